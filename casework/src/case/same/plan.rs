//! What joining two records would do, told before it is done.

use crdt::{
    Part,
    document::{Container, Map, Value},
    id::EntryId,
};
use rusqlite::Connection;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{apart, may_write};
use crate::{
    action::{Owner, record},
    case::{
        cohort::{self, Meaning},
        list,
    },
    error::Result,
    office::{Desk, Office},
    store::{SpaceRow, part, space},
    view::{
        membership,
        same::{self, Said},
    },
};

/// What joining would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The record that is kept: the person is shown by it.
    pub keep: list::Row,
    /// The record that is shown under it from then on.
    pub other: list::Row,
    /// Open actions of the other record: each is asked anew in the kept one, and cancelled in the other.
    pub actions: Vec<Moved>,
    /// Cohorts of the other record that the kept one enters.
    pub cohorts: Vec<Meaning>,
    /// Cohorts of the other record that cannot be entered in the kept one here: our organisation does not hold the part,
    /// or the cohort is another team's. The person stays in them by the other record.
    pub cohorts_left: Vec<Meaning>,
    /// Why it cannot be done here, in words; nothing when it can.
    pub refused: Option<String>,
    /// What a form hands back, so that nobody agrees to something else than was shown.
    pub seen: String,
}

/// An open action that is asked anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// What is to be done.
    pub text: String,
    /// Who, in words.
    pub owner: String,
    /// `YYYY-MM-DD`.
    pub due: String,
    /// Its part.
    pub part: String,
}

/// Tells what joining would do; writes nothing.
///
/// # Errors
/// `Invalid` for two records that are one already; `NotFound`.
pub fn plan(office: &Office, keep: &str, other: &str) -> Result<Plan> {
    let (keep, other) = (keep.to_owned(), other.to_owned());
    let mut plan = office.read({
        let (keep, other) = (keep.clone(), other.clone());
        move |sql, desk| {
            let [keep, other] = apart(sql, &keep, &other)?;
            let open = open_actions(sql, other)?;
            let (enters, left) = cohorts(sql, desk, keep, other)?;
            let names = |cohorts: &[(String, Part)]| {
                let ids: Vec<String> = cohorts.iter().map(|(id, _)| id.clone()).collect();
                cohort::meanings(sql, desk, &ids)
            };
            Ok(Plan {
                keep: list::one(sql, desk, keep)?,
                other: list::one(sql, desk, other)?,
                actions: open
                    .iter()
                    .map(|open| Moved {
                        text: open.text.clone(),
                        owner: open.owner.shown(desk),
                        due: open.due.clone(),
                        part: open.part.to_string(),
                    })
                    .collect(),
                cohorts: names(&enters)?,
                cohorts_left: names(&left)?,
                refused: None,
                seen: seen(sql, keep, other)?,
            })
        }
    })?;
    plan.refused = super::merge::tried(office, &keep, &other)?;
    Ok(plan)
}

/// An open action as it stands.
pub(super) struct Open {
    pub(super) space: SpaceRow,
    pub(super) part: Part,
    pub(super) id: EntryId,
    pub(super) newest: Vec<EntryId>,
    pub(super) text: String,
    pub(super) due: String,
    pub(super) owner: Owner,
}

/// The open actions of every record of a person, as far as they are here.
pub(super) fn open_actions(sql: &Connection, person: SpaceRow) -> Result<Vec<Open>> {
    let mut found = Vec::new();
    for row in same::records(sql, person)? {
        let mut query =
            sql.prepare_cached("SELECT DISTINCT part FROM action_view WHERE space = ?1 AND settled = 0 ORDER BY part")?;
        let parts = query.query_map([row], |found| found.get(0))?.collect::<std::result::Result<Vec<String>, _>>()?;
        for name in parts {
            let Some(document) = part::load(sql, row, &name)? else { continue };
            let entries = document.entries(Container::Entries)?;
            for action in record::all(&entries).iter().filter(|action| !action.standing.state.settled()) {
                found.push(Open {
                    space: row,
                    part: Part::new(&name)?,
                    id: action.entry.id,
                    newest: action.standing.newest.clone(),
                    text: action.text.to_owned(),
                    due: action.entry.text("due").unwrap_or_default().to_owned(),
                    owner: Owner::of(action.asked()),
                });
            }
        }
    }
    found.sort_by(|a, b| (&a.due, a.id).cmp(&(&b.due, b.id)));
    Ok(found)
}

/// A cohort and its home part.
type Tagged = (String, Part);

/// The cohorts of the other person that the kept record would enter, and those that it cannot enter here.
pub(super) fn cohorts(
    sql: &Connection,
    desk: &Desk,
    keep: SpaceRow,
    other: SpaceRow,
) -> Result<(Vec<Tagged>, Vec<Tagged>)> {
    let held = membership::of_person(sql, keep)?;
    let (mut enters, mut left) = (Vec::new(), Vec::new());
    for id in membership::of_person(sql, other)?.into_iter().filter(|id| !held.contains(id)) {
        match cohort::tag(sql, desk, &id) {
            Ok(tag) if may_write(sql, desk, keep, &tag.home)? => enters.push((id, tag.home)),
            Ok(tag) => left.push((id, tag.home)),
            Err(_) => left.push((id, Part::CORE)),
        }
    }
    Ok((enters, left))
}

/// A mark of everything that joining depends on.
pub(super) fn seen(sql: &Connection, keep: SpaceRow, other: SpaceRow) -> Result<String> {
    let mut hasher = Sha256::new();
    for row in [keep, other] {
        hasher.update(space::id(sql, row)?.0);
        for record in same::records(sql, row)? {
            hasher.update(space::id(sql, record)?.0);
        }
    }
    for open in open_actions(sql, other)? {
        hasher.update(open.id.0);
        open.newest.iter().for_each(|step| hasher.update(step.0));
    }
    for id in membership::of_person(sql, keep)?.into_iter().chain(membership::of_person(sql, other)?) {
        hasher.update(id.as_bytes());
    }
    for Said { entry, .. } in same::between(sql, keep, other, false)? {
        hasher.update(entry.0);
    }
    Ok(hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect())
}

/// Where an action says from which other it was asked anew.
const FROM: &str = "asked_anew_from";

/// The action asked anew in the kept record.
pub(super) fn anew(open: &Open) -> Map {
    let mut entry = record::action(&open.text, &open.owner, &open.due);
    entry.insert(FROM.to_owned(), Value::from(open.id.to_string()));
    entry
}

/// From which action an entry was asked anew.
pub(super) fn anew_from(entry: &crdt::document::Entry) -> Option<EntryId> {
    entry.text(FROM).and_then(|id| id.parse().ok())
}
