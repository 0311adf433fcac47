//! The audit: who did what to which case when. Every verb that changes or opens something writes one line, in the
//! same transaction; nothing of what was written stands in it.
//!
//! What is typed half-way (drafts) and what only lists names (lists, search, status) writes none: a line a keystroke
//! would bury the others. Opening a case again within a quarter of an hour, at the same unlock, is the same look.

pub mod list;
pub(crate) mod look;
pub mod page;
#[cfg(test)]
mod tests;
pub mod verify;
