//! Sharing: bundles out and in, receipts, status, and the digest by which two laptops compare.

pub mod digest;
mod gather;
mod hands;
pub(crate) mod inbox;
mod introduce;
mod last_read;
pub mod log;
mod mark;
pub mod overview;
pub mod place;
pub(crate) mod reached;
pub mod read;
pub mod status;
pub mod verify;
mod weigh;
pub mod write;
