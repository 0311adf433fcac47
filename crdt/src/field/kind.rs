//! Kinds of field values: what a person may type into each, checked when typed and when projected, never at admission.

/// Why a typed value does not fit; words for the person who typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Rejected(pub &'static str);

/// The kind of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line of text, at most this many characters.
    Line(usize),
    /// Longer text, at most this many characters.
    Prose(usize),
    /// One of these stable words.
    Code(&'static [&'static str]),
    /// `YYYY-MM-DD`.
    Date,
    /// The same of what has happened: whoever types it must check that it is not after today ([`Kind::is_past`]). A clock
    /// that is wrong must not decide what is admitted, so this crate, which has none, does not.
    PastDate,
    /// Ten digits that pass modulus 11 and are not all equal, or empty.
    NhsNumber,
    /// `yes`, `no` or `unknown`.
    YesNo,
    /// A whole number within bounds, written as text.
    Number(i64, i64),
}

const YES_NO: &[&str] = &["yes", "no", "unknown"];

impl Kind {
    /// Checks a typed value and gives it in its stored form. An empty value clears a register; a keep-both field is
    /// cleared by writing `unknown`, which every kind accepts.
    ///
    /// # Errors
    /// `Rejected` with a sentence.
    pub fn check(self, typed: &str) -> Result<String, Rejected> {
        let value = typed.trim();
        if value.is_empty() || value == "unknown" {
            return Ok(value.to_owned());
        }
        match self {
            Self::Line(most) => text(value, most, false),
            Self::Prose(most) => text(value, most, true),
            Self::Code(words) => code(value, words),
            Self::YesNo => code(value, YES_NO),
            Self::Date | Self::PastDate => date(value),
            Self::NhsNumber => nhs_number(value),
            Self::Number(least, most) => match value.parse::<i64>() {
                Ok(number) if (least..=most).contains(&number) => Ok(number.to_string()),
                _ => Err(Rejected("Enter a whole number in the range of this field.")),
            },
        }
    }
}

/// Whether a character only changes how its neighbours are shown: the overrides and isolates of Unicode's bidirectional
/// algorithm (UAX #9), with which a line can be made to read as another. The marks that right-to-left names need are let
/// through.
#[must_use]
pub const fn deceives(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl Kind {
    /// Whether what is written here has happened, so that a date after today is a slip.
    #[must_use]
    pub const fn is_past(self) -> bool {
        matches!(self, Self::PastDate)
    }
}

fn text(value: &str, most: usize, lines: bool) -> Result<String, Rejected> {
    if value.chars().count() > most {
        return Err(Rejected("That is longer than this field allows."));
    }
    if value.chars().any(|c| deceives(c) || c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t'))) {
        return Err(Rejected("That contains characters that cannot be shown."));
    }
    Ok(value.to_owned())
}

fn code(value: &str, words: &[&str]) -> Result<String, Rejected> {
    if words.contains(&value) {
        Ok(value.to_owned())
    } else {
        Err(Rejected("That is not one of the choices of this field."))
    }
}

fn date(value: &str) -> Result<String, Rejected> {
    const WORDS: Rejected = Rejected("Enter a real date as year-month-day, for example 1941-03-07.");
    let mut parts = value.split('-');
    let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(WORDS);
    };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return Err(WORDS);
    }
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    let (Some(y), Some(m), Some(d)) = (number(year), number(month), number(day)) else { return Err(WORDS) };
    let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    let days = match m {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return Err(WORDS),
    };
    if y < 1800 || d == 0 || d > days { Err(WORDS) } else { Ok(value.to_owned()) }
}

/// NHS Data Dictionary, NHS NUMBER: modulus 11 with weights 10 to 2; ten equal digits are refused.
fn nhs_number(value: &str) -> Result<String, Rejected> {
    const WORDS: Rejected = Rejected("That is not an NHS number: check the ten digits.");
    let digits: Vec<u32> = value
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_digit(10))
        .collect::<Option<_>>()
        .ok_or(WORDS)?;
    let (Some((check, first)), 10) = (digits.split_last(), digits.len()) else { return Err(WORDS) };
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let expected = (11 - sum % 11) % 11;
    if expected != *check || first.iter().all(|digit| digit == check) {
        return Err(WORDS);
    }
    Ok(digits.iter().filter_map(|digit| char::from_digit(*digit, 10)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nhs_numbers_follow_modulus_11() {
        assert_eq!(Kind::NhsNumber.check("943 476 5919"), Ok("9434765919".to_owned()), "a good number, spaced");
        for bad in ["4857773456", "0000000000", "9999999999", "943476591", "94347659190", "94347659l9"] {
            assert!(Kind::NhsNumber.check(bad).is_err(), "{bad} must be refused");
        }
    }

    #[test]
    fn dates_are_real_and_never_american() {
        assert!(Kind::Date.check("2024-02-29").is_ok(), "a leap day");
        for bad in ["2023-02-29", "2024-13-01", "03/04/2024", "24-02-03", "2024-2-3", "0000-00-00"] {
            assert!(Kind::Date.check(bad).is_err(), "{bad} must be refused");
        }
    }

    #[test]
    fn clearing_writes_unknown_or_nothing() {
        assert_eq!(Kind::Code(&["a"]).check(" unknown "), Ok("unknown".to_owned()), "every kind can be unknown");
        assert!(Kind::Code(&["a"]).check("b").is_err(), "other words are refused");
        assert!(Kind::Line(3).check("four").is_err(), "too long is refused");
        assert!(Kind::Line(9).check("a\nb").is_err(), "a line has no line break");
        assert!(Kind::Number(1, 9).check("10").is_err(), "out of range is refused");
    }
}
