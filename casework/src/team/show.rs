//! Showing the team: who has joined, who is only invited, who introduced whom.

use std::collections::BTreeSet;

use crdt::{
    Part,
    id::OrgId,
    trust::{Organisation, TrustLevel},
};
use rusqlite::Connection;
use serde::Serialize;

use super::{held, name_of, ours};
use crate::{
    error::Result,
    office::{Desk, Office},
    store::{SpaceRow, control, space},
    view::{circle, team::joined},
};

/// The team as members see it; empty for an organisation that is in none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Team {
    /// What it is called.
    pub team: Option<String>,
    /// Its id.
    pub id: Option<String>,
    /// Who holds its part, by name.
    pub members: Vec<Member>,
    /// The id of the organisation that may take members out: an administrative duty, not a rank.
    pub steward: Option<String>,
    /// Teams that we are invited into and have not joined.
    pub invitations: Vec<Invitation>,
}

/// One organisation of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Its id.
    pub id: String,
    /// Its name; empty while its own description is still on its way.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// `joined`, or `invited` while it has not said so itself.
    pub state: &'static str,
    /// Its eight words were compared, or it is ourselves.
    pub verified: bool,
    /// The id of the partner through whom we know it, while its words were not compared.
    pub introduced_by: Option<String>,
}

/// A team that waits for our answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invitation {
    /// The team's id.
    pub id: String,
    /// What it is called.
    pub team: String,
    /// The id of its steward.
    pub steward: Option<String>,
}

/// Shows the team.
///
/// # Errors
/// Storage errors.
pub fn show(office: &Office) -> Result<Team> {
    office.read(|sql, desk| {
        let ours = ours(sql, &desk.directory, &desk.org)?;
        let mut invitations = Vec::new();
        for row in held(sql, &desk.org)?.into_iter().filter(|row| ours != Some(*row)) {
            let steward = steward(sql, desk, row)?;
            // A team that we founded or joined before invites us no more.
            let us = desk.org.to_string();
            if steward.as_ref() == Some(&us)
                || joined(sql, row, |seat| desk.directory.org_of(seat))?.iter().any(|one| one.org == desk.org)
            {
                continue;
            }
            invitations.push(Invitation { id: space::id(sql, row)?.to_string(), team: name_of(sql, row)?, steward });
        }
        let Some(row) = ours else {
            return Ok(Team { team: None, id: None, members: Vec::new(), steward: None, invitations });
        };
        Ok(Team {
            team: Some(name_of(sql, row)?),
            id: Some(space::id(sql, row)?.to_string()),
            members: members(sql, desk, row)?,
            steward: steward(sql, desk, row)?,
            invitations,
        })
    })
}

fn steward(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Option<String>> {
    let log = control::log(sql, &desk.directory, row, space::id(sql, row)?, &Part::TEAM)?;
    Ok(log.steward().map(|org| org.to_string()))
}

fn members(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Vec<Member>> {
    let joined: BTreeSet<OrgId> =
        joined(sql, row, |seat| desk.directory.org_of(seat))?.into_iter().map(|one| one.org).collect();
    let mut members: Vec<Member> = circle::of_space(sql, row)?
        .into_iter()
        .filter(|(_, parts)| parts.iter().any(|part| part == Part::TEAM.as_str()))
        .map(|(org, _)| {
            let known = desk.directory.organisation(&org);
            let level = known.map(Organisation::level);
            let profile = known.map(Organisation::profile);
            Member {
                id: org.to_string(),
                name: profile.map(|profile| profile.name.clone()).unwrap_or_default(),
                kind: profile.map(|profile| profile.kind.clone()).unwrap_or_default(),
                state: if joined.contains(&org) { "joined" } else { "invited" },
                verified: matches!(level, Some(TrustLevel::Own | TrustLevel::Verified)),
                introduced_by: match level {
                    Some(TrustLevel::Introduced { by }) => Some(by.to_string()),
                    _ => None,
                },
            }
        })
        .collect();
    members.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    Ok(members)
}
