//! Joining the team: the file is read like any other, then our organisation says in the team's document that it joins.

use std::path::Path;

use crdt::{
    Part,
    bundle::{self, Limits, Verified},
    document::Container,
};
use serde::Serialize;

use super::{held, joining, leaving, name_of, ours};
use crate::{
    error::{Error, Result},
    file,
    office::{Office, Op, Outcome, Touched, Tx},
    share::read,
    store::{SpaceRow, space},
    view::{circle, team::joined},
};

/// The team we are in now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Joined {
    /// What it is called.
    pub team: String,
    /// Its id.
    pub id: String,
}

/// Joins the team that a file invites us into. Joining twice is joining once. A team in which nobody else has joined
/// is left for it: whoever named a team when setting up may still be invited into the neighbourhood's.
///
/// # Errors
/// What reading the file refuses; `NotAllowed` when it carries no invitation for us, or we are in another team with
/// others.
pub fn join(office: &Office, path: &Path) -> Result<Outcome<Joined>> {
    accept(office, file::read_at_most(path, read::MAX_FILE)?)
}

/// Joins by the bytes of the file, from whatever road they came.
///
/// # Errors
/// As [`join`].
pub fn accept(office: &Office, bytes: Vec<u8>) -> Result<Outcome<Joined>> {
    let read = read::receive(office, bytes.clone())?;
    let done = office.transact(Op::TeamJoin, move |tx| {
        let team = invited_into(tx, &bytes)?;
        let us = tx.desk.org;
        let before = ours(tx.sql, &tx.directory, &us)?;
        if before != Some(team) {
            if let Some(before) = before {
                leave(tx, before)?;
            }
            let joining = joining(tx);
            tx.edit(team, &Part::TEAM, |_, edit| {
                edit.enter(Container::Entries, joining);
                Ok(())
            })?;
        }
        tx.touch(Touched::Team);
        tx.touch(Touched::Sharing);
        let id = space::id(tx.sql, team)?.to_string();
        tx.about(&id);
        Ok(Joined { team: name_of(tx.sql, team)?, id })
    })?;
    let mut touched = read.touched;
    touched.extend(done.touched);
    touched.sort();
    touched.dedup();
    Ok(Outcome { value: done.value, touched })
}

/// The team whose part the file brought us, else one that its sender is in: an invitation that came earlier need not
/// come again.
fn invited_into(tx: &Tx<'_>, bytes: &[u8]) -> Result<SpaceRow> {
    let opened = bundle::open(bytes, &[tx.desk.keys.identity()?], &Limits::STANDARD)?;
    let Verified { envelope, contents, .. } = opened.verify(&tx.directory, &tx.desk.org, tx.desk.now_seconds())?;
    let held = held(tx.sql, &tx.desk.org)?;
    let mut carried = Vec::new();
    for signed in contents.control.iter().filter(|signed| signed.value.part == Part::TEAM) {
        carried.extend(space::find(tx.sql, &signed.value.space)?.filter(|row| held.contains(row)));
    }
    let mut pool = carried;
    if pool.is_empty() {
        for row in held {
            if circle::holds(tx.sql, row, Part::TEAM.as_str(), &envelope.sender_org)? {
                pool.push(row);
            }
        }
    }
    // Ours first, so that joining twice is joining once; else the team that let us in last.
    if let Some(ours) = ours(tx.sql, &tx.directory, &tx.desk.org)?.filter(|row| pool.contains(row)) {
        return Ok(ours);
    }
    let mut newest = None;
    for row in pool {
        newest = newest.max(Some((circle::since(tx.sql, row, Part::TEAM.as_str(), &tx.desk.org)?, row)));
    }
    newest.map(|(_, row)| row).ok_or(Error::NotAllowed(
        "This file does not invite your organisation into a team. What else it carried was taken in. Ask a partner that is in the team to invite you.",
    ))
}

/// Leaves a team in which nobody else has joined.
fn leave(tx: &mut Tx<'_>, row: SpaceRow) -> Result<()> {
    let us = tx.desk.org;
    let joined = joined(tx.sql, row, |seat| tx.directory.org_of(seat))?;
    if joined.iter().any(|one| one.org != us) {
        return Err(Error::NotAllowed("Your organisation is in another team already. It was not changed."));
    }
    tx.edit(row, &Part::TEAM, |_, edit| {
        for one in &joined {
            edit.enter(Container::Entries, leaving(&us, &one.entry));
        }
        Ok(())
    })?;
    Ok(())
}
