//! Seeded bugs, to see that the checker finds them: a lying road, a disk that forgets, a form that did not look.
//! They live out here in the harness; the shipped code has no switch for them.

use crdt::bundle::{Contents, Envelope};
use tests::{copy_folder, forge};

use crate::{history, team::Team};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lie {
    None,
    /// The last change of a bundle is ignored, and the bundle counts as applied.
    LastChangeIgnored,
    /// Note texts get lost inside a bundle.
    BodiesDropped,
    /// Receipts claim more than was applied.
    OverAcknowledged,
    /// A bundle that a receipt will cover arrives without its content.
    RangeDropped,
    /// Decisions about sharing get lost inside a bundle.
    ControlDropped,
    /// A disk forgets what was applied after the receipt was given. No lie of the program's: it must heal.
    ForgottenAfterReceipt,
    /// A copy of a vault is opened with the same incarnation again.
    IncarnationReused,
    /// A form saves without saying what it showed.
    FormDidNotLook,
    /// A write is told before it is kept.
    ToldBeforeKept,
}

/// Every lie.
pub(crate) const ALL: &[Lie] = &[
    Lie::LastChangeIgnored,
    Lie::BodiesDropped,
    Lie::OverAcknowledged,
    Lie::RangeDropped,
    Lie::ControlDropped,
    Lie::IncarnationReused,
    Lie::FormDidNotLook,
    Lie::ToldBeforeKept,
];

/// What a bundle becomes on its way.
pub(crate) fn on_the_road(team: &mut Team, from: usize, to: &str, bytes: Vec<u8>) -> Vec<u8> {
    let lying: fn(&mut Envelope, &mut Contents) = match team.lie {
        Lie::LastChangeIgnored => |_, contents| drop(contents.changes.pop()),
        Lie::BodiesDropped => |_, contents| contents.bodies.clear(),
        Lie::OverAcknowledged => |_, contents| {
            // Without its needs: a reader that asks for what it lacks gets it, and nothing is lost.
            contents.receipts.iter_mut().for_each(|word| word.applied_to += 25);
            contents.needs.clear();
        },
        Lie::RangeDropped => |_, contents| {
            contents.changes.clear();
            contents.bodies.clear();
        },
        Lie::ControlDropped => |_, contents| contents.control.clear(),
        _ => return bytes,
    };
    let always = team.lie == Lie::OverAcknowledged;
    if !always && !team.chance(30) {
        return bytes;
    }
    let Some(reader) = team.laptops_of(to).into_iter().find(|reader| *reader != from) else { return bytes };
    let keys = team.n.laptops[from].keys();
    forge::sealed_again(&team.n, reader, &bytes, keys.sign_key(), lying).unwrap_or(bytes)
}

/// Lies that are not about one bundle.
pub(crate) fn now_and_then(team: &mut Team) {
    let lie: fn(&mut Team) = match team.lie {
        Lie::ForgottenAfterReceipt => forget_after_receipt,
        Lie::IncarnationReused => reuse_incarnation,
        Lie::ToldBeforeKept => tell_before_keeping,
        _ => return,
    };
    if team.chance(10) {
        lie(team);
    }
}

/// What a form says it showed.
pub(crate) fn what_the_form_hands_back<'s>(team: &Team, seen: &'s [String]) -> Option<&'s [String]> {
    if team.lie == Lie::FormDidNotLook { None } else { Some(seen) }
}

/// The vault's folder as it was before `act`, put back after it, with the witness too: a disk that lied.
fn undone(team: &mut Team, laptop: usize, seed: u64, act: impl FnOnce(&mut Team)) {
    let dir = team.n.laptops[laptop].dir.clone();
    let copy = dir.with_extension("before");
    team.n.laptops[laptop].office.close().unwrap();
    copy_folder(&dir, &copy);
    team.n.reopen(laptop, seed).unwrap();
    act(team);
    team.n.laptops[laptop].office.close().unwrap();
    copy_folder(&copy, &dir);
}

fn forget_after_receipt(team: &mut Team) {
    let (reader, writer) = (team.laptop(), team.laptop());
    let (to, from) = (team.organisation(reader), team.organisation(writer));
    if reader == writer || !team.addressees(writer).contains(&to) || !team.addressees(reader).contains(&from) {
        return;
    }
    let seed = team.dice_seed();
    undone(team, reader, seed, |team| {
        for flight in team.write_for(writer, &to).into_iter().filter(|flight| flight.to == reader) {
            team.deliver(flight);
        }
        for flight in team.write_for(reader, &from) {
            team.deliver(flight);
        }
    });
    let seed = team.dice_seed();
    team.n.reopen(reader, seed).unwrap();
}

fn reuse_incarnation(team: &mut Team) {
    let laptop = team.laptop();
    let Some(case) = team.case_on(laptop) else { return };
    let seed = team.dice_seed();
    let write = |team: &mut Team| {
        let text = team.text("From one of two copies.");
        if let Ok(id) = team.n.laptops[laptop].note(&case, &text) {
            team.history.notes.push(history::Note { id, case: case.clone(), part: "core".to_owned(), text });
        }
        for organisation in team.addressees(laptop) {
            for flight in team.write_for(laptop, &organisation) {
                team.deliver(flight);
            }
        }
    };
    undone(team, laptop, seed, write);
    team.n.reopen(laptop, seed).unwrap();
    write(team);
}

fn tell_before_keeping(team: &mut Team) {
    let laptop = team.laptop();
    let Some(case) = team.case_on(laptop) else { return };
    let seed = team.dice_seed();
    undone(team, laptop, seed, |team| {
        let text = team.text("Told, and gone.");
        if let Ok(id) = team.n.laptops[laptop].note(&case, &text) {
            team.history.notes.push(history::Note { id, case, part: "core".to_owned(), text });
        }
    });
    let seed = team.dice_seed();
    team.n.reopen(laptop, seed).unwrap();
}
