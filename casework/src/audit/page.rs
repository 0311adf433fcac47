//! One page of the audit for a screen: filtered, newest first, with the names a person needs to read it.

use std::collections::BTreeMap;

use crdt::id::{OrgId, SeatId};
use rusqlite::{Connection, params_from_iter, types::Value};
use serde::Serialize;

use crate::{
    case::open::who,
    error::{Error, Result},
    office::{Desk, Office},
    store::{audit, space},
    time,
};

/// Acts that one filter may name.
const MOST_ACTS: usize = 64;

/// Which lines; everything narrows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A case's id.
    pub case: Option<String>,
    /// The id of the seat that acted.
    pub seat: Option<String>,
    /// Stable names of acts; empty for all.
    pub acts: Vec<String>,
    /// Not before this; milliseconds since 1970.
    pub from: Option<i64>,
    /// Before this; milliseconds since 1970.
    pub until: Option<i64>,
}

/// Some lines, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// How many fit the filter.
    pub total: u64,
    /// These of them.
    pub lines: Vec<Line>,
    /// Everybody who ever acted on this laptop, by name.
    pub people: Vec<Person>,
}

/// One line as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its number; the first is 1.
    pub n: i64,
    /// When, as this laptop's clock said; RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// The stable name of the act.
    pub act: String,
    /// A stable word the act was about, such as a field's name; empty when none.
    pub about: String,
    /// The organisations the act was about, by name.
    pub partners: Vec<String>,
    /// The cases it concerned.
    pub cases: Vec<Named>,
}

/// A case by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// The person's family name; empty when nothing of the case is here any more.
    pub family_name: String,
    /// The person's given name.
    pub given_name: String,
}

/// Somebody who acted on this laptop.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their organisation.
    pub organisation: String,
    /// Their seat's id.
    pub seat: String,
}

/// Reads one page.
///
/// # Errors
/// `not_found` for a case that is not here; `invalid` for what is no seat or too many acts.
pub fn page(office: &Office, filter: Filter, limit: u32, offset: u32) -> Result<Page> {
    office.read(move |sql, desk| {
        let (filter, mut values) = conditions(sql, &filter)?;
        let total = sql
            .prepare_cached(&format!("SELECT count(*) FROM audit a {filter}"))?
            .query_row(params_from_iter(&values), |row| row.get(0))?;
        values.push(i64::from(limit).into());
        values.push(i64::from(offset).into());
        let mut query = sql.prepare_cached(&format!(
            "SELECT n, at, seat, act, about FROM audit a {filter} ORDER BY n DESC LIMIT ?{} OFFSET ?{}",
            values.len() - 1,
            values.len()
        ))?;
        let mut rows = query.query(params_from_iter(&values))?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            let seat = SeatId::from_slice(&row.get::<_, Vec<u8>>(2)?)?;
            let (by, organisation) = who(desk, Some(seat));
            let (about, partners) = meant(desk, row.get(4)?);
            let n = row.get(0)?;
            lines.push(Line {
                n,
                at: time::rfc3339(row.get(1)?),
                by,
                organisation,
                act: row.get(3)?,
                about,
                partners,
                cases: named(sql, n)?,
            });
        }
        Ok(Page { total, lines, people: people(sql, desk)? })
    })
}

fn conditions(sql: &Connection, filter: &Filter) -> Result<(String, Vec<Value>)> {
    let mut conditions = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut add = |condition: &str, value: Value| {
        values.push(value);
        conditions.push(condition.replace('?', &format!("?{}", values.len())));
    };
    if let Some(case) = &filter.case {
        let row = space::of_case(sql, case)?;
        add("n IN (SELECT c.n FROM audit_case c WHERE c.space = ?)", row.into());
    }
    if let Some(seat) = &filter.seat {
        let words = "That is nobody who worked on this laptop.";
        let seat: SeatId = seat.parse().map_err(|_| Error::Invalid { field: "seat", words })?;
        add("seat = ?", seat.0.to_vec().into());
    }
    if let Some(from) = filter.from {
        add("at >= ?", from.into());
    }
    if let Some(until) = filter.until {
        add("at < ?", until.into());
    }
    if filter.acts.len() > MOST_ACTS {
        return Err(Error::Invalid { field: "acts", words: "That is too many kinds of act at once." });
    }
    if !filter.acts.is_empty() {
        let mut places = Vec::new();
        for act in &filter.acts {
            values.push(act.clone().into());
            places.push(format!("?{}", values.len()));
        }
        conditions.push(format!("act IN ({})", places.join(", ")));
    }
    let filter = if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    Ok((filter, values))
}

/// What a line was about: organisations by name, or a word. An id that is nobody's we know is left out.
fn meant(desk: &Desk, about: String) -> (String, Vec<String>) {
    if about.is_empty() {
        return (about, Vec::new());
    }
    let orgs: Option<Vec<OrgId>> = about.split(',').map(|id| id.parse().ok()).collect();
    match orgs {
        Some(orgs) => {
            let known = orgs.iter().filter_map(|org| desk.directory.organisation(org));
            (String::new(), known.map(|org| org.profile().name.clone()).collect())
        }
        None => (about, Vec::new()),
    }
}

fn named(sql: &Connection, n: i64) -> Result<Vec<Named>> {
    let mut query =
        sql.prepare_cached("SELECT coalesce(family_name, ''), coalesce(given_name, '') FROM case_view WHERE id = ?1")?;
    let mut cases = Vec::new();
    for id in audit::cases(sql, n)? {
        let id = id.to_string();
        let mut rows = query.query([&id])?;
        let (family_name, given_name) = match rows.next()? {
            Some(row) => (row.get(0)?, row.get(1)?),
            None => Default::default(),
        };
        cases.push(Named { id, family_name, given_name });
    }
    Ok(cases)
}

fn people(sql: &Connection, desk: &Desk) -> Result<Vec<Person>> {
    let mut query = sql.prepare_cached("SELECT DISTINCT seat FROM audit")?;
    let mut rows = query.query([])?;
    let mut people: BTreeMap<String, Person> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let seat = SeatId::from_slice(&row.get::<_, Vec<u8>>(0)?)?;
        let (name, organisation) = who(desk, Some(seat));
        people.insert(seat.to_string(), Person { name, organisation, seat: seat.to_string() });
    }
    let mut people: Vec<Person> = people.into_values().collect();
    people.sort();
    Ok(people)
}
