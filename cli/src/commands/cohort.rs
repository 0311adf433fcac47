//! `cohort`: groups of people with a purpose.

use std::path::{Path, PathBuf};

use casework::case::cohort::{
    self,
    add::{self, NewCohort},
    show::{self, Shown},
};
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, failure::Failure, input, words};

/// What to do with cohorts.
#[derive(Subcommand)]
pub(crate) enum Cohort {
    /// List the cohorts, with how many open cases each has
    List,
    /// Define a cohort of the team's own
    Add {
        /// A file with its definition as JSON; - is stdin
        #[arg(long, value_name = "FILE")]
        json_file: PathBuf,
    },
    /// Correct the definition of a cohort of the team's own; the old one stays in its history
    Change {
        /// The cohort's id
        id: String,
        /// A file with the whole definition as JSON; - is stdin
        #[arg(long, value_name = "FILE")]
        json_file: PathBuf,
    },
    /// Show one cohort with its definition and what it said before
    Show {
        /// The cohort's id
        id: String,
    },
}

/// Carries it out.
///
/// # Errors
/// `invalid`, `not_found`, `not_allowed`, `file`.
pub(crate) fn run(command: Cohort, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    match command {
        Cohort::List => Answer::new(cohort::list(office)?, |cohorts| {
            let rows: Vec<_> = cohorts
                .iter()
                .map(|cohort| {
                    vec![cohort.name.clone(), cohort.open_cases.to_string(), cohort.purpose.clone(), cohort.id.clone()]
                })
                .collect();
            words::table(&["Cohort", "Open cases", "Purpose", "Id"], &rows)
        }),
        Cohort::Add { json_file } => {
            let new = read_new(&json_file, room)?;
            Answer::new(add::add(office, new)?.value, whole)
        }
        Cohort::Change { id, json_file } => {
            let new = read_new(&json_file, room)?;
            Answer::new(add::change(office, &id, new)?.value, whole)
        }
        Cohort::Show { id } => Answer::new(show::show(office, &id)?, whole),
    }
}

fn read_new(path: &Path, room: &Room) -> Result<NewCohort, Failure> {
    let text = input::text(path, !room.in_batch)?;
    // The parser's own words would repeat what was written.
    serde_json::from_str(&text).map_err(|error| {
        Failure::invalid(
            "json_file",
            format!(
                "The cohort cannot be read (line {}, column {}). It must look like {{\"name\":\"...\",\"purpose\":\"...\",\"home_part\":\"core\"}}, with only the fields that are known: name, purpose, home_part, outcomes, entry_criteria, exit_criteria, review_days, circle and seen.",
                error.line(),
                error.column()
            ),
        )
    })
}

fn whole(shown: &Shown) -> String {
    let cohort = &shown.cohort;
    let mut out = format!("{}\n{}\n", cohort.name, cohort.purpose);
    out.push_str(&format!("Membership is kept in: {}\n", words::code(&cohort.home_part)));
    if !shown.outcomes.is_empty() {
        out.push_str(&format!("What is to change: {}\n", shown.outcomes.join("; ")));
    }
    for (title, text) in [("Who belongs in it", &shown.entry_criteria), ("Who leaves it", &shown.exit_criteria)] {
        if !text.is_empty() {
            out.push_str(&format!("{title}: {text}\n"));
        }
    }
    if let Some(days) = shown.review_days {
        out.push_str(&format!("Looked at again every {} days\n", days));
    }
    if !shown.circle.is_empty() {
        out.push_str("Proposed circle\n");
        let rows: Vec<_> = shown
            .circle
            .iter()
            .map(|partner| {
                let parts: Vec<String> = partner.parts.iter().map(|part| words::code(part)).collect();
                vec![partner.organisation.clone(), parts.join(", ")]
            })
            .collect();
        out.push_str(&words::indented(&words::table(&["Organisation", "Holds"], &rows), 2));
    }
    if shown.versions.len() > 1 {
        out.push_str("Versions\n");
        let rows: Vec<_> = shown
            .versions
            .iter()
            .map(|version| {
                let counts = if version.current { "counts" } else { "" };
                vec![
                    version.version.to_string(),
                    words::moment(&version.at),
                    format!("{}, {}", version.by, version.organisation),
                    version.name.clone(),
                    version.purpose.clone(),
                    counts.to_owned(),
                ]
            })
            .collect();
        out.push_str(&words::indented(&words::table(&["Version", "When", "By", "Name", "Purpose", ""], &rows), 2));
    }
    out.push_str(&format!("{}   Id {}\n", words::count(cohort.open_cases, "open case"), cohort.id));
    out
}
