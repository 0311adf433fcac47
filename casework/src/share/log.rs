//! The log of sharing: what was written for whom, what was read from whom, what was refused and why. From the bundles
//! and the audit; nothing of what was in a file stands in it.

use crdt::id::OrgId;
use rusqlite::Connection;
use serde::Serialize;

use crate::{
    error::Result,
    office::{Desk, Office, Op},
    organisation::pair::Named,
    store::{audit, bundle, organisation},
    time,
};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When; RFC 3339.
    pub at: String,
    /// `written`, `read` or `refused`.
    pub what: &'static str,
    /// For whom or from whom; none for a file that was refused, because its sender is not proven.
    pub partner: Option<Named>,
    /// Changes in what was written; none where that is not known.
    pub changes: Option<u64>,
    /// How many cases what was read was about.
    pub cases: u64,
    /// Why it was refused: the stable word of the refusal.
    pub code: Option<String>,
}

/// The newest lines, newest first.
///
/// # Errors
/// Storage errors.
pub fn log(office: &Office, most: u32) -> Result<Vec<Entry>> {
    office.read(move |sql, desk| {
        let mut lines: Vec<(i64, Entry)> = Vec::new();
        for (at, row, changes) in bundle::written(sql, most)? {
            let partner = organisation::id(sql, row)?.and_then(|org| named(desk, &org));
            lines.push((at, Entry { changes: Some(changes), ..entry(at, "written", partner) }));
        }
        // What is for somebody else lies on every stick that goes round; it is no event.
        for (at, code) in bundle::refused(sql, most)? {
            lines.push((at, Entry { code: Some(code), ..entry(at, "refused", None) }));
        }
        for line in read(sql, desk, most)? {
            lines.push(line);
        }
        lines.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        lines.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(lines.into_iter().map(|(_, entry)| entry).collect())
    })
}

fn entry(at: i64, what: &'static str, partner: Option<Named>) -> Entry {
    Entry { at: time::rfc3339(at), what, partner, changes: None, cases: 0, code: None }
}

/// A line without a partner is our own file come back, and brought nothing.
fn read(sql: &Connection, desk: &Desk, most: u32) -> Result<Vec<(i64, Entry)>> {
    let mut lines = Vec::new();
    for (n, at, about) in audit::of_act(sql, Op::BundleRead.name(), most)? {
        let Some(partner) = about.parse::<OrgId>().ok().and_then(|org| named(desk, &org)) else { continue };
        let cases = audit::cases(sql, n)?.len() as u64;
        lines.push((at, Entry { cases, ..entry(at, "read", Some(partner)) }));
    }
    Ok(lines)
}

fn named(desk: &Desk, org: &OrgId) -> Option<Named> {
    let known = desk.directory.organisation(org)?;
    Some(Named { id: org.to_string(), name: known.profile().name.clone() })
}
