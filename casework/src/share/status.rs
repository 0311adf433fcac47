//! Status: what each partner has, derived from receipts only, never from "the job finished".

use crdt::id::OrgId;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::write::{acknowledged, words};
use crate::{
    error::Result,
    office::{Desk, Office},
    store::{applied, bundle, partner_restored},
    time,
};

/// How we stand with one partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnerStatus {
    /// The partner's name.
    pub partner: String,
    /// Its id.
    pub id: String,
    /// Changes for it in no bundle yet.
    pub to_send: u64,
    /// Changes in a bundle that no receipt covers.
    pub sent_not_received: u64,
    /// When its newest receipt was given; RFC 3339.
    pub last_received_at: Option<String>,
    /// When anything was last read from it.
    pub last_heard_at: Option<String>,
    /// How many of its laptops have said that they have everything.
    pub laptops_level: u64,
    /// How many laptops it has.
    pub laptops: u64,
    /// Its eight words were compared.
    pub verified: bool,
    /// It restored its record from a backup, and its words were not compared again since: ring it.
    pub reconfirm: bool,
}

/// The status of every partner, by name.
///
/// # Errors
/// Storage errors.
pub fn status(office: &Office) -> Result<Vec<PartnerStatus>> {
    office.read(|sql, desk| {
        let restored = partner_restored::unconfirmed(sql)?;
        let mut partners: Vec<_> =
            desk.directory.organisations().map(|org| org.profile()).filter(|profile| profile.org != desk.org).collect();
        partners.sort_by(|a, b| (&a.name, a.org).cmp(&(&b.name, b.org)));
        partners
            .into_iter()
            .map(|profile| {
                let reconfirm = restored.contains_key(&profile.org);
                Ok(PartnerStatus { reconfirm, ..of_partner(sql, desk, &profile.name, &profile.org)? })
            })
            .collect()
    })
}

fn of_partner(sql: &Connection, desk: &Desk, name: &str, org: &OrgId) -> Result<PartnerStatus> {
    let words = words(sql, &desk.directory, org)?;
    let acked = acknowledged(&words);
    let sent = bundle::sent_to(sql, org)?.max(acked);
    let end = i64::MAX;
    let waiting = pending(sql, org, acked, sent)?;
    let unsent = pending(sql, org, sent, end)?;
    let newest = last_relevant(sql, org)?;
    let heard = applied::of_org(sql, org)?.iter().map(|applied| applied.heard_at).max();
    Ok(PartnerStatus {
        partner: name.to_owned(),
        id: org.to_string(),
        to_send: unsent,
        sent_not_received: waiting,
        last_received_at: words.iter().map(|word| word.at).max().map(time::rfc3339),
        last_heard_at: heard.map(time::rfc3339),
        laptops_level: words.iter().filter(|word| word.applied_to >= newest).count() as u64,
        laptops: desk.directory.active_seats(org).len() as u64,
        verified: matches!(
            desk.directory.organisation(org).map(crdt::trust::Organisation::level),
            Some(crdt::trust::TrustLevel::Verified)
        ),
        reconfirm: false,
    })
}

/// Changes that a partner is to have and did not send us itself, in a range of our journal. A part that it came into
/// within the range counts whole: whoever gets a part gets its whole history.
fn pending(sql: &Connection, org: &OrgId, from: i64, to: i64) -> Result<u64> {
    let mut count = sql.prepare_cached(
        "SELECT count(*) FROM journal j JOIN circle_view c ON c.space = j.space AND c.part = j.part AND c.org = ?1
         WHERE j.n > ?2 AND j.n <= ?3 AND j.kind = 3 AND NOT (c.since > ?2 AND c.since <= ?3)
           AND c.since <= ?3
           AND (j.came_from IS NULL OR j.came_from <> (SELECT n FROM organisation WHERE org = ?1))",
    )?;
    let written: u64 = count.query_row(params![org.0, from, to], |row| row.get(0))?;
    let mut count = sql.prepare_cached(
        "SELECT count(*) FROM circle_view c JOIN journal x ON x.space = c.space AND x.part = c.part
         WHERE x.kind = 3 AND c.org = ?1 AND c.since > ?2 AND c.since <= ?3 AND x.n <= ?3",
    )?;
    let whole: u64 = count.query_row(params![org.0, from, to], |row| row.get(0))?;
    Ok(written + whole)
}

/// The newest position of our journal that is of concern to a partner; 0 when none is.
fn last_relevant(sql: &Connection, org: &OrgId) -> Result<i64> {
    let mut newest = sql.prepare_cached(
        "SELECT j.n FROM journal j JOIN circle_view c ON c.space = j.space AND c.part = j.part AND c.org = ?1
         WHERE j.kind = 3 AND (j.came_from IS NULL OR j.came_from <> (SELECT n FROM organisation WHERE org = ?1))
         ORDER BY j.n DESC LIMIT 1",
    )?;
    let written: Option<i64> = newest.query_row([org.0], |row| row.get(0)).optional()?;
    let mut newest = sql.prepare_cached("SELECT coalesce(max(since), 0) FROM circle_view WHERE org = ?1")?;
    let came_in: i64 = newest.query_row([org.0], |row| row.get(0))?;
    Ok(written.unwrap_or(0).max(came_in))
}
