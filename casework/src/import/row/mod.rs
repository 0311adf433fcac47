//! One row of cells becomes one person with the things to look at, or is refused with a reason.

mod cells;
mod contact;
mod dates;
mod details;
mod identity;

use chrono::NaiveDate;

use super::flag::{Flag, FlagCode, Rejection};
use super::mapping::{Field, Mapping};
use super::parts::NotUnderstood;
use super::person::ImportedPerson;
use super::text::excerpt;

/// Reads one row. `today` is handed in: no date of birth or death lies after it.
pub fn read_row(
    record: &csv::StringRecord,
    mapping: &Mapping,
    today: NaiveDate,
) -> Result<(ImportedPerson, Vec<Flag>), Rejection> {
    let mut row =
        Row { cells: Vec::with_capacity(record.len()), mapping, today, flags: Vec::new(), unread: Vec::new() };
    row.take_cells(record)?;
    let mut person = ImportedPerson::default();
    row.name(&mut person)?;
    row.identity(&mut person);
    row.dates(&mut person);
    row.about(&mut person);
    row.contact(&mut person);
    row.clinical(&mut person);
    person.kept = row.kept(person.contact.restricted);
    Ok((person, row.flags))
}

/// Parts of headings under which a way to a restricted person may stand.
const WAYS: [&str; 12] =
    ["phone", "tel", "mobile", "address", "post", "contact", "carer", "kin", "key", "access", "village", "where"];

struct Row<'a> {
    cells: Vec<String>,
    mapping: &'a Mapping,
    today: NaiveDate,
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

    /// What the row says beside its fields. Of a restricted person nothing is taken in that may lead to them.
    fn kept(&self, restricted: bool) -> Vec<(String, String)> {
        let columns = self.mapping.columns.iter().zip(&self.cells);
        let kept = columns.filter(|(column, cell)| {
            let wanted = column.kept || column.field.is_some_and(|field| self.unread.contains(&field));
            let word = super::headings::normal(&column.heading);
            let way = restricted && WAYS.iter().any(|way| word.contains(way));
            wanted && !way && !cell.trim().is_empty()
        });
        kept.map(|(column, cell)| (column.heading.clone(), cell.clone())).collect()
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
