//! Offers and answers as the core part's document holds them: entries, none ever rewritten.

use crdt::{
    document::{Map, Value},
    handover::State,
    id::EntryId,
};

use crate::action::Owner;

/// The type of an offer's entry.
pub(crate) const OFFER: &str = "handover";
/// The type of a step's entry.
pub(crate) const STEP: &str = "handover_step";

/// What an offer says.
pub(crate) struct NewOffer<'a> {
    pub(crate) of: &'a str,
    pub(crate) to: &'a Owner,
    pub(crate) from: &'a str,
    pub(crate) reason: &'a str,
    pub(crate) summary: &'a str,
    pub(crate) effective: &'a str,
    pub(crate) after: &'a [EntryId],
}

/// A new offer, as an entry.
pub(crate) fn offer(new: &NewOffer<'_>) -> Map {
    let mut entry = Map::from([
        ("type".to_owned(), Value::from(OFFER)),
        ("of".to_owned(), Value::from(new.of)),
        ("reason".to_owned(), Value::from(new.reason)),
        ("after".to_owned(), ids(new.after)),
    ]);
    for (key, value) in [("from", new.from), ("summary", new.summary), ("effective", new.effective)] {
        if !value.is_empty() {
            entry.insert(key.to_owned(), Value::from(value));
        }
    }
    new.to.write(&mut entry);
    entry
}

/// A step of `offer`, as an entry; its author has seen `after`.
pub(crate) fn step(offer: &EntryId, after: &[EntryId], to: State, reason: &str) -> Map {
    let mut entry = Map::from([
        ("type".to_owned(), Value::from(STEP)),
        ("of".to_owned(), Value::from(offer.to_string())),
        ("after".to_owned(), ids(after)),
        ("state".to_owned(), Value::from(to.word())),
    ]);
    if !reason.is_empty() {
        entry.insert("reason".to_owned(), Value::from(reason));
    }
    entry
}

fn ids(ids: &[EntryId]) -> Value {
    Value::Bytes(ids.iter().flat_map(|id| id.0).collect())
}

/// Ids as an entry names them.
pub(crate) fn read_ids(bytes: &[u8]) -> Vec<EntryId> {
    bytes.chunks_exact(EntryId::LEN).filter_map(|id| EntryId::from_slice(id).ok()).collect()
}
