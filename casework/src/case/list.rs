//! Listing cases: index look-ups only, no document is loaded.

use crdt::field;
use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};
use serde::Serialize;

use crate::{
    error::{Error, Result},
    office::Office,
    store::space,
    time,
    view::{membership, search, two_answers},
};

/// Which cases; everything narrows.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Id of a cohort.
    pub cohort: Option<String>,
    /// A status.
    pub status: Option<String>,
    /// Words that must each begin a word of the case.
    pub search: Option<String>,
    /// At most this many; all when absent.
    pub limit: Option<u32>,
    /// Leaving out so many.
    pub offset: u32,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// How many fit the query in all.
    pub total: u64,
    /// The page, by family name.
    pub cases: Vec<Row>,
}

/// A case as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "each is the field of that name in cli.md")]
pub struct Row {
    pub id: String,
    pub code: String,
    pub family_name: String,
    pub given_name: String,
    pub known_as: String,
    pub title: String,
    pub date_of_birth: Option<String>,
    pub date_of_death: Option<String>,
    pub nhs_number: Option<String>,
    pub cohorts: Vec<String>,
    pub status: String,
    pub urgency: String,
    pub headline: String,
    pub key_worker: Option<String>,
    pub restricted: bool,
    /// RFC 3339, UTC.
    pub updated_at: String,
    /// A question with two answers is open.
    pub needs_checking: bool,
}

/// The words a status can be, in the order of a case's life.
#[must_use]
pub fn statuses() -> &'static [&'static str] {
    match field::find("status").map(|status| status.kind) {
        Some(field::Kind::Code(words)) => words,
        _ => &[],
    }
}

/// Lists cases by family name.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office, query: Query) -> Result<Page> {
    office.read(move |sql, _| page(sql, &query))
}

/// From this many members on, walking the list by name and asking of each whether it is a member finds a page sooner
/// than sorting all the members.
const LARGE_COHORT: u64 = 1_000;

fn page(sql: &Connection, query: &Query) -> Result<Page> {
    let mut conditions = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut members = None;
    if let Some(cohort) = &query.cohort {
        let count = cohort_size(sql, cohort)?;
        values.push(cohort.clone().into());
        let place = values.len();
        conditions.push(if count >= LARGE_COHORT {
            format!("EXISTS (SELECT 1 FROM membership_view m WHERE m.cohort = ?{place} AND m.space = case_view.space)")
        } else {
            format!("space IN (SELECT space FROM membership_view WHERE cohort = ?{place})")
        });
        members = Some(count);
    }
    if let Some(status) = &query.status {
        values.push(status.clone().into());
        conditions.push(format!("status = ?{}", values.len()));
    }
    if let Some(typed) = query.search.as_deref().filter(|typed| !typed.trim().is_empty()) {
        match search::query(typed) {
            Some(words) => {
                values.push(words.into());
                conditions.push(format!(
                    "space IN (SELECT rowid FROM case_search WHERE case_search MATCH ?{})",
                    values.len()
                ));
            }
            None => conditions.push("0".to_owned()),
        }
    }
    let filter = if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    let total = match members.filter(|_| conditions.len() == 1) {
        Some(count) => count,
        None => sql
            .prepare_cached(&format!("SELECT count(*) FROM case_view {filter}"))?
            .query_row(params_from_iter(&values), |row| row.get(0))?,
    };
    values.push(query.limit.map_or(-1, i64::from).into());
    values.push(i64::from(query.offset).into());
    let mut statement = sql.prepare_cached(&format!(
        "SELECT space FROM case_view {filter} ORDER BY sort_name, id LIMIT ?{} OFFSET ?{}",
        values.len() - 1,
        values.len()
    ))?;
    let rows = statement
        .query_map(params_from_iter(&values), |row| row.get(0))?
        .collect::<std::result::Result<Vec<i64>, _>>()?;
    let cases = rows.into_iter().map(|row| one(sql, row)).collect::<Result<_>>()?;
    Ok(Page { total, cases })
}

/// Every member has a row of the list: projecting a membership makes one.
fn cohort_size(sql: &Connection, cohort: &str) -> Result<u64> {
    Ok(sql
        .prepare_cached("SELECT count(DISTINCT space) FROM membership_view WHERE cohort = ?1")?
        .query_row([cohort], |row| row.get(0))?)
}

/// One case as lists show it.
/// The rows of these cases, in their order; one that is not here is left out.
///
/// # Errors
/// Storage errors.
pub fn of(office: &Office, ids: &[String]) -> Result<Vec<Row>> {
    let ids = ids.to_vec();
    office.read(move |sql, _| {
        let rows = ids.iter().filter_map(|id| space::of_case(sql, id).ok());
        rows.map(|row| one(sql, row)).collect()
    })
}

pub(crate) fn one(sql: &Connection, space: i64) -> Result<Row> {
    let mut query = sql.prepare_cached(
        "SELECT id, code, family_name, given_name, known_as, title, date_of_birth, date_of_death, nhs_number, status,
                urgency, headline, key_worker, restricted, updated_at FROM case_view WHERE space = ?1",
    )?;
    let found = query.query_row([space], |row| {
        let text = |index: usize| row.get::<_, String>(index);
        let known = |index: usize| text(index).map(|value| Some(value).filter(|value| !value.is_empty()));
        Ok(Row {
            id: text(0)?,
            code: text(1)?,
            family_name: text(2)?,
            given_name: text(3)?,
            known_as: text(4)?,
            title: text(5)?,
            date_of_birth: known(6)?,
            date_of_death: known(7)?,
            nhs_number: known(8)?,
            cohorts: Vec::new(),
            status: text(9)?,
            urgency: text(10)?,
            headline: text(11)?,
            key_worker: known(12)?,
            restricted: row.get(13)?,
            updated_at: time::rfc3339(row.get(14)?),
            needs_checking: false,
        })
    });
    // Of a case of which only the circle came, nothing can be shown yet.
    let row = found.optional()?.ok_or(Error::NotFound("There is no such case on this laptop yet."))?;
    Ok(Row { cohorts: membership::of_case(sql, space)?, needs_checking: two_answers::any(sql, space)?, ..row })
}
