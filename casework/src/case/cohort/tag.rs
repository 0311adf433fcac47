//! Tagging a case: its membership of a cohort, written into the cohort's home part.

use crdt::{
    Part,
    document::{Container, Map, Value},
};
use rusqlite::Connection;

use super::{NONE, built_in, known};
use crate::{
    error::{Error, Result},
    office::{Desk, Tx},
    store::SpaceRow,
    team,
    view::membership::{COHORTS, DEFINITION},
};

/// A cohort that a case may enter here.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    id: String,
    pub(crate) home: Part,
    /// What travels with the case: only of a team's own cohort.
    copy: Option<Map>,
}

/// Finds a cohort that cases may enter: a built-in one or our team's own.
///
/// # Errors
/// `Invalid` for a cohort that does not exist; `NotAllowed` for another team's.
pub(crate) fn tag(sql: &Connection, desk: &Desk, id: &str) -> Result<Tag> {
    let id = id.trim();
    if let Some(cohort) = built_in::find(id) {
        return Ok(Tag { id: id.to_owned(), home: cohort.home.clone(), copy: None });
    }
    if let Some(row) = team::ours(sql, &desk.directory, &desk.org)?
        && let Some(newest) = known::versions(sql, row, id)?.into_iter().next()
    {
        let copy = newest.definition.copy(newest.version);
        return Ok(Tag { id: id.to_owned(), home: newest.definition.home, copy: Some(copy) });
    }
    match known::elsewhere(sql, id)? {
        Some(_) => Err(Error::NotAllowed(
            "That cohort is another team's. Only an organisation of that team can put people into it.",
        )),
        None => Err(NONE),
    }
}

/// Records that a case entered a cohort.
pub(crate) fn enter(tx: &mut Tx<'_>, row: SpaceRow, tag: &Tag, source: &str) -> Result<()> {
    let mut entry = Map::from([
        ("set".to_owned(), Value::from(COHORTS)),
        ("member".to_owned(), Value::from(tag.id.as_str())),
        ("source".to_owned(), Value::from(source)),
    ]);
    if let Some(copy) = &tag.copy {
        entry.insert(DEFINITION.to_owned(), Value::Map(copy.clone()));
    }
    tx.edit(row, &tag.home, |_, edit| {
        edit.enter(Container::Sets, entry);
        Ok(())
    })?;
    Ok(())
}
