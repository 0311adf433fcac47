//! Forms: what a pathway or a team records, declared once. The same definition is shown, checked, kept and projected.

pub mod add;
pub(crate) mod built_in;
mod check;
mod definition;
pub mod derive;
pub(crate) mod known;
pub mod list;

pub(crate) use check::{Answers, check};
pub use definition::{Choice, Code, Derived, Field, Form, Keeps, Rule, Section, Type};

/// The answer that says that somebody asked and nobody knows. It differs from no answer.
pub const UNKNOWN: &str = "unknown";

/// The `type` of a form among the entries of a team's document, and of the copy that travels with a case.
pub(crate) const FORM: &str = "form";
