//! Reading bundles: each file whole or not at all, in any order, as often as one likes.

use std::path::{Path, PathBuf};

use crdt::bundle::{self, Limits, Need, Verified};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{
    inbox::take_in,
    introduce, last_read,
    mark::{self, Judged},
};
use crate::{
    error::{Error, Result},
    file,
    office::{Desk, Office, Op, Outcome, Touched, Tx},
    organisation::pair::Named,
    store::{
        applied::{self, Applied},
        bundle as bundles, journal,
        life_event::{self, What},
        organisation, parked,
        receipt::{self, Received},
    },
};

/// What became of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// One entry a file, in the order they were named.
    pub files: Vec<ReadFile>,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadFile {
    /// Which.
    pub file: String,
    /// `applied`, `already-seen`, `not-for-us` or `refused`.
    pub status: &'static str,
    /// Changes that were new here.
    pub changes: u64,
    /// Records on this laptop that wait for something still on its way.
    pub waiting: u64,
    /// Why it was not applied.
    pub reason: Option<Reason>,
    /// Who wrote it, once its signature was found good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Named>,
}

/// A refusal as a code and a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Stable word.
    pub code: &'static str,
    /// Words.
    pub message: String,
}

/// What a bundle brings takes up to so many times its own size in the vault, its log and its index (security.md c.5).
const TIMES_ITS_SIZE: u64 = 3;
/// Largest bundle file.
pub const MAX_FILE: u64 = 64 * 1024 * 1024;

/// Reads files. A file that cannot be applied changes nothing; the others still are.
///
/// # Errors
/// Storage errors of the vault; what is wrong with a file stands in its entry.
pub fn read(office: &Office, files: &[PathBuf]) -> Result<Outcome<Reading>> {
    let mut told: Vec<Option<ReadFile>> = vec![None; files.len()];
    let mut touched = Vec::new();
    let mut left: Vec<usize> = (0..files.len()).collect();
    while !left.is_empty() {
        let before = left.len();
        let mut again = Vec::new();
        for place in left {
            let (Some(path), Some(entry)) = (files.get(place), told.get_mut(place)) else { continue };
            let (now, whole) = one(office, path, &mut touched)?;
            // What is read a second time, because only now there is room for it, counts what both readings brought.
            let earlier = entry.as_ref().map_or(0, |earlier| earlier.changes);
            *entry = Some(ReadFile { changes: now.changes + earlier, ..now });
            if !whole {
                again.push(place);
            }
        }
        left = if again.len() < before { again } else { Vec::new() };
    }
    touched.sort();
    touched.dedup();
    Ok(Outcome { value: Reading { files: told.into_iter().flatten().collect() }, touched })
}

fn one(office: &Office, path: &Path, touched: &mut Vec<Touched>) -> Result<(ReadFile, bool)> {
    match file::read_at_most(path, MAX_FILE).and_then(|bytes| take(office, bytes)) {
        Ok(outcome) => {
            touched.extend(outcome.touched);
            let (read, whole) = outcome.value;
            Ok((ReadFile { file: shown(path), ..read }, whole))
        }
        Err(error @ (Error::Vault(_) | Error::Sql(_))) => Err(error),
        Err(error) => Ok((refused(shown(path), &error), true)),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn refused(file: String, error: &Error) -> ReadFile {
    let code = error.code();
    let status = if code == "not_for_us" { "not-for-us" } else { "refused" };
    let reason = Some(Reason { code, message: error.to_string() });
    ReadFile { file, status, changes: 0, waiting: 0, reason, from: None }
}

/// Takes one bundle's bytes in, from whatever road they came.
///
/// # Errors
/// Why the bundle was not applied; nothing was then changed.
pub fn receive(office: &Office, bytes: Vec<u8>) -> Result<Outcome<ReadFile>> {
    let Outcome { value, touched } = take(office, bytes)?;
    Ok(Outcome { value: value.0, touched })
}

/// The same; tells too whether all of it found room. What did not may be read again.
fn take(office: &Office, bytes: Vec<u8>) -> Result<Outcome<(ReadFile, bool)>> {
    if bytes.len() as u64 > MAX_FILE {
        return Err(file::too_large());
    }
    office.room_for((bytes.len() as u64).saturating_mul(TIMES_ITS_SIZE))?;
    let hash: [u8; 32] = Sha256::digest(&bytes).into();
    let seen = office.run(move |vault, desk| {
        let seen = bundles::seen(vault.conn()?, &hash)?;
        if seen == bundles::Seen::Never {
            let now = desk.now();
            vault.transaction(|sql| bundles::begin(sql, &hash, now))?;
        }
        Ok(seen)
    })?;
    match seen {
        bundles::Seen::Done => return already(office),
        bundles::Seen::Quarantined => {
            return Err(Error::NotAllowed(
                "Roundtable stopped while it was reading this file before, so it is not read again. Ask for a new one.",
            ));
        }
        bundles::Seen::Never => {}
    }
    let applied = office.transact(Op::BundleRead, move |tx| {
        let Taken { read, whole, copied } = apply(tx, &bytes)?;
        if whole {
            bundles::done(tx.sql, &hash)?;
        } else {
            bundles::forget(tx.sql, &hash)?;
        }
        Ok((read, whole, copied))
    });
    let applied = match applied {
        Err(Error::Record(crdt::Error::NotForUs)) if was_restored(office)? => Err(Error::NotForTheNewSeat),
        applied => applied,
    };
    if let Err(error) = &applied {
        // It did not crash us: it may be tried again, for example after an update.
        let why = (!matches!(error, Error::Vault(_) | Error::Sql(_))).then(|| error.code());
        office.run(move |vault, desk| {
            let now = desk.now();
            vault.transaction(|sql| match why {
                Some(code) => bundles::refuse(sql, &hash, code, now),
                None => bundles::forget(sql, &hash),
            })
        })?;
    }
    let Outcome { value: (read, whole, copied), touched } = applied?;
    if copied {
        // At once, so that nothing which is said of the other is taken for our own.
        office.begin_new_life(What::Copied)?;
    }
    Ok(Outcome { value: (read, whole), touched })
}

/// Whether this vault came out of a backup: then files for the seat of before cannot be opened here.
fn was_restored(office: &Office) -> Result<bool> {
    office.read(|sql, _| Ok(life_event::last(sql, What::Restored)?.is_some()))
}

fn already(office: &Office) -> Result<Outcome<(ReadFile, bool)>> {
    let waiting = office.read(|sql, _| parked::count(sql))?;
    let value = ReadFile { file: String::new(), status: "already-seen", changes: 0, waiting, reason: None, from: None };
    Ok(Outcome { value: (value, true), touched: Vec::new() })
}

struct Taken {
    read: ReadFile,
    /// Everything found room.
    whole: bool,
    /// There is proof that another vault writes as this one.
    copied: bool,
}

/// Takes a bundle in.
fn apply(tx: &mut Tx<'_>, bytes: &[u8]) -> Result<Taken> {
    let opened = bundle::open(bytes, &[tx.desk.keys.identity()?], &Limits::STANDARD)?;
    let Verified { envelope, mut contents, .. } = opened.verify(&tx.directory, &tx.desk.org, tx.desk.now_seconds())?;
    let mut told =
        ReadFile { file: String::new(), status: "applied", changes: 0, waiting: 0, reason: None, from: None };
    if envelope.sender_store == tx.desk.store {
        // Only our own seat writes as our store; anybody else who names it would have us take ourselves for copied.
        if envelope.sender_seat != tx.desk.author.seat {
            return Err(crdt::Error::Malformed("store").into());
        }
        // Our own, come back; or written by a copy of this vault, under the same names.
        let copied = !bundles::is_written(tx.sql, &envelope.bundle_id)?;
        told.status = "already-seen";
        return Ok(Taken { read: told, whole: true, copied });
    }
    // Positions are kept as signed numbers.
    if envelope.from > envelope.to || i64::try_from(envelope.to).is_err() {
        return Err(crdt::Error::Malformed("positions").into());
    }
    tx.about(&envelope.sender_org.to_string());
    told.from = tx
        .directory
        .organisation(&envelope.sender_org)
        .map(|org| Named { id: envelope.sender_org.to_string(), name: org.profile().name.clone() });
    let from = organisation::row(tx.sql, &envelope.sender_org)?;
    let heard = introduce::hear(tx, &mut contents, &envelope.sender_org, from)?;
    let mut tally = take_in(tx, contents.control, contents.changes, contents.bodies, from, &heard.seats)?;
    tally.add(&heard.tally);
    let end = journal::end(tx.sql)?;
    let mut copied = false;
    for word in
        contents.receipts.iter().filter(|word| word.about == tx.desk.store && word.reader == envelope.sender_seat)
    {
        match mark::judge(tx, word)? {
            Judged::Ours => {}
            Judged::OfACopy => {
                copied = true;
                continue;
            }
            Judged::False => continue,
        }
        let wants_from = contents.needs.iter().filter_map(|need| wanted(need, tx.desk)).min();
        let received = Received {
            store: word.reader_store,
            seat: word.reader,
            // Nobody has received what is not written yet.
            applied_to: position(word.applied_to).min(end),
            wants_from,
            at: word.at.saturating_mul(1000),
            came_at: tx.desk.now(),
        };
        receipt::put(tx.sql, from, &received, tx.desk.now())?;
    }
    // A bundle for another partner that our own laptop may open does not hold all that we are to get.
    let meant_for_us = envelope.recipients.iter().any(|named| named.org == tx.desk.org);
    let mut applied = applied::get(tx.sql, from, &envelope.sender_store)?
        .unwrap_or_else(|| Applied::none(envelope.sender_store, envelope.sender_seat));
    applied.heard_at = applied.heard_at.max(tx.desk.now());
    applied.refused = applied.refused.saturating_add(tally.refused);
    applied.said_at(envelope.created_at);
    if meant_for_us && !tally.overflow {
        applied.add(envelope.from, envelope.to);
        applied.keep_mark(envelope.to, envelope.mark);
    }
    applied::put(tx.sql, from, &applied)?;
    tx.touch(Touched::Sharing);
    if tally.admitted > 0 {
        last_read::put(tx, &envelope.sender_org, tally.admitted)?;
    }
    told.changes = tally.admitted;
    told.waiting = parked::count(tx.sql)?;
    Ok(Taken { read: told, whole: !tally.overflow, copied })
}

fn position(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn wanted(need: &Need, desk: &Desk) -> Option<i64> {
    match need {
        Need::Range { store, from, .. } if *store == desk.store => Some(position(*from)),
        Need::Everything { .. } => Some(0),
        _ => None,
    }
}
