//! UK postcodes: one spelling, and the ones that stand for no place at all.

use serde::{Deserialize, Deserializer, Serialize};

/// A postcode in upper case with one space before its last three characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Postcode(String);

/// The stand-in that the NHS writes for a person of no fixed abode (NHS Data Dictionary, POSTCODE).
pub const NO_FIXED_ABODE: &str = "ZZ99 3VZ";

impl Postcode {
    /// Reads a cell whatever its case and spacing; `None` when it does not have the shape of a UK postcode.
    ///
    /// Shape: one or two letters, a digit, perhaps a digit or letter; then a digit and two letters.
    pub fn parse(cell: &str) -> Option<Self> {
        let bare: String =
            cell.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        if !bare.is_ascii() || !(5..=7).contains(&bare.len()) {
            return None;
        }
        let (outward, inward) = bare.split_at_checked(bare.len().checked_sub(3)?)?;
        (is_outward(outward.as_bytes()) && is_inward(inward.as_bytes())).then(|| Self(format!("{outward} {inward}")))
    }

    /// The postcode as it is written on an envelope.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for ZZ99 3VZ: a person of no fixed abode.
    pub fn is_no_fixed_abode(&self) -> bool {
        self.0 == NO_FIXED_ABODE
    }

    /// True for the ZZ99 series, which stands for "no address here"; two of them are never the same place.
    pub fn is_pseudo(&self) -> bool {
        self.0.starts_with("ZZ99")
    }
}

/// A9, A99, AA9, AA99, A9A or AA9A.
fn is_outward(bytes: &[u8]) -> bool {
    let letters = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let mut rest = bytes.iter().skip(letters);
    (1..=2).contains(&letters)
        && rest.next().is_some_and(u8::is_ascii_digit)
        && rest.next().is_none_or(u8::is_ascii_alphanumeric)
        && rest.next().is_none()
}

fn is_inward(bytes: &[u8]) -> bool {
    matches!(bytes, [a, b, c] if a.is_ascii_digit() && b.is_ascii_alphabetic() && c.is_ascii_alphabetic())
}

impl<'de> Deserialize<'de> for Postcode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).ok_or_else(|| serde::de::Error::custom("not a postcode"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_one_place() {
        for cell in ["DB1 6AH", "db1 6ah", "DB16AH", " db1  6AH ", "DB1\u{a0}6AH"] {
            assert_eq!(Postcode::parse(cell).as_ref().map(Postcode::as_str), Some("DB1 6AH"), "{cell}");
        }
        for cell in ["M1 1AE", "EC1A 1BB", "W1A 0AX", "B33 8TH", "CR2 6XH", "DN55 1PT"] {
            assert_eq!(Postcode::parse(cell).as_ref().map(Postcode::as_str), Some(cell), "every published shape");
        }
    }

    #[test]
    fn what_is_no_postcode_is_refused() {
        for cell in ["", "DB1", "Hathermoor", "12345", "DB1 6A", "DBB1 6AH", "DB1 6A5", "ÄB1 6AH", "DB1 6AHX"] {
            assert_eq!(Postcode::parse(cell), None, "{cell}");
        }
    }

    #[test]
    fn no_fixed_abode_is_no_place() {
        let nowhere = Postcode::parse("zz993vz");
        assert!(nowhere.as_ref().is_some_and(|p| p.is_no_fixed_abode() && p.is_pseudo()), "ZZ99 3VZ is its code");
        assert!(Postcode::parse("DB1 6AH").is_some_and(|p| !p.is_pseudo()), "an address is a place");
    }
}
