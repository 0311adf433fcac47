//! Who holds which part, joined from the control logs.

use crdt::{id::OrgId, trust::ControlLog};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    error::Result,
    store::{SpaceRow, control},
};

pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &str, log: &ControlLog) -> Result<()> {
    sql.prepare_cached("DELETE FROM circle_view WHERE space = ?1 AND part = ?2")?.execute(params![row, part])?;
    for org in log.members() {
        let mut since = 0;
        for (hash, _) in log.entries().filter(|(hash, _)| log.adds(hash, &org)) {
            since = since.max(control::position(sql, &hash)?);
        }
        sql.prepare_cached("INSERT INTO circle_view (space, part, org, since, steward) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![row, part, org.0, since, log.steward() == Some(org)])?;
    }
    Ok(())
}

/// Whether an organisation holds a part.
pub(crate) fn holds(sql: &Connection, row: SpaceRow, part: &str, org: &OrgId) -> Result<bool> {
    Ok(sql
        .prepare_cached("SELECT 1 FROM circle_view WHERE space = ?1 AND part = ?2 AND org = ?3")?
        .query_row(params![row, part, org.0], |_| Ok(()))
        .optional()?
        .is_some())
}

/// The position in our journal at which an organisation came to hold a part; 0 when it does not hold it.
pub(crate) fn since(sql: &Connection, row: SpaceRow, part: &str, org: &OrgId) -> Result<i64> {
    let mut query = sql.prepare_cached("SELECT since FROM circle_view WHERE space = ?1 AND part = ?2 AND org = ?3")?;
    Ok(query.query_row(params![row, part, org.0], |found| found.get(0)).optional()?.unwrap_or(0))
}

/// Every organisation in the circle of a space with the parts it holds, in the order of organisation ids.
pub(crate) fn of_space(sql: &Connection, row: SpaceRow) -> Result<Vec<(OrgId, Vec<String>)>> {
    let mut query = sql.prepare_cached("SELECT org, part FROM circle_view WHERE space = ?1 ORDER BY org, part")?;
    let mut rows = query.query([row])?;
    let mut circle: Vec<(OrgId, Vec<String>)> = Vec::new();
    while let Some(found) = rows.next()? {
        let org = OrgId::from_slice(&found.get::<_, Vec<u8>>(0)?)?;
        let part = found.get(1)?;
        match circle.last_mut() {
            Some((last, parts)) if *last == org => parts.push(part),
            _ => circle.push((org, vec![part])),
        }
    }
    Ok(circle)
}
