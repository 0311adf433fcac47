//! Pairing: keeping another organisation's card once its eight words were compared.

use std::path::Path;

use crdt::trust::{Card, TrustItem, TrustLevel};
use serde::Serialize;

use crate::{
    error::{Error, Result},
    file,
    office::{Office, Op, Outcome, Touched, Tx},
    share::inbox,
    store::{organisation, partner_restored},
};

/// A partner that was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paired {
    /// Who.
    pub organisation: Named,
    /// The words were compared.
    pub verified: bool,
}

/// An organisation's id and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// How a card is kept.
#[derive(Debug, Clone)]
pub enum Proof {
    /// The words as they were read aloud.
    Words(String),
    /// Kept unverified, as introduced; shown as not yet met.
    Introduced,
}

/// Reads a card and keeps it.
///
/// # Errors
/// `WordsDiffer` (nothing is kept), `File`, `Record`.
pub fn pair(office: &Office, path: &Path, proof: Proof) -> Result<Outcome<Paired>> {
    keep(office, file::read_at_most(path, Card::MAX_BYTES as u64)?, proof)
}

/// Keeps a card, from whatever road it came.
///
/// # Errors
/// As [`pair`].
pub fn keep(office: &Office, bytes: Vec<u8>, proof: Proof) -> Result<Outcome<Paired>> {
    let paired = office.transact(Op::Pair, move |tx| {
        let card = Card::decode(&bytes)?;
        let org = card.profile().org;
        if org == tx.desk.org {
            return Err(Error::NotAllowed(
                "This is your own organisation's card. Ask the other organisation for theirs.",
            ));
        }
        tx.about(&org.to_string());
        let (level, verified) = match &proof {
            Proof::Words(words) if card.fingerprint().matches(words) => (TrustLevel::Verified, true),
            Proof::Words(_) => return Err(Error::WordsDiffer),
            Proof::Introduced => (TrustLevel::Introduced { by: tx.desk.org }, false),
        };
        let known = tx.directory.organisation(&org).map(crdt::trust::Organisation::level);
        for item in card.items() {
            match tx.keep_trust(item, level, None) {
                // That it is no longer trusted must be kept: this is not undone.
                Err(Error::Record(crdt::Error::Equivocation)) => return Ok(None),
                kept => kept?,
            }
        }
        if verified {
            confirm_restore(tx, &card)?;
        }
        let seats: Vec<_> = card
            .items()
            .iter()
            .filter_map(|item| if let TrustItem::Certificate(known) = item { Some(known.value.seat) } else { None })
            .collect();
        inbox::release(tx, organisation::row(tx.sql, &org)?, &seats)?;
        let raised = verified && matches!(known, Some(TrustLevel::Introduced { .. }));
        if raised {
            tx.directory.set_level(&org, level);
            organisation::set_level(tx.sql, &org, level)?;
        }
        tx.touch(Touched::Sharing);
        let verified = verified || matches!(known, Some(TrustLevel::Verified));
        let organisation = Named { id: org.to_string(), name: card.profile().name.clone() };
        Ok(Some(Paired { organisation, verified }))
    })?;
    let value = paired.value.ok_or(Error::Record(crdt::Error::Equivocation))?;
    Ok(Outcome { value, touched: paired.touched })
}

/// A partner that said its record was restored is confirmed by its words, on a card made since: an old card in a drawer
/// says nothing about it.
fn confirm_restore(tx: &Tx<'_>, card: &Card) -> Result<()> {
    let epochs = card
        .items()
        .into_iter()
        .filter_map(|item| if let TrustItem::DeviceList(list) = item { Some(list.value.epoch) } else { None });
    let row = organisation::row(tx.sql, &card.profile().org)?;
    epochs.max().map_or(Ok(()), |epoch| partner_restored::confirm(tx.sql, row, epoch))
}
