//! The team's directory of services, and the gaps in it.

use casework::services::{self, add, gap, list};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A service of the team's directory.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Service {
    pub(crate) id: String,
    /// What a form hands back as `seen`.
    pub(crate) entry: String,
    pub(crate) name: String,
    pub(crate) what: String,
    /// A partner's name, or words.
    pub(crate) run_by: String,
    pub(crate) run_by_organisation: Option<String>,
    pub(crate) area: String,
    pub(crate) phone: String,
    pub(crate) refer: String,
    pub(crate) hours: String,
    pub(crate) eligibility: String,
    /// It helps when somebody must act today.
    pub(crate) urgent: bool,
    /// `YYYY-MM-DD`.
    pub(crate) last_checked: String,
    /// Why it is no longer offered.
    pub(crate) withdrawn: Option<String>,
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
    /// What others wrote at the same time.
    pub(crate) also: Vec<AlsoWritten>,
}

/// A version that was written at the same time as the one that counts.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct AlsoWritten {
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
    /// Names of lines with what they say there.
    pub(crate) differs: Vec<(String, String)>,
}

/// What to look up.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceQuery {
    /// Words; empty for everything.
    pub(crate) typed: String,
}

/// The directory, as far as it fits the words.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Directory {
    /// Without a team there is no directory.
    pub(crate) in_team: bool,
    #[ts(type = "number")]
    pub(crate) offered: u64,
    pub(crate) services: Vec<Service>,
    pub(crate) withdrawn: Vec<Service>,
}

/// A service as it was typed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewService {
    pub(crate) name: String,
    pub(crate) what: String,
    /// A partner's id, or words.
    pub(crate) run_by: String,
    pub(crate) area: String,
    pub(crate) phone: String,
    pub(crate) refer: String,
    pub(crate) hours: String,
    pub(crate) eligibility: String,
    pub(crate) urgent: bool,
    /// `YYYY-MM-DD`.
    pub(crate) last_checked: String,
}

/// A service as it was corrected.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceChange {
    pub(crate) id: String,
    pub(crate) service: NewService,
    /// The entry that was on screen.
    pub(crate) seen: String,
}

/// A service that is no longer offered.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceWithdrawn {
    pub(crate) id: String,
    pub(crate) reason: String,
    /// The entry that was on screen.
    pub(crate) seen: String,
}

/// What was needed and nobody offered.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Gap {
    pub(crate) id: String,
    pub(crate) text: String,
    #[ts(type = "number | null")]
    pub(crate) people: Option<i64>,
    pub(crate) cohort: Option<String>,
    pub(crate) cohort_name: Option<String>,
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
    pub(crate) met: Option<GapMet>,
}

/// That it is met.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct GapMet {
    pub(crate) reason: String,
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
}

/// A gap as it was typed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewGap {
    pub(crate) text: String,
    #[ts(type = "number | null")]
    pub(crate) people: Option<i64>,
    pub(crate) cohort: Option<String>,
    /// The case on whose page it was written: only that its names are not in the text is looked at.
    pub(crate) not_naming: Option<String>,
}

/// What became of a gap.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct GapAnswer {
    pub(crate) id: String,
    /// False: it is open after all.
    pub(crate) met: bool,
    pub(crate) reason: String,
}

impl From<services::Service> for Service {
    fn from(one: services::Service) -> Self {
        let also = |one: services::Also| AlsoWritten {
            by: one.by,
            organisation: one.organisation,
            at: one.at,
            differs: one.differs.into_iter().map(|line| (line.field.to_owned(), line.value)).collect(),
        };
        Self {
            id: one.id,
            entry: one.entry,
            name: one.name,
            what: one.what,
            run_by: one.run_by,
            run_by_organisation: one.run_by_organisation,
            area: one.area,
            phone: one.phone,
            refer: one.refer,
            hours: one.hours,
            eligibility: one.eligibility,
            urgent: one.urgent,
            last_checked: one.last_checked,
            withdrawn: one.withdrawn,
            by: one.by,
            organisation: one.organisation,
            at: one.at,
            also: one.also.into_iter().map(also).collect(),
        }
    }
}

impl From<list::Directory> for Directory {
    fn from(directory: list::Directory) -> Self {
        let list::Directory { in_team, offered, services, withdrawn } = directory;
        let all = |services: Vec<services::Service>| services.into_iter().map(Service::from).collect();
        Self { in_team, offered, services: all(services), withdrawn: all(withdrawn) }
    }
}

impl From<NewService> for add::NewService {
    fn from(typed: NewService) -> Self {
        let NewService { name, what, run_by, area, phone, refer, hours, eligibility, urgent, last_checked } = typed;
        let last_checked = Some(last_checked);
        Self { name, what, run_by, area, phone, refer, hours, eligibility, urgent, last_checked }
    }
}

impl From<gap::Gap> for Gap {
    fn from(gap: gap::Gap) -> Self {
        let gap::Gap { id, text, people, cohort, cohort_name, by, organisation, at, met } = gap;
        let met = met.map(|met| GapMet { reason: met.reason, by: met.by, organisation: met.organisation, at: met.at });
        Self { id, text, people, cohort, cohort_name, by, organisation, at, met }
    }
}
