//! Moving a case to another stage as a board does: from the stage that the person saw, with its reason, in one act.

use crdt::{Part, document::open_answers};

use super::change::{self, Changed, NewValue};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Tx},
    store::{SpaceRow, space},
};

/// Stages that nobody understands later without the reason.
const NEEDS_REASON: [&str; 2] = ["on_hold", "declined"];
/// Where a press may move a case; closing it asks for more.
const TO: [&str; 5] = ["new", "active", "on_hold", "ready_to_close", "declined"];

/// A move as typed or pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStage {
    /// The stage that the person saw.
    pub from: String,
    /// Where it goes.
    pub to: String,
    /// Why; may be empty where the stage needs none.
    pub reason: String,
}

/// Moves a case; gives the fields as they were changed, so that the act can be undone.
///
/// # Errors
/// `Invalid` for a stage that is none or lacks its reason; `ChangedMeanwhile` when the case is no longer where the
/// person saw it; `TwoAnswersOpen`; `OpenActions` when it would end with actions open; `NotAllowed`, `NotFound`.
pub fn move_to(office: &Office, id: &str, new: NewStage) -> Result<Outcome<Vec<Changed>>> {
    if new.to == "closed" {
        return Err(Error::Invalid {
            field: "to",
            words: "Close the case on its own page: closing says why and what came of it.",
        });
    }
    if !TO.contains(&new.to.as_str()) {
        return Err(Error::Invalid { field: "to", words: "There is no such stage." });
    }
    if NEEDS_REASON.contains(&new.to.as_str()) && new.reason.trim().is_empty() {
        return Err(Error::Invalid { field: "reason", words: "Say why, so that the others understand it later." });
    }
    let id = id.to_owned();
    office.transact(Op::CaseSet, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        tx.concerns(row);
        tx.about("status status_reason");
        must_stand(tx, row, &new.from)?;
        let values = [value("status", &new.to), value("status_reason", new.reason.trim())];
        let checked = values.into_iter().map(change::check).collect::<Result<Vec<_>>>().map_err(as_reason)?;
        change::apply(tx, row, &checked)
    })
}

/// Refuses to go on when the case is not in the stage that the person saw.
fn must_stand(tx: &mut Tx<'_>, row: SpaceRow, from: &str) -> Result<()> {
    let answers = tx.document(row, &Part::CORE)?.answers("status")?;
    if open_answers(&answers) > 1 {
        return Err(Error::TwoAnswersOpen);
    }
    if answers.iter().any(|answer| answer.value.as_text() == Some(from)) {
        return Ok(());
    }
    Err(Error::ChangedMeanwhile)
}

/// A value that is read and written in one step.
pub(super) fn value(field: &str, value: &str) -> NewValue {
    NewValue { field: field.to_owned(), value: value.to_owned(), seen: None }
}

/// What is wrong with a reason is told of the box that it was typed into.
pub(super) fn as_reason(error: Error) -> Error {
    match error {
        Error::Invalid { field: "status_reason", words } => Error::Invalid { field: "reason", words },
        other => other,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::{
        case::{
            change::{NewValue, change},
            open,
        },
        office::sample,
    };

    fn to(from: &str, to: &str, reason: &str) -> NewStage {
        NewStage { from: from.to_owned(), to: to.to_owned(), reason: reason.to_owned() }
    }

    #[test]
    fn a_case_moves_from_where_it_was_seen_and_back() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let case = sample::ashworth(&office);
        let status = || open::open(&office, &case).unwrap().summary.status;
        let moved = move_to(&office, &case, to("active", "on_hold", "In hospital")).unwrap().value;
        assert_eq!(status(), "on_hold", "moved");
        let late = move_to(&office, &case, to("active", "ready_to_close", "")).unwrap_err();
        assert_eq!(late.code(), "changed_meanwhile", "another board that still shows it as active is refused");
        assert_eq!(status(), "on_hold", "and changes nothing");
        let back = moved
            .iter()
            .map(|one| NewValue {
                field: one.field.clone(),
                value: one.before.clone(),
                seen: Some(one.answers.clone()),
            })
            .collect();
        change(&office, &case, back).unwrap();
        assert_eq!(status(), "active", "undone like any other change");
    }

    #[test]
    fn what_needs_a_reason_asks_for_it_and_closing_is_another_act() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let case = sample::ashworth(&office);
        for (stage, reason, field) in [
            ("on_hold", " ", "reason"),
            ("declined", "", "reason"),
            ("on_hold", &"x".repeat(500), "reason"),
            ("closed", "x", "to"),
            ("entered_in_error", "x", "to"),
            ("anything", "x", "to"),
        ] {
            let refused = move_to(&office, &case, to("active", stage, reason)).unwrap_err();
            assert_eq!(refused.field(), Some(field), "{stage}");
        }
        assert_eq!(open::open(&office, &case).unwrap().summary.status, "active", "nothing was changed");
    }
}
