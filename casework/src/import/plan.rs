//! The whole file, row by row: who would be imported, what to look at, what is refused, who may be whom.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::error::ImportError;
use super::flag::{Flag, FlagCode, Rejection};
use super::keys::{RowKeys, content_hash};
use super::mapping::{self, Field, MapFile, Mapping};
use super::person::ImportedPerson;
use super::{dates, read, row, sniff, text};
use crate::person::{Features, Index, Why};

/// What is handed in beside the file.
#[derive(Clone, Debug)]
pub struct Options {
    /// The moment, in milliseconds since 1970; nothing that has happened lies after it.
    pub now: i64,
    /// The map file, empty when there is none (`mapping::read_map_file`).
    pub map: MapFile,
    /// Questions that whoever imports may not answer, with the reason.
    pub refused: Vec<(&'static str, &'static str)>,
}

/// A file as it would be imported. Nothing has been changed yet.
#[derive(Clone, Debug, Serialize)]
pub struct Plan {
    /// "UTF-8", "windows-1252", "UTF-16LE".
    pub encoding: &'static str,
    /// The delimiter itself: `,` `;` tab or `|`.
    pub delimiter: char,
    /// Its name: "comma", "semicolon", "tab", "bar".
    pub delimiter_name: &'static str,
    /// Patterns of the dates found, the commonest first ("dd/mm/yyyy").
    pub date_styles: Vec<&'static str>,
    /// Every column and what is read from it.
    pub mapping: Mapping,
    /// What became of the cells of each column.
    pub tally: Vec<Tally>,
    /// Every row that is not blank, in the order of the file.
    pub rows: Vec<PlannedRow>,
    /// How many rows had no cell filled; they are passed over but counted in the row numbers.
    pub blank_rows: usize,
    /// Rows of this file that may be about one person, the strongest likeness of each row first.
    pub duplicates_within: Vec<Duplicate>,
}

/// What would become of the cells of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Cells that are not blank, of rows that can be imported.
    pub filled: usize,
    /// How many of them are kept in a note, word for word.
    pub noted: usize,
    /// The first of those, shortened.
    pub first_noted: String,
}

/// One row and what would become of it.
#[derive(Clone, Debug, Serialize)]
pub struct PlannedRow {
    /// From 1; the headings are not counted, and a line break in a cell starts no row.
    pub row: usize,
    /// How the row is known again next time; empty keys for a refused row.
    pub keys: RowKeys,
    /// SHA-256 of what would be imported; equal means unchanged. Empty for a refused row.
    pub content_hash: String,
    /// What would become of it.
    pub outcome: Outcome,
    /// What a person should look at.
    pub flags: Vec<Flag>,
}

/// What would become of a row.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Becomes a case, or is compared with the case it was.
    Importable(Box<ImportedPerson>),
    /// Says exactly what an earlier row says; imported once.
    Repeat {
        /// The earlier row.
        of_row: usize,
    },
    /// Cannot be imported.
    Rejected(Rejection),
}

/// Two rows that may be about one person. Nobody is ever joined by a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// The later row.
    pub row: usize,
    /// The earlier row.
    pub of_row: usize,
    /// `identical_row`, or the code of a `Why`.
    pub why: &'static str,
    /// 0 to 100; only for sorting.
    pub score: u8,
}

impl Plan {
    /// How many rows the file has, blank ones left out.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Rows that would be imported, with the person in each.
    pub fn importable(&self) -> impl Iterator<Item = (&PlannedRow, &ImportedPerson)> {
        self.rows.iter().filter_map(|row| match &row.outcome {
            Outcome::Importable(person) => Some((row, person.as_ref())),
            _ => None,
        })
    }

    /// Refused rows.
    pub fn rejected(&self) -> impl Iterator<Item = (usize, &Rejection)> {
        self.rows.iter().filter_map(|row| match &row.outcome {
            Outcome::Rejected(why) => Some((row.row, why)),
            _ => None,
        })
    }

    /// Every flag with its row.
    pub fn flagged(&self) -> impl Iterator<Item = (usize, &Flag)> {
        self.rows.iter().flat_map(|row| row.flags.iter().map(move |flag| (row.row, flag)))
    }

    /// How many rows say exactly what an earlier one says.
    pub fn repeats(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.outcome, Outcome::Repeat { .. })).count()
    }
}

/// Plans the import of a whole file. `progress` hears how many rows of how many are done, every thousand rows.
pub fn plan(bytes: &[u8], options: &Options, mut progress: impl FnMut(usize, usize)) -> Result<Plan, ImportError> {
    let known = |cells: &[String]| {
        let words = options.map.keys().map(|k| super::headings::normal(k)).collect::<Vec<_>>();
        let told = cells.iter().filter(|c| words.contains(&super::headings::normal(c))).count();
        told + mapping::count_known(cells)
    };
    let table = read::read(bytes, known)?;
    let mapping = mapping::map(&table.headings, &options.map, &options.refused)?;
    let date_styles = survey_dates(&table, &mapping)?;
    let total = table.rows.len();
    let mut planned = Vec::with_capacity(total);
    let mut blank_rows = 0;
    let mut book = Book::default();
    let mut tally = vec![Tally::default(); mapping.columns.len()];
    for (place, record) in table.rows.iter().enumerate() {
        if read::is_blank(record) {
            blank_rows += 1;
        } else {
            let read = row::read_row(record, &mapping, options.now);
            if let Ok(read) = &read {
                count(&mut tally, record, &read.noted);
            }
            planned.push(book.enter(place + 1, read));
        }
        if (place + 1).is_multiple_of(1000) || place + 1 == total {
            progress(place + 1, total);
        }
    }
    book.flag_borrowed_numbers(&mut planned);
    Ok(Plan {
        encoding: table.encoding,
        delimiter: char::from(table.delimiter),
        delimiter_name: sniff::delimiter_name(table.delimiter),
        date_styles,
        mapping,
        tally,
        rows: planned,
        blank_rows,
        duplicates_within: book.duplicates,
    })
}

fn count(tally: &mut [Tally], record: &csv::StringRecord, noted: &[usize]) {
    for (place, (column, cell)) in tally.iter_mut().zip(record).enumerate() {
        column.filled += usize::from(!cell.trim().is_empty());
        if noted.contains(&place) {
            column.noted += 1;
            if column.noted == 1 {
                column.first_noted = text::excerpt(cell);
            }
        }
    }
}

/// The styles of all dates; refuses a file whose birth dates prove to have the month first.
fn survey_dates(table: &read::Table, mapping: &Mapping) -> Result<Vec<&'static str>, ImportError> {
    let mut styles: BTreeMap<dates::Style, usize> = BTreeMap::new();
    for field in [Field::DateOfBirth, Field::LastContact, Field::DateOfDeath] {
        let (mut day_first, mut month_first) = (0_usize, 0_usize);
        for place in mapping.places(field) {
            for cell in table.rows.iter().filter_map(|row| row.get(place)) {
                match dates::parse(cell) {
                    Ok((date, style)) => {
                        *styles.entry(style).or_default() += 1;
                        day_first += usize::from(dates::proves_day_first(date, style));
                    }
                    Err(dates::NoDate::MonthFirst) => month_first += 1,
                    Err(_) => {}
                }
            }
        }
        // One such date among proper ones is a slip of the keyboard; several without any proper one are a habit.
        if month_first >= 2 && day_first == 0 {
            return Err(ImportError::MonthFirst { heading: mapping.heading(field).to_owned() });
        }
    }
    let mut found: Vec<_> = styles.into_iter().collect();
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok(found.into_iter().map(|(style, _)| style.pattern()).collect())
}

/// What has been read so far, to notice rows that return.
#[derive(Default)]
struct Book {
    /// Content and place of each row's first appearance.
    first: HashMap<String, usize>,
    /// How often identifying cells have come.
    times: HashMap<String, usize>,
    people: Index<usize>,
    duplicates: Vec<Duplicate>,
    /// Pairs of rows with one number and two people.
    borrowed: Vec<(usize, usize)>,
}

impl Book {
    fn enter(&mut self, row: usize, read: Result<row::ReadRow, Rejection>) -> PlannedRow {
        let (person, mut flags) = match read {
            Ok(read) => (read.person, read.flags),
            Err(why) => {
                let outcome = Outcome::Rejected(why);
                return PlannedRow {
                    row,
                    keys: RowKeys::default(),
                    content_hash: String::new(),
                    outcome,
                    flags: Vec::new(),
                };
            }
        };
        let keys = RowKeys::of(&person, 0);
        let content = content_hash(&person);
        if let Some(of_row) = self.first.get(&content).copied() {
            self.duplicates.push(Duplicate { row, of_row, why: "identical_row", score: 100 });
            return PlannedRow { row, keys, content_hash: content, outcome: Outcome::Repeat { of_row }, flags };
        }
        self.first.insert(content.clone(), row);
        let times = self.times.entry(keys.source.clone()).or_default();
        let keys = if *times == 0 { keys } else { RowKeys::of(&person, *times) };
        if *times > 0 && person.identity.local_identifier.is_some() {
            flags.push(Flag::new(
                FlagCode::SourceIdRepeated,
                "An earlier row has the same identifier and says something else. Which of the two is right?",
            ));
        }
        *times += 1;
        self.look_for_duplicates(row, person.features());
        PlannedRow { row, keys, content_hash: content, outcome: Outcome::Importable(Box::new(person)), flags }
    }

    fn look_for_duplicates(&mut self, row: usize, features: Features) {
        for found in self.people.candidates(&features) {
            if found.why == Why::NumberOfSomebodyElse {
                self.borrowed.push((row, found.id));
            } else {
                self.duplicates.push(Duplicate { row, of_row: found.id, why: found.why.code(), score: found.score });
            }
        }
        self.people.add(row, features);
    }

    /// Both rows of such a pair are flagged: nobody knows yet which of them has the wrong number.
    fn flag_borrowed_numbers(&self, rows: &mut [PlannedRow]) {
        for (later, earlier) in &self.borrowed {
            for (row, other) in [(later, earlier), (earlier, later)] {
                if let Ok(place) = rows.binary_search_by_key(row, |planned| planned.row)
                    && let Some(planned) = rows.get_mut(place)
                {
                    planned.flags.push(Flag::new(
                        FlagCode::NhsNumberOfSomebodyElse,
                        format!("Row {other} has the same NHS number with another name and date of birth. One of the two numbers is wrong."),
                    ));
                }
            }
        }
    }
}
