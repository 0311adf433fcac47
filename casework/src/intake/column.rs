//! Where each column of a list goes, said before anything is written.

use serde::Serialize;

use crate::import::{
    Plan,
    mapping::{self, Field},
    question::Asked,
};

/// A column, what it feeds, and how much of it stays in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The heading as written.
    pub heading: String,
    /// The field's stable name; none when it feeds none.
    pub field: Option<&'static str>,
    /// The questions of pathways' forms that it answers; the row decides which form it is about.
    pub questions: Vec<Question>,
    /// Cells that are not blank, of rows that can be imported.
    pub filled: usize,
    /// How many of them are kept in a note, word for word.
    pub noted: usize,
    /// The first of those, shortened.
    pub first_noted: String,
    /// Why whoever imports may not answer what it says.
    pub refused: Option<&'static str>,
    /// It is not to be read at all.
    pub ignored: bool,
}

/// A question of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Its name in a map file: `falls.location`.
    pub name: String,
    /// The form's name.
    pub form: String,
    /// The question in words.
    pub label: String,
    /// Its answers are fields of the case, not a record.
    pub is_field: bool,
}

impl Question {
    pub(super) fn of(asked: &Asked) -> Self {
        Self {
            name: asked.name(),
            form: asked.form.name.clone(),
            label: asked.field.label.clone(),
            is_field: asked.is_field(),
        }
    }
}

/// Every column of a file, in its order.
pub(super) fn of(plan: &Plan) -> Vec<Column> {
    let columns = plan.mapping.columns.iter().zip(&plan.tally);
    columns
        .map(|(column, tally)| Column {
            heading: column.heading.clone(),
            field: column.field.map(mapping::Field::name),
            questions: column.asked.iter().map(Question::of).collect(),
            filled: tally.filled,
            noted: tally.noted,
            first_noted: tally.first_noted.clone(),
            refused: column.refused,
            ignored: column.is_ignored(),
        })
        .collect()
}

/// Every question that a column can be told to answer, in the order of the forms.
#[must_use]
pub fn questions() -> Vec<Question> {
    let forms = crate::form::built_in::all().iter();
    let names = forms.flat_map(|form| form.fields().map(move |field| format!("{}.{}", form.id, field.name)));
    names.filter_map(|name| Asked::named(&name)).map(|asked| Question::of(&asked)).collect()
}

/// The name of a field, for the columns of a file in which no names were found.
pub(super) fn suggested(heading: &str) -> Option<&'static str> {
    mapping::suggest(heading).map(|known| Field::name(known.field))
}
