//! Every test: the interface's units, then the whole workspace with the real window on a virtual screen.

use std::process::Command;

use crate::check;
use crate::compile;
use crate::failure::Failure;
use crate::places;
use crate::program::{cargo, carry_out, npm, present, program};
use crate::setup::{self, Purpose};
use crate::tell::Ledger;

/// Sets the machine up, checks, and runs all tests; the runner's own closing line is left to be read.
pub(crate) fn everything(ledger: &mut Ledger) -> Result<(), Failure> {
    setup::machine(ledger, Purpose::Test)?;
    setup::build_interface(ledger)?;
    check::everything(ledger)?;
    ledger.step("tests of the interface", || carry_out(&mut npm("run test")))?;
    // Tests that drive the built programs from outside do not make Cargo build them.
    compile::all(ledger)?;
    ledger.step("tests", || {
        let mut run = on_a_virtual_screen(cargo("nextest run --workspace"));
        carry_out(run.env("CARGO_TARGET_DIR", places::target()))
    })
}

/// Wraps a command so that it finds a screen and a session bus that nobody sees.
pub(crate) fn on_a_virtual_screen(inner: Command) -> Command {
    if !(present("xvfb-run") && present("dbus-run-session")) {
        return inner;
    }
    let mut outer = program("dbus-run-session");
    outer.args(["--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]);
    outer.arg(inner.get_program()).args(inner.get_args());
    outer
}
