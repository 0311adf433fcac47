//! The trial: changes are applied to a copy, and the copy must save, load and agree before anything is kept.

use automerge::{ActorId, Automerge, Change};

use super::{Rules, causal, fenced, prescan, schema};
use crate::{Error, Refusal, document::Document, id::ChangeHash};

/// What became of one offered change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// It is in the copy now.
    Admitted,
    /// It was there already.
    Known,
    /// It waits for these changes; park it.
    Missing(Vec<ChangeHash>),
    /// It can never be admitted, on any laptop.
    Refused(Refusal),
}

/// A copy of a part's document on which arriving changes are tried.
pub struct Trial {
    copy: Document,
    rules: Rules,
    admitted: Vec<ChangeHash>,
}

impl Trial {
    /// Starts from the live document.
    #[must_use]
    pub fn new(live: &Document) -> Self {
        Self::with_rules(live, Rules::ALL)
    }

    /// Starts with some rules switched off: for the tests of the rules themselves.
    #[doc(hidden)]
    #[must_use]
    pub fn with_rules(live: &Document, rules: Rules) -> Self {
        Self { copy: live.clone(), rules, admitted: Vec::new() }
    }

    /// Offers one change whose signature was verified; `actor` is the one derived for its signer.
    ///
    /// A panic of the engine is a refusal of this change, and the copy it happened on is thrown away.
    pub fn offer(&mut self, raw: &[u8], hash: &ChangeHash, actor: &ActorId) -> Offer {
        if self.copy.has(hash) {
            return Offer::Known;
        }
        let rules = self.rules;
        if rules.prescan && prescan(raw).is_err() {
            return Offer::Refused(Refusal::Prescan);
        }
        let Some(Ok(change)) = fenced(|| Change::from_bytes(raw.to_vec())) else {
            return Offer::Refused(Refusal::Parse);
        };
        let Some(examined) = fenced(|| examine(&self.copy.doc, &change, raw, hash, actor, rules)) else {
            return Offer::Refused(Refusal::Schema);
        };
        if let Some(verdict) = examined {
            return verdict;
        }
        let before = self.copy.doc.clone();
        let applied = fenced(|| self.copy.doc.apply_changes([change]).is_ok());
        if applied == Some(true) && self.copy.has(hash) {
            self.admitted.push(*hash);
            Offer::Admitted
        } else {
            self.copy.doc = before;
            Offer::Refused(Refusal::Trial)
        }
    }

    /// Ends the trial: the copy is saved, loaded and compared. Gives the document to keep, its saved form and what
    /// was admitted, in order.
    ///
    /// # Errors
    /// `Refused(Trial)` when the copy does not survive; the caller then offers the changes one by one.
    pub fn finish(self) -> Result<(Document, Vec<u8>, Vec<ChangeHash>), Error> {
        let Self { copy, rules, admitted } = self;
        if admitted.is_empty() {
            let saved = copy.save();
            return Ok((copy, saved, admitted));
        }
        let heads = copy.heads();
        let Some(saved) = fenced(|| copy.save()) else { return Err(Refusal::Trial.into()) };
        if !rules.trial {
            return Ok((copy, saved, admitted));
        }
        match Document::load(&saved) {
            Ok(loaded) if loaded.heads() == heads => Ok((loaded, saved, admitted)),
            _ => Err(Refusal::Trial.into()),
        }
    }
}

/// `None` when the change may be applied.
fn examine(
    doc: &Automerge,
    change: &Change,
    raw: &[u8],
    hash: &ChangeHash,
    actor: &ActorId,
    rules: Rules,
) -> Option<Offer> {
    let refuse = |refusal| Some(Offer::Refused(refusal));
    if rules.canonical && Change::from(change.decode()).raw_bytes() != raw {
        return refuse(Refusal::Canonical);
    }
    if rules.hash && ChangeHash::from(change.hash()) != *hash {
        return refuse(Refusal::Hash);
    }
    if rules.actor && change.actor_id() != actor {
        return refuse(Refusal::Actor);
    }
    let missing = causal::missing(doc, change);
    if !missing.is_empty() {
        return Some(Offer::Missing(missing));
    }
    if rules.causal && !causal::holds(doc, change) {
        return refuse(Refusal::Causal);
    }
    if rules.schema && !schema::holds(doc, change) {
        return refuse(Refusal::Schema);
    }
    None
}
