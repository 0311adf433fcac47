//! Taking in a spreadsheet: the plan of the import is compared with what is here, then written whole or not at all.

pub mod column;
pub mod csv;
mod fields;
mod kept;
pub mod look;
mod records;
mod report;

pub use report::{Duplicate, Message, Report};
