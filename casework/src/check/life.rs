//! What people should know about the lives of vaults: restores here and elsewhere, laptops on no list, copies at work.

use std::collections::BTreeMap;

use crdt::id::{OrgId, SeatId};
use rusqlite::{Connection, params};

use super::Finding;
use crate::{
    error::Result,
    office::Desk,
    store::{
        applied,
        life_event::{self, What},
        partner_restored, receipt,
    },
};

/// What happened to this vault is told for so long.
const TOLD_FOR_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Everything worth telling; none of it is damage.
pub(super) fn told(sql: &Connection, desk: &Desk) -> Result<Vec<Finding>> {
    let mut findings = own(sql, desk)?;
    findings.extend(restored(sql, desk)?);
    findings.extend(after_revocation(sql, desk)?);
    findings.extend(side_by_side(sql, desk)?);
    findings.extend(unlisted(desk));
    Ok(findings)
}

/// What became of this vault itself.
fn own(sql: &Connection, desk: &Desk) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (what, happened, advice) in [
        (
            What::RolledBack,
            "An older copy of this vault was put back on this laptop.",
            "Exchange bundles with every partner: they send back what is missing. What was never sent to anybody is not in it.",
        ),
        (
            What::Copied,
            "Another laptop works with a copy of this vault, or an older copy was put back with its witness.",
            "Use only one of the two: lock the other and set it up anew as a further laptop. Nothing that either wrote is lost once it has met a partner.",
        ),
    ] {
        let recent = life_event::last(sql, what)?.filter(|event| desk.now().saturating_sub(event.at) < TOLD_FOR_MS);
        findings.extend(recent.map(|event| Finding {
            what: happened.to_owned(),
            place: format!("this laptop, noticed {}", crate::time::rfc3339(event.at)),
            advice: advice.to_owned(),
        }));
    }
    Ok(findings)
}

/// Partners whose restore nobody has confirmed yet.
fn restored(sql: &Connection, desk: &Desk) -> Result<Vec<Finding>> {
    let findings = partner_restored::unconfirmed(sql)?.into_keys().map(|org| {
        let name = name_of(desk, &org);
        Finding {
            what: format!("{name} restored its record from a backup."),
            place: format!("organisation {org}"),
            advice: format!(
                "Confirm by telephone that it was {name}. Then ask for its newest card and pair again with its eight words."
            ),
        }
    });
    Ok(findings.collect())
}

/// Changes of a laptop that was taken off the list by a restore, which came only afterwards: kept, and to be looked at.
/// What the restored organisation itself sends was in its backup, or came back to it from others.
fn after_revocation(sql: &Connection, desk: &Desk) -> Result<Vec<Finding>> {
    let mut since: BTreeMap<OrgId, i64> =
        partner_restored::all(sql)?.into_iter().map(|(org, restored)| (org, restored.upto)).collect();
    since.extend(life_event::last(sql, What::Restored)?.map(|event| (desk.org, event.upto)));
    let mut count = sql.prepare_cached(
        "SELECT count(*) FROM change c JOIN author a ON a.n = c.author JOIN journal j ON j.n = c.n
         WHERE a.seat = ?1 AND c.n > ?2
         AND j.came_from IS NOT (SELECT o.n FROM organisation o WHERE o.org = ?3)",
    )?;
    let mut findings = Vec::new();
    for (org, upto) in since {
        let Some(list) = desk.directory.organisation(&org).and_then(|held| held.device_list()) else { continue };
        for revocation in list.revoked.iter().filter(|revocation| revocation.stands.is_some()) {
            let late: u64 = count.query_row(params![revocation.seat.0, upto, org.0], |row| row.get(0))?;
            if late > 0 {
                findings.push(Finding {
                    what: format!(
                        "{late} {} of a laptop that {} no longer uses arrived after this laptop heard of the restore; some may be newer than its backup. All were kept.",
                        if late == 1 { "change" } else { "changes" },
                        name_of(desk, &org)
                    ),
                    place: format!("seat {}", revocation.seat),
                    advice: "If that laptop may be in other hands, look through its newest notes together.".to_owned(),
                });
            }
        }
    }
    Ok(findings)
}

/// Seats that write from two stores at once.
fn side_by_side(sql: &Connection, desk: &Desk) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for org in desk.directory.organisations().map(|org| org.profile().org) {
        let stores = applied::of_org(sql, &org)?;
        let said = stores.iter().map(|applied| (applied.store, applied.said)).collect();
        let mut seats: Vec<SeatId> = stores.iter().map(|applied| applied.seat).collect();
        seats.sort_unstable();
        seats.dedup();
        for seat in seats {
            let of_seat = || stores.iter().filter(|applied| applied.seat == seat);
            let both = |one: &applied::Applied| {
                of_seat().any(|other| {
                    other.store != one.store
                        && other.said.1 >= one.said.1
                        && receipt::side_by_side(&said, &one.store, &other.store)
                })
            };
            if of_seat().any(both) {
                let name = name_of(desk, &org);
                findings.push(Finding {
                    what: format!("Two laptops of {name} write under one name."),
                    place: format!("seat {seat}"),
                    advice: format!("Telephone {name}: its vault may have been copied. Nothing was lost."),
                });
            }
        }
    }
    Ok(findings)
}

/// Laptops of our own organisation that partners know and our list does not: admitted after the backup that we were
/// restored from.
fn unlisted(desk: &Desk) -> Vec<Finding> {
    let Some(list) = desk.directory.organisation(&desk.org).and_then(|held| held.device_list()) else {
        return Vec::new();
    };
    let seats = desk.directory.items(&desk.org).into_iter().filter_map(|item| match item {
        crdt::trust::TrustItem::Certificate(known) => Some(known.value),
        _ => None,
    });
    seats
        .filter(|seat| !list.is_active(&seat.seat) && list.revocation(&seat.seat).is_none())
        .map(|seat| Finding {
            what: "A laptop of your own organisation is on no list since your record was restored.".to_owned(),
            place: format!("seat {}", seat.seat),
            advice: "If it is still yours, admit it again; until then partners refuse what it sends.".to_owned(),
        })
        .collect()
}

fn name_of<'d>(desk: &'d Desk, org: &OrgId) -> &'d str {
    desk.directory.organisation(org).map_or("a partner", |org| org.profile().name.as_str())
}
