//! What may be believed of a date of birth and a date of death.

use chrono::{Datelike, NaiveDate};

/// Why a date of birth is not stored as written, or is stored with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BirthDoubt {
    /// The date is after today.
    #[error("the date of birth is in the future")]
    InTheFuture,
    /// The date is before 1900: nobody born then is alive.
    #[error("the date of birth is before 1900")]
    Before1900,
    /// 1 January 1900: what many systems write when they know nothing.
    #[error("1 January 1900 is what a system writes when the date of birth is not known")]
    Default1900,
    /// The person would be older than anybody in the United Kingdom has ever been (115 years).
    #[error("this date of birth makes the person more than 115 years old")]
    VeryOld,
}

impl BirthDoubt {
    /// True when the date must not be stored; otherwise it is stored and a person should look.
    pub fn is_refusal(self) -> bool {
        self != Self::VeryOld
    }
}

/// Checks a date of birth against `today`, which is handed in.
pub fn check_birth(birth: NaiveDate, today: NaiveDate) -> Result<(), BirthDoubt> {
    if birth > today {
        Err(BirthDoubt::InTheFuture)
    } else if birth.year() < 1900 {
        Err(BirthDoubt::Before1900)
    } else if is_default(birth) {
        Err(BirthDoubt::Default1900)
    } else if today.years_since(birth).is_some_and(|age| age > 115) {
        Err(BirthDoubt::VeryOld)
    } else {
        Ok(())
    }
}

/// True for 1 January 1900, which says nothing and so equals nothing.
pub fn is_default(birth: NaiveDate) -> bool {
    birth.year() == 1900 && birth.ordinal() == 1
}

/// Why a date of death is not stored as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeathDoubt {
    /// The date is after today.
    #[error("the date of death is in the future")]
    InTheFuture,
    /// The date is before the date of birth.
    #[error("the date of death is before the date of birth")]
    BeforeBirth,
}

/// Checks a date of death against `today` and the date of birth, if that is known.
pub fn check_death(death: NaiveDate, birth: Option<NaiveDate>, today: NaiveDate) -> Result<(), DeathDoubt> {
    if death > today {
        Err(DeathDoubt::InTheFuture)
    } else if birth.is_some_and(|birth| death < birth) {
        Err(DeathDoubt::BeforeBirth)
    } else {
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_birth_is_between_1900_and_today() {
        let today = day(2026, 11, 16);
        assert_eq!(check_birth(today, today), Ok(()), "born today is possible");
        assert_eq!(check_birth(day(2026, 11, 17), today), Err(BirthDoubt::InTheFuture), "tomorrow is not");
        assert_eq!(check_birth(day(1899, 12, 31), today), Err(BirthDoubt::Before1900), "too long ago");
        assert_eq!(check_birth(day(1900, 1, 1), today), Err(BirthDoubt::Default1900), "a system's default");
        assert_eq!(check_birth(day(1911, 11, 16), today), Ok(()), "115 has been reached");
        assert_eq!(check_birth(day(1910, 11, 16), today), Err(BirthDoubt::VeryOld), "116 has not");
        assert!(!BirthDoubt::VeryOld.is_refusal(), "and yet it may be so");
    }

    #[test]
    fn a_death_is_between_birth_and_today() {
        let (birth, today) = (Some(day(1940, 5, 1)), day(2026, 11, 16));
        assert_eq!(check_death(today, birth, today), Ok(()), "today");
        assert_eq!(check_death(day(2026, 11, 17), birth, today), Err(DeathDoubt::InTheFuture), "tomorrow");
        assert_eq!(check_death(day(1940, 4, 30), birth, today), Err(DeathDoubt::BeforeBirth), "before birth");
    }
}
