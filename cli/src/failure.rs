//! A failure as scripts and people meet it: a code, a sentence, the field it belongs to.

use serde_json::{Value, json};

use crate::exit::Exit;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(crate) struct Failure {
    code: &'static str,
    message: String,
    field: Option<String>,
    report: Option<Value>,
}

impl Failure {
    /// Wrong usage: the command itself does not fit.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { code: "usage", message: message.into(), field: None, report: None }
    }

    /// What was typed into a field does not fit.
    pub(crate) fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self { code: "invalid", message: message.into(), field: Some(field.to_owned()), report: None }
    }

    /// The program broke; what was going on is not told, because it may hold what somebody wrote.
    pub(crate) fn broke() -> Self {
        let message =
            "Something went wrong inside Roundtable. Nothing from this step was saved; everything before it is safe.";
        Self { code: "broke", message: message.to_owned(), field: None, report: None }
    }

    /// It was done, and could not be told.
    pub(crate) fn lost(message: &str) -> Self {
        Self { code: "file", message: message.to_owned(), field: None, report: None }
    }

    /// How the program ends.
    pub(crate) fn exit(&self) -> Exit {
        Exit::of_code(self.code).unwrap_or(Exit::Failed)
    }

    /// The sentence.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// The report of an import that was refused.
    pub(crate) fn report(&self) -> Option<&Value> {
        self.report.as_ref()
    }

    /// What stands under `error`.
    pub(crate) fn json(&self) -> Value {
        let mut error = json!({ "code": self.code, "message": self.message, "field": self.field });
        if let (Some(report), Some(error)) = (&self.report, error.as_object_mut()) {
            error.insert("report".to_owned(), report.clone());
        }
        error
    }
}

impl From<casework::Error> for Failure {
    fn from(error: casework::Error) -> Self {
        let report = match &error {
            casework::Error::RowsRejected { report, .. } => serde_json::to_value(report).ok(),
            _ => None,
        };
        Self { code: error.code(), message: error.to_string(), field: error.field().map(str::to_owned), report }
    }
}

impl From<casework::vault::VaultError> for Failure {
    fn from(error: casework::vault::VaultError) -> Self {
        casework::Error::from(error).into()
    }
}
