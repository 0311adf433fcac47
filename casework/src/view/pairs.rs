//! Pairs of cases that may be one person, kept up as cases change: whichever of the two came first, by hand, from a
//! list or from a partner.
//!
//! A pair is here exactly when two cases share a key that does not crowd, and comparing them finds a reason worth a
//! question. So the table is a function of the cases alone, whatever the order in which they came.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    case::duplicates,
    error::Result,
    person::{
        Features,
        matching::{self, CROWD, WORTH_ASKING},
    },
    store::SpaceRow,
};

/// Finds anew with whom a case may be confused, if what is compared of it changed.
pub(crate) fn project(sql: &Connection, row: SpaceRow) -> Result<()> {
    let Some(compared) = duplicates::compared(sql, row)? else { return Ok(()) };
    let before: Option<String> = sql
        .prepare_cached("SELECT said FROM match_view WHERE space = ?1")?
        .query_row([row], |found| found.get(0))
        .optional()?;
    let said = compared.said();
    if before.as_ref() == Some(&said) {
        return Ok(());
    }
    sql.prepare_cached(
        "INSERT INTO match_view (space, said) VALUES (?1, ?2) ON CONFLICT (space) DO UPDATE SET said = ?2",
    )?
    .execute(params![row, said])?;
    let features = compared.features();
    let old = before.map_or_else(BTreeSet::new, |said| duplicates::Compared::read(&said).features().keys());
    let new = features.keys();
    let crowd = i64::try_from(CROWD).unwrap_or(i64::MAX);
    let mut turned = BTreeSet::new();
    for key in old.difference(&new) {
        sql.prepare_cached("DELETE FROM match_key_view WHERE key = ?1 AND space = ?2")?.execute(params![key, row])?;
        if people(sql, *key)? == crowd {
            turned.insert(*key);
        }
    }
    for key in new.difference(&old) {
        sql.prepare_cached("INSERT INTO match_key_view (key, space) VALUES (?1, ?2)")?.execute(params![key, row])?;
        if people(sql, *key)? == crowd + 1 {
            turned.insert(*key);
        }
    }
    find(sql, row, &features)?;
    // A key that begins to crowd, or no longer does, means something else for everybody under it.
    let mut others = BTreeSet::new();
    for key in turned {
        others.extend(under(sql, key)?);
    }
    others.remove(&row);
    for other in others {
        if let Some(compared) = duplicates::compared(sql, other)? {
            find(sql, other, &compared.features())?;
        }
    }
    Ok(())
}

/// The pairs of one case.
fn find(sql: &Connection, row: SpaceRow, features: &Features) -> Result<()> {
    sql.prepare_cached("DELETE FROM pair_view WHERE a = ?1")?.execute([row])?;
    sql.prepare_cached("DELETE FROM pair_view WHERE b = ?1")?.execute([row])?;
    for other in alike(sql, features)? {
        if other == row {
            continue;
        }
        let Some(compared) = duplicates::compared(sql, other)? else { continue };
        if let Some((why, score)) = matching::compare(features, &compared.features())
            && (score >= WORTH_ASKING || !why.is_duplicate())
        {
            sql.prepare_cached("INSERT INTO pair_view (a, b, why, score) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![row.min(other), row.max(other), why.code(), score])?;
        }
    }
    Ok(())
}

/// Everybody who shares a key that means something.
pub(crate) fn alike(sql: &Connection, features: &Features) -> Result<BTreeSet<SpaceRow>> {
    let mut found = BTreeSet::new();
    for key in features.keys() {
        let rows = under(sql, key)?;
        if rows.len() <= CROWD {
            found.extend(rows);
        }
    }
    Ok(found)
}

/// Who stands under a key; of a crowd only enough to see that it is one.
fn under(sql: &Connection, key: i64) -> Result<Vec<SpaceRow>> {
    let mut query = sql.prepare_cached("SELECT space FROM match_key_view WHERE key = ?1 LIMIT ?2")?;
    let most = i64::try_from(CROWD + 1).unwrap_or(i64::MAX);
    Ok(query.query_map(params![key, most], |found| found.get(0))?.collect::<std::result::Result<_, _>>()?)
}

/// How many stand under a key, counted no further than shows a crowd that was one before.
fn people(sql: &Connection, key: i64) -> Result<i64> {
    let mut query =
        sql.prepare_cached("SELECT count(*) FROM (SELECT 1 FROM match_key_view WHERE key = ?1 LIMIT ?2)")?;
    let most = i64::try_from(CROWD + 2).unwrap_or(i64::MAX);
    Ok(query.query_row(params![key, most], |found| found.get(0))?)
}
