//! One row of cells becomes one person with the things to look at, or is refused with a reason.

use chrono::NaiveDate;

use super::flag::{Flag, FlagCode, Rejection, RejectionCode};
use super::mapping::{Field, Mapping};
use super::parts::{self, Instrument, NotUnderstood, YesNo};
use super::person::{Absence, Deceased, EndOfLife, ImportedPerson, LocalIdentifier, Register};
use super::text::{self, excerpt};
use super::{dates, read};
use crate::person::date::{BirthDoubt, check_birth, check_death};
use crate::person::name;
use crate::person::phone;
use crate::person::{NhsNumber, NotANumber, Postcode};

/// Reads one row. `today` is handed in: no date of birth or death lies after it.
pub fn read_row(
    record: &csv::StringRecord,
    mapping: &Mapping,
    today: NaiveDate,
) -> Result<(ImportedPerson, Vec<Flag>), Rejection> {
    let mut row = Row { cells: Vec::with_capacity(record.len()), mapping, today, flags: Vec::new() };
    row.take_cells(record)?;
    let mut person = ImportedPerson::default();
    row.name(&mut person)?;
    row.identity(&mut person);
    row.dates(&mut person);
    row.about(&mut person);
    row.contact(&mut person);
    row.clinical(&mut person);
    Ok((person, row.flags))
}

struct Row<'a> {
    cells: Vec<String>,
    mapping: &'a Mapping,
    today: NaiveDate,
    flags: Vec<Flag>,
}

impl Row<'_> {
    fn flag(&mut self, code: FlagCode, message: impl Into<String>) {
        self.flags.push(Flag::new(code, message));
    }

    /// The cell of a field, clean and trimmed; empty when the file has no such column.
    fn cell(&self, field: Field) -> String {
        self.mapping.places(field).next().and_then(|place| self.cells.get(place)).cloned().unwrap_or_default()
    }

    fn some(&self, field: Field) -> Option<String> {
        Some(self.cell(field)).filter(|cell| !cell.is_empty())
    }

    /// Reads a coded cell; one that is not understood is flagged and left out.
    fn coded<T>(&mut self, field: Field, read: impl Fn(&str) -> Result<Option<T>, NotUnderstood>) -> Option<T> {
        let cell = self.cell(field);
        read(&cell).unwrap_or_else(|NotUnderstood| {
            let heading = self.mapping.heading(field);
            let message = format!("\"{}\" in column \"{heading}\" is not understood and was left out.", excerpt(&cell));
            self.flag(FlagCode::ValueNotUnderstood, message);
            None
        })
    }

    fn take_cells(&mut self, record: &csv::StringRecord) -> Result<(), Rejection> {
        let width = self.mapping.columns.len();
        if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            return Err(Rejection::new(
                RejectionCode::TooManyCells,
                format!(
                    "The row has {} cells under {width} headings, so its cells have shifted. Look for a delimiter or a quotation mark too many.",
                    record.len()
                ),
            ));
        }
        let mut hidden = Vec::new();
        let mut garbled = Vec::new();
        for (place, cell) in record.iter().take(width).enumerate() {
            let heading = || self.mapping.columns.get(place).map(|c| c.heading.as_str()).unwrap_or_default();
            if cell.len() > read::MAX_CELL {
                return Err(Rejection::new(
                    RejectionCode::CellTooLong,
                    format!(
                        "The cell in column \"{}\" is longer than 32,000 letters. Look for a quotation mark that is never closed.",
                        heading()
                    ),
                ));
            }
            let (clean, found) = text::clean(cell);
            if found.hidden {
                hidden.push(heading());
            }
            if found.lost_letters || found.garbled {
                garbled.push(heading());
            }
            self.cells.push(clean);
        }
        let (hidden, garbled) = (hidden.join("\", \""), garbled.join("\", \""));
        if !hidden.is_empty() {
            self.flag(
                FlagCode::HiddenCharacters,
                format!("Invisible signs were taken out of column \"{hidden}\". Check that it says what you expect."),
            );
        }
        if !garbled.is_empty() {
            self.flag(FlagCode::GarbledLetters, format!("Letters in column \"{garbled}\" were lost or garbled before the file came here. Put the spelling right."));
        }
        if record.len() < width {
            self.flag(FlagCode::RowTooShort, format!("The row has {} cells under {width} headings; the last ones are taken as blank. Check that the row is whole.", record.len()));
        }
        Ok(())
    }

    fn name(&mut self, person: &mut ImportedPerson) -> Result<(), Rejection> {
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

    fn identity(&mut self, person: &mut ImportedPerson) {
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

    fn dates(&mut self, person: &mut ImportedPerson) {
        if self.mapping.has(Field::DateOfBirth) {
            person.core.date_of_birth = self.date_of_birth();
        }
        let cell = self.cell(Field::DateOfDeath);
        let said = match parts::yes_no(&cell) {
            Ok(None | Some(YesNo::No | YesNo::Unknown)) => return,
            Ok(Some(YesNo::Yes)) => None,
            Err(NotUnderstood) if cell.eq_ignore_ascii_case("deceased") || cell.eq_ignore_ascii_case("died") => None,
            Err(NotUnderstood) => Some(dates::parse(&cell)),
        };
        let checked = match said {
            None => Ok(None),
            Some(Ok((date, _))) => check_death(date, person.core.date_of_birth, self.today)
                .map(|()| Some(date))
                .map_err(|doubt| doubt.to_string()),
            Some(Err(dates::NoDate::Blank)) => return,
            Some(Err(why)) => Err(why.to_string()),
        };
        let date = match checked {
            Ok(date) => date,
            Err(why) => {
                let message = format!(
                    "The date of death \"{}\" cannot be used: {why}. Imported as died, without a date.",
                    excerpt(&cell)
                );
                self.flag(FlagCode::DateOfDeathUnreadable, message);
                None
            }
        };
        person.core.deceased = Some(Deceased { date });
        self.flag(
            FlagCode::Deceased,
            "This person has died. The case is kept with the date of death and is not made active.",
        );
    }

    fn date_of_birth(&mut self) -> Option<NaiveDate> {
        let cell = self.cell(Field::DateOfBirth);
        let shown = excerpt(&cell);
        let (code, why) = match dates::parse(&cell) {
            Ok((date, _)) => match check_birth(date, self.today) {
                Ok(()) => return Some(date),
                Err(doubt) => {
                    let code = match doubt {
                        BirthDoubt::InTheFuture => FlagCode::DateOfBirthInFuture,
                        BirthDoubt::Before1900 => FlagCode::DateOfBirthBefore1900,
                        BirthDoubt::Default1900 => FlagCode::DateOfBirthDefault,
                        BirthDoubt::VeryOld => FlagCode::DateOfBirthVeryOld,
                    };
                    if !doubt.is_refusal() {
                        self.flag(code, format!("Check the date of birth {shown}: {doubt}."));
                        return Some(date);
                    }
                    (code, doubt.to_string())
                }
            },
            Err(dates::NoDate::Blank) => {
                self.flag(FlagCode::DateOfBirthMissing, "No date of birth is given.");
                return None;
            }
            Err(why) => {
                let code = match why {
                    dates::NoDate::TwoDigitYear => FlagCode::DateOfBirthTwoDigitYear,
                    dates::NoDate::Impossible | dates::NoDate::MonthFirst => FlagCode::DateOfBirthImpossible,
                    dates::NoDate::Blank | dates::NoDate::Unreadable => FlagCode::DateOfBirthUnreadable,
                };
                (code, why.to_string())
            }
        };
        self.flag(code, format!("The date of birth \"{shown}\" was left out: {why}."));
        None
    }

    fn contact(&mut self, person: &mut ImportedPerson) {
        let contact = &mut person.contact;
        contact.lives_alone = self.coded(Field::LivesAlone, parts::yes_no);
        contact.restricted = self.restricted();
        let mut lines = Vec::new();
        for place in self.mapping.places(Field::Address) {
            let cell = self.cells.get(place).map(String::as_str).unwrap_or_default();
            lines.extend(cell.lines().map(name::tidy).filter(|line| !line.is_empty()));
        }
        let written = self.cell(Field::Postcode);
        contact.postcode = Postcode::parse(&written);
        let words = name::match_key(&lines.join(" "));
        contact.no_fixed_abode = contact.postcode.as_ref().is_some_and(Postcode::is_no_fixed_abode)
            || matches!(words.as_str(), "nofixedabode" | "nfa" | "homeless");
        if words.contains("withheld") || words == "notdisclosed" {
            lines.clear();
            self.flag(FlagCode::AddressWithheld, "The address is withheld in the file.");
        }
        if contact.restricted {
            // What is never to be shown or sent on is not taken in: a part cannot be partly sent.
            contact.postcode = None;
            return;
        }
        if contact.postcode.is_none() && !written.is_empty() {
            self.flag(
                FlagCode::PostcodeNotRecognised,
                format!("\"{}\" is not a postcode; it was kept as a line of the address.", excerpt(&written)),
            );
            lines.push(name::tidy(&written));
        }
        contact.address = (!lines.is_empty()).then(|| lines.join("\n"));
        let cells = self.mapping.places(Field::Phone).filter_map(|place| self.cells.get(place).cloned());
        let mut unread = Vec::new();
        for cell in cells.collect::<Vec<_>>() {
            let read = phone::parse_cell(&cell);
            for phone in read.phones {
                if !contact.phones.iter().any(|p| p.number == phone.number) {
                    contact.phones.push(phone);
                }
            }
            unread.extend(read.unread.filter(|words| name::word_keys(words).iter().any(|k| !k.is_empty())));
        }
        if !unread.is_empty() {
            contact.phone_words = Some(unread.join("; "));
            self.flag(
                FlagCode::PhoneNotReadable,
                "No telephone number can be read in the telephone cell; its words were kept.",
            );
        }
    }

    /// S, Y or a word says restricted. A marker we do not know is taken as restricted: the strictest reading is safe.
    fn restricted(&mut self) -> bool {
        let cell = self.cell(Field::Restricted);
        let lower = cell.to_lowercase();
        let message = "Restricted record: the address and telephone numbers in the file were not imported and nobody will see them.";
        match (lower.as_str(), parts::yes_no(&cell)) {
            (_, Ok(None | Some(YesNo::No))) => false,
            ("s" | "s-flag" | "sflag" | "sensitive" | "restricted" | "confidential", _) | (_, Ok(Some(YesNo::Yes))) => {
                self.flag(FlagCode::Restricted, message);
                true
            }
            _ => {
                self.flag(FlagCode::Restricted, message);
                self.flag(
                    FlagCode::RestrictedMarkerUnknown,
                    format!("The marker \"{}\" is not known, so the person is treated as restricted until somebody says otherwise.", excerpt(&cell)),
                );
                true
            }
        }
    }

    fn about(&mut self, person: &mut ImportedPerson) {
        person.core.sex = self.coded(Field::Sex, parts::sex);
        person.about.language = self.some(Field::Language).map(|l| name::tidy(&l));
        person.about.interpreter_needed = self.coded(Field::Interpreter, parts::yes_no);
        person.about.communication_needs = self.some(Field::CommunicationNeeds);
    }

    fn clinical(&mut self, person: &mut ImportedPerson) {
        let clinical = &mut person.clinical;
        clinical.clinical_frailty_scale = self.coded(Field::ClinicalFrailtyScale, parts::clinical_frailty_scale);
        clinical.frailty_index = self
            .coded(Field::FrailtyIndex, |cell| parts::frailty_index(cell, Instrument::Efi))
            .or_else(|| self.coded(Field::FrailtyIndex2, |cell| parts::frailty_index(cell, Instrument::Efi2)));
        clinical.problems = parts::problems(&self.cell(Field::Problems));
        clinical.housebound = self.coded(Field::Housebound, parts::housebound);
        let today = self.today;
        clinical.last_contact = self.coded(Field::LastContact, |cell| match dates::parse(cell) {
            Ok((date, _)) if date <= today => Ok(Some(date)),
            Err(dates::NoDate::Blank) => Ok(None),
            _ => Err(NotUnderstood),
        });
        let since = self.coded(Field::PalliativeRegister, parts::register);
        person.end_of_life = EndOfLife { palliative_care_register: since.map(|since| Register { since }) };
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
