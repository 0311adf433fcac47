//! Sealed bodies of notes, beside the documents that reference their salted hash.

use crdt::{
    bundle::SealedBody,
    id::{BodyHash, SpaceId},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::SpaceRow;
use crate::error::{Error, Result};

/// Keeps a body; gives false when it was held already.
pub(crate) fn put(sql: &Connection, row: SpaceRow, body: &SealedBody) -> Result<bool> {
    let hash = BodyHash::derive(&body.space, &body.salt, &body.bytes);
    let added = sql
        .prepare_cached("INSERT OR IGNORE INTO body (space, hash, salt, bytes) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![row, hash.0, body.salt, body.bytes])?;
    Ok(added == 1)
}

pub(crate) fn get(sql: &Connection, row: SpaceRow, space: SpaceId, hash: &[u8]) -> Result<Option<SealedBody>> {
    let found: Option<(Vec<u8>, Vec<u8>)> = sql
        .prepare_cached("SELECT salt, bytes FROM body WHERE space = ?1 AND hash = ?2")?
        .query_row(params![row, hash], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found
        .map(|(salt, bytes)| {
            let salt = salt.try_into().map_err(|_| Error::Inconsistent("salt"))?;
            Ok(SealedBody { space, salt, bytes })
        })
        .transpose()
}
