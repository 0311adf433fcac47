//! Making the projection anew from the kept tables.

use rusqlite::{Connection, types::ValueRef};
use sha2::{Digest, Sha256};

use super::{circle, project, project_whole};
use crate::{
    error::Result,
    store::{control, part, setting, space},
};

/// Raised whenever the projection's shape or rules change; an older one is rebuilt at unlock.
const VERSION: &[u8] = b"8";

const TABLES: &[&str] = &[
    "case_view",
    "update_view",
    "part_view",
    "membership_view",
    "cohort_copy_view",
    "team_view",
    "team_member_view",
    "team_cohort_view",
    "team_form_view",
    "team_service_view",
    "team_gap_view",
    "team_gap_met_view",
    "two_answers_view",
    "note_view",
    "action_view",
    "action_step_view",
    "record_view",
    "record_value_view",
    "form_copy_view",
    "attachment_view",
    "handover_view",
    "handover_step_view",
    "circle_view",
    "same_view",
    "person_view",
    "match_view",
    "match_key_view",
    "pair_view",
    "case_search",
];

/// Makes the empty tables.
pub(crate) fn create(sql: &Connection) -> Result<()> {
    sql.execute_batch(include_str!("../store/projection.sql"))?;
    setting::put(sql, setting::PROJECTION, VERSION)
}

/// Whether the projection is missing or of another version.
pub(crate) fn stale(sql: &Connection) -> Result<bool> {
    Ok(setting::get(sql, setting::PROJECTION)?.as_deref() != Some(VERSION))
}

/// Drops the projection and makes it again.
pub(crate) fn rebuild(sql: &Connection) -> Result<()> {
    // It stands on the tables, so it goes first.
    sql.execute_batch("DROP VIEW IF EXISTS sealed_view")?;
    for table in TABLES {
        sql.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
    }
    create(sql)?;
    let rows = sql
        .prepare("SELECT n FROM space ORDER BY n")?
        .query_map([], |row| row.get(0))?
        .collect::<std::result::Result<Vec<i64>, _>>()?;
    for row in rows {
        let id = space::id(sql, row)?;
        for part in control::parts(sql, row)? {
            circle::project(sql, row, part.as_str(), &control::restored(sql, row, id, &part)?)?;
        }
        for part in part::all(sql, row)? {
            if let Some(document) = part::load_or_make(sql, row, part.as_str())? {
                project(sql, row, &part, &document.content()?)?;
            }
        }
        project_whole(sql, row)?;
    }
    Ok(())
}

/// A hash of everything the projection says, to compare before and after.
pub(crate) fn fingerprint(sql: &Connection) -> Result<[u8; 32]> {
    let mut hasher = Sha256::new();
    for table in TABLES {
        hasher.update(table.as_bytes());
        let order = match *table {
            "case_search" => "rowid",
            "person_view" | "match_view" | "match_key_view" => "1, 2",
            _ => "1, 2, 3",
        };
        let mut query = sql.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"))?;
        let columns = query.column_count();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                let (tag, bytes) = match row.get_ref(column)? {
                    ValueRef::Null => (0u8, Vec::new()),
                    ValueRef::Integer(number) => (1, number.to_le_bytes().to_vec()),
                    ValueRef::Real(number) => (2, number.to_bits().to_le_bytes().to_vec()),
                    ValueRef::Text(text) => (3, text.to_vec()),
                    ValueRef::Blob(blob) => (4, blob.to_vec()),
                };
                hasher.update([tag]);
                hasher.update((bytes.len() as u64).to_le_bytes());
                hasher.update(bytes);
            }
        }
    }
    Ok(hasher.finalize().into())
}
