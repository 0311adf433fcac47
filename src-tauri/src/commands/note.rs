//! Adding a note.

use casework::{note, office::Office};

use super::{Answered, Done, stale};
use crate::shapes::{Added, NewNote};

/// Adds a note; answers when it is durable.
pub(crate) fn add(office: &Office, args: NewNote) -> Answered<Added> {
    let NewNote { case, kind, part, text } = args;
    let outcome = note::add::add(office, note::add::NewNote { case, kind, part: Some(part), text })?;
    Ok(Done { answer: Added { id: outcome.value.id }, touched: stale(&outcome.touched) })
}
