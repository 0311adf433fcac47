//! `check`: is the vault whole? Reads only, and works on a vault that is too damaged to be opened.

use casework::{
    check::{self, Finding, Report},
    vault::{self, Secret},
};

use super::Room;
use crate::{answer::Answer, exit::Exit, failure::Failure, vault::Place};

/// Checks the files first, without opening the vault for work; when they are whole, the records too.
///
/// # Errors
/// `no_vault`, `in_use`, `wrong_passphrase`. Damage is an answer, not an error.
pub(crate) fn whole(place: &Place) -> Result<Answer, Failure> {
    let passphrase = place.passphrase()?;
    let found = vault::check(&place.dir, Secret::Passphrase(&passphrase))?;
    let damaged = found.iter().any(|finding| finding.damage);
    let mut findings: Vec<Finding> = found
        .into_iter()
        .map(|finding| Finding { what: finding.what, place: finding.where_, advice: finding.advice })
        .collect();
    if damaged {
        return told(Report { ok: false, findings });
    }
    let office = place.open(&passphrase)?;
    let report = check::check(&office);
    let _ = office.close();
    let report = report?;
    // Opening mends what the first look found to be open to others: it is told all the same.
    let more: Vec<Finding> = report.findings.into_iter().filter(|finding| !findings.contains(finding)).collect();
    findings.extend(more);
    told(Report { ok: report.ok, findings })
}

/// The same within a batch, whose vault is open.
///
/// # Errors
/// Storage errors that prevent checking.
pub(crate) fn opened(room: &Room) -> Result<Answer, Failure> {
    told(check::check(&room.office)?)
}

fn told(report: Report) -> Result<Answer, Failure> {
    let exit = if report.ok { Exit::Done } else { Exit::Damaged };
    let answer = Answer::new(report, |report| {
        let head = if report.ok { "The vault is whole.\n" } else { "The vault is damaged.\n" };
        let findings = report
            .findings
            .iter()
            .map(|found| format!("\n{}\n  Where: {}\n  {}\n", found.what, found.place, found.advice));
        std::iter::once(head.to_owned()).chain(findings).collect()
    })?;
    Ok(answer.ending(exit))
}
