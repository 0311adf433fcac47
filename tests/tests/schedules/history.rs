//! What was acknowledged: every line of it must be found in the end (after Jepsen: operation and acknowledgement).

/// Everything that any laptop acknowledged.
#[derive(Debug, Default)]
pub(crate) struct History {
    /// Cases, by id.
    pub(crate) cases: Vec<String>,
    /// Notes and corrections.
    pub(crate) notes: Vec<Note>,
    /// Ids of withdrawn notes.
    pub(crate) withdrawn: Vec<String>,
    /// Fields set and questions settled.
    pub(crate) answers: Vec<Answer>,
}

/// An acknowledged note.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    /// Its id.
    pub(crate) id: String,
    /// The case's id.
    pub(crate) case: String,
    /// Its part.
    pub(crate) part: String,
    /// What was written.
    pub(crate) text: String,
}

/// An acknowledged answer to a question.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// The case's id.
    pub(crate) case: String,
    /// Its part.
    pub(crate) part: String,
    /// The field, or `settled` and the field, as the case's history names it.
    pub(crate) what: String,
    /// What was answered.
    pub(crate) value: String,
}
