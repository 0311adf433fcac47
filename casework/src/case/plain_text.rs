//! A case as plain text, for pasting into another record system: what a colleague there must know, each line by itself, and
//! the line in the audit first.

use std::fmt::Write as _;

use super::{
    open::{self, Case, Field},
    print,
};
use crate::{
    error::Result,
    form::Form,
    office::Office,
    record::{
        self, Record,
        words::{self, code_in_words},
    },
    time,
};

/// Notes in the text; the record has all of them.
const NOTES: usize = 10;
/// What concerns safeguarding is not copied out with the rest.
const NOT_COPIED: &str = "safeguarding";
/// Records in the text, beside alerts.
const RECORDS: usize = 5;
/// Fields and answers that lead to a restricted person, beside those that opening leaves out already.
const LEAD_THERE: [&str; 4] = ["phone", "lpa_phone", "preferred_place_of_care_where", "preferred_place_of_death_where"];
/// Stands in the head, or is nothing to copy.
const NOT_A_LINE: [&str; 8] =
    ["code", "family_name", "given_name", "title", "known_as", "date_of_birth", "nhs_number", "key_safe"];

/// The text of a case.
///
/// # Errors
/// `not_found`; storage errors.
pub fn plain_text(office: &Office, id: &str) -> Result<String> {
    print::copied(office, id)?;
    let case = open::open(office, id)?;
    let (records, forms) = record::list::with_forms(office, id)?;
    let now = office.read(|_, desk| Ok(desk.now()))?;
    Ok(written(&case, &records, &forms, now))
}

fn written(case: &Case, records: &[Record], forms: &[Form], now: i64) -> String {
    let mut out = head(case);
    let standing = records.iter().filter(|one| one.withdrawn.is_none() && one.part != NOT_COPIED);
    let (alerts, records): (Vec<_>, Vec<_>) = standing.partition(|one| one.form == ALERT);
    let holding = alerts.iter().filter(|alert| alert.answers.get("ended").is_none_or(String::is_empty));
    let alerts: Vec<String> = holding.map(|alert| alert_in_words(alert)).collect();
    if !alerts.is_empty() {
        section(&mut out, "Alerts", &alerts);
    }
    for (part, fields) in case.parts.iter().filter(|(part, _)| *part != NOT_COPIED) {
        let lines: Vec<String> = fields
            .iter()
            .filter(|(name, field)| is_line(case, name, field))
            .map(|(name, field)| format!("{}: {}", code_in_words(name), said(case, name, field)))
            .collect();
        if !lines.is_empty() {
            section(&mut out, &code_in_words(part), &lines);
        }
    }
    let open = case.actions.iter().filter(|action| !action.settled && action.part != NOT_COPIED);
    let actions: Vec<String> = open
        .map(|action| {
            let due = if action.due.is_empty() { "no date".to_owned() } else { time::date_in_words(&action.due) };
            format!("{}: {}, by {due}, {}", line(&action.text), action.owner, plain(&action.state))
        })
        .collect();
    section(&mut out, "Actions", if actions.is_empty() { &NONE } else { &actions });
    if !records.is_empty() {
        let restricted = case.summary.restricted;
        let newest: Vec<String> =
            records.iter().take(RECORDS).map(|one| record_in_words(one, forms, restricted)).collect();
        section(&mut out, "Newest records", &newest);
    }
    let notes = case.notes.iter().filter(|note| note.withdrawn.is_none() && note.part != NOT_COPIED);
    let notes: Vec<String> = notes
        .filter_map(|note| {
            let text = note.text.as_deref()?;
            let at = time::moment_in_words(&note.at);
            Some(format!("{at}, {}, {} ({}): {}", note.author, note.organisation, plain(&note.kind), line(text)))
        })
        .take(NOTES)
        .collect();
    section(&mut out, "Newest notes", if notes.is_empty() { &NONE } else { &notes });
    let _ = write!(
        out,
        "\nCopied from Roundtable, {}. What was recorded later is not in this text.\n",
        time::day_in_words(now)
    );
    out
}

const NONE: [String; 0] = [];
/// The built-in form of what nobody may miss.
const ALERT: &str = "alert";

/// What an alert says; the way in stays on the screen.
fn alert_in_words(alert: &Record) -> String {
    let said = |name: &str| alert.answers.get(name).map(String::as_str).unwrap_or_default();
    let kind = said("kind");
    let text = if kind == "key_safe" { "see the record".to_owned() } else { line(said("text")) };
    format!("{}{}: {text}", apart(alert), code_in_words(kind))
}

/// A record on one line: when, what, whose, what follows from it, and every answer.
fn record_in_words(one: &Record, forms: &[Form], restricted: bool) -> String {
    let form = forms.iter().find(|form| form.id == one.form && form.version == one.version);
    let name = if one.form_name.is_empty() { "Form not known here" } else { &one.form_name };
    let when = words::when(if one.happened.is_empty() { &one.at } else { &one.happened });
    let facts = one.derived.iter().map(|fact| format!("{}: {} (worked out)", fact.label, fact.value));
    let answers = words::said(form, &one.answers).into_iter();
    let answers = answers.filter(|said| !(restricted && LEAD_THERE.contains(&said.name.as_str())));
    let answers = answers.map(|said| format!("{}: {}", said.label, line(&said.answer)));
    let all: Vec<String> = facts.chain(answers).collect();
    format!("{when}, {name}, {}, {}: {}{}", one.by, one.organisation, apart(one), all.join("; "))
}

/// Before what was corrected in two ways.
const fn apart(one: &Record) -> &'static str {
    if one.needs_checking { "TWO VERSIONS, ask before relying on either: " } else { "" }
}

fn head(case: &Case) -> String {
    let who = &case.summary;
    let mut out = format!("{}, {}", who.family_name.to_uppercase(), who.given_name);
    for (before, value, after) in [(" (", &who.title, ")"), (" known as ", &who.known_as, "")] {
        if !value.is_empty() {
            let _ = write!(out, "{before}{value}{after}");
        }
    }
    out.push('\n');
    let born = who.date_of_birth.as_deref().map_or("not recorded".to_owned(), time::date_in_words);
    let number = who.nhs_number.as_deref().unwrap_or("not recorded");
    let _ = writeln!(out, "Born: {born}\nNHS number: {number}");
    if who.restricted {
        out.push_str("Restricted record: address and phone are not copied.\n");
    }
    let cohorts: Vec<&str> = case.cohort_names.iter().map(|cohort| cohort.name.as_str()).collect();
    if !cohorts.is_empty() {
        let _ = writeln!(out, "Cohorts: {}", cohorts.join(", "));
    }
    out
}

fn is_line(case: &Case, name: &str, field: &Field) -> bool {
    let hidden = case.summary.restricted && LEAD_THERE.contains(&name);
    !hidden && !NOT_A_LINE.contains(&name) && !field.value.trim().is_empty()
}

/// While people gave different answers every one of them stands there.
fn said(case: &Case, name: &str, field: &Field) -> String {
    let Some(question) = case.two_answers.iter().find(|question| question.field == name) else {
        return value(name, &field.value);
    };
    let answers: Vec<String> = question
        .answers
        .iter()
        .map(|answer| format!("{} ({}, {})", value(name, &answer.value), answer.by, answer.organisation))
        .collect();
    format!("TWO ANSWERS, ask before relying on either: {}", answers.join(" / "))
}

fn section(out: &mut String, title: &str, lines: &[String]) {
    let _ = write!(out, "\n{title}\n");
    if lines.is_empty() {
        out.push_str("None.\n");
    }
    for one in lines {
        let _ = writeln!(out, "- {one}");
    }
}

/// What somebody wrote, on one line: other systems read the beginnings of lines.
fn line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ").replace("**", "")
}

fn value(name: &str, stored: &str) -> String {
    match (name, stored) {
        ("cpr_decision", "for_attempted") => "For CPR".to_owned(),
        ("cpr_decision", "not_for_attempted") => "Not for CPR (check the original form)".to_owned(),
        ("respect" | "adrt" | "advance_statement" | "lpa", "exists") => "There is one (check the original)".to_owned(),
        ("respect" | "adrt" | "advance_statement" | "lpa", "none") => "There is none".to_owned(),
        (_, "unknown") => "Not known".to_owned(),
        _ if is_code(stored) => code_in_words(stored),
        _ if stored.len() == 10 => time::date_in_words(stored),
        _ => line(stored),
    }
}

fn is_code(stored: &str) -> bool {
    stored.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

fn plain(code: &str) -> String {
    code.replace('_', " ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::{
        action::{NewOwner, add as action},
        audit,
        case::set,
        note::{add as note, withdraw},
        office::sample,
    };

    #[test]
    fn the_text_holds_what_a_colleague_must_know_and_nothing_that_leads_to_a_restricted_person() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let case = sample::ashworth(&office);
        for (field, said) in [
            ("nhs_number", "9990548609"),
            ("date_of_birth", "1941-03-03"),
            ("cpr_decision", "not_for_attempted"),
            ("cpr_form_location", "yellow folder"),
            ("address", "3 Mill Lane"),
            ("phone", "01632 960011"),
            ("key_safe", "4821"),
            ("adrt", "unknown"),
            ("safeguarding_summary", "A concern"),
            ("situation", "Two lines\n\nof it"),
        ] {
            set::set(&office, &case, field, said, None).unwrap();
        }
        let record = |form: &str, answers: &[(&str, &str)]| {
            let answers = answers.iter().map(|(name, said)| ((*name).to_owned(), (*said).to_owned())).collect();
            let new = crate::record::add::NewRecord { case: case.clone(), form: form.to_owned(), answers };
            crate::record::add::add(&office, new).unwrap();
        };
        record("alert", &[("kind", "pets"), ("text", "The dog bites. Ring first.")]);
        record("alert", &[("kind", "key_safe"), ("text", "The code is 1066")]);
        record("alert", &[("kind", "infection"), ("text", "Was in March"), ("ended", "2026-01-02")]);
        record("falls", &[("call_received_at", "2026-01-02T22:50:00Z"), ("time_on_floor_min", "75")]);
        record("carer", &[("name", "Lorna"), ("phone", "01632 960012")]);
        let write = |text: &str, part: Option<&str>| {
            let part = part.map(str::to_owned);
            let new = note::NewNote { case: case.clone(), kind: "phone_call".to_owned(), part, text: text.to_owned() };
            note::add(&office, new).unwrap().value.id
        };
        write("Daughter rang:\n**two** bad nights", None);
        write("Said in confidence", Some("safeguarding"));
        let wrong = write("About somebody else", None);
        withdraw::withdraw(&office, &wrong, "Wrong person").unwrap();
        let owner = NewOwner::typed("Dev Patel");
        let due = crate::time::day(office.read(|_, desk| Ok(desk.now())).unwrap());
        let ramp = action::NewAction { case: case.clone(), text: "Fit a ramp".to_owned(), owner, due, part: None };
        action::add(&office, ramp).unwrap();

        let text = plain_text(&office, &case).unwrap();
        for must in [
            "ASHWORTH",
            "Born: 3 March 1941",
            "NHS number: 9990548609",
            "- CPR decision: Not for CPR (check the original form)",
            "- ADRT: Not known",
            "- Address: 3 Mill Lane",
            "- Situation: Two lines / of it",
            "Daughter rang: / two bad nights",
            "- Fit a ramp: Dev Patel, by ",
            "- Pets: The dog bites. Ring first.",
            "- Key safe: see the record",
            "- 2 January 2026, 10:50pm, Falls response, ",
            "Long lie: yes (worked out); ",
            "Time on the floor: 75 minutes",
            "Name: Lorna; Telephone: 01632 960012",
        ] {
            assert!(text.contains(must), "{must:?} stands in the text:\n{text}");
        }
        for never in ["4821", "1066", "in March", "A concern", "in confidence", "somebody else", "**"] {
            assert!(!text.contains(never), "{never:?} must not:\n{text}");
        }
        set::set(&office, &case, "restricted", "yes", None).unwrap();
        let text = plain_text(&office, &case).unwrap();
        assert!(text.contains("Restricted record"), "{text}");
        assert!(
            !text.contains("Mill Lane") && !text.contains("960011") && !text.contains("960012"),
            "no address and no phone: {text}"
        );
        let lines = audit::list::list(&office, Some(&case), None).unwrap();
        assert_eq!(lines.iter().filter(|line| line.act == "case_text").count(), 2, "each copy has its line");
    }
}
