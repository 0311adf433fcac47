//! The team's directory of services with every version, and the gaps that were noted.

use std::collections::BTreeMap;

use crdt::{
    document::{Entry, Value},
    id::EntryId,
};
use rusqlite::{Connection, params};

use super::versions;
use crate::{
    error::Result,
    services::{
        definition::Definition,
        gap::{GAP, GAP_MET, PEOPLE, REASON, TEXT},
    },
    store::SpaceRow,
};

/// Projects services and gaps. Entries that no honest version writes are passed over.
pub(super) fn project(sql: &Connection, row: SpaceRow, entries: &[Entry]) -> Result<()> {
    services(sql, row, entries)?;
    gaps(sql, row, entries)
}

fn services(sql: &Connection, row: SpaceRow, entries: &[Entry]) -> Result<()> {
    let found: BTreeMap<EntryId, (&Entry, Definition)> =
        entries.iter().filter_map(|entry| Some((entry.id, (entry, Definition::of_entry(&entry.content)?)))).collect();
    let after = found.iter().map(|(id, (_, definition))| (*id, definition.after)).collect();
    let places = versions::places(&after, |_, _| true);
    let newest = versions::newest(&places, |id| found.get(id).map_or(0, |(entry, _)| entry.at));
    for (id, (entry, definition)) in &found {
        let Some((service, version)) = places.get(id) else { continue };
        sql.prepare_cached(
            "INSERT INTO team_service_view (space, entry, service, version, current, change, at, name, what, run_by_org,
                run_by, area, phone, refer, hours, eligibility, urgent, checked, withdrawn)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        )?
        .execute(params![
            row,
            id.0,
            service.to_string(),
            version,
            newest.get(service) == Some(id),
            entry.change.0,
            entry.at,
            definition.name,
            definition.what,
            definition.run_by_org.map(|org| org.0),
            definition.run_by,
            definition.area,
            definition.phone,
            definition.refer,
            definition.hours,
            definition.eligibility,
            definition.urgent,
            definition.checked,
            definition.withdrawn,
        ])?;
    }
    Ok(())
}

fn gaps(sql: &Connection, row: SpaceRow, entries: &[Entry]) -> Result<()> {
    for entry in entries {
        match entry.text("type") {
            Some(GAP) => {
                let Some(text) = entry.text("text").and_then(|text| TEXT.check(text).ok()).filter(|it| !it.is_empty())
                else {
                    continue;
                };
                let people = entry.content.get("people").and_then(Value::as_int).filter(|n| PEOPLE.contains(n));
                sql.prepare_cached(
                    "INSERT INTO team_gap_view (space, entry, change, at, text, people, cohort)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    row,
                    entry.id.0,
                    entry.change.0,
                    entry.at,
                    text,
                    people,
                    entry.text("cohort").unwrap_or_default()
                ])?;
            }
            Some(GAP_MET) => {
                let of = entry.text("of").and_then(|id| id.parse::<EntryId>().ok());
                let reason = entry.text("reason").and_then(|text| REASON.check(text).ok()).filter(|it| !it.is_empty());
                let (Some(of), Some(reason)) = (of, reason) else { continue };
                sql.prepare_cached(
                    "INSERT INTO team_gap_met_view (space, entry, gap, place, met, change, at, reason)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    row,
                    entry.id.0,
                    of.0,
                    i64::try_from(entry.order).unwrap_or(i64::MAX),
                    matches!(entry.content.get("met"), Some(Value::Bool(true))),
                    entry.change.0,
                    entry.at,
                    reason
                ])?;
            }
            _ => {}
        }
    }
    Ok(())
}
