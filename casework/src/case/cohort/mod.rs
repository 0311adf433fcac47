//! Cohorts: the four built in, the team's own, and those of other teams whose cases we share.

pub mod add;
pub(crate) mod built_in;
pub(crate) mod definition;
pub(crate) mod known;
pub mod member;
pub mod show;
mod tag;

use rusqlite::Connection;
use serde::Serialize;

pub(crate) use tag::{Tag, enter, tag};

use crate::{
    error::{Error, Result},
    office::{Desk, Office},
    team,
};

/// The kind of every cohort that a team defined itself.
pub(crate) const USER_DEFINED: &str = "user_defined";

/// Said of an id that is none.
pub(crate) const NONE: Error =
    Error::Invalid { field: "cohorts", words: "There is no such cohort. See the list of cohorts." };

/// A cohort as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cohort {
    /// Stable id.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// `falls`, `home_visiting`, `frailty`, `end_of_life` or `user_defined`.
    pub kind: String,
    /// One sentence.
    pub purpose: String,
    /// The part in which membership is recorded: whoever does not hold it learns nothing of the tag.
    pub home_part: String,
    /// `built_in`, `team` for our team's own, `case` when only cases that another team shared with us tell of it.
    pub known_from: &'static str,
    /// Cases in it that are not closed, declined or entered in error.
    pub open_cases: u64,
}

/// Every cohort: the built-in ones in the order of the pathways, then our team's own by name, then those that only
/// cases tell of.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office) -> Result<Vec<Cohort>> {
    office.read(all)
}

/// The same on an open connection.
pub(crate) fn all(sql: &Connection, desk: &Desk) -> Result<Vec<Cohort>> {
    let mut cohorts = Vec::new();
    for cohort in &built_in::BUILT_IN {
        cohorts.push(Cohort {
            id: cohort.id.to_owned(),
            name: cohort.name.to_owned(),
            kind: cohort.id.replace('-', "_"),
            purpose: cohort.purpose.to_owned(),
            home_part: cohort.home.as_str().to_owned(),
            known_from: "built_in",
            open_cases: open_cases(sql, cohort.id)?,
        });
    }
    if let Some(row) = team::ours(sql, &desk.directory, &desk.org)? {
        for known in known::of_team(sql, row)? {
            cohorts.push(own(sql, known)?);
        }
    }
    let mut others = Vec::new();
    for id in known::carried(sql)? {
        let listed = cohorts.iter().any(|cohort| cohort.id == id);
        if let Some(copy) = known::elsewhere(sql, &id)?.filter(|_| !listed) {
            others.push(Cohort {
                open_cases: open_cases(sql, &id)?,
                id,
                name: copy.name,
                kind: USER_DEFINED.to_owned(),
                purpose: copy.purpose,
                home_part: copy.home.as_str().to_owned(),
                known_from: "case",
            });
        }
    }
    others.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    cohorts.append(&mut others);
    Ok(cohorts)
}

/// What a case's tag means, so that nobody meets one that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meaning {
    /// The cohort's id.
    pub id: String,
    /// Its name; empty when nothing here tells it.
    pub name: String,
    /// Its purpose.
    pub purpose: String,
}

/// The meaning of each of a case's tags: our team's newest definition before the copy that a case carries.
pub(crate) fn meanings(sql: &Connection, desk: &Desk, ids: &[String]) -> Result<Vec<Meaning>> {
    let mut team = None;
    ids.iter()
        .map(|id| {
            let (name, purpose) = match built_in::find(id) {
                Some(cohort) => (cohort.name.to_owned(), cohort.purpose.to_owned()),
                None => {
                    let row = match team {
                        Some(known) => known,
                        None => *team.insert(team::ours(sql, &desk.directory, &desk.org)?),
                    };
                    let own = match row {
                        Some(row) => known::versions(sql, row, id)?.into_iter().next(),
                        None => None,
                    };
                    match own {
                        Some(newest) => (newest.definition.name, newest.definition.purpose),
                        None => {
                            known::elsewhere(sql, id)?.map_or_else(Default::default, |copy| (copy.name, copy.purpose))
                        }
                    }
                }
            };
            Ok(Meaning { id: id.clone(), name, purpose })
        })
        .collect()
}

fn own(sql: &Connection, known: known::Known) -> Result<Cohort> {
    Ok(Cohort {
        open_cases: open_cases(sql, &known.id)?,
        id: known.id,
        name: known.definition.name,
        kind: USER_DEFINED.to_owned(),
        purpose: known.definition.purpose,
        home_part: known.definition.home.as_str().to_owned(),
        known_from: "team",
    })
}

fn open_cases(sql: &Connection, id: &str) -> Result<u64> {
    let mut query = sql.prepare_cached(
        "SELECT count(DISTINCT coalesce(p.person, m.space)) FROM membership_view m
         LEFT JOIN person_view p ON p.space = m.space JOIN case_view c ON c.space = coalesce(p.person, m.space)
         WHERE m.cohort = ?1 AND c.status NOT IN ('closed', 'declined', 'entered_in_error')",
    )?;
    Ok(query.query_row([id], |row| row.get(0))?)
}
