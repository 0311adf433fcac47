//! Why a whole file is refused, in sentences for the person who chose it.

/// A file that cannot be imported at all. Nothing was changed. The sentences name no person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// More than `read::MAX_BYTES`.
    #[error(
        "The file is too large: {megabytes} MB. The most that can be imported at once is 50 MB. Divide it and import the parts."
    )]
    TooLarge {
        /// The size of the file, rounded up.
        megabytes: usize,
    },
    /// No bytes, or nothing but white space.
    #[error("The file is empty.")]
    Empty,
    /// An Excel workbook, a PDF, a zip file or a picture under another name.
    #[error(
        "This is {kind}, not a CSV file. Open it in the program it came from and save it as \"CSV UTF-8\", then import that file."
    )]
    OtherFormat {
        /// What it is, with its article.
        kind: &'static str,
    },
    /// The bytes are not text in any encoding we know.
    #[error("The file is not readable as a table: it does not hold plain text.")]
    NotText,
    /// A quoted cell is opened and never closed, so everything after it runs together.
    #[error(
        "The file is not readable as a table: a cell that begins with a quotation mark on line {line} is never closed."
    )]
    QuoteNotClosed {
        /// The line of the file, the first is 1.
        line: usize,
    },
    /// There are headings but no rows below them.
    #[error("The file has headings but no rows.")]
    NoRows,
    /// None of the first rows looks like headings.
    #[error(
        "No headings were found. The first row must name the columns, for example \"NHS number\", \"Surname\", \"Date of birth\"."
    )]
    NoHeader,
    /// Headings were found, but none of them is a name.
    #[error(
        "No column with people's names was found. Say which column it is with a map file, for example {{\"Client\": \"full_name\"}}."
    )]
    NoNameColumn,
    /// More than `read::MAX_COLUMNS`.
    #[error("The file has {columns} columns; the most that can be read is 200. Save only the columns that are needed.")]
    TooManyColumns {
        /// How many there are.
        columns: usize,
    },
    /// More than `read::MAX_ROWS`.
    #[error("The file has more than 200,000 rows. Divide it and import the parts.")]
    TooManyRows,
    /// The dates of birth have the month first, so day and month of every date would be confused.
    #[error(
        "The dates in column \"{heading}\" are written with the month first. Roundtable reads the day first and would confuse them. Save the file with dates like 31/12/1940 or 1940-12-31."
    )]
    MonthFirst {
        /// The heading of the column.
        heading: String,
    },
    /// The map file is not a JSON object of headings and fields.
    #[error("The map file cannot be read. It must look like {{\"Heading in the file\": \"family_name\"}}.")]
    MapUnreadable,
    /// The map file names a field that does not exist.
    #[error(
        "The map file says \"{field}\", which is not a field. Fields are: {known}; or a question of a form, for example falls.location."
    )]
    MapUnknownField {
        /// What was written.
        field: String,
        /// All field names.
        known: String,
    },
    /// The map file names a heading that the file does not have.
    #[error("The map file names the column \"{heading}\", which is not in the file.")]
    MapUnknownHeading {
        /// What was written.
        heading: String,
    },
    /// The map file gives two columns to a field that can only have one.
    #[error("The map file gives more than one column to \"{field}\".")]
    MapFieldTwice {
        /// The field.
        field: &'static str,
    },
}

impl ImportError {
    /// The stable word used on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "file_too_large",
            Self::Empty => "file_empty",
            Self::OtherFormat { .. } => "not_a_csv_file",
            Self::NotText => "file_not_text",
            Self::QuoteNotClosed { .. } => "quote_not_closed",
            Self::NoRows => "no_rows",
            Self::NoHeader => "no_headings",
            Self::NoNameColumn => "no_name_column",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::TooManyRows => "too_many_rows",
            Self::MonthFirst { .. } => "dates_month_first",
            Self::MapUnreadable => "map_unreadable",
            Self::MapUnknownField { .. } => "map_unknown_field",
            Self::MapUnknownHeading { .. } => "map_unknown_heading",
            Self::MapFieldTwice { .. } => "map_field_twice",
        }
    }
}
