//! The forms that are known here: built in, of a team whose document is here, or the copy that a case carries.

use crdt::{
    Part,
    document::{Container, Document, Map, Value},
    id::EntryId,
};
use rusqlite::{Connection, OptionalExtension, params};

use super::{FORM, Form, add, built_in};
use crate::{
    error::{Error, Result},
    office::{Desk, Tx},
    store::SpaceRow,
    team,
};

/// Said of an id that is none.
pub(crate) const NONE: Error = Error::Invalid { field: "form", words: "There is no such form. See the list of forms." };

/// Reads a definition as a document holds it; `None` for what no honest version writes.
pub(crate) fn read(text: &str, id: &str, version: &str) -> Option<Form> {
    if text.len() > add::MOST_BYTES {
        return None;
    }
    let mut form: Form = serde_json::from_str(text).ok()?;
    add::fits(&form).ok()?;
    id.clone_into(&mut form.id);
    version.clone_into(&mut form.version);
    Some(form)
}

/// The form in which new records are made: a built-in one, or the newest version of our team's own.
///
/// # Errors
/// `Invalid` for one that does not exist here.
pub(crate) fn newest(sql: &Connection, desk: &Desk, id: &str) -> Result<Form> {
    let id = id.trim();
    if let Some(form) = built_in::find(id) {
        return Ok(form.clone());
    }
    if let Some(team) = team::ours(sql, &desk.directory, &desk.org)?
        && let Some(form) = of_team(sql, team, id)?
    {
        return Ok(form);
    }
    // Another team's form, which a case of theirs carries: whoever holds the part may answer it too.
    let copy = sql
        .prepare_cached(
            "SELECT version, definition FROM form_copy_view WHERE form = ?1 ORDER BY at DESC, version DESC LIMIT 1",
        )?
        .query_row([id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    copy.and_then(|(version, text)| read(&text, id, &version)).ok_or(NONE)
}

/// One version of a form, wherever it is known from; none for one of a newer program or one that has not come yet.
pub(crate) fn version(sql: &Connection, id: &str, version: &str) -> Result<Option<Form>> {
    if let Some(form) = built_in::find(id) {
        return Ok((form.version == version).then(|| form.clone()));
    }
    let text = sql
        .prepare_cached(
            "SELECT definition FROM team_form_view WHERE form = ?1 AND version = ?2
             UNION ALL SELECT definition FROM form_copy_view WHERE form = ?1 AND version = ?2 LIMIT 1",
        )?
        .query_row(params![id, version], |row| row.get::<_, String>(0))
        .optional()?;
    Ok(text.and_then(|text| read(&text, id, version)))
}

/// The newest version of one of a team's own forms.
pub(crate) fn of_team(sql: &Connection, team: SpaceRow, id: &str) -> Result<Option<Form>> {
    let found = sql
        .prepare_cached(
            "SELECT version, definition FROM team_form_view WHERE space = ?1 AND form = ?2 AND current = 1",
        )?
        .query_row(params![team, id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    Ok(found.and_then(|(version, text)| read(&text, id, &version)))
}

/// Every form of a team's own in its newest version, by name.
pub(crate) fn all_of_team(sql: &Connection, team: SpaceRow) -> Result<Vec<Form>> {
    let mut query = sql.prepare_cached(
        "SELECT form, version, definition FROM team_form_view WHERE space = ?1 AND current = 1 ORDER BY form",
    )?;
    let found = query
        .query_map([team], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?
        .collect::<std::result::Result<Vec<_>, _>>()?;
    let mut forms: Vec<Form> = found.into_iter().filter_map(|(id, version, text)| read(&text, &id, &version)).collect();
    forms.sort_by(|a, b| (a.name.to_lowercase(), &a.id).cmp(&(b.name.to_lowercase(), &b.id)));
    Ok(forms)
}

/// Puts the definition of a team's own form beside the first record that answers it in this part of a case, so that a
/// partner outside the team, and a laptop that never sees the team's document, can read it for good.
pub(crate) fn carry(tx: &mut Tx<'_>, row: SpaceRow, part: &Part, form: &Form) -> Result<()> {
    if built_in::find(&form.id).is_some() || carried(tx.document(row, part)?, form)? {
        return Ok(());
    }
    let text = serde_json::to_string(form).map_err(|_| Error::Inconsistent("form"))?;
    let copy = Map::from([
        ("type".to_owned(), Value::from(FORM)),
        ("form".to_owned(), Value::from(form.id.as_str())),
        ("version".to_owned(), Value::from(form.version.as_str())),
        ("definition".to_owned(), Value::from(text)),
    ]);
    tx.edit(row, part, |_, edit| {
        edit.enter(Container::Entries, copy);
        Ok(())
    })?;
    Ok(())
}

fn carried(document: &Document, form: &Form) -> Result<bool> {
    let entries = document.entries(Container::Entries)?;
    Ok(entries.iter().any(|entry| {
        entry.text("type") == Some(FORM)
            && entry.text("form") == Some(form.id.as_str())
            && entry.text("version") == Some(form.version.as_str())
    }))
}

/// The copy of a form that an entry of a case carries: form, version, definition.
pub(crate) fn copy_of(entry: &crdt::document::Entry) -> Option<(EntryId, EntryId, &str)> {
    if entry.text("type") != Some(FORM) {
        return None;
    }
    let (form, version) = (entry.text("form")?, entry.text("version")?);
    let text = entry.text("definition")?;
    read(text, form, version)?;
    Some((form.parse().ok()?, version.parse().ok()?, text))
}
