//! What an import did or would do.

use serde::Serialize;

use super::column::{self, Column};
use crate::import::Plan;

/// The answer of an import (`cli.md`, `import csv`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Rows of the file, blank ones left out.
    pub rows: usize,
    /// Rows that can be imported.
    pub importable: usize,
    /// Rows that became a new case; 0 in a dry run.
    pub imported: usize,
    /// Rows that say what they said last time.
    pub unchanged: usize,
    /// Rows that say something new of a case already here.
    pub updated: usize,
    /// Rows that repeat an earlier row of this file to the letter.
    pub repeated: usize,
    /// Rows that cannot be imported.
    pub rejected: Vec<Message>,
    /// Rows to look at.
    pub flagged: Vec<Message>,
    /// Rows that may be somebody else's row, or somebody already here. Never joined by itself.
    pub possible_duplicates: Vec<Duplicate>,
    /// How the file is encoded.
    pub encoding: String,
    /// What divides its cells.
    pub delimiter: String,
    /// Headings that feed nothing.
    pub not_read: Vec<String>,
    /// Where each column goes.
    pub columns: Vec<Column>,
    /// Nothing was written.
    pub dry_run: bool,
}

/// A row with a code and a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// From 1, headings not counted.
    pub row: usize,
    /// Stable word.
    pub code: String,
    /// Words.
    pub message: String,
}

/// A row that may be about somebody already met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// The row.
    pub row: usize,
    /// `row 12` of this file, or the id of a case here.
    pub of: String,
    /// Why, as a stable word.
    pub why: String,
}

impl Report {
    /// What the file itself says, before it is compared with the vault.
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            rows: plan.row_count(),
            importable: plan.importable().count(),
            repeated: plan.repeats(),
            rejected: plan
                .rejected()
                .map(|(row, why)| Message { row, code: why.code.as_str().to_owned(), message: why.message.clone() })
                .collect(),
            flagged: plan
                .flagged()
                .map(|(row, flag)| Message { row, code: flag.code.as_str().to_owned(), message: flag.message.clone() })
                .collect(),
            possible_duplicates: plan
                .duplicates_within
                .iter()
                .map(|found| Duplicate {
                    row: found.row,
                    of: format!("row {}", found.of_row),
                    why: found.why.to_owned(),
                })
                .collect(),
            encoding: plan.encoding.to_owned(),
            delimiter: plan.delimiter.to_string(),
            not_read: plan.mapping.not_read().into_iter().map(str::to_owned).collect(),
            columns: column::of(plan),
            ..Self::default()
        }
    }
}
