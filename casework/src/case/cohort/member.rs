//! Putting a person into cohorts and taking them out again: removal is explicit, attributed and has a reason.

use std::collections::BTreeSet;

use crdt::{
    Part,
    document::{Container, Map, Value},
};
use serde::Serialize;

use super::{enter, tag};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched, Tx},
    reason,
    store::{SpaceRow, space},
    view::membership,
};

/// A change of a person's cohorts, as a form hands it in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewMembership {
    /// Cohorts to put the person into.
    pub enter: Vec<String>,
    /// Cohorts to take the person out of.
    pub leave: Vec<String>,
    /// Why; needed to take a person out.
    pub reason: String,
    /// The cohorts that the form showed; `None` reads and writes in one step.
    pub seen: Option<Vec<String>>,
}

/// The cohorts of a person after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Membership {
    /// Ids, sorted.
    pub cohorts: Vec<String>,
}

/// Changes the cohorts of a case, in one act.
///
/// # Errors
/// `Invalid` for a cohort that does not exist or a missing reason; `ChangedMeanwhile` when the person's cohorts are no
/// longer those that the form showed; `NotAllowed` for another team's cohort, or one whose part we do not hold.
pub fn change(office: &Office, id: &str, new: NewMembership) -> Result<Outcome<Membership>> {
    let reason = if new.leave.is_empty() { new.reason.trim().to_owned() } else { reason::required(&new.reason)? };
    let id = id.to_owned();
    office.transact(Op::CaseCohorts, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        tx.concerns(row);
        let now = membership::of_case(tx.sql, row)?;
        if let Some(seen) = new.seen {
            let (now, seen): (BTreeSet<_>, BTreeSet<_>) = (now.iter().collect(), seen.iter().collect());
            if now != seen {
                return Err(Error::ChangedMeanwhile);
            }
        }
        for cohort in new.leave.iter().filter(|cohort| now.contains(cohort)) {
            leave(tx, row, cohort, &reason)?;
        }
        for cohort in new.enter.iter().filter(|cohort| !now.contains(cohort)) {
            let tag = tag(tx.sql, tx.desk, cohort)?;
            enter(tx, row, &tag, "team")?;
        }
        tx.flush()?;
        tx.touch(Touched::Cases);
        Ok(Membership { cohorts: membership::of_case(tx.sql, row)? })
    })
}

/// Takes back every entry by which the person is in the cohort: two laptops may each have put them in.
fn leave(tx: &mut Tx<'_>, row: SpaceRow, cohort: &str, reason: &str) -> Result<()> {
    for (part, entry) in membership::entries(tx.sql, row, cohort)? {
        let removal = Map::from([
            ("set".to_owned(), Value::from(membership::COHORTS)),
            ("removes".to_owned(), Value::from(entry.to_string())),
            ("reason".to_owned(), Value::from(reason)),
        ]);
        tx.edit(row, &Part::new(&part)?, |_, edit| {
            edit.enter(Container::Sets, removal);
            Ok(())
        })?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::{case::open, office::sample};

    fn new(enter: &[&str], leave: &[&str], reason: &str) -> NewMembership {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        NewMembership { enter: owned(enter), leave: owned(leave), reason: reason.to_owned(), seen: None }
    }

    #[test]
    fn a_person_enters_and_leaves_and_may_enter_again() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let case = sample::ashworth(&office);
        let of = |new| change(&office, &case, new).unwrap().value.cohorts;
        assert_eq!(of(new(&["falls", "frailty"], &[], "")), ["falls", "frailty"], "in both");
        assert_eq!(of(new(&["falls"], &[], "")), ["falls", "frailty"], "already there is no change");
        let without = change(&office, &case, new(&[], &["falls"], " ")).unwrap_err();
        assert_eq!(without.field(), Some("reason"), "whoever put her in must hear why");
        assert_eq!(of(new(&[], &["falls"], "No fall for a year")), ["frailty"], "out of one");
        assert_eq!(of(new(&["falls"], &["frailty"], "Fell again")), ["falls"], "both ways in one act");
        let stale = NewMembership { seen: Some(vec!["frailty".to_owned()]), ..new(&["end-of-life"], &[], "") };
        assert_eq!(change(&office, &case, stale).unwrap_err().code(), "changed_meanwhile", "she is elsewhere by now");
        assert!(change(&office, &case, new(&["nonsense"], &[], "")).is_err(), "no such cohort");
        let cohorts = open::open(&office, &case).unwrap().summary.cohorts;
        assert_eq!(cohorts, ["falls"], "what was refused changed nothing");
    }
}
