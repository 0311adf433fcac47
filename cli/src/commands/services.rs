//! `service`: what the neighbourhood offers, and what nobody offers.

use std::path::{Path, PathBuf};

use casework::services::{
    Service as Shown,
    add::{self, NewService},
    gap::{self, Gap, NewGap},
    list::{self, Directory},
    withdraw,
};
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, failure::Failure, input, words};

/// What to do with the team's directory.
#[derive(Subcommand)]
pub(crate) enum Service {
    /// List the services of the team's directory
    List {
        /// Words that each begin a word of the service
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        search: Option<String>,
    },
    /// Add a service
    Add {
        /// A file with the service as JSON; - is stdin
        #[arg(long, value_name = "FILE")]
        json_file: PathBuf,
    },
    /// Correct a service; what it said before stays in its history
    Change {
        /// The service's id
        id: String,
        /// A file with the whole service as JSON; - is stdin
        #[arg(long, value_name = "FILE")]
        json_file: PathBuf,
        /// The entry you looked at; refused when somebody corrected it since
        #[arg(long, value_name = "ENTRY")]
        seen: Option<String>,
    },
    /// Withdraw a service that is no longer offered
    Withdraw {
        /// The service's id
        id: String,
        /// Why
        #[arg(long, allow_hyphen_values = true)]
        reason: String,
    },
    /// Note what was needed and nobody offered; never a person's name
    Gap {
        /// What was needed
        #[arg(long, allow_hyphen_values = true)]
        text: String,
        /// For how many people
        #[arg(long, value_name = "N")]
        people: Option<i64>,
        /// The id of the cohort it was needed for
        #[arg(long, value_name = "ID")]
        cohort: Option<String>,
    },
    /// List what was needed and nobody offered
    Gaps,
    /// Say that a gap is met by now
    Met {
        /// The gap's id
        id: String,
        /// How
        #[arg(long, allow_hyphen_values = true)]
        reason: String,
        /// It is open after all
        #[arg(long)]
        open_again: bool,
    },
}

/// Carries it out.
///
/// # Errors
/// `invalid`, `not_found`, `not_allowed`, `changed_meanwhile`, `file`.
pub(crate) fn run(command: Service, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    match command {
        Service::List { search } => {
            let directory = list::list(office, search.as_deref())?;
            let text = directory_in_words(&directory);
            Answer::new(directory.services, |_| text)
        }
        Service::Add { json_file } => Answer::new(add::add(office, read_new(&json_file, room)?)?.value, whole),
        Service::Change { id, json_file, seen } => {
            let new = read_new(&json_file, room)?;
            Answer::new(add::change(office, &id, new, seen.as_deref())?.value, whole)
        }
        Service::Withdraw { id, reason } => {
            Answer::new(withdraw::withdraw(office, &id, &reason, None)?.value, |service| {
                format!("{} is withdrawn. Saved on this laptop.\n", service.name)
            })
        }
        Service::Gap { text, people, cohort } => {
            let new = NewGap { text, people, cohort, not_naming: None };
            Answer::new(gap::note(office, new)?.value, one_gap)
        }
        Service::Gaps => Answer::new(gap::list(office)?, |gaps| {
            if gaps.is_empty() {
                return "No gaps are noted.\n".to_owned();
            }
            gaps.iter().map(one_gap).collect::<Vec<_>>().join("\n")
        }),
        Service::Met { id, reason, open_again } => {
            Answer::new(gap::answer(office, &id, !open_again, &reason)?.value, one_gap)
        }
    }
}

fn read_new(path: &Path, room: &Room) -> Result<NewService, Failure> {
    let text = input::text(path, !room.in_batch)?;
    serde_json::from_str(&text).map_err(|error| {
        Failure::invalid(
            "json_file",
            format!(
                "The service cannot be read (line {}, column {}). It must look like {{\"name\":\"...\",\"what\":\"...\",\"run_by\":\"...\",\"phone\":\"...\"}}, with only the fields that are known: name, what, run_by, area, phone, refer, hours, eligibility, urgent and last_checked.",
                error.line(),
                error.column()
            ),
        )
    })
}

fn directory_in_words(directory: &Directory) -> String {
    if !directory.in_team {
        return "Your organisation is in no team, so there is no directory. See: roundtable team\n".to_owned();
    }
    if directory.services.is_empty() {
        return if directory.offered == 0 { "The directory is empty.\n" } else { "No service fits.\n" }.to_owned();
    }
    directory.services.iter().map(whole).collect::<Vec<_>>().join("\n")
}

fn whole(service: &Shown) -> String {
    let mut out = format!("{}, {}\n  {}\n", service.name, service.run_by, service.what);
    for (title, text) in [
        ("Telephone", &service.phone),
        ("How to refer", &service.refer),
        ("Hours", &service.hours),
        ("For whom", &service.eligibility),
        ("Where", &service.area),
    ] {
        if !text.is_empty() {
            out.push_str(&format!("  {title}: {text}\n"));
        }
    }
    if service.urgent {
        out.push_str("  Helps when somebody must act today\n");
    }
    if let Some(reason) = &service.withdrawn {
        out.push_str(&format!("  Withdrawn: {reason}\n"));
    }
    for also in &service.also {
        out.push_str(&format!("  Also corrected at the same time by {}, {}\n", also.by, also.organisation));
    }
    out.push_str(&format!("  Last checked {}   Id {}\n", words::date(&service.last_checked), service.id));
    out
}

fn one_gap(gap: &Gap) -> String {
    let mut out = format!("{}\n", gap.text);
    if let Some(people) = gap.people {
        out.push_str(&format!("  For {people} {}\n", if people == 1 { "person" } else { "people" }));
    }
    if let Some(cohort) = gap.cohort_name.as_ref() {
        out.push_str(&format!("  Cohort: {cohort}\n"));
    }
    out.push_str(&format!("  Noted by {}, {}, {}\n", gap.by, gap.organisation, words::moment(&gap.at)));
    if let Some(met) = &gap.met {
        out.push_str(&format!("  Met: {} ({}, {})\n", met.reason, met.by, met.organisation));
    }
    out.push_str(&format!("  Id {}\n", gap.id));
    out
}
