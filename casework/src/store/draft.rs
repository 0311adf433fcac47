//! What is half-written: this laptop's alone. One row a case; a note alone stands in the row's own columns, more forms are
//! in its text as JSON. What is about nobody yet is a setting.

use rusqlite::{Connection, OptionalExtension, params};

use super::{SpaceRow, setting};
use crate::{
    error::{Error, Result},
    note::draft::{Draft, Forms, NOTE, Unfinished},
};

/// The kind of a row that holds several forms; no kind of note has this name.
const FORMS: &str = "forms";
/// The setting that holds the forms about nobody yet.
pub(crate) const NOBODYS: &str = "drafts";

/// Keeps the forms of a case, or those about nobody yet; none leaves nothing behind.
pub(crate) fn put(sql: &Connection, space: Option<SpaceRow>, forms: &Forms, now: i64) -> Result<()> {
    let json = || serde_json::to_string(forms).map_err(|_| Error::Inconsistent("draft"));
    let Some(space) = space else {
        return if forms.is_empty() {
            setting::remove(sql, NOBODYS)
        } else {
            setting::put(sql, NOBODYS, json()?.as_bytes())
        };
    };
    let row = match (forms.len(), forms.get(NOTE)) {
        (0, _) => {
            sql.prepare_cached("DELETE FROM draft WHERE space = ?1")?.execute([space])?;
            return Ok(());
        }
        (1, Some(note)) => note.clone(),
        _ => Draft { kind: FORMS.to_owned(), part: String::new(), text: json()? },
    };
    sql.prepare_cached(
        "INSERT INTO draft (space, kind, part, text, at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (space) DO UPDATE SET kind = ?2, part = ?3, text = ?4, at = ?5",
    )?
    .execute(params![space, row.kind, row.part, row.text, now])?;
    Ok(())
}

/// Lets one form of a case go: what was written in it is saved.
pub(crate) fn forget(sql: &Connection, space: SpaceRow, form: &str, now: i64) -> Result<()> {
    let mut forms = get(sql, Some(space))?;
    if forms.remove(form).is_some() { put(sql, Some(space), &forms, now) } else { Ok(()) }
}

/// The same of a form about nobody yet.
pub(crate) fn forget_nobodys(sql: &Connection, form: &str, now: i64) -> Result<()> {
    let mut forms = get(sql, None)?;
    if forms.remove(form).is_some() { put(sql, None, &forms, now) } else { Ok(()) }
}

/// The forms of a case, or those about nobody yet.
pub(crate) fn get(sql: &Connection, space: Option<SpaceRow>) -> Result<Forms> {
    let Some(space) = space else {
        return Ok(setting::get(sql, NOBODYS)?.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default());
    };
    let row = sql
        .prepare_cached("SELECT kind, part, text FROM draft WHERE space = ?1")?
        .query_row([space], |row| Ok(Draft { kind: row.get(0)?, part: row.get(1)?, text: row.get(2)? }))
        .optional()?;
    Ok(row.map(forms_of).unwrap_or_default())
}

/// By the person it is about, the newest first.
pub(crate) fn list(sql: &Connection, most: u32) -> Result<Vec<Unfinished>> {
    let mut query = sql.prepare_cached(
        "SELECT v.id, v.family_name, v.given_name, v.title, d.at FROM draft d JOIN case_view v ON v.space = d.space
         ORDER BY d.at DESC, v.id LIMIT ?1",
    )?;
    let found = query.query_map([most], |row| {
        let at = crate::time::rfc3339(row.get(4)?);
        Ok(Unfinished { case: row.get(0)?, family_name: row.get(1)?, given_name: row.get(2)?, title: row.get(3)?, at })
    })?;
    Ok(found.collect::<std::result::Result<_, _>>()?)
}

/// What was written last, with the given and the family name of the person it is about.
pub(crate) fn newest(sql: &Connection) -> Result<Option<(Forms, String, String)>> {
    let row = sql
        .prepare_cached(
            "SELECT draft.kind, draft.part, draft.text, coalesce(given_name, ''), coalesce(family_name, '')
             FROM draft LEFT JOIN case_view USING (space) ORDER BY at DESC LIMIT 1",
        )?
        .query_row([], |row| {
            Ok((Draft { kind: row.get(0)?, part: row.get(1)?, text: row.get(2)? }, row.get(3)?, row.get(4)?))
        })
        .optional()?;
    if let Some((draft, given, family)) = row {
        return Ok(Some((forms_of(draft), given, family)));
    }
    let nobodys = get(sql, None)?;
    Ok((!nobodys.is_empty()).then(|| (nobodys, String::new(), String::new())))
}

/// What does not read as forms is shown as a note rather than lost.
fn forms_of(row: Draft) -> Forms {
    let several = (row.kind == FORMS).then(|| serde_json::from_str(&row.text).ok()).flatten();
    several.unwrap_or_else(|| Forms::from([(NOTE.to_owned(), row)]))
}
