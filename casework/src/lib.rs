//! Roundtable without a window: the vault, the verbs of the team's work, projections, search and roads.
//!
//! Verbs are functions over an unlocked [`office::Office`]; each change goes through its one door, `transact`.

pub mod action;
pub mod attachment;
pub mod audit;
pub mod case;
pub mod check;
pub mod demo;
mod error;
pub mod file;
pub mod form;
pub mod handover;
pub mod import;
pub mod intake;
pub mod note;
pub mod office;
pub mod organisation;
pub mod person;
mod reason;
pub mod record;
pub mod seen;
pub mod services;
pub mod share;
mod store;
pub mod team;
mod time;
pub mod two_answers;
pub mod vault;
mod view;
pub mod world;

pub use crdt::field::deceives;
pub use error::{Error, Result};
pub use store::migrations;
pub use world::World;
