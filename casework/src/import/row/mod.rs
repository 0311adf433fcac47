//! One row of cells becomes one person with the things to look at, or is refused with a reason.

mod cells;
mod contact;
mod dates;
mod details;
mod identity;
mod pathway;

use chrono::{DateTime, NaiveDate};

use super::flag::{Flag, FlagCode, Rejection};
use super::mapping::{Field, Mapping};
use super::parts::NotUnderstood;
use super::person::ImportedPerson;
use super::text::excerpt;

/// A row that was read.
#[derive(Debug)]
pub struct ReadRow {
    /// Who and what.
    pub person: ImportedPerson,
    /// What a person should look at.
    pub flags: Vec<Flag>,
    /// The places of the cells that are kept in the note.
    pub noted: Vec<usize>,
}

/// Reads one row. The moment is handed in, in milliseconds since 1970: nothing that has happened lies after it.
pub fn read_row(record: &csv::StringRecord, mapping: &Mapping, now: i64) -> Result<ReadRow, Rejection> {
    let today = DateTime::from_timestamp_millis(now).unwrap_or_default().date_naive();
    let mut row =
        Row { cells: Vec::with_capacity(record.len()), mapping, today, now, flags: Vec::new(), unread: Vec::new() };
    row.take_cells(record)?;
    let mut person = ImportedPerson::default();
    row.name(&mut person)?;
    row.identity(&mut person);
    row.dates(&mut person);
    row.about(&mut person);
    row.contact(&mut person);
    row.clinical(&mut person);
    let taken = row.pathways(&mut person);
    let noted = row.noted(person.contact.restricted, &taken);
    let kept = noted.iter().filter_map(|place| Some((mapping.columns.get(*place)?, row.cells.get(*place)?)));
    person.kept = kept.map(|(column, cell)| (column.heading.clone(), cell.clone())).collect();
    Ok(ReadRow { person, flags: row.flags, noted })
}

/// Parts of headings under which a way to a restricted person may stand.
const WAYS: [&str; 12] =
    ["phone", "tel", "mobile", "address", "post", "contact", "carer", "kin", "key", "access", "village", "where"];

/// Whether a heading may lead to a person.
fn is_way(heading: &str) -> bool {
    let word = super::headings::normal(heading);
    WAYS.iter().any(|way| word.contains(way))
}

struct Row<'a> {
    cells: Vec<String>,
    mapping: &'a Mapping,
    today: NaiveDate,
    now: i64,
    flags: Vec<Flag>,
    /// Columns that feed a field, but whose cell here could not be read.
    unread: Vec<Field>,
}

impl Row<'_> {
    fn flag(&mut self, code: FlagCode, message: impl Into<String>) {
        self.flags.push(Flag::new(code, message));
    }

    /// The cell of a field, clean and trimmed; empty when the file has no such column.
    fn cell(&self, field: Field) -> String {
        self.mapping.places(field).next().and_then(|place| self.cells.get(place)).cloned().unwrap_or_default()
    }

    fn some(&self, field: Field) -> Option<String> {
        Some(self.cell(field)).filter(|cell| !cell.is_empty())
    }

    /// The places of what the row says beside its fields and records. Of a restricted person nothing is taken in that may
    /// lead to them.
    fn noted(&self, restricted: bool, taken: &pathway::Taken) -> Vec<usize> {
        let columns = self.mapping.columns.iter().zip(&self.cells).enumerate();
        let noted = columns.filter(|(place, (column, cell))| {
            let unread = match column.field {
                Some(field) => self.unread.contains(&field),
                None => column.kept || !column.asked.is_empty() && !taken.cells.contains(place),
            };
            let wanted = unread || taken.more.contains(place);
            wanted && !(restricted && is_way(&column.heading)) && !cell.trim().is_empty()
        });
        noted.map(|(place, _)| place).collect()
    }

    /// Reads a coded cell; one that is not understood is flagged and left out.
    fn coded<T>(&mut self, field: Field, read: impl Fn(&str) -> Result<Option<T>, NotUnderstood>) -> Option<T> {
        let cell = self.cell(field);
        read(&cell).unwrap_or_else(|NotUnderstood| {
            let heading = self.mapping.heading(field);
            let message = format!("\"{}\" in column \"{heading}\" is not understood and was left out.", excerpt(&cell));
            self.flag(FlagCode::ValueNotUnderstood, message);
            self.unread.push(field);
            None
        })
    }
}
