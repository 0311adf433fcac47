//! The records against themselves: every signature, every document, every text, and evidence of copied seats.

use crdt::document::{Document, content_digest};
use rusqlite::Connection;

use super::Finding;
use crate::{
    error::{Error, Result},
    office::Desk,
    store::{SpaceRow, body, change, control, fork, part, space},
};

/// Signed changes are the truth: each signature must hold, the cached document must be what they make, the circle must
/// follow from its signed entries, and every text must be the one its note names.
pub(super) fn damaged(sql: &Connection, desk: &Desk) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let altered = body::altered(sql)?;
    let rows = sql
        .prepare("SELECT n FROM space ORDER BY n")?
        .query_map([], |row| row.get(0))?
        .collect::<std::result::Result<Vec<SpaceRow>, _>>()?;
    for row in rows {
        let id = space::id(sql, row)?;
        for part in part::all(sql, row)? {
            // Bytes that do not unpack are not what was signed.
            let records = match change::of_part(sql, row, part.as_str()) {
                Err(error @ Error::Sql(_)) => return Err(error),
                found => found,
            };
            let readable = records.is_ok();
            let records = records.unwrap_or_default();
            let signed = readable
                && records.iter().all(|record| {
                    desk.directory.author(&record.seat).is_some_and(|author| record.verify(&author.sign_key).is_ok())
                });
            let made = Document::from_changes(records.iter().map(|record| record.raw.as_slice()));
            let held = part::load(sql, row, part.as_str());
            let same = match (made, held) {
                (Ok(made), Ok(Some(held))) => {
                    let content = content_digest(&made)?;
                    made.heads() == held.heads()
                        && content == content_digest(&held)?
                        && part::content(sql, row, part.as_str())? == content
                }
                _ => false,
            };
            if !signed {
                findings.push(Finding {
                    what: "A part of a case is not what its signed changes say.".to_owned(),
                    place: place(&id, &part),
                    advice: "Restore a backup, or ask your partners to send everything again.".to_owned(),
                });
            } else if !same {
                findings.push(Finding {
                    what: "The copy of a part that is kept for speed is not what its signed changes make.".to_owned(),
                    place: place(&id, &part),
                    advice: "Rebuild in Settings: it is made again from the signed changes.".to_owned(),
                });
            }
        }
        for part in control::parts(sql, row)? {
            if control::log(sql, &desk.directory, row, id, &part).is_err() {
                findings.push(Finding {
                    what: "Who holds a part of a case does not follow from what was signed.".to_owned(),
                    place: place(&id, &part),
                    advice: "Restore a backup, or ask your partners to send everything again.".to_owned(),
                });
            }
        }
        if altered.contains(&row) {
            findings.push(Finding {
                what: "The text of a note is not the one that was signed.".to_owned(),
                place: format!("case {id}"),
                advice: "Restore a backup, or ask your partners to send everything again.".to_owned(),
            });
        }
    }
    Ok(findings)
}

fn place(id: &crdt::id::SpaceId, part: &crdt::Part) -> String {
    format!("{} {id}, part {part}", space::kind_of(part))
}

/// Laptops that wrote two histories. This vault is not damaged by them; their organisation must be told.
pub(super) fn forked(sql: &Connection, desk: &Desk) -> Result<Vec<Finding>> {
    let findings = fork::seats(sql)?.into_iter().map(|seat| {
        let org = desk.directory.org_of(&seat).and_then(|org| desk.directory.organisation(&org));
        let name = org.map_or("a partner", |org| org.profile().name.as_str());
        Finding {
            what: format!("A laptop of {name} signed two different changes in one place. The first was kept."),
            place: format!("seat {seat}"),
            advice: format!(
                "Telephone {name}: the laptop or its vault may have been copied. The second is kept as evidence."
            ),
        }
    });
    Ok(findings.collect())
}
