//! The team as its document tells it: name, who has joined, cohorts with every version of their definition.

use std::collections::{BTreeMap, BTreeSet};

use crdt::{
    Part,
    document::{Content, Entry, Value},
    id::{EntryId, OrgId},
};
use rusqlite::{Connection, params};

use super::{services, versions};
use crate::{
    case::cohort::definition::{self, Definition},
    error::Result,
    store::{SpaceRow, change, space},
};

/// The register that holds the team's name.
pub(crate) const NAME: &str = "name";
/// The `type` of an entry by which an organisation says that it has joined.
pub(crate) const MEMBER: &str = "member";
/// The `type` of an entry by which it says that it has left.
pub(crate) const LEFT: &str = "left";
/// Longest name of a team that is shown.
const MAX_NAME: usize = 200;

/// Projects a team's document. Entries that no honest version writes are passed over.
pub(crate) fn project(sql: &Connection, row: SpaceRow, content: &Content) -> Result<()> {
    for table in
        ["team_view", "team_member_view", "team_cohort_view", "team_service_view", "team_gap_view", "team_gap_met_view"]
    {
        sql.prepare_cached(&format!("DELETE FROM {table} WHERE space = ?1"))?.execute([row])?;
    }
    let name = match content.winners.get(NAME) {
        Some(Value::Text(text)) if text.chars().count() <= MAX_NAME => text.clone(),
        _ => String::new(),
    };
    sql.prepare_cached("INSERT INTO team_view (space, id, name) VALUES (?1, ?2, ?3)")?.execute(params![
        row,
        space::id(sql, row)?.to_string(),
        name
    ])?;
    members(sql, row, &content.entries)?;
    cohorts(sql, row, &content.entries)?;
    services::project(sql, row, &content.entries)
}

/// Who says it has joined. The seat that signed stands beside the organisation it speaks for, because a member may
/// only speak for itself: whoever asks compares the two.
fn members(sql: &Connection, row: SpaceRow, entries: &[Entry]) -> Result<()> {
    let spoken: Vec<(&Entry, OrgId)> = entries
        .iter()
        .filter(|entry| matches!(entry.text("type"), Some(MEMBER | LEFT)))
        .filter_map(|entry| Some((entry, entry.text("organisation")?.parse().ok()?)))
        .collect();
    // Nobody leaves for another: the leaving counts beside the joining only for the same signer's organisation, so
    // both are kept with their seats.
    for (entry, org) in spoken {
        let Some(seat) = change::seat_of(sql, row, Part::TEAM.as_str(), &entry.change.0)? else { continue };
        let of = entry.text("of").and_then(|id| id.parse::<EntryId>().ok());
        let left = entry.text("type") == Some(LEFT);
        if left && of.is_none() {
            continue;
        }
        let joined_at = entry.content.get("joined_at").and_then(Value::as_int).unwrap_or(entry.at);
        sql.prepare_cached(
            "INSERT INTO team_member_view (space, entry, organisation, seat, joined_at, leaves) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![row, entry.id.0, org.0, seat.0, joined_at, of.filter(|_| left).map(|of| of.0)])?;
    }
    Ok(())
}

fn cohorts(sql: &Connection, row: SpaceRow, entries: &[Entry]) -> Result<()> {
    let found: BTreeMap<EntryId, (&Entry, Definition)> =
        entries.iter().filter_map(|entry| Some((entry.id, (entry, Definition::of_entry(&entry.content)?)))).collect();
    let home = |id: &EntryId| found.get(id).map(|(_, definition)| &definition.home);
    let after = found.iter().map(|(id, (_, definition))| (*id, definition.after)).collect();
    // Tags stand in the home part, and who may read them must not change behind the back of those who wrote them.
    let places = versions::places(&after, |cohort, version| home(cohort) == home(version));
    let newest = versions::newest(&places, |id| found.get(id).map_or(0, |(entry, _)| entry.at));
    for (id, (entry, definition)) in &found {
        let Some((cohort, version)) = places.get(id) else { continue };
        let circle: Vec<String> =
            definition.circle.iter().map(|(org, parts)| format!("{org} {}", definition::joined(parts))).collect();
        sql.prepare_cached(
            "INSERT INTO team_cohort_view (space, entry, cohort, version, current, change, at, name, purpose, home_part,
                entry_criteria, exit_criteria, review_days, circle, outcomes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            row,
            id.0,
            cohort.to_string(),
            version,
            newest.get(cohort) == Some(id),
            entry.change.0,
            entry.at,
            definition.name,
            definition.purpose,
            definition.home.as_str(),
            definition.entry_criteria,
            definition.exit_criteria,
            definition.review_days,
            circle.join("\n"),
            definition.outcomes.join("\n"),
        ])?;
    }
    Ok(())
}

/// The joinings that stand in a team, oldest first: organisation, and when it says it joined. `speaks_for` gives the
/// organisation of a seat.
pub(crate) fn joined(
    sql: &Connection,
    row: SpaceRow,
    speaks_for: impl Fn(&crdt::id::SeatId) -> Option<OrgId>,
) -> Result<Vec<Joined>> {
    let mut query = sql.prepare_cached(
        "SELECT entry, organisation, seat, joined_at, leaves FROM team_member_view WHERE space = ?1
         ORDER BY joined_at, entry",
    )?;
    let mut rows = query.query([row])?;
    let (mut joined, mut left) = (Vec::new(), BTreeSet::new());
    while let Some(found) = rows.next()? {
        let bytes = |index: usize| found.get_ref(index)?.as_blob().map_err(rusqlite::Error::from);
        let org = OrgId::from_slice(bytes(1)?)?;
        if speaks_for(&crdt::id::SeatId::from_slice(bytes(2)?)?) != Some(org) {
            continue;
        }
        match found.get::<_, Option<Vec<u8>>>(4)? {
            Some(of) => _ = left.insert((EntryId::from_slice(&of)?, org)),
            None => joined.push(Joined { entry: EntryId::from_slice(bytes(0)?)?, org, at: found.get(3)? }),
        }
    }
    joined.retain(|one| !left.contains(&(one.entry, one.org)));
    Ok(joined)
}

/// An organisation that says it has joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Joined {
    /// By which entry.
    pub(crate) entry: EntryId,
    pub(crate) org: OrgId,
    /// Milliseconds, as it claims.
    pub(crate) at: i64,
}
