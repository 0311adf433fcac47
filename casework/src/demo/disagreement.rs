//! Two organisations answer one question apart, as happens in every real team; some of it is settled.

use super::{
    offices::{Neighbours, PRACTICE},
    story::Known,
};
use crate::{case::set, error::Result, two_answers::settle};

/// The week in which people answer apart, and the one in which some of it is settled.
const APART: i64 = 10;
const SETTLED: i64 = 11;

/// What one asked, who answered what.
struct Question {
    field: &'static str,
    partner: &'static str,
    theirs: &'static str,
    ours: &'static str,
}

const DYING: Question =
    Question { field: "preferred_place_of_death", partner: "hospice", theirs: "hospice", ours: "own_home" };
const KEY_WORKER: Question =
    Question { field: "key_worker", partner: "community", theirs: "Fiona Garthwick", ours: "Dr A Whitlam-Shaw" };
const RESUSCITATION: Question =
    Question { field: "cpr_decision", partner: "hospice", theirs: "not_decided", ours: "for_attempted" };

/// Lets the disagreements of a week happen.
///
/// # Errors
/// Storage errors.
pub(super) fn of_week(neighbours: &Neighbours, known: &[Known], week: i64) -> Result<()> {
    let asked = questions(known);
    for (number, (one, question)) in asked.iter().enumerate() {
        let practice = &neighbours.of(PRACTICE)?.office;
        if week == APART {
            set::set(practice, &one.case, question.field, question.ours, None)?;
            set::set(&neighbours.of(question.partner)?.office, &one.case, question.field, question.theirs, None)?;
        } else if week == SETTLED && number % 3 == 2 {
            settle::settle(practice, &one.case, question.field, question.theirs, None)?;
        }
    }
    Ok(())
}

/// A handful of people about whom there are two answers: enough to meet, few enough to go through.
fn questions(known: &[Known]) -> Vec<(&Known, &'static Question)> {
    let settled_people = || known.iter().filter(|one| one.place % 3 != 0);
    let dying = || settled_people().filter(|one| one.person.is_dying());
    let places = dying().take(4).map(|one| (one, &DYING));
    let decisions = dying().skip(4).take(2).map(|one| (one, &RESUSCITATION));
    let workers = settled_people()
        .filter(|one| !one.person.is_dying() && one.owner == PRACTICE)
        .take(3)
        .map(|one| (one, &KEY_WORKER));
    places.chain(decisions).chain(workers).collect()
}
