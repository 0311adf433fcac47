//! Defining a cohort of the team's own, and correcting its definition: each version is an entry of its own.

use std::collections::BTreeMap;

use crdt::{Part, document::Container, id::OrgId};
use serde::Deserialize;

use super::{
    NONE,
    definition::{Definition, case_part},
    known,
    show::{self, Shown},
};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched, Tx},
    organisation,
    store::SpaceRow,
    team,
};

/// A cohort as a script or form gives it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewCohort {
    /// At most 80 characters.
    pub name: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// The part of a case in which membership is recorded; a correction keeps it.
    #[serde(default)]
    pub home_part: Option<String>,
    /// What the team wants to see change, each in a few words.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// Who belongs into it.
    #[serde(default)]
    pub entry_criteria: Option<String>,
    /// Who no longer does.
    #[serde(default)]
    pub exit_criteria: Option<String>,
    /// How often each case is looked at again.
    #[serde(default)]
    pub review_days: Option<i64>,
    /// Which partners are to hold which parts of its cases: proposed, confirmed when sharing.
    #[serde(default)]
    pub circle: Vec<Proposed>,
    /// The version that a form showed (its entry), when correcting; without it the newest is corrected.
    #[serde(default)]
    pub seen: Option<String>,
}

/// A partner of a proposed circle.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposed {
    /// Its id or exact name.
    pub organisation: String,
    /// The parts; the core is always among them.
    pub parts: Vec<String>,
}

/// Defines a cohort of our team's own.
///
/// # Errors
/// `Invalid` with the field; `NotFound` for a partner of the circle; `NotAllowed` in no team.
pub fn add(office: &Office, new: NewCohort) -> Result<Outcome<Shown>> {
    office.transact(Op::CohortAdd, move |tx| {
        let team = our_team(tx)?;
        if new.home_part.is_none() {
            return Err(HOME);
        }
        let definition = definition(tx, &new, None)?;
        not_taken(tx, team, &definition.name, None)?;
        write(tx, team, definition, None)
    })
}

/// As [`add`], for a form: whoever starts a cohort there also says what it is to change. The command line keeps
/// accepting definitions that were written before there were outcomes.
///
/// # Errors
/// As [`add`].
pub fn start(office: &Office, new: NewCohort) -> Result<Outcome<Shown>> {
    must_say_outcomes(&new)?;
    add(office, new)
}

/// As [`change`], for a form.
///
/// # Errors
/// As [`change`].
pub fn correct(office: &Office, id: &str, new: NewCohort) -> Result<Outcome<Shown>> {
    must_say_outcomes(&new)?;
    change(office, id, new)
}

fn must_say_outcomes(new: &NewCohort) -> Result<()> {
    if new.outcomes.iter().all(|text| text.trim().is_empty()) {
        return Err(Error::Invalid {
            field: "outcomes",
            words: "Say at least one thing that the team wants to see change.",
        });
    }
    Ok(())
}

/// Corrects the definition of a cohort of our team's own. The old one stays in its history. The home part stays what
/// it was: who can read the tag of a case must not change behind the back of those who wrote it.
///
/// # Errors
/// As [`add`].
pub fn change(office: &Office, id: &str, new: NewCohort) -> Result<Outcome<Shown>> {
    let id = id.trim().to_owned();
    office.transact(Op::CohortChange, move |tx| {
        let team = our_team(tx)?;
        let newest = known::versions(tx.sql, team, &id)?.into_iter().next().ok_or(NONE)?;
        if new.seen.as_ref().is_some_and(|seen| *seen != newest.entry.to_string()) {
            return Err(Error::ChangedMeanwhile);
        }
        let mut definition = definition(tx, &new, Some(&newest.definition.home))?;
        if definition.home != newest.definition.home {
            return Err(Error::Invalid {
                field: "home_part",
                words: "The home part of a cohort cannot change, because the tags of its people stand there. Define another cohort.",
            });
        }
        not_taken(tx, team, &definition.name, Some(&id))?;
        definition.after = Some(newest.entry);
        write(tx, team, definition, Some(id))
    })
}

const HOME: Error = Error::Invalid {
    field: "home_part",
    words: "Say in which part of a case its membership is kept, for example core, clinical or social.",
};

fn our_team(tx: &Tx<'_>) -> Result<SpaceRow> {
    team::ours(tx.sql, &tx.directory, &tx.desk.org)?.ok_or(team::NO_TEAM)
}

fn definition(tx: &Tx<'_>, new: &NewCohort, home: Option<&Part>) -> Result<Definition> {
    let home = match (&new.home_part, home) {
        (Some(name), _) => case_part(name).ok_or(HOME)?,
        (None, Some(kept)) => kept.clone(),
        (None, None) => return Err(HOME),
    };
    let mut circle: BTreeMap<OrgId, Vec<Part>> = BTreeMap::new();
    for proposed in &new.circle {
        let org = organisation::find(&tx.directory, &proposed.organisation)?;
        let mut parts = vec![Part::CORE];
        for name in &proposed.parts {
            let unknown = Error::Invalid { field: "circle", words: "There is no part of that name." };
            parts.push(case_part(name).ok_or(unknown)?);
        }
        // In the order in which parts are shown, each once.
        let parts = Part::CASE.iter().filter(|part| parts.contains(part)).cloned().collect();
        circle.insert(org, parts);
    }
    let typed = Definition {
        name: new.name.clone(),
        purpose: new.purpose.clone(),
        home,
        outcomes: new.outcomes.clone(),
        entry_criteria: new.entry_criteria.clone().unwrap_or_default(),
        exit_criteria: new.exit_criteria.clone().unwrap_or_default(),
        review_days: new.review_days,
        circle,
        after: None,
    };
    typed.check().map_err(|(field, words)| Error::Invalid { field, words })
}

/// Two cohorts of one name would be taken for one another.
fn not_taken(tx: &Tx<'_>, team: SpaceRow, name: &str, but: Option<&str>) -> Result<()> {
    let alike = |other: &str| other.to_lowercase() == name.to_lowercase();
    let own = known::of_team(tx.sql, team)?
        .into_iter()
        .any(|known| Some(known.id.as_str()) != but && alike(&known.definition.name));
    if own || super::built_in::BUILT_IN.iter().any(|cohort| alike(cohort.name)) {
        return Err(Error::Invalid { field: "name", words: "The team has a cohort of that name already." });
    }
    Ok(())
}

fn write(tx: &mut Tx<'_>, team: SpaceRow, definition: Definition, id: Option<String>) -> Result<Shown> {
    let entries = tx.edit(team, &Part::TEAM, |_, edit| {
        edit.enter(Container::Entries, definition.to_entry());
        Ok(())
    })?;
    let entry = entries.first().ok_or(Error::Inconsistent("cohort entry"))?;
    let id = id.unwrap_or_else(|| entry.to_string());
    tx.about(&id);
    tx.touch(Touched::Cases);
    tx.flush()?;
    show::of_team(tx.sql, tx.desk, team, &id)
}
