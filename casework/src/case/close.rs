//! Closing a case: why, what came of it, and what happens to each action that is still open, in one act. A case with
//! open actions is never closed without settling them, because nobody would look there again (`records.md`, actions).

use crdt::field::{self, Kind};
use serde::Serialize;

use super::{
    change::{self, Changed, NewValue},
    stage::value,
};
use crate::{
    action::{
        self,
        set::{self, NewStep},
    },
    error::{Error, Result},
    office::{Office, Op, Outcome, Tx},
    store::{SpaceRow, space},
};

/// A closing as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Closing {
    /// One of [`reasons`].
    pub reason: String,
    /// What came of it, in words.
    pub outcome: String,
    /// What happens to each open action.
    pub actions: Vec<Settled>,
    /// Why every other open action is cancelled; they stay open when absent, which refuses the closing.
    pub cancel_others: Option<String>,
    /// Ids of the answers of the stage that the form showed; `None` reads and writes in one step.
    pub seen: Option<Vec<String>>,
}

/// What happens to one action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Its id.
    pub action: String,
    /// It is done; otherwise it is cancelled.
    pub done: bool,
    /// Why it is cancelled.
    pub reason: String,
    /// Its newest steps that the form showed; `None` reads and writes in one step.
    pub seen: Option<Vec<String>>,
}

/// A case that was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closed {
    /// The case.
    pub id: String,
    /// `closed`.
    pub status: &'static str,
    /// Why.
    pub reason: String,
    /// What came of it.
    pub outcome: String,
    /// What happened to each action.
    pub actions: Vec<SettledAction>,
    /// The fields as they were changed, to undo it.
    #[serde(skip)]
    pub changed: Vec<Changed>,
}

/// An action that was settled with the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SettledAction {
    /// Its id.
    pub id: String,
    /// `done` or `cancelled`.
    pub state: &'static str,
    /// The step that made it so: what is handed back to undo it.
    #[serde(skip)]
    pub step: String,
}

/// Why a case may be closed (`reference/domain.md` d.1, case status).
#[must_use]
pub fn reasons() -> &'static [&'static str] {
    match field::find(REASON).map(|known| known.kind) {
        Some(Kind::Code(words)) => words,
        _ => &[],
    }
}

const REASON: &str = "closure_reason";
const OUTCOME: &str = "closure_outcome";

/// Closes a case.
///
/// # Errors
/// `Invalid` with `reason`, `outcome` or what an action lacks; `OpenActions` when one would stay open;
/// `ChangedMeanwhile`, `TwoAnswersOpen`, `NotAllowed`, `NotFound`. Nothing is then changed.
pub fn close(office: &Office, id: &str, closing: Closing) -> Result<Outcome<Closed>> {
    let reason = closing.reason.trim().to_owned();
    if !reasons().contains(&reason.as_str()) {
        return Err(Error::Invalid {
            field: "reason",
            words: "Choose why: goals_met, stable_usual_care, moved, died, declined, transferred, no_contact or other.",
        });
    }
    let outcome = closing.outcome.trim().to_owned();
    if outcome.is_empty() {
        return Err(Error::Invalid { field: "outcome", words: "Say in a sentence what came of it." });
    }
    let id = id.to_owned();
    office.transact(Op::CaseClose, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        tx.concerns(row);
        tx.about(&reason);
        action::refuse_ended(tx.sql, row, "status")?;
        let mut actions = Vec::new();
        for settled in closing.actions {
            actions.push(settle(tx, row, settled)?);
        }
        if let Some(why) = closing.cancel_others {
            tx.flush()?;
            for action in action::open_of(tx.sql, row)? {
                let other = Settled { action, done: false, reason: why.clone(), seen: None };
                actions.push(settle(tx, row, other)?);
            }
        }
        tx.flush()?;
        let status = NewValue { seen: closing.seen, ..value("status", "closed") };
        let values = [status, value("status_reason", ""), value(REASON, &reason), value(OUTCOME, &outcome)];
        let checked = values.into_iter().map(change::check).collect::<Result<Vec<_>>>().map_err(as_typed)?;
        let changed = change::apply(tx, row, &checked)?;
        Ok(Closed { id, status: "closed", reason, outcome, actions, changed })
    })
}

/// Takes a closing back in one act: the fields say what they said before, and each action stands near to where it
/// stood, only while nobody changed any of them since.
///
/// # Errors
/// `ChangedMeanwhile`; those of changing fields and of taking steps. Nothing is then changed.
pub fn take_back(office: &Office, id: &str, values: Vec<NewValue>, steps: Vec<NewStep>) -> Result<Outcome<()>> {
    let checked = values.into_iter().map(change::check).collect::<Result<Vec<_>>>()?;
    let id = id.to_owned();
    office.transact(Op::CaseReopen, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        tx.concerns(row);
        tx.about("undo");
        change::apply(tx, row, &checked)?;
        // A step back is refused in a case that has ended.
        tx.flush()?;
        for step in steps {
            set::take(tx, step)?;
        }
        Ok(())
    })
}

fn settle(tx: &mut Tx<'_>, row: SpaceRow, settled: Settled) -> Result<SettledAction> {
    let (home, _, _) = action::find(tx.sql, &settled.action)?;
    if home != row {
        return Err(Error::NotFound("There is no such action in this case."));
    }
    let state = if settled.done { "done" } else { "cancelled" };
    let reason = (!settled.done).then_some(settled.reason);
    let step = NewStep { action: settled.action, state: state.to_owned(), reason, owner: None, seen: settled.seen };
    let set = set::take(tx, step)?;
    Ok(SettledAction { id: set.id, state: set.state, step: set.step })
}

/// What is wrong is told of the box that it was typed into.
fn as_typed(error: Error) -> Error {
    match error {
        Error::Invalid { field: OUTCOME, words } => Error::Invalid { field: "outcome", words },
        other => other,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::{
        action::{NewOwner, add, list},
        audit,
        case::{open, reopen::reopen},
        office::sample,
    };

    fn asked(office: &Office, case: &str, text: &str) -> String {
        let owner = NewOwner { person: "Priya Nair".to_owned(), organisation: None };
        let day = crate::time::day(crate::world::World::system().clock.now_ms());
        let new = add::NewAction { case: case.to_owned(), text: text.to_owned(), owner, due: day, part: None };
        add::add(office, new).unwrap().value.id
    }

    fn closing() -> Closing {
        Closing { reason: "goals_met".to_owned(), outcome: "Walks to the shop again.".to_owned(), ..Closing::default() }
    }

    fn states(office: &Office, case: &str) -> Vec<String> {
        let query = list::Query { case: Some(case.to_owned()), ..list::Query::default() };
        let mut states: Vec<String> =
            list::list(office, query).unwrap().into_iter().map(|action| action.state).collect();
        states.sort();
        states
    }

    #[test]
    fn open_actions_are_settled_in_the_same_act_or_nothing_is() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let case = sample::ashworth(&office);
        let [first, second] = ["Ring the daughter", "Order a rail"].map(|text| asked(&office, &case, text));
        let refused = close(&office, &case, closing()).unwrap_err();
        assert_eq!(refused.code(), "open_actions", "somebody would wait for ever");
        let done = Settled { action: first.clone(), done: true, reason: String::new(), seen: None };
        let half = Closing { actions: vec![done.clone()], ..closing() };
        assert_eq!(close(&office, &case, half).unwrap_err().code(), "open_actions", "the second is still open");
        assert_eq!(states(&office, &case), ["proposed", "proposed"], "nothing of a refused act stays");
        let silent = Settled { action: second.clone(), done: false, reason: " ".to_owned(), seen: None };
        let silent = Closing { actions: vec![done.clone(), silent], ..closing() };
        assert_eq!(close(&office, &case, silent).unwrap_err().field(), Some("reason"), "cancelling says why");
        let stale = Settled { seen: Some(vec!["00".repeat(16)]), ..done.clone() };
        let stale = Closing { actions: vec![stale], cancel_others: Some("Closed".to_owned()), ..closing() };
        assert_eq!(close(&office, &case, stale).unwrap_err().code(), "changed_meanwhile", "another step arrived");
        let whole = Closing { actions: vec![done], cancel_others: Some("Not needed".to_owned()), ..closing() };
        let closed = close(&office, &case, whole).unwrap().value;
        assert_eq!(closed.actions.len(), 2, "each is told");
        assert_eq!(states(&office, &case), ["cancelled", "done"], "settled with the case");
        let shown = open::open(&office, &case).unwrap();
        assert_eq!(shown.summary.status, "closed", "closed");
        assert_eq!(shown.parts["core"][REASON].value, "goals_met", "why");
        assert_eq!(shown.parts["core"][OUTCOME].value, "Walks to the shop again.", "what came of it");
        let line = audit::list::list(&office, Some(&case), Some(1)).unwrap().remove(0);
        assert_eq!((line.act.as_str(), line.about.as_str()), ("case_open", ""), "opening has its own line");
        assert_eq!(close(&office, &case, closing()).unwrap_err().field(), Some("status"), "closed is closed");

        let back = |one: &Changed| NewValue {
            field: one.field.clone(),
            value: one.before.clone(),
            seen: Some(one.answers.clone()),
        };
        let values: Vec<_> = closed.changed.iter().filter(|one| one.changed).map(back).collect();
        let step = |one: &SettledAction| NewStep {
            action: one.id.clone(),
            state: if one.state == "done" { "in_progress" } else { "proposed" }.to_owned(),
            reason: Some("Undone by its author".to_owned()),
            owner: (one.state != "done").then(|| NewOwner::typed("Priya Nair")),
            seen: Some(vec![one.step.clone()]),
        };
        let steps: Vec<_> = closed.actions.iter().map(step).collect();
        let mut late = steps.clone();
        late[0].seen = Some(vec!["00".repeat(16)]);
        assert_eq!(
            take_back(&office, &case, values.clone(), late).unwrap_err().code(),
            "changed_meanwhile",
            "all of it or nothing"
        );
        assert_eq!(open::open(&office, &case).unwrap().summary.status, "closed", "nothing of it");
        take_back(&office, &case, values, steps).unwrap();
        assert_eq!(open::open(&office, &case).unwrap().summary.status, "active", "open as before");
        assert_eq!(states(&office, &case), ["in_progress", "proposed"], "and so are its actions");
    }

    #[test]
    fn closing_says_why_and_what_came_of_it() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let case = sample::ashworth(&office);
        let refused = |closing: Closing| close(&office, &case, closing).unwrap_err();
        assert_eq!(refused(Closing { reason: String::new(), ..closing() }).field(), Some("reason"), "why");
        assert_eq!(
            refused(Closing { reason: "unknown".to_owned(), ..closing() }).field(),
            Some("reason"),
            "a real reason"
        );
        assert_eq!(
            refused(Closing { outcome: " ".to_owned(), ..closing() }).field(),
            Some("outcome"),
            "what came of it"
        );
        let long = Closing { outcome: "x".repeat(2_000), ..closing() };
        assert_eq!(refused(long).field(), Some("outcome"), "in a few sentences");
        let stale = Closing { seen: Some(vec!["00".repeat(32)]), ..closing() };
        assert_eq!(close(&office, &case, stale).unwrap_err().code(), "changed_meanwhile", "the stage changed");
        assert_eq!(open::open(&office, &case).unwrap().summary.status, "active", "nothing was changed");
    }

    #[test]
    fn a_closed_case_is_opened_again_with_a_reason() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let case = sample::ashworth(&office);
        assert_eq!(reopen(&office, &case, "Fell again", None).unwrap_err().code(), "not_allowed", "it is open");
        close(&office, &case, closing()).unwrap();
        assert_eq!(reopen(&office, &case, " ", None).unwrap_err().field(), Some("reason"), "why");
        reopen(&office, &case, "Fell again", None).unwrap();
        let shown = open::open(&office, &case).unwrap();
        assert_eq!(shown.summary.status, "active", "open again");
        assert_eq!(shown.parts["core"]["status_reason"].value, "Fell again", "with its reason");
        assert_eq!(shown.parts["core"][REASON].value, "", "the former closing stands in the history alone");
        assert!(shown.history.iter().any(|event| event.what == REASON && event.value == "goals_met"), "there");
    }
}
