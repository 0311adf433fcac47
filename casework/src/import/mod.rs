//! Reads a spreadsheet of people: from bytes to a plan that says, row by row, what would be kept and why not.
//!
//! Nothing here touches the vault. The way is: `sniff` (encoding, delimiter) → `read` (cells) →
//! `mapping` (which column is what) → `row` (one row, one person) → `plan` (the whole file, duplicates).

pub mod dates;
pub mod error;
pub mod flag;
pub mod headings;
pub mod keys;
pub mod known;
pub mod mapping;
pub mod parts;
pub mod pathways;
pub mod person;
pub mod plan;
pub mod question;
pub mod read;
pub mod row;
pub mod sniff;
pub mod text;

pub use error::ImportError;
pub use flag::{Flag, FlagCode, Rejection, RejectionCode};
pub use known::{KnownRow, Recognised};
pub use mapping::{Field, Mapping};
pub use person::ImportedPerson;
pub use plan::{Duplicate, Options, Outcome, Plan, PlannedRow, plan};

#[cfg(test)]
mod tests;
