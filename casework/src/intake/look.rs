//! Looking at a spreadsheet before importing it: which column is what, what would become of each row, and who is meant.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    Report,
    column::{self, Question},
    csv::{self, Options},
};
use crate::{
    case::list,
    error::{Error, Result},
    import::{self, ImportError, mapping, question::Asked, read},
    office::Office,
    store::space,
};

/// A file as a person looks at it before anything is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Look {
    /// Every column, in the order of the file.
    pub columns: Vec<Column>,
    /// What would become of the rows; none while no column has names.
    pub report: Option<Report>,
    /// Who stands in the rows that the report mentions, and in the first few rows.
    pub people: BTreeMap<usize, Person>,
    /// People already here whom a row may be.
    pub here: Vec<list::Row>,
}

/// A column, where it goes, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Where it goes.
    #[serde(flatten)]
    pub goes: super::column::Column,
    /// The first cell that is not blank; a date as it would be read, `YYYY-MM-DD`.
    pub example: String,
}

/// Somebody in a row, as far as the row can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The family name.
    pub family_name: String,
    /// The given name.
    pub given_name: String,
    /// `YYYY-MM-DD`.
    pub date_of_birth: Option<String>,
    /// Ten digits.
    pub nhs_number: Option<String>,
}

/// Rows shown although nothing is to be said of them, so that a person sees whether the columns are right.
const FIRST_ROWS: usize = 5;

/// The stable names of the fields that a column can feed.
#[must_use]
pub fn fields() -> Vec<&'static str> {
    import::headings::HEADINGS.iter().map(|known| known.name).collect()
}

/// Looks at a file; writes nothing.
///
/// # Errors
/// `Import` for a file that is not a table, or whose map does not fit; `Invalid` for a cohort that does not exist.
pub fn look(office: &Office, bytes: &[u8], options: Options) -> Result<Look> {
    let map = options.map.clone();
    let table =
        read::read(bytes, |cells| mapping::count_known(cells) + cells.iter().filter(|c| map.contains_key(*c)).count())?;
    let examples = table.headings.iter().enumerate().map(|(place, heading)| {
        let filled = table.rows.iter().filter_map(|row| row.get(place)).find(|cell| !cell.trim().is_empty());
        (heading.clone(), filled.map(example).unwrap_or_default())
    });
    let examples: Vec<(String, String)> = examples.collect();
    let planned = match csv::planned(office, bytes, &options) {
        // Without a column of names nothing can be said of the rows, but the columns can be told by hand.
        Err(Error::Import(ImportError::NoNameColumn)) => return Ok(unnamed(examples, &map)),
        other => other?,
    };
    let columns = column::of(&planned).into_iter().zip(examples).map(|(goes, (_, example))| Column { goes, example });
    let columns = columns.collect();
    let everybody: BTreeMap<usize, Person> =
        planned.importable().map(|(row, person)| (row.row, Person::of(person))).collect();
    let report = csv::compared(office, planned)?;
    let people = mentioned(&report, &everybody);
    let of = report.possible_duplicates.iter().map(|found| &found.of);
    let ids: BTreeSet<String> = of.filter(|of| !of.starts_with("row ")).cloned().collect();
    let here = office.read(move |sql, desk| {
        ids.iter().map(|id| list::one(sql, desk, space::of_case(sql, id)?)).collect::<Result<Vec<_>>>()
    })?;
    Ok(Look { columns, report: Some(report), people, here })
}

/// A date is shown as it is understood, so that day and month in the wrong order are seen before anything is written.
fn example(cell: &str) -> String {
    import::dates::parse(cell).map_or_else(|_| import::text::excerpt(cell), |(date, _)| date.to_string())
}

fn unnamed(examples: Vec<(String, String)>, map: &mapping::MapFile) -> Look {
    let headings: Vec<String> = examples.iter().map(|(heading, _)| heading.clone()).collect();
    let goes = |heading: String| {
        let told = map.get(&heading);
        let asked = match told {
            Some(told) => Asked::named(told).into_iter().collect(),
            None => mapping::questions(&heading, &headings),
        };
        let field = match told {
            Some(told) => import::headings::HEADINGS.iter().find(|known| known.name == told).map(|known| known.name),
            None => column::suggested(&heading),
        };
        let ignored = told.is_some_and(|told| told == mapping::IGNORE);
        let questions = asked.iter().map(Question::of).collect();
        column::Column { heading, field, questions, ignored, ..column::Column::default() }
    };
    let columns = examples.into_iter().map(|(heading, example)| Column { goes: goes(heading), example }).collect();
    Look { columns, report: None, people: BTreeMap::new(), here: Vec::new() }
}

fn mentioned(report: &Report, everybody: &BTreeMap<usize, Person>) -> BTreeMap<usize, Person> {
    let first = everybody.keys().take(FIRST_ROWS).copied();
    let told = report.flagged.iter().chain(&report.rejected).map(|message| message.row);
    let twice = report.possible_duplicates.iter().flat_map(|found| {
        let other = found.of.strip_prefix("row ").and_then(|row| row.parse().ok());
        [Some(found.row), other].into_iter().flatten()
    });
    let rows: BTreeSet<usize> = first.chain(told).chain(twice).collect();
    rows.into_iter().filter_map(|row| Some((row, everybody.get(&row)?.clone()))).collect()
}

impl Person {
    fn of(person: &import::ImportedPerson) -> Self {
        Self {
            family_name: person.core.family_name.clone(),
            given_name: person.core.given_name.clone(),
            date_of_birth: person.core.date_of_birth.map(|born| born.to_string()),
            nhs_number: person.identity.nhs_number.as_ref().map(|number| number.to_digits()),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::office::sample;

    const FILE: &[u8] = b"Surname,First name,DOB,Shoe\nSmith,Mary,3/3/1941,5\nSmith,Mary,3/3/1941,5\n,,1/1/1950,4\n";

    #[test]
    fn a_look_says_what_would_come_of_each_row_and_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let office = sample::founded(folder.path()).office;
        let look = look(&office, FILE, Options::default()).unwrap();
        let fields: Vec<_> = look.columns.iter().map(|column| column.goes.field).collect();
        assert_eq!(
            fields,
            [Some("family_name"), Some("given_name"), Some("date_of_birth"), None],
            "each column is told"
        );
        assert_eq!(look.columns[3].example, "5", "what is not read is shown all the same");
        let report = look.report.unwrap();
        assert_eq!(
            (report.importable, report.repeated, report.rejected.len()),
            (1, 1, 1),
            "a row, its repeat, and nobody"
        );
        assert_eq!(look.people[&1].family_name, "Smith", "who is meant");
        assert_eq!(list::list(&office, list::Query::default()).unwrap().total, 0, "nothing was written");
    }

    #[test]
    fn a_file_without_names_still_shows_its_columns_to_be_told_by_hand() {
        let folder = tempfile::tempdir().unwrap();
        let office = sample::founded(folder.path()).office;
        let file = b"Who,DOB\nMary Smith,3/3/1941\n";
        let blind = look(&office, file, Options::default()).unwrap();
        assert!(blind.report.is_none(), "nothing can be said of the rows");
        assert_eq!(blind.columns[0].example, "Mary Smith", "but a person sees which column it is");
        let map = [("Who".to_owned(), "full_name".to_owned())].into();
        let told = look(&office, file, Options { map, ..Options::default() }).unwrap();
        assert_eq!(told.report.unwrap().importable, 1, "and can say so");
    }

    #[test]
    fn an_import_that_is_stopped_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let office = sample::founded(folder.path()).office;
        let mut file = String::from("Surname,First name\n");
        for number in 0..300 {
            file.push_str(&format!("Smith{},Mary\n", char::from(b'a' + u8::try_from(number % 26).unwrap())));
        }
        let options = Options { stop: Some(std::sync::Arc::new(|| true)), ..Options::default() };
        let stopped = csv::import(&office, file.as_bytes(), options).unwrap_err();
        assert_eq!(stopped.code(), "stopped", "it says that it was stopped");
        assert_eq!(list::list(&office, list::Query::default()).unwrap().total, 0, "and nothing is there");
    }
}
