//! Takes text apart into rows of cells, with limits, and finds the row of headings.

use super::error::ImportError;
use super::sniff;

/// The largest file that is read.
pub const MAX_BYTES: usize = 50 * 1024 * 1024;
/// The most rows.
pub const MAX_ROWS: usize = 200_000;
/// The most columns.
pub const MAX_COLUMNS: usize = 200;
/// The longest cell in bytes; a row with a longer one is refused, not the file.
pub const MAX_CELL: usize = 32 * 1024;

/// The cells of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// How the file was encoded.
    pub encoding: &'static str,
    /// True when some letters were lost in decoding.
    pub lost_letters: bool,
    /// The delimiter.
    pub delimiter: u8,
    /// The headings, cleaned and trimmed; may be blank.
    pub headings: Vec<String>,
    /// The rows below the headings, the first is row 1. Lines with nothing at all on them are no rows.
    pub rows: Vec<csv::StringRecord>,
}

/// Reads a whole file. `is_heading` says how many of a row's cells are known headings.
pub fn read(bytes: &[u8], known_headings: impl Fn(&[String]) -> usize) -> Result<Table, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { megabytes: bytes.len().div_ceil(1024 * 1024) });
    }
    let decoded = sniff::decode(bytes)?;
    let delimiter = sniff::delimiter(&decoded.text);
    let body = match sniff::told_delimiter(&decoded.text) {
        Some(_) => decoded.text.split_once('\n').map_or("", |(_, rest)| rest),
        None => &decoded.text,
    };
    if let Some(line) = open_quote(body, delimiter) {
        return Err(ImportError::QuoteNotClosed { line });
    }
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(body.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        // The text is UTF-8 and the reader flexible, so this is a fault of the file all the same.
        let record = record.map_err(|_| ImportError::NotText)?;
        if record.len() > MAX_COLUMNS {
            return Err(ImportError::TooManyColumns { columns: record.len() });
        }
        if records.len() > MAX_ROWS + HEAD {
            return Err(ImportError::TooManyRows);
        }
        records.push(record);
    }
    let (place, headings) = find_headings(&records, known_headings).ok_or(ImportError::NoHeader)?;
    let rows = records.split_off((place + 1).min(records.len()));
    if rows.len() > MAX_ROWS {
        return Err(ImportError::TooManyRows);
    }
    if rows.iter().all(is_blank) {
        return Err(ImportError::NoRows);
    }
    Ok(Table { encoding: decoded.encoding, lost_letters: decoded.lost_letters, delimiter, headings, rows })
}

/// True when no cell of a row says anything.
pub fn is_blank(row: &csv::StringRecord) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Titles and empty lines above the headings are passed over, this many at most.
const HEAD: usize = 10;

/// The row among the first ten with the most known headings; the first of them on a tie. None when no row has any,
/// unless the first row could be headings at all (short cells, no digits, not empty).
fn find_headings(records: &[csv::StringRecord], known: impl Fn(&[String]) -> usize) -> Option<(usize, Vec<String>)> {
    let heads = records.iter().take(HEAD).map(|record| -> Vec<String> {
        record.iter().map(|cell| super::text::clean(cell).0.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    });
    let mut best: Option<(usize, usize, Vec<String>)> = None;
    let mut first_plausible = None;
    for (place, cells) in heads.enumerate() {
        let count = known(&cells);
        if count > 0 && best.as_ref().is_none_or(|(most, ..)| count > *most) {
            best = Some((count, place, cells.clone()));
        }
        let filled = cells.iter().filter(|c| !c.is_empty()).count();
        let wordy = cells.iter().all(|c| c.len() <= 80 && c.chars().filter(char::is_ascii_digit).count() < 4);
        if first_plausible.is_none() && filled > 0 {
            first_plausible = Some((place, cells, wordy));
        }
    }
    best.map(|(_, place, cells)| (place, cells))
        .or_else(|| first_plausible.and_then(|(place, cells, wordy)| wordy.then_some((place, cells))))
}

/// The line on which a quoted cell begins that is never closed, by the rules of RFC 4180.
fn open_quote(text: &str, delimiter: u8) -> Option<usize> {
    let mut line = 1;
    let mut opened = None;
    let mut at_start = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\n' {
            line += 1;
        }
        match opened {
            Some(_) if byte == b'"' => {
                if bytes.peek() == Some(&b'"') {
                    bytes.next();
                } else {
                    opened = None;
                    at_start = false;
                }
            }
            Some(_) => {}
            None if byte == b'"' && at_start => opened = Some(line),
            None => at_start = byte == delimiter || byte == b'\n' || byte == b'\r',
        }
    }
    opened
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    fn known(cells: &[String]) -> usize {
        cells.iter().filter(|c| c.eq_ignore_ascii_case("surname") || c.eq_ignore_ascii_case("forename")).count()
    }

    #[test]
    fn a_line_break_inside_a_cell_starts_no_row() {
        let table =
            read(b"Surname,Address\r\nPlant,\"1 High St\r\nTown\"\r\n\r\nKirk,\"a \"\"b\"\" c\"\r\n", known).unwrap();
        assert_eq!(table.rows.len(), 2, "an empty line is no row either");
        assert_eq!(&table.rows[0][1], "1 High St\r\nTown", "the cell keeps its lines");
        assert_eq!(&table.rows[1][1], "a \"b\" c", "and its quotes");
    }

    #[test]
    fn titles_above_the_headings_are_passed_over() {
        let table = read(b"Report of 16 Nov 2026\n\nSurname,Forename\nPlant,Tom\n", known).unwrap();
        assert_eq!(table.headings, ["Surname", "Forename"], "the row with known headings");
        assert_eq!(table.rows.len(), 1, "rows are counted below it");
    }

    #[test]
    fn damage_is_a_refusal_with_a_reason() {
        assert_eq!(
            read(b"Surname,Note\nPlant,fine\nKirk,\"never closed\nBell,x\n", known),
            Err(ImportError::QuoteNotClosed { line: 3 }),
            "else the rest of the file would be one cell"
        );
        assert_eq!(read(b"Surname,Forename\n", known), Err(ImportError::NoRows), "headings only");
        assert_eq!(read(b"Surname,Forename\n,\n , \n", known), Err(ImportError::NoRows), "blank rows only");
        assert_eq!(read(b"9434765919,Plant,07/03/1941\n", known), Err(ImportError::NoHeader), "data only");
        let wide = format!("Surname{}\nPlant\n", ",x".repeat(MAX_COLUMNS));
        assert_eq!(read(wide.as_bytes(), known), Err(ImportError::TooManyColumns { columns: 201 }), "too wide");
        let long = format!("Surname\n{}", "Plant\n".repeat(MAX_ROWS + 1));
        assert_eq!(read(long.as_bytes(), known), Err(ImportError::TooManyRows), "too long");
        let full = format!("Surname\n{}", "Plant\n".repeat(MAX_ROWS));
        assert_eq!(read(full.as_bytes(), known).map(|t| t.rows.len()), Ok(MAX_ROWS), "the limit itself is allowed");
        let large = vec![b'a'; MAX_BYTES + 1];
        assert_eq!(read(&large, known), Err(ImportError::TooLarge { megabytes: 51 }), "too large");
    }

    #[test]
    fn a_quote_in_the_middle_of_a_cell_is_a_letter() {
        let table = read(b"Surname,Note\nPlant,a 6\" drop\nKirk,\"x\"\n", known).unwrap();
        assert_eq!(table.rows.len(), 2, "it opens nothing");
        assert_eq!(&table.rows[0][1], "a 6\" drop", "and is kept");
    }
}
