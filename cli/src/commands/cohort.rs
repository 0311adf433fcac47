//! `cohort`: groups of people with a purpose.

use casework::case::cohort;
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// What to do with cohorts.
#[derive(Subcommand)]
pub(crate) enum Cohort {
    /// List the cohorts, with how many open cases each has
    List,
}

/// Carries it out.
///
/// # Errors
/// Storage errors.
pub(crate) fn run(command: &Cohort, room: &Room) -> Result<Answer, Failure> {
    match command {
        Cohort::List => Answer::new(cohort::list(&room.office)?, |cohorts| {
            let rows: Vec<_> = cohorts
                .iter()
                .map(|cohort| {
                    vec![cohort.id.clone(), cohort.name.clone(), cohort.open_cases.to_string(), cohort.purpose.clone()]
                })
                .collect();
            words::table(&["Id", "Cohort", "Open cases", "Purpose"], &rows)
        }),
    }
}
