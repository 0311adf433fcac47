//! The control log: which organisations hold one part of one space, kept outside the document.
//!
//! Entries hold the whole member set and name their parents. Any holder may add a partner, the steward or the
//! partner itself removes; of concurrent entries removals win and additions from both sides stand
//! (`design/sync-and-trust.md`, "Control log").

mod draft;
mod entry;
mod log;

pub use draft::Signer;
pub use entry::{ControlEntry, HandOver};
pub use log::{Admit, ControlLog, Vouched};

#[cfg(test)]
mod tests;
