//! People already here who may be the one being typed: with what is known of each, so that a person can compare.

use serde::Serialize;

use super::{
    add::{self, NewPerson},
    duplicates, list,
};
use crate::{
    error::Result,
    office::{Desk, Office},
    store::{SpaceRow, control, space},
};
use crdt::Part;
use rusqlite::Connection;

/// Rows that a form can show without becoming a list.
const MOST: usize = 4;

/// Somebody who may be the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Possible {
    /// As lists show them.
    pub row: list::Row,
    /// Empty for a restricted person, whose address is on no screen.
    pub postcode: String,
    /// The same of the telephone.
    pub phone: String,
    /// The organisation that keeps the circle of the case; empty when it is not known here.
    pub kept_by: String,
    /// A word of [`crate::person::Why`].
    pub why: &'static str,
}

/// Who may be this person, the likeliest first; nobody while too little is typed. Reads the list alone, opens no case.
///
/// # Errors
/// Storage errors.
pub fn matches(office: &Office, mut typed: NewPerson) -> Result<Vec<Possible>> {
    office.read(move |sql, desk| {
        // Half an age tells nothing yet, and is no mistake while somebody types.
        let _ = add::settle_age(&mut typed, desk);
        let found = duplicates::like(sql, &typed)?;
        found.into_iter().take(MOST).map(|(why, id)| possible(sql, desk, &id, why.code())).collect()
    })
}

fn possible(sql: &Connection, desk: &Desk, id: &str, why: &'static str) -> Result<Possible> {
    let row = space::of_case(sql, id)?;
    let listed = list::one(sql, desk, row)?;
    let (postcode, phone): (String, String) = sql
        .prepare_cached("SELECT postcode, phone FROM case_view WHERE space = ?1")?
        .query_row([row], |found| Ok((found.get(0)?, found.get(1)?)))?;
    let hide = |text: String| if listed.restricted { String::new() } else { text };
    Ok(Possible { postcode: hide(postcode), phone: hide(phone), kept_by: kept_by(sql, desk, row)?, why, row: listed })
}

/// The steward of the case's core.
pub(crate) fn kept_by(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<String> {
    let log = control::restored(sql, row, space::id(sql, row)?, &Part::CORE)?;
    let steward =
        log.steward().and_then(|org| desk.directory.organisation(&org).map(|known| known.profile().name.clone()));
    Ok(steward.unwrap_or_default())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::{case::change, office::sample};

    fn typed(family: &str, given: &str, born: &str, number: &str) -> NewPerson {
        let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        NewPerson {
            family_name: family.to_owned(),
            given_name: given.to_owned(),
            date_of_birth: said(born),
            nhs_number: said(number),
            ..NewPerson::default()
        }
    }

    #[test]
    fn somebody_already_here_is_found_while_typing_and_nobody_on_a_guess() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let person = NewPerson {
            postcode: Some("ZZ99 3VZ".to_owned()),
            ..typed("Brennan", "Thomas", "1934-06-14", "9990548609")
        };
        let thomas = add::add(&office, add::NewCase { person, ..add::NewCase::default() }).unwrap().value.id;
        let find = |person| matches(&office, person).unwrap();
        for (family, given, born, number) in
            [("", "", "", "999 054 8609"), ("Brennan", "Tom", "1934-06-14", ""), ("Brennan", "T", "1934-06-14", "")]
        {
            let found = find(typed(family, given, born, number));
            assert_eq!(found.len(), 1, "{family} {given} {born} {number}");
            assert_eq!(
                (found[0].row.id.as_str(), found[0].postcode.as_str(), found[0].kept_by.as_str()),
                (thomas.as_str(), "ZZ99 3VZ", "Riverside Practice"),
                "with what is known of him"
            );
        }
        for (family, given, born, number) in
            [("", "", "", ""), ("Brennan", "", "", ""), ("", "", "1934-06-14", ""), ("Bren", "", "1934", "99905")]
        {
            assert_eq!(find(typed(family, given, born, number)), [], "too little typed: {family} {born} {number}");
        }
        change::change(
            &office,
            &thomas,
            vec![change::NewValue { field: "restricted".to_owned(), value: "yes".to_owned(), seen: None }],
        )
        .unwrap();
        let found = find(typed("", "", "", "9990548609"));
        assert_eq!(found[0].postcode, "", "a restricted person's address is on no screen");
    }
}
