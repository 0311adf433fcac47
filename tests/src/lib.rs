//! The harness: named offices in one process, a clock and randomness that repeat, and roads that a test can cut.

pub mod neighbourhood;
pub mod world;

pub use neighbourhood::{Laptop, Neighbourhood};
