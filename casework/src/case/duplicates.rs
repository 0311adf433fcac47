//! Whether somebody may be somebody already here: a question for a person, never answered by the program.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::add::NewPerson;
use crate::{
    error::Result,
    person::{Features, Index, NhsNumber, Postcode, Why, Years, matching, phone},
    store::SpaceRow,
    view::pairs,
};

/// Where a restricted person lives is not compared: a likeness would tell it to whoever tries postcodes.
const COLUMNS: &str = "family_name, given_name, known_as, date_of_birth, nhs_number, born_about,
            iif(restricted, '', postcode), iif(restricted, '', phone), iif(restricted, '', address)";
/// How many those are.
const PLACES: usize = 9;
/// No field holds it: control characters cannot be typed.
const BETWEEN: char = '\u{1f}';

/// What is compared of a person, as text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Compared([String; PLACES]);

impl Compared {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut compared = Self::default();
        for (place, text) in compared.0.iter_mut().enumerate() {
            *text = row.get(place)?;
        }
        Ok(compared)
    }

    fn typed(new: &NewPerson) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self([
            new.family_name.clone(),
            new.given_name.clone(),
            text(&new.known_as),
            text(&new.date_of_birth),
            text(&new.nhs_number),
            text(&new.born_about),
            text(&new.postcode),
            text(&new.phone),
            text(&new.address),
        ])
    }

    /// In one text, to see whether anything changed.
    pub(crate) fn said(&self) -> String {
        self.0.join(&BETWEEN.to_string())
    }

    /// Reads what `said` wrote.
    pub(crate) fn read(said: &str) -> Self {
        let mut compared = Self::default();
        for (text, found) in compared.0.iter_mut().zip(said.split(BETWEEN)) {
            found.clone_into(text);
        }
        compared
    }

    /// As they are compared.
    pub(crate) fn features(&self) -> Features {
        let [family, given, known_as, birth, number, born_about, postcode, phones, address] = &self.0;
        Features::of(
            NhsNumber::parse(number).ok(),
            family,
            given,
            Some(known_as.trim()).filter(|name| !name.is_empty()),
            NaiveDate::parse_from_str(birth.trim(), "%Y-%m-%d").ok(),
            Postcode::parse(postcode).as_ref(),
            &phone::parse_cell(phones).phones,
        )
        .born_about(Years::parse(born_about))
        .living_at(address)
    }
}

/// What is compared of a case; nothing of one that cannot be shown.
pub(crate) fn compared(sql: &Connection, row: SpaceRow) -> Result<Option<Compared>> {
    let mut query = sql.prepare_cached(&format!("SELECT {COLUMNS} FROM case_view WHERE space = ?1"))?;
    Ok(query.query_row([row], Compared::of).optional()?)
}

/// Everybody here under the id by which they are shown, for an import.
pub(crate) fn index(sql: &Connection) -> Result<Index<String>> {
    let mut index = Index::new();
    let mut query = sql.prepare(&format!(
        "SELECT {COLUMNS}, coalesce((SELECT shown.id FROM person_view p JOIN case_view shown ON shown.space = p.person
                                     WHERE p.space = case_view.space), id) FROM case_view"
    ))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        index.add(row.get(PLACES)?, Compared::of(row)?.features());
    }
    Ok(index)
}

/// Ids of the cases that may be this person, the likeliest first.
pub(crate) fn of_new(sql: &Connection, new: &NewPerson) -> Result<Vec<String>> {
    Ok(like(sql, new)?.into_iter().filter(|(why, _)| why.is_duplicate()).map(|(_, id)| id).collect())
}

/// The cases that have something to do with this person, the likeliest first, and why; also whoever else has the same
/// NHS number. Looks only at those who share a key with the person.
pub(crate) fn like(sql: &Connection, new: &NewPerson) -> Result<Vec<(Why, String)>> {
    let wanted = Compared::typed(new).features();
    let mut found = Vec::new();
    for row in pairs::alike(sql, &wanted)? {
        let Some(compared) = compared(sql, row)? else { continue };
        if let Some((why, score)) = matching::compare(&wanted, &compared.features()) {
            found.push((why, 100 - score, shown_as(sql, row)?));
        }
    }
    found.sort();
    let mut told = BTreeSet::new();
    Ok(found.into_iter().filter(|(_, _, id)| told.insert(id.clone())).map(|(why, _, id)| (why, id)).collect())
}

/// The id by which the person of a case is shown.
fn shown_as(sql: &Connection, row: SpaceRow) -> Result<String> {
    let person = crate::view::same::person(sql, row)?;
    let mut query = sql.prepare_cached("SELECT id FROM case_view WHERE space = ?1")?;
    Ok(query.query_row([person], |found| found.get(0))?)
}
