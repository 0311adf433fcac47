//! Adding a service to the team's directory, and correcting one: each version is an entry of its own.

use crdt::{Part, document::Container};
use serde::Deserialize;

use super::{Service, definition::Definition, our_team, seen, shown, versions};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Tx},
    organisation,
    store::SpaceRow,
    time,
};

/// A service as a script or form gives it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewService {
    /// At most 120 characters.
    pub name: String,
    /// What it does, in a sentence or two.
    pub what: String,
    /// A partner's id or exact name, or words.
    #[serde(default)]
    pub run_by: String,
    /// For which places.
    #[serde(default)]
    pub area: String,
    /// As it is dialled.
    #[serde(default)]
    pub phone: String,
    /// How to refer.
    #[serde(default)]
    pub refer: String,
    /// When it is there.
    #[serde(default)]
    pub hours: String,
    /// For whom.
    #[serde(default)]
    pub eligibility: String,
    /// It helps when somebody must act today.
    #[serde(default)]
    pub urgent: bool,
    /// `YYYY-MM-DD`; today when absent.
    #[serde(default)]
    pub last_checked: Option<String>,
}

/// More than any neighbourhood has.
const MOST: usize = 2_000;

/// Adds a service.
///
/// # Errors
/// `Invalid` with the line; `NotAllowed` in no team.
pub fn add(office: &Office, new: NewService) -> Result<Outcome<Service>> {
    office.transact(Op::ServiceAdd, move |tx| {
        let team = our_team(tx)?;
        let current = super::current(tx.sql, team)?;
        if current.len() >= MOST {
            return Err(Error::NotAllowed("The directory holds 2,000 services. Withdraw some that are gone first."));
        }
        let definition = definition(tx, new)?;
        let alike = |one: &super::Version| {
            one.definition.withdrawn.is_none()
                && one.definition.name.to_lowercase() == definition.name.to_lowercase()
                && one.definition.run_by_org == definition.run_by_org
                && one.definition.run_by.to_lowercase() == definition.run_by.to_lowercase()
        };
        if current.iter().any(alike) {
            return Err(Error::Invalid {
                field: "name",
                words: "The directory has a service of that name by the same organisation. Correct that one.",
            });
        }
        write(tx, team, &definition, None)
    })
}

/// Corrects a service; what it said before stays in its history. A service that was withdrawn is offered again.
/// `seen` is the entry that the form showed.
///
/// # Errors
/// As [`add`]; `NotFound`; `ChangedMeanwhile` when somebody else corrected it since.
pub fn change(office: &Office, id: &str, new: NewService, seen_entry: Option<&str>) -> Result<Outcome<Service>> {
    let (id, seen_entry) = (id.to_owned(), seen_entry.map(str::to_owned));
    office.transact(Op::ServiceChange, move |tx| {
        let team = our_team(tx)?;
        let newest = seen(tx.sql, team, &id, seen_entry.as_deref())?;
        let definition = Definition { after: Some(newest.entry), ..definition(tx, new)? };
        write(tx, team, &definition, Some(newest.id))
    })
}

fn definition(tx: &Tx<'_>, new: NewService) -> Result<Definition> {
    let NewService { name, what, run_by, area, phone, refer, hours, eligibility, urgent, last_checked } = new;
    let today = time::day(tx.desk.now());
    let org = organisation::find(&tx.directory, &run_by).ok();
    let definition = Definition {
        name,
        what,
        run_by: if org.is_some() { String::new() } else { run_by },
        run_by_org: org,
        area,
        phone,
        refer,
        hours,
        eligibility,
        urgent,
        checked: last_checked.unwrap_or_else(|| today.clone()),
        withdrawn: None,
        after: None,
    };
    let checked = definition.check().map_err(|(field, words)| Error::Invalid { field, words })?;
    // Around midnight a laptop's day is already tomorrow.
    if checked.checked > time::day(tx.desk.now() + 24 * 60 * 60 * 1000) {
        return Err(Error::Invalid { field: "last_checked", words: "That day has not come yet." });
    }
    Ok(checked)
}

/// Writes a version; `id` is the service that it is of, nothing for a new one.
pub(super) fn write(tx: &mut Tx<'_>, team: SpaceRow, definition: &Definition, id: Option<String>) -> Result<Service> {
    let entry = definition.to_entry();
    let entries = tx.edit(team, &Part::TEAM, |_, edit| {
        edit.enter(Container::Entries, entry);
        Ok(())
    })?;
    let entry = entries.first().ok_or(Error::Inconsistent("service entry"))?;
    let id = id.unwrap_or_else(|| entry.to_string());
    tx.about(&id);
    tx.flush()?;
    let newest = versions(tx.sql, team, &id)?.into_iter().next().ok_or(Error::Inconsistent("service"))?;
    shown(tx.sql, tx.desk, team, &newest)
}
