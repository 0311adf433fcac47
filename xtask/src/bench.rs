//! Measurements of the release build, each printed beside the bar it must reach (`design/bars.md`).

use crate::failure::Failure;
use crate::program::{cargo, carry_out};
use crate::setup::{self, Purpose};
use crate::tell::Ledger;

/// Builds the release command line, which the measurements drive, and runs them.
pub(crate) fn measure(ledger: &mut Ledger) -> Result<(), Failure> {
    setup::machine(ledger, Purpose::Build)?;
    ledger.step("build: release command line", || {
        carry_out(&mut cargo("build --release -p roundtable --bin roundtable"))
    })?;
    ledger.step("measure", || carry_out(&mut cargo("run --release -p casework --example bench")))
}
