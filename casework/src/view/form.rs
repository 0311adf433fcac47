//! The team's own forms: every version as its document tells it.

use std::collections::BTreeMap;

use crdt::{document::Entry, id::EntryId};
use rusqlite::{Connection, params};

use crate::{
    error::Result,
    form::{FORM, known},
    store::SpaceRow,
};

/// One definition in its place: the form it is of (the first definition's id) and how many it follows.
struct Placed<'e> {
    entry: &'e Entry,
    text: &'e str,
    form: EntryId,
    number: i64,
}

pub(crate) fn project(sql: &Connection, row: SpaceRow, entries: &[Entry]) -> Result<()> {
    sql.prepare_cached("DELETE FROM team_form_view WHERE space = ?1")?.execute([row])?;
    let placed = placed(entries);
    // Of corrections made at one time the newest by the later clock counts, then by id: the same on every laptop.
    let mut newest: BTreeMap<EntryId, (i64, i64, EntryId)> = BTreeMap::new();
    for one in placed.values() {
        let rank = (one.number, one.entry.at, one.entry.id);
        let best = newest.entry(one.form).or_insert(rank);
        *best = rank.max(*best);
    }
    for one in placed.values() {
        sql.prepare_cached(
            "INSERT INTO team_form_view (space, version, form, number, current, change, at, definition)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            row,
            one.entry.id.to_string(),
            one.form.to_string(),
            one.number,
            newest.get(&one.form).is_some_and(|(_, _, best)| *best == one.entry.id),
            one.entry.change.0,
            one.entry.at,
            one.text
        ])?;
    }
    Ok(())
}

/// Every definition that has its forerunner here and keeps the part; by what their authors had seen, so that each comes
/// after the one it follows.
fn placed(entries: &[Entry]) -> BTreeMap<EntryId, Placed<'_>> {
    let mut found: Vec<(&Entry, &str, String, Option<&str>)> = entries
        .iter()
        .filter(|entry| entry.text("type") == Some(FORM))
        .filter_map(|entry| {
            let text = entry.text("definition")?;
            let form = known::read(text, "", "")?;
            Some((entry, text, form.part, entry.text("after")))
        })
        .collect();
    found.sort_by_key(|(entry, ..)| (entry.order, entry.id));
    let mut parts: BTreeMap<EntryId, String> = BTreeMap::new();
    let mut placed: BTreeMap<EntryId, Placed<'_>> = BTreeMap::new();
    for (entry, text, part, after) in found {
        let (form, number) = match after {
            None => (entry.id, 1),
            Some(after) => {
                let Some(before) = after.parse::<EntryId>().ok().and_then(|id| placed.get(&id)) else { continue };
                if parts.get(&before.form) != Some(&part) {
                    continue;
                }
                (before.form, before.number.saturating_add(1))
            }
        };
        parts.entry(form).or_insert(part);
        placed.insert(entry.id, Placed { entry, text, form, number });
    }
    placed
}
