//! Which cases are in which cohort: add wins, removal is explicit.

use std::collections::BTreeSet;

use crdt::{
    Part,
    document::{Entry, Value},
    id::EntryId,
};
use rusqlite::{Connection, params};

use crate::{case::cohort::definition::Definition, error::Result, store::SpaceRow};

/// The set of cohort memberships.
pub(crate) const COHORTS: &str = "cohorts";
/// Where a membership of a team's own cohort carries a copy of its definition.
pub(crate) const DEFINITION: &str = "definition";

pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &Part, sets: &[Entry]) -> Result<()> {
    let removed: BTreeSet<&str> = sets.iter().filter_map(|entry| entry.text("removes")).collect();
    for table in ["membership_view", "cohort_copy_view"] {
        sql.prepare_cached(&format!("DELETE FROM {table} WHERE space = ?1 AND part = ?2"))?
            .execute(params![row, part.as_str()])?;
    }
    for entry in sets.iter().filter(|entry| entry.text("set") == Some(COHORTS)) {
        let Some(cohort) = entry.text("member") else { continue };
        if removed.contains(entry.id.to_string().as_str()) {
            continue;
        }
        sql.prepare_cached(
            "INSERT INTO membership_view (cohort, space, part, entry, entered_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![cohort, row, part.as_str(), entry.id.0, entry.at])?;
        copy(sql, row, part, cohort, entry)?;
    }
    Ok(())
}

/// Keeps the definition that travels with a membership of a team's own cohort.
fn copy(sql: &Connection, row: SpaceRow, part: &Part, cohort: &str, entry: &Entry) -> Result<()> {
    let Some(Value::Map(copy)) = entry.content.get(DEFINITION) else { return Ok(()) };
    let (Ok(id), Some((definition, version))) = (cohort.parse::<EntryId>(), Definition::of_copy(copy)) else {
        return Ok(());
    };
    sql.prepare_cached(
        "INSERT OR IGNORE INTO cohort_copy_view (cohort, space, entry, part, version, at, name, purpose, home_part)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        id.to_string(),
        row,
        entry.id.0,
        part.as_str(),
        version,
        entry.at,
        definition.name,
        definition.purpose,
        definition.home.as_str()
    ])?;
    Ok(())
}

/// The cohorts of a person whom a case shows, by any of its records, sorted.
pub(crate) fn of_person(sql: &Connection, row: SpaceRow) -> Result<Vec<String>> {
    let mut cohorts = BTreeSet::new();
    for record in super::same::records(sql, row)? {
        cohorts.extend(of_case(sql, record)?);
    }
    Ok(cohorts.into_iter().collect())
}

/// The cohorts of a case, sorted.
pub(crate) fn of_case(sql: &Connection, row: SpaceRow) -> Result<Vec<String>> {
    let mut query =
        sql.prepare_cached("SELECT DISTINCT cohort FROM membership_view WHERE space = ?1 ORDER BY cohort")?;
    Ok(query.query_map([row], |found| found.get(0))?.collect::<std::result::Result<_, _>>()?)
}

/// The entries by which a case is in a cohort, each with its part.
pub(crate) fn entries(sql: &Connection, row: SpaceRow, cohort: &str) -> Result<Vec<(String, EntryId)>> {
    let mut query = sql.prepare_cached(
        "SELECT part, entry FROM membership_view WHERE space = ?1 AND cohort = ?2 ORDER BY part, entry",
    )?;
    let found = query
        .query_map(params![row, cohort], |found| Ok((found.get::<_, String>(0)?, found.get::<_, Vec<u8>>(1)?)))?
        .collect::<std::result::Result<Vec<_>, _>>()?;
    found.into_iter().map(|(part, entry)| Ok((part, EntryId::from_slice(&entry)?))).collect()
}
