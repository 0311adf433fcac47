//! The harness: named offices in one process, a clock and randomness that repeat, roads that a test can cut, and the
//! real window with the real command line, driven from outside.

pub mod desks;
pub mod forge;
pub mod hand_made;
pub mod neighbourhood;
pub mod offices;
pub mod window;
pub mod world;

pub use neighbourhood::{Laptop, Neighbourhood, copy_folder};
