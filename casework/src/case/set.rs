//! Setting one field of a case.

use crdt::id::ChangeHash;
use serde::Serialize;

use super::change::{NewValue, change};
use crate::{
    error::{Error, Result},
    office::{Office, Outcome},
};

/// A field as it was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Set {
    /// The case.
    pub id: String,
    /// The field.
    pub field: String,
    /// The stored value.
    pub value: String,
}

/// Sets a field. `seen` are the ids of the answers the form showed; `None` reads and writes in one step.
///
/// # Errors
/// Those of [`change`].
pub fn set(office: &Office, id: &str, name: &str, typed: &str, seen: Option<&[String]>) -> Result<Outcome<Set>> {
    let new = NewValue { field: name.to_owned(), value: typed.to_owned(), seen: seen.map(<[String]>::to_vec) };
    let Outcome { value, touched } = change(office, id, vec![new])?;
    let set = value.into_iter().next().ok_or(Error::Inconsistent("set"))?;
    Ok(Outcome { value: Set { id: id.to_owned(), field: set.field, value: set.value }, touched })
}

/// Reads the ids of answers that a form or script hands back.
pub(crate) fn parse_seen(ids: &[String]) -> Result<Vec<ChangeHash>> {
    ids.iter()
        .map(|id| {
            id.trim().parse().map_err(|_| Error::Invalid { field: "seen", words: "That is not the id of an answer." })
        })
        .collect()
}
