//! Weighing: the arriving changes of one part are verified and tried on a copy, away from the vault.

use std::collections::BTreeMap;

use crdt::{
    Part,
    change::{ActorId, ChangeRecord, actor_id},
    document::{Content, Document},
    guard::{Offer, Trial},
    id::ChangeHash,
    trust::{ControlLog, Directory},
};

use super::inbox::{Key, seat_key};
use crate::{
    error::Result,
    store::{OrgRow, SpaceRow},
};

/// What changes are weighed against: it does not move while they are.
pub(super) struct Scale<'a> {
    pub(super) directory: Directory,
    pub(super) logs: &'a BTreeMap<Key, ControlLog>,
}

/// The arriving changes of a part, and its document as it is kept.
pub(super) struct Task {
    pub(super) row: Option<SpaceRow>,
    pub(super) key: Key,
    pub(super) saved: Option<Vec<u8>>,
    pub(super) records: Vec<(ChangeRecord, OrgRow)>,
}

/// What is to become of them.
pub(super) struct Weighed {
    pub(super) row: Option<SpaceRow>,
    pub(super) part: Part,
    /// With what each waits for.
    pub(super) waiting: Vec<(ChangeRecord, Vec<[u8; 32]>, OrgRow)>,
    /// Second changes of one place: evidence against their seat.
    pub(super) forked: Vec<(ChangeRecord, OrgRow)>,
    /// Ancestors first.
    pub(super) admitted: Vec<(ChangeRecord, OrgRow)>,
    pub(super) refused: u32,
    /// The document with what was admitted; `None` when nothing was.
    pub(super) made: Option<Made>,
}

/// A document as the guard tried it: saved, loaded and read.
pub(super) struct Made {
    pub(super) saved: Vec<u8>,
    pub(super) content: Content,
}

enum Judged {
    Believed(ActorId),
    Waits([u8; 32]),
    Refused,
}

impl Scale<'_> {
    /// Verifies and tries the changes of a part.
    ///
    /// # Errors
    /// When the part's own document does not load.
    pub(super) fn weigh(&self, task: Task) -> Result<Weighed> {
        let Task { row, key, saved, records } = task;
        let mut weighed = Weighed {
            row,
            part: key.1.clone(),
            waiting: Vec::new(),
            forked: Vec::new(),
            admitted: Vec::new(),
            refused: 0,
            made: None,
        };
        let mut fresh = Vec::with_capacity(records.len());
        for (record, from) in records {
            match self.judge(&record, self.logs.get(&key)) {
                Judged::Believed(actor) => fresh.push((record, actor, from)),
                Judged::Waits(awaited) => weighed.waiting.push((record, vec![awaited], from)),
                Judged::Refused => weighed.refused += 1,
            }
        }
        if fresh.is_empty() {
            return Ok(weighed);
        }
        let live = saved.map_or_else(|| Ok(Document::new()), |saved| Document::load(&saved))?;
        let tried = try_whole(live, fresh);
        let waiting = tried.waiting.into_iter();
        weighed.waiting.extend(
            waiting.map(|((record, _, from), missing)| (record, missing.iter().map(|hash| hash.0).collect(), from)),
        );
        weighed.forked = tried.forked;
        weighed.refused += tried.refused;
        if !tried.admitted.is_empty() {
            weighed.admitted = tried.admitted;
            let saved = tried.saved.unwrap_or_else(|| tried.document.save());
            weighed.made = Some(Made { saved, content: tried.document.content()? });
        }
        Ok(weighed)
    }

    fn judge(&self, record: &ChangeRecord, log: Option<&ControlLog>) -> Judged {
        let Some(certificate) = self.directory.author(&record.seat) else {
            return Judged::Waits(seat_key(&record.seat));
        };
        if record.generation != 0 || record.verify(&certificate.sign_key).is_err() {
            return Judged::Refused;
        }
        match log.and_then(|log| log.members_at(&record.control_head)) {
            None => Judged::Waits(record.control_head.0),
            Some(members) if members.contains(&certificate.org) => {
                Judged::Believed(actor_id(&certificate.sign_key, &record.space, &record.part, &record.incarnation))
            }
            Some(_) => Judged::Refused,
        }
    }
}

type Believed = (ChangeRecord, ActorId, OrgRow);

struct Tried {
    document: Document,
    /// Its saved form, when something was admitted.
    saved: Option<Vec<u8>>,
    admitted: Vec<(ChangeRecord, OrgRow)>,
    waiting: Vec<(Believed, Vec<ChangeHash>)>,
    forked: Vec<(ChangeRecord, OrgRow)>,
    refused: u32,
}

/// Tries all together. A lot that does not survive is halved until the culprit stands alone, so that one poisoned
/// change costs a few trials and not one for every change beside it.
fn try_whole(live: Document, records: Vec<Believed>) -> Tried {
    let mut all = Tried {
        document: live,
        saved: None,
        admitted: Vec::new(),
        waiting: Vec::new(),
        forked: Vec::new(),
        refused: 0,
    };
    let mut lots = vec![records];
    let (mut halved, mut before) = (false, 0);
    loop {
        while let Some(lot) = lots.pop() {
            match try_all(&all.document, lot) {
                Ok(tried) => all.join(tried),
                Err(lot) if lot.len() < 2 => all.refused = all.refused.saturating_add(1),
                Err(mut lot) => {
                    halved = true;
                    let rest = lot.split_off(lot.len() / 2);
                    lots.extend([rest, lot]);
                }
            }
        }
        // What waits for a change of a later lot has its turn again.
        if !halved || all.waiting.is_empty() || all.admitted.len() == before {
            return all;
        }
        before = all.admitted.len();
        lots.push(std::mem::take(&mut all.waiting).into_iter().map(|(record, _)| record).collect());
    }
}

impl Tried {
    fn join(&mut self, mut other: Self) {
        if !other.admitted.is_empty() {
            self.document = other.document;
            self.saved = other.saved;
        }
        self.admitted.append(&mut other.admitted);
        self.waiting.append(&mut other.waiting);
        self.forked.append(&mut other.forked);
        self.refused = self.refused.saturating_add(other.refused);
    }
}

/// Offers all, again and again while some become possible; gives the records back when the copy does not survive.
fn try_all(live: &Document, mut records: Vec<Believed>) -> std::result::Result<Tried, Vec<Believed>> {
    let mut trial = Trial::new(live);
    let (mut admitted, mut forked, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    let waiting = loop {
        let mut waiting = Vec::new();
        let before = admitted.len();
        for believed in records {
            let (record, actor, _) = &believed;
            match trial.offer(&record.raw, &record.hash, actor) {
                Offer::Admitted => admitted.push(believed),
                Offer::Known => {}
                Offer::Missing(missing) => waiting.push((believed, missing)),
                Offer::Forked => {
                    // A seat that forked itself: the first branch is kept, the second is told of, not admitted.
                    tracing::warn!("a seat wrote two different changes in one place");
                    forked.push(believed);
                }
                Offer::Refused(why) => {
                    tracing::warn!(%why, "a change was refused");
                    refused.push(believed);
                }
            }
        }
        if waiting.is_empty() || admitted.len() == before {
            break waiting;
        }
        records = waiting.into_iter().map(|(believed, _)| believed).collect();
    };
    let Ok((document, saved, _)) = trial.finish() else {
        // Every verdict was given beside something poisonous: all of them are asked for again.
        let waiting = waiting.into_iter().map(|(believed, _)| believed);
        return Err(admitted.into_iter().chain(waiting).chain(forked).chain(refused).collect());
    };
    let records = |all: Vec<Believed>| all.into_iter().map(|(record, _, from)| (record, from)).collect();
    Ok(Tried {
        document,
        saved: Some(saved),
        admitted: records(admitted),
        waiting,
        forked: records(forked),
        refused: u32::try_from(refused.len()).unwrap_or(u32::MAX),
    })
}
