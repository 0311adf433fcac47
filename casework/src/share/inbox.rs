//! The inbox: arriving records are verified, tried on a copy, and admitted, parked or refused. Order does not matter.

use std::collections::{BTreeMap, BTreeSet};

use crdt::{
    Part,
    bundle::SealedBody,
    change::{ActorId, ChangeRecord, actor_id},
    document::Document,
    guard::{Offer, Trial},
    id::{BodyHash, SpaceId},
    sign::Signed,
    trust::{Admit, ControlEntry, ControlLog},
};
use rusqlite::{OptionalExtension, params};

use crate::{
    error::{Error, Result},
    office::{Touched, Tx},
    store::{
        OrgRow, SpaceRow, body, change, fork,
        parked::{self, Arriving},
        space,
    },
};

/// What became of a bundle's records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) admitted: u64,
    pub(super) refused: u32,
    /// A partner's parking quota is used up: what did not fit must be sent again.
    pub(super) overflow: bool,
}

impl Tally {
    /// Adds what another round did.
    pub(super) fn add(&mut self, other: &Self) {
        self.admitted += other.admitted;
        self.refused = self.refused.saturating_add(other.refused);
        self.overflow |= other.overflow;
    }
}

type Key = (SpaceId, Part);

/// Records of one round: from a bundle, or released from parking by what came before.
#[derive(Default)]
struct Round {
    control: Vec<(Signed<ControlEntry>, OrgRow)>,
    changes: BTreeMap<Key, Vec<(ChangeRecord, OrgRow)>>,
    bodies: Vec<(SealedBody, OrgRow)>,
}

impl Round {
    fn is_empty(&self) -> bool {
        self.control.is_empty() && self.changes.is_empty() && self.bodies.is_empty()
    }

    fn add(&mut self, record: Arriving, from: OrgRow) {
        match record {
            Arriving::Control(signed) => self.control.push((signed, from)),
            Arriving::Change(record) => {
                self.changes.entry((record.space, record.part.clone())).or_default().push((record, from));
            }
            Arriving::Body(body) => self.bodies.push((body, from)),
        }
    }
}

pub(super) struct Inbox<'t, 'a> {
    tx: &'t mut Tx<'a>,
    logs: BTreeMap<Key, ControlLog>,
    came: BTreeSet<[u8; 32]>,
    /// Spaces that a change of this round came into.
    touched: BTreeSet<SpaceRow>,
    tally: Tally,
}

/// Takes everything of a verified bundle in, then everything that was waiting for it.
pub(super) fn take_in(
    tx: &mut Tx<'_>,
    control: Vec<Signed<ControlEntry>>,
    changes: Vec<ChangeRecord>,
    bodies: Vec<SealedBody>,
    from: OrgRow,
    new_seats: &BTreeSet<[u8; 32]>,
) -> Result<Tally> {
    let mut inbox =
        Inbox { tx, logs: BTreeMap::new(), came: new_seats.clone(), touched: BTreeSet::new(), tally: Tally::default() };
    let mut round = Round::default();
    control.into_iter().for_each(|signed| round.add(Arriving::Control(signed), from));
    changes.into_iter().for_each(|record| round.add(Arriving::Change(record), from));
    bodies.into_iter().for_each(|body| round.add(Arriving::Body(body), from));
    for (record, from) in parked::release(inbox.tx.sql, &inbox.came)? {
        round.add(record, from);
    }
    while !round.is_empty() {
        inbox.came.clear();
        inbox.take_control(std::mem::take(&mut round.control))?;
        for (key, records) in std::mem::take(&mut round.changes) {
            inbox.take_changes(&key, records)?;
        }
        inbox.tx.flush()?;
        inbox.notes_came()?;
        for (body, from) in std::mem::take(&mut round.bodies) {
            inbox.take_body(body, from)?;
        }
        for (record, from) in parked::release(inbox.tx.sql, &inbox.came)? {
            round.add(record, from);
        }
    }
    Ok(inbox.tally)
}

impl Inbox<'_, '_> {
    fn park(&mut self, record: &Arriving, awaited: &[[u8; 32]], from: OrgRow) -> Result<()> {
        if !parked::put(self.tx.sql, record, awaited, from, self.tx.desk.now())? {
            self.tally.overflow = true;
        }
        Ok(())
    }

    /// Texts that came before their notes wait for them by their own hash.
    fn notes_came(&mut self) -> Result<()> {
        let touched = std::mem::take(&mut self.touched);
        if !parked::has_bodies(self.tx.sql)? {
            return Ok(());
        }
        for row in touched {
            let mut query = self.tx.sql.prepare_cached("SELECT body FROM note_view WHERE space = ?1")?;
            for body in query.query_map([row], |found| found.get::<_, Vec<u8>>(0))? {
                self.came.extend(<[u8; 32]>::try_from(body?));
            }
        }
        Ok(())
    }

    fn log(&mut self, key: &Key) -> Result<ControlLog> {
        if let Some(log) = self.logs.get(key) {
            return Ok(log.clone());
        }
        let log = match space::find(self.tx.sql, &key.0)? {
            Some(row) => self.tx.log(row, &key.1)?,
            None => ControlLog::new(key.0, key.1.clone()),
        };
        self.logs.insert(key.clone(), log.clone());
        Ok(log)
    }

    fn take_control(&mut self, mut entries: Vec<(Signed<ControlEntry>, OrgRow)>) -> Result<()> {
        // Children may come before their parents: go round until a whole pass admits nothing more.
        loop {
            let mut waiting = Vec::new();
            let before = entries.len();
            for (signed, from) in entries {
                if let Some(missing) = self.take_entry(&signed, from)? {
                    waiting.push((signed, from, missing));
                }
            }
            if waiting.len() == before || waiting.is_empty() {
                return waiting
                    .into_iter()
                    .try_for_each(|(signed, from, missing)| self.park(&Arriving::Control(signed), &missing, from));
            }
            entries = waiting.into_iter().map(|(signed, from, _)| (signed, from)).collect();
        }
    }

    /// `Some` with what it waits for.
    fn take_entry(&mut self, signed: &Signed<ControlEntry>, from: OrgRow) -> Result<Option<Vec<[u8; 32]>>> {
        let seat = signed.value.seat;
        if self.tx.directory.author(&seat).is_none() {
            return Ok(Some(vec![seat_key(&seat)]));
        }
        let key = (signed.value.space, signed.value.part.clone());
        let mut log = self.log(&key)?;
        // `log` is a copy: a refused entry leaves nothing behind, and a new space is kept only with an admitted one.
        let author = self.tx.directory.author(&seat).cloned().ok_or(Error::Inconsistent("author"))?;
        let strangers: Vec<_> = signed
            .value
            .countersignatures
            .iter()
            .filter(|(seat, _)| self.tx.directory.author(seat).is_none())
            .map(|(seat, _)| seat_key(seat))
            .collect();
        if !strangers.is_empty() {
            return Ok(Some(strangers));
        }
        let countersigners: Vec<_> =
            signed.value.countersignatures.iter().filter_map(|(seat, _)| self.tx.directory.author(seat)).collect();
        match log.admit(signed.clone(), &author, &countersigners) {
            Ok(Admit::Known) => Ok(None),
            Ok(Admit::Missing(parents)) => Ok(Some(parents.iter().map(|parent| parent.0).collect())),
            Ok(Admit::New) => {
                let row = space::put(self.tx.sql, &key.0, space::kind_of(&key.1), None)?;
                self.tx.write_control(row, &log, signed, Some(from))?;
                self.logs.insert(key, log);
                self.came.insert(ControlEntry::hash(signed).0);
                self.tx.touch(Touched::Sharing);
                Ok(None)
            }
            Err(_) => {
                self.tally.refused += 1;
                Ok(None)
            }
        }
    }

    fn take_changes(&mut self, key: &Key, records: Vec<(ChangeRecord, OrgRow)>) -> Result<()> {
        let log = self.log(key)?;
        let row = space::find(self.tx.sql, &key.0)?;
        let mut fresh = Vec::with_capacity(records.len());
        for (record, from) in records {
            if let Some(row) = row
                && change::has(self.tx.sql, row, key.1.as_str(), &record.hash)?
            {
                continue;
            }
            match self.judge(&record, &log) {
                Judged::Believed(actor) => fresh.push((record, actor, from)),
                Judged::Waits(awaited) => self.park(&Arriving::Change(record), &[awaited], from)?,
                Judged::Refused => self.tally.refused += 1,
            }
        }
        let Some(row) = row.filter(|_| !fresh.is_empty()) else { return Ok(()) };
        let live = self.tx.document(row, &key.1)?.clone();
        let tried = match try_all(&live, fresh.clone()) {
            Some(tried) => tried,
            // Together they do not survive: one by one finds the culprit and keeps the others.
            None => try_each(&live, fresh),
        };
        self.keep(row, &key.1, tried)
    }

    fn judge(&self, record: &ChangeRecord, log: &ControlLog) -> Judged {
        let Some(certificate) = self.tx.directory.author(&record.seat) else {
            return Judged::Waits(seat_key(&record.seat));
        };
        if record.generation != 0 || record.verify(&certificate.sign_key).is_err() {
            return Judged::Refused;
        }
        match log.members_at(&record.control_head) {
            None => Judged::Waits(record.control_head.0),
            Some(members) if members.contains(&certificate.org) => {
                Judged::Believed(actor_id(&certificate.sign_key, &record.space, &record.part, &record.incarnation))
            }
            Some(_) => Judged::Refused,
        }
    }

    fn keep(&mut self, row: SpaceRow, part: &Part, tried: Tried) -> Result<()> {
        self.tally.refused += tried.refused;
        for (record, from) in tried.forked {
            self.tally.refused += 1;
            let seat = record.seat;
            fork::put(self.tx.sql, &seat, &Arriving::Change(record), from, self.tx.desk.now())?;
        }
        for (record, missing, from) in tried.waiting {
            let awaited: Vec<_> = missing.iter().map(|hash| hash.0).collect();
            self.park(&Arriving::Change(record), &awaited, from)?;
        }
        if tried.admitted.is_empty() {
            return Ok(());
        }
        for (record, from) in &tried.admitted {
            self.tx.keep_change(row, record, None, Some(*from))?;
            self.came.insert(record.hash.0);
            self.tally.admitted += 1;
        }
        self.touched.insert(row);
        self.tx.replace_document(row, part, tried.document);
        self.tx.touch_part(row, part)?;
        Ok(())
    }

    /// A body is kept when an admitted note refers to it; otherwise it waits for that note.
    fn take_body(&mut self, arrived: SealedBody, from: OrgRow) -> Result<()> {
        let hash = arrived.hash();
        let note = match space::find(self.tx.sql, &arrived.space)? {
            Some(row) => self.note_of(row, &hash)?.map(|part| (row, part)),
            None => None,
        };
        match note {
            Some((row, part)) => {
                if body::put(self.tx.sql, row, &arrived)? {
                    self.tx.journal_body(row, &part, &hash, Some(from))?;
                    self.tx.touch(Touched::Case(arrived.space.to_string()));
                }
                Ok(())
            }
            None => self.park(&Arriving::Body(arrived), &[hash.0], from),
        }
    }

    fn note_of(&self, row: SpaceRow, hash: &BodyHash) -> Result<Option<Part>> {
        let part: Option<String> = self
            .tx
            .sql
            .prepare_cached("SELECT part FROM note_view WHERE space = ?1 AND body = ?2")?
            .query_row(params![row, hash.0], |found| found.get(0))
            .optional()?;
        part.map(|part| Part::new(&part)).transpose().map_err(Into::into)
    }
}

enum Judged {
    Believed(ActorId),
    Waits([u8; 32]),
    Refused,
}

/// Takes in what waited for seats that became known otherwise than by a bundle, for example in the room.
pub(crate) fn release(tx: &mut Tx<'_>, from: OrgRow, seats: &[crdt::id::SeatId]) -> Result<()> {
    let seats = seats.iter().map(seat_key).collect();
    take_in(tx, Vec::new(), Vec::new(), Vec::new(), from, &seats).map(|_| ())
}

/// What a record waits for when its author's certificate is missing.
pub(super) fn seat_key(seat: &crdt::id::SeatId) -> [u8; 32] {
    crdt::id::derive("waits-for-seat/1", &[seat.as_bytes()])
}

type Believed = (ChangeRecord, ActorId, OrgRow);

struct Tried {
    document: Document,
    admitted: Vec<(ChangeRecord, OrgRow)>,
    waiting: Vec<(ChangeRecord, Vec<crdt::id::ChangeHash>, OrgRow)>,
    /// Second changes of one place: evidence against their seat.
    forked: Vec<(ChangeRecord, OrgRow)>,
    refused: u32,
}

/// Offers all, again and again while some become possible; `None` when the copy does not survive.
fn try_all(live: &Document, mut records: Vec<Believed>) -> Option<Tried> {
    let mut trial = Trial::new(live);
    let (mut admitted, mut forked, mut refused) = (Vec::new(), Vec::new(), 0);
    loop {
        let mut waiting = Vec::new();
        let before = admitted.len();
        for (record, actor, from) in records {
            match trial.offer(&record.raw, &record.hash, &actor) {
                Offer::Admitted => admitted.push((record, from)),
                Offer::Known => {}
                Offer::Missing(missing) => waiting.push(((record, actor, from), missing)),
                Offer::Forked => {
                    // A seat that forked itself: the first branch is kept, the second is told of, not admitted.
                    tracing::warn!("a seat wrote two different changes in one place");
                    forked.push((record, from));
                }
                Offer::Refused(why) => {
                    tracing::warn!(%why, "a change was refused");
                    refused += 1;
                }
            }
        }
        if waiting.is_empty() || admitted.len() == before {
            let (document, _, _) = trial.finish().ok()?;
            let waiting = waiting.into_iter().map(|((record, _, from), missing)| (record, missing, from)).collect();
            return Some(Tried { document, admitted, waiting, forked, refused });
        }
        records = waiting.into_iter().map(|(record, _)| record).collect();
    }
}

fn try_each(live: &Document, records: Vec<Believed>) -> Tried {
    let mut all =
        Tried { document: live.clone(), admitted: Vec::new(), waiting: Vec::new(), forked: Vec::new(), refused: 0 };
    let mut left = records;
    loop {
        let before = all.admitted.len();
        all.waiting.clear();
        let mut again = Vec::new();
        for believed in left {
            match try_all(&all.document, vec![believed.clone()]) {
                Some(mut tried) => {
                    all.refused += tried.refused;
                    all.forked.append(&mut tried.forked);
                    if !tried.waiting.is_empty() {
                        again.push(believed);
                    }
                    all.waiting.append(&mut tried.waiting);
                    all.admitted.append(&mut tried.admitted);
                    all.document = tried.document;
                }
                None => all.refused += 1,
            }
        }
        if again.is_empty() || all.admitted.len() == before {
            return all;
        }
        left = again;
    }
}
