//! The cached document of each part, and the digest of what it says.

use std::collections::BTreeSet;

use crdt::{
    Part,
    document::Document,
    pack::{Kind, pack, unpack},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::{SpaceRow, change};
use crate::error::Result;

/// A part's document in its saved form.
pub(crate) fn saved(sql: &Connection, space: SpaceRow, part: &str) -> Result<Option<Vec<u8>>> {
    let packed: Option<Vec<u8>> = sql
        .prepare_cached("SELECT document FROM part WHERE space = ?1 AND part = ?2")?
        .query_row(params![space, part], |row| row.get(0))
        .optional()?;
    packed.map(|packed| unpack(&packed)).transpose().map_err(Into::into)
}

/// Loads a part's document; `None` when nobody has written to it.
pub(crate) fn load(sql: &Connection, space: SpaceRow, part: &str) -> Result<Option<Document>> {
    saved(sql, space, part)?.map(|bytes| Document::load(&bytes)).transpose().map_err(Into::into)
}

/// Keeps a part's document in its saved form, with the digest of what it says.
pub(crate) fn put(sql: &Connection, space: SpaceRow, part: &str, saved: &[u8], digest: &[u8; 32]) -> Result<()> {
    sql.prepare_cached(
        "INSERT INTO part (space, part, document, content) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (space, part) DO UPDATE SET document = ?3, content = ?4",
    )?
    .execute(params![space, part, pack(Kind::Document, saved), digest])?;
    Ok(())
}

/// The digest that is kept of what a part says; empty when the part is not kept.
pub(crate) fn content(sql: &Connection, space: SpaceRow, part: &str) -> Result<[u8; 32]> {
    let kept: Option<[u8; 32]> = sql
        .prepare_cached("SELECT content FROM part WHERE space = ?1 AND part = ?2")?
        .query_row(params![space, part], |row| row.get(0))
        .optional()?;
    Ok(kept.unwrap_or_default())
}

/// The parts of a space that have content or signed changes, sorted.
pub(crate) fn all(sql: &Connection, space: SpaceRow) -> Result<BTreeSet<Part>> {
    Ok(list(sql, space)?.into_iter().chain(change::parts(sql, space)?).collect())
}

/// Makes a part's document again from its signed changes when the kept one is missing or does not load: it is only a
/// cache of them.
pub(crate) fn load_or_make(sql: &Connection, space: SpaceRow, part: &str) -> Result<Option<Document>> {
    if let Ok(Some(document)) = load(sql, space, part) {
        return Ok(Some(document));
    }
    let records = change::of_part(sql, space, part)?;
    if records.is_empty() {
        return Ok(None);
    }
    let made = Document::from_changes(records.iter().map(|record| record.raw.as_slice()))?;
    put(sql, space, part, &made.save(), &made.content()?.digest())?;
    Ok(Some(made))
}

/// The parts of a space that have content.
pub(crate) fn list(sql: &Connection, space: SpaceRow) -> Result<Vec<Part>> {
    let mut query = sql.prepare_cached("SELECT part FROM part WHERE space = ?1 ORDER BY part")?;
    let names = query.query_map([space], |row| row.get::<_, String>(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    names.iter().map(|name| Part::new(name).map_err(Into::into)).collect()
}
