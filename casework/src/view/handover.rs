//! Hand-overs: one row an offer, one a step. Who signed what is looked up when they are read.

use crdt::{
    Part,
    document::{Entry, Value},
};
use rusqlite::{Connection, params};

use crate::{
    action::Owner,
    error::Result,
    handover::{
        PART,
        record::{OFFER, STEP},
    },
    store::SpaceRow,
};

pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &Part, entries: &[Entry]) -> Result<()> {
    if *part != PART {
        return Ok(());
    }
    for entry in entries {
        match entry.text("type") {
            Some(OFFER) => offered(sql, row, entry)?,
            Some(STEP) => taken(sql, row, entry)?,
            _ => {}
        }
    }
    Ok(())
}

/// One that asks nobody, or about nothing, is kept and not shown.
fn offered(sql: &Connection, row: SpaceRow, entry: &Entry) -> Result<()> {
    let to = Owner::of(entry);
    let (Some(org), Some(of)) = (to.org, entry.text("of").filter(|of| !of.trim().is_empty())) else { return Ok(()) };
    let text = |key: &str| entry.text(key).unwrap_or_default();
    sql.prepare_cached(
        "INSERT OR IGNORE INTO handover_view (space, entry, change, at, place, of, to_org, to_person, from_value, reason,
                                              summary, effective, after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        row,
        entry.id.0,
        entry.change.0,
        entry.at,
        place(entry),
        of,
        org.0,
        to.person,
        text("from"),
        text("reason"),
        text("summary"),
        text("effective"),
        after(entry)
    ])?;
    Ok(())
}

fn taken(sql: &Connection, row: SpaceRow, entry: &Entry) -> Result<()> {
    let Some(of) = entry.text("of").and_then(|id| id.parse::<crdt::id::EntryId>().ok()) else { return Ok(()) };
    sql.prepare_cached(
        "INSERT OR IGNORE INTO handover_step_view (space, entry, handover, change, at, place, state, reason, after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        row,
        entry.id.0,
        of.0,
        entry.change.0,
        entry.at,
        place(entry),
        entry.text("state").unwrap_or_default(),
        entry.text("reason").unwrap_or_default(),
        after(entry)
    ])?;
    Ok(())
}

fn place(entry: &Entry) -> i64 {
    i64::try_from(entry.order).unwrap_or(i64::MAX)
}

fn after(entry: &Entry) -> &[u8] {
    entry.content.get("after").and_then(Value::as_bytes).unwrap_or_default()
}
