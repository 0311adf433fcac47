//! One organisation's vault, used only through the real command line and its JSON (`design/cli.md`).

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use crate::failure::{Failure, While as _};
use crate::program::program;

use super::PASSPHRASE;

/// An organisation with one laptop.
pub(crate) struct Office {
    pub(crate) name: String,
    pub(crate) vault: PathBuf,
    command_line: PathBuf,
}

impl Office {
    pub(crate) fn new(name: &str, vault: PathBuf, command_line: &Path) -> Self {
        Self { name: name.to_owned(), vault, command_line: command_line.to_path_buf() }
    }

    /// Gives one command and reads the one JSON value it prints.
    pub(crate) fn ask(&self, argv: &[&str]) -> Result<Answer, Failure> {
        let command = argv.iter().take(2).copied().collect::<Vec<_>>().join(" ");
        let output = program(&self.command_line)
            .arg("--vault")
            .arg(&self.vault)
            .arg("--json")
            .args(argv)
            .env("ROUNDTABLE_PASSPHRASE", PASSPHRASE)
            .stderr(Stdio::piped())
            .output()
            .during("start the command line")?;
        let errors = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            return Err(Failure::new(format!(
                "{}: `roundtable {command}` did not do it: {}",
                self.name,
                reason(&errors, output.status.code())
            )));
        }
        match serde_json::from_slice(&output.stdout) {
            Ok(value) => Ok(Answer { value, from: format!("{}: `roundtable {command}`", self.name) }),
            Err(cause) => Err(Failure::new(format!(
                "{}: `roundtable {command}` ended well but printed no JSON ({cause}).",
                self.name
            ))),
        }
    }
}

/// What a command answered; a key that the contract promises and that is absent is a failure in words.
pub(crate) struct Answer {
    pub(crate) value: Value,
    from: String,
}

impl Answer {
    /// Reads a text at a path like `/organisation/id`.
    pub(crate) fn text(&self, pointer: &str) -> Result<String, Failure> {
        self.at(pointer)?.as_str().map(str::to_owned).ok_or_else(|| self.lacks(pointer))
    }

    /// Reads a number, or the length of a list.
    pub(crate) fn count(&self, pointer: &str) -> Result<u64, Failure> {
        let found = self.at(pointer)?;
        let length = found.as_array().map(|list| list.len() as u64);
        found.as_u64().or(length).ok_or_else(|| self.lacks(pointer))
    }

    /// Reads a list; the empty path is the answer itself.
    pub(crate) fn list(&self, pointer: &str) -> Result<&[Value], Failure> {
        self.at(pointer)?.as_array().map(Vec::as_slice).ok_or_else(|| self.lacks(pointer))
    }

    fn at(&self, pointer: &str) -> Result<&Value, Failure> {
        self.value.pointer(pointer).ok_or_else(|| self.lacks(pointer))
    }

    fn lacks(&self, pointer: &str) -> Failure {
        Failure::new(format!("{} answered without the `{pointer}` that design/cli.md promises.", self.from))
    }
}

/// Finds the sentence in what a command wrote to its standard error.
fn reason(errors: &str, code: Option<i32>) -> String {
    let said = errors
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|value| value.pointer("/error/message")?.as_str().map(str::to_owned))
        .unwrap_or_else(|| errors.trim().to_owned());
    let code = code.map_or_else(|| "no exit code".to_owned(), |code| format!("exit code {code}"));
    if said.is_empty() { format!("it gave no reason ({code}).") } else { format!("{said} ({code})") }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn answer(json: &str) -> Answer {
        Answer { value: serde_json::from_str(json).unwrap(), from: "Test: `roundtable x`".to_owned() }
    }

    #[test]
    fn a_refusal_is_told_in_the_commands_own_words() {
        let errors = r#"{"error":{"code":"not_for_us","message":"This file is for somebody else.","field":null}}"#;
        assert_eq!(
            reason(errors, Some(14)),
            "This file is for somebody else. (exit code 14)",
            "the sentence meant for people must reach them"
        );
        assert_eq!(reason("", None), "it gave no reason (no exit code).", "silence is said too");
    }

    #[test]
    fn a_promised_key_that_is_absent_is_named() {
        let failure = answer(r#"{"id":7}"#).text("/fingerprint").unwrap_err();
        assert!(
            failure.to_string().contains("/fingerprint"),
            "whoever changes the contract must see what broke: {failure}"
        );
    }

    #[test]
    fn a_list_counts_as_its_length() {
        assert_eq!(answer(r#"{"rejected":[{},{}]}"#).count("/rejected").unwrap(), 2, "two rows");
        assert_eq!(answer(r#"{"rows":420}"#).count("/rows").unwrap(), 420, "a number is itself");
    }
}
