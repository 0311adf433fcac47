//! What is new in a case since the look before the present one, by partner.

use std::collections::BTreeMap;

use crdt::{
    document::{Container, Document, Entry},
    id::ChangeHash,
};
use rusqlite::Connection;
use serde::Serialize;

use super::organisation_of;
use crate::{
    case::open::who,
    error::Result,
    form::FORM,
    office::{Desk, Office},
    record::RECORD,
    store::{
        SpaceRow,
        change::{self, Arrived},
        journal, part, seen, space,
    },
    time,
    view::same,
};

/// What is new in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Since {
    /// When the case was looked at before; nothing when nobody knows, or never. RFC 3339.
    pub since: Option<String>,
    /// What arrived after this position is new.
    pub from: i64,
    /// What arrived after this position was not here yet when this was told.
    pub up_to: i64,
    /// How many changes each partner made, by name.
    pub partners: Vec<FromPartner>,
    /// What is new beside notes and records, newest first.
    pub others: Vec<Other>,
}

/// What one partner changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FromPartner {
    /// Its id.
    pub id: String,
    /// Its name.
    pub partner: String,
    /// How many changes.
    pub updates: u64,
}

/// Something new that is neither note nor record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Other {
    /// `action`, `step`, `handover`, `handover_step`, `field`, `settled`, `attachment`, `attachment_withdrawn`, `withdrawn`, `cohort`, `same_person` or `details`.
    pub what: &'static str,
    /// What is to be done, the name of the field, or of what was struck through its type; empty where there is none.
    pub text: String,
    /// Of a step the state it led to.
    pub state: Option<String>,
    /// Who.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// Its position in the journal.
    pub arrived: i64,
}

/// More than this is not told one by one.
const MOST: i64 = 2_000;

/// Tells what is new in a case without moving the mark.
///
/// # Errors
/// `NotFound`; storage errors.
pub fn since(office: &Office, case: &str) -> Result<Since> {
    let id = case.to_owned();
    office.read(move |sql, desk| told(sql, desk, space::of_case(sql, &id)?))
}

pub(super) fn told(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Since> {
    let mark = seen::get(sql, row)?.unwrap_or_default();
    let mut partners: BTreeMap<(String, String), u64> = BTreeMap::new();
    let mut news = Vec::new();
    // What is new in another record of the person is told with it, each since it was itself last looked at.
    for record in same::records(sql, row)? {
        let before = seen::get(sql, record)?.unwrap_or_default().before;
        let arrived = change::arrived(sql, record, before, MOST)?;
        for one in &arrived {
            let (id, name) =
                organisation_of(desk, &one.seat).map_or_else(Default::default, |(id, name)| (id.to_string(), name));
            *partners.entry((name, id)).or_default() += 1;
        }
        // To whoever never saw the person all of it is new: no list would help.
        if before != 0 {
            news.extend(others(sql, desk, record, &arrived)?);
        }
    }
    news.sort_by_key(|one| std::cmp::Reverse(one.arrived));
    Ok(Since {
        since: (mark.before_at > 0).then(|| time::rfc3339(mark.before_at)),
        from: mark.before,
        up_to: journal::end(sql)?,
        partners: partners.into_iter().map(|((partner, id), updates)| FromPartner { id, partner, updates }).collect(),
        others: news,
    })
}

fn others(sql: &Connection, desk: &Desk, row: SpaceRow, arrived: &[Arrived]) -> Result<Vec<Other>> {
    let mut documents: BTreeMap<&str, Told> = BTreeMap::new();
    let mut out = Vec::new();
    for one in arrived {
        if !documents.contains_key(one.part.as_str()) {
            let document = part::load(sql, row, &one.part)?.unwrap_or_default();
            documents.insert(&one.part, Told::of(&document)?);
        }
        let (by, organisation) = who(desk, Some(one.seat));
        let said = documents.get(one.part.as_str()).and_then(|told| told.by_change.get(&one.hash));
        for Said { what, text, state } in said.into_iter().flatten() {
            out.push(Other {
                what,
                text: text.clone(),
                state: state.clone(),
                by: by.clone(),
                organisation: organisation.clone(),
                arrived: one.n,
            });
        }
    }
    Ok(out)
}

struct Said {
    what: &'static str,
    text: String,
    state: Option<String>,
}

/// What each change of a part says, but for notes and records.
struct Told {
    by_change: BTreeMap<ChangeHash, Vec<Said>>,
}

impl Told {
    fn of(document: &Document) -> Result<Self> {
        let mut told = Self { by_change: BTreeMap::new() };
        let entries = document.entries(Container::Entries)?;
        let texts: BTreeMap<String, &str> =
            entries.iter().filter_map(|entry| Some((entry.id.to_string(), entry.text("text")?))).collect();
        let types: BTreeMap<String, &str> =
            entries.iter().filter_map(|entry| Some((entry.id.to_string(), entry.text("type")?))).collect();
        let attached = entries.iter().filter(|entry| entry.text("type") == Some("attachment"));
        let files: BTreeMap<String, &str> =
            attached.map(|entry| (entry.id.to_string(), entry.text("name").unwrap_or_default())).collect();
        let offers = entries.iter().filter(|entry| entry.text("type") == Some("handover"));
        let duties: BTreeMap<String, &str> =
            offers.filter_map(|entry| Some((entry.id.to_string(), entry.text("of")?))).collect();
        for entry in &entries {
            match entry.text("type") {
                // Notes and records stand in the timeline themselves; the words of a form came with the record that
                // answers it.
                Some("note" | RECORD | FORM) => {}
                Some("attachment") => told.add(entry, "attachment", entry.text("name").unwrap_or_default(), None),
                Some("withdrawn") => {
                    let of = entry.text("of").unwrap_or_default();
                    match files.get(of) {
                        Some(name) => told.add(entry, "attachment_withdrawn", name, None),
                        None => told.add(entry, "withdrawn", types.get(of).copied().unwrap_or_default(), None),
                    }
                }
                Some("action") => told.add(entry, "action", entry.text("text").unwrap_or_default(), None),
                Some("handover") => told.add(entry, "handover", entry.text("of").unwrap_or_default(), None),
                Some("handover_step") => {
                    let of = entry.text("of").and_then(|id| duties.get(id)).copied().unwrap_or_default();
                    told.add(entry, "handover_step", of, entry.text("state").map(str::to_owned));
                }
                Some("action_step") => {
                    let of = entry.text("of").and_then(|id| texts.get(id)).copied().unwrap_or_default();
                    told.add(entry, "step", of, entry.text("state").map(str::to_owned));
                }
                _ => told.add(entry, "details", "", None),
            }
        }
        for entry in document.entries(Container::Sets)? {
            match entry.text("set") {
                Some(same::SAME | same::NOT_SAME) => told.add(&entry, "same_person", "", None),
                _ => told.add(&entry, "cohort", entry.text("member").unwrap_or_default(), None),
            }
        }
        for entry in document.entries(Container::Settlements)? {
            told.add(&entry, "settled", entry.text("field").unwrap_or_default(), None);
        }
        for (name, answer) in document.past()? {
            // Choosing an answer writes it too: the choice is what is told.
            let chosen = told
                .by_change
                .get(&answer.id)
                .is_some_and(|said| said.iter().any(|said| said.what == "settled" && said.text == name));
            if !chosen {
                told.say(answer.id, "field", &name, None);
            }
        }
        Ok(told)
    }

    fn add(&mut self, entry: &Entry, what: &'static str, text: &str, state: Option<String>) {
        self.say(entry.change, what, text, state);
    }

    fn say(&mut self, change: ChangeHash, what: &'static str, text: &str, state: Option<String>) {
        self.by_change.entry(change).or_default().push(Said { what, text: text.to_owned(), state });
    }
}
