//! The team's own forms: every version as its document tells it.

use std::collections::BTreeMap;

use crdt::{document::Entry, id::EntryId};
use rusqlite::{Connection, params};

use super::versions;
use crate::{
    error::Result,
    form::{FORM, known},
    store::SpaceRow,
};

/// A definition as an entry of the document holds it.
struct Written<'e> {
    entry: &'e Entry,
    text: &'e str,
    part: String,
    after: Option<EntryId>,
}

pub(crate) fn project(sql: &Connection, row: SpaceRow, entries: &[Entry]) -> Result<()> {
    sql.prepare_cached("DELETE FROM team_form_view WHERE space = ?1")?.execute([row])?;
    let found: BTreeMap<EntryId, Written<'_>> =
        entries.iter().filter_map(|entry| Some((entry.id, written(entry)?))).collect();
    let after = found.iter().map(|(id, one)| (*id, one.after)).collect();
    let part = |id: &EntryId| found.get(id).map(|one| &one.part);
    // Who may read what was recorded must not change behind the back of those who recorded it.
    let places = versions::places(&after, |first, id| part(first) == part(id));
    let newest = versions::newest(&places, |id| found.get(id).map_or(0, |one| one.entry.at));
    for (id, one) in &found {
        let Some((form, number)) = places.get(id) else { continue };
        sql.prepare_cached(
            "INSERT INTO team_form_view (space, version, form, number, current, change, at, definition)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            row,
            id.to_string(),
            form.to_string(),
            number,
            newest.get(form) == Some(id),
            one.entry.change.0,
            one.entry.at,
            one.text
        ])?;
    }
    Ok(())
}

/// Reads a definition; `None` for what no honest version writes.
fn written(entry: &Entry) -> Option<Written<'_>> {
    if entry.text("type") != Some(FORM) {
        return None;
    }
    let text = entry.text("definition")?;
    let after = match entry.text("after") {
        Some(after) => Some(after.parse().ok()?),
        None => None,
    };
    Some(Written { entry, text, part: known::read(text, "", "")?.part, after })
}
