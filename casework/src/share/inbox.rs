//! The inbox: arriving records are verified, tried on a copy, and admitted, parked or refused. Order does not matter.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crdt::{
    Part,
    bundle::SealedBody,
    change::ChangeRecord,
    id::{ControlHash, SpaceId},
    sign::Signed,
    trust::{Admit, ControlEntry, ControlLog, Directory, Vouched},
};
use rusqlite::params;

use super::{
    hands::Hands,
    weigh::{Scale, Task, Weighed},
};
use crate::{
    error::{Error, Result},
    office::{Touched, Tx},
    store::{
        OrgRow, SpaceRow, body, change, fork, journal,
        parked::{self, Arriving},
        part, space,
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

/// A part of a space.
pub(super) type Key = (SpaceId, Part);

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
    /// Where the changes that were kept stand in the journal: their texts join them there.
    kept: HashMap<[u8; 16], i64>,
    /// The end of the journal before.
    before: i64,
    /// Control entries whose signature was verified already.
    vouched: HashMap<ControlHash, Vouched>,
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
    let before = journal::end(tx.sql)?;
    let mut inbox = Inbox {
        tx,
        logs: BTreeMap::new(),
        came: new_seats.clone(),
        touched: BTreeSet::new(),
        kept: HashMap::new(),
        before,
        vouched: HashMap::new(),
        tally: Tally::default(),
    };
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
        inbox.take_changes(std::mem::take(&mut round.changes))?;
        inbox.notes_came()?;
        inbox.take_bodies(std::mem::take(&mut round.bodies))?;
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
            let mut query = self.tx.sql.prepare_cached("SELECT body FROM sealed_view WHERE space = ?1")?;
            for body in query.query_map([row], |found| found.get::<_, Vec<u8>>(0))? {
                self.came.extend(<[u8; 32]>::try_from(body?));
            }
        }
        Ok(())
    }

    /// The control log of a part, taken out to be changed; hand it back with `keep_log`.
    fn take_log(&mut self, key: &Key) -> Result<ControlLog> {
        if let Some(log) = self.logs.remove(key) {
            return Ok(log);
        }
        match space::find(self.tx.sql, &key.0)? {
            Some(row) => self.tx.log(row, &key.1),
            None => Ok(ControlLog::new(key.0, key.1.clone())),
        }
    }

    fn keep_log(&mut self, key: &Key, log: ControlLog) {
        self.logs.insert(key.clone(), log);
    }

    fn take_control(&mut self, mut entries: Vec<(Signed<ControlEntry>, OrgRow)>) -> Result<()> {
        self.vouched = vouched(&self.tx.directory, &entries)?;
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
        let key = (signed.value.space, signed.value.part.clone());
        // A refused entry leaves the log as it was, and a new space is kept only with an admitted one.
        let mut log = self.take_log(&key)?;
        let countersigners: Vec<_> =
            signed.value.countersignatures.iter().filter_map(|(seat, _)| self.tx.directory.author(seat)).collect();
        let judged = match self.vouched.get(&ControlEntry::hash(signed)) {
            Some(vouched) => log.admit_vouched(vouched.clone(), &author, &countersigners),
            None => log.admit(signed.clone(), &author, &countersigners),
        };
        let waits = match judged {
            Ok(Admit::Known) => None,
            Ok(Admit::Missing(parents)) => Some(parents.iter().map(|parent| parent.0).collect()),
            Ok(Admit::New) => {
                let row = space::put(self.tx.sql, &key.0, space::kind_of(&key.1), None)?;
                self.tx.write_control(row, &log, signed, Some(from))?;
                self.came.insert(ControlEntry::hash(signed).0);
                self.tx.touch(Touched::Sharing);
                None
            }
            Err(_) => {
                self.tally.refused += 1;
                None
            }
        };
        self.keep_log(&key, log);
        Ok(waits)
    }

    /// The changes of all parts: weighed on every core, kept one part after the other in the order of their ids.
    fn take_changes(&mut self, changes: BTreeMap<Key, Vec<(ChangeRecord, OrgRow)>>) -> Result<()> {
        for key in changes.keys() {
            let log = self.take_log(key)?;
            self.keep_log(key, log);
        }
        let logs = std::mem::take(&mut self.logs);
        let scale = Scale { directory: self.tx.directory.clone(), logs: &logs };
        let done = std::thread::scope(|scope| {
            let mut hands = Hands::new(scope, |task| scale.weigh(task));
            let mut left = changes.into_iter();
            loop {
                while hands.has_room()
                    && let Some((key, records)) = left.next()
                {
                    hands.give(self.task(key, records)?)?;
                }
                match hands.take()? {
                    Some(weighed) => self.keep(weighed?)?,
                    None => return Ok(()),
                }
            }
        });
        self.logs = logs;
        done
    }

    /// What is not held yet of a part's changes, with its document as it is kept.
    fn task(&self, key: Key, mut records: Vec<(ChangeRecord, OrgRow)>) -> Result<Task> {
        let sql = self.tx.sql;
        let row = space::find(sql, &key.0)?;
        let mut saved = None;
        if let Some(row) = row {
            saved = part::saved(sql, row, key.1.as_str())?;
            let mut known = BTreeSet::new();
            for (record, _) in &records {
                // Of a part that is not kept nothing is held.
                if saved.is_some() && change::position(sql, row, key.1.as_str(), &record.hash.0)?.is_some() {
                    known.insert(record.hash);
                }
            }
            records.retain(|(record, _)| !known.contains(&record.hash));
        }
        Ok(Task { row, key, saved, records })
    }

    fn keep(&mut self, weighed: Weighed) -> Result<()> {
        let Weighed { row, part, waiting, forked, admitted, refused, made } = weighed;
        self.tally.refused += refused;
        for (record, from) in forked {
            self.tally.refused += 1;
            let seat = record.seat;
            fork::put(self.tx.sql, &seat, &Arriving::Change(record), from, self.tx.desk.now())?;
        }
        for (record, awaited, from) in waiting {
            self.park(&Arriving::Change(record), &awaited, from)?;
        }
        let (Some(row), Some(made)) = (row, made) else { return Ok(()) };
        for (record, from) in &admitted {
            let n = self.tx.keep_change(row, record, None, Some(*from))?;
            self.kept.extend(record.hash.0.first_chunk::<16>().map(|first| (*first, n)));
            self.came.insert(record.hash.0);
            self.tally.admitted += 1;
        }
        self.tx.write_part(row, &part, &made.saved, &made.content)?;
        if self.touched.insert(row) {
            self.tx.touch_part(row, &part)?;
        }
        Ok(())
    }

    /// A body is kept when an admitted note refers to it; otherwise it waits for that note.
    fn take_bodies(&mut self, mut bodies: Vec<(SealedBody, OrgRow)>) -> Result<()> {
        bodies.sort_by_key(|(body, _)| body.space);
        let mut notes = Notes::default();
        for (arrived, from) in bodies {
            if notes.of != Some(arrived.space) {
                notes = self.notes(arrived.space)?;
            }
            let hash = arrived.hash();
            match (notes.row, notes.parts.get(&hash.0)) {
                (Some(row), Some((part, change))) => {
                    if let Some(body) = body::put(self.tx.sql, row, &arrived)? {
                        let joined = match self.kept.get(change) {
                            Some(n) => journal::join_body(self.tx.sql, *n, body, from, self.before)?,
                            None => false,
                        };
                        if !joined {
                            self.tx.journal_body(row, part, body, Some(from))?;
                        }
                        self.tx.touch(Touched::Case(arrived.space.to_string()));
                    }
                }
                _ => self.park(&Arriving::Body(arrived), &[hash.0], from)?,
            }
        }
        Ok(())
    }

    /// Which texts the notes of a space name.
    fn notes(&self, space: SpaceId) -> Result<Notes> {
        let row = space::find(self.tx.sql, &space)?;
        let mut parts = HashMap::new();
        if let Some(row) = row {
            let mut query =
                self.tx.sql.prepare_cached("SELECT body, part, change FROM sealed_view WHERE space = ?1")?;
            let mut rows = query.query(params![row])?;
            while let Some(found) = rows.next()? {
                let blob = |index: usize| found.get_ref(index)?.as_blob().map_err(rusqlite::Error::from);
                if let (Ok(body), Ok(change)) = (blob(0)?.try_into(), blob(2)?.try_into()) {
                    let part = Part::new(found.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
                    parts.insert(body, (part, change));
                }
            }
        }
        Ok(Notes { of: Some(space), row, parts })
    }
}

/// The texts that the notes of one space name, with the part and the change of each.
#[derive(Default)]
struct Notes {
    of: Option<SpaceId>,
    row: Option<SpaceRow>,
    parts: HashMap<[u8; 32], (Part, [u8; 16])>,
}

/// Fewer signatures than this are verified sooner than threads are made.
const FEW: usize = 32;

/// Verifies the signatures of many control entries on every core. What is missing here is verified when it is admitted.
fn vouched(directory: &Directory, entries: &[(Signed<ControlEntry>, OrgRow)]) -> Result<HashMap<ControlHash, Vouched>> {
    let mut all = HashMap::new();
    if entries.len() < FEW {
        return Ok(all);
    }
    let verify = |some: &[(Signed<ControlEntry>, OrgRow)]| -> Vec<(ControlHash, Vouched)> {
        let one = |signed: &Signed<ControlEntry>| {
            let author = directory.author(&signed.value.seat)?;
            Some((ControlEntry::hash(signed), Vouched::verify(signed.clone(), author).ok()?))
        };
        some.iter().filter_map(|(signed, _)| one(signed)).collect()
    };
    std::thread::scope(|scope| {
        let mut hands = Hands::new(scope, verify);
        let mut left = entries.chunks(FEW);
        loop {
            while hands.has_room()
                && let Some(some) = left.next()
            {
                hands.give(some)?;
            }
            match hands.take()? {
                Some(some) => all.extend(some),
                None => return Ok(all),
            }
        }
    })
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
