//! Which cases are in which cohort: add wins, removal is explicit.

use std::collections::BTreeSet;

use crdt::{Part, document::Entry};
use rusqlite::{Connection, params};

use crate::{error::Result, store::SpaceRow};

/// The set of cohort memberships.
pub(crate) const COHORTS: &str = "cohorts";

pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &Part, sets: &[Entry]) -> Result<()> {
    let removed: BTreeSet<&str> = sets.iter().filter_map(|entry| entry.text("removes")).collect();
    sql.prepare_cached("DELETE FROM membership_view WHERE space = ?1 AND part = ?2")?
        .execute(params![row, part.as_str()])?;
    for entry in sets.iter().filter(|entry| entry.text("set") == Some(COHORTS)) {
        let Some(cohort) = entry.text("member") else { continue };
        if removed.contains(entry.id.to_string().as_str()) {
            continue;
        }
        sql.prepare_cached(
            "INSERT INTO membership_view (cohort, space, part, entry, entered_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![cohort, row, part.as_str(), entry.id.0, entry.at])?;
    }
    Ok(())
}

/// The cohorts of a case, sorted.
pub(crate) fn of_case(sql: &Connection, row: SpaceRow) -> Result<Vec<String>> {
    let mut query =
        sql.prepare_cached("SELECT DISTINCT cohort FROM membership_view WHERE space = ?1 ORDER BY cohort")?;
    Ok(query.query_map([row], |found| found.get(0))?.collect::<std::result::Result<_, _>>()?)
}
