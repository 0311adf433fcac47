//! Which cases are one person: who said so, and by which of them the person is shown.
//!
//! A group is whatever the standing links connect, also through a case that is not here. It is shown by the case that
//! no standing link leads away from; where there is none, or several, by the one with the smallest id: the same on every
//! vault that holds the same entries.

use std::collections::{BTreeMap, BTreeSet};

use crdt::{
    Part,
    document::{Entry, Value},
    id::{EntryId, SpaceId},
};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    error::Result,
    store::{SpaceRow, space},
};

/// The set of cases that are the same person.
pub(crate) const SAME: &str = "same_person";
/// The set of cases that are another person.
pub(crate) const NOT_SAME: &str = "not_same_person";

/// Projects what a case's core says of other cases.
pub(crate) fn project(sql: &Connection, row: SpaceRow, part: &Part, sets: &[Entry]) -> Result<()> {
    if *part != Part::CORE {
        return Ok(());
    }
    sql.prepare_cached("DELETE FROM same_view WHERE space = ?1")?.execute([row])?;
    let mut said = sets.iter().filter(|entry| matches!(entry.text("set"), Some(SAME | NOT_SAME))).peekable();
    if said.peek().is_none() {
        return Ok(());
    }
    let own = space::id(sql, row)?;
    let removed: BTreeSet<&str> = sets.iter().filter_map(|entry| entry.text("removes")).collect();
    for entry in said.filter(|entry| !removed.contains(entry.id.to_string().as_str())) {
        let id = |name: &str| entry.text(name).and_then(|id| id.parse::<SpaceId>().ok());
        let Some(other) = id("member").filter(|other| *other != own) else { continue };
        let same = entry.text("set") == Some(SAME);
        // A link that keeps neither of its two cases is none of ours.
        let kept = id("into").filter(|kept| same && (*kept == own || *kept == other));
        if same && kept.is_none() {
            continue;
        }
        sql.prepare_cached(
            "INSERT INTO same_view (space, entry, other, same, kept, reason, change, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            row,
            entry.id.0,
            other.0,
            same,
            kept.map(|kept| kept.0),
            entry.content.get("reason").and_then(Value::as_text).unwrap_or_default(),
            entry.change.0,
            entry.at
        ])?;
    }
    Ok(())
}

/// Who said of two cases that they are one person, or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) space: SpaceRow,
    pub(crate) entry: EntryId,
    pub(crate) other: SpaceId,
    pub(crate) kept: Option<SpaceId>,
    pub(crate) reason: String,
    pub(crate) change: Vec<u8>,
    pub(crate) at: i64,
}

/// What stands between two cases, in both of them.
pub(crate) fn between(sql: &Connection, a: SpaceRow, b: SpaceRow, same: bool) -> Result<Vec<Said>> {
    let mut found = Vec::new();
    for (from, to) in [(a, b), (b, a)] {
        let to = space::id(sql, to)?;
        found.extend(said(sql, from, same)?.into_iter().filter(|said| said.other == to));
    }
    Ok(found)
}

/// What a case's core says of others.
pub(crate) fn said(sql: &Connection, row: SpaceRow, same: bool) -> Result<Vec<Said>> {
    let mut query = sql.prepare_cached(
        "SELECT entry, other, kept, reason, change, at FROM same_view WHERE space = ?1 AND same = ?2 ORDER BY entry",
    )?;
    let mut rows = query.query(params![row, same])?;
    let mut found = Vec::new();
    while let Some(row_) = rows.next()? {
        let kept: Option<Vec<u8>> = row_.get(2)?;
        found.push(Said {
            space: row,
            entry: EntryId::from_slice(&row_.get::<_, Vec<u8>>(0)?)?,
            other: SpaceId::from_slice(&row_.get::<_, Vec<u8>>(1)?)?,
            kept: kept.map(|kept| SpaceId::from_slice(&kept)).transpose()?,
            reason: row_.get(3)?,
            change: row_.get(4)?,
            at: row_.get(5)?,
        });
    }
    Ok(found)
}

/// The case by which the person of this case is shown.
pub(crate) fn person(sql: &Connection, row: SpaceRow) -> Result<SpaceRow> {
    let mut query = sql.prepare_cached("SELECT person FROM person_view WHERE space = ?1")?;
    Ok(query.query_row([row], |found| found.get(0)).optional()?.unwrap_or(row))
}

/// Every case of the person that this case shows, itself first; only itself where it stands alone or is shown by another.
pub(crate) fn records(sql: &Connection, row: SpaceRow) -> Result<Vec<SpaceRow>> {
    let mut query =
        sql.prepare_cached("SELECT space FROM person_view WHERE person = ?1 AND space <> ?1 ORDER BY space")?;
    let others = query.query_map([row], |found| found.get(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    Ok(std::iter::once(row).chain(others).collect())
}

/// Every case of the person of this case, whichever of them it is.
pub(crate) fn group(sql: &Connection, row: SpaceRow) -> Result<Vec<SpaceRow>> {
    records(sql, person(sql, row)?)
}

/// Works out anew by which case each of the cases connected with this one is shown; gives all whose lists may differ now.
pub(crate) fn regroup(sql: &Connection, row: SpaceRow) -> Result<BTreeSet<SpaceRow>> {
    let own = space::id(sql, row)?;
    let before: BTreeSet<SpaceRow> = group(sql, row)?.into_iter().collect();
    let mut links = Links::default();
    links.follow(sql, own)?;
    if before.len() == 1 && links.edges.is_empty() {
        return Ok(BTreeSet::new());
    }
    // Those who were together with it and no longer are find their own groups.
    for other in &before {
        links.follow(sql, space::id(sql, *other)?)?;
    }
    let mut touched = before;
    for group in links.groups() {
        let mut here = BTreeMap::new();
        for id in &group {
            if let Some(row) = is_here(sql, id)? {
                here.insert(*id, row);
            }
        }
        let shown = links.shown_by(&here);
        for (id, row) in &here {
            touched.insert(*row);
            let person = shown.as_ref().and_then(|shown| here.get(shown)).copied().unwrap_or(*row);
            place(sql, *row, if here.len() > 1 { Some(person) } else { None }, shown.as_ref() == Some(id))?;
        }
        restrict(sql, here.values().copied())?;
    }
    Ok(touched)
}

fn place(sql: &Connection, row: SpaceRow, person: Option<SpaceRow>, shown: bool) -> Result<()> {
    match person {
        None => sql.prepare_cached("DELETE FROM person_view WHERE space = ?1")?.execute([row])?,
        Some(person) => sql
            .prepare_cached(
                "INSERT INTO person_view (space, person) VALUES (?1, ?2)
                 ON CONFLICT (space) DO UPDATE SET person = ?2",
            )?
            .execute(params![row, person])?,
    };
    sql.prepare_cached("UPDATE case_view SET merged = ?2 WHERE space = ?1 AND merged <> ?2")?
        .execute(params![row, person.is_some() && !shown])?;
    Ok(())
}

/// One person has one address: where any of the records is restricted, all are.
fn restrict(sql: &Connection, rows: impl Iterator<Item = SpaceRow> + Clone) -> Result<()> {
    let mut strict = false;
    for row in rows.clone() {
        strict |= sql
            .prepare_cached("SELECT own_restricted FROM case_view WHERE space = ?1")?
            .query_row([row], |found| found.get::<_, bool>(0))?;
    }
    for row in rows {
        sql.prepare_cached("UPDATE case_view SET restricted = ?2 WHERE space = ?1 AND restricted <> ?2")?
            .execute(params![row, strict])?;
    }
    Ok(())
}

/// A case that can be shown: its core has come.
fn is_here(sql: &Connection, id: &SpaceId) -> Result<Option<SpaceRow>> {
    Ok(sql
        .prepare_cached(
            "SELECT s.n FROM space s JOIN case_view c ON c.space = s.n
             WHERE s.space = ?1 AND EXISTS (SELECT 1 FROM part_view p WHERE p.space = s.n AND p.part = 'core')",
        )?
        .query_row([id.0], |found| found.get(0))
        .optional()?)
}

/// Cases and the links between them.
#[derive(Default)]
struct Links {
    cases: BTreeSet<SpaceId>,
    /// The two cases, the smaller id first.
    edges: BTreeSet<(SpaceId, SpaceId)>,
    /// From which case to which a link leads.
    leads: BTreeSet<(SpaceId, SpaceId)>,
}

impl Links {
    /// Follows the links from a case to every case that they reach, here or not.
    fn follow(&mut self, sql: &Connection, from: SpaceId) -> Result<()> {
        let mut open = vec![from];
        while let Some(id) = open.pop() {
            if !self.cases.insert(id) {
                continue;
            }
            let mut query = sql.prepare_cached(
                "SELECT s.space, v.other, v.kept FROM same_view v JOIN space s ON s.n = v.space
                 WHERE v.same = 1 AND (v.other = ?1 OR v.space = (SELECT n FROM space WHERE space = ?1))",
            )?;
            let mut rows = query.query([id.0])?;
            while let Some(row) = rows.next()? {
                let id = |index: usize| -> Result<SpaceId> {
                    Ok(SpaceId::from_slice(row.get_ref(index)?.as_blob().map_err(rusqlite::Error::from)?)?)
                };
                let (a, b, kept) = (id(0)?, id(1)?, id(2)?);
                self.edges.insert((a.min(b), a.max(b)));
                self.leads.insert((if kept == a { b } else { a }, kept));
                open.extend([a, b]);
            }
        }
        Ok(())
    }

    fn groups(&self) -> Vec<BTreeSet<SpaceId>> {
        let mut left = self.cases.clone();
        let mut groups = Vec::new();
        while let Some(first) = left.pop_first() {
            let mut group = BTreeSet::from([first]);
            loop {
                let reached: Vec<SpaceId> = self
                    .edges
                    .iter()
                    .filter(|(a, b)| group.contains(a) != group.contains(b))
                    .flat_map(|(a, b)| [*a, *b])
                    .collect();
                if reached.is_empty() {
                    break;
                }
                group.extend(reached);
            }
            left.retain(|id| !group.contains(id));
            groups.push(group);
        }
        groups
    }

    /// By which of the cases that are here their group is shown.
    fn shown_by(&self, here: &BTreeMap<SpaceId, SpaceRow>) -> Option<SpaceId> {
        let leaves = |id: &SpaceId| self.leads.iter().any(|(from, to)| from == id && here.contains_key(to));
        let mut ends = here.keys().filter(|id| !leaves(id));
        match (ends.next(), ends.next()) {
            (Some(only), None) => Some(*only),
            _ => here.keys().next().copied(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn id(n: u8) -> SpaceId {
        SpaceId([n; 16])
    }

    /// Links lead from the first to the second; by which case the group of those here is shown.
    fn shown(links: &[(u8, u8)], here: &[u8]) -> Option<u8> {
        let mut all = Links::default();
        for (from, to) in links {
            all.cases.extend([id(*from), id(*to)]);
            all.edges.insert((id(*from.min(to)), id(*from.max(to))));
            all.leads.insert((id(*from), id(*to)));
        }
        let here = here.iter().map(|n| (id(*n), i64::from(*n))).collect();
        all.shown_by(&here).map(|shown| shown.0[0])
    }

    #[test]
    fn a_group_is_shown_by_the_case_that_no_link_leads_away_from() {
        assert_eq!(shown(&[(1, 2)], &[1, 2]), Some(2), "the one that was kept");
        assert_eq!(shown(&[(1, 2), (2, 3)], &[1, 2, 3]), Some(3), "the end of a chain");
        assert_eq!(shown(&[(3, 2), (1, 2)], &[1, 2, 3]), Some(2), "two into one");
        assert_eq!(shown(&[(1, 2), (2, 1)], &[1, 2]), Some(1), "each kept the other at one moment: the smallest id");
        assert_eq!(shown(&[(1, 2), (1, 3)], &[1, 2, 3]), Some(1), "two ends: the smallest id of all");
        assert_eq!(shown(&[(2, 3), (3, 1), (1, 2)], &[1, 2, 3]), Some(1), "a ring");
        assert_eq!(shown(&[(1, 2)], &[1]), Some(1), "what is kept is not here: nobody is hidden");
        assert_eq!(shown(&[(1, 9), (2, 9)], &[1, 2]), Some(1), "two lead to a case that is not here");
        assert_eq!(shown(&[(1, 9), (9, 2)], &[1, 2]), Some(1), "what goes through it decides nothing");
    }

    #[test]
    fn what_is_connected_is_one_group() {
        let mut links = Links::default();
        links.cases.extend([id(1), id(2), id(3), id(4), id(5)]);
        links.edges.extend([(id(1), id(3)), (id(3), id(5))]);
        let groups: Vec<Vec<u8>> =
            links.groups().into_iter().map(|group| group.into_iter().map(|id| id.0[0]).collect()).collect();
        assert_eq!(groups, [vec![1, 3, 5], vec![2], vec![4]], "chains hold together, others stay apart");
    }
}
