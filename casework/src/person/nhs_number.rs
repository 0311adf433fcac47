//! The NHS number: ten digits, the last of them a modulus 11 check digit.
//!
//! Source: NHS Data Dictionary, NHS NUMBER; reference/domain.md c.1.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number that passes every check that can be made without a network; it has not been traced.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NhsNumber([u8; 10]);

/// Why a cell is not an NHS number that may be stored as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NotANumber {
    /// The cell is empty.
    #[error("no NHS number is given")]
    Blank,
    /// The cell says in words or signs that the number is not known ("N/K", "-", "not known").
    #[error("the NHS number is written as not known")]
    WrittenAsUnknown,
    /// A spreadsheet has turned the number into something like 9.99E+09; its last digits are lost.
    #[error("a spreadsheet program has rounded the NHS number and its last digits are lost")]
    Rounded,
    /// The cell holds letters or signs that no NHS number has.
    #[error("the NHS number holds something other than digits")]
    NotDigits,
    /// The cell holds digits, but not ten of them.
    #[error("an NHS number has 10 digits, this one has {0}")]
    Length(usize),
    /// Ten equal digits: they pass the check and mean nothing.
    #[error("ten equal digits are a placeholder, not an NHS number")]
    Placeholder,
    /// The last digit does not fit the other nine, so at least one digit is wrong.
    #[error("the NHS number fails its check digit, so at least one digit is wrong")]
    CheckDigit,
    /// No last digit could fit the first nine, so no such number was ever given out.
    #[error("no NHS number begins with those nine digits, so at least one digit is wrong")]
    NoCheckDigitPossible,
}

impl NotANumber {
    /// Says whether the cell claims no number at all, rather than a wrong one.
    pub fn is_absence(self) -> bool {
        matches!(self, Self::Blank | Self::WrittenAsUnknown)
    }

    /// What to do about it, for whoever typed the number.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Blank => "Enter the NHS number, or say that you do not know it.",
            Self::WrittenAsUnknown => "If you do not know the NHS number, leave it empty.",
            Self::Rounded => {
                "The last digits of this number are lost: it was copied from a spreadsheet that rounded it."
            }
            Self::NotDigits => {
                "An NHS number has only digits, 10 of them. This may be another number, such as National Insurance."
            }
            Self::Length(_) => "An NHS number has 10 digits. Count the digits again.",
            Self::Placeholder => "Ten equal digits are not an NHS number.",
            Self::CheckDigit => {
                "One of these digits is wrong: the last digit is a check, and it does not fit the other nine. Look at each digit again."
            }
            Self::NoCheckDigitPossible => {
                "One of these digits is wrong: no NHS number begins like this. Look at each digit again."
            }
        }
    }
}

/// Words and signs by which people say "we do not know the number", in small letters without spaces.
const UNKNOWN: [&str; 17] = [
    "n/k",
    "nk",
    "n/a",
    "na",
    "notknown",
    "unknown",
    "unk",
    "none",
    "nil",
    "null",
    "tbc",
    "x",
    "?",
    "missing",
    "notavailable",
    "awaited",
    "notgiven",
];

impl NhsNumber {
    /// Reads a cell; spaces of any kind, hyphens and dots between the digits are tolerated.
    pub fn parse(cell: &str) -> Result<Self, NotANumber> {
        let bare: String = cell.chars().filter(|c| !is_separator(*c)).collect();
        if bare.is_empty() {
            // "-" is how many lists say "not known"; only white space is blank.
            return Err(if cell.trim().is_empty() { NotANumber::Blank } else { NotANumber::WrittenAsUnknown });
        }
        let lower = bare.to_lowercase();
        if UNKNOWN.contains(&lower.as_str()) || lower.chars().all(|c| c == '?') {
            return Err(NotANumber::WrittenAsUnknown);
        }
        if !bare.chars().all(|c| c.is_ascii_digit()) {
            let rounded = lower.contains("e+") && lower.chars().next().is_some_and(|c| c.is_ascii_digit());
            return Err(if rounded { NotANumber::Rounded } else { NotANumber::NotDigits });
        }
        let digits: Vec<u8> = bare.bytes().map(|b| b - b'0').collect();
        let digits: [u8; 10] = digits.try_into().map_err(|d: Vec<u8>| NotANumber::Length(d.len()))?;
        check(digits)
    }

    /// The ten digits without spaces: how the number is stored, compared and copied.
    pub fn to_digits(&self) -> String {
        self.0.iter().map(|d| char::from(b'0' + d)).collect()
    }

    /// The number as it is shown, 3-3-4, joined by no-break spaces so that a line never divides it.
    pub fn spaced(&self) -> String {
        let mut text = self.to_digits();
        text.insert(6, '\u{a0}');
        text.insert(3, '\u{a0}');
        text
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{feff}' | '\u{200b}')
}

/// Weights 10 to 2 on the first nine digits; eleven less the remainder is the tenth; 11 counts as 0, 10 never occurs.
fn check(digits: [u8; 10]) -> Result<NhsNumber, NotANumber> {
    let [first, .., last] = digits;
    if digits.iter().all(|d| *d == first) {
        return Err(NotANumber::Placeholder);
    }
    let sum: u32 = digits.iter().take(9).zip((2..=10_u32).rev()).map(|(d, w)| u32::from(*d) * w).sum();
    match 11 - sum % 11 {
        10 => Err(NotANumber::NoCheckDigitPossible),
        c if c % 11 == u32::from(last) => Ok(NhsNumber(digits)),
        _ => Err(NotANumber::CheckDigit),
    }
}

/// Shows no digits, so that a number cannot reach a log through `{:?}`.
impl fmt::Debug for NhsNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NhsNumber(..)")
    }
}

impl Serialize for NhsNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_digits())
    }
}

impl<'de> Deserialize<'de> for NhsNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn good_numbers_are_read_however_they_are_spaced() {
        for cell in ["9434765919", "943 476 5919", " 943-476-5919 ", "943\u{a0}476\u{a0}5919", "943.476.5919"] {
            let number = NhsNumber::parse(cell).unwrap();
            assert_eq!(number.to_digits(), "9434765919", "separators carry no meaning");
            assert_eq!(number.spaced(), "943\u{a0}476\u{a0}5919", "shown 3-3-4 and unbroken");
        }
        assert!(NhsNumber::parse("4010232137").is_ok(), "another published valid number");
    }

    #[test]
    fn each_way_of_being_wrong_has_its_own_reason() {
        for (cell, why) in [
            ("", NotANumber::Blank),
            ("\u{a0} ", NotANumber::Blank),
            ("-", NotANumber::WrittenAsUnknown),
            ("N/K", NotANumber::WrittenAsUnknown),
            ("not known", NotANumber::WrittenAsUnknown),
            ("??", NotANumber::WrittenAsUnknown),
            ("9.99E+09", NotANumber::Rounded),
            ("94347659I9", NotANumber::NotDigits),
            ("٩٤٣٤٧٦٥٩١٩", NotANumber::NotDigits),
            ("999198369", NotANumber::Length(9)),
            ("94347659190", NotANumber::Length(11)),
            ("0000000000", NotANumber::Placeholder),
            ("999 999 9999", NotANumber::Placeholder),
            ("4857773456", NotANumber::CheckDigit),
            ("9991250282", NotANumber::NoCheckDigitPossible),
        ] {
            assert_eq!(NhsNumber::parse(cell), Err(why), "{cell}");
        }
    }

    #[test]
    fn every_slip_of_one_digit_and_every_neighbour_swap_is_caught() {
        let good = *b"9434765919";
        for place in 0..10_usize {
            for digit in b'0'..=b'9' {
                let mut slip = good;
                let Some(cell) = slip.get_mut(place) else {
                    continue;
                };
                if *cell == digit {
                    continue;
                }
                *cell = digit;
                let text = String::from_utf8(slip.to_vec()).unwrap();
                assert!(NhsNumber::parse(&text).is_err(), "modulus 11 finds any single wrong digit");
            }
            let mut swapped = good;
            if place < 9 {
                swapped.swap(place, place + 1);
            }
            let text = String::from_utf8(swapped.to_vec()).unwrap();
            assert!(swapped == good || NhsNumber::parse(&text).is_err(), "and any two neighbours swapped");
        }
    }

    #[test]
    fn debug_shows_no_digit() {
        let shown = format!("{:?}", NhsNumber::parse("9434765919").unwrap());
        assert!(!shown.contains("943"), "a log line must never hold a number");
    }
}
