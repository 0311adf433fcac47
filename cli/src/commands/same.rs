//! `case duplicates`, `case merge`, `case unmerge`, `case different`: one person with several records.

use casework::case::same::{different, merge, plan, questions, unmerge};
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// What to say of two records.
#[derive(Subcommand)]
pub(crate) enum Same {
    /// List the pairs of records that may be one person and that nobody has answered yet
    Duplicates {
        /// At most so many, the strongest; without it all
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
    },
    /// Say that two records are the same person, who is shown by the first from then on
    Merge {
        /// The id of the record that is kept
        keep: String,
        /// The id of the record that is shown under it
        other: String,
        /// Only say what it would do
        #[arg(long)]
        dry_run: bool,
        /// The `seen` of the dry run; refused when something came between
        #[arg(long, value_name = "MARK")]
        seen: Option<String>,
    },
    /// Separate two records again
    Unmerge {
        /// The id of the record that was kept
        keep: String,
        /// The id of the record that is to be shown again
        other: String,
        /// Why
        #[arg(long, value_name = "TEXT", default_value = "", allow_hyphen_values = true)]
        reason: String,
    },
    /// Say that two records are two people, so that nobody is asked again
    Different {
        /// The id of one record
        case: String,
        /// The id of the other
        other: String,
        /// How you know
        #[arg(long, value_name = "TEXT", required_unless_present = "ask_again", allow_hyphen_values = true)]
        reason: Option<String>,
        /// Take it back: the question is open again
        #[arg(long, conflicts_with = "reason")]
        ask_again: bool,
    },
}

/// Carries it out.
///
/// # Errors
/// `changed_meanwhile`, `invalid`, `not_found`, `not_allowed`.
pub(crate) fn run(command: Same, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    match command {
        Same::Duplicates { limit } => Answer::new(questions::list(office, limit)?, |found| list(found)),
        Same::Merge { keep, other, dry_run: true, .. } => Answer::new(plan::plan(office, &keep, &other)?, planned),
        Same::Merge { keep, other, seen, .. } => {
            Answer::new(merge::merge(office, &keep, &other, seen)?.value, |merged| {
                let left = match merged.cohorts_left.as_slice() {
                    [] => String::new(),
                    left => format!("Only by the other record in: {}.\n", left.join(", ")),
                };
                format!(
                    "Case {} is shown under {} now. {} asked anew.\n{left}To separate them again: roundtable case unmerge {} {}\n",
                    merged.merged,
                    merged.id,
                    words::count(merged.actions, "action"),
                    merged.id,
                    merged.merged
                )
            })
        }
        Same::Unmerge { keep, other, reason } => {
            Answer::new(unmerge::unmerge(office, &keep, &other, &reason)?.value, |told| {
                let still = if told.still_together {
                    "They are still shown as one person: another record joins them.\n"
                } else {
                    ""
                };
                format!(
                    "Case {} is separate from {} again. {} asked again there; what was asked in {} stays.\n{still}",
                    told.separated,
                    told.id,
                    words::count(told.actions, "action"),
                    told.id
                )
            })
        }
        Same::Different { case, other, reason: Some(reason), .. } => {
            Answer::new(different::different(office, &case, &other, &reason)?.value, |told| {
                format!("Case {} and case {} are two people. Nobody is asked again.\n", told.case, told.other)
            })
        }
        Same::Different { case, other, .. } => {
            Answer::new(different::ask_again(office, &case, &other)?.value, |told| {
                format!("Whether case {} and case {} are one person is open again.\n", told.case, told.other)
            })
        }
    }
}

fn list(found: &[questions::Question]) -> String {
    if found.is_empty() {
        return "No two records look like one person.\n".to_owned();
    }
    let rows: Vec<_> = found
        .iter()
        .map(|one| vec![one.case.clone(), one.other.clone(), words::code(one.why), one.strength.to_owned()])
        .collect();
    let count = words::count(found.len() as u64, "question");
    format!("{}{count}\n", words::table(&["Case", "May be", "Why", "How sure"], &rows))
}

fn planned(plan: &plan::Plan) -> String {
    let person = |row: &casework::case::list::Row| {
        format!("{} ({})", words::name(&row.family_name, &row.given_name, &row.title), row.code)
    };
    let mut out = format!("Kept: {}\nShown under it: {}\n", person(&plan.keep), person(&plan.other));
    for action in &plan.actions {
        out.push_str(&format!("Asked anew: {}, {}, {}\n", action.text, action.owner, words::date(&action.due)));
    }
    for cohort in &plan.cohorts {
        out.push_str(&format!("Enters: {}\n", cohort.name));
    }
    for cohort in &plan.cohorts_left {
        out.push_str(&format!("Stays by the other record alone: {}\n", cohort.name));
    }
    if let Some(refused) = &plan.refused {
        out.push_str(&format!("It cannot be done here: {refused}\n"));
    }
    out
}
