//! What arrived since a case was last looked at on this laptop: one row a writer, and the sums in the row of the case.
//! What was written here is never among it.

use rusqlite::{Connection, params};

use super::same;
use crate::{
    error::Result,
    store::{SpaceRow, seen},
};

/// Counts anew what of a case arrived since the last look.
pub(crate) fn project(sql: &Connection, row: SpaceRow) -> Result<()> {
    let shown = seen::get(sql, row)?.unwrap_or_default().shown;
    sql.prepare_cached("DELETE FROM update_view WHERE space = ?1")?.execute([row])?;
    sql.prepare_cached(
        "INSERT INTO update_view (space, seat, updates, newest)
         SELECT j.space, a.seat, count(*), max(j.n) FROM journal j
         JOIN change c ON c.n = j.n JOIN author a ON a.n = c.author
         WHERE j.kind = 3 AND j.space = ?1 AND j.n > ?2 AND j.came_from IS NOT NULL
           AND EXISTS (SELECT 1 FROM case_view v WHERE v.space = ?1) GROUP BY a.seat",
    )?
    .execute(params![row, shown])?;
    // What came for another record of the person is told where the person is shown.
    let person = same::person(sql, row)?;
    if person != row {
        sums(sql, row, 0, 0)?;
    }
    let (mut updates, mut newest) = (0, 0);
    for record in same::records(sql, person)? {
        let (count, last): (i64, i64) = sql
            .prepare_cached(
                "SELECT coalesce(sum(updates), 0), coalesce(max(newest), 0) FROM update_view WHERE space = ?1",
            )?
            .query_row([record], |found| Ok((found.get(0)?, found.get(1)?)))?;
        (updates, newest) = (updates + count, last.max(newest));
    }
    sums(sql, person, updates, newest)
}

fn sums(sql: &Connection, row: SpaceRow, updates: i64, newest: i64) -> Result<()> {
    sql.prepare_cached(
        "UPDATE case_view SET updates = ?2, newest_update = ?3
         WHERE space = ?1 AND (updates <> ?2 OR newest_update <> ?3)",
    )?
    .execute(params![row, updates, newest])?;
    Ok(())
}

/// Whether anything arrived since the last look.
pub(crate) fn any(sql: &Connection, row: SpaceRow) -> Result<bool> {
    let mut query = sql.prepare_cached("SELECT EXISTS (SELECT 1 FROM update_view WHERE space = ?1)")?;
    Ok(query.query_row([row], |found| found.get(0))?)
}
