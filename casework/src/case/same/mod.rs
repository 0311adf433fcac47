//! One person with several records: asking, joining, separating. Nothing is ever joined by the program, and nothing that
//! was joined is lost: each record stays what it is, and a signed entry says that they are one person.

pub mod ask;
pub mod different;
pub mod merge;
pub mod others;
pub mod plan;
pub mod questions;
pub mod unmerge;

#[cfg(test)]
mod tests;

use crdt::{
    Part,
    document::{Container, Map, Value},
};
use rusqlite::Connection;

use crate::{
    error::{Error, Result},
    office::{Desk, Tx},
    store::{SpaceRow, control, space},
    view::{
        circle,
        same::{self, Said},
    },
};

/// Whether our organisation may write in a part: it holds it, or opened the case and nobody opened the part yet.
pub(crate) fn may_write(sql: &Connection, desk: &Desk, row: SpaceRow, part: &Part) -> Result<bool> {
    Ok(circle::holds(sql, row, part.as_str(), &desk.org)?
        || (space::nonce(sql, row)?.is_some() && !control::parts(sql, row)?.contains(part)))
}

/// The cases of a pair in whose core we may say something of the other.
fn writable(tx: &Tx<'_>, pair: [SpaceRow; 2]) -> Result<Vec<SpaceRow>> {
    let mut rows = Vec::new();
    for row in pair {
        if may_write(tx.sql, tx.desk, row, &Part::CORE)? {
            rows.push(row);
        }
    }
    if rows.is_empty() {
        return Err(Error::NotAllowed(
            "Your organisation no longer holds either of the two records. Ask a partner that does.",
        ));
    }
    Ok(rows)
}

/// Writes the same entry into each of these two cases that we may write in, naming the other.
fn say(tx: &mut Tx<'_>, pair: [SpaceRow; 2], set: &str, into: Option<SpaceRow>, reason: &str) -> Result<()> {
    let [a, b] = pair;
    for row in writable(tx, pair)? {
        let other = space::id(tx.sql, if row == a { b } else { a })?;
        let mut entry =
            Map::from([("set".to_owned(), Value::from(set)), ("member".to_owned(), Value::from(other.to_string()))]);
        if let Some(into) = into {
            entry.insert("into".to_owned(), Value::from(space::id(tx.sql, into)?.to_string()));
        }
        if !reason.is_empty() {
            entry.insert("reason".to_owned(), Value::from(reason));
        }
        enter(tx, row, entry)?;
    }
    Ok(())
}

/// Takes entries back: each by an entry of its own, which says by whom and why.
fn take_back(tx: &mut Tx<'_>, said: &[Said], set: &str, reason: &str) -> Result<()> {
    for one in said {
        if !may_write(tx.sql, tx.desk, one.space, &Part::CORE)? {
            return Err(Error::NotAllowed(
                "It was said in a record that your organisation no longer holds. Ask a partner that holds both records.",
            ));
        }
        let mut entry = Map::from([
            ("set".to_owned(), Value::from(set)),
            ("removes".to_owned(), Value::from(one.entry.to_string())),
        ]);
        if !reason.is_empty() {
            entry.insert("reason".to_owned(), Value::from(reason));
        }
        enter(tx, one.space, entry)?;
    }
    Ok(())
}

fn enter(tx: &mut Tx<'_>, row: SpaceRow, entry: Map) -> Result<()> {
    tx.edit(row, &Part::CORE, |_, edit| {
        edit.enter(Container::Sets, entry);
        Ok(())
    })?;
    Ok(())
}

/// The two cases that somebody names.
fn pair(sql: &Connection, a: &str, b: &str) -> Result<[SpaceRow; 2]> {
    let (a, b) = (space::of_case(sql, a)?, space::of_case(sql, b)?);
    if a == b {
        return Err(Error::Invalid { field: "other", words: "That is one record named twice. Choose two." });
    }
    Ok([a, b])
}

/// Two records that are shown, and not as one person.
fn apart(sql: &Connection, keep: &str, other: &str) -> Result<[SpaceRow; 2]> {
    let [keep, other] = pair(sql, keep, other)?;
    let (shown, other_shown) = (same::person(sql, keep)?, same::person(sql, other)?);
    if shown == other_shown {
        return Err(Error::Invalid { field: "other", words: "These two records are already shown as one person." });
    }
    if shown != keep || other_shown != other {
        let field = if shown == keep { "other" } else { "keep" };
        return Err(Error::Invalid {
            field,
            words: "That record is shown under another record of the same person. Choose the one that is shown.",
        });
    }
    Ok([keep, other])
}
