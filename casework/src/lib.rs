//! Being written.

pub mod vault;
