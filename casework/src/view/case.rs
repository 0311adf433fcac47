//! One row a case: what a list shows.

use crdt::{
    Part,
    document::{Content, Value},
    id::SpaceId,
};
use rusqlite::{Connection, params, params_from_iter, types::Value as SqlValue};

use crate::{
    error::Result,
    person,
    store::{SpaceRow, space},
};

/// Columns of `case_view` that are a field of the same name in this part.
const COLUMNS: &[(Part, &str)] = &[
    (Part::CORE, "code"),
    (Part::CORE, "family_name"),
    (Part::CORE, "given_name"),
    (Part::CORE, "known_as"),
    (Part::CORE, "title"),
    (Part::CORE, "date_of_birth"),
    (Part::CORE, "date_of_death"),
    (Part::CORE, "born_about"),
    (Part::CORE, "sex"),
    (Part::CORE, "status"),
    (Part::CORE, "status_reason"),
    (Part::CORE, "next_review"),
    (Part::CORE, "urgency"),
    (Part::CORE, "headline"),
    (Part::CORE, "key_worker"),
    (Part::IDENTITY, "nhs_number"),
    (Part::CONTACT, "address"),
    (Part::CONTACT, "postcode"),
    (Part::CONTACT, "phone"),
];

pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &Part, content: &Content) -> Result<()> {
    let id: SpaceId = space::id(sql, row)?;
    sql.prepare_cached("INSERT OR IGNORE INTO case_view (space, id) VALUES (?1, ?2)")?
        .execute(params![row, id.to_string()])?;
    let columns: Vec<&str> = COLUMNS.iter().filter(|(home, _)| home == part).map(|(_, column)| *column).collect();
    if !columns.is_empty() {
        // Column names come from the constant above, never from a document.
        let sets: Vec<String> =
            columns.iter().enumerate().map(|(n, column)| format!("{column} = ?{}", n + 2)).collect();
        let values = columns.iter().map(|column| match content.winners.get(*column) {
            Some(Value::Text(text)) => SqlValue::Text(text.clone()),
            _ => SqlValue::Text(String::new()),
        });
        sql.prepare_cached(&format!("UPDATE case_view SET {} WHERE space = ?1", sets.join(", ")))?
            .execute(params_from_iter(std::iter::once(SqlValue::Integer(row)).chain(values)))?;
    }
    if *part == Part::CORE {
        sort_name(sql, row)?;
        sql.prepare_cached("UPDATE case_view SET status_since = ?2, reviewed_at = ?3 WHERE space = ?1")?
            .execute(params![row, said_at(content, "status"), said_at(content, "next_review")])?;
    }
    if *part == Part::CONTACT {
        restrict(sql, row, content)?;
    }
    sql.prepare_cached(
        "UPDATE case_view SET updated_at = (SELECT max(updated_at) FROM part_view WHERE space = ?1) WHERE space = ?1",
    )?
    .execute([row])?;
    Ok(())
}

fn sort_name(sql: &Connection, row: SpaceRow) -> Result<()> {
    let (family, given): (String, String) = sql
        .prepare_cached("SELECT family_name, given_name FROM case_view WHERE space = ?1")?
        .query_row([row], |found| Ok((found.get(0)?, found.get(1)?)))?;
    let key = format!("{} {}", person::name::match_key(&family), person::name::match_key(&given));
    sql.prepare_cached("UPDATE case_view SET sort_name = ?2 WHERE space = ?1 AND sort_name <> ?2")?
        .execute(params![row, key])?;
    Ok(())
}

/// When the value that is shown was first said; 0 for a field that nobody wrote.
fn said_at(content: &Content, field: &str) -> i64 {
    let shown = content.winners.get(field);
    let answers = content.fields.get(field).into_iter().flatten();
    answers.filter(|answer| Some(&answer.value) == shown).map(|answer| answer.at).min().unwrap_or(0)
}

/// While answers about restriction disagree, the strictest is enforced (`records.md`, keep-both precisely). What other
/// records of the person say is added when all parts have come ([`super::same::regroup`]).
fn restrict(sql: &Connection, row: SpaceRow, content: &Content) -> Result<()> {
    let answers = content.fields.get("restricted");
    let restricted = answers.is_some_and(|all| all.iter().any(|answer| answer.value.as_text() == Some("yes")));
    sql.prepare_cached("UPDATE case_view SET own_restricted = ?2, restricted = ?2 WHERE space = ?1")?
        .execute(params![row, restricted])?;
    Ok(())
}
