//! A whole case in words, for `case show`.

use casework::{
    case::open::{Case, Field, Holder},
    record::Record,
};
use serde::Serialize;

use super::{action, handover, record, two_answers};
use crate::words;

/// A case with its pathway records, what happened last first.
#[derive(Serialize)]
pub(super) struct Whole {
    #[serde(flatten)]
    pub(super) case: Case,
    pub(super) records: Vec<Record>,
}

/// The case as people read it: who she is, what is to be checked, who holds it, notes, then every field and change.
pub(super) fn shown(Whole { case, records }: &Whole) -> String {
    let mut out = head(case);
    if let Some(kept) = &case.merged_into {
        out.push_str(&format!("\nThis record is shown under case {kept}: the same person.\n"));
    }
    for other in &case.others {
        let name = words::name(&other.family_name, &other.given_name, &other.title);
        out.push_str(&format!("\nAlso recorded as {name} ({}), {}: case {}\n", other.code, other.kept_by, other.id));
    }
    if !case.two_answers.is_empty() {
        out.push_str("\nTwo answers to check\n");
        case.two_answers.iter().for_each(|question| out.push_str(&two_answers::shown(question)));
    }
    out.push_str("\nCircle\n");
    out.push_str(&words::indented(&circle(&case.circle), 2));
    out.push_str("\nActions\n");
    if case.actions.is_empty() {
        out.push_str("  None yet.\n");
    }
    case.actions.iter().for_each(|held| out.push_str(&words::indented(&action::shown(held), 2)));
    if !records.is_empty() {
        out.push_str("\nRecords\n");
        records.iter().for_each(|held| out.push_str(&words::indented(&record::shown(held), 2)));
    }
    if !case.handovers.is_empty() {
        out.push_str("\nHand-overs\n");
        case.handovers.iter().for_each(|offer| out.push_str(&words::indented(&handover::shown(offer), 2)));
    }
    out.push_str("\nNotes\n");
    if case.notes.is_empty() {
        out.push_str("  None yet.\n");
    }
    for note in &case.notes {
        let (part, author, at) = (words::code(&note.part), &note.author, words::moment(&note.at));
        out.push_str(&format!(
            "  {at}, {} ({part}), {author}, {}, {}\n",
            words::code(&note.kind),
            note.role,
            note.organisation
        ));
        if let Some(record) = &note.record {
            out.push_str(&format!("    From the other record, case {record}\n"));
        }
        if let Some(reason) = &note.withdrawn {
            out.push_str(&format!("    Struck through: {reason}\n"));
        }
        if let Some(amended) = &note.amends {
            out.push_str(&format!("    Corrects note {amended}\n"));
        }
        out.push_str(&words::indented(note.text.as_deref().unwrap_or("The text is still on its way."), 4));
        out.push_str(&format!("    note {}\n", note.id));
    }
    for (part, fields) in case.parts.iter().filter(|(_, fields)| !fields.is_empty()) {
        out.push_str(&format!("\n{}\n", capital(&words::code(part))));
        let rows: Vec<_> = fields.iter().map(|(name, field)| row(name, field)).collect();
        out.push_str(&words::indented(&words::table(&["Field", "Value", "By", "When"], &rows), 2));
    }
    if !case.history.is_empty() {
        out.push_str("\nHistory\n");
        let rows: Vec<_> = case
            .history
            .iter()
            .map(|event| {
                vec![
                    words::moment(&event.at),
                    format!("{}: {}", words::code(&event.what), one_line(&words::value(&event.what, &event.value))),
                    format!("{}, {}", event.by, event.organisation),
                ]
            })
            .collect();
        out.push_str(&words::indented(&words::table(&["When", "What", "By"], &rows), 2));
    }
    out
}

fn head(case: &Case) -> String {
    let who = &case.summary;
    let mut out = format!("{}\n", words::name(&who.family_name, &who.given_name, &who.title));
    let born = who.date_of_birth.as_deref().map(|date| format!("Born {}", words::date(date)));
    let died = who.date_of_death.as_deref().map(|date| format!("Died {}", words::date(date)));
    let number = who.nhs_number.as_deref().map(|number| format!("NHS number {}", words::nhs_number(number)));
    let facts: Vec<String> = [born, died, number].into_iter().flatten().collect();
    if !facts.is_empty() {
        out.push_str(&format!("{}\n", facts.join("   ")));
    }
    if who.restricted {
        out.push_str("Restricted: address and telephone are not shown.\n");
    }
    if !who.headline.is_empty() {
        out.push_str(&format!("{}\n", who.headline));
    }
    let cohorts = if case.cohort_names.is_empty() {
        "none".to_owned()
    } else {
        case.cohort_names.iter().map(|tag| name_or_id(&tag.name, &tag.id)).collect::<Vec<_>>().join(", ")
    };
    out.push_str(&format!(
        "Case {}   Status: {}   Urgency: {}   Cohorts: {cohorts}\n",
        who.code,
        words::code(&who.status),
        words::code(&who.urgency)
    ));
    if let Some(worker) = &who.key_worker {
        out.push_str(&format!("Key worker: {worker}\n"));
    }
    out.push_str(&format!("Last change {}   Id {}\n", words::moment(&who.updated_at), who.id));
    out
}

fn name_or_id(name: &str, id: &str) -> String {
    if name.is_empty() { id.to_owned() } else { name.to_owned() }
}

/// Who holds which parts.
pub(super) fn circle(holders: &[Holder]) -> String {
    let rows: Vec<_> = holders
        .iter()
        .map(|holder| {
            let parts: Vec<String> = holder.parts.iter().map(|part| words::code(part)).collect();
            vec![holder.organisation.clone(), parts.join(", ")]
        })
        .collect();
    words::table(&["Organisation", "Holds"], &rows)
}

fn row(name: &str, field: &Field) -> Vec<String> {
    let value = if field.needs_checking {
        format!("{}  (two answers)", one_line(&field.value))
    } else {
        one_line(&words::value(name, &field.value))
    };
    vec![words::code(name), value, format!("{}, {}", field.by, field.organisation), words::moment(&field.at)]
}

fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join("; ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
