//! The projection: tables that screens query, made from documents, dropped and rebuilt at will.

pub(crate) mod action;
mod attachment;
pub(crate) mod case;
pub(crate) mod circle;
mod form;
pub(crate) mod handover;
pub(crate) mod membership;
pub(crate) mod note;
pub(crate) mod pairs;
mod rebuild;
mod record;
pub(crate) mod same;
pub(crate) mod search;
mod services;
pub(crate) mod team;
pub(crate) mod two_answers;
pub(crate) mod updates;
mod versions;

use std::collections::BTreeSet;

use crdt::{Part, document::Content};
use rusqlite::{Connection, params};

use crate::{
    error::Result,
    store::{SpaceRow, space},
};

pub(crate) use rebuild::{create, fingerprint, rebuild, stale};

/// Projects one part of one space, but for the words by which its case is found: those follow once all its parts are
/// projected ([`search::project`]). Idempotent, and a function of the documents alone.
pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &Part, content: &Content) -> Result<()> {
    if space::kind_of(part) == space::TEAM {
        // By the part alone, so that what is shown does not hang on which part of a space came first.
        form::project(sql, row, &content.entries)?;
        return team::project(sql, row, content);
    }
    sql.prepare_cached(
        "INSERT INTO part_view (space, part, updated_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (space, part) DO UPDATE SET updated_at = ?3",
    )?
    .execute(params![row, part.as_str(), content.newest()])?;
    two_answers::project(sql, row, part, &content.fields)?;
    membership::project(sql, row, part, &content.sets)?;
    same::project(sql, row, part, &content.sets)?;
    note::project(sql, row, part, &content.entries)?;
    action::project(sql, row, part, &content.entries)?;
    record::project(sql, row, part, &content.entries)?;
    attachment::project(sql, row, part, &content.entries)?;
    handover::project(sql, row, part, &content.entries)?;
    case::project(sql, row, part, content)
}

/// What is projected of a case once all its parts have come: with whom it is one person, the words by which it is found,
/// what is new, and with whom it may be confused. Gives it and the other cases of its person.
pub(crate) fn project_whole(sql: &Connection, row: SpaceRow) -> Result<BTreeSet<SpaceRow>> {
    let mut rows = same::regroup(sql, row)?;
    rows.insert(row);
    for row in &rows {
        updates::project(sql, *row)?;
    }
    for row in &rows {
        search::project(sql, *row)?;
        pairs::project(sql, *row)?;
    }
    Ok(rows)
}
