//! Taking an offer back before it was answered.

use crdt::handover::State;

use super::{Done, answer, offer};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome},
};

/// Takes an offer back. When it was accepted somewhere meanwhile, that outweighs it, and both are shown.
///
/// # Errors
/// `NotAllowed` when another organisation offered it; `Invalid` without a reason or when it was answered;
/// `ChangedMeanwhile`, `NotFound`.
pub fn revoke(office: &Office, id: &str, reason: &str, seen: Option<&[String]>) -> Result<Outcome<Done>> {
    let why = offer::reason(reason)?;
    if why.is_empty() {
        return Err(Error::Invalid { field: "reason", words: "Say why: whoever was asked may have made plans." });
    }
    let (id, seen) = (id.to_owned(), answer::parse(seen)?);
    office.transact(Op::HandoverRevoke, move |tx| {
        let (row, offers, at) = answer::open(tx, &id, seen.as_deref())?;
        let offer = offers.all.get(at).ok_or(Error::Inconsistent("hand-over"))?;
        if offer.offerer(&tx.directory) != Some(tx.desk.org) {
            return Err(Error::NotAllowed("Only the organisation that offered this can take it back."));
        }
        answer::step(tx, row, &offers, offer, State::Revoked, &why)
    })
}
