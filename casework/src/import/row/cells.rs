//! Takes the cells of a row over: clean, no more than there are headings, none too long.

use super::Row;
use crate::import::flag::{FlagCode, Rejection, RejectionCode};
use crate::import::{read, text};

impl Row<'_> {
    pub(super) fn take_cells(&mut self, record: &csv::StringRecord) -> Result<(), Rejection> {
        let width = self.mapping.columns.len();
        if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            return Err(Rejection::new(
                RejectionCode::TooManyCells,
                format!(
                    "The row has {} cells under {width} headings, so its cells have shifted. Look for a delimiter or a quotation mark too many.",
                    record.len()
                ),
            ));
        }
        let mut hidden = Vec::new();
        let mut garbled = Vec::new();
        for (place, cell) in record.iter().take(width).enumerate() {
            let heading = || self.mapping.columns.get(place).map(|c| c.heading.as_str()).unwrap_or_default();
            if cell.len() > read::MAX_CELL {
                return Err(Rejection::new(
                    RejectionCode::CellTooLong,
                    format!(
                        "The cell in column \"{}\" is longer than 32,000 letters. Look for a quotation mark that is never closed.",
                        heading()
                    ),
                ));
            }
            let (clean, found) = text::clean(cell);
            if found.hidden {
                hidden.push(heading());
            }
            if found.lost_letters || found.garbled {
                garbled.push(heading());
            }
            self.cells.push(clean);
        }
        let (hidden, garbled) = (hidden.join("\", \""), garbled.join("\", \""));
        if !hidden.is_empty() {
            self.flag(
                FlagCode::HiddenCharacters,
                format!("Invisible signs were taken out of column \"{hidden}\". Check that it says what you expect."),
            );
        }
        if !garbled.is_empty() {
            self.flag(FlagCode::GarbledLetters, format!("Letters in column \"{garbled}\" were lost or garbled before the file came here. Put the spelling right."));
        }
        if record.len() < width {
            self.flag(FlagCode::RowTooShort, format!("The row has {} cells under {width} headings; the last ones are taken as blank. Check that the row is whole.", record.len()));
        }
        Ok(())
    }
}
