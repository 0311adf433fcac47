//! Notes: one row an entry, in the order they were written.

use crdt::{
    Part,
    document::{Entry, Value},
};
use rusqlite::{Connection, params};

use crate::{error::Result, store::SpaceRow};

pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &Part, entries: &[Entry]) -> Result<()> {
    for entry in entries.iter().filter(|entry| entry.text("type") == Some("note")) {
        let Some(body) = entry.content.get("body").and_then(Value::as_bytes) else { continue };
        let amends = entry.text("amends").and_then(|id| id.parse::<crdt::id::EntryId>().ok());
        sql.prepare_cached(
            "INSERT OR IGNORE INTO note_view (space, entry, part, change, kind, at, event_at, body, amends)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            row,
            entry.id.0,
            part.as_str(),
            // Enough of it to find the change by, and more than anybody can forge.
            entry.change.0.first_chunk::<16>().copied().unwrap_or_default(),
            entry.text("kind").unwrap_or("update"),
            entry.at,
            entry.content.get("event_at").and_then(Value::as_int),
            body,
            amends.map(|id| id.0)
        ])?;
    }
    for entry in entries.iter().filter(|entry| entry.text("type") == Some("withdrawn")) {
        let (Some(of), Some(reason)) =
            (entry.text("of").and_then(|id| id.parse::<crdt::id::EntryId>().ok()), entry.text("reason"))
        else {
            continue;
        };
        // Two people may withdraw one note offline: every laptop shows the reason that sorts first.
        sql.prepare_cached(
            "UPDATE note_view SET withdrawn = ?3
             WHERE space = ?1 AND entry = ?2 AND part = ?4 AND (withdrawn IS NULL OR withdrawn > ?3)",
        )?
        .execute(params![row, of.0, reason, part.as_str()])?;
    }
    Ok(())
}
