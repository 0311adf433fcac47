//! Sharing: bundles out and in, receipts, status, and the digest by which two laptops compare.

pub mod digest;
mod gather;
mod hands;
pub(crate) mod inbox;
mod introduce;
mod mark;
pub(crate) mod reached;
pub mod read;
pub mod status;
mod weigh;
pub mod write;
