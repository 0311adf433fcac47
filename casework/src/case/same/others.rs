//! The other records of a person, and who said that they are one.

use rusqlite::Connection;
use serde::Serialize;

use crate::{
    case::{matches::kept_by, open::who},
    error::Result,
    office::Desk,
    store::{SpaceRow, change, space},
    time,
    view::same,
};

/// Another record of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherRecord {
    /// The case's id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// The name in it.
    pub family_name: String,
    /// The given name in it.
    pub given_name: String,
    /// The title in it.
    pub title: String,
    /// The organisation that keeps its circle; empty when it is not known here.
    pub kept_by: String,
    /// Who said that they are one person; empty when another record joins the two.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339; empty as above.
    pub at: String,
    /// The record with which it was joined: what separates the two again names both.
    pub joined_with: String,
}

/// The other records of the person whom a case shows.
pub(crate) fn of_case(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Vec<OtherRecord>> {
    let mut out = Vec::new();
    let all = same::records(sql, row)?;
    for record in all.iter().skip(1) {
        let mut said = same::between(sql, *record, row, true)?;
        let mut with = row;
        for third in &all {
            if said.is_empty() && third != record {
                said = same::between(sql, *record, *third, true)?;
                with = *third;
            }
        }
        let said = said.into_iter().min_by_key(|said| (said.at, said.entry));
        let (by, organisation) = match &said {
            Some(said) => who(desk, change::seat_of(sql, said.space, "core", &said.change)?),
            None => Default::default(),
        };
        let (code, family_name, given_name, title) = sql
            .prepare_cached("SELECT code, family_name, given_name, title FROM case_view WHERE space = ?1")?
            .query_row([record], |found| Ok((found.get(0)?, found.get(1)?, found.get(2)?, found.get(3)?)))?;
        out.push(OtherRecord {
            id: space::id(sql, *record)?.to_string(),
            code,
            family_name,
            given_name,
            title,
            kept_by: kept_by(sql, desk, *record)?,
            by,
            organisation,
            at: said.map(|said| time::rfc3339(said.at)).unwrap_or_default(),
            joined_with: space::id(sql, with)?.to_string(),
        });
    }
    Ok(out)
}
