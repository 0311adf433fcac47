//! The digest: equal on two laptops exactly when they hold the same shared content.

use crdt::{
    Part,
    id::{OrgId, SpaceId},
};
use rusqlite::{Connection, params};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{
    error::Result,
    office::Office,
    organisation,
    store::{body, space},
    view::circle,
};

/// A digest and what it covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Digest {
    /// SHA-256 in hexadecimal.
    pub digest: String,
    /// Cases covered.
    pub cases: u64,
    /// Notes covered whose text is here.
    pub notes: u64,
}

/// The digest of what our organisation holds; `with` a partner, of what both are in the circle of.
///
/// # Errors
/// `NotFound`.
pub fn digest(office: &Office, with: Option<&str>) -> Result<Digest> {
    let with = with.map(str::to_owned);
    office.read(move |sql, desk| {
        let partner = with.map(|name| organisation::find(&desk.directory, &name)).transpose()?;
        of_content(sql, &desk.org, partner.as_ref())
    })
}

fn of_content(sql: &Connection, us: &OrgId, partner: Option<&OrgId>) -> Result<Digest> {
    let mut parts = sql.prepare_cached(
        "SELECT s.space, p.part, p.content, p.space FROM part p JOIN space s ON s.n = p.space ORDER BY s.space, p.part",
    )?;
    let mut named = sql.prepare_cached(
        "SELECT n.body, n.note FROM sealed_view n WHERE n.space = ?1 AND n.part = ?2 ORDER BY n.body",
    )?;
    let mut hasher = Sha256::new();
    let (mut cases, mut notes) = (0, 0);
    let mut last: Option<SpaceId> = None;
    let mut rows = parts.query([])?;
    while let Some(row) = rows.next()? {
        let id = SpaceId::from_slice(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?;
        let part: String = row.get(1)?;
        let number: i64 = row.get(3)?;
        let shared = circle::holds(sql, number, &part, us)?
            && partner.map_or(Ok(true), |partner| circle::holds(sql, number, &part, partner))?;
        if !shared {
            continue;
        }
        if last != Some(id) && space::kind_of(&Part::new(&part)?) == space::CASE {
            cases += 1;
            last = Some(id);
        }
        hasher.update(id.0);
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
        hasher.update(row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?);
        let mut found = named.query(params![number, part])?;
        while let Some(body) = found.next()? {
            let hash = body.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
            let here = body::get(sql, number, id, hash)?.is_some();
            hasher.update(hash);
            hasher.update([u8::from(here)]);
            notes += u64::from(here && body.get(1)?);
        }
    }
    let digest = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Digest { digest, cases, notes })
}
