//! Joining two records of one person, in one act: a person has said so.

use crdt::{Part, action::State, document::Container};
use serde::Serialize;

use super::{apart, plan, say, take_back};
use crate::{
    action::{record, refuse_ended},
    case::cohort,
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched, Tx},
    store::{SpaceRow, space},
    view::same,
};

/// Two records that are one person now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// The record that shows the person.
    pub id: String,
    /// The record that is shown under it.
    pub merged: String,
    /// How many open actions were asked anew.
    pub actions: u64,
    /// The cohorts that the kept record entered.
    pub cohorts: Vec<String>,
    /// Those in which the person stays by the other record alone.
    pub cohorts_left: Vec<String>,
}

/// Joins two records: the person is shown by `keep`. Open actions of the other are asked anew in `keep`, with the same
/// words, owner and day, and cancelled where they were; its cohorts are entered. `seen` is the mark of the plan that a
/// form showed; `None` reads and writes in one step.
///
/// # Errors
/// `Invalid` for two that are one already; `NotAllowed` when an open action cannot be asked anew (our organisation, or the
/// owner, does not hold its part in the kept record); `ChangedMeanwhile`. Nothing is then changed.
pub fn merge(office: &Office, keep: &str, other: &str, seen: Option<String>) -> Result<Outcome<Merged>> {
    let (keep, other) = (keep.to_owned(), other.to_owned());
    office.transact(Op::CaseMerge, move |tx| {
        let [keep, other] = apart(tx.sql, &keep, &other)?;
        if seen.is_some_and(|seen| plan::seen(tx.sql, keep, other).ok() != Some(seen)) {
            return Err(Error::ChangedMeanwhile);
        }
        join(tx, keep, other)
    })
}

/// Why joining cannot be done here; nothing when it can. Tries it, and lets nothing of it stand.
pub(super) fn tried(office: &Office, keep: &str, other: &str) -> Result<Option<String>> {
    let (keep, other) = (keep.to_owned(), other.to_owned());
    let tried = office.transact(Op::CaseMerge, move |tx| -> Result<()> {
        let [keep, other] = apart(tx.sql, &keep, &other)?;
        join(tx, keep, other)?;
        Err(Error::Stopped)
    });
    match tried {
        Err(Error::Stopped) | Ok(_) => Ok(None),
        Err(refused @ (Error::NotAllowed(_) | Error::NotYours { .. } | Error::Invalid { .. })) => {
            Ok(Some(refused.to_string()))
        }
        Err(error) => Err(error),
    }
}

fn join(tx: &mut Tx<'_>, keep: SpaceRow, other: SpaceRow) -> Result<Merged> {
    tx.concerns(keep);
    tx.concerns(other);
    let open = plan::open_actions(tx.sql, other)?;
    let (enters, left) = plan::cohorts(tx.sql, tx.desk, keep, other)?;
    if !open.is_empty() {
        refuse_ended(tx.sql, keep, "keep")?;
    }
    let code: String = tx.sql.query_row("SELECT code FROM case_view WHERE space = ?1", [keep], |found| found.get(0))?;
    let reason = format!("Asked anew in {code}: both records are of the same person.");
    for open in &open {
        tx.must_hold(open.space, &open.part)?;
        tx.must_hold(keep, &open.part).map_err(|_| part_not_held(&open.part))?;
        open.owner.must_see(tx, keep, &open.part)?;
        let anew = plan::anew(open);
        tx.edit(keep, &open.part, |_, edit| {
            edit.enter(Container::Entries, anew);
            Ok(())
        })?;
        let cancelled = record::step(&open.id, &open.newest, State::Cancelled, &reason, None);
        tx.edit(open.space, &open.part, |_, edit| {
            edit.enter(Container::Entries, cancelled);
            Ok(())
        })?;
    }
    for (id, _) in &enters {
        let tag = cohort::tag(tx.sql, tx.desk, id)?;
        cohort::enter(tx, keep, &tag, "merge")?;
    }
    // Whoever joins two records takes back what was said before of their being two people.
    let said = same::between(tx.sql, keep, other, false)?;
    take_back(tx, &said, same::NOT_SAME, "")?;
    say(tx, [keep, other], same::SAME, Some(keep), "")?;
    tx.flush()?;
    tx.touch(Touched::Cases);
    let ids = |cohorts: &[(String, Part)]| cohorts.iter().map(|(id, _)| id.clone()).collect();
    Ok(Merged {
        id: space::id(tx.sql, keep)?.to_string(),
        merged: space::id(tx.sql, other)?.to_string(),
        actions: open.len() as u64,
        cohorts: ids(&enters),
        cohorts_left: ids(&left),
    })
}

macro_rules! not_held {
    ($part:literal) => {
        concat!(
            "The other record has an open action in the part \"",
            $part,
            "\", and your organisation does not hold that part of the record to be kept. Finish or cancel the action, ask for the part, or keep the other record."
        )
    };
}

/// Why the actions of a part cannot be asked anew.
fn part_not_held(part: &Part) -> Error {
    Error::NotAllowed(match part.as_str() {
        "core" => not_held!("core"),
        "identity" => not_held!("identity"),
        "contact" => not_held!("contact"),
        "about" => not_held!("about"),
        "clinical" => not_held!("clinical"),
        "social" => not_held!("social"),
        "end_of_life" => not_held!("end of life"),
        "safeguarding" => not_held!("safeguarding"),
        _ => {
            "The other record has an open action in a part that your organisation does not hold in the record to be kept."
        }
    })
}
