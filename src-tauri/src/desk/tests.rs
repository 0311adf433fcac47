//! Locking while commands run, and who is let in meanwhile.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{
    path::Path,
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use casework::{
    World,
    case::cohort,
    office::{self, Founding, Office},
    vault::{KdfParams, Passphrase},
};

use super::*;

const WORDS: &str = "made up words for a test";

fn who() -> Who {
    let [organisation_id, organisation, person, role] =
        ["id", "Riverside Practice", "Priya Nair", "Care coordinator"].map(str::to_owned);
    Who { organisation_id, organisation, person, role }
}

/// A desk at a new vault, unlocked.
fn desk(folder: &Path) -> Desk {
    let vault = folder.join("vault");
    let founding = Founding {
        organisation: "Riverside Practice".to_owned(),
        kind: "gp_practice".to_owned(),
        ods: None,
        person: "Priya Nair".to_owned(),
        role: "Care coordinator".to_owned(),
        machine: "laptop".to_owned(),
    };
    let made =
        office::create(&vault, &Passphrase::new(WORDS), &founding, World::system(), KdfParams::for_tests()).unwrap();
    let desk = Desk::new(Some(vault), None);
    desk.sit_down(|| Ok((made.office, who()))).unwrap();
    desk
}

fn unlock(desk: &Desk) -> Result<Who, Failure> {
    let vault = desk.vault().unwrap();
    desk.sit_down(|| Ok((Office::open(&vault, &Passphrase::new(WORDS), World::system())?, who())))
}

/// A command that has begun, and goes on when it is told to: does it find the vault open then, and what does it answer?
fn begin(desk: &Desk, begun: Sender<()>, go: Receiver<()>) -> (bool, Result<usize, Failure>) {
    let mut found_open = false;
    let answer = desk.work(|office| {
        begun.send(()).unwrap();
        go.recv().unwrap();
        let cohorts = cohort::list(office);
        found_open = cohorts.is_ok();
        Ok(cohorts?.len())
    });
    (found_open, answer)
}

#[test]
fn what_runs_at_the_lock_is_finished_but_answers_nothing_and_lets_nobody_in_before() {
    for because in [Because::Asked, Because::Idle, Because::Screen] {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        let ((begun, has_begun), (go, may_go)) = (channel(), channel());
        let desk = &desk;
        thread::scope(|scope| {
            let running = scope.spawn(move || begin(desk, begun, may_go));
            has_begun.recv().unwrap();
            desk.lock(because).unwrap();
            assert!(!desk.last().open, "it is locked at once");
            assert_eq!(desk.work(|_| Ok(())).unwrap_err().code, "locked", "and nothing more is begun");
            let back = scope.spawn(move || unlock(desk));
            go.send(()).unwrap();
            let (found_open, answer) = running.join().unwrap();
            assert!(found_open, "an import is not cut in two");
            assert_eq!(answer.unwrap_err().code, "locked", "what was read does not come out of a locked vault");
            back.join().unwrap().expect("who unlocks waits for it");
        });
        assert!(desk.last().open && !desk.is_working(), "and then works on");
        desk.work(|office| Ok(cohort::list(office)?)).expect("with the vault open again");
    }
}

#[test]
fn before_sleep_the_vault_is_closed_under_what_still_runs_also_when_the_screen_was_locked_first() {
    for before in [None, Some(Because::Screen), Some(Because::Idle)] {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        let ((begun, has_begun), (go, may_go)) = (channel(), channel());
        let at = &desk;
        thread::scope(|scope| {
            let running = scope.spawn(move || begin(at, begun, may_go));
            has_begun.recv().unwrap();
            if let Some(before) = before {
                desk.lock(before).unwrap();
            }
            desk.lock(Because::Asleep).unwrap();
            go.send(()).unwrap();
            let (found_open, _) = running.join().unwrap();
            assert!(!found_open, "after {before:?}: no key is left in the memory of a sleeping laptop");
        });
        unlock(&desk).expect("nothing was harmed");
    }
}

#[test]
fn the_pages_are_told_once_and_a_locked_desk_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let (tell, told) = channel();
    let tell = Mutex::new(tell);
    desk.speaks_by(move |what, _| tell.lock().unwrap().send(what).unwrap());
    desk.lock(Because::Idle).unwrap();
    assert_eq!(desk.lock(Because::Asked).unwrap_err().code, "locked", "it is locked already");
    assert_eq!(desk.last().because, Some(Because::Idle), "the reason stays the first");
    assert_eq!(told.try_iter().collect::<Vec<_>>(), ["locked"], "once");
}

#[test]
fn a_vault_of_ones_own_always_comes_before_made_up_people() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(Some(folder.path().join("roundtable")), None);
    let (home, town) = (desk.home().unwrap().to_owned(), desk.town().unwrap());
    assert!(!town.starts_with(&home), "they are beside it, never in it");
    assert_eq!(desk.vault().as_ref(), Some(&home), "there is neither yet");
    let practice = town.join(casework::demo::PRACTICE);
    for (there, opened) in [(&practice, &practice), (&home, &home)] {
        std::fs::create_dir_all(there).unwrap();
        std::fs::write(there.join("vault.hdr"), "x").unwrap();
        assert_eq!(desk.vault().as_ref(), Some(opened), "one's own wherever there is one");
    }
}
