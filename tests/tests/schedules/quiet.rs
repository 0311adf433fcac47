//! Quiet: everybody writes for every partner and reads what is for them, three times at most; then come the receipts.

use casework::share::digest;

use crate::{team::Team, verdict};

/// Within so many rounds all must agree.
const ROUNDS: usize = 3;
/// And within so many more all know it.
const RECEIPTS: usize = 4;

/// Exchanges until all agree, and on for the last receipts.
pub(crate) fn exchange(team: &mut Team, lives: bool) {
    // A vault that begins a new life asks for everything first: its question goes one round, the answer the next.
    let more = if lives { 3 } else { 0 };
    // Some of what was kept back turns up at last; the rest is lost.
    for _ in 0..team.kept_back.len() {
        if team.chance(50) {
            team.deliver_late();
        }
    }
    team.kept_back.clear();
    if lives {
        crate::lives::swap_cards(team);
    }
    for done in 1..=ROUNDS + more {
        round(team);
        if disagreements(team).is_empty() {
            team.coverage.converged_after(done);
            break;
        }
    }
    // What arrived in the last round is handed on in the next, its receipt comes in the one after; and a laptop that
    // fell behind its colleague's asks first.
    for done in 1..=RECEIPTS + more {
        round(team);
        if verdict::unreceived(team).is_empty() {
            team.coverage.received_after(done);
            break;
        }
    }
}

/// All write, then all read, in an order of the dice's own.
fn round(team: &mut Team) {
    let mut flights = Vec::new();
    for laptop in 0..team.n.laptops.len() {
        for organisation in team.addressees(laptop) {
            flights.extend(team.write_for(laptop, &organisation));
        }
    }
    while !flights.is_empty() {
        let place = team.below(flights.len());
        let flight = flights.swap_remove(place);
        team.deliver(flight);
    }
}

/// Which laptops do not hold the same of what they share.
pub(crate) fn disagreements(team: &Team) -> Vec<String> {
    let laptops = &team.n.laptops;
    let mut out = Vec::new();
    for (a, here) in laptops.iter().enumerate() {
        for (b, there) in laptops.iter().enumerate().skip(a + 1) {
            let same = if here.organisation == there.organisation {
                digest::digest(&here.office, None).unwrap() == digest::digest(&there.office, None).unwrap()
            } else {
                match (team.n.digest(a, &there.organisation), team.n.digest(b, &here.organisation)) {
                    (Ok(mine), Ok(theirs)) => mine == theirs,
                    // They have never heard of one another, so they share nothing.
                    (Err(mine), Err(theirs)) => mine.code() == "not_found" && theirs.code() == "not_found",
                    // Met at one end only: that end must hold nothing for the other.
                    (Ok(_), Err(error)) | (Err(error), Ok(_)) => error.code() == "not_found",
                }
            };
            if !same {
                out.push(format!("laptops {a} ({}) and {b} ({}) differ", here.organisation, there.organisation));
            }
        }
    }
    out
}
