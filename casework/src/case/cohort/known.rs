//! The team's own cohorts as the projection knows them: from the team's document, else from the copy with a case.

use std::collections::BTreeMap;

use crdt::{
    Part,
    id::{ChangeHash, EntryId, OrgId, SeatId},
};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::definition::{Definition, parts_of};
use crate::{
    error::{Error, Result},
    store::{SpaceRow, change},
};

/// One version of a definition.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// The cohort's id.
    pub(crate) id: String,
    /// The entry that holds this version.
    pub(crate) entry: EntryId,
    pub(crate) version: i64,
    pub(crate) current: bool,
    pub(crate) definition: Definition,
    /// Milliseconds, as its author claims.
    pub(crate) at: i64,
    /// The seat that wrote it.
    pub(crate) seat: Option<SeatId>,
}

/// A definition that is known only from the cases that carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copy {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) home: Part,
}

const COLUMNS: &str = "SELECT cohort, entry, version, current, change, at, name, purpose, home_part, entry_criteria,
    exit_criteria, review_days, circle, outcomes FROM team_cohort_view";

/// The newest definition of every cohort of a team, by name.
pub(crate) fn of_team(sql: &Connection, team: SpaceRow) -> Result<Vec<Known>> {
    let mut query = sql.prepare_cached(&format!("{COLUMNS} WHERE space = ?1 AND current = 1 ORDER BY name, cohort"))?;
    let mut rows = query.query([team])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(sql, team, row)?);
    }
    Ok(out)
}

/// Every version of one cohort of a team, newest first.
pub(crate) fn versions(sql: &Connection, team: SpaceRow, id: &str) -> Result<Vec<Known>> {
    let mut query = sql.prepare_cached(&format!(
        "{COLUMNS} WHERE space = ?1 AND cohort = ?2 ORDER BY current DESC, version DESC, at DESC, entry DESC"
    ))?;
    let mut rows = query.query(params![team, id])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(sql, team, row)?);
    }
    Ok(out)
}

fn read(sql: &Connection, team: SpaceRow, row: &Row<'_>) -> Result<Known> {
    const BROKEN: Error = Error::Inconsistent("cohort view");
    let text = |index: usize| row.get::<_, String>(index);
    let circle = text(12)?;
    let circle: BTreeMap<OrgId, Vec<Part>> = circle
        .lines()
        .map(|line| {
            let (org, parts) = line.split_once(' ')?;
            Some((org.parse().ok()?, parts_of(parts)?))
        })
        .collect::<Option<_>>()
        .ok_or(BROKEN)?;
    let change = ChangeHash::from_slice(&row.get::<_, Vec<u8>>(4)?)?;
    Ok(Known {
        id: text(0)?,
        entry: EntryId::from_slice(&row.get::<_, Vec<u8>>(1)?)?,
        version: row.get(2)?,
        current: row.get(3)?,
        definition: Definition {
            name: text(6)?,
            purpose: text(7)?,
            home: super::definition::case_part(&text(8)?).ok_or(BROKEN)?,
            outcomes: super::definition::lines(&text(13)?),
            entry_criteria: text(9)?,
            exit_criteria: text(10)?,
            review_days: row.get(11)?,
            circle,
            after: None,
        },
        at: row.get(5)?,
        seat: change::seat_of(sql, team, Part::TEAM.as_str(), &change.0)?,
    })
}

/// What is known of a cohort that is not our team's: from another team's document when it is here, else the newest
/// copy that any case carries.
pub(crate) fn elsewhere(sql: &Connection, id: &str) -> Result<Option<Copy>> {
    let take = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?));
    let of_team = sql
        .prepare_cached(
            "SELECT name, purpose, home_part FROM team_cohort_view WHERE cohort = ?1 AND current = 1 ORDER BY entry LIMIT 1",
        )?
        .query_row([id], take)
        .optional()?;
    let found = match of_team {
        Some(found) => Some(found),
        None => sql
            .prepare_cached(
                "SELECT name, purpose, home_part FROM cohort_copy_view WHERE cohort = ?1
                 ORDER BY version DESC, at DESC, entry DESC LIMIT 1",
            )?
            .query_row([id], take)
            .optional()?,
    };
    found
        .map(|(name, purpose, home)| {
            let home = super::definition::case_part(&home).ok_or(Error::Inconsistent("cohort view"))?;
            Ok(Copy { id: id.to_owned(), name, purpose, home })
        })
        .transpose()
}

/// Ids of the cohorts that cases carry a copy of.
pub(crate) fn carried(sql: &Connection) -> Result<Vec<String>> {
    let mut query = sql.prepare_cached("SELECT DISTINCT cohort FROM cohort_copy_view ORDER BY cohort")?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?)
}
