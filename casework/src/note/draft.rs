//! Drafts: what is being written survives a lock, a crash and a power cut. Each form keeps its own: the note, a new action,
//! the reason for a step; and forms that are about nobody yet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::MAX_TEXT;
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome},
    store::{draft, space},
};

/// The form of a note.
pub const NOTE: &str = "note";
/// The form of a new action.
pub const ACTION: &str = "action";
/// Forms that one case, or the laptop, keeps at once.
const MOST_FORMS: usize = 40;

/// The form in which a step of an action is being written.
#[must_use]
pub fn step(action: &str) -> String {
    format!("step {action}")
}

/// What is half-written in a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The kind chosen so far; nothing where a form has none.
    pub kind: String,
    /// The part chosen so far.
    pub part: String,
    /// The text so far; whatever a form with several boxes makes of them.
    pub text: String,
}

/// The drafts of one case by form.
pub(crate) type Forms = BTreeMap<String, Draft>;

/// Keeps what is written in a form until it is saved; an empty text lets it go. Without a case it is a form about
/// nobody yet.
///
/// # Errors
/// `NotFound`, `Invalid` for a text longer than a note may be.
pub fn keep(office: &Office, case: Option<&str>, form: &str, written: Draft) -> Result<Outcome<()>> {
    if written.text.chars().count() > MAX_TEXT || written.kind.len() > 40 || written.part.len() > 40 {
        return Err(Error::Invalid {
            field: "text",
            words: "A note may have 20,000 characters. Write it as two notes.",
        });
    }
    if form.is_empty() || form.len() > 200 {
        return Err(Error::Inconsistent("form"));
    }
    let (case, form) = (case.map(str::to_owned), form.to_owned());
    office.transact(Op::NoteDraft, move |tx| {
        let row = case.map(|case| space::of_case(tx.sql, &case)).transpose()?;
        let mut forms = draft::get(tx.sql, row)?;
        if written.text.trim().is_empty() {
            forms.remove(&form);
        } else {
            forms.insert(form, written);
        }
        if forms.len() > MOST_FORMS {
            return Err(Error::Invalid {
                field: "text",
                words: "Too much is half-written here. Save or empty something first.",
            });
        }
        draft::put(tx.sql, row, &forms, tx.desk.now())
    })
}

/// What is half-written in a form.
///
/// # Errors
/// `NotFound`.
pub fn read(office: &Office, case: Option<&str>, form: &str) -> Result<Option<Draft>> {
    let (case, form) = (case.map(str::to_owned), form.to_owned());
    office.read(move |sql, _| {
        let row = case.map(|case| space::of_case(sql, &case)).transpose()?;
        Ok(draft::get(sql, row)?.remove(&form))
    })
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

/// What is half-written on this laptop, told so that a stranger may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfWritten {
    /// The form; the note's when there is one.
    pub form: String,
    /// Initials of the person it is about; nothing when it is about nobody yet, or their name is not known.
    pub initials: String,
}

/// What was written last and is not saved yet.
///
/// # Errors
/// Storage errors.
pub fn unfinished(office: &Office) -> Result<Option<HalfWritten>> {
    office.read(|sql, _| {
        let Some((forms, given, family)) = draft::newest(sql)? else { return Ok(None) };
        let form = if forms.contains_key(NOTE) { Some(NOTE) } else { forms.keys().next().map(String::as_str) };
        Ok(form.map(|form| HalfWritten { form: form.to_owned(), initials: initials(&given, &family) }))
    })
}

/// "M S".
fn initials(given: &str, family: &str) -> String {
    let first = |name: &str| name.trim().chars().next().map(|letter| letter.to_uppercase().to_string());
    [first(given), first(family)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_letters_of_any_alphabet_and_nothing_when_there_is_no_name() {
        for (given, family, shown) in
            [("Mary", "Smith", "M S"), ("jan", "łukasik", "J Ł"), ("", "Smith", "S"), (" ", "", "")]
        {
            assert_eq!(initials(given, family), shown, "{given:?} {family:?}");
        }
    }
}
