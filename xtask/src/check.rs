//! What must hold before a test runs: format, lints, documentation, licences, types and no drift.

use crate::failure::Failure;
use crate::places;
use crate::program::{cargo, carry_out, npm};
use crate::setup::{self, Purpose};
use crate::tell::{self, Ledger};
use crate::types;

/// Sets the machine up and runs every check.
pub(crate) fn alone(ledger: &mut Ledger) -> Result<(), Failure> {
    setup::machine(ledger, Purpose::Check)?;
    setup::build_interface(ledger)?;
    everything(ledger)
}

/// Runs every check, quick ones first. All of them run although one fails: a person who waited for
/// the lints should not learn of the licences in the next run.
pub(crate) fn everything(ledger: &mut Ledger) -> Result<(), Failure> {
    let mut failures = Vec::new();
    let mut note = |outcome: Result<(), Failure>| {
        if let Err(failure) = outcome {
            tell::line(failure.to_string());
            failures.push(failure.to_string());
        }
    };
    note(ledger.step("check: format", || carry_out(&mut cargo("fmt --all --check"))));
    note(ledger.step("check: types of the interface", || carry_out(&mut npm("run typecheck"))));
    note(ledger.step("check: lints of the interface", || carry_out(&mut npm("run lint"))));
    note(ledger.step("check: bans, licences and sources", dependencies));
    note(ledger.step("check: lints", || carry_out(&mut cargo("clippy --workspace --all-targets -- -D warnings"))));
    // Naming the examples gives the dependencies the same features as the lints had (see `compile`),
    // so nothing is compiled for this step.
    note(ledger.step("check: documentation", || {
        carry_out(cargo("doc --workspace --no-deps --lib --bins --examples").env("RUSTDOCFLAGS", "-D warnings"))
    }));
    note(types::check_drift(ledger));
    if failures.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("{} of the checks failed:\n- {}", failures.len(), failures.join("\n- "))))
}

/// Checks the dependencies. Advisories only when their database is at hand: it cannot be had from a
/// package registry, and a check that silently does nothing is worse than one that says so.
fn dependencies() -> Result<(), Failure> {
    let database = places::cargo_programs().and_then(|programs| programs.parent().map(|home| home.join("advisory-db")));
    if database.is_some_and(|folder| folder.is_dir()) {
        return carry_out(&mut cargo(
            "deny check --disable-fetch --hide-inclusion-graph advisories bans licenses sources",
        ));
    }
    tell::line(
        "Security advisories are NOT checked: there is no advisory database at ~/.cargo/advisory-db, \
         and it cannot be fetched from here.",
    );
    carry_out(&mut cargo("deny check --hide-inclusion-graph bans licenses sources"))
}
