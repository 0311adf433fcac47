//! A spreadsheet before and after it is imported.

use std::collections::BTreeMap;

use casework::{
    intake,
    intake::{column, look},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CaseRow;

/// A file that the program keeps until the next one.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Handed {
    pub(crate) ticket: String,
}

/// A handed-over file and how to read it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spreadsheet {
    pub(crate) ticket: String,
    /// Heading to field name, or to `ignore`; only what a person chose.
    pub(crate) map: BTreeMap<String, String>,
    /// A cohort's id that everybody enters.
    pub(crate) cohort: Option<String>,
    /// Import the other rows when some cannot be.
    pub(crate) skip_rejected: bool,
}

/// What would come of a file.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SpreadsheetLook {
    pub(crate) columns: Vec<SpreadsheetColumn>,
    /// None while no column has people's names.
    pub(crate) report: Option<SpreadsheetReport>,
    /// Who stands in the first rows and in those that the report mentions.
    pub(crate) people: Vec<SpreadsheetPerson>,
    /// People already here whom a row may be.
    pub(crate) here: Vec<CaseRow>,
}

/// A column, what it feeds, and how much of it stays in words.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SpreadsheetColumn {
    pub(crate) heading: String,
    /// The field; none when it feeds none.
    pub(crate) field: Option<String>,
    /// The questions of pathways' forms that it answers; the row decides which form it is about.
    pub(crate) questions: Vec<SpreadsheetQuestion>,
    /// Entries that are not blank.
    pub(crate) filled: usize,
    /// How many of them are kept in a note, word for word.
    pub(crate) noted: usize,
    /// The first of those, shortened.
    pub(crate) first_noted: String,
    /// Why whoever imports may not record what it says.
    pub(crate) refused: Option<String>,
    /// Not read at all.
    pub(crate) ignored: bool,
    /// The first cell that is not blank; a date as it would be read, `YYYY-MM-DD`.
    pub(crate) example: String,
}

/// A question of a form that a column can answer.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SpreadsheetQuestion {
    /// Its name in the map: `falls.location`.
    pub(crate) name: String,
    /// The form's name.
    pub(crate) form: String,
    /// The question in words.
    pub(crate) label: String,
}

/// What a column can be told to feed.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct ImportChoices {
    /// Stable names of fields of the case.
    pub(crate) fields: Vec<String>,
    /// Questions of the pathways' forms, in the order of the forms.
    pub(crate) questions: Vec<SpreadsheetQuestion>,
}

/// Somebody in a row.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SpreadsheetPerson {
    pub(crate) row: usize,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) date_of_birth: Option<String>,
    pub(crate) nhs_number: Option<String>,
}

/// What was done or would be done with the rows.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SpreadsheetReport {
    pub(crate) rows: usize,
    /// Rows that can be imported, those already here among them.
    pub(crate) importable: usize,
    pub(crate) imported: usize,
    pub(crate) unchanged: usize,
    pub(crate) updated: usize,
    /// Rows that repeat an earlier row to the letter.
    pub(crate) repeated: usize,
    pub(crate) rejected: Vec<RowMessage>,
    pub(crate) flagged: Vec<RowMessage>,
    pub(crate) possible_duplicates: Vec<RowDuplicate>,
    pub(crate) encoding: String,
    pub(crate) delimiter: String,
}

/// A row and a sentence about it.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct RowMessage {
    pub(crate) row: usize,
    pub(crate) message: String,
}

/// A row that may be somebody else's row, or somebody already here.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct RowDuplicate {
    pub(crate) row: usize,
    /// `row 12`, or a case's id.
    pub(crate) of: String,
    /// A stable word.
    pub(crate) why: String,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub(crate) struct ImportProgress {
    pub(crate) done: u32,
    /// 0 while the file is still being compared.
    pub(crate) of: u32,
}

impl From<look::Look> for SpreadsheetLook {
    fn from(look: look::Look) -> Self {
        Self {
            columns: look
                .columns
                .into_iter()
                .map(|column| SpreadsheetColumn {
                    heading: column.goes.heading,
                    field: column.goes.field.map(str::to_owned),
                    questions: column.goes.questions.into_iter().map(SpreadsheetQuestion::from).collect(),
                    filled: column.goes.filled,
                    noted: column.goes.noted,
                    first_noted: column.goes.first_noted,
                    refused: column.goes.refused.map(str::to_owned),
                    ignored: column.goes.ignored,
                    example: column.example,
                })
                .collect(),
            report: look.report.map(SpreadsheetReport::from),
            people: look
                .people
                .into_iter()
                .map(|(row, person)| SpreadsheetPerson {
                    row,
                    family_name: person.family_name,
                    given_name: person.given_name,
                    date_of_birth: person.date_of_birth,
                    nhs_number: person.nhs_number,
                })
                .collect(),
            here: look.here.into_iter().map(CaseRow::from).collect(),
        }
    }
}

impl From<column::Question> for SpreadsheetQuestion {
    fn from(question: column::Question) -> Self {
        Self { name: question.name, form: question.form, label: question.label }
    }
}

impl From<intake::Report> for SpreadsheetReport {
    fn from(report: intake::Report) -> Self {
        let message = |message: intake::Message| RowMessage { row: message.row, message: message.message };
        Self {
            rows: report.rows,
            importable: report.importable,
            imported: report.imported,
            unchanged: report.unchanged,
            updated: report.updated,
            repeated: report.repeated,
            rejected: report.rejected.into_iter().map(message).collect(),
            flagged: report.flagged.into_iter().map(message).collect(),
            possible_duplicates: report
                .possible_duplicates
                .into_iter()
                .map(|found| RowDuplicate { row: found.row, of: found.of, why: found.why })
                .collect(),
            encoding: report.encoding,
            delimiter: report.delimiter,
        }
    }
}
