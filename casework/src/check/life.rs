//! What people should know about the lives of vaults: partners that restored, laptops on no list, copies at work.

use rusqlite::Connection;

use super::Finding;
use crate::{error::Result, office::Desk, store::reconfirm};

/// Everything worth telling; none of it is damage.
pub(super) fn told(sql: &Connection, desk: &Desk) -> Result<Vec<Finding>> {
    let mut findings = restored(sql, desk)?;
    findings.extend(unlisted(desk));
    Ok(findings)
}

/// Partners whose restore nobody has confirmed yet.
fn restored(sql: &Connection, desk: &Desk) -> Result<Vec<Finding>> {
    let findings = reconfirm::all(sql)?.into_keys().map(|org| {
        let name = desk.directory.organisation(&org).map_or("A partner", |org| org.profile().name.as_str());
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
