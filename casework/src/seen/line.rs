//! The newest line of a case: the first words of what arrived last.

use crdt::id::SeatId;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::organisation_of;
use crate::{
    error::Result,
    note,
    office::Desk,
    store::{SpaceRow, body, change, seen, space},
    view::same,
};

/// The beginning of something that arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// `note`, `action` (somebody was asked), `step` (an action went on) or `details` (anything else).
    pub what: &'static str,
    /// Of a step the state it led to.
    pub state: Option<String>,
    /// The first words of the note, or what is to be done; empty for details.
    pub text: String,
}

impl Line {
    /// Something arrived that has no words of its own.
    pub(super) fn details() -> Self {
        Self { what: "details", state: None, text: String::new() }
    }
}

/// What arrived of a case since the last look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Updates {
    /// How many changes.
    pub count: u64,
    /// Whose the newest line is.
    pub partner: String,
    /// The newest line.
    pub line: Line,
}

/// So many of the newest changes are looked through for one that says something in words.
const LOOK_THROUGH: i64 = 8;
/// Characters of a line: what one row of a list can show.
const LONGEST: usize = 120;

/// What arrived of a case since the last look; none when nothing did.
pub(crate) fn of_case(sql: &Connection, desk: &Desk, row: SpaceRow, count: u64) -> Result<Option<Updates>> {
    if count == 0 {
        return Ok(None);
    }
    let mut found = None;
    for record in same::records(sql, row)? {
        found = newest(sql, record, |_| true)?;
        if found.is_some() {
            break;
        }
    }
    Ok(found.map(|(seat, line)| {
        let partner = organisation_of(desk, &seat).map_or_else(String::new, |(_, name)| name);
        Updates { count, partner, line }
    }))
}

/// The newest line by one of these writers: words if there are any among the newest changes, else that details changed.
pub(super) fn newest(sql: &Connection, row: SpaceRow, by: impl Fn(&SeatId) -> bool) -> Result<Option<(SeatId, Line)>> {
    let shown = seen::get(sql, row)?.unwrap_or_default().shown;
    let mut first = None;
    for arrived in change::arrived(sql, row, shown, LOOK_THROUGH)?.iter().filter(|arrived| by(&arrived.seat)) {
        if let Some(line) = words(sql, row, arrived)? {
            return Ok(Some((arrived.seat, line)));
        }
        first.get_or_insert(arrived.seat);
    }
    Ok(first.map(|seat| (seat, Line::details())))
}

fn words(sql: &Connection, row: SpaceRow, arrived: &change::Arrived) -> Result<Option<Line>> {
    let hash = arrived.hash.0;
    let noted: Option<Vec<u8>> = sql
        .prepare_cached("SELECT body FROM note_view WHERE space = ?1 AND change = ?2 AND withdrawn IS NULL")?
        .query_row(params![row, hash.first_chunk::<16>()], |found| found.get(0))
        .optional()?;
    if let Some(of) = noted {
        // Its text may still be on its way.
        let held = body::get(sql, row, space::id(sql, row)?, &of)?;
        let text = held.and_then(|body| note::decode_body(&body.bytes)).unwrap_or_default();
        return Ok(Some(Line { what: "note", state: None, text: beginning(&text) }));
    }
    let asked: Option<String> = sql
        .prepare_cached("SELECT text FROM action_view WHERE space = ?1 AND change = ?2")?
        .query_row(params![row, hash], |found| found.get(0))
        .optional()?;
    if let Some(text) = asked {
        return Ok(Some(Line { what: "action", state: None, text: beginning(&text) }));
    }
    let step: Option<(String, String)> = sql
        .prepare_cached(
            "SELECT s.state, a.text FROM action_step_view s JOIN action_view a ON a.space = s.space AND a.entry = s.action
             WHERE s.space = ?1 AND s.change = ?2",
        )?
        .query_row(params![row, hash], |found| Ok((found.get(0)?, found.get(1)?)))
        .optional()?;
    Ok(step.map(|(state, text)| Line { what: "step", state: Some(state), text: beginning(&text) }))
}

/// The first words on one line, without the marks of bold text.
fn beginning(text: &str) -> String {
    let plain = text.replace("**", "");
    let mut line = String::new();
    for word in plain.split_whitespace() {
        if line.chars().count() + word.chars().count() >= LONGEST {
            if line.is_empty() {
                line.extend(word.chars().take(LONGEST));
            }
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_the_first_whole_words_on_one_line() {
        assert_eq!(
            beginning("Slept in the chair.\n\n**Morphine  eased it.**"),
            "Slept in the chair. Morphine eased it."
        );
        let long = beginning(&"breathless ".repeat(40));
        assert!(long.ends_with("breathless…"), "a word is not cut: {long}");
        assert!(long.chars().count() <= LONGEST + 1, "and it fits a row");
        assert_eq!(beginning(&"é".repeat(300)).chars().count(), LONGEST + 1, "one endless word is cut between letters");
    }
}
