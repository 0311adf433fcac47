//! The builds: always of the whole workspace with its tests, so that features never differ between two of them.
//!
//! Cargo joins the features of what is built together. The window's tests switch on Tauri's mock
//! runtime; a build of the window alone would not, and would compile Tauri a second time. So every
//! build from here names the workspace and at least one test, and all of them share one set.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::places;
use crate::program::{cargo, carry_out};
use crate::tell::Ledger;

/// Builds the command line and the window, and gives their paths.
pub(crate) fn programs(ledger: &mut Ledger) -> Result<Programs, Failure> {
    ledger.step("build: command line and window", || {
        carry_out(&mut cargo("build --workspace --bin roundtable --bin roundtable-window --test tidy"))
    })?;
    Ok(Programs { command_line: places::built("roundtable"), window: places::built("roundtable-window") })
}

/// Builds every program, test and example.
pub(crate) fn all(ledger: &mut Ledger) -> Result<(), Failure> {
    ledger.step("build: everything, with tests", || carry_out(&mut cargo("build --workspace --all-targets")))
}

/// The two programs that people run.
pub(crate) struct Programs {
    pub(crate) command_line: PathBuf,
    pub(crate) window: PathBuf,
}
