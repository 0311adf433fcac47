//! Adding a note.

use crdt::{
    Part,
    document::{Container, Map, Value},
};
use serde::Serialize;

use super::{KINDS, check_text, encode_body};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched, Tx},
    store::{SpaceRow, draft, space},
};

/// A note as typed.
#[derive(Debug, Clone)]
pub struct NewNote {
    /// The case's id.
    pub case: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// Its part; `core` when absent: everybody in the circle sees it.
    pub part: Option<String>,
    /// Plain text with a little Markdown.
    pub text: String,
}

/// A note that was added; also the answer of amending and withdrawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Added {
    /// Its id.
    pub id: String,
}

/// Adds a note to a part of a case that our organisation holds.
///
/// # Errors
/// `Invalid`, `NotFound`, `NotAllowed`.
pub fn add(office: &Office, new: NewNote) -> Result<Outcome<Added>> {
    if !KINDS.contains(&new.kind.as_str()) {
        return Err(Error::Invalid { field: "kind", words: "Choose a kind of note from the list." });
    }
    let part = part_of(new.part.as_deref())?;
    let text = check_text(&new.text)?;
    office.transact(Op::NoteAdd, move |tx| {
        let row = space::of_case(tx.sql, &new.case)?;
        draft::forget(tx.sql, row, super::draft::NOTE, tx.desk.now())?;
        write(tx, row, &part, &new.kind, &text, None)
    })
}

/// Adds many notes in one commit: all or none. For moving in from another system and for made-up neighbourhoods.
///
/// # Errors
/// As [`add`], for the first note that does not fit.
pub fn add_all(office: &Office, notes: Vec<NewNote>) -> Result<Outcome<Vec<Added>>> {
    let mut checked = Vec::with_capacity(notes.len());
    for new in notes {
        if !KINDS.contains(&new.kind.as_str()) {
            return Err(Error::Invalid { field: "kind", words: "Choose a kind of note from the list." });
        }
        checked.push((new.case, part_of(new.part.as_deref())?, new.kind, check_text(&new.text)?));
    }
    office.transact(Op::NoteAdd, move |tx| {
        checked
            .into_iter()
            .map(|(case, part, kind, text)| {
                let row = space::of_case(tx.sql, &case)?;
                write(tx, row, &part, &kind, &text, None)
            })
            .collect()
    })
}

/// Reads a part's name as typed.
pub(crate) fn part_of(name: Option<&str>) -> Result<Part> {
    let name = name.unwrap_or("core");
    Part::CASE
        .iter()
        .find(|part| part.as_str() == name)
        .cloned()
        .ok_or(Error::Invalid { field: "part", words: "There is no part of that name." })
}

/// Seals the text and writes the entry.
pub(crate) fn write(
    tx: &mut Tx<'_>,
    row: SpaceRow,
    part: &Part,
    kind: &str,
    text: &str,
    amends: Option<&str>,
) -> Result<Added> {
    let id = space::id(tx.sql, row)?;
    let hash = tx.seal(row, id, encode_body(text))?;
    let mut entry = Map::from([
        ("type".to_owned(), Value::from("note")),
        ("kind".to_owned(), Value::from(kind)),
        ("body".to_owned(), Value::Bytes(hash.0.to_vec())),
    ]);
    if let Some(amended) = amends {
        entry.insert("amends".to_owned(), Value::from(amended));
    }
    let ids = tx.edit(row, part, |_, edit| {
        edit.enter(Container::Entries, entry);
        Ok(())
    })?;
    tx.touch(Touched::Cases);
    let entry = ids.first().ok_or(Error::Inconsistent("entry"))?;
    Ok(Added { id: entry.to_string() })
}
