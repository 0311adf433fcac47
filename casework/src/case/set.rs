//! Setting one field of a case.

use crdt::{document::Value, document::set_field, field, id::ChangeHash};
use serde::Serialize;

use crate::{
    action,
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched},
    store::space,
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
/// `Invalid`; `ChangedMeanwhile` and `TwoAnswersOpen` for a keep-both field; `NotAllowed` when our organisation does
/// not hold the part; `OpenActions` for an end of the case while actions of it are not settled.
pub fn set(office: &Office, id: &str, name: &str, typed: &str, seen: Option<&[String]>) -> Result<Outcome<Set>> {
    let known = field::find(name)
        .filter(|field| field.name != "code")
        .ok_or(Error::Invalid { field: "field", words: "There is no field of that name that can be set." })?;
    let mut value =
        known.kind.check(typed).map_err(|rejected| Error::Invalid { field: known.name, words: rejected.0 })?;
    if known.policy == field::Policy::KeepBoth && value.is_empty() {
        // records.md: clearing writes `unknown`, never deletes.
        "unknown".clone_into(&mut value);
    }
    if known.name == "postcode" {
        value = super::add::tidy_postcode(&value);
    }
    let seen = seen.map(parse_seen).transpose()?;
    let id = id.to_owned();
    office.transact(Op::CaseSet, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        tx.concerns(row);
        tx.about(known.name);
        action::refuse_open(tx.sql, row, known.name, &value)?;
        let new = Value::from(value.as_str());
        tx.edit(row, known.part, |document, edit| {
            let unchanged = matches!(document.answers(known.name)?.as_slice(), [only] if only.value == new);
            let mut tried = crdt::document::Edit::new();
            set_field(document, &mut tried, known.name, known.policy, new, seen.as_deref())?;
            if !unchanged {
                *edit = tried;
            }
            Ok(())
        })?;
        tx.touch(Touched::Cases);
        Ok(Set { id, field: known.name.to_owned(), value })
    })
}

/// Reads the ids of answers that a form or script hands back.
pub(crate) fn parse_seen(ids: &[String]) -> Result<Vec<ChangeHash>> {
    ids.iter()
        .map(|id| {
            id.trim().parse().map_err(|_| Error::Invalid { field: "seen", words: "That is not the id of an answer." })
        })
        .collect()
}
