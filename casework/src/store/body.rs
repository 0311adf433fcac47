//! Sealed bodies of notes, beside the documents that reference their salted hash.

use std::collections::BTreeSet;

use crdt::{
    bundle::SealedBody,
    id::SpaceId,
    pack::{Kind, pack, unpack},
};
use rusqlite::{Connection, Row, params};

use super::{SpaceRow, short};
use crate::error::{Error, Result};

/// Keeps a body; gives its row, or `None` when it was held already.
pub(crate) fn put(sql: &Connection, space: SpaceRow, body: &SealedBody) -> Result<Option<i64>> {
    let hash = body.hash();
    if find(sql, space, body.space, &hash.0)?.is_some() {
        return Ok(None);
    }
    sql.prepare_cached("INSERT INTO body (space, short, salt, bytes) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        space,
        short(&hash.0),
        body.salt,
        pack(Kind::Body, &body.bytes)
    ])?;
    Ok(Some(sql.last_insert_rowid()))
}

fn read(row: &Row<'_>, space: SpaceId) -> Result<SealedBody> {
    let blob = |index: usize| row.get_ref(index)?.as_blob().map_err(rusqlite::Error::from);
    let salt = blob(1)?.try_into().map_err(|_| Error::Inconsistent("salt"))?;
    Ok(SealedBody { space, salt, bytes: unpack(blob(2)?)? })
}

fn find(sql: &Connection, space: SpaceRow, id: SpaceId, hash: &[u8]) -> Result<Option<(i64, SealedBody)>> {
    let mut query = sql.prepare_cached("SELECT n, salt, bytes FROM body WHERE short = ?1 AND space = ?2")?;
    let mut rows = query.query(params![short(hash), space])?;
    while let Some(row) = rows.next()? {
        // One that does not unpack is not the one that is asked for; a check tells of it.
        let Ok(body) = read(row, id) else { continue };
        if body.hash().0.as_slice() == hash {
            return Ok(Some((row.get(0)?, body)));
        }
    }
    Ok(None)
}

/// The body with a hash, when it is held.
pub(crate) fn get(sql: &Connection, space: SpaceRow, id: SpaceId, hash: &[u8]) -> Result<Option<SealedBody>> {
    Ok(find(sql, space, id, hash)?.map(|(_, body)| body))
}

/// Whether a body with a hash is held, told by its key alone: what it holds is looked at when it is opened.
pub(crate) fn is_held(sql: &Connection, space: SpaceRow, hash: &[u8]) -> Result<bool> {
    let mut query = sql.prepare_cached("SELECT 1 FROM body WHERE short = ?1 AND space = ?2")?;
    Ok(query.exists(params![short(hash), space])?)
}

/// The body in a row.
pub(crate) fn at(sql: &Connection, n: i64, space: SpaceId) -> Result<Option<SealedBody>> {
    let mut query = sql.prepare_cached("SELECT n, salt, bytes FROM body WHERE n = ?1")?;
    let mut rows = query.query([n])?;
    rows.next()?.map(|row| read(row, space)).transpose()
}

/// The spaces with a body that is no longer the one that its note names.
pub(crate) fn altered(sql: &Connection) -> Result<BTreeSet<SpaceRow>> {
    let mut query =
        sql.prepare("SELECT b.n, b.salt, b.bytes, b.short, s.space, s.n FROM body b JOIN space s ON s.n = b.space")?;
    let mut rows = query.query([])?;
    let mut altered = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let id = SpaceId::from_slice(row.get_ref(4)?.as_blob().map_err(rusqlite::Error::from)?)?;
        let kept: i64 = row.get(3)?;
        if !read(row, id).is_ok_and(|body| short(&body.hash().0) == kept) {
            altered.insert(row.get(5)?);
        }
    }
    Ok(altered)
}
