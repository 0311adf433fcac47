//! `import`: a list from another system, taken in as it is.

use std::{io::Write, path::PathBuf, sync::Arc};

use casework::{
    file,
    import::mapping::{MapFile, read_map_file},
    intake::{
        Report,
        column::Column,
        csv::{self, Options},
    },
};
use clap::Subcommand;
use serde_json::Value;

use super::Room;
use crate::{answer::Answer, failure::Failure, print, words};

/// What to import.
#[derive(Subcommand)]
pub(crate) enum Import {
    /// A spreadsheet saved as CSV
    Csv(Csv),
}

/// Which file, and how.
#[derive(clap::Args)]
pub(crate) struct Csv {
    /// The file
    file: PathBuf,
    /// A JSON file that says which heading is which field
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Every imported person enters this cohort
    #[arg(long, value_name = "ID")]
    cohort: Option<String>,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    /// Import the other rows when some cannot be
    #[arg(long)]
    skip_rejected: bool,
}

/// More than casework takes, so that casework says what is too large.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
const MOST_MAP_BYTES: u64 = 1024 * 1024;

/// Carries it out.
///
/// # Errors
/// `not_readable`, `rows_rejected` with the report, `invalid`, `file`.
pub(crate) fn run(command: Import, room: &Room) -> Result<Answer, Failure> {
    let Import::Csv(args) = command;
    let map = match &args.map {
        Some(path) => read_map_file(&file::read_at_most(path, MOST_MAP_BYTES)?).map_err(casework::Error::from)?,
        None => MapFile::new(),
    };
    let bytes = file::read_at_most(&args.file, MOST_BYTES)?;
    let watched = !room.in_batch && print::somebody_watches();
    let options = Options {
        map,
        cohort: args.cohort,
        dry_run: args.dry_run,
        skip_rejected: args.skip_rejected,
        progress: watched.then(|| Arc::new(tell) as Arc<dyn Fn(usize, usize) + Send + Sync>),
        stop: None,
    };
    let done = csv::import(&room.office, &bytes, options);
    if watched {
        let _ = write!(std::io::stderr().lock(), "\r{:40}\r", "");
    }
    Answer::new(done?.value, report)
}

fn tell(done: usize, of: usize) {
    // A terminal that is gone does not stop an import.
    let _ = write!(std::io::stderr().lock(), "\r{done} of {}", words::count(of as u64, "row"));
}

fn report(report: &Report) -> String {
    let mut out = if report.dry_run {
        format!(
            "Nothing was imported: this was a trial.\n{} can be imported.\n",
            words::count(report.importable as u64, "row")
        )
    } else {
        format!(
            "{} imported, {} updated, {} unchanged.\n",
            words::count(report.imported as u64, "person").replace("persons", "people"),
            report.updated,
            report.unchanged
        )
    };
    out.push_str(&format!(
        "{} in the file ({}, divided by {}).\n",
        words::count(report.rows as u64, "row"),
        report.encoding,
        divider(&report.delimiter)
    ));
    let line = |message: &casework::intake::Message| vec![message.row.to_string(), message.message.clone()];
    section(&mut out, "Cannot be imported", report.rejected.iter().map(line).collect());
    section(&mut out, "To look at", report.flagged.iter().map(line).collect());
    let twice = report.possible_duplicates.iter();
    section(
        &mut out,
        "May be the same person",
        twice
            .map(|found| vec![found.row.to_string(), format!("as {} ({})", found.of, words::code(&found.why))])
            .collect(),
    );
    let columns = report.columns.iter().map(|column| vec![column.heading.clone(), goes(column), noted(column)]);
    out.push_str("\nWhere each column goes\n");
    let rows: Vec<_> = columns.collect();
    out.push_str(&words::indented(&words::table(&["Column", "Goes to", "Kept in a note"], &rows), 2));
    out
}

/// What a column feeds: a field, questions of forms, both, or nothing.
fn goes(column: &Column) -> String {
    let field = column.field.map(words::code);
    let questions = column.questions.iter().map(|question| format!("{}: {}", question.form, question.label));
    let all: Vec<String> = field.into_iter().chain(questions).collect();
    match (all.is_empty(), column.ignored) {
        (false, _) => all.join("; "),
        (true, true) => "not read".to_owned(),
        (true, false) => "a note".to_owned(),
    }
}

/// How much of it stays in words, and why.
fn noted(column: &Column) -> String {
    let many = match (column.noted, column.filled) {
        (0, _) => String::new(),
        (noted, filled) if noted == filled => words::count(noted as u64, "entry").replace("entrys", "entries"),
        (noted, filled) => format!("{noted} of {filled}, such as \"{}\"", column.first_noted),
    };
    match column.refused {
        Some(why) => format!("{many}. {why}"),
        None => many,
    }
}

fn section(out: &mut String, title: &str, rows: Vec<Vec<String>>) {
    if !rows.is_empty() {
        out.push_str(&format!("\n{title}: {}\n", rows.len()));
        out.push_str(&words::indented(&words::table(&["Row", "Why"], &rows), 2));
    }
}

fn divider(delimiter: &str) -> &str {
    match delimiter {
        "," => "commas",
        ";" => "semicolons",
        "\t" => "tabs",
        "|" => "bars",
        other => other,
    }
}

/// The rows that stopped an import, for people.
pub(crate) fn rejected_words(report: &Value) -> String {
    let rejected = report.get("rejected").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let text = |value: &Value, key: &str| match value.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let rows: Vec<_> = rejected.iter().map(|row| vec![text(row, "row"), text(row, "message")]).collect();
    words::table(&["Row", "Why"], &rows)
}
