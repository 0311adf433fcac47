//! Correcting a record, and striking one through that was entered in error.

use std::collections::BTreeMap;

use crdt::{document::Container, id::EntryId};

use super::{
    Added, Origin, Place,
    add::draft_of,
    find, question,
    sets::{sets, unsets},
    written,
};
use crate::{
    error::{Error, Result},
    form::{self, Answers, Form, known},
    note::withdraw::strike,
    office::{Office, Op, Outcome, Touched, Tx},
    reason,
    store::draft,
};

/// Corrects a record with answers of its own form in the newest version. `seen` are the ids of the versions that the
/// form showed; `None` reads and writes in one step. Where two versions are open, only a correction that has seen both is
/// taken: that settles it.
///
/// # Errors
/// `Misfit` with the field; `NotFound`; `NotAllowed`; `ChangedMeanwhile` when the newest versions are no longer those;
/// `TwoAnswersOpen`.
pub fn correct(
    office: &Office,
    id: &str,
    typed: BTreeMap<String, String>,
    seen: Option<Vec<String>>,
) -> Result<Outcome<Added>> {
    let id = id.to_owned();
    office.transact(Op::RecordCorrect, move |tx| {
        let place = find(tx.sql, &id)?;
        let form = known::newest(tx.sql, tx.desk, &place.form)?;
        let answers = form::check(&form, &typed, tx.desk.now())?;
        tx.about(&form.id);
        let newest = match seen {
            Some(seen) => must_be(&question::newest(tx.sql, &place)?, &seen)?,
            None => question::alone(tx.sql, &place)?,
        };
        write(tx, &place, &form, &answers, &newest, Origin::Person)?;
        draft::forget(tx.sql, place.row, &draft_of(&place.root.to_string()), tx.desk.now())?;
        tx.touch(Touched::Cases);
        Ok(Added { id: place.root.to_string(), answers })
    })
}

/// Writes checked answers as a correction of the versions that were seen.
pub(crate) fn write(
    tx: &mut Tx<'_>,
    place: &Place,
    form: &Form,
    answers: &Answers,
    seen: &[EntryId],
    origin: Origin,
) -> Result<()> {
    known::carry(tx, place.row, &place.part, form)?;
    let entry = written::entry(&form.id, &form.version, answers, Some((place.root, seen)), origin);
    let before = said_alone(tx, place, seen)?;
    tx.edit(place.row, &place.part, |document, edit| {
        edit.enter(Container::Entries, entry);
        sets(form, answers, edit);
        unsets(form, &before, answers, document, edit)
    })?;
    Ok(())
}

/// What a record says while it says one thing.
fn said_alone(tx: &Tx<'_>, place: &Place, newest: &[EntryId]) -> Result<BTreeMap<String, String>> {
    match newest {
        [only] => Ok(question::said(tx.sql, place, only)?.1),
        _ => Ok(BTreeMap::new()),
    }
}

/// The versions that were seen, when they are the newest still.
fn must_be(newest: &[EntryId], seen: &[String]) -> Result<Vec<EntryId>> {
    let seen: Vec<EntryId> = seen
        .iter()
        .map(|id| id.trim().parse())
        .collect::<std::result::Result<_, _>>()
        .map_err(|_| Error::Invalid { field: "seen", words: "That is not the id of an answer." })?;
    let same = seen.len() == newest.len() && newest.iter().all(|id| seen.contains(id));
    if same { Ok(seen) } else { Err(Error::ChangedMeanwhile) }
}

/// Settles which of two versions of a record holds, by writing it once more as seen beside the others.
pub(crate) fn settle(tx: &mut Tx<'_>, place: &Place, chosen: &str, seen: Option<&[String]>) -> Result<()> {
    let newest = question::newest(tx.sql, place)?;
    if let Some(seen) = seen {
        must_be(&newest, seen)?;
    }
    if newest.len() < 2 {
        return Err(Error::ChangedMeanwhile);
    }
    let none = Error::Invalid { field: "value", words: "Choose one of the versions by its id." };
    let chosen: EntryId = chosen
        .trim()
        .parse()
        .map_err(|_| Error::Invalid { field: "value", words: "Choose one of the versions by its id." })?;
    if !newest.contains(&chosen) {
        return Err(none);
    }
    let (version, answers) = question::said(tx.sql, place, &chosen)?;
    let entry = written::entry(&place.form, &version, &answers, Some((place.root, &newest)), Origin::Person);
    tx.edit(place.row, &place.part, |_, edit| {
        edit.enter(Container::Entries, entry);
        Ok(())
    })?;
    Ok(())
}

/// Strikes a record through as entered in error: shown with the reason, never removed.
///
/// # Errors
/// `NotFound`; `Invalid` without a reason; `NotAllowed`.
pub fn withdraw(office: &Office, id: &str, reason: &str) -> Result<Outcome<Added>> {
    let reason = reason::required(reason)?;
    let id = id.to_owned();
    office.transact(Op::RecordWithdraw, move |tx| {
        let place = find(tx.sql, &id)?;
        tx.about(&place.form);
        let before = said_alone(tx, &place, &question::newest(tx.sql, &place)?)?;
        strike(tx, place.row, &place.part, &place.root, &reason)?;
        if let Ok(form) = known::newest(tx.sql, tx.desk, &place.form) {
            let none = BTreeMap::new();
            tx.edit(place.row, &place.part, |document, edit| unsets(&form, &before, &none, document, edit))?;
        }
        tx.touch(Touched::Cases);
        Ok(Added { id: place.root.to_string(), answers: BTreeMap::new() })
    })
}
