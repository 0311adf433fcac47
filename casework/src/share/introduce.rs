//! Introductions: organisations that we come to know through a partner, within bounds.

use std::collections::BTreeSet;

use crdt::{
    Part,
    bundle::Contents,
    id::OrgId,
    trust::{Organisation, TrustItem, TrustLevel},
};

use super::inbox::{Tally, seat_key, take_in};
use crate::{error::Result, office::Tx, store::OrgRow, team};

/// Most organisations that one partner introduces. A neighbourhood has ten to thirty; twice that leaves room for
/// neighbours' neighbours, and keeps one partner with a valid key from filling every list.
const MOST_BY_ONE: usize = 64;
/// Most introduced organisations in all: introduced members introduce members in their turn, which multiplies.
const MOST: usize = 256;

/// What a bundle's statements brought.
#[derive(Default)]
pub(super) struct Heard {
    /// What records may have waited for.
    pub(super) seats: BTreeSet<[u8; 32]>,
    /// What was taken in meanwhile because it had waited.
    pub(super) tally: Tally,
}

/// Keeps what a sender says about organisations. What concerns an organisation that we know is news of it, whoever
/// brings it: it is signed by that organisation. A verified partner may introduce others; one that was itself only
/// introduced may introduce the members of a team whose part we hold too, as its control log names them.
pub(super) fn hear(tx: &mut Tx<'_>, contents: &mut Contents, sender: &OrgId, from: OrgRow) -> Result<Heard> {
    let mut heard = Heard::default();
    let level = tx.directory.organisation(sender).map(Organisation::level);
    let anybody = matches!(level, Some(TrustLevel::Own | TrustLevel::Verified));
    let items = std::mem::take(&mut contents.trust);
    // Profiles first: the others are checked against their root key.
    let (profiles, others): (Vec<_>, Vec<_>) =
        items.into_iter().partition(|item| matches!(item, TrustItem::Profile(_)));
    let items: Vec<_> = profiles.into_iter().chain(others).collect();
    let strangers = keep(tx, items, sender, from, &mut heard.seats, |_| anybody);
    let team_entries: Vec<_> =
        contents.control.iter().filter(|signed| signed.value.part == Part::TEAM).cloned().collect();
    if strangers.is_empty() || team_entries.is_empty() {
        return Ok(heard);
    }
    // The log may grow with each member that becomes known: who it invited was waiting for its certificate.
    let mut strangers = strangers;
    let mut tally = take_in(tx, team_entries, Vec::new(), Vec::new(), from, &heard.seats)?;
    // What is refused is counted when the bundle's records are taken in as a whole.
    tally.refused = 0;
    loop {
        let members = members(tx)?;
        let before = strangers.len();
        let mut seats = BTreeSet::new();
        strangers = keep(tx, strangers, sender, from, &mut seats, |org| members.contains(org));
        if strangers.len() == before {
            break;
        }
        let more = take_in(tx, Vec::new(), Vec::new(), Vec::new(), from, &seats)?;
        tally.add(&more);
        heard.seats.append(&mut seats);
    }
    heard.tally = tally;
    Ok(heard)
}

/// Keeps statements about organisations that we know or that `may` become known; gives back the others.
fn keep(
    tx: &mut Tx<'_>,
    items: Vec<TrustItem>,
    sender: &OrgId,
    from: OrgRow,
    seats: &mut BTreeSet<[u8; 32]>,
    may: impl Fn(&OrgId) -> bool,
) -> Vec<TrustItem> {
    let mut strangers = Vec::new();
    for item in items {
        let org = item.org();
        if tx.directory.organisation(&org).is_none() && !(may(&org) && has_room(tx, sender)) {
            strangers.push(item);
            continue;
        }
        let seat = if let TrustItem::Certificate(signed) = &item { Some(signed.value.seat) } else { None };
        // One bad statement does not spoil the bundle: it is left out, and equivocation is remembered by the directory.
        if tx.keep_trust(item, TrustLevel::Introduced { by: *sender }, Some(from)).is_ok() {
            seats.extend(seat.map(|seat| seat_key(&seat)));
        }
    }
    strangers
}

/// Our own other laptops tell us of everybody they know.
fn has_room(tx: &Tx<'_>, sender: &OrgId) -> bool {
    if *sender == tx.desk.org {
        return true;
    }
    let (mut by_one, mut all) = (0, 0);
    for org in tx.directory.organisations() {
        if let TrustLevel::Introduced { by } = org.level() {
            all += 1;
            by_one += usize::from(by == *sender);
        }
    }
    by_one < MOST_BY_ONE && all < MOST
}

/// Everybody who ever was let into a team whose part we hold: also those who left may have let others in.
fn members(tx: &Tx<'_>) -> Result<BTreeSet<OrgId>> {
    let mut members = BTreeSet::new();
    for row in team::held(tx.sql, &tx.desk.org)? {
        for (_, signed) in tx.log(row, &Part::TEAM)?.entries() {
            members.extend(signed.value.members.iter().copied());
        }
    }
    Ok(members)
}
