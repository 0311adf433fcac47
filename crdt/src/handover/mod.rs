//! Hand-overs: a duty is offered, and passes only when whoever is asked accepts it.
//!
//! Nothing here reads a document: whoever holds the entries hands in the offers with their steps, and says of each step
//! whether the side that is asked, or the side that offered, took it. Every laptop that holds the same comes to the same.

mod resolve;
mod state;
mod table;

pub use resolve::{Offer, Resolved, Standing, Step, resolve};
pub use state::State;
pub use table::{RULES, Rule, STRENGTH, Side, rule};
