//! Adding an action: something somebody will do by a date.

use chrono::{Datelike, NaiveDate};
use crdt::{document::Container, field::Kind};
use serde::Serialize;

use super::{MAX_TEXT, NewOwner, Owner, record, refuse_ended};
use crate::{
    error::{Error, Result},
    note::add::part_of,
    office::{Office, Op, Outcome, Touched, Tx},
    store::{draft, space},
    time,
};

/// An action as typed.
#[derive(Debug, Clone)]
pub struct NewAction {
    /// The case's id.
    pub case: String,
    /// What is to be done, verb first.
    pub text: String,
    /// Who will do it.
    pub owner: NewOwner,
    /// `YYYY-MM-DD`.
    pub due: String,
    /// Its part; `core` when absent: everybody in the circle sees it.
    pub part: Option<String>,
}

/// An action that was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Added {
    /// Its id.
    pub id: String,
    /// Who will do it, in words.
    pub owner: String,
    /// The partner's id; nothing when the owner is a person whom no partner answers for.
    pub owner_organisation: Option<String>,
}

/// Adds an action. A partner that is to do it must hold the part it is written in, or it would never know.
///
/// # Errors
/// `Invalid` with the field, `NotFound`, `NotAllowed`; nothing is then added.
pub fn add(office: &Office, new: NewAction) -> Result<Outcome<Added>> {
    let part = part_of(new.part.as_deref())?;
    let text = text_of(&new.text)?;
    let due = due_of(&new.due)?;
    office.transact(Op::ActionAdd, move |tx| {
        must_be_near(tx, due)?;
        let row = space::of_case(tx.sql, &new.case)?;
        refuse_ended(tx.sql, row, "case")?;
        let owner = Owner::read(&tx.directory, &new.owner)?;
        owner.must_see(tx, row, &part)?;
        let entry = record::action(&text, &owner, &due.format("%Y-%m-%d").to_string());
        let ids = tx.edit(row, &part, |_, edit| {
            edit.enter(Container::Entries, entry);
            Ok(())
        })?;
        draft::forget(tx.sql, row, crate::note::draft::ACTION, tx.desk.now())?;
        tx.touch(Touched::Cases);
        let id = ids.first().ok_or(Error::Inconsistent("entry"))?;
        Ok(Added {
            id: id.to_string(),
            owner: owner.shown(tx.desk),
            owner_organisation: owner.org.map(|org| org.to_string()),
        })
    })
}

fn text_of(typed: &str) -> Result<String> {
    let invalid = |words| Error::Invalid { field: "text", words };
    let text = Kind::Line(usize::MAX)
        .check(typed)
        .map_err(|_| invalid("Write the action on one line, without special characters."))?;
    if text.is_empty() {
        return Err(invalid("Say what is to be done first, for example: Ring the daughter about the key safe."));
    }
    if text.chars().count() > MAX_TEXT {
        return Err(invalid("An action may have 400 characters. Put the rest into a note."));
    }
    Ok(text)
}

const DUE: &str = "due";

fn due_of(typed: &str) -> Result<NaiveDate> {
    const WORDS: Error =
        Error::Invalid { field: DUE, words: "Say by when: a real date as year-month-day, for example 2026-03-13." };
    let checked = Kind::Date.check(typed).map_err(|_| WORDS)?;
    NaiveDate::parse_from_str(&checked, "%Y-%m-%d").map_err(|_| WORDS)
}

/// A slip in the year would make an action that is never late, or always was.
fn must_be_near(tx: &Tx<'_>, due: NaiveDate) -> Result<()> {
    const YEARS: i32 = 10;
    let today = time::day(tx.desk.now());
    let this_year = NaiveDate::parse_from_str(&today, "%Y-%m-%d").map_or(due.year(), |today| today.year());
    if (due.year() - this_year).abs() > YEARS {
        return Err(Error::Invalid { field: DUE, words: "Check the year: that is more than ten years from today." });
    }
    Ok(())
}
