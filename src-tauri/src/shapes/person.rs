//! A person who is being typed, and those who may be the same.

use casework::case::{add, matches};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CaseRow;

/// A person as far as typed; anything may be empty.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPerson {
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) known_as: String,
    pub(crate) title: String,
    /// `YYYY-MM-DD`.
    pub(crate) date_of_birth: String,
    /// About what age, or a year, when nobody knows the date.
    pub(crate) born_about: String,
    pub(crate) sex: String,
    pub(crate) nhs_number: String,
    /// A code; empty when there is a number or nobody said why there is none.
    pub(crate) nhs_number_absent_reason: String,
    pub(crate) address: String,
    pub(crate) postcode: String,
    pub(crate) phone: String,
}

/// Somebody who may be the person.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct PossibleMatch {
    pub(crate) row: CaseRow,
    /// Empty when not recorded, or not shown because the record is restricted.
    pub(crate) postcode: String,
    pub(crate) phone: String,
    /// The organisation that keeps the circle of the case.
    pub(crate) kept_by: String,
    /// `same_nhs_number`, ..., `number_of_somebody_else`.
    pub(crate) why: String,
}

impl From<NewPerson> for add::NewPerson {
    fn from(person: NewPerson) -> Self {
        Self {
            family_name: person.family_name,
            given_name: person.given_name,
            date_of_birth: Some(person.date_of_birth),
            born_about: Some(person.born_about),
            nhs_number: Some(person.nhs_number),
            postcode: Some(person.postcode),
            address: Some(person.address),
            phone: Some(person.phone),
            sex: Some(person.sex),
            known_as: Some(person.known_as),
            title: Some(person.title),
            nhs_number_absent_reason: Some(person.nhs_number_absent_reason),
        }
    }
}

impl From<matches::Possible> for PossibleMatch {
    fn from(possible: matches::Possible) -> Self {
        let matches::Possible { row, postcode, phone, kept_by, why } = possible;
        Self { row: row.into(), postcode, phone, kept_by, why: why.to_owned() }
    }
}
