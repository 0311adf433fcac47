//! Lives of vaults: a backup restored on a new laptop, a folder copied to a second laptop, a folder put back as it was.
//!
//! What only the lost laptop held is lost with it; whatever anybody else or the backup held must come back.

use std::{collections::BTreeSet, path::PathBuf};

use casework::{case::open::Case, vault::Paths};
use tests::copy_folder;

use crate::team::Team;

/// Something put by, from which a vault may live again.
pub(crate) struct PutBy {
    laptop: usize,
    place: PathBuf,
}

/// What a schedule has put by.
#[derive(Default)]
pub(crate) struct Shelf {
    backups: Vec<PutBy>,
    folders: Vec<PutBy>,
    /// Organisations whose laptop was restored: partners that were restored too know neither's new keys.
    restored: BTreeSet<String>,
    /// The organisation of which one vault is open on two laptops.
    copied: Option<String>,
}

/// One act upon a whole vault.
pub(crate) fn one(team: &mut Team) {
    let laptop = team.laptop();
    match team.below(12) {
        0..4 => back_up(team, laptop),
        4..6 => put_folder_by(team, laptop),
        6..9 => restore(team),
        9..11 => put_folder_back(team),
        _ => copy(team, laptop),
    }
}

fn back_up(team: &mut Team, laptop: usize) {
    let place = team.n.backup(laptop).unwrap();
    team.shelf.backups.push(PutBy { laptop, place });
    team.coverage.done("back up");
}

fn put_folder_by(team: &mut Team, laptop: usize) {
    team.n.laptops[laptop].office.close().unwrap();
    let place = team.n.folder().join(format!("aside-{}-{laptop}", team.shelf.folders.len()));
    copy_folder(&team.n.laptops[laptop].dir, &place);
    team.n.restart(laptop).unwrap();
    team.shelf.folders.push(PutBy { laptop, place });
    team.coverage.done("put folder by");
}

/// The laptop is gone; a new one takes its place from the backup.
fn restore(team: &mut Team) {
    if team.shelf.backups.is_empty() {
        return;
    }
    let which = team.below(team.shelf.backups.len());
    let PutBy { laptop, place } = team.shelf.backups.swap_remove(which);
    if team.shelf.copied.as_ref() == Some(&team.organisation(laptop)) {
        // Restoring revokes the seat, and with it the other laptop that works under it: nobody would do so knowingly.
        return;
    }
    match team.n.restore(&place, laptop) {
        Ok(new) => {
            team.n.laptops.swap(laptop, new);
            team.n.laptops.truncate(new);
            // Papers and copies of the life before are of no use to this one.
            team.shelf.backups.retain(|put_by| put_by.laptop != laptop);
            team.shelf.folders.retain(|put_by| put_by.laptop != laptop);
            team.shelf.restored.insert(team.organisation(laptop));
            lost(team, laptop);
            team.coverage.done("restore");
        }
        // A further laptop of an organisation does not hold its root.
        Err(error) => team.refused("restore", &error, &["not_found"]),
    }
}

/// Somebody puts an old copy of the folder back, with or without the witness that lies in it.
fn put_folder_back(team: &mut Team) {
    if team.shelf.folders.is_empty() {
        return;
    }
    let which = team.below(team.shelf.folders.len());
    let laptop = team.shelf.folders[which].laptop;
    let dir = team.n.laptops[laptop].dir.clone();
    team.n.laptops[laptop].office.close().unwrap();
    let witness = std::fs::read(Paths::new(&dir).anchor()).unwrap();
    copy_folder(&team.shelf.folders[which].place, &dir);
    if team.chance(50) {
        std::fs::write(Paths::new(&dir).anchor(), witness).unwrap();
    }
    let seed = team.dice_seed();
    team.n.reopen(laptop, seed).unwrap();
    lost(team, laptop);
    team.coverage.done("put folder back");
}

/// One vault on two laptops, and both go on.
fn copy(team: &mut Team, laptop: usize) {
    if team.shelf.copied.is_some() {
        return;
    }
    team.n.clone_vault(laptop).unwrap();
    team.shelf.copied = Some(team.organisation(laptop));
    team.coverage.done("copy");
}

/// Two organisations that were both restored cannot open one another's files any more, and one that was restored to a
/// day before it met another does not know it. People are told so when a file does not open, and do what the sentence
/// says: they swap their new cards and compare the words.
pub(crate) fn swap_cards(team: &mut Team) {
    for one in 0..team.n.laptops.len() {
        let ours = team.organisation(one);
        if !team.shelf.restored.contains(&ours) {
            continue;
        }
        for other in 0..team.n.laptops.len() {
            let theirs = team.organisation(other);
            let (known, knows) = (team.partners(other).contains(&ours), team.partners(one).contains(&theirs));
            let lost_touch = if knows { team.shelf.restored.contains(&theirs) } else { known };
            if theirs != ours && lost_touch {
                team.n.pair(one, other).unwrap();
                team.coverage.done("swap cards");
            }
        }
    }
}

/// A laptop lives an older life: forms on it are closed, and what nobody holds any more is not asked for.
fn lost(team: &mut Team, laptop: usize) {
    team.forms.retain(|form| form.laptop != laptop);
    team.waiting.remove(&laptop);
    let mut cases: Vec<Case> = Vec::new();
    for laptop in 0..team.n.laptops.len() {
        cases.extend(team.cases(laptop).iter().map(|id| team.n.laptops[laptop].open(id).unwrap()));
    }
    let of = |id: &str| cases.iter().filter(|case| case.summary.id == id).collect::<Vec<_>>();
    team.history.cases.retain(|id| !of(id).is_empty());
    team.history.notes.retain(|note| {
        let held = of(&note.case);
        held.iter().any(|case| case.notes.iter().any(|found| found.id == note.id && found.text.is_some()))
    });
    team.history
        .withdrawn
        .retain(|id| cases.iter().any(|case| case.notes.iter().any(|note| note.id == *id && note.withdrawn.is_some())));
    team.history.answers.retain(|told| {
        let held = of(&told.case);
        held.iter().any(|case| case.history.iter().any(|event| event.what == told.what && event.value == told.value))
    });
}
