//! `demo`: a made-up neighbourhood to look around in.

use std::{io::Write, path::PathBuf};

use casework::{World, demo};

use crate::{answer::Answer, failure::Failure, print, vault};

/// Where, and how many people.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// An empty folder, or one to be made
    dir: PathBuf,
    /// How many made-up people
    #[arg(long, value_name = "N", default_value_t = demo::USUAL_CASES)]
    cases: usize,
}

/// Makes it.
///
/// # Errors
/// `invalid` for a folder that holds something; `file`; storage errors.
pub(crate) fn run(args: &Args) -> Result<Answer, Failure> {
    let watched = print::somebody_watches();
    let mut tell = |sentence: &str| {
        if watched {
            // Whoever stopped watching does not stop the work.
            let _ = writeln!(std::io::stderr().lock(), "{sentence}");
        }
    };
    let made = demo::make(&args.dir, args.cases, &World::system(), vault::kdf(), &mut tell)?;
    Answer::new(made, |made| {
        let vaults: String = made.vaults.iter().map(|one| format!("  {}  {}\n", one.organisation, one.vault)).collect();
        format!(
            "A made-up neighbourhood. Nobody in it is real.\n{vaults}The passphrase of every vault: {}\n",
            made.passphrase
        )
    })
}
