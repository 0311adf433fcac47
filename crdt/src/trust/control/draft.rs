//! Making control entries: opening a part, adding and removing partners, handing stewardship over.

use std::collections::BTreeSet;

use crate::{
    Error,
    id::{ChangeHash, OrgId, SeatId},
    sign::{SignKey, Signature, Signed},
    trust::{
        ControlEntry, ControlLog, HandOver,
        control::log::{State, check_rules},
    },
};

/// The seat that signs an entry.
#[derive(Clone, Copy)]
pub struct Signer<'a> {
    /// Its organisation.
    pub org: OrgId,
    /// The seat.
    pub seat: SeatId,
    /// Its signing key.
    pub key: &'a SignKey,
}

impl ControlLog {
    /// Makes the entry that opens this part: the signer's organisation and `partners` hold it from the start.
    /// `nonce` is the one the space was derived from.
    ///
    /// # Errors
    /// `NotAllowed` when the nonce does not derive this space; `TooLarge`.
    pub fn open(
        &self,
        signer: &Signer<'_>,
        nonce: [u8; 16],
        partners: &[OrgId],
        at: i64,
        basis: &str,
    ) -> Result<Signed<ControlEntry>, Error> {
        let members = partners.iter().copied().chain([signer.org]).collect();
        let mut entry = self.draft(signer, &members, signer.org, at, basis);
        entry.parents.clear();
        entry.nonce = Some(nonce);
        self.finish(signer, entry, &BTreeSet::new())
    }

    /// Makes an entry that adds partners.
    ///
    /// # Errors
    /// `NotAllowed` when the signer's organisation does not hold the part; `TooLarge`.
    pub fn add(
        &self,
        signer: &Signer<'_>,
        partners: &[OrgId],
        at: i64,
        basis: &str,
    ) -> Result<Signed<ControlEntry>, Error> {
        let now = self.now();
        let members = now.members.iter().chain(partners).copied().collect();
        let entry = self.draft(signer, &members, steward_of(&now)?, at, basis);
        self.finish(signer, entry, &BTreeSet::new())
    }

    /// Makes an entry that removes partners, each with the heads up to which its changes stand.
    ///
    /// # Errors
    /// `NotAllowed` unless the signer is the steward or removes only itself; `TooLarge`.
    pub fn remove(
        &self,
        signer: &Signer<'_>,
        partners: &[(OrgId, Vec<ChangeHash>)],
        at: i64,
        basis: &str,
    ) -> Result<Signed<ControlEntry>, Error> {
        let now = self.now();
        let leaves = |org: &OrgId| partners.iter().any(|(partner, _)| partner == org);
        let members = now.members.iter().filter(|org| !leaves(org)).copied().collect();
        let mut entry = self.draft(signer, &members, steward_of(&now)?, at, basis);
        entry.watermarks = partners.to_vec();
        self.finish(signer, entry, &BTreeSet::new())
    }

    /// Says what a hand-over to `steward` would be, for the others to sign with [`SignKey::sign_statement`].
    #[must_use]
    pub fn hand_over_draft(&self, steward: OrgId) -> HandOver {
        HandOver {
            space: self.space,
            part: self.part.clone(),
            parents: self.heads(),
            members: self.members().into_iter().collect(),
            steward,
        }
    }

    /// Makes the entry that hands stewardship over, with the signatures collected over its draft and the
    /// organisation of each countersigning seat.
    ///
    /// # Errors
    /// `NotAllowed` when the draft is no longer about the newest heads, or too few agree.
    pub fn hand_over(
        &self,
        signer: &Signer<'_>,
        draft: &HandOver,
        countersignatures: &[(OrgId, SeatId, Signature)],
        at: i64,
        basis: &str,
    ) -> Result<Signed<ControlEntry>, Error> {
        if *draft != self.hand_over_draft(draft.steward) {
            return Err(Error::ChangedMeanwhile);
        }
        let mut entry = self.draft(signer, &self.members(), draft.steward, at, basis);
        entry.countersignatures = countersignatures.iter().map(|(_, seat, signature)| (*seat, *signature)).collect();
        let approving = countersignatures.iter().map(|(org, _, _)| *org).collect();
        self.finish(signer, entry, &approving)
    }

    fn draft(
        &self,
        signer: &Signer<'_>,
        members: &BTreeSet<OrgId>,
        steward: OrgId,
        at: i64,
        basis: &str,
    ) -> ControlEntry {
        ControlEntry {
            space: self.space,
            part: self.part.clone(),
            parents: self.heads(),
            nonce: None,
            members: members.iter().copied().collect(),
            steward,
            basis: basis.to_owned(),
            watermarks: Vec::new(),
            at,
            seat: signer.seat,
            countersignatures: Vec::new(),
        }
    }

    fn finish(
        &self,
        signer: &Signer<'_>,
        entry: ControlEntry,
        approving: &BTreeSet<OrgId>,
    ) -> Result<Signed<ControlEntry>, Error> {
        check_rules(&entry, &self.state_at(entry.parents.iter()), signer.org, approving)?;
        let signed = signer.key.sign_statement(entry);
        ControlEntry::check_shape(&signed)?;
        Ok(signed)
    }
}

fn steward_of(now: &State) -> Result<OrgId, Error> {
    now.steward.ok_or(Error::NotAllowed("the part has not been opened"))
}
