//! Answering an offer: accepting writes who has the duty now, in the same act; declining says why not.

use crdt::{
    document::{Container, Value, set_field},
    field,
    handover::State,
    id::EntryId,
};

use super::{
    Done, PART, find, offer, record,
    stand::{Offer, Offers},
};
use crate::{
    action::refuse_ended,
    error::{Error, Result},
    note::draft as drafts,
    office::{Office, Op, Outcome, Touched, Tx},
    store::{SpaceRow, draft},
};

/// The form in which an answer is being written.
#[must_use]
pub fn form(offer: &str) -> String {
    drafts::step(offer)
}

/// Takes the duty on. `seen` is what the form showed as newest; `None` reads and writes in one step.
///
/// # Errors
/// `NotAllowed` when another organisation was asked; `Invalid` when it was answered, taken back, or another offer was
/// accepted first; `ChangedMeanwhile`; `TwoAnswersOpen` while two answers to who has it now are open.
pub fn accept(office: &Office, id: &str, seen: Option<&[String]>) -> Result<Outcome<Done>> {
    let (id, seen) = (id.to_owned(), parse(seen)?);
    office.transact(Op::HandoverAccept, move |tx| {
        let (row, offers, at) = open(tx, &id, seen.as_deref())?;
        let offer = offers.all.get(at).ok_or(Error::Inconsistent("hand-over"))?;
        must_be_asked(tx, offer)?;
        refuse_ended(tx.sql, row, "state")?;
        if offers.standing(offer).is_some_and(|standing| standing.overtaken.is_some()) {
            return Err(Error::Invalid {
                field: "state",
                words: "Somebody else has accepted this duty meanwhile. Nothing was changed. Decline the offer, or ask for a new one.",
            });
        }
        let known = field::find(&offer.of).ok_or(Error::Invalid {
            field: "of",
            words: "This is a duty that this version does not know. Update Roundtable on this laptop.",
        })?;
        let value = known.kind.check(&offer.to.shown(tx.desk)).map_err(|_| Error::Inconsistent("hand-over"))?;
        tx.about(known.name);
        let entry = record::step(&offer.id, &offers.newest(offer), State::Accepted, "");
        tx.edit(row, &PART, |document, edit| {
            set_field(document, edit, known.name, known.policy, Value::from(value.as_str()), None)?;
            edit.enter(Container::Entries, entry);
            Ok(())
        })?;
        end(tx, row, offer, State::Accepted)
    })
}

/// Says no, and why.
///
/// # Errors
/// As [`accept`]; `Invalid` without a reason.
pub fn decline(office: &Office, id: &str, reason: &str, seen: Option<&[String]>) -> Result<Outcome<Done>> {
    let why = offer::reason(reason)?;
    if why.is_empty() {
        return Err(Error::Invalid { field: "reason", words: "Say why: whoever asked must find somebody else." });
    }
    let (id, seen) = (id.to_owned(), parse(seen)?);
    office.transact(Op::HandoverDecline, move |tx| {
        let (row, offers, at) = open(tx, &id, seen.as_deref())?;
        let offer = offers.all.get(at).ok_or(Error::Inconsistent("hand-over"))?;
        must_be_asked(tx, offer)?;
        step(tx, row, &offers, offer, State::Declined, &why)
    })
}

fn must_be_asked(tx: &Tx<'_>, offer: &Offer) -> Result<()> {
    if offer.to.org == Some(tx.desk.org) {
        return Ok(());
    }
    Err(Error::NotAllowed("Only the organisation that is asked can answer this. Nothing was changed."))
}

/// The offers of the case, and the place of one that nobody has answered yet, as the form showed it.
pub(super) fn open(tx: &Tx<'_>, id: &str, seen: Option<&[EntryId]>) -> Result<(SpaceRow, Offers, usize)> {
    let (row, entry) = find(tx.sql, id)?;
    let offers = Offers::of_case(tx.sql, &tx.directory, row)?;
    let at = offers.all.iter().position(|offer| offer.id == entry).ok_or(Error::Inconsistent("hand-over"))?;
    let offer = offers.all.get(at).ok_or(Error::Inconsistent("hand-over"))?;
    if seen.is_some_and(|seen| seen != offers.newest(offer).as_slice()) {
        return Err(Error::ChangedMeanwhile);
    }
    let words = match offers.standing(offer).map(|standing| standing.state) {
        Some(State::Offered) => return Ok((row, offers, at)),
        Some(State::Accepted) => "This was accepted already. To pass the duty on, offer it anew.",
        Some(State::Declined) => "This was declined already. It can be offered anew.",
        Some(State::Revoked) => "This offer was taken back. It can be made anew.",
        None => return Err(Error::Inconsistent("hand-over")),
    };
    Err(Error::Invalid { field: "state", words })
}

/// Takes a step that changes nothing but where the offer stands.
pub(super) fn step(
    tx: &mut Tx<'_>,
    row: SpaceRow,
    offers: &Offers,
    offer: &Offer,
    to: State,
    reason: &str,
) -> Result<Done> {
    tx.about(&offer.of);
    let entry = record::step(&offer.id, &offers.newest(offer), to, reason);
    tx.edit(row, &PART, |_, edit| {
        edit.enter(Container::Entries, entry);
        Ok(())
    })?;
    end(tx, row, offer, to)
}

fn end(tx: &mut Tx<'_>, row: SpaceRow, offer: &Offer, to: State) -> Result<Done> {
    let id = offer.id.to_string();
    draft::forget(tx.sql, row, &form(&id), tx.desk.now())?;
    tx.touch(Touched::Cases);
    Ok(Done { id, state: to.word() })
}

/// Reads what a form hands back, sorted.
pub(super) fn parse(seen: Option<&[String]>) -> Result<Option<Vec<EntryId>>> {
    let Some(seen) = seen else { return Ok(None) };
    let mut ids = seen
        .iter()
        .map(|id| {
            id.trim().parse().map_err(|_| Error::Invalid { field: "seen", words: "That is not the id of a step." })
        })
        .collect::<Result<Vec<EntryId>>>()?;
    ids.sort_unstable();
    Ok(Some(ids))
}
