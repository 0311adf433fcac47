//! Running other programs: found on the path, told where to work, and judged by how they end.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::failure::{Failure, While as _};
use crate::places;

/// Names what Cargo tells a program that it runs. Handed on to another Cargo, these make it think
/// that build scripts must run again, so a build from here and one typed by hand would never share.
fn told_by_cargo(name: &str) -> bool {
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || matches!(name, "CARGO" | "CARGO_BIN_NAME" | "CARGO_CRATE_NAME")
}

/// Prepares a program to run at the top of the checkout, without a standard input to wait for.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(places::root()).stdin(Stdio::null());
    for (variable, _) in std::env::vars_os() {
        if variable.to_str().is_some_and(told_by_cargo) {
            command.env_remove(variable);
        }
    }
    if let Ok(path) = std::env::join_paths(search_path()) {
        command.env("PATH", path);
    }
    command
}

/// Prepares a Cargo command; `line` is split at its spaces.
pub(crate) fn cargo(line: &str) -> Command {
    let mut command = program("cargo");
    command.args(line.split(' '));
    command
}

/// Prepares an npm command in `ui/`; `line` is split at its spaces.
pub(crate) fn npm(line: &str) -> Command {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = program(name);
    command.args(line.split(' ')).current_dir(places::ui());
    command
}

/// Runs a command to its end, its words going straight to the screen.
pub(crate) fn carry_out(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().during(&format!("start `{}`", words_of(command)))?;
    if status.success() {
        return Ok(());
    }
    let how =
        status.code().map_or_else(|| "was ended by a signal".to_owned(), |code| format!("ended with exit code {code}"));
    Err(Failure::new(format!("`{}` {how}.", words_of(command))))
}

/// Runs a command quietly and says whether it ended well; one that cannot start did not.
pub(crate) fn ends_well(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Runs a command quietly and gives what it printed, however it ended.
pub(crate) fn printed(command: &mut Command) -> Result<String, Failure> {
    let output = command.stderr(Stdio::null()).output().during(&format!("start `{}`", words_of(command)))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Says whether a program of this name is on the path.
pub(crate) fn present(name: &str) -> bool {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    search_path().iter().any(|folder| folder.join(&file).is_file())
}

/// Gives the folders searched for programs: the caller's, then the one `cargo install` fills.
fn search_path() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default();
    if let Some(installed) = places::cargo_programs()
        && !folders.contains(&installed)
    {
        folders.push(installed);
    }
    folders
}

fn words_of(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| {
        let word = word.to_string_lossy();
        if word.contains(' ') { format!("\"{word}\"") } else { word.into_owned() }
    }));
    words.join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_with_its_exit_code() {
        let failure = carry_out(program("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(
            failure.to_string(),
            "`sh -c \"exit 3\"` ended with exit code 3.",
            "the sentence is all that a person gets to see"
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_a_sentence() {
        let failure = carry_out(&mut program("no-such-program-anywhere")).unwrap_err();
        assert!(
            failure.to_string().starts_with("Could not start `no-such-program-anywhere`"),
            "a missing program must be named, not panicked about: {failure}"
        );
    }

    #[test]
    fn what_cargo_told_us_is_not_handed_on() {
        assert!(told_by_cargo("CARGO_PKG_VERSION"), "would run build scripts again");
        assert!(told_by_cargo("CARGO_MANIFEST_DIR"), "would run build scripts again");
        assert!(!told_by_cargo("CARGO_HOME"), "a person's own setting must be handed on");
        assert!(!told_by_cargo("CARGO_TARGET_DIR"), "the target folder must be handed on");
    }
}
