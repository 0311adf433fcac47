//! The field table: every field's part, merge policy and kind, declared once and tested from here.

mod kind;
mod table;

pub use kind::{Kind, Rejected, deceives};
pub use table::{FIELDS, Field, find};

/// How concurrent values of a field are treated (`records.md`, merge policies).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// The engine's winner is shown, the same on every laptop; history is kept.
    Register,
    /// All values are shown with who and when until a person settles them.
    KeepBoth,
}
