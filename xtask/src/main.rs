//! The menu of habits: set-up, run, check, test, types and bench, each one command on a fresh machine.
//!
//! It is compiled before anything else, so it depends on the standard library and `serde_json` alone.

use std::process::ExitCode;

mod bench;
mod check;
mod compile;
mod failure;
mod places;
mod program;
mod run;
mod setup;
mod tell;
mod test;
mod types;

use failure::Failure;
use tell::Ledger;

const MENU: &str = "\
cargo xtask run      makes a practice and a hospice, lets them exchange notes, opens the window
cargo xtask test     set-up, check, then every test; what .ci/run calls
cargo xtask check    format, lints, documentation, licences, types: what must hold before a test runs
cargo xtask types    writes ui/src/ipc/generated again from the window's commands
cargo xtask bench    measures the release build and prints the bar beside each figure
cargo xtask setup    installs what this machine lacks, and nothing else";

fn main() -> ExitCode {
    let asked = std::env::args().nth(1).unwrap_or_default();
    let mut ledger = Ledger::new();
    let outcome = match asked.as_str() {
        "setup" => setup::everything(&mut ledger),
        "check" => check::alone(&mut ledger),
        "test" => test::everything(&mut ledger),
        "types" => types::write(&mut ledger),
        "bench" => bench::measure(&mut ledger),
        "run" => run::neighbourhood(&mut ledger),
        "" | "help" | "-h" | "--help" => {
            tell::line(MENU);
            return ExitCode::SUCCESS;
        }
        other => Err(Failure::new(format!("There is no `cargo xtask {other}`. There are these:\n{MENU}"))),
    };
    ledger.close();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tell::failure(&failure);
            ExitCode::FAILURE
        }
    }
}
