//! `roundtable`: the headless door of Roundtable. The contract is `design/cli.md`; the verbs are casework's.

mod answer;
mod args;
mod commands;
mod exit;
mod failure;
mod input;
mod organisations;
mod passphrase;
mod print;
mod usage;
mod vault;
mod words;

use std::{
    panic::{self, AssertUnwindSafe},
    process::ExitCode,
};

use clap::Parser;

use crate::{args::Cli, failure::Failure};

fn main() -> ExitCode {
    // A panic's payload may hold what somebody wrote, so nobody hears it. Panics that the guard catches are not
    // failures at all; what escapes is told below in one sentence.
    panic::set_hook(Box::new(|_| {}));
    guarded(work)
}

fn guarded(work: impl FnOnce() -> ExitCode) -> ExitCode {
    panic::catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| print::failure(&Failure::broke(), usage::wants_json()))
}

fn work() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::tell(&error),
    };
    let json = cli.global.json;
    match commands::start(cli) {
        Ok(answer) => print::answer(answer, json),
        Err(failure) => print::failure(&failure, json),
    }
}

#[cfg(test)]
#[allow(clippy::panic, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failure_and_not_an_abort() {
        let ended = guarded(|| panic!("on purpose"));
        assert_eq!(format!("{ended:?}"), format!("{:?}", ExitCode::from(1)), "exit 1: failed, nothing changed");
    }
}
