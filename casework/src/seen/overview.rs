//! What arrived and was not looked at yet, by partner: what the first page of the day says.

use std::collections::{BTreeMap, BTreeSet};

use crdt::id::OrgId;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use super::{line, name_of};
use crate::{
    error::Result,
    office::{Desk, Office},
    store::SpaceRow,
    time,
    view::same,
};

/// What is new on this laptop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// When the person last did something here before unlocking now; RFC 3339.
    pub last_here: Option<String>,
    /// Partners with something new, the newest first.
    pub partners: Vec<FromPartner>,
}

/// What is new from one partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FromPartner {
    /// Its id.
    pub id: String,
    /// Its name.
    pub partner: String,
    /// How many changes were not looked at yet.
    pub updates: u64,
    /// About how many people.
    pub people: u64,
    /// The person whom the newest is about: the case's id.
    pub case: String,
    /// Their family name.
    pub family_name: String,
    /// Their given name.
    pub given_name: String,
    /// Its first words.
    pub line: line::Line,
}

/// Everything that arrived and was not looked at yet.
///
/// # Errors
/// Storage errors.
pub fn overview(office: &Office) -> Result<Overview> {
    office.read(|sql, desk| {
        Ok(Overview { last_here: last_here(sql)?.map(time::rfc3339), partners: partners(sql, desk)? })
    })
}

#[derive(Default)]
struct Sum {
    updates: u64,
    people: BTreeSet<SpaceRow>,
    newest: (i64, SpaceRow),
}

fn partners(sql: &Connection, desk: &Desk) -> Result<Vec<FromPartner>> {
    let mut sums: BTreeMap<OrgId, Sum> = BTreeMap::new();
    let mut query = sql.prepare_cached("SELECT space, seat, updates, newest FROM update_view")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let seat = crdt::id::SeatId::from_slice(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?;
        let Some(org) = desk.directory.org_of(&seat) else { continue };
        let sum = sums.entry(org).or_default();
        let (space, updates, newest): (SpaceRow, u64, i64) = (row.get(0)?, row.get(2)?, row.get(3)?);
        sum.updates += updates;
        sum.people.insert(same::person(sql, space)?);
        sum.newest = sum.newest.max((newest, space));
    }
    let mut out = Vec::new();
    for (org, sum) in sums {
        let (at, space) = sum.newest;
        // Others may have written so much in that case since that this partner's words are not among the newest.
        let line = line::newest(sql, space, |seat| desk.directory.org_of(seat) == Some(org))?
            .map_or_else(line::Line::details, |(_, line)| line);
        let (case, family_name, given_name) = sql
            .prepare_cached("SELECT id, family_name, given_name FROM case_view WHERE space = ?1")?
            .query_row([same::person(sql, space)?], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let (updates, people) = (sum.updates, sum.people.len() as u64);
        out.push((
            at,
            FromPartner {
                id: org.to_string(),
                partner: name_of(desk, &org),
                updates,
                people,
                case,
                family_name,
                given_name,
                line,
            },
        ));
    }
    out.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(out.into_iter().map(|(_, partner)| partner).collect())
}

/// When the last act before the present unlock was, as the audit says.
fn last_here(sql: &Connection) -> Result<Option<i64>> {
    let unlocked: Option<i64> = sql
        .prepare_cached("SELECT n FROM audit WHERE act = 'unlock' ORDER BY n DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let mut before = sql.prepare_cached("SELECT at FROM audit WHERE n < ?1 ORDER BY n DESC LIMIT 1")?;
    unlocked.map_or(Ok(None), |n| Ok(before.query_row([n], |row| row.get(0)).optional()?))
}
