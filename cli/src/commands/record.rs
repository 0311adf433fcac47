//! `record`: what a form recorded of a case; a plan for the end of life among them.

use std::{collections::BTreeMap, path::PathBuf};

use casework::record::{Record, add, correct, list};
use clap::Subcommand;
use serde_json::{Map, Value};

use super::Room;
use crate::{answer::Answer, failure::Failure, input, words};

/// What to do with records.
#[derive(Subcommand)]
pub(crate) enum Records {
    /// Add a record to a case
    Add {
        /// The case's id
        #[arg(value_name = "CASE")]
        case: String,
        /// The form's id: see form list
        form: String,
        /// A file with one JSON object of answers; - is stdin
        #[arg(long, value_name = "FILE", required_unless_present = "set")]
        json_file: Option<PathBuf>,
        /// One answer; may be given again
        #[arg(long, value_name = "FIELD=ANSWER", conflicts_with = "json_file", allow_hyphen_values = true)]
        set: Vec<String>,
    },
    /// List the records of a case
    List {
        /// The case's id
        #[arg(value_name = "CASE")]
        case: String,
        /// Only of this form
        form: Option<String>,
    },
    /// Correct a record: a new version that names the old one
    Correct {
        /// The record's id
        record: String,
        /// A file with one JSON object of all its answers; - is stdin
        #[arg(long, value_name = "FILE")]
        json_file: PathBuf,
        /// The ids of the versions you looked at; refused when they are no longer all
        #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
        seen: Option<Vec<String>>,
    },
    /// Strike a record through as entered in error
    Withdraw {
        /// The record's id
        record: String,
        /// Why
        #[arg(long, allow_hyphen_values = true)]
        reason: String,
    },
}

/// Carries it out.
///
/// # Errors
/// `invalid` with the field, `not_found`, `not_allowed`, `changed_meanwhile`, `two_answers_open`, `file`.
pub(crate) fn run(command: Records, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    match command {
        Records::Add { case, form, json_file, set } => {
            let answers = match json_file {
                Some(path) => answers(&input::text(&path, !room.in_batch)?)?,
                None => set.iter().map(|one| pair(one)).collect::<Result<_, _>>()?,
            };
            let added = add::add(office, add::NewRecord { case, form, answers })?;
            Answer::new(added.value, |record| format!("Record {} is saved on this laptop.\n", record.id))
        }
        Records::List { case, form } => Answer::new(list::list(office, &case, form.as_deref())?, |records| {
            if records.is_empty() {
                return "No records yet.\n".to_owned();
            }
            records.iter().map(shown).collect()
        }),
        Records::Correct { record, json_file, seen } => {
            let answers = answers(&input::text(&json_file, !room.in_batch)?)?;
            let corrected = correct::correct(office, &record, answers, seen)?;
            Answer::new(corrected.value, |record| format!("Record {} is corrected.\n", record.id))
        }
        Records::Withdraw { record, reason } => {
            Answer::new(correct::withdraw(office, &record, &reason)?.value, |record| {
                format!("Record {} is struck through.\n", record.id)
            })
        }
    }
}

/// Answers as JSON gives them: texts, numbers, yes or no, and lists of words.
fn answers(text: &str) -> Result<BTreeMap<String, String>, Failure> {
    let none = || Failure::invalid("json_file", "Give one JSON object of answers: {\"field\": \"answer\"}.");
    let Ok(Value::Object(fields)) = serde_json::from_str(text) else { return Err(none()) };
    plain_answers(&fields).ok_or_else(none)
}

/// The same of an object that was read; none for an answer that no form takes.
pub(super) fn plain_answers(fields: &Map<String, Value>) -> Option<BTreeMap<String, String>> {
    let plain = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Null => Some(String::new()),
        Value::Array(words) => words.iter().map(Value::as_str).collect::<Option<Vec<_>>>().map(|words| words.join(" ")),
        Value::Object(_) => None,
    };
    fields.iter().map(|(name, value)| Some((name.clone(), plain(value)?))).collect()
}

fn pair(typed: &str) -> Result<(String, String), Failure> {
    typed
        .split_once('=')
        .map(|(field, answer)| (field.trim().to_owned(), answer.to_owned()))
        .ok_or_else(|| Failure::invalid("set", "Give an answer as field=answer."))
}

/// A record with what it says, for lists and for the case.
pub(super) fn shown(record: &Record) -> String {
    let name = if record.form_name.is_empty() { &record.form } else { &record.form_name };
    let when = if record.happened.is_empty() { &record.at } else { &record.happened };
    let mut out = format!("{name}, {}\n", day_or_moment(when));
    out.push_str(&format!("  {}, {}, {}\n", record.by, record.role, record.organisation));
    if let Some(reason) = &record.withdrawn {
        out.push_str(&format!("  Struck through: {reason}\n"));
    }
    if record.needs_checking {
        out.push_str("  There are two answers to check.\n");
    }
    let mut rows: Vec<Vec<String>> = record
        .answers
        .iter()
        .map(|(field, answer)| vec![words::code(field), answer.lines().collect::<Vec<_>>().join("; ")])
        .collect();
    rows.extend(record.derived.iter().map(|fact| vec![fact.label.clone(), format!("{} (worked out)", fact.value)]));
    out.push_str(&words::indented(&words::table(&["", ""], &rows), 2));
    out.push_str(&format!("  record {}\n", record.id));
    out
}

fn day_or_moment(when: &str) -> String {
    let (mark, plain) = when.strip_prefix('~').map_or(("", when), |rest| ("about ", rest));
    let shown = if plain.contains('T') { words::moment(plain) } else { words::date(plain) };
    format!("{mark}{shown}")
}
