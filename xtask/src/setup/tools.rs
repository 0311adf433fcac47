//! Rust tools that checks and tests need: formatter, lints, test runner, licence check, window driver.

use crate::failure::Failure;
use crate::places;
use crate::program::{cargo, carry_out, ends_well, present, program};
use crate::setup::Purpose;
use crate::tell;

/// A program that `cargo install` gives.
struct Tool {
    package: &'static str,
    options: &'static [&'static str],
    /// A Cargo subcommand that answers when it is there; else the program is looked for on the path.
    subcommand: Option<&'static str>,
}

const RUNNER: Tool = Tool {
    package: "cargo-nextest",
    // Without its self-update, which needs a TLS library and a second of nobody's time.
    options: &["--no-default-features", "--features", "default-no-update"],
    subcommand: Some("nextest"),
};
const LICENCES: Tool = Tool { package: "cargo-deny", options: &[], subcommand: Some("deny") };
const DRIVER: Tool = Tool { package: "tauri-driver", options: &["--version", "^2"], subcommand: None };

/// Installs the tools that the purpose needs and that are missing.
pub(super) fn install(purpose: Purpose) -> Result<(), Failure> {
    if matches!(purpose, Purpose::Check | Purpose::Test) {
        component("rustfmt", "fmt")?;
        component("clippy", "clippy")?;
        tool(&LICENCES)?;
    }
    if purpose == Purpose::Test {
        tool(&RUNNER)?;
    }
    if matches!(purpose, Purpose::Drive | Purpose::Test) {
        tool(&DRIVER)?;
    }
    Ok(())
}

fn component(name: &str, subcommand: &str) -> Result<(), Failure> {
    if ends_well(cargo(subcommand).arg("--version")) {
        return Ok(());
    }
    carry_out(program("rustup").args(["component", "add", name]))
}

fn tool(tool: &Tool) -> Result<(), Failure> {
    let there = match tool.subcommand {
        Some(subcommand) => ends_well(cargo(subcommand).arg("--version")),
        None => present(tool.package),
    };
    if there {
        tell::line(format!("{} is there.", tool.package));
        return Ok(());
    }
    let mut install = cargo("install --locked");
    install
        .arg(tool.package)
        .args(tool.options)
        .arg("--target-dir")
        .arg(places::target().join("tools"))
        // These tools run for seconds; optimising them would take minutes.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env("CARGO_PROFILE_RELEASE_STRIP", "true");
    carry_out(&mut install)
}
