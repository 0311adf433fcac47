//! One person as a list describes them, each detail in the part of the case it belongs to (design/records.md).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::parts::{FrailtyIndex, Housebound, Sex, YesNo};
use crate::person::phone::Phone;
use crate::person::{Features, NhsNumber, Postcode, Years};

/// Everything one row says. Blank details are `None` or empty and are left out when printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportedPerson {
    /// For every partner in the circle.
    pub core: Core,
    /// For statutory health and care partners.
    pub identity: Identity,
    /// For partners who visit or ring.
    pub contact: Contact,
    /// For every partner in the circle.
    pub about: About,
    /// For health partners.
    pub clinical: Clinical,
    /// For health partners and hospice.
    pub end_of_life: EndOfLife,
    /// Fields of the case that a pathway's plan is made of, checked, by their names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub plan: BTreeMap<String, String>,
    /// Records of the pathways, checked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<Answered>,
    /// What feeds no field, and what could not be read: heading and cell, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<(String, String)>,
}

/// A record that a row answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// The form's id.
    pub form: String,
    /// Its answers by the name of their question, as they are kept.
    pub answers: BTreeMap<String, String>,
}

/// Part `core`. The status of an imported person is always `new`: nobody is taken on, or closed, by a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Core {
    /// "Mrs".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// As written, trimmed; may be blank when `given_name` is not.
    pub family_name: String,
    /// As written, trimmed; may be blank when `family_name` is not.
    pub given_name: String,
    /// The name the person goes by, when it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_as: Option<String>,
    /// Checked: between 1900 and today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<NaiveDate>,
    /// When the person was born, as far as an age tells it; only without a date of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born_about: Option<Years>,
    /// Blank when not recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// The person has died, says the list (a fact of the person, domain.md d.1; it closes nothing).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deceased: Option<Deceased>,
}

/// What a list says of a death.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Deceased {
    /// The day, when it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
}

/// Part `identity`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Identity {
    /// Present, not traced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nhs_number: Option<NhsNumber>,
    /// Why there is no number; `None` when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nhs_number_absent: Option<Absence>,
    /// The usual GP's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gp: Option<String>,
    /// The practice's name, without its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gp_practice: Option<String>,
    /// The practice's ODS code, in upper case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gp_practice_code: Option<String>,
    /// The list's own identifier of the person or referral.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_identifier: Option<LocalIdentifier>,
}

/// An identifier that means something in one system only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LocalIdentifier {
    /// The heading it stood under ("Hospice No").
    pub system: String,
    /// The identifier.
    pub value: String,
}

/// Why there is no NHS number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum Absence {
    /// The file has no such column.
    NotInFile,
    /// The cell is blank.
    Blank,
    /// The cell says it is not known.
    NotKnown,
    /// What is written is not a good number.
    NotValid {
        /// The cell, at most forty letters.
        written: String,
    },
}

/// Part `contact`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// Lines divided by `\n`, without the postcode. Blank for a restricted person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Blank for a restricted person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<Postcode>,
    /// Blank for a restricted person.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// Words in the telephone cell when no number could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_words: Option<String>,
    /// S-flag: no address or telephone is shown, printed, exported or sent, and none was taken from the file.
    pub restricted: bool,
    /// True for no fixed abode (residence type `no_fixed_abode`).
    pub no_fixed_abode: bool,
    /// Lives alone?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lives_alone: Option<YesNo>,
}

/// Part `about`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct About {
    /// Preferred language, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Is an interpreter needed?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interpreter_needed: Option<YesNo>,
    /// Communication needs in the list's words (Accessible Information Standard).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub communication_needs: Option<String>,
}

/// Part `clinical`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Clinical {
    /// Level 1 to 9 of the Clinical Frailty Scale (Rockwood).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clinical_frailty_scale: Option<u8>,
    /// As the GP system reckoned it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frailty_index: Option<FrailtyIndex>,
    /// One problem a line, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<String>,
    /// Can the person leave home?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub housebound: Option<Housebound>,
    /// The day somebody of that organisation last saw or spoke to the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_contact: Option<NaiveDate>,
}

/// Part `end_of_life`; empty unless the list says something, so that the part is not made for everybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EndOfLife {
    /// On the GP palliative care register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub palliative_care_register: Option<Register>,
}

/// Being on a register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Register {
    /// Since when, if the list says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
}

impl ImportedPerson {
    /// What is compared when duplicates are looked for.
    pub fn features(&self) -> Features {
        Features::of(
            self.identity.nhs_number,
            &self.core.family_name,
            &self.core.given_name,
            self.core.known_as.as_deref(),
            self.core.date_of_birth,
            self.contact.postcode.as_ref(),
            &self.contact.phones,
        )
        .born_about(self.core.born_about)
        .living_at(self.contact.address.as_deref().unwrap_or_default())
    }
}
