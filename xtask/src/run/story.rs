//! The made-up neighbourhood, told in words: what every organisation holds, and who has not answered.
//!
//! Everything is said by the real command line; nothing here knows how it is done.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use crate::failure::{Failure, While as _};
use crate::program::program;
use crate::tell::{self, people, several};

use super::office::Office;

/// As many as `roundtable demo` makes unless told otherwise.
const CASES: &str = "300";

/// Makes the neighbourhood in `folder` and gives the practice, whose vault the window then opens.
pub(super) fn play(command_line: &Path, folder: &Path) -> Result<Office, Failure> {
    let offices = make(command_line, folder)?;
    let mut offices = offices.into_iter();
    let Some(practice) = offices.next() else {
        return Err(Failure::new("`roundtable demo` made no vault."));
    };
    tell::line("Five organisations without a shared network, twelve weeks, every exchange a real encrypted file.");
    for partner in offices {
        same_record(&practice, &partner)?;
    }
    tell_status(&practice)?;
    let open = practice.ask(&["two-answers", "list"])?.count("")?;
    tell::line(format!("Two answers, until a person chooses: {}.", several(open, "question")));
    Ok(practice)
}

/// Lets the real command line make everything.
fn make(command_line: &Path, folder: &Path) -> Result<Vec<Office>, Failure> {
    let output = program(command_line)
        .args(["--json", "demo"])
        .arg(folder)
        .args(["--cases", CASES])
        .stderr(Stdio::inherit())
        .output()
        .during("start the command line")?;
    let made: Value = serde_json::from_slice(&output.stdout)
        .ok()
        .filter(|_| output.status.success())
        .ok_or_else(|| Failure::new("`roundtable demo` did not make the neighbourhood."))?;
    let vaults = made.get("vaults").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    vaults
        .iter()
        .map(|one| {
            let text = |key: &str| one.get(key).and_then(Value::as_str);
            match (text("organisation"), text("vault")) {
                (Some(name), Some(vault)) => Ok(Office::new(name, PathBuf::from(vault), command_line)),
                _ => Err(Failure::new("`roundtable demo` answered without what design/cli.md promises.")),
            }
        })
        .collect()
}

/// Checks that two offices hold the same record of what they share.
fn same_record(ours: &Office, theirs: &Office) -> Result<(), Failure> {
    let here = ours.ask(&["digest", "--with", &theirs.name])?;
    let there = theirs.ask(&["digest", "--with", &ours.name])?;
    let (left, right) = (here.text("/digest")?, there.text("/digest")?);
    if left != right {
        return Err(Failure::new(format!(
            "Two offices do not hold the same record: {} has {left}, {} has {right}.",
            ours.name, theirs.name
        )));
    }
    tell::line(format!(
        "{} and {} hold the same record of {} and {}: digest {}….",
        ours.name,
        theirs.name,
        people(here.count("/cases")?),
        several(here.count("/notes")?, "note"),
        left.chars().take(16).collect::<String>(),
    ));
    Ok(())
}

/// Says who has confirmed what, in the office's own words.
fn tell_status(office: &Office) -> Result<(), Failure> {
    for partner in office.ask(&["status"])?.list("")? {
        let number = |key: &str| partner.get(key).and_then(Value::as_u64).unwrap_or(0);
        let name = partner.get("partner").and_then(Value::as_str).unwrap_or("A partner");
        let waiting = number("to_send") + number("sent_not_received");
        tell::line(match waiting {
            0 => format!("{name} has confirmed everything."),
            some => format!("{name} has not confirmed {} yet.", several(some, "update")),
        });
    }
    Ok(())
}
