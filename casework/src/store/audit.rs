//! The audit: one hash-chained line an act, and the cases it concerned.

use crdt::id::{SeatId, SpaceId, derive};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{SpaceRow, setting, space};
use crate::error::{Error, Result};

/// A line to be written.
#[derive(Debug, Clone)]
pub(crate) struct New<'a> {
    /// Milliseconds since 1970, as this laptop's clock says.
    pub(crate) at: i64,
    /// Who.
    pub(crate) seat: SeatId,
    /// The stable name of the act.
    pub(crate) act: &'a str,
    /// A stable word or an id that the act was about; never what somebody wrote.
    pub(crate) about: &'a str,
}

/// A line as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) n: i64,
    pub(crate) at: i64,
    pub(crate) seat: Vec<u8>,
    pub(crate) act: String,
    pub(crate) about: String,
    hash: Vec<u8>,
}

/// How far the chain goes, kept apart from it, so that a missing end is seen.
const HEAD: &str = "audit_head";

/// Adds a line; `cases` in ascending order of their rows.
pub(crate) fn add(sql: &Connection, line: &New<'_>, cases: impl IntoIterator<Item = SpaceRow>) -> Result<()> {
    let (last, before) = head(sql)?;
    let n = last + 1;
    let cases: Vec<SpaceRow> = cases.into_iter().collect();
    let mut ids = cases.iter().map(|row| space::id(sql, *row)).collect::<Result<Vec<_>>>()?;
    let hash = link(&before, n, line.at, line.seat.as_bytes(), line.act, line.about, &mut ids);
    sql.prepare_cached("INSERT INTO audit (n, at, seat, act, about, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![n, line.at, line.seat.0, line.act, line.about, hash])?;
    let mut concern = sql.prepare_cached("INSERT INTO audit_case (n, space) VALUES (?1, ?2)")?;
    for row in cases {
        concern.execute(params![n, row])?;
    }
    let mut kept = n.to_le_bytes().to_vec();
    kept.extend(hash);
    setting::put(sql, HEAD, &kept)
}

/// The number and hash of the newest line, as kept apart from the lines; nought and nothing before the first.
fn head(sql: &Connection) -> Result<(i64, Vec<u8>)> {
    let Some(kept) = setting::get(sql, HEAD)? else { return Ok((0, Vec::new())) };
    let (n, hash) = kept.split_first_chunk::<8>().ok_or(Error::Inconsistent("audit head"))?;
    Ok((i64::from_le_bytes(*n), hash.to_vec()))
}

/// The hash of a line: over the hash before it and everything the line says. Case ids go in sorted, because the rows
/// they stand in are this store's alone.
fn link(before: &[u8], n: i64, at: i64, seat: &[u8], act: &str, about: &str, cases: &mut [SpaceId]) -> [u8; 32] {
    cases.sort_unstable();
    let cases: Vec<u8> = cases.iter().flat_map(|id| id.0).collect();
    let parts: [&[u8]; 7] =
        [before, &n.to_le_bytes(), &at.to_le_bytes(), seat, act.as_bytes(), about.as_bytes(), &cases];
    derive("audit-line/1", &parts)
}

/// Lines from the newest back, all or those that concern a case.
pub(crate) fn newest(
    sql: &Connection,
    case: Option<SpaceRow>,
    limit: Option<u32>,
    mut take: impl FnMut(Line) -> Result<()>,
) -> Result<()> {
    let limit = limit.map_or(-1, i64::from);
    let mut query = sql.prepare_cached(match case {
        None => "SELECT n, at, seat, act, about, hash FROM audit ORDER BY n DESC LIMIT ?1",
        Some(_) => {
            "SELECT a.n, a.at, a.seat, a.act, a.about, a.hash FROM audit_case c JOIN audit a ON a.n = c.n
             WHERE c.space = ?2 ORDER BY c.n DESC LIMIT ?1"
        }
    })?;
    let mut rows = match case {
        None => query.query(params![limit])?,
        Some(row) => query.query(params![limit, row])?,
    };
    while let Some(row) = rows.next()? {
        take(read(row)?)?;
    }
    Ok(())
}

/// The newest lines of one act, newest first: number, moment and what it was about.
pub(crate) fn of_act(sql: &Connection, act: &str, limit: u32) -> Result<Vec<(i64, i64, String)>> {
    let mut query = sql.prepare_cached("SELECT n, at, about FROM audit WHERE act = ?1 ORDER BY n DESC LIMIT ?2")?;
    let rows = query.query_map(params![act, limit], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The cases of a line.
pub(crate) fn cases(sql: &Connection, n: i64) -> Result<Vec<SpaceId>> {
    let mut query = sql.prepare_cached(
        "SELECT s.space FROM audit_case c JOIN space s ON s.n = c.space WHERE c.n = ?1 ORDER BY s.space",
    )?;
    let found = query.query_map([n], |row| row.get::<_, Vec<u8>>(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    found.iter().map(|id| SpaceId::from_slice(id).map_err(Into::into)).collect()
}

/// The number of lines, and the number of the first that does not follow from the one before it; one more than the
/// number of lines when only the end is missing.
pub(crate) fn verify(sql: &Connection) -> Result<(u64, Option<i64>)> {
    let (last, kept) = head(sql)?;
    let mut query = sql.prepare("SELECT n, at, seat, act, about, hash FROM audit ORDER BY n")?;
    let mut rows = query.query([])?;
    let (mut count, mut expected, mut before) = (0_u64, 1_i64, Vec::new());
    let mut broken = None;
    while let Some(row) = rows.next()? {
        let line = read(row)?;
        count += 1;
        let says = link(&before, line.n, line.at, &line.seat, &line.act, &line.about, &mut cases(sql, line.n)?);
        if broken.is_none() && (line.n != expected || says.as_slice() != line.hash) {
            broken = Some(expected.min(line.n));
        }
        expected = line.n.saturating_add(1);
        before = line.hash;
    }
    drop(rows);
    let stray: Option<i64> = sql
        .prepare("SELECT min(n) FROM audit_case WHERE n NOT IN (SELECT n FROM audit)")?
        .query_row([], |row| row.get(0))
        .optional()?
        .flatten();
    let ended = expected == last.saturating_add(1) && before == kept;
    Ok((count, broken.or(stray).or((!ended).then_some(expected))))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        n: row.get(0)?,
        at: row.get(1)?,
        seat: row.get(2)?,
        act: row.get(3)?,
        about: row.get(4)?,
        hash: row.get(5)?,
    })
}
