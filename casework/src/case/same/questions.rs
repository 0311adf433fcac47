//! "Same person?": the pairs on this laptop that may be one person, that are ours to judge, and that nobody has answered
//! yet.

use std::collections::{BTreeMap, BTreeSet};

use crdt::id::OrgId;
use rusqlite::{Connection, params};
use serde::Serialize;

use crate::{
    error::Result,
    office::Office,
    person::Why,
    store::{SpaceRow, space},
    view::circle,
};

/// Two records, and why they may be one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// One, by the case that shows the person.
    pub case: String,
    /// The other.
    pub other: String,
    /// A word of [`Why`], or `said_both`: somebody said that they are one person, and somebody that they are two.
    pub why: &'static str,
    /// `strong`, `likely` or `possible`; `mistake` where one of the two has the other's NHS number.
    pub strength: &'static str,
}

/// Somebody said both of two records: one person, and two.
pub const SAID_BOTH: &str = "said_both";

/// Every open question, the strongest first.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office, limit: Option<u32>) -> Result<Vec<Question>> {
    office.read(move |sql, desk| {
        let open = open(sql, &desk.org)?.into_iter().take(limit.map_or(usize::MAX, |limit| limit as usize));
        open.map(|open| {
            Ok(Question {
                case: space::id(sql, open.a)?.to_string(),
                other: space::id(sql, open.b)?.to_string(),
                why: open.why.map_or(SAID_BOTH, Why::code),
                strength: strength(open.why),
            })
        })
        .collect()
    })
}

/// How much a reason weighs, in a word.
pub(super) fn strength(why: Option<Why>) -> &'static str {
    match why {
        None => "likely",
        Some(why) if why.is_duplicate() => why.strength(),
        Some(_) => "mistake",
    }
}

/// An open question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) a: SpaceRow,
    pub(crate) b: SpaceRow,
    /// Nothing when somebody said both.
    pub(crate) why: Option<Why>,
}

/// The open questions, the strongest first. A record that was entered in error is nobody any more.
pub(crate) fn open(sql: &Connection, us: &OrgId) -> Result<Vec<Open>> {
    let persons = persons(sql)?;
    let person = |row: SpaceRow| persons.get(&row).copied().unwrap_or(row);
    let (answered, mut both) = answered(sql, person)?;
    let mut best: BTreeMap<(SpaceRow, SpaceRow), (i64, Why)> = BTreeMap::new();
    let mut opened_here = BTreeSet::new();
    let mut query = sql.prepare_cached(
        "SELECT p.a, p.b, p.score, p.why, a.nonce IS NOT NULL OR b.nonce IS NOT NULL
         FROM pair_view p JOIN space a ON a.n = p.a JOIN space b ON b.n = p.b",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let pair = ordered(person(row.get(0)?), person(row.get(1)?));
        if pair.0 == pair.1 || answered.contains(&pair) {
            continue;
        }
        let Some(why) = row.get_ref(3)?.as_str().ok().and_then(Why::read) else { continue };
        if row.get(4)? {
            opened_here.insert(pair);
        }
        let found = (row.get(2)?, why);
        best.entry(pair).and_modify(|best| *best = found.max_by_score(*best)).or_insert(found);
    }
    let error: BTreeSet<SpaceRow> = sql
        .prepare_cached("SELECT space FROM case_view WHERE status = 'entered_in_error'")?
        .query_map([], |row| row.get(0))?
        .collect::<std::result::Result<_, _>>()?;
    let mut found: Vec<(i64, Open)> =
        best.into_iter().map(|((a, b), (score, why))| (score, Open { a, b, why: Some(why) })).collect();
    found.extend(std::mem::take(&mut both).into_iter().map(|(a, b)| (i64::MAX, Open { a, b, why: None })));
    found.retain(|(_, open)| !error.contains(&open.a) && !error.contains(&open.b));
    let mut asked = Vec::with_capacity(found.len());
    for (score, open) in found {
        if open.why.is_none() || opened_here.contains(&(open.a, open.b)) || is_ours(sql, us, open.a, open.b)? {
            asked.push((score, open));
        }
    }
    let mut found = asked;
    found.sort_by_key(|(score, open)| (std::cmp::Reverse(*score), open.a, open.b));
    Ok(found.into_iter().map(|(_, open)| open).collect())
}

/// Whether a pair is ours to judge. Of two records of others whose NHS numbers we do not both hold, we know less than those
/// others: where the one that keeps the circle of either holds both, it is asked, and we are not.
fn is_ours(sql: &Connection, us: &OrgId, a: SpaceRow, b: SpaceRow) -> Result<bool> {
    let mut keeps = sql.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM circle_view WHERE space IN (?1, ?2) AND part = 'core' AND steward = 1 AND org = ?3)",
    )?;
    if keeps.query_row(params![a, b, us.0], |row| row.get(0))? {
        return Ok(true);
    }
    if circle::holds(sql, a, "identity", us)? && circle::holds(sql, b, "identity", us)? {
        return Ok(true);
    }
    let mut others = sql.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM circle_view k JOIN circle_view h ON h.org = k.org AND h.part = 'core'
                        WHERE k.part = 'core' AND k.steward = 1
                          AND ((k.space = ?1 AND h.space = ?2) OR (k.space = ?2 AND h.space = ?1)))",
    )?;
    let others: bool = others.query_row(params![a, b], |row| row.get(0))?;
    Ok(!others)
}

trait Stronger {
    fn max_by_score(self, other: Self) -> Self;
}

impl Stronger for (i64, Why) {
    fn max_by_score(self, other: Self) -> Self {
        if other.0 >= self.0 { other } else { self }
    }
}

fn ordered(a: SpaceRow, b: SpaceRow) -> (SpaceRow, SpaceRow) {
    (a.min(b), a.max(b))
}

/// By which case each case is shown that is not alone.
fn persons(sql: &Connection) -> Result<BTreeMap<SpaceRow, SpaceRow>> {
    let mut query = sql.prepare_cached("SELECT space, person FROM person_view")?;
    Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<std::result::Result<_, _>>()?)
}

type Pairs = BTreeSet<(SpaceRow, SpaceRow)>;

/// The pairs of persons that somebody said to be two people; and records said to be two although they are shown as one.
fn answered(sql: &Connection, person: impl Fn(SpaceRow) -> SpaceRow) -> Result<(Pairs, Pairs)> {
    let mut query =
        sql.prepare_cached("SELECT v.space, s.n FROM same_view v JOIN space s ON s.space = v.other WHERE v.same = 0")?;
    let mut rows = query.query([])?;
    let (mut answered, mut both) = (BTreeSet::new(), BTreeSet::new());
    while let Some(row) = rows.next()? {
        let (a, b): (SpaceRow, SpaceRow) = (row.get(0)?, row.get(1)?);
        let pair = ordered(person(a), person(b));
        if pair.0 == pair.1 {
            both.insert(ordered(a, b));
        } else {
            answered.insert(pair);
        }
    }
    Ok((answered, both))
}
