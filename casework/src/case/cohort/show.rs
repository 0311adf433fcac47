//! Showing one cohort with its whole definition and what it said before.

use rusqlite::Connection;
use serde::Serialize;

use super::{Cohort, NONE, all, built_in, known};
use crate::{
    case::open::who,
    error::Result,
    office::{Desk, Office},
    store::SpaceRow,
    team, time,
};

/// A cohort with its definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// As lists show it.
    #[serde(flatten)]
    pub cohort: Cohort,
    /// What the team wants to see change.
    pub outcomes: Vec<String>,
    /// Who belongs into it.
    pub entry_criteria: String,
    /// Who no longer does.
    pub exit_criteria: String,
    /// How often each case is looked at again, in days.
    pub review_days: Option<i64>,
    /// Which partners are to hold which parts of its cases.
    pub circle: Vec<Partner>,
    /// Every version of the definition, the one that counts first. Of two made at one time both stand here.
    pub versions: Vec<Version>,
}

/// A partner of a proposed circle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Partner {
    /// Its id.
    pub id: String,
    /// Its name; empty when it is not known here.
    pub organisation: String,
    /// The parts it is to hold.
    pub parts: Vec<String>,
}

/// One version of a definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// The entry that holds it: what a form hands back as `seen`.
    pub entry: String,
    /// Its number; corrections of one version made at the same time share it.
    pub version: i64,
    /// It is the one that counts.
    pub current: bool,
    /// The name it gave.
    pub name: String,
    /// The purpose it gave.
    pub purpose: String,
    /// Who wrote it.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
}

/// Shows a cohort.
///
/// # Errors
/// `Invalid` for one that does not exist.
pub fn show(office: &Office, id: &str) -> Result<Shown> {
    let id = id.trim().to_owned();
    office.read(move |sql, desk| match team::ours(sql, &desk.directory, &desk.org)? {
        Some(row) if !known::versions(sql, row, &id)?.is_empty() => of_team(sql, desk, row, &id),
        _ => Ok(bare(find(sql, desk, &id)?)),
    })
}

/// A cohort of a team as its document tells it.
pub(crate) fn of_team(sql: &Connection, desk: &Desk, team: SpaceRow, id: &str) -> Result<Shown> {
    let versions = known::versions(sql, team, id)?;
    let newest = versions.first().ok_or(NONE)?;
    let mut shown = bare(super::own(sql, newest.clone())?);
    let definition = &newest.definition;
    shown.outcomes.clone_from(&definition.outcomes);
    shown.entry_criteria.clone_from(&definition.entry_criteria);
    shown.exit_criteria.clone_from(&definition.exit_criteria);
    shown.review_days = definition.review_days;
    for (org, parts) in &definition.circle {
        shown.circle.push(Partner {
            id: org.to_string(),
            organisation: desk
                .directory
                .organisation(org)
                .map_or_else(String::new, |known| known.profile().name.clone()),
            parts: parts.iter().map(ToString::to_string).collect(),
        });
    }
    shown.circle.sort_by(|a, b| (&a.organisation, &a.id).cmp(&(&b.organisation, &b.id)));
    for version in &versions {
        let (by, organisation) = who(desk, version.seat);
        shown.versions.push(Version {
            entry: version.entry.to_string(),
            version: version.version,
            current: version.current,
            name: version.definition.name.clone(),
            purpose: version.definition.purpose.clone(),
            by,
            organisation,
            at: time::rfc3339(version.at),
        });
    }
    Ok(shown)
}

fn find(sql: &Connection, desk: &Desk, id: &str) -> Result<Cohort> {
    all(sql, desk)?.into_iter().find(|cohort| cohort.id == id).ok_or(NONE)
}

/// A cohort whose definition no team wrote: of a built-in one it is part of the program.
fn bare(cohort: Cohort) -> Shown {
    let known = built_in::find(&cohort.id);
    let words =
        |of: fn(&built_in::BuiltIn) -> &'static str| known.map_or_else(String::new, |known| of(known).to_owned());
    Shown {
        outcomes: known.map(|known| known.outcomes.iter().map(|text| (*text).to_owned()).collect()).unwrap_or_default(),
        entry_criteria: words(|known| known.entry_criteria),
        exit_criteria: words(|known| known.exit_criteria),
        review_days: known.map(|known| known.review_days),
        circle: Vec::new(),
        versions: Vec::new(),
        cohort,
    }
}

/// Every cohort with its definition, in the order of [`super::list`].
///
/// # Errors
/// Storage errors.
pub fn all_of(office: &Office) -> Result<Vec<Shown>> {
    office.read(|sql, desk| {
        let ours = team::ours(sql, &desk.directory, &desk.org)?;
        let shown = |cohort: Cohort| match ours {
            Some(row) if cohort.known_from == "team" => of_team(sql, desk, row, &cohort.id),
            _ => Ok(bare(cohort)),
        };
        all(sql, desk)?.into_iter().map(shown).collect()
    })
}
