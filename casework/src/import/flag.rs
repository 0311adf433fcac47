//! What a person should look at in a row, and why a row is refused: stable words and sentences.

use serde::Serialize;

/// Something in a row that a person should look at. The row is imported all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flag {
    /// The stable word.
    pub code: FlagCode,
    /// A sentence for a care coordinator; it holds no name, but may hold what was written in the cell.
    pub message: String,
}

/// Why a row cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejection {
    /// The stable word.
    pub code: RejectionCode,
    /// A sentence for a care coordinator; it holds no name.
    pub message: String,
}

macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// The stable word used in files and on the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

codes! {
    /// What a flag is about.
    FlagCode {
        /// Blank or "not known": the person can only be found by name and date of birth.
        NhsNumberMissing = "nhs_number_missing",
        /// Not ten digits.
        NhsNumberLength = "nhs_number_length",
        /// Letters or signs in it.
        NhsNumberNotDigits = "nhs_number_not_digits",
        /// Spoiled by a spreadsheet (9.99E+09).
        NhsNumberRounded = "nhs_number_rounded",
        /// A digit is wrong, or no such number can exist.
        NhsNumberCheckDigit = "nhs_number_check_digit",
        /// Ten equal digits.
        NhsNumberPlaceholder = "nhs_number_placeholder",
        /// Another row has the same number with another name and date of birth.
        NhsNumberOfSomebodyElse = "nhs_number_of_somebody_else",
        /// Only a family name or only a given name.
        NameIncomplete = "name_incomplete",
        /// "Mr & Mrs": one row for two people.
        TwoPeopleInOneRow = "two_people_in_one_row",
        /// No date of birth in a file that has the column.
        DateOfBirthMissing = "date_of_birth_missing",
        /// Not a date.
        DateOfBirthUnreadable = "date_of_birth_unreadable",
        /// The year has two digits.
        DateOfBirthTwoDigitYear = "date_of_birth_two_digit_year",
        /// There is no such day, or the month comes first.
        DateOfBirthImpossible = "date_of_birth_impossible",
        /// After today.
        DateOfBirthInFuture = "date_of_birth_in_future",
        /// Before 1900.
        DateOfBirthBefore1900 = "date_of_birth_before_1900",
        /// 1 January 1900.
        DateOfBirthDefault = "date_of_birth_default",
        /// More than 115 years ago; imported as written.
        DateOfBirthVeryOld = "date_of_birth_very_old",
        /// An age that tells no year of birth.
        AgeNotReadable = "age_not_readable",
        /// The person has died.
        Deceased = "deceased",
        /// The file says died, but the date cannot be used.
        DateOfDeathUnreadable = "date_of_death_unreadable",
        /// A restricted (S-flagged) person.
        Restricted = "restricted",
        /// The record marker is one we do not know; the person is treated as restricted.
        RestrictedMarkerUnknown = "restricted_marker_unknown",
        /// "Address withheld".
        AddressWithheld = "address_withheld",
        /// Not the shape of a postcode; kept with the address.
        PostcodeNotRecognised = "postcode_not_recognised",
        /// No number can be read; the words are kept.
        PhoneNotReadable = "phone_not_readable",
        /// A coded cell (sex, yes/no, score, date) that is not understood; not imported.
        ValueNotUnderstood = "value_not_understood",
        /// A cell that its question refuses; kept in the note.
        ValueKeptInNote = "value_kept_in_note",
        /// A record would lack what its form requires; its cells are kept in the note.
        RecordNotMade = "record_not_made",
        /// Invisible signs were removed.
        HiddenCharacters = "hidden_characters",
        /// Letters were lost or garbled before the file came here.
        GarbledLetters = "garbled_letters",
        /// The row has fewer cells than the headings.
        RowTooShort = "row_too_short",
        /// Another row has the same identifier and other content.
        SourceIdRepeated = "source_id_repeated",
    }
}

codes! {
    /// Why a row is refused.
    RejectionCode {
        /// Neither a family name nor a given name.
        NameMissing = "name_missing",
        /// More cells than headings: the cells have shifted.
        TooManyCells = "too_many_cells",
        /// A cell of more than 32 KiB.
        CellTooLong = "cell_too_long",
    }
}

impl Flag {
    /// Makes a flag.
    pub fn new(code: FlagCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl Rejection {
    /// Makes a rejection.
    pub fn new(code: RejectionCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn one_word_everywhere() {
        let flag = Flag::new(FlagCode::NhsNumberCheckDigit, "x");
        assert_eq!(
            serde_json::to_value(&flag).unwrap().get("code").unwrap(),
            FlagCode::NhsNumberCheckDigit.as_str(),
            "what is printed and what is compared is one word"
        );
    }
}
