//! `team`: the neighbourhood team, who is invited into it and who has joined.

use std::{collections::BTreeMap, path::PathBuf};

use casework::{
    organisation::partners,
    team::{
        invite::{self, Invited},
        join,
        show::{self, Member},
    },
};
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// What to do with the team.
#[derive(Subcommand)]
pub(crate) enum Team {
    /// Invite a partner: writes a file that brings it the invitation and everything else that waits for it
    Invite {
        /// The partner's name or id
        organisation: String,
        /// The folder for the file, or the file's name; without it the folder you are in
        #[arg(long, value_name = "DIR", default_value = ".")]
        out: PathBuf,
    },
    /// Read the file of an invitation and join the team
    Join {
        /// The file that the partner gave you
        file: PathBuf,
    },
    /// Who is in the team, who is invited, and who keeps its list
    Show,
}

/// Carries it out.
///
/// # Errors
/// `not_found`, `not_allowed`, `not_for_us`, `not_trusted`, `bad_bundle`, `file`.
pub(crate) fn run(command: Team, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    match command {
        Team::Invite { organisation, out } => {
            Answer::new(invite::invite(office, &organisation, &out)?.value, |invited: &Invited| {
                format!(
                    "Invited. Give the partner this file:\n  {}\nIt joins with: roundtable team join FILE\n",
                    invited.files.join("\n  ")
                )
            })
        }
        Team::Join { file } => Answer::new(join::join(office, &file)?.value, |joined| {
            let name = if joined.team.is_empty() { "the team" } else { &joined.team };
            format!("Your organisation is in {name} now. The next files you write tell the others.\n")
        }),
        Team::Show => {
            let names: BTreeMap<String, String> =
                partners::list(office)?.into_iter().map(|partner| (partner.id, partner.name)).collect();
            Answer::new(show::show(office)?, move |team| shown(team, &names))
        }
    }
}

fn shown(team: &show::Team, names: &BTreeMap<String, String>) -> String {
    let Some(name) = &team.team else {
        return format!("Your organisation is in no team yet.\n{}", invited(team));
    };
    let rows: Vec<_> = team.members.iter().map(|member| row(member, team, names)).collect();
    let table = words::table(&["Organisation", "Kind", "State", "Known", "Duty", "Id"], &rows);
    format!("{name}\n{table}{}", invited(team))
}

fn invited(team: &show::Team) -> String {
    let waiting: Vec<_> = team.invitations.iter().map(|invitation| vec![invitation.team.clone()]).collect();
    if waiting.is_empty() {
        return String::new();
    }
    let table = words::indented(&words::table(&["Team"], &waiting), 2);
    format!("It is invited into:\n{table}Join with: roundtable team join FILE\n")
}

fn row(member: &Member, team: &show::Team, names: &BTreeMap<String, String>) -> Vec<String> {
    let known = match &member.introduced_by {
        _ if member.verified => "verified".to_owned(),
        Some(by) => format!("introduced by {}, not yet met", names.get(by).map_or("ourselves", String::as_str)),
        None => "not known here yet".to_owned(),
    };
    let duty = if team.steward.as_ref() == Some(&member.id) { "steward" } else { "" };
    vec![
        member.name.clone(),
        words::code(&member.kind),
        member.state.to_owned(),
        known,
        duty.to_owned(),
        member.id.clone(),
    ]
}
