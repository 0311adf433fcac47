//! `form`: what may be recorded, built in and of the team's own.

use std::path::PathBuf;

use casework::form::{self as verbs, add, list};
use clap::Subcommand;
use serde::Serialize;

use super::Room;
use crate::{answer::Answer, failure::Failure, input, words};

/// What to do with forms.
#[derive(Subcommand)]
pub(crate) enum Form {
    /// List the forms
    List,
    /// Show one form with its questions
    Show {
        /// The form's id
        id: String,
    },
    /// Define a form of the team's own
    Add {
        /// A JSON file: name, purpose, part and sections of fields; - is stdin
        #[arg(long, value_name = "FILE")]
        json_file: PathBuf,
    },
    /// Correct a form of the team's own; records keep the version they answered
    Change {
        /// The form's id
        id: String,
        /// As for add
        #[arg(long, value_name = "FILE")]
        json_file: PathBuf,
    },
}

/// A form in one line.
#[derive(Serialize)]
struct Line {
    id: String,
    version: String,
    name: String,
    purpose: String,
    part: String,
    cohort: String,
    keeps: verbs::Keeps,
    fields: usize,
    known_from: &'static str,
}

/// Carries it out.
///
/// # Errors
/// `invalid` with the field, `not_allowed`, `file`.
pub(crate) fn run(command: Form, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    match command {
        Form::List => {
            let lines: Vec<Line> = list::list(office)?.into_iter().map(line).collect();
            Answer::new(lines, |lines| {
                let rows: Vec<_> =
                    lines.iter().map(|line| vec![line.id.clone(), line.name.clone(), line.purpose.clone()]).collect();
                words::table(&["Id", "Name", "Purpose"], &rows)
            })
        }
        Form::Show { id } => Answer::new(list::show(office, &id)?, whole),
        Form::Add { json_file } => {
            let new = read(&input::text(&json_file, !room.in_batch)?)?;
            Answer::new(add::add(office, new)?.value, |form| format!("{} is defined. Id {}\n", form.name, form.id))
        }
        Form::Change { id, json_file } => {
            let new = read(&input::text(&json_file, !room.in_batch)?)?;
            Answer::new(add::change(office, &id, new)?.value, |form| format!("{} is changed.\n", form.name))
        }
    }
}

fn line(listed: list::Listed) -> Line {
    let list::Listed { form, known_from } = listed;
    Line {
        fields: form.fields().count(),
        id: form.id,
        version: form.version,
        name: form.name,
        purpose: form.purpose,
        part: form.part,
        cohort: form.cohort,
        keeps: form.keeps,
        known_from,
    }
}

fn read(text: &str) -> Result<verbs::Form, Failure> {
    serde_json::from_str(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        Failure::invalid(
            "json_file",
            format!("That is not a form ({place}). It needs name, purpose, part and sections."),
        )
    })
}

fn whole(form: &verbs::Form) -> String {
    let mut out = format!("{}\n{}\n", form.name, form.purpose);
    for section in &form.sections {
        out.push_str(&format!("\n{}\n", section.name));
        let rows: Vec<_> = section
            .fields
            .iter()
            .map(|field| {
                let answers: Vec<&str> = field.choices.iter().map(|choice| choice.0.as_str()).collect();
                vec![field.name.clone(), field.label.clone(), answers.join(" ")]
            })
            .collect();
        out.push_str(&words::indented(&words::table(&["Field", "Question", "Answers"], &rows), 2));
    }
    out
}
