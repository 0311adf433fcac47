//! Whether somebody new may be somebody already here: a question for a person, never answered by the program.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::add::NewPerson;
use crate::{
    error::Result,
    person::{Features, Index, NhsNumber, Postcode, Why, matching, name, phone},
};

/// Where a restricted person lives is not compared: a likeness would tell it to whoever tries postcodes.
const COLUMNS: &str = "SELECT id, family_name, given_name, known_as, date_of_birth, nhs_number,
            iif(restricted, '', postcode), iif(restricted, '', phone) FROM case_view";

fn features(row: &Row<'_>) -> rusqlite::Result<(String, Features)> {
    let text = |index: usize| row.get::<_, String>(index);
    let (birth, number, postcode, phones) = (text(4)?, text(5)?, text(6)?, text(7)?);
    let known_as = text(3)?;
    let made = of(
        &text(1)?,
        &text(2)?,
        Some(&known_as).filter(|name| !name.is_empty()).map(String::as_str),
        &birth,
        &number,
        &postcode,
        &phones,
    );
    Ok((text(0)?, made))
}

fn of(
    family: &str,
    given: &str,
    known_as: Option<&str>,
    birth: &str,
    number: &str,
    postcode: &str,
    phones: &str,
) -> Features {
    Features::of(
        NhsNumber::parse(number).ok(),
        family,
        given,
        known_as,
        NaiveDate::parse_from_str(birth.trim(), "%Y-%m-%d").ok(),
        Postcode::parse(postcode).as_ref(),
        &phone::parse_cell(phones).phones,
    )
}

/// Everybody here, for an import.
pub(crate) fn index(sql: &Connection) -> Result<Index<String>> {
    let mut index = Index::new();
    let mut query = sql.prepare(COLUMNS)?;
    for found in query.query_map([], features)? {
        let (id, features) = found?;
        index.add(id, features);
    }
    Ok(index)
}

/// Ids of the cases that may be this person, the likeliest first.
pub(crate) fn of_new(sql: &Connection, new: &NewPerson) -> Result<Vec<String>> {
    Ok(like(sql, new)?.into_iter().filter(|(why, _)| why.is_duplicate()).map(|(_, id)| id).collect())
}

/// The cases that have something to do with this person, the likeliest first, and why; also whoever else has the same
/// NHS number. Looks only at rows that share a number, a date of birth or the beginning of the family name.
pub(crate) fn like(sql: &Connection, new: &NewPerson) -> Result<Vec<(Why, String)>> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let (birth, number, phones) = (text(&new.date_of_birth), text(&new.nhs_number), text(&new.phone));
    let known_as = new.known_as.as_deref().filter(|name| !name.trim().is_empty());
    let wanted = of(&new.family_name, &new.given_name, known_as, &birth, &number, &text(&new.postcode), &phones);
    let digits = NhsNumber::parse(&number).map_or_else(|_| String::new(), |number| number.to_digits());
    let start: String = name::match_key(&new.family_name).chars().take(3).collect();
    let mut query = sql.prepare_cached(&format!(
        "{COLUMNS} WHERE (nhs_number = ?1 AND ?1 <> '') OR (date_of_birth = ?2 AND ?2 <> '')
            OR (sort_name >= ?3 AND sort_name < ?3 || char(0x10FFFF) AND ?3 <> '')"
    ))?;
    let mut found = Vec::new();
    for candidate in query.query_map(params![digits, birth.trim(), start], features)? {
        let (id, features) = candidate?;
        if let Some((why, score)) = matching::compare(&wanted, &features) {
            found.push((why, 100 - score, id));
        }
    }
    found.sort();
    Ok(found.into_iter().map(|(why, _, id)| (why, id)).collect())
}
