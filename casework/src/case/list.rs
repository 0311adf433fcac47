//! Listing cases: index look-ups only, no document is loaded.

use crdt::{
    field,
    id::{OrgId, SeatId},
};
use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};
use serde::Serialize;

use super::needs::{self, Needs};
use crate::{
    error::{Error, Result},
    office::{Desk, Office},
    seen::line::{self, Updates},
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
    /// Only those that have not ended: not closed, declined or entered in error.
    pub open: bool,
    /// Words that must each begin a word of the case.
    pub search: Option<String>,
    /// Only those of which something arrived since they were last looked at on this laptop.
    pub updates: bool,
    /// Only those of which something arrived from the organisation with this id.
    pub updates_from: Option<String>,
    /// Only those that need somebody's eye for this reason.
    pub needs: Option<Needs>,
    /// In which order; by family name when not said.
    pub sort: Sort,
    /// The other way round.
    pub reverse: bool,
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
    /// The page, in the order that was asked for.
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
    /// What arrived since it was last looked at on this laptop.
    pub updates: Option<Updates>,
}

/// In which order cases are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By family name.
    #[default]
    Name,
    /// What changed last comes first.
    Changed,
    /// What arrived last and was not looked at comes first; the others follow by family name.
    Updates,
}

impl Sort {
    /// The order of this name: `name`, `changed`, `updates`.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "name" => Some(Self::Name),
            "changed" => Some(Self::Changed),
            "updates" => Some(Self::Updates),
            _ => None,
        }
    }

    /// Each has its index, which serves both directions.
    const fn columns(self, reverse: bool) -> &'static str {
        match (self, reverse) {
            (Self::Name, false) => "sort_name, id",
            (Self::Name, true) => "sort_name DESC, id DESC",
            (Self::Changed, false) => "updated_at DESC, sort_name, id",
            (Self::Changed, true) => "updated_at, sort_name DESC, id DESC",
            (Self::Updates, false) => "newest_update DESC, sort_name, id",
            (Self::Updates, true) => "newest_update, sort_name DESC, id DESC",
        }
    }
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
    office.read(move |sql, desk| page(sql, desk, &query))
}

/// From this many members on, walking the list by name and asking of each whether it is a member finds a page sooner
/// than sorting all the members.
const LARGE_COHORT: u64 = 1_000;

fn page(sql: &Connection, desk: &Desk, query: &Query) -> Result<Page> {
    let mut conditions = vec!["merged = 0".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    let mut members = None;
    if let Some(cohort) = &query.cohort {
        let count = cohort_size(sql, cohort)?;
        values.push(cohort.clone().into());
        let place = values.len();
        conditions.push(if count >= LARGE_COHORT {
            format!(
                "(EXISTS (SELECT 1 FROM membership_view m WHERE m.cohort = ?{place} AND m.space = case_view.space)
                  OR space IN (SELECT p.person FROM person_view p CROSS JOIN membership_view m ON m.space = p.space
                               WHERE m.cohort = ?{place}))"
            )
        } else {
            format!("space IN ({})", of_persons("membership_view", &format!("cohort = ?{place}")))
        });
        members = Some(count);
    }
    if let Some(status) = &query.status {
        values.push(status.clone().into());
        conditions.push(format!("status = ?{}", values.len()));
    }
    if query.open {
        conditions.push(needs::OPEN.to_owned());
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
    if query.updates {
        conditions.push("newest_update > 0".to_owned());
    }
    if let Some(org) = &query.updates_from {
        conditions.push(updates_from(sql, desk, org)?);
    }
    if let Some(needs) = query.needs {
        conditions.push(needs.condition(sql, desk)?);
    }
    let filter = format!("WHERE {}", conditions.join(" AND "));
    let total = match members.filter(|_| conditions.len() == 2) {
        Some(count) => count,
        None => sql
            .prepare_cached(&format!("SELECT count(*) FROM case_view {filter}"))?
            .query_row(params_from_iter(&values), |row| row.get(0))?,
    };
    values.push(query.limit.map_or(-1, i64::from).into());
    values.push(i64::from(query.offset).into());
    let mut statement = sql.prepare_cached(&format!(
        "SELECT space FROM case_view {filter} ORDER BY {} LIMIT ?{} OFFSET ?{}",
        query.sort.columns(query.reverse),
        values.len() - 1,
        values.len()
    ))?;
    let rows = statement
        .query_map(params_from_iter(&values), |row| row.get(0))?
        .collect::<std::result::Result<Vec<i64>, _>>()?;
    let cases = rows.into_iter().map(|row| one(sql, desk, row)).collect::<Result<_>>()?;
    Ok(Page { total, cases })
}

/// Every member has a row of the list: projecting a membership makes one. Two records of one person are one member.
fn cohort_size(sql: &Connection, cohort: &str) -> Result<u64> {
    Ok(sql
        .prepare_cached(
            "SELECT (SELECT count(DISTINCT space) FROM membership_view WHERE cohort = ?1)
                  - (SELECT count(DISTINCT m.space) - count(DISTINCT p.person)
                     FROM person_view p CROSS JOIN membership_view m ON m.space = p.space WHERE m.cohort = ?1)",
        )?
        .query_row([cohort], |row| row.get(0))?)
}

/// The cases that show those of whom a table with a column `space` has a row: a merged case by the one it is shown by.
pub(crate) fn of_persons(table: &str, condition: &str) -> String {
    format!(
        "SELECT coalesce(p.person, t.space) FROM {table} t LEFT JOIN person_view p ON p.space = t.space WHERE {condition}"
    )
}

/// A condition on `case_view`: something new came from an organisation. Ids are hexadecimal figures.
fn updates_from(sql: &Connection, desk: &Desk, org: &str) -> Result<String> {
    let org: Option<OrgId> = org.trim().parse().ok();
    let mut writers = sql.prepare_cached("SELECT DISTINCT seat FROM author")?;
    let seats = writers.query_map([], |row| row.get::<_, Vec<u8>>(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    let mut theirs = Vec::new();
    for seat in seats {
        let seat = SeatId::from_slice(&seat)?;
        if org.is_some() && desk.directory.org_of(&seat) == org {
            theirs.push(format!("x'{seat}'"));
        }
    }
    let theirs = theirs.join(", ");
    Ok(format!("space IN ({})", of_persons("update_view", &format!("t.seat IN ({theirs})"))))
}

/// The rows of these cases, in their order; one that is not here is left out.
///
/// # Errors
/// Storage errors.
pub fn of(office: &Office, ids: &[String]) -> Result<Vec<Row>> {
    let ids = ids.to_vec();
    office.read(move |sql, desk| {
        let rows = ids.iter().filter_map(|id| space::of_case(sql, id).ok());
        rows.map(|row| one(sql, desk, row)).collect()
    })
}

/// One case as lists show it.
pub(crate) fn one(sql: &Connection, desk: &Desk, space: i64) -> Result<Row> {
    let mut query = sql.prepare_cached(
        "SELECT id, code, family_name, given_name, known_as, title, date_of_birth, date_of_death, nhs_number, status,
                urgency, headline, key_worker, restricted, updated_at, updates FROM case_view WHERE space = ?1",
    )?;
    let found = query.query_row([space], |row| {
        let text = |index: usize| row.get::<_, String>(index);
        // Cleared to `unknown` is not known either.
        let known =
            |index: usize| text(index).map(|value| Some(value).filter(|said| !said.is_empty() && said != "unknown"));
        let row_updates: u64 = row.get(15)?;
        Ok((
            row_updates,
            Row {
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
                updates: None,
            },
        ))
    });
    // Of a case of which only the circle came, nothing can be shown yet.
    let (count, row) = found.optional()?.ok_or(Error::NotFound("There is no such case on this laptop yet."))?;
    Ok(Row {
        cohorts: membership::of_person(sql, space)?,
        needs_checking: two_answers::any(sql, space)?,
        updates: line::of_case(sql, desk, space, count)?,
        ..row
    })
}
