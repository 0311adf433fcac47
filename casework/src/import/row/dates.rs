//! When the person was born and whether the list says that the person has died.

use chrono::{Datelike, NaiveDate};

use super::Row;
use crate::import::dates;
use crate::import::flag::FlagCode;
use crate::import::mapping::Field;
use crate::import::parts::{self, NotUnderstood, YesNo};
use crate::import::person::{Deceased, ImportedPerson};
use crate::import::text::excerpt;
use crate::person::Years;
use crate::person::date::{BirthDoubt, check_birth, check_death};

impl Row<'_> {
    pub(super) fn dates(&mut self, person: &mut ImportedPerson) {
        if self.mapping.has(Field::DateOfBirth) {
            person.core.date_of_birth = self.date_of_birth();
        }
        if person.core.date_of_birth.is_none() {
            person.core.born_about = self.born_about();
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
                self.unread.push(Field::DateOfDeath);
                None
            }
        };
        person.core.deceased = Some(Deceased { date });
        self.flag(
            FlagCode::Deceased,
            "This person has died. The case is kept with the date of death and is not made active.",
        );
    }

    /// The years that an age tells. A list gives no day for its ages, so they are taken as of today.
    fn born_about(&mut self) -> Option<Years> {
        let cell = self.cell(Field::Age);
        let years = Years::read_age(&cell, self.today.year());
        if years.is_none() && cell.chars().any(char::is_alphanumeric) {
            let message = format!("The age \"{}\" was left out: it tells no year of birth.", excerpt(&cell));
            self.flag(FlagCode::AgeNotReadable, message);
            self.unread.push(Field::Age);
        }
        years
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
        self.unread.push(Field::DateOfBirth);
        self.flag(code, format!("The date of birth \"{shown}\" was left out: {why}."));
        None
    }
}
