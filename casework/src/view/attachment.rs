//! Attachments: one row an entry. Their content is a sealed body, found like a note's.

use crdt::{
    Part,
    document::{Entry, Value},
};
use rusqlite::{Connection, params};

use crate::{attachment::ATTACHMENT, error::Result, store::SpaceRow};

pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &Part, entries: &[Entry]) -> Result<()> {
    for entry in entries.iter().filter(|entry| entry.text("type") == Some(ATTACHMENT)) {
        let Some(body) = entry.content.get("body").and_then(Value::as_bytes) else { continue };
        sql.prepare_cached(
            "INSERT OR IGNORE INTO attachment_view (space, entry, part, change, name, media, size, at, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            row,
            entry.id.0,
            part.as_str(),
            entry.change.0.first_chunk::<16>().copied().unwrap_or_default(),
            entry.text("name").unwrap_or_default(),
            entry.text("media").unwrap_or_default(),
            entry.content.get("size").and_then(Value::as_int).unwrap_or_default(),
            entry.at,
            body
        ])?;
    }
    for entry in entries.iter().filter(|entry| entry.text("type") == Some("withdrawn")) {
        let (Some(of), Some(reason)) =
            (entry.text("of").and_then(|id| id.parse::<crdt::id::EntryId>().ok()), entry.text("reason"))
        else {
            continue;
        };
        // As of a note: two people may withdraw one offline, and every laptop shows the reason that sorts first.
        sql.prepare_cached(
            "UPDATE attachment_view SET withdrawn = ?3
             WHERE space = ?1 AND entry = ?2 AND part = ?4 AND (withdrawn IS NULL OR withdrawn > ?3)",
        )?
        .execute(params![row, of.0, reason, part.as_str()])?;
    }
    Ok(())
}
