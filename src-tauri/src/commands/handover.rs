//! Offering a duty to somebody, answering an offer, and those that wait for our answer.

use casework::{
    action::NewOwner,
    handover::{answer, list, offer, revoke},
    office::Office,
};

use super::{Answered, Done, stale};
use crate::{
    failure::Failure,
    shapes::{Added, HandoverAnswer, NewHandover, Nothing, OfferToUs},
};

/// Offers a duty; answers when it is durable.
pub(crate) fn offer(office: &Office, args: NewHandover) -> Answered<Added> {
    let NewHandover { case, of, organisation, person, reason, summary, effective } = args;
    let to = NewOwner { person, organisation: Some(organisation) };
    let outcome = offer::offer(office, offer::NewOffer { case, of, to, reason, summary, effective })?;
    Ok(Done { answer: Added { id: outcome.value.id }, touched: stale(&outcome.touched) })
}

/// Accepts, declines or takes back an offer; refused as `changed_meanwhile` when it no longer stands as the person saw it.
pub(crate) fn answer(office: &Office, args: HandoverAnswer) -> Answered<()> {
    let HandoverAnswer { id, answer: given, reason, seen } = args;
    let outcome = match given.as_str() {
        "accept" => answer::accept(office, &id, Some(&seen))?,
        "decline" => answer::decline(office, &id, &reason, Some(&seen))?,
        "revoke" => revoke::revoke(office, &id, &reason, Some(&seen))?,
        _ => return Err(Failure::bad_request()),
    };
    Ok(Done { answer: (), touched: stale(&outcome.touched) })
}

/// Offers that wait for our answer.
pub(crate) fn to_us(office: &Office, _: Nothing) -> Answered<Vec<OfferToUs>> {
    Ok(Done::read(list::offered_to_us(office)?.into_iter().map(OfferToUs::from).collect()))
}
