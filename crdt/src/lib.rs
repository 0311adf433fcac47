//! The shared record of Roundtable: documents, signed changes, the guard, trust and bundles.
//!
//! Nothing here touches a disk, a network, a clock or a window: bytes, keys and times are handed in, so that a
//! whole neighbourhood of laptops can run in one deterministic process.

pub mod action;
pub mod bundle;
pub mod change;
pub mod codec;
pub mod document;
mod error;
pub mod field;
pub mod guard;
pub mod handover;
pub mod id;
pub mod pack;
pub mod part;
pub mod sign;
pub mod trust;

pub use error::{Error, Refusal, WaitingFor};
pub use part::Part;
