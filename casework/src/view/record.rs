//! Records: one row a version and one an answer, so that a count or a chart never loads a document.

use crdt::{Part, document::Entry, id::EntryId};
use rusqlite::{Connection, params};

use crate::{
    error::Result,
    form::{UNKNOWN, known},
    record::{
        FROM, QUESTION,
        written::{self, Written},
    },
    store::SpaceRow,
};

pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &Part, entries: &[Entry]) -> Result<()> {
    copies(sql, row, part, entries)?;
    let records = written::all(entries);
    // Nothing that was written ever goes, so a part without records never had any.
    if records.is_empty() {
        return Ok(());
    }
    for table in ["record_view", "record_value_view"] {
        sql.prepare_cached(&format!("DELETE FROM {table} WHERE space = ?1 AND part = ?2"))?
            .execute(params![row, part.as_str()])?;
    }
    for record in &records {
        let reason = withdrawn(entries, record.root.id);
        let open = reason.is_none() && record.is_open();
        for (place, version) in record.versions.iter().enumerate() {
            one(sql, row, part, record, version, place, open, reason)?;
        }
        if open {
            sql.prepare_cached("INSERT INTO two_answers_view (space, part, field) VALUES (?1, ?2, ?3)")?
                .execute(params![row, part.as_str(), format!("{QUESTION}{}", record.root.id)])?;
        }
    }
    Ok(())
}

/// Two people may strike one record through: every laptop shows the reason that sorts first.
fn withdrawn(entries: &[Entry], root: EntryId) -> Option<&str> {
    let id = root.to_string();
    let of = entries.iter().filter(|entry| entry.text("type") == Some("withdrawn") && entry.text("of") == Some(&id));
    of.filter_map(|entry| entry.text("reason")).min()
}

#[allow(clippy::too_many_arguments, reason = "one row of one table")]
fn one(
    sql: &Connection,
    row: SpaceRow,
    part: &Part,
    record: &Written<'_>,
    entry: &Entry,
    place: usize,
    open: bool,
    withdrawn: Option<&str>,
) -> Result<()> {
    let form = entry.text("form").unwrap_or_default();
    let version = entry.text("version").unwrap_or_default();
    let answers = written::answers(entry);
    let happened = known::version(sql, form, version)?.and_then(|form| answers.get(form.happened.as_str()).copied());
    sql.prepare_cached(
        "INSERT OR IGNORE INTO record_view (space, entry, root, part, form, version, change, at, happened, place, newest, open,
            withdrawn, listed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        row,
        entry.id.0,
        record.root.id.0,
        part.as_str(),
        form,
        version,
        entry.change.0,
        entry.at,
        happened.unwrap_or_default(),
        i64::try_from(place).unwrap_or(i64::MAX),
        record.newest.contains(&entry.id),
        open,
        withdrawn,
        entry.text(FROM.0) == Some(FROM.1)
    ])?;
    for (name, value) in answers {
        let number =
            if value == UNKNOWN { None } else { value.parse::<f64>().ok().filter(|number| number.is_finite()) };
        sql.prepare_cached(
            "INSERT OR IGNORE INTO record_value_view (space, entry, part, field, value, number) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![row, entry.id.0, part.as_str(), name, value, number])?;
    }
    Ok(())
}

/// The definitions that travel with the case.
fn copies(sql: &Connection, row: SpaceRow, part: &Part, entries: &[Entry]) -> Result<()> {
    sql.prepare_cached("DELETE FROM form_copy_view WHERE space = ?1 AND part = ?2")?
        .execute(params![row, part.as_str()])?;
    for entry in entries {
        let Some((form, version, text)) = known::copy_of(entry) else { continue };
        sql.prepare_cached(
            "INSERT OR IGNORE INTO form_copy_view (space, entry, part, form, version, at, definition)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            row,
            entry.id.0,
            part.as_str(),
            form.to_string(),
            version.to_string(),
            entry.at,
            text
        ])?;
    }
    Ok(())
}
