//! Drafts: what is being written survives a lock, a crash and a power cut.

use super::MAX_TEXT;
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome},
    store::{draft, space},
};

/// A half-written note about a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The kind chosen so far.
    pub kind: String,
    /// The part chosen so far.
    pub part: String,
    /// The text so far.
    pub text: String,
}

/// Keeps a draft until the note is added; an empty text lets it go.
///
/// # Errors
/// `NotFound`, `Invalid` for a text longer than a note may be.
pub fn keep(office: &Office, case: &str, written: Draft) -> Result<Outcome<()>> {
    if written.text.chars().count() > MAX_TEXT || written.kind.len() > 40 || written.part.len() > 40 {
        return Err(Error::Invalid {
            field: "text",
            words: "A note may have 20,000 characters. Write it as two notes.",
        });
    }
    let case = case.to_owned();
    office.transact(Op::NoteDraft, move |tx| {
        let row = space::of_case(tx.sql, &case)?;
        if written.text.trim().is_empty() {
            draft::forget(tx.sql, row)
        } else {
            draft::put(tx.sql, row, &written, tx.desk.now())
        }
    })
}

/// What was being written about a case.
///
/// # Errors
/// `NotFound`.
pub fn read(office: &Office, case: &str) -> Result<Option<Draft>> {
    let case = case.to_owned();
    office.read(move |sql, _| draft::get(sql, space::of_case(sql, &case)?))
}

/// A half-written note by the person it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// The case's id.
    pub case: String,
    /// The person's family name.
    pub family_name: String,
    /// Their given name.
    pub given_name: String,
    /// Their title.
    pub title: String,
    /// When it was last kept; RFC 3339.
    pub at: String,
}

/// What is half-written on this laptop, the newest first, at most so many.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office, most: u32) -> Result<Vec<Unfinished>> {
    office.read(move |sql, _| draft::list(sql, most))
}

/// Whether anything is half-written on this laptop.
///
/// # Errors
/// Storage errors.
pub fn any(office: &Office) -> Result<bool> {
    office.read(|sql, _| draft::any(sql))
}
