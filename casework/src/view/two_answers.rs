//! Questions with more than one open answer.

use std::collections::BTreeMap;

use crdt::{
    Part,
    document::{Answer, open_answers},
    field::{self, Policy},
};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{error::Result, store::SpaceRow};

pub(crate) fn project(
    sql: &Connection,
    row: SpaceRow,
    part: &Part,
    fields: &BTreeMap<String, Vec<Answer>>,
) -> Result<()> {
    sql.prepare_cached("DELETE FROM two_answers_view WHERE space = ?1 AND part = ?2")?
        .execute(params![row, part.as_str()])?;
    for (name, answers) in fields {
        let keeps_both = field::find(name).is_some_and(|known| known.policy == Policy::KeepBoth && known.part == part);
        if keeps_both && open_answers(answers) > 1 {
            sql.prepare_cached("INSERT INTO two_answers_view (space, part, field) VALUES (?1, ?2, ?3)")?
                .execute(params![row, part.as_str(), name])?;
        }
    }
    Ok(())
}

/// Whether any record of the person whom a case shows has a question to check.
pub(crate) fn any(sql: &Connection, row: SpaceRow) -> Result<bool> {
    let mut query = sql.prepare_cached("SELECT 1 FROM two_answers_view WHERE space = ?1 LIMIT 1")?;
    for record in super::same::records(sql, row)? {
        if query.query_row([record], |_| Ok(())).optional()?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
