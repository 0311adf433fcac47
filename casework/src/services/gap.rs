//! Gaps: what was needed and nobody offered. Everybody in the team reads them, so they name no patient.

use crdt::{
    Part,
    document::{Container, Map, Value},
    field::{Kind, Rejected},
    id::{ChangeHash, EntryId},
};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::our_team;
use crate::{
    case::{
        cohort::{self, Meaning},
        open::who,
    },
    error::{Error, Result},
    office::{Desk, Office, Op, Outcome, Tx},
    person::NhsNumber,
    store::{SpaceRow, change, space},
    team, time,
};

/// The `type` of a gap among the entries of the team's document.
pub(crate) const GAP: &str = "gap";
/// The `type` of what became of one.
pub(crate) const GAP_MET: &str = "gap_met";
/// What was needed.
pub(crate) const TEXT: Kind = Kind::Prose(500);
/// What became of it.
pub(crate) const REASON: Kind = Kind::Line(300);
/// For how many people.
pub(crate) const PEOPLE: std::ops::RangeInclusive<i64> = 1..=100_000;

/// A gap as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewGap {
    /// What was needed, without anybody's name.
    pub text: String,
    /// For how many people, when that is known.
    pub people: Option<i64>,
    /// The cohort's id, when it was needed for one.
    pub cohort: Option<String>,
    /// The case that somebody was working on. Nothing of it is kept: only that its names are not in the text is looked
    /// at.
    pub not_naming: Option<String>,
}

/// What was needed and nobody offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// Its id.
    pub id: String,
    /// What was needed.
    pub text: String,
    /// For how many people.
    pub people: Option<i64>,
    /// For which cohort: its id.
    pub cohort: Option<String>,
    /// What that cohort is called.
    pub cohort_name: Option<String>,
    /// Who noted it.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
    /// What became of it, once somebody said that it is met.
    pub met: Option<Met>,
}

/// That a gap is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Met {
    /// How.
    pub reason: String,
    /// Who said so.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
}

/// Notes a gap; gives its id.
///
/// # Errors
/// `Invalid` with the line, also when the text names the person of the case or holds an NHS number; `NotAllowed` in no
/// team.
pub fn note(office: &Office, new: NewGap) -> Result<Outcome<Gap>> {
    let text = TEXT.check(&new.text).map_err(|Rejected(words)| Error::Invalid { field: "text", words })?;
    if text.is_empty() {
        return Err(Error::Invalid { field: "text", words: "Say what was needed." });
    }
    if new.people.is_some_and(|people| !PEOPLE.contains(&people)) {
        return Err(Error::Invalid { field: "people", words: "Enter how many people as a whole number." });
    }
    if holds_nhs_number(&text) {
        return Err(Error::Invalid {
            field: "text",
            words: "Everybody in the team reads this. Leave the NHS number out.",
        });
    }
    office.transact(Op::GapAdd, move |tx| {
        let team = our_team(tx)?;
        if let Some(case) = &new.not_naming {
            names_nobody(tx, case, &text)?;
        }
        let mut entry =
            Map::from([("type".to_owned(), Value::from(GAP)), ("text".to_owned(), Value::from(text.as_str()))]);
        if let Some(people) = new.people {
            entry.insert("people".to_owned(), Value::Int(people));
        }
        if let Some(id) = new.cohort.filter(|id| !id.trim().is_empty()) {
            let known = cohort::all(tx.sql, tx.desk)?.into_iter().any(|cohort| cohort.id == id.trim());
            if !known {
                return Err(Error::Invalid { field: "cohort", words: "There is no such cohort." });
            }
            entry.insert("cohort".to_owned(), Value::from(id.trim()));
        }
        let entries = tx.edit(team, &Part::TEAM, |_, edit| {
            edit.enter(Container::Entries, entry);
            Ok(())
        })?;
        let id = entries.first().ok_or(Error::Inconsistent("gap entry"))?.to_string();
        tx.about(&id);
        tx.flush()?;
        one(tx.sql, tx.desk, team, &id)
    })
}

/// Says that a gap is met by now and how, or, with `met` false, that it is open after all.
///
/// # Errors
/// `Invalid` without a reason; `NotFound`; `ChangedMeanwhile` when it stands so already; `NotAllowed` in no team.
pub fn answer(office: &Office, id: &str, met: bool, reason: &str) -> Result<Outcome<Gap>> {
    let reason = REASON.check(reason).map_err(|Rejected(words)| Error::Invalid { field: "reason", words })?;
    if reason.is_empty() {
        return Err(Error::Invalid { field: "reason", words: "Say how it is met, or why it is not after all." });
    }
    let id = id.trim().to_owned();
    office.transact(Op::GapMet, move |tx| {
        let team = our_team(tx)?;
        if one(tx.sql, tx.desk, team, &id)?.met.is_some() == met {
            return Err(Error::ChangedMeanwhile);
        }
        let entry = Map::from([
            ("type".to_owned(), Value::from(GAP_MET)),
            ("of".to_owned(), Value::from(id.as_str())),
            ("met".to_owned(), Value::Bool(met)),
            ("reason".to_owned(), Value::from(reason.as_str())),
        ]);
        tx.edit(team, &Part::TEAM, |_, edit| {
            edit.enter(Container::Entries, entry);
            Ok(())
        })?;
        tx.about(&id);
        tx.flush()?;
        one(tx.sql, tx.desk, team, &id)
    })
}

/// Every gap of our team: open ones first, the newest first among each.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office) -> Result<Vec<Gap>> {
    office.read(|sql, desk| {
        let Some(team) = team::ours(sql, &desk.directory, &desk.org)? else { return Ok(Vec::new()) };
        let mut query =
            sql.prepare_cached("SELECT lower(hex(entry)) FROM team_gap_view WHERE space = ?1 ORDER BY at DESC, entry")?;
        let ids = query.query_map([team], |row| row.get(0))?.collect::<std::result::Result<Vec<String>, _>>()?;
        let mut gaps = ids.iter().map(|id| one(sql, desk, team, id)).collect::<Result<Vec<_>>>()?;
        gaps.sort_by_key(|gap| gap.met.is_some());
        Ok(gaps)
    })
}

fn one(sql: &Connection, desk: &Desk, team: SpaceRow, id: &str) -> Result<Gap> {
    const NONE: Error = Error::NotFound("There is no such gap in your team’s list.");
    let entry: EntryId = id.parse().map_err(|_| NONE)?;
    type Row = (Vec<u8>, i64, String, Option<i64>, String);
    let found: Option<Row> = sql
        .prepare_cached("SELECT change, at, text, people, cohort FROM team_gap_view WHERE space = ?1 AND entry = ?2")?
        .query_row(params![team, entry.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .optional()?;
    let (change, at, text, people, cohort) = found.ok_or(NONE)?;
    let (by, organisation) = writer(sql, desk, team, &change)?;
    let cohort = Some(cohort).filter(|id| !id.is_empty());
    let meaning: Option<Meaning> = match &cohort {
        Some(id) => cohort::meanings(sql, desk, std::slice::from_ref(id))?.into_iter().next(),
        None => None,
    };
    Ok(Gap {
        id: entry.to_string(),
        text,
        people,
        cohort_name: meaning.map(|meaning| meaning.name).filter(|name| !name.is_empty()),
        cohort,
        by,
        organisation,
        at: time::rfc3339(at),
        met: met(sql, desk, team, &entry)?,
    })
}

/// What was said last counts, by what its author had seen.
fn met(sql: &Connection, desk: &Desk, team: SpaceRow, gap: &EntryId) -> Result<Option<Met>> {
    let found: Option<(Vec<u8>, i64, String, bool)> = sql
        .prepare_cached(
            "SELECT change, at, reason, met FROM team_gap_met_view WHERE space = ?1 AND gap = ?2
             ORDER BY place DESC, entry DESC LIMIT 1",
        )?
        .query_row(params![team, gap.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((change, at, reason, true)) = found else { return Ok(None) };
    let (by, organisation) = writer(sql, desk, team, &change)?;
    Ok(Some(Met { reason, by, organisation, at: time::rfc3339(at) }))
}

fn writer(sql: &Connection, desk: &Desk, team: SpaceRow, change: &[u8]) -> Result<(String, String)> {
    let change = ChangeHash::from_slice(change)?;
    Ok(who(desk, change::seat_of(sql, team, Part::TEAM.as_str(), &change.0)?))
}

/// Ten figures in a row, spaces and hyphens aside, that are an NHS number.
fn holds_nhs_number(text: &str) -> bool {
    let mut run = String::new();
    let is = |run: &str| run.len() == 10 && NhsNumber::parse(run).is_ok();
    for c in text.chars() {
        match c {
            '0'..='9' => run.push(c),
            ' ' | '-' if !run.is_empty() => {}
            _ => {
                if is(&run) {
                    return true;
                }
                run.clear();
            }
        }
    }
    is(&run)
}

/// Refuses a text that holds a name of the person, written with a capital: "May" is a person, "may" is not.
fn names_nobody(tx: &Tx<'_>, case: &str, text: &str) -> Result<()> {
    let row = space::of_case(tx.sql, case)?;
    let names: [String; 4] = tx
        .sql
        .prepare_cached("SELECT family_name, given_name, known_as, code FROM case_view WHERE space = ?1")?
        .query_row([row], |found| Ok([found.get(0)?, found.get(1)?, found.get(2)?, found.get(3)?]))?;
    let said: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let named = |name: &str| {
        let mut parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() > 1);
        parts.any(|part| said.iter().any(|word| *word == part || *word == part.to_uppercase()))
    };
    if names[..3].iter().any(|name| named(name)) || (!names[3].is_empty() && text.contains(&names[3])) {
        return Err(Error::Invalid {
            field: "text",
            words: "Everybody in the team reads this. Leave the person’s name out.",
        });
    }
    Ok(())
}
