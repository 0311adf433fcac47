//! Who the person is: name, NHS number, practice, the list's own identifier.

use super::Row;
use crate::import::flag::{FlagCode, Rejection, RejectionCode};
use crate::import::mapping::Field;
use crate::import::person::{Absence, ImportedPerson, LocalIdentifier};
use crate::import::text::excerpt;
use crate::person::{NhsNumber, NotANumber, name};

impl Row<'_> {
    pub(super) fn name(&mut self, person: &mut ImportedPerson) -> Result<(), Rejection> {
        let core = &mut person.core;
        let whole = name::split_full(&self.cell(Field::FullName));
        core.family_name = name::tidy(&self.cell(Field::FamilyName));
        core.given_name = name::tidy(&self.cell(Field::GivenName));
        // With separate columns the whole name is only a stand-in for what they leave blank together.
        let mut two_people = false;
        if core.family_name.is_empty() && core.given_name.is_empty() {
            two_people = whole.two_people;
            core.family_name = whole.family;
            core.given_name = whole.given;
        }
        core.title = self.some(Field::Title).map(|t| name::tidy(&t)).or(whole.title);
        let known_as = self.some(Field::KnownAs).map(|k| name::tidy(&k)).or(whole.known_as);
        core.known_as = known_as.filter(|k| *k != core.given_name);
        let family = name::match_key(&core.family_name);
        let given = name::match_key(&core.given_name);
        if family.is_empty() && given.is_empty() {
            return Err(Rejection::new(
                RejectionCode::NameMissing,
                "The row has no name, so nobody could find this person again.",
            ));
        }
        if two_people {
            self.flag(FlagCode::TwoPeopleInOneRow, "The row speaks of two people. Make a case for each of them.");
        } else if family.is_empty() || given.chars().count() < 2 {
            self.flag(FlagCode::NameIncomplete, "Only part of the name is given. Find out the whole name.");
        } else if family.chars().count() < 2 {
            self.flag(FlagCode::NameIncomplete, "The family name is only one letter. Find out the whole name.");
        }
        Ok(())
    }

    pub(super) fn identity(&mut self, person: &mut ImportedPerson) {
        let identity = &mut person.identity;
        if self.mapping.has(Field::NhsNumber) {
            let cell = self.cell(Field::NhsNumber);
            match NhsNumber::parse(&cell) {
                Ok(number) => identity.nhs_number = Some(number),
                Err(why) => {
                    identity.nhs_number_absent = Some(match why {
                        NotANumber::Blank => Absence::Blank,
                        NotANumber::WrittenAsUnknown => Absence::NotKnown,
                        _ => Absence::NotValid { written: excerpt(&cell) },
                    });
                    // A wrong number is no number, but somebody may find the right one in it.
                    if !matches!(why, NotANumber::Blank | NotANumber::WrittenAsUnknown) {
                        self.unread.push(Field::NhsNumber);
                    }
                    let (code, message) = number_flag(why, &cell);
                    self.flag(code, message);
                }
            }
        } else {
            identity.nhs_number_absent = Some(Absence::NotInFile);
        }
        identity.gp = self.some(Field::Gp).map(|gp| name::tidy(&gp));
        identity.gp_practice = self.some(Field::GpPractice).map(|p| name::tidy(&p));
        // "Dr M Vaidyan, Packhorse Street Surgery" in one cell.
        if let (Some(gp), false) = (&identity.gp, self.mapping.has(Field::GpPractice))
            && let Some((doctor, practice)) = gp.split_once(", ")
        {
            identity.gp_practice = Some(practice.to_owned());
            identity.gp = Some(doctor.to_owned());
        }
        let code = self.some(Field::GpPracticeCode);
        let named = identity.gp_practice.as_deref().and_then(code_in_brackets);
        if let Some((name, _)) = &named {
            identity.gp_practice = Some(name.clone());
        }
        identity.gp_practice_code = code.map(|c| c.to_uppercase()).or(named.map(|(_, code)| code));
        identity.local_identifier = self.some(Field::SourceId).map(|value| LocalIdentifier {
            system: self.mapping.heading(Field::SourceId).to_owned(),
            value: name::tidy(&value),
        });
    }
}

/// "Packhorse Street Surgery (TST02)": the name and the ODS code (`[A-Z0-9]{3,12}` with a digit, domain.md c.2).
fn code_in_brackets(text: &str) -> Option<(String, String)> {
    let (name, code) = text.strip_suffix(')')?.rsplit_once('(')?;
    let code = code.trim().to_uppercase();
    let shaped = (3..=12).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric());
    (shaped && code.bytes().any(|b| b.is_ascii_digit())).then(|| (name.trim().to_owned(), code))
}

fn number_flag(why: NotANumber, cell: &str) -> (FlagCode, String) {
    let code = match why {
        NotANumber::Blank | NotANumber::WrittenAsUnknown => {
            let message = "No NHS number: this person can only be found by name, date of birth and postcode.";
            return (FlagCode::NhsNumberMissing, message.to_owned());
        }
        NotANumber::Rounded => FlagCode::NhsNumberRounded,
        NotANumber::NotDigits => FlagCode::NhsNumberNotDigits,
        NotANumber::Length(_) => FlagCode::NhsNumberLength,
        NotANumber::Placeholder => FlagCode::NhsNumberPlaceholder,
        NotANumber::CheckDigit | NotANumber::NoCheckDigitPossible => FlagCode::NhsNumberCheckDigit,
    };
    (code, format!("NHS number \"{}\" was left out: {why}.", excerpt(cell)))
}
