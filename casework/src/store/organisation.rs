//! Organisations, their device lists and certificates, as signed.

use crdt::{
    codec,
    id::OrgId,
    trust::{Directory, TrustItem, TrustLevel},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::OrgRow;
use crate::error::{Error, Result};

fn level_word(level: TrustLevel) -> (&'static str, Option<OrgId>) {
    match level {
        TrustLevel::Own => ("own", None),
        TrustLevel::Verified => ("verified", None),
        TrustLevel::Introduced { by } => ("introduced", Some(by)),
        TrustLevel::Distrusted => ("distrusted", None),
    }
}

fn level_of(word: &str, by: Option<Vec<u8>>) -> Result<TrustLevel> {
    Ok(match (word, by) {
        ("own", _) => TrustLevel::Own,
        ("verified", _) => TrustLevel::Verified,
        ("introduced", Some(by)) => TrustLevel::Introduced { by: OrgId::from_slice(&by)? },
        _ => TrustLevel::Distrusted,
    })
}

/// Keeps one statement as signed.
pub(crate) fn put_item(sql: &Connection, item: &TrustItem, level: TrustLevel, now: i64) -> Result<()> {
    let signed = codec::encode(item);
    match item {
        TrustItem::Profile(profile) => {
            let (word, by) = level_word(level);
            sql.prepare_cached(
                "INSERT INTO organisation (org, trust, introduced_by, since, profile) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (org) DO UPDATE SET profile = ?5",
            )?
            .execute(params![profile.value.org.0, word, by.map(|org| org.0), now, signed])?;
        }
        TrustItem::DeviceList(list) => {
            sql.prepare_cached(
                "INSERT OR IGNORE INTO device_list (org, epoch, version, signed) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![list.value.org.0, list.value.epoch, list.value.version, signed])?;
        }
        TrustItem::Certificate(certificate) => {
            sql.prepare_cached("INSERT OR IGNORE INTO certificate (seat, signed) VALUES (?1, ?2)")?
                .execute(params![certificate.value.seat.0, signed])?;
        }
    }
    Ok(())
}

/// Changes how far an organisation is trusted.
pub(crate) fn set_level(sql: &Connection, org: &OrgId, level: TrustLevel) -> Result<()> {
    let (word, by) = level_word(level);
    sql.prepare_cached("UPDATE organisation SET trust = ?2, introduced_by = ?3 WHERE org = ?1")?.execute(params![
        org.0,
        word,
        by.map(|by| by.0)
    ])?;
    Ok(())
}

/// Builds the directory of everybody known here.
pub(crate) fn directory(sql: &Connection) -> Result<Directory> {
    let mut directory = Directory::new();
    let mut query = sql.prepare("SELECT org, trust, introduced_by, profile FROM organisation ORDER BY n")?;
    let mut rows = query.query([])?;
    let mut levels = Vec::new();
    while let Some(row) = rows.next()? {
        let org = OrgId::from_slice(&row.get::<_, Vec<u8>>(0)?)?;
        let level = level_of(&row.get::<_, String>(1)?, row.get(2)?)?;
        directory.restore(codec::decode(&row.get::<_, Vec<u8>>(3)?, "profile")?, level)?;
        levels.push((org, level));
    }
    for table in
        ["SELECT signed FROM certificate ORDER BY seat", "SELECT signed FROM device_list ORDER BY org, epoch, version"]
    {
        let mut query = sql.prepare(table)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            directory.restore(codec::decode(&row.get::<_, Vec<u8>>(0)?, "trust")?, TrustLevel::Distrusted)?;
        }
    }
    for (org, level) in levels {
        directory.set_level(&org, level);
    }
    Ok(directory)
}

/// The row of an organisation.
pub(crate) fn row(sql: &Connection, org: &OrgId) -> Result<OrgRow> {
    find(sql, org)?.ok_or(Error::Inconsistent("organisation row"))
}

/// The organisation of a row.
pub(crate) fn id(sql: &Connection, row: OrgRow) -> Result<Option<OrgId>> {
    let mut query = sql.prepare_cached("SELECT org FROM organisation WHERE n = ?1")?;
    let found: Option<Vec<u8>> = query.query_row([row], |found| found.get(0)).optional()?;
    Ok(found.map(|bytes| OrgId::from_slice(&bytes)).transpose()?)
}

/// The row of an organisation, when it is known.
pub(crate) fn find(sql: &Connection, org: &OrgId) -> Result<Option<OrgRow>> {
    Ok(sql
        .prepare_cached("SELECT n FROM organisation WHERE org = ?1")?
        .query_row([org.0], |row| row.get(0))
        .optional()?)
}
