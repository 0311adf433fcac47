//! Actions: which steps an action may take, and what holds when two people took steps apart.
//!
//! Nothing here reads a document: whoever holds the entries hands in the steps. Every laptop that holds the same steps
//! comes to the same answer, whatever order they arrived in.

mod resolve;
mod state;
mod table;

pub use resolve::{Standing, Step, resolve};
pub use state::State;
pub use table::{RULES, Rule, STRENGTH, next, rule};
