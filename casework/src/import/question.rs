//! A question of a pathway's form that a column answers, and how its cells are read.

use crate::form::{Field, Form, Keeps, built_in};

/// One line of the table of pathway columns (`pathways`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Says {
    /// The form's id.
    pub form: &'static str,
    /// The question's name.
    pub question: &'static str,
    /// Usual headings, in small letters and digits only, divided by spaces.
    pub headings: &'static str,
    /// Another heading without which this one means nothing; empty when none is needed.
    pub needs: &'static str,
    /// How a cell is read.
    pub reads: Reads,
}

/// How a cell becomes an answer. What does not mean exactly one answer is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// By the kind of the question: its own codes and labels, a number, yes and no, a date, a time; words as they are.
    Kind,
    /// These words, and else by the kind.
    Words(&'static [Word]),
    /// These words and nothing else.
    Only(&'static [Word]),
    /// Two numbers with a stroke between them; the second answers this question.
    Pair(&'static str),
}

/// What one wording of a list means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The cell in small letters.
    pub cell: &'static str,
    /// The answer; empty for words that are none and stay in the note.
    pub code: &'static str,
    /// The cell says more than its answer and is kept in the note as well.
    pub more: bool,
}

/// A question with its definition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// The form.
    pub form: &'static Form,
    /// The question.
    pub field: &'static Field,
    /// How its cells are read.
    pub reads: Reads,
}

/// Between a form and its question in a map file.
const JOINT: char = '.';

impl Says {
    /// The question that this line names; none for a line that names none, which a test refuses.
    pub fn asked(&self) -> Option<Asked> {
        let form = built_in::find(self.form)?;
        Some(Asked { form, field: form.field(self.question)?, reads: self.reads })
    }
}

impl Asked {
    /// A question as a map file names it: `falls.location`. It is read as the table reads it, else by its kind.
    pub fn named(name: &str) -> Option<Self> {
        let (form, question) = name.split_once(JOINT)?;
        let form = built_in::find(form)?;
        let field = form.field(question)?;
        let line = super::pathways::COLUMNS.iter().find(|line| line.form == form.id && line.question == question);
        Some(Self { form, field, reads: line.map_or(Reads::Kind, |line| line.reads) })
    }

    /// The name in a map file.
    pub fn name(&self) -> String {
        format!("{}{JOINT}{}", self.form.id, self.field.name)
    }

    /// Whether its answers are fields of the case and not a record.
    pub fn is_field(&self) -> bool {
        self.form.keeps == Keeps::Fields
    }
}
