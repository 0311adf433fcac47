//! Measurements of the release build, each printed beside the bar it must reach (`design/bars.md`).

use std::fs;

use crate::failure::{Failure, While as _};
use crate::places;
use crate::program::{cargo, carry_out};
use crate::setup::{self, Purpose};
use crate::tell::Ledger;
use crate::test::on_a_virtual_screen;

/// Builds the releases and runs the measurements: the application's, then the window's.
pub(crate) fn measure(ledger: &mut Ledger) -> Result<(), Failure> {
    setup::machine(ledger, Purpose::Drive)?;
    setup::build_interface(ledger)?;
    ledger.step("build: release command line", || {
        carry_out(&mut cargo("build --release -p roundtable --bin roundtable"))
    })?;
    ledger.step("measure", || carry_out(&mut cargo("run --release -p casework --example bench")))?;
    window(ledger)
}

/// A release refuses to be driven by another program, so the window is measured in a build with a feature of its own. It
/// is moved away at once: nobody may take it for what people get.
fn window(ledger: &mut Ledger) -> Result<(), Failure> {
    let release = places::target().join("release");
    let driven = release.join(format!("roundtable-window-driven{}", std::env::consts::EXE_SUFFIX));
    ledger.step("build: release window that can be driven", || {
        carry_out(&mut cargo("build --release -p roundtable-window --features automation"))?;
        let built = release.join(format!("roundtable-window{}", std::env::consts::EXE_SUFFIX));
        fs::rename(built, &driven).during("move the window that can be driven")
    })?;
    ledger.step("measure: the window", || {
        let mut run = cargo("run --release -p tests --example window --");
        run.arg(&driven);
        carry_out(on_a_virtual_screen(run).env("CARGO_TARGET_DIR", places::target()))
    })
}
