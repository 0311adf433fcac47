//! The offers of a case with where each stands: read from the projection, resolved with who signed what.

use std::collections::BTreeMap;

use crdt::{
    handover::{self, Resolved, Standing, State},
    id::{ChangeHash, EntryId, OrgId, SeatId},
    trust::Directory,
};
use rusqlite::{Connection, params};

use super::{PART, record::read_ids};
use crate::{
    action::Owner,
    error::Result,
    store::{SpaceRow, change},
};

/// An offer as it was written.
pub(super) struct Offer {
    pub(super) id: EntryId,
    pub(super) change: ChangeHash,
    pub(super) seat: Option<SeatId>,
    pub(super) at: i64,
    pub(super) of: String,
    pub(super) to: Owner,
    pub(super) from: String,
    pub(super) reason: String,
    pub(super) summary: String,
    pub(super) effective: String,
    pub(super) steps: Vec<Step>,
    order: u64,
    after: Vec<EntryId>,
}

/// A step as it was written.
pub(super) struct Step {
    pub(super) id: EntryId,
    pub(super) seat: Option<SeatId>,
    pub(super) at: i64,
    pub(super) to: Option<State>,
    pub(super) reason: String,
    order: u64,
    after: Vec<EntryId>,
}

/// The offers of one case, with where those of each duty stand.
pub(super) struct Offers {
    pub(super) all: Vec<Offer>,
    resolved: BTreeMap<String, Resolved>,
}

impl Offers {
    /// Reads them; oldest first.
    pub(super) fn of_case(sql: &Connection, directory: &Directory, row: SpaceRow) -> Result<Self> {
        let mut all = offers(sql, row)?;
        for (of, step) in steps(sql, row)? {
            if let Some(offer) = all.iter_mut().find(|offer| offer.id == of) {
                offer.steps.push(step);
            }
        }
        let mut duties: BTreeMap<String, Vec<handover::Offer>> = BTreeMap::new();
        for offer in &all {
            duties.entry(offer.of.clone()).or_default().push(offer.pure(directory));
        }
        let resolved = duties.into_iter().map(|(of, offers)| (of, handover::resolve(&offers))).collect();
        Ok(Self { all, resolved })
    }

    /// Where an offer stands.
    pub(super) fn standing(&self, offer: &Offer) -> Option<&Standing> {
        self.resolved.get(&offer.of)?.standings.iter().find(|standing| standing.offer == offer.id)
    }

    /// The newest acceptances of a duty.
    pub(super) fn accepted(&self, of: &str) -> &[EntryId] {
        self.resolved.get(of).map(|resolved| resolved.accepted.as_slice()).unwrap_or_default()
    }

    /// What a next step of an offer must name as seen, sorted.
    pub(super) fn newest(&self, offer: &Offer) -> Vec<EntryId> {
        let counted = self.standing(offer).map(|standing| standing.counted.as_slice()).unwrap_or_default();
        let mut newest: Vec<EntryId> = counted.iter().chain(self.accepted(&offer.of)).copied().collect();
        newest.sort_unstable();
        newest.dedup();
        newest
    }

    /// A step, and the offer it answers.
    pub(super) fn step(&self, id: &EntryId) -> Option<(&Offer, &Step)> {
        self.all.iter().find_map(|offer| Some((offer, offer.steps.iter().find(|step| step.id == *id)?)))
    }
}

impl Offer {
    /// The organisation that offered.
    pub(super) fn offerer(&self, directory: &Directory) -> Option<OrgId> {
        self.seat.and_then(|seat| directory.org_of(&seat))
    }

    fn pure(&self, directory: &Directory) -> handover::Offer {
        let offerer = self.offerer(directory);
        let steps = self.steps.iter().map(|step| {
            let by = step.seat.and_then(|seat| directory.org_of(&seat));
            handover::Step {
                id: step.id,
                order: step.order,
                after: step.after.clone(),
                to: step.to,
                by_asked: by.is_some() && by == self.to.org,
                by_offerer: by.is_some() && by == offerer,
                reason: !step.reason.trim().is_empty(),
            }
        });
        handover::Offer { id: self.id, order: self.order, after: self.after.clone(), steps: steps.collect() }
    }
}

fn offers(sql: &Connection, row: SpaceRow) -> Result<Vec<Offer>> {
    let mut query = sql.prepare_cached(
        "SELECT entry, change, at, of, to_org, to_person, from_value, reason, summary, effective, place, after
         FROM handover_view WHERE space = ?1 ORDER BY place, entry",
    )?;
    let mut rows = query.query([row])?;
    let mut all = Vec::new();
    while let Some(found) = rows.next()? {
        let change = ChangeHash::from_slice(&found.get::<_, Vec<u8>>(1)?)?;
        all.push(Offer {
            id: EntryId::from_slice(&found.get::<_, Vec<u8>>(0)?)?,
            seat: change::seat_of(sql, row, PART.as_str(), &change.0)?,
            change,
            at: found.get(2)?,
            of: found.get(3)?,
            to: Owner { org: Some(OrgId::from_slice(&found.get::<_, Vec<u8>>(4)?)?), person: found.get(5)? },
            from: found.get(6)?,
            reason: found.get(7)?,
            summary: found.get(8)?,
            effective: found.get(9)?,
            order: place(found.get(10)?),
            after: read_ids(&found.get::<_, Vec<u8>>(11)?),
            steps: Vec::new(),
        });
    }
    Ok(all)
}

fn steps(sql: &Connection, row: SpaceRow) -> Result<Vec<(EntryId, Step)>> {
    let mut query = sql.prepare_cached(
        "SELECT handover, entry, change, at, state, reason, place, after FROM handover_step_view
         WHERE space = ?1 ORDER BY place, entry",
    )?;
    let mut rows = query.query(params![row])?;
    let mut all = Vec::new();
    while let Some(found) = rows.next()? {
        let change: Vec<u8> = found.get(2)?;
        let step = Step {
            id: EntryId::from_slice(&found.get::<_, Vec<u8>>(1)?)?,
            seat: change::seat_of(sql, row, PART.as_str(), &change)?,
            at: found.get(3)?,
            to: State::read(found.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?),
            reason: found.get(5)?,
            order: place(found.get(6)?),
            after: read_ids(&found.get::<_, Vec<u8>>(7)?),
        };
        all.push((EntryId::from_slice(&found.get::<_, Vec<u8>>(0)?)?, step));
    }
    Ok(all)
}

/// The projection keeps places as the database counts.
fn place(kept: i64) -> u64 {
    u64::try_from(kept).unwrap_or(0)
}
