//! The Team page: who is in the team, founding it, inviting into it, joining it.

use std::collections::BTreeMap;

use casework::{
    office::Office,
    organisation::partners::{self, Partner},
    share::place,
    team::{
        found, invite, join,
        show::{self, Member as Held},
    },
};
use tauri::{AppHandle, Runtime};

use super::{Answered, Done, sharing, stale};
use crate::{
    places,
    shapes::{Joined, Member, Nothing, Team, TeamName, WriteTo, WrittenUpdates},
};

/// The team and the partners that we know.
pub(crate) fn show(office: &Office, _: Nothing) -> Answered<Team> {
    let team = show::show(office)?;
    let us = partners::ourselves(office)?;
    let known: BTreeMap<String, Partner> =
        partners::list(office)?.into_iter().map(|partner| (partner.id.clone(), partner)).collect();
    let member = |held: &Held| Member {
        us: held.id == us.id,
        state: held.state,
        steward: team.steward.as_ref() == Some(&held.id),
        ..known.get(&held.id).map_or_else(|| unknown(held), |partner| outside(partner, &known))
    };
    let members: Vec<Member> = team.members.iter().map(member).collect();
    let others = known.values().filter(|partner| members.iter().all(|member| member.id != partner.id));
    let mut others: Vec<Member> = others.map(|partner| outside(partner, &known)).collect();
    others.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let invitations = team.invitations.into_iter().map(|invitation| invitation.team).collect();
    Ok(Done::read(Team { team: team.team, members, others, invitations }))
}

fn outside(partner: &Partner, known: &BTreeMap<String, Partner>) -> Member {
    let by = partner.introduced_by.as_ref();
    Member {
        id: partner.id.clone(),
        name: partner.name.clone(),
        kind: partner.kind.clone(),
        us: false,
        state: "outside",
        steward: false,
        verified: partner.verified,
        // Whoever is no partner of ours and introduced somebody is ourselves.
        introduced_by: by.map(|id| known.get(id).map_or_else(|| "you".to_owned(), |by| by.name.clone())),
        revoked: partner.revoked,
        reconfirm: partner.reconfirm,
        restored_heard_at: partner.restored_heard_at.clone(),
    }
}

/// Ourselves, or a member that we have no card of yet.
fn unknown(held: &Held) -> Member {
    Member {
        id: held.id.clone(),
        name: held.name.clone(),
        kind: held.kind.clone(),
        us: false,
        state: held.state,
        steward: false,
        verified: held.verified,
        introduced_by: None,
        revoked: false,
        reconfirm: false,
        restored_heard_at: None,
    }
}

/// Founds a team.
pub(crate) fn found(office: &Office, args: TeamName) -> Answered<()> {
    let done = found::found(office, &args.name)?;
    Ok(Done { answer: (), touched: stale(&done.touched) })
}

/// Invites a partner and writes the file that carries it.
pub(crate) fn invite<R: Runtime>(app: &AppHandle<R>, office: &Office, args: WriteTo) -> Answered<WrittenUpdates> {
    let found = places::named(app, place::last(office)?, &args.place)?;
    let done = invite::invite(office, &args.partner, &found.folder)?;
    sharing::remember(office, &found)?;
    let files = done.value.files.iter().map(|file| bundle_of(file)).collect();
    Ok(Done { answer: WrittenUpdates { updates: 0, cases: 0, files }, touched: stale(&done.touched) })
}

/// A file is named by its bundle.
fn bundle_of(file: &str) -> String {
    std::path::Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Joins the team that a file invites us into.
pub(crate) fn join<R: Runtime>(_: &AppHandle<R>, office: &Office, bytes: Vec<u8>) -> Answered<Joined> {
    let done = join::accept(office, bytes)?;
    Ok(Done { answer: Joined { team: done.value.team }, touched: stale(&done.touched) })
}
