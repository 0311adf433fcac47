//! Checking the vault, and rebuilding what can be rebuilt.

use std::time::Instant;

use crdt::document::{Document, content_digest};
use rusqlite::Connection;
use serde::Serialize;

use crate::{
    error::Result,
    office::Office,
    store::{change, part, space},
    view,
};

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
        let records = records(vault.conn()?, desk)?;
        damaged |= !records.is_empty();
        findings.extend(records);
        Ok(Report { ok: !damaged, findings })
    })
}

/// Signed changes are the truth: each signature must hold, and the cached document must be what they make.
fn records(sql: &Connection, desk: &crate::office::Desk) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let rows = sql
        .prepare("SELECT n FROM space ORDER BY n")?
        .query_map([], |row| row.get(0))?
        .collect::<std::result::Result<Vec<i64>, _>>()?;
    for row in rows {
        let id = space::id(sql, row)?;
        for part in part::list(sql, row)? {
            let records = change::of_part(sql, row, part.as_str())?;
            let held = part::load(sql, row, part.as_str())?;
            let signed = records.iter().all(|record| {
                desk.directory.author(&record.seat).is_some_and(|author| record.verify(&author.sign_key).is_ok())
            });
            let same = match (Document::from_changes(records.iter().map(|record| record.raw.as_slice())), held) {
                (Ok(made), Some(held)) => {
                    made.heads() == held.heads() && content_digest(&made)? == content_digest(&held)?
                }
                _ => false,
            };
            if !signed || !same {
                findings.push(Finding {
                    what: "A part of a case is not what its signed changes say.".to_owned(),
                    place: format!("case {id}, part {part}"),
                    advice: "Restore a backup, or ask your partners to send everything again.".to_owned(),
                });
            }
        }
    }
    Ok(findings)
}

/// Drops the projection and makes it again from the documents.
///
/// # Errors
/// Storage errors; the old projection then stays.
pub fn rebuild(office: &Office) -> Result<Rebuilt> {
    let started = Instant::now();
    let identical = office.run(|vault, _| {
        vault.transaction(|sql| {
            let before = view::fingerprint(sql)?;
            view::rebuild(sql)?;
            Ok::<_, crate::Error>(before == view::fingerprint(sql)?)
        })
    })?;
    Ok(Rebuilt { identical, seconds: started.elapsed().as_secs_f64() })
}
