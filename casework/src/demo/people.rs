//! The made-up people: who they are, what is known of them, and what each organisation wrote.
//!
//! Everybody in `people.jsonl` is invented. NHS numbers begin with 999 (the range kept for tests), postcodes use an
//! area that does not exist, telephone numbers come from the ranges kept for drama.

use serde::Deserialize;

use crate::error::{Error, Result};

const PEOPLE: &str = include_str!("people.jsonl");

/// A made-up person.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Person {
    pub(super) family_name: String,
    pub(super) given_name: String,
    pub(super) born: String,
    pub(super) sex: String,
    pub(super) nhs_number: String,
    pub(super) address: String,
    pub(super) postcode: String,
    pub(super) phone: String,
    pub(super) problems: String,
    pub(super) lives_alone: String,
    pub(super) frailty: String,
    pub(super) language: String,
    pub(super) cohorts: Vec<String>,
    pub(super) notes: Vec<Written>,
}

/// What one organisation wrote; its place in the list is its place in time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Written {
    /// `practice`, `hospice`, `community`, `charity` or `housing`.
    pub(super) by: String,
    pub(super) kind: String,
    pub(super) text: String,
}

impl Person {
    /// Whether an organisation wrote about this person.
    pub(super) fn is_known_to(&self, organisation: &str) -> bool {
        self.notes.iter().any(|note| note.by == organisation)
    }

    pub(super) fn is_dying(&self) -> bool {
        self.cohorts.iter().any(|cohort| cohort == "end-of-life")
    }
}

/// The first `count` people. When more are wanted than were written down, later ones borrow a life with another
/// family name, birthday and NHS number.
///
/// # Errors
/// `Inconsistent` when the list does not read.
pub(super) fn people(count: usize) -> Result<Vec<Person>> {
    let known = PEOPLE
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|_| Error::Inconsistent("made-up people")))
        .collect::<Result<Vec<Person>>>()?;
    let names: Vec<String> = known.iter().map(|person| person.family_name.clone()).collect();
    let mut out: Vec<Person> = known.iter().take(count).cloned().collect();
    for (round, person) in (1..).flat_map(|round| known.iter().map(move |person| (round, person))) {
        if out.len() >= count {
            break;
        }
        let place = out.len();
        let mut another = person.clone();
        if let Some(name) = names.get((place * 7 + round * 13) % names.len().max(1)) {
            another.family_name.clone_from(name);
        }
        another.born = birthday(&person.born, place);
        another.nhs_number = test_number(place);
        out.push(another);
    }
    Ok(out)
}

/// Another day of the same year.
fn birthday(born: &str, place: usize) -> String {
    let year = born.split('-').next().unwrap_or("1940");
    format!("{year}-{:02}-{:02}", place % 12 + 1, place * 5 % 28 + 1)
}

/// A number of the test range that passes modulus 11; some nine digits have no check digit and are passed over.
fn test_number(place: usize) -> String {
    let mut nine = 999_500_000 + place as u64 * 2;
    loop {
        let digits = nine.to_string();
        let sum: u64 = digits.bytes().zip((2..=10).rev()).map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
        match 11 - sum % 11 {
            10 => nine += 1,
            11 => return format!("{digits}0"),
            check => return format!("{digits}{check}"),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn everybody_is_somebody_else_with_a_number_of_the_test_range() {
        let people = people(1_000).unwrap();
        assert_eq!(people.len(), 1_000, "as many as were asked for");
        let numbers: BTreeSet<_> = people.iter().map(|person| &person.nhs_number).collect();
        assert_eq!(numbers.len(), people.len(), "no number twice");
        for person in &people {
            let number = &person.nhs_number;
            assert!(number.starts_with("999"), "{number} is of the test range");
            let check = crdt::field::find("nhs_number").unwrap().kind.check(number);
            assert!(check.is_ok(), "{number} passes modulus 11");
            assert!(!person.notes.is_empty() && !person.cohorts.is_empty(), "somebody wrote about everybody");
        }
    }
}
