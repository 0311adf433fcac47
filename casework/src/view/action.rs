//! Actions: one row where each stands, and one a step.

use crdt::{Part, document::Entry, id::EntryId};
use rusqlite::{Connection, params};

use crate::{
    action::{
        Owner,
        record::{self, Written},
    },
    error::Result,
    store::SpaceRow,
};

pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &Part, entries: &[Entry]) -> Result<()> {
    let actions = record::all(entries);
    // Nothing that was written ever goes, so a part without actions never had any.
    if actions.is_empty() {
        return Ok(());
    }
    for table in ["action_view", "action_step_view"] {
        sql.prepare_cached(&format!("DELETE FROM {table} WHERE space = ?1 AND part = ?2"))?
            .execute(params![row, part.as_str()])?;
    }
    for action in &actions {
        stands(sql, row, part, action)?;
        for step in &action.steps {
            taken(sql, row, part, action, step)?;
        }
    }
    Ok(())
}

fn stands(sql: &Connection, row: SpaceRow, part: &Part, action: &Written<'_>) -> Result<()> {
    let Written { entry, text, standing, .. } = action;
    let asked = action.asked();
    let owner = Owner::of(asked);
    let newest: Vec<u8> = standing.newest.iter().flat_map(|id| id.0).collect();
    sql.prepare_cached(
        "INSERT INTO action_view (space, entry, part, change, text, due, asked_at, owner_org, owner_person,
                                  owner_change, state, stands_since, settled, step, also, newest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        row,
        entry.id.0,
        part.as_str(),
        entry.change.0,
        text,
        entry.text("due").unwrap_or_default(),
        entry.at,
        owner.org.map(|org| org.0),
        owner.person,
        asked.change.0,
        standing.state.word(),
        action.step(standing.by).unwrap_or(entry).at,
        standing.state.settled(),
        standing.by.map(|id| id.0),
        i64::try_from(standing.also.len()).unwrap_or(i64::MAX),
        newest
    ])?;
    Ok(())
}

fn taken(sql: &Connection, row: SpaceRow, part: &Part, action: &Written<'_>, step: &Entry) -> Result<()> {
    let owner = Owner::of(step);
    let among = |ids: &[EntryId]| ids.contains(&step.id);
    sql.prepare_cached(
        "INSERT INTO action_step_view (space, entry, part, action, place, change, at, state, reason, owner_org, owner_person,
                                       counted, also)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        row,
        step.id.0,
        part.as_str(),
        action.entry.id.0,
        i64::try_from(step.order).unwrap_or(i64::MAX),
        step.change.0,
        step.at,
        step.text("state").unwrap_or_default(),
        step.text("reason").unwrap_or_default(),
        owner.org.map(|org| org.0),
        owner.person,
        among(&action.standing.counted),
        among(&action.standing.also)
    ])?;
    Ok(())
}
