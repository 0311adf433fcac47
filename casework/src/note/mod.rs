//! Notes: signed entries by one author, their bodies sealed beside the document.

pub mod add;
pub mod amend;
pub mod draft;
pub mod withdraw;

use crdt::{Part, codec, id::EntryId};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::{
    case::open::who,
    error::{Error, Result},
    office::Desk,
    share::reached::{Reached, Receipts},
    store::{SpaceRow, body, change, journal, space},
    time,
    view::{circle, same},
};

/// The kinds of note, as `cli.md` lists them.
pub const KINDS: &[&str] = &[
    "update",
    "visit",
    "phone_call",
    "meeting",
    "decision",
    "assessment",
    "handover",
    "carer_voice",
    "person_voice",
    "medication",
    "equipment_housing",
    "admin",
    "correction",
];

/// A note as screens and scripts show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Its id.
    pub id: String,
    /// The other record of the person in which it stands, where several records are shown as one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// One of [`KINDS`], or a newer word.
    pub kind: String,
    /// Its part.
    pub part: String,
    /// Who wrote it.
    pub author: String,
    /// Their job title.
    pub role: String,
    /// Their organisation.
    pub organisation: String,
    /// When it was written, as the author claims; RFC 3339.
    pub at: String,
    /// When what it tells of happened, when that differs.
    pub event_at: Option<String>,
    /// Plain text; absent while the text is still on its way.
    pub text: Option<String>,
    /// The note it corrects.
    pub amends: Option<String>,
    /// Why it was withdrawn; shown struck through, never removed.
    pub withdrawn: Option<String>,
    /// Whether our own organisation wrote it.
    pub ours: bool,
    /// Its position in this laptop's journal when it came from somebody else: what `seen::since` calls new came later
    /// than its `from`.
    pub arrived: Option<i64>,
    /// Organisations of the circle, but for the author's, that have it by their receipts.
    pub seen_by: Vec<String>,
    /// Those that have not said so.
    pub not_seen_by: Vec<String>,
}

/// The first byte says how a body is laid out.
const BODY_VERSION: u8 = 1;
/// Longest note in characters.
pub const MAX_TEXT: usize = 20_000;

pub(crate) fn encode_body(text: &str) -> Vec<u8> {
    codec::encode(&(BODY_VERSION, text))
}

pub(crate) fn decode_body(bytes: &[u8]) -> Option<String> {
    codec::decode::<(u8, String)>(bytes, "body")
        .ok()
        .filter(|(version, _)| *version == BODY_VERSION)
        .map(|(_, text)| text)
}

/// Checks a note's text: not empty, not too long, no characters that cannot be shown.
pub(crate) fn check_text(text: &str) -> Result<String> {
    let invalid = |words| Error::Invalid { field: "text", words };
    let text = text.trim();
    if text.is_empty() {
        return Err(invalid("Write the note first."));
    }
    if text.chars().count() > MAX_TEXT {
        return Err(invalid("A note may have 20,000 characters. Write it as two notes."));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(invalid("The note contains characters that cannot be shown."));
    }
    Ok(text.replace("\r\n", "\n"))
}

/// Every note of all records of the person whom a case shows that this seat may see, newest first.
pub(crate) fn of_person(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Vec<Note>> {
    let mut notes = of_case(sql, desk, row)?;
    for record in same::records(sql, row)?.into_iter().skip(1) {
        let id = space::id(sql, record)?.to_string();
        let others = of_case(sql, desk, record)?;
        notes.extend(others.into_iter().map(|note| Note { record: Some(id.clone()), ..note }));
    }
    notes.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
    Ok(notes)
}

/// Every note of a case that this seat may see, newest first.
pub(crate) fn of_case(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Vec<Note>> {
    let id = space::id(sql, row)?;
    let mut query = sql.prepare_cached(
        "SELECT entry, part, change, kind, at, event_at, body, amends, withdrawn FROM note_view WHERE space = ?1
         ORDER BY at DESC, entry",
    )?;
    let mut rows = query.query([row])?;
    let mut notes = Vec::new();
    let circle = circle::of_space(sql, row)?;
    let mut receipts = Receipts::new(sql, desk);
    while let Some(found) = rows.next()? {
        let part: String = found.get(1)?;
        let placed = change::find(sql, row, &part, &found.get::<_, Vec<u8>>(2)?)?;
        let (at, seat) = placed.unzip();
        let mut seen_by = Vec::new();
        let mut not_seen_by = Vec::new();
        let from = seat.and_then(|seat| desk.directory.org_of(&seat));
        let readers = circle.iter().filter(|(org, parts)| parts.contains(&part) && Some(*org) != from);
        for (org, _) in readers {
            let name = desk.directory.organisation(org).map_or_else(String::new, |known| known.profile().name.clone());
            let received = at.map_or(Ok(Reached::NotSent), |at| receipts.reached_at(org, at))? == Reached::Received;
            if received { seen_by.push(name) } else { not_seen_by.push(name) }
        }
        seen_by.sort();
        not_seen_by.sort();
        let (author, organisation) = who(desk, seat);
        let certificate = seat.and_then(|seat| desk.directory.author(&seat));
        let held = body::get(sql, row, id, &found.get::<_, Vec<u8>>(6)?)?;
        notes.push(Note {
            id: EntryId::from_slice(&found.get::<_, Vec<u8>>(0)?)?.to_string(),
            record: None,
            kind: found.get(3)?,
            part,
            author,
            role: certificate.map_or_else(String::new, |known| known.role.clone()),
            organisation,
            at: time::rfc3339(found.get(4)?),
            event_at: found.get::<_, Option<i64>>(5)?.map(time::rfc3339),
            text: held.and_then(|body| decode_body(&body.bytes)),
            amends: found
                .get::<_, Option<Vec<u8>>>(7)?
                .map(|id| EntryId::from_slice(&id))
                .transpose()?
                .map(|id| id.to_string()),
            withdrawn: found.get(8)?,
            ours: certificate.is_some_and(|known| known.org == desk.org),
            arrived: at.map_or(Ok(None), |at| Ok::<_, Error>(journal::came(sql, at)?.then_some(at)))?,
            seen_by,
            not_seen_by,
        });
    }
    Ok(notes)
}

/// Where a note lives.
pub(crate) fn find(sql: &Connection, id: &str) -> Result<(SpaceRow, Part, EntryId)> {
    const NONE: Error = Error::NotFound("There is no such note on this laptop.");
    let entry: EntryId = id.trim().parse().map_err(|_| NONE)?;
    let found: Option<(i64, String)> = sql
        .prepare_cached("SELECT space, part FROM note_view WHERE entry = ?1")?
        .query_row(params![entry.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (row, part) = found.ok_or(NONE)?;
    Ok((row, Part::new(&part)?, entry))
}
