//! The options that every command takes.

use std::path::PathBuf;

use clap::{Args, Parser};

use crate::commands::Command;

/// The case tracker of neighbourhood teams, without its window.
#[derive(Parser)]
#[command(
    name = "roundtable",
    bin_name = "roundtable",
    version,
    disable_help_subcommand = true,
    arg_required_else_help = false
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options that may stand before or after the command.
#[derive(Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Global {
    /// The vault's folder; without it, the one in your own data folder
    #[arg(long, global = true, value_name = "DIR", env = "ROUNDTABLE_VAULT", hide_env_values = true)]
    pub(crate) vault: Option<PathBuf>,
    /// Print exactly one JSON value, and errors as JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// A file that holds the passphrase; otherwise ROUNDTABLE_PASSPHRASE, or you are asked
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

/// A command by itself, as a line of `batch` gives it.
#[derive(Parser)]
#[command(name = "roundtable", no_binary_name = true, disable_help_subcommand = true, disable_version_flag = true)]
pub(crate) struct Line {
    #[command(subcommand)]
    pub(crate) command: Command,
}
