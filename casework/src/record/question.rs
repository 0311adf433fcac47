//! The newest versions of a record, and the question that two of them raise.

use std::collections::BTreeMap;

use crdt::id::EntryId;
use rusqlite::{Connection, params};

use super::{NONE, Place, QUESTION};
use crate::{
    case::open::who,
    error::{Error, Result},
    form::{Form, known},
    office::Desk,
    store::{SpaceRow, change},
    time,
    two_answers::{Answer, TwoAnswers},
};

/// The versions that nobody has corrected, sorted.
pub(crate) fn newest(sql: &Connection, place: &Place) -> Result<Vec<EntryId>> {
    let mut query = sql
        .prepare_cached("SELECT entry FROM record_view WHERE space = ?1 AND root = ?2 AND newest = 1 ORDER BY entry")?;
    let found = query
        .query_map(params![place.row, place.root.0], |row| row.get::<_, Vec<u8>>(0))?
        .collect::<std::result::Result<Vec<_>, _>>()?;
    Ok(found.iter().map(|id| EntryId::from_slice(id)).collect::<std::result::Result<_, _>>()?)
}

/// The newest versions, refused while they say different things.
pub(super) fn alone(sql: &Connection, place: &Place) -> Result<Vec<EntryId>> {
    let newest = newest(sql, place)?;
    let mut said = Vec::new();
    for id in &newest {
        said.push(self::said(sql, place, id)?.1);
    }
    if said.windows(2).any(|pair| matches!(pair, [a, b] if a != b)) { Err(Error::TwoAnswersOpen) } else { Ok(newest) }
}

/// What one version says: the version of the form, and the answers.
pub(crate) fn said(sql: &Connection, place: &Place, entry: &EntryId) -> Result<(String, BTreeMap<String, String>)> {
    let version = sql
        .prepare_cached("SELECT version FROM record_view WHERE space = ?1 AND entry = ?2")?
        .query_row(params![place.row, entry.0], |row| row.get(0))?;
    Ok((version, answers(sql, place.row, entry)?))
}

/// The answers of one version.
pub(super) fn answers(sql: &Connection, row: SpaceRow, entry: &EntryId) -> Result<BTreeMap<String, String>> {
    let mut query = sql.prepare_cached("SELECT field, value FROM record_value_view WHERE space = ?1 AND entry = ?2")?;
    Ok(query
        .query_map(params![row, entry.0], |found| Ok((found.get(0)?, found.get(1)?)))?
        .collect::<std::result::Result<_, _>>()?)
}

/// The question that a record with two open versions raises: each answer's id is its version's, and its value says where
/// it differs from the others.
pub(crate) fn ask(sql: &Connection, desk: &Desk, case: &str, name: &str) -> Result<TwoAnswers> {
    let place = super::find(sql, name)?;
    let ids = newest(sql, &place)?;
    let mut versions = Vec::with_capacity(ids.len());
    for id in ids {
        let (version, answers) = said(sql, &place, &id)?;
        let form = known::version(sql, &place.form, &version)?;
        let (hash, at): (Vec<u8>, i64) = sql
            .prepare_cached("SELECT change, at FROM record_view WHERE space = ?1 AND entry = ?2")?
            .query_row(params![place.row, id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let seat = change::seat_of(sql, place.row, place.part.as_str(), &hash)?;
        versions.push((id, form, answers, seat, at));
    }
    if versions.is_empty() {
        return Err(NONE);
    }
    let differs = |field: &str| {
        let mut said = versions.iter().map(|(_, _, answers, _, _)| answers.get(field));
        let first = said.next();
        said.any(|one| Some(one) != first)
    };
    let answers = versions
        .iter()
        .map(|(id, form, answers, seat, at)| {
            let (by, organisation) = who(desk, *seat);
            let names: std::collections::BTreeSet<&String> =
                versions.iter().flat_map(|(_, _, answers, _, _)| answers.keys()).filter(|name| differs(name)).collect();
            let lines: Vec<String> =
                names.iter().map(|name| in_words(form.as_ref(), name, answers.get(*name))).collect();
            Answer { id: id.to_string(), value: lines.join("\n"), by, organisation, at: time::rfc3339(*at) }
        })
        .collect();
    Ok(TwoAnswers {
        case: case.to_owned(),
        field: format!("{QUESTION}{}", place.root),
        part: place.part.as_str().to_owned(),
        answers,
    })
}

/// "Time on the floor: 75 minutes".
pub(crate) fn in_words(form: Option<&Form>, name: &str, answer: Option<&String>) -> String {
    let field = form.and_then(|form| form.field(name));
    let label = field.map_or(name, |field| field.label.as_str());
    let said = match (answer, field) {
        (None, _) => "not answered".to_owned(),
        (Some(answer), Some(field)) => shown(field, answer),
        (Some(answer), None) => answer.clone(),
    };
    format!("{label}: {said}")
}

/// An answer in words.
pub(crate) fn shown(field: &crate::form::Field, answer: &str) -> String {
    use crate::form::{Type, UNKNOWN};
    if answer == UNKNOWN {
        return "not known".to_owned();
    }
    let word = |code: &str| {
        let choice = field.choices.iter().find(|choice| choice.0 == code && !choice.1.is_empty());
        choice.map_or_else(|| code.replace('_', " "), |choice| choice.1.clone())
    };
    match field.kind {
        Type::Choice => word(answer),
        Type::Choices => answer.split(' ').map(word).collect::<Vec<_>>().join(", "),
        Type::Number | Type::Scale if !field.unit.is_empty() => format!("{answer} {}", field.unit),
        _ => answer.to_owned(),
    }
}
