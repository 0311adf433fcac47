//! Being written.

pub mod person;
