//! Separating two records again.
//!
//! Nothing is lost: what was asked anew in the kept record stays there, and so do the cohorts that it entered. What is
//! still to be done there is also asked again in the other record, of whoever is asked now; what was settled meanwhile
//! stays settled. A person then cancels what is too much.

use std::collections::BTreeMap;

use crdt::{
    Part,
    action::State,
    document::{Container, Entry},
    id::EntryId,
};
use serde::Serialize;

use super::{pair, plan::anew_from, take_back};
use crate::{
    action::{Owner, record, refuse_ended},
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched, Tx},
    reason,
    store::{SpaceRow, space},
    view::same,
};

/// Two records that are shown as two people again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unmerged {
    /// The record that was kept.
    pub id: String,
    /// The record that is shown again.
    pub separated: String,
    /// How many actions were asked again in it.
    pub actions: u64,
    /// How many could not be: their owner no longer holds the part, or the record has ended. They stay in the kept one.
    pub actions_left: u64,
    /// They are still one person: another record joins them.
    pub still_together: bool,
}

/// Takes back that two records are of one person.
///
/// # Errors
/// `Invalid` when nothing joins the two; `NotAllowed` when it was said in a record that we no longer hold.
pub fn unmerge(office: &Office, keep: &str, other: &str, reason: &str) -> Result<Outcome<Unmerged>> {
    let reason = reason::optional(reason)?;
    let (keep, other) = (keep.to_owned(), other.to_owned());
    office.transact(Op::CaseUnmerge, move |tx| {
        let [keep, other] = pair(tx.sql, &keep, &other)?;
        let said = same::between(tx.sql, keep, other, true)?;
        if said.is_empty() {
            return Err(Error::Invalid {
                field: "other",
                words: "Nobody has said that these two records are the same person.",
            });
        }
        tx.concerns(keep);
        tx.concerns(other);
        take_back(tx, &said, same::SAME, &reason)?;
        tx.flush()?;
        let still_together = same::person(tx.sql, keep)? == same::person(tx.sql, other)?;
        let (mut actions, mut actions_left) = (0, 0);
        if !still_together {
            for anew in asked_anew(tx, keep, other)? {
                match ask_again(tx, keep, anew)? {
                    true => actions += 1,
                    false => actions_left += 1,
                }
            }
        }
        tx.flush()?;
        tx.touch(Touched::Cases);
        Ok(Unmerged {
            id: space::id(tx.sql, keep)?.to_string(),
            separated: space::id(tx.sql, other)?.to_string(),
            actions,
            actions_left,
            still_together,
        })
    })
}

/// An action that was cancelled when the records were joined, and whose successor is still to be done.
struct Anew {
    space: SpaceRow,
    part: Part,
    id: EntryId,
    newest: Vec<EntryId>,
    owner: Owner,
}

fn asked_anew(tx: &mut Tx<'_>, keep: SpaceRow, other: SpaceRow) -> Result<Vec<Anew>> {
    let mut owners = BTreeMap::new();
    for (_, _, entries) in with_actions(tx, keep)? {
        for action in record::all(&entries).iter().filter(|action| !action.standing.state.settled()) {
            if let Some(from) = anew_from(action.entry) {
                owners.insert(from, Owner::of(action.asked()));
            }
        }
    }
    let mut found = Vec::new();
    for (space, part, entries) in with_actions(tx, other)? {
        for action in record::all(&entries).iter().filter(|action| action.standing.state == State::Cancelled) {
            if let Some(owner) = owners.remove(&action.entry.id) {
                let newest = action.standing.newest.clone();
                found.push(Anew { space, part: part.clone(), id: action.entry.id, newest, owner });
            }
        }
    }
    Ok(found)
}

/// Every part with actions of every record of a person.
fn with_actions(tx: &mut Tx<'_>, row: SpaceRow) -> Result<Vec<(SpaceRow, Part, Vec<Entry>)>> {
    let mut found = Vec::new();
    for record in same::group(tx.sql, row)? {
        let mut query = tx.sql.prepare_cached("SELECT DISTINCT part FROM action_view WHERE space = ?1")?;
        let parts =
            query.query_map([record], |found| found.get(0))?.collect::<std::result::Result<Vec<String>, _>>()?;
        for part in parts {
            let part = Part::new(&part)?;
            let entries = tx.document(record, &part)?.entries(Container::Entries)?;
            found.push((record, part, entries));
        }
    }
    Ok(found)
}

/// Asks an action again, unless nobody would see it there.
fn ask_again(tx: &mut Tx<'_>, keep: SpaceRow, anew: Anew) -> Result<bool> {
    let seen = refuse_ended(tx.sql, anew.space, "other").and_then(|()| anew.owner.must_see(tx, anew.space, &anew.part));
    match seen {
        Ok(()) => {}
        Err(Error::NotAllowed(_) | Error::Invalid { .. }) => return Ok(false),
        Err(error) => return Err(error),
    }
    let code: String = tx.sql.query_row("SELECT code FROM case_view WHERE space = ?1", [keep], |found| found.get(0))?;
    let reason = format!("Separated from {code} again.");
    let step = record::step(&anew.id, &anew.newest, State::Proposed, &reason, Some(&anew.owner));
    tx.edit(anew.space, &anew.part, |_, edit| {
        edit.enter(Container::Entries, step);
        Ok(())
    })?;
    Ok(true)
}
