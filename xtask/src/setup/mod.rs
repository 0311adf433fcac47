//! Set-up: what a machine with only Rust and Node must be given before anything can be built.
//!
//! Every part looks first and acts only on what is missing, so a second run costs a moment.

use crate::failure::Failure;
use crate::tell::Ledger;

mod debian;
mod interface;
mod tools;

pub(crate) use interface::build as build_interface;

/// Names what the machine is wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Compile, and open the window on the screen that is there.
    Build,
    /// Also format, lint, licences.
    Check,
    /// Also drive the window on a screen that is not there.
    Drive,
    /// Everything.
    Test,
}

/// Installs all that `run`, `check` and `test` need.
pub(crate) fn everything(ledger: &mut Ledger) -> Result<(), Failure> {
    machine(ledger, Purpose::Test)
}

/// Installs what the purpose needs and this machine lacks.
pub(crate) fn machine(ledger: &mut Ledger, purpose: Purpose) -> Result<(), Failure> {
    let virtual_screen = matches!(purpose, Purpose::Drive | Purpose::Test);
    ledger.step("set-up: system packages", || debian::install(virtual_screen))?;
    ledger.step("set-up: packages of the interface", interface::install)?;
    ledger.step("set-up: Rust tools", || tools::install(purpose))
}
