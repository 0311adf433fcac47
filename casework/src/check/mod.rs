//! Checking the vault, and rebuilding what can be rebuilt.

mod life;
mod records;
mod size;
#[cfg(test)]
mod tests;

use std::time::Instant;

use serde::Serialize;

use crate::{
    error::Result,
    office::{Office, Op},
    store::audit,
    view,
};

pub use size::{Size, size, without_names};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Nothing is damaged.
    pub ok: bool,
    /// Everything worth knowing.
    pub findings: Vec<Finding>,
}

/// One thing a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What is wrong.
    pub what: String,
    /// Where.
    #[serde(rename = "where")]
    pub place: String,
    /// What to do.
    pub advice: String,
}

/// What a rebuild did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rebuilt {
    /// The new projection says exactly what the old one said.
    pub identical: bool,
    /// How long it took.
    pub seconds: f64,
}

/// Checks every page of the vault, and that every document is what its signed changes make. Reads only.
///
/// # Errors
/// Storage errors that prevent checking.
pub fn check(office: &Office) -> Result<Report> {
    office.run(|vault, desk| {
        let mut damaged = false;
        let mut findings: Vec<Finding> = vault
            .check()?
            .into_iter()
            .map(|found| {
                damaged |= found.damage;
                Finding { what: found.what, place: found.where_, advice: found.advice }
            })
            .collect();
        let broken = records::damaged(vault.conn()?, desk)?;
        damaged |= !broken.is_empty();
        findings.extend(broken);
        if let (_, Some(broken)) = audit::verify(vault.conn()?)? {
            damaged = true;
            findings.push(Finding {
                what: "The audit is not complete: a line was removed, changed or put elsewhere.".to_owned(),
                place: format!("audit line {broken}"),
                advice:
                    "Tell whoever answers for information governance. Lines before this one are as they were written."
                        .to_owned(),
            });
        }
        findings.extend(records::forked(vault.conn()?, desk)?);
        findings.extend(life::told(vault.conn()?, desk)?);
        Ok(Report { ok: !damaged, findings })
    })
}

/// Drops the projection and makes it again from the documents.
///
/// # Errors
/// Storage errors; the old projection then stays.
pub fn rebuild(office: &Office) -> Result<Rebuilt> {
    let started = Instant::now();
    let identical = office.transact(Op::Rebuild, |tx| {
        let before = view::fingerprint(tx.sql)?;
        view::rebuild(tx.sql)?;
        Ok(before == view::fingerprint(tx.sql)?)
    })?;
    Ok(Rebuilt { identical: identical.value, seconds: started.elapsed().as_secs_f64() })
}
