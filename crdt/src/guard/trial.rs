//! The trial: changes are applied to a copy, and the copy must save, load and agree before anything is kept.

use automerge::{ActorId, Automerge, AutomergeError, Change};

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
    /// Its author signed another change at the same place in its own history, which is here already. The first one
    /// to arrive is kept; keep this one as evidence. Only a seat that was cloned, or lies, makes such a pair, because
    /// every unlock writes under a new actor.
    Forked,
    /// It can never be admitted, on any laptop.
    Refused(Refusal),
}

/// A copy of a part's document on which arriving changes are tried.
pub struct Trial {
    start: Document,
    copy: Document,
    rules: Rules,
    admitted: Vec<ChangeHash>,
    kept: Vec<Change>,
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
        Self { start: live.clone(), copy: live.clone(), rules, admitted: Vec::new(), kept: Vec::new() }
    }

    /// The copy as it stands: everything admitted so far is in it.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.copy
    }

    /// Offers one change whose signature was verified; `actor` is the one derived for its signer.
    ///
    /// A panic of the engine is a refusal of this change, and the copy it happened on is thrown away. `Known` says
    /// nothing about `raw`: a known hash is not looked at again.
    pub fn offer(&mut self, raw: &[u8], hash: &ChangeHash, actor: &ActorId) -> Offer {
        if self.copy.has(hash) {
            return Offer::Known;
        }
        let rules = self.rules;
        if rules.prescan && prescan(raw).is_err() {
            return Offer::Refused(Refusal::Prescan);
        }
        let Some(Ok(change)) = fenced(|| Change::try_from(raw)) else {
            return Offer::Refused(Refusal::Parse);
        };
        match fenced(|| examine(&self.copy.doc, &change, raw, hash, actor, rules)) {
            Some(None) => self.apply(change, hash),
            Some(Some(verdict)) => verdict,
            None => {
                self.restore();
                Offer::Refused(Refusal::Schema)
            }
        }
    }

    fn apply(&mut self, change: Change, hash: &ChangeHash) -> Offer {
        let real = ChangeHash::from(change.hash());
        match fenced(|| self.copy.doc.apply_changes([change.clone()])) {
            Some(Ok(())) if self.copy.has(&real) => {
                self.admitted.push(*hash);
                self.kept.push(change);
                Offer::Admitted
            }
            Some(Err(AutomergeError::DuplicateSeqNumber(..))) => {
                self.restore();
                Offer::Forked
            }
            _ => {
                self.restore();
                Offer::Refused(Refusal::Trial)
            }
        }
    }

    /// Makes the copy again, without a change that failed half-way. What was admitted before applied once already.
    fn restore(&mut self) {
        let mut copy = self.start.clone();
        if matches!(fenced(|| copy.doc.apply_changes(self.kept.iter().cloned())), Some(Ok(()))) {
            self.copy = copy;
        } else {
            self.copy = self.start.clone();
            self.admitted.clear();
            self.kept.clear();
        }
    }

    /// Ends the trial: the copy is saved, loaded and compared. Gives the document to keep, its saved form and what
    /// was admitted, in order.
    ///
    /// # Errors
    /// `Refused(Trial)` when the copy does not survive; the caller then offers the changes one by one.
    pub fn finish(self) -> Result<(Document, Vec<u8>, Vec<ChangeHash>), Error> {
        let Self { copy, rules, admitted, .. } = self;
        let heads = copy.heads();
        let Some(saved) = fenced(|| copy.save()) else { return Err(Refusal::Trial.into()) };
        if admitted.is_empty() || !rules.trial {
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
    if rules.hash && ChangeHash::from(change.hash()) != *hash {
        return refuse(Refusal::Hash);
    }
    if rules.actor && change.actor_id() != actor {
        return refuse(Refusal::Actor);
    }
    let Some(expanded) = fenced(|| change.decode()) else { return refuse(Refusal::Canonical) };
    if rules.canonical && fenced(|| Change::from(expanded.clone()).raw_bytes() == raw) != Some(true) {
        return refuse(Refusal::Canonical);
    }
    let missing = causal::missing(doc, change);
    if !missing.is_empty() {
        return Some(Offer::Missing(missing));
    }
    if rules.causal && !causal::holds(doc, change) {
        return refuse(Refusal::Causal);
    }
    if rules.schema && !schema::holds(doc, &expanded) {
        return refuse(Refusal::Schema);
    }
    None
}
