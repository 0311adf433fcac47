//! Records that wait for something: an earlier change, a certificate, a control entry, the note of a body.

use std::collections::BTreeSet;

use crdt::{
    bundle::SealedBody,
    change::ChangeRecord,
    codec,
    id::{ChangeHash, ControlHash, Incarnation, SeatId, SpaceId},
    sign::{Signature, Signed},
    trust::ControlEntry,
};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use super::OrgRow;
use crate::error::{Error, Result};

/// Most bytes and records parked for one partner (`reference/sync.md` c.6).
const QUOTA_BYTES: i64 = 10 * 1024 * 1024;
const QUOTA_RECORDS: i64 = 2_000;

/// A record on its way in.
#[derive(Debug, Clone)]
pub(crate) enum Arriving {
    Control(Signed<ControlEntry>),
    Change(ChangeRecord),
    Body(SealedBody),
}

type ChangeParts = (SpaceId, crdt::Part, u32, ChangeHash, codec::Bytes, SeatId, Incarnation, ControlHash, Signature);

impl Arriving {
    /// Its kind and bytes.
    pub(crate) fn encode(&self) -> (i64, Vec<u8>) {
        match self {
            Self::Control(signed) => (2, codec::encode(signed)),
            Self::Change(r) => {
                let parts: ChangeParts = (
                    r.space,
                    r.part.clone(),
                    r.generation,
                    r.hash,
                    codec::Bytes(r.raw.clone()),
                    r.seat,
                    r.incarnation,
                    r.control_head,
                    r.signature,
                );
                (3, codec::encode(&parts))
            }
            Self::Body(body) => {
                (4, codec::encode(&(body.space, codec::Bytes(body.salt.to_vec()), codec::Bytes(body.bytes.clone()))))
            }
        }
    }

    fn decode(kind: i64, bytes: &[u8]) -> Result<Self> {
        Ok(match kind {
            2 => Self::Control(codec::decode(bytes, "parked")?),
            3 => {
                let (space, part, generation, hash, raw, seat, incarnation, control_head, signature): ChangeParts =
                    codec::decode(bytes, "parked")?;
                Self::Change(ChangeRecord {
                    space,
                    part,
                    generation,
                    hash,
                    raw: raw.0,
                    seat,
                    incarnation,
                    control_head,
                    signature,
                })
            }
            _ => {
                let (space, salt, bytes): (SpaceId, codec::Bytes, codec::Bytes) = codec::decode(bytes, "parked")?;
                let salt = salt.0.try_into().map_err(|_| Error::Inconsistent("parked"))?;
                Self::Body(SealedBody { space, salt, bytes: bytes.0 })
            }
        })
    }
}

/// Parks a record until any of `awaited` has come. Gives false when the partner's quota is used up.
pub(crate) fn put(sql: &Connection, record: &Arriving, awaited: &[[u8; 32]], from: OrgRow, now: i64) -> Result<bool> {
    let (kind, bytes) = record.encode();
    // Of the whole record: what an unverified record says of itself must not keep another one out.
    let hash: [u8; 32] = Sha256::new().chain_update([kind as u8]).chain_update(&bytes).finalize().into();
    let waits: bool = sql
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM parked WHERE hash = ?1)")?
        .query_row([hash], |row| row.get(0))?;
    if waits {
        return Ok(true);
    }
    let (held, count): (i64, i64) = sql
        .prepare_cached("SELECT coalesce(sum(bytes), 0), count(*) FROM parked WHERE came_from = ?1")?
        .query_row([from], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let size = i64::try_from(bytes.len()).map_err(|_| Error::Inconsistent("parked"))?;
    if held + size > QUOTA_BYTES || count >= QUOTA_RECORDS {
        return Ok(false);
    }
    sql.prepare_cached(
        "INSERT OR IGNORE INTO parked (hash, kind, record, bytes, came_from, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![hash, kind, bytes, size, from, now])?;
    for awaited in awaited {
        sql.prepare_cached("INSERT OR IGNORE INTO parked_on (awaited, hash) VALUES (?1, ?2)")?
            .execute(params![awaited, hash])?;
    }
    Ok(true)
}

/// Takes out every record that waited for one of these, with the organisation it came from.
pub(crate) fn release(sql: &Connection, came: &BTreeSet<[u8; 32]>) -> Result<Vec<(Arriving, OrgRow)>> {
    let mut hashes = BTreeSet::new();
    let any: i64 = sql.prepare_cached("SELECT count(*) FROM parked")?.query_row([], |row| row.get(0))?;
    if any == 0 {
        return Ok(Vec::new());
    }
    for awaited in came {
        let mut query = sql.prepare_cached("SELECT hash FROM parked_on WHERE awaited = ?1")?;
        for hash in query.query_map([awaited], |row| row.get::<_, Vec<u8>>(0))? {
            hashes.insert(hash?);
        }
    }
    let mut out = Vec::new();
    for hash in hashes {
        let (kind, bytes, from): (i64, Vec<u8>, OrgRow) = sql
            .prepare_cached("SELECT kind, record, came_from FROM parked WHERE hash = ?1")?
            .query_row([&hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        sql.prepare_cached("DELETE FROM parked_on WHERE hash = ?1")?.execute([&hash])?;
        sql.prepare_cached("DELETE FROM parked WHERE hash = ?1")?.execute([&hash])?;
        out.push((Arriving::decode(kind, &bytes)?, from));
    }
    Ok(out)
}

/// Whether the text of some note waits for its note.
pub(crate) fn has_bodies(sql: &Connection) -> Result<bool> {
    Ok(sql.prepare_cached("SELECT EXISTS (SELECT 1 FROM parked WHERE kind = 4)")?.query_row([], |row| row.get(0))?)
}

/// How many records wait.
pub(crate) fn count(sql: &Connection) -> Result<u64> {
    Ok(sql.prepare_cached("SELECT count(*) FROM parked")?.query_row([], |row| row.get(0))?)
}

/// How many records from one organisation wait.
pub(crate) fn count_from(sql: &Connection, org: OrgRow) -> Result<u64> {
    Ok(sql.prepare_cached("SELECT count(*) FROM parked WHERE came_from = ?1")?.query_row([org], |row| row.get(0))?)
}
