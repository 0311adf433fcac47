//! Opening a case: everything this seat may see of one person. Opening is a verb.

use std::collections::BTreeMap;

use crdt::{
    Part,
    document::{Answer, Container, Document, Value, open_answers},
    field::{self, Policy},
    id::SeatId,
};
use rusqlite::Connection;
use serde::Serialize;

use super::{
    cohort::{self, Meaning},
    list,
    review::{self, Standing},
    same::others::{self, OtherRecord},
};
use crate::{
    action::{self, Action},
    audit::look,
    error::{Error, Result},
    handover::{self, Handover},
    note::{self, Note},
    office::{Desk, Office},
    store::{SpaceRow, change, part, space},
    time,
    two_answers::{self, TwoAnswers},
    view::{circle, same},
};

/// What a restricted person has on no screen, export or print (`records.md`).
pub(crate) const HIDDEN_WHEN_RESTRICTED: [&str; 3] = ["address", "postcode", "phone"];
/// How a settlement stands in the history, before the field's name.
const SETTLED: &str = "settled ";

/// A whole case.
#[derive(Debug, Clone, Serialize)]
pub struct Case {
    /// The fields of the list.
    #[serde(flatten)]
    pub summary: list::Row,
    /// What each of its cohorts is.
    pub cohort_names: Vec<Meaning>,
    /// The parts our organisation holds: field to value, with both answers where two are open.
    pub parts: BTreeMap<String, BTreeMap<String, Field>>,
    /// Who holds which parts.
    pub circle: Vec<Holder>,
    /// Other records of this person that are shown with it: their ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<String>,
    /// The record of the same person under which this one is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<String>,
    /// Those other records, and who said so.
    #[serde(skip)]
    pub others: Vec<OtherRecord>,
    /// Newest first.
    pub notes: Vec<Note>,
    /// Actions with their steps, by due date.
    pub actions: Vec<Action>,
    /// Who was asked to take on which duty, the newest first.
    pub handovers: Vec<Handover>,
    /// Questions with two answers.
    pub two_answers: Vec<TwoAnswers>,
    /// When it is looked at again, and whether it may step down.
    pub standing: Standing,
    /// Who set which field when, newest first.
    pub history: Vec<Event>,
    /// The parts that our organisation may write in: those it holds, and those it may open.
    #[serde(skip)]
    pub writable: Vec<String>,
    /// The id of our organisation.
    #[serde(skip)]
    pub us: String,
}

/// A field's present value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The value; for two open answers all of them, in a fixed order.
    pub value: String,
    /// Who wrote it.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
    /// The ids of the answers a form must hand back as `seen`.
    pub answers: Vec<String>,
    /// More than one answer is open.
    pub needs_checking: bool,
}

/// An organisation in the circle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// Its id.
    pub id: String,
    /// Its name.
    pub organisation: String,
    /// The parts it holds.
    pub parts: Vec<String>,
}

/// One act in the history of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// The part.
    pub part: String,
    /// What was set, or `settled`.
    pub what: String,
    /// To which value.
    pub value: String,
}

/// Opens a case, once the look has its line in the audit.
///
/// # Errors
/// `not_found`.
pub fn open(office: &Office, id: &str) -> Result<Case> {
    let wanted = id.to_owned();
    // A case that is read again after an act is most often one whose look has its line: that is one turn on the vault's
    // thread, and nobody else's question comes between.
    let seen = office.read(move |sql, desk| {
        let row = space::of_case(sql, &wanted)?;
        let looked = same::records(sql, row)?.iter().all(|record| look::has_line(desk, *record));
        if looked { whole(sql, desk, row).map(Some) } else { Ok(None) }
    })?;
    if let Some(case) = seen {
        return Ok(case);
    }
    // The other records of the person are looked at with it.
    for record in records(office, id)? {
        look::at_case(office, &record)?;
    }
    let wanted = id.to_owned();
    office.read(move |sql, desk| whole(sql, desk, space::of_case(sql, &wanted)?))
}

fn whole(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Case> {
    let summary = list::one(sql, desk, row)?;
    let mut parts = BTreeMap::new();
    let mut history = Vec::new();
    for part in part::list(sql, row)? {
        let Some(document) = part::load(sql, row, part.as_str())? else { continue };
        let mut fields = fields(sql, desk, row, &part, &document, &mut history)?;
        settlements(sql, desk, row, &part, &document, &mut history)?;
        if summary.restricted && part == Part::CONTACT {
            // records.md: a restricted person has no address or phone on any screen.
            HIDDEN_WHEN_RESTRICTED.iter().for_each(|hidden| _ = fields.remove(*hidden));
            history.retain(|event| !tells_where(&event.what));
        }
        parts.insert(part.as_str().to_owned(), fields);
    }
    history
        .sort_by(|a, b| b.at.cmp(&a.at).then_with(|| (&a.part, &a.what, &a.value).cmp(&(&b.part, &b.what, &b.value))));
    Ok(Case {
        cohort_names: cohort::meanings(sql, desk, &summary.cohorts)?,
        parts,
        circle: holders(sql, desk, row)?,
        merged: same_records(sql, row)?,
        merged_into: {
            let person = same::person(sql, row)?;
            if person == row { None } else { Some(space::id(sql, person)?.to_string()) }
        },
        others: others::of_case(sql, desk, row)?,
        notes: note::of_person(sql, desk, row)?,
        actions: action::list::of_case(sql, desk, row)?,
        handovers: handover::list::of_case(sql, desk, row)?,
        two_answers: two_answers::of_case(sql, desk, row)?,
        history,
        standing: review::of_row(sql, desk, row)?,
        writable: writable(sql, desk, row)?,
        us: desk.org.to_string(),
        summary,
    })
}

fn records(office: &Office, id: &str) -> Result<Vec<String>> {
    let id = id.to_owned();
    office.read(move |sql, _| {
        let row = space::of_case(sql, &id)?;
        Ok(std::iter::once(id).chain(same_records(sql, row)?).collect())
    })
}

fn same_records(sql: &Connection, row: SpaceRow) -> Result<Vec<String>> {
    same::records(sql, row)?.into_iter().skip(1).map(|record| Ok(space::id(sql, record)?.to_string())).collect()
}

/// Whether an act in the history, also a settlement, says where a person is or how to ring them.
fn tells_where(what: &str) -> bool {
    HIDDEN_WHEN_RESTRICTED.contains(&what.strip_prefix(SETTLED).unwrap_or(what))
}

/// Parts that exist already are written in by those who hold them; the others by whoever opened the case.
fn writable(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Vec<String>> {
    let mut parts = Vec::new();
    for part in Part::CASE {
        if super::same::may_write(sql, desk, row, part)? {
            parts.push(part.as_str().to_owned());
        }
    }
    Ok(parts)
}

/// The circle of a case with names.
pub(crate) fn holders(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Vec<Holder>> {
    let mut out: Vec<Holder> = circle::of_space(sql, row)?
        .into_iter()
        .map(|(org, parts)| Holder {
            id: org.to_string(),
            organisation: desk
                .directory
                .organisation(&org)
                .map_or_else(String::new, |known| known.profile().name.clone()),
            parts,
        })
        .collect();
    out.sort_by(|a, b| (&a.organisation, &a.id).cmp(&(&b.organisation, &b.id)));
    Ok(out)
}

/// A seat's person and organisation, for showing.
pub(crate) fn who(desk: &Desk, seat: Option<SeatId>) -> (String, String) {
    let certificate = seat.and_then(|seat| desk.directory.author(&seat));
    certificate.map_or_else(
        || (String::new(), String::new()),
        |known| {
            let organisation =
                desk.directory.organisation(&known.org).map_or_else(String::new, |org| org.profile().name.clone());
            (known.person_name.clone(), organisation)
        },
    )
}

/// A value as text, the same for people and scripts.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Int(number) => number.to_string(),
        Value::Uint(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Bool(answer) => if *answer { "yes" } else { "no" }.to_owned(),
        Value::Time(at) => time::rfc3339(*at),
        Value::Bytes(_) | Value::Null | Value::Map(_) => String::new(),
    }
}

fn fields(
    sql: &Connection,
    desk: &Desk,
    row: SpaceRow,
    part: &Part,
    document: &Document,
    history: &mut Vec<Event>,
) -> Result<BTreeMap<String, Field>> {
    let mut out = BTreeMap::new();
    for (name, answers) in document.fields()? {
        let keeps_both = field::find(&name).is_some_and(|known| known.policy == Policy::KeepBoth);
        let winner = document.winner(&name);
        let shown_answer = answers.iter().find(|answer| Some(&answer.value) == winner.as_ref()).or(answers.first());
        let Some(answer) = shown_answer else { continue };
        let (by, organisation) = who(desk, change::seat_of(sql, row, part.as_str(), &answer.id.0)?);
        let needs_checking = keeps_both && open_answers(&answers) > 1;
        let field = Field {
            value: if needs_checking { both(&answers) } else { shown(&answer.value) },
            by,
            organisation,
            at: time::rfc3339(answer.at),
            answers: answers.iter().map(|answer| answer.id.to_string()).collect(),
            needs_checking,
        };
        out.insert(name, field);
    }
    for (name, answer) in document.past()? {
        let (by, organisation) = who(desk, change::seat_of(sql, row, part.as_str(), &answer.id.0)?);
        history.push(Event {
            at: time::rfc3339(answer.at),
            by,
            organisation,
            part: part.as_str().to_owned(),
            what: name,
            value: shown(&answer.value),
        });
    }
    Ok(out)
}

fn both(answers: &[Answer]) -> String {
    let mut values: Vec<String> = answers.iter().map(|answer| shown(&answer.value)).collect();
    values.sort();
    values.dedup();
    values.join(" | ")
}

fn settlements(
    sql: &Connection,
    desk: &Desk,
    row: SpaceRow,
    part: &Part,
    document: &Document,
    history: &mut Vec<Event>,
) -> Result<()> {
    for entry in document.entries(Container::Settlements)? {
        let (by, organisation) = who(desk, change::seat_of(sql, row, part.as_str(), &entry.change.0)?);
        history.push(Event {
            at: time::rfc3339(entry.at),
            by,
            organisation,
            part: part.as_str().to_owned(),
            what: format!("{SETTLED}{}", entry.text("field").ok_or(Error::Inconsistent("settlement"))?),
            value: entry.content.get("chose").map(shown).unwrap_or_default(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::tells_where;

    #[test]
    fn a_settled_address_says_as_much_as_one_that_was_set() {
        for what in ["address", "postcode", "phone", "settled address", "settled phone"] {
            assert!(tells_where(what), "a restricted person's history does not hold {what:?}");
        }
        for what in ["key_safe", "settled key_worker", "unsettled address"] {
            assert!(!tells_where(what), "{what:?} stays");
        }
    }
}
