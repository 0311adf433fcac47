//! Actor ids: derived from the author's key, so that nobody can write as another seat.

use automerge::ActorId;

use crate::{
    Part,
    change::{ChangeRecord, DOMAIN, record::claim},
    id::{ChangeHash, ControlHash, Incarnation, SeatId, SpaceId, derive16},
    sign::{SignKey, VerifyKey},
};

/// The Automerge actor of a seat in one part during one unlock of one vault.
#[must_use]
pub fn actor_id(key: &VerifyKey, space: &SpaceId, part: &Part, incarnation: &Incarnation) -> ActorId {
    let bytes = derive16("actor/1", &[&key.0, space.as_bytes(), part.as_str().as_bytes(), incarnation.as_bytes()]);
    ActorId::from(bytes.to_vec())
}

/// A seat that is writing now: its key and this unlock's incarnation.
pub struct Author {
    /// Which seat.
    pub seat: SeatId,
    /// Its signing key.
    pub key: SignKey,
    /// New and random at every unlock.
    pub incarnation: Incarnation,
}

impl Author {
    /// This author's actor in a part.
    #[must_use]
    pub fn actor(&self, space: &SpaceId, part: &Part) -> ActorId {
        actor_id(&self.key.verify_key(), space, part, &self.incarnation)
    }

    /// Signs a change this author just made.
    #[must_use]
    pub fn sign(
        &self,
        space: SpaceId,
        part: Part,
        change: &automerge::Change,
        control_head: ControlHash,
    ) -> ChangeRecord {
        let hash = ChangeHash::from(change.hash());
        let payload = claim(&space, &part, 0, &hash, &self.seat, &self.incarnation, &control_head);
        let signature = self.key.sign(DOMAIN, &payload);
        ChangeRecord {
            space,
            part,
            generation: 0,
            hash,
            raw: change.raw_bytes().to_vec(),
            seat: self.seat,
            incarnation: self.incarnation,
            control_head,
            signature,
        }
    }
}
