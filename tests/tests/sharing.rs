//! What the Sharing page stands on: the log, what each partner has from us and we from it, checking what was written,
//! cards that are looked at before they are kept, and questions with everything that a choice needs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use std::fs;

use casework::{
    Error,
    case::set,
    organisation::{
        card,
        pair::{self, Proof},
        partners,
    },
    share::{log, overview, place, read, verify, write},
    team::{found, invite, join, show},
    two_answers::{ask, settle},
};
use tests::Neighbourhood;

const PRACTICE: usize = 0;
const HOSPICE: usize = 1;
const STRANGER: usize = 2;

/// A practice and a hospice that share Mary's case, and a charity that neither has met.
fn neighbourhood(seed: u64) -> (Neighbourhood, String) {
    let mut n = Neighbourhood::in_memory(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.found("Good Neighbours", "vcse").unwrap();
    n.pair(PRACTICE, HOSPICE).unwrap();
    let mary = n.laptops[PRACTICE].case("Smith", "Mary").unwrap();
    n.laptops[PRACTICE].share(&mary, "Hathermoor Hospice").unwrap();
    (n, mary)
}

#[test]
fn the_log_says_what_was_written_read_and_refused_and_nothing_of_what_stood_in_it() {
    let (n, mary) = neighbourhood(1);
    n.laptops[PRACTICE].note(&mary, "Breathless lying flat.").unwrap();
    let sealed = n.seal(PRACTICE, "Hathermoor Hospice").unwrap();
    let written = log::log(&n.laptops[PRACTICE].office, 10).unwrap();
    assert_eq!(written.len(), 1, "one act, however many files: {written:?}");
    assert_eq!(written[0].what, "written", "the practice wrote");
    assert_eq!(written[0].partner.as_ref().unwrap().name, "Hathermoor Hospice", "for whom");
    assert!(written[0].changes.unwrap() > 0, "with how many changes");

    let hospice = &n.laptops[HOSPICE].office;
    n.clock.advance(1000);
    let mut damaged = sealed[0].clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    assert_eq!(read::receive(hospice, damaged.clone()).unwrap_err().code(), "bad_bundle", "a flipped bit is seen");
    n.clock.advance(1000);
    let told = read::receive(hospice, sealed[0].clone()).unwrap().value;
    assert_eq!(told.from.unwrap().name, "Riverside Practice", "the reader says who wrote it");
    let lines = log::log(hospice, 10).unwrap();
    let said: Vec<_> = lines.iter().map(|line| (line.what, line.cases, line.code.as_deref())).collect();
    assert_eq!(said, [("read", 1, None), ("refused", 0, Some("bad_bundle"))], "newest first, with the reason");
    assert!(lines[1].partner.is_none(), "who sent a damaged file is not proven, so nobody is named");
    assert!(
        !serde_json::to_string(&lines).unwrap().contains("Breathless"),
        "nothing of what was written is in the log"
    );

    // A refused file may be tried again, and is refused again, once in the log.
    assert_eq!(read::receive(hospice, damaged).unwrap_err().code(), "bad_bundle", "still damaged");
    let refused = log::log(hospice, 10).unwrap().into_iter().filter(|line| line.what == "refused").count();
    assert_eq!(refused, 1, "the same file is one line, with its newest time");
}

#[test]
fn the_overview_tells_what_came_last_and_when_something_was_written() {
    let (n, mary) = neighbourhood(2);
    let row = |laptop: usize| overview::overview(&n.laptops[laptop].office).unwrap().remove(0);
    assert_eq!(row(PRACTICE).last_written_at, None, "nothing was written yet");
    n.carry(PRACTICE, HOSPICE).unwrap();
    assert!(row(PRACTICE).last_written_at.is_some(), "the practice wrote");
    let read = row(HOSPICE).last_read.expect("the hospice read something new");
    assert_eq!((read.cases, read.changes > 0), (1, true), "about one person");
    // Nothing new keeps what the last file with news brought.
    n.clock.advance(60_000);
    n.carry(PRACTICE, HOSPICE).unwrap();
    assert_eq!(row(HOSPICE).last_read.unwrap(), read, "a file without news does not hide the last one with some");
    n.laptops[HOSPICE].note(&mary, "Settled night.").unwrap();
    n.carry(HOSPICE, PRACTICE).unwrap();
    let practice = row(PRACTICE);
    assert_eq!(practice.partner.name, practice.status.partner, "status and partner are of one organisation");
    assert_eq!(practice.last_read.unwrap().cases, 1, "the practice has news about Mary");
}

#[test]
fn what_was_written_is_checked_where_it_lies() {
    let (n, _) = neighbourhood(3);
    let office = &n.laptops[PRACTICE].office;
    let folder = n.folder().join("stick");
    let written = write::write(office, &["Hathermoor Hospice".to_owned()], &folder).unwrap().value;
    let file = folder.join(format!("{}.rtb", written.files[0].bundle_id));
    verify::verify(office, &file, &written.files[0].bundle_id).expect("what was just written is whole");

    let good = fs::read(&file).unwrap();
    let mut harmed = good.clone();
    let last = harmed.len() - 1;
    harmed[last] ^= 1;
    for (bytes, why) in
        [(harmed, "a flipped bit"), (good[..good.len() / 2].to_vec(), "half a file"), (Vec::new(), "nothing")]
    {
        fs::write(&file, bytes).unwrap();
        let error = verify::verify(office, &file, &written.files[0].bundle_id).expect_err(why);
        assert_eq!(error.code(), "unreadable", "{why} must not be called checked");
    }
    // Another whole bundle of ours is not the one that was meant.
    let other = write::write(office, &["Hathermoor Hospice".to_owned()], &folder).unwrap().value;
    fs::copy(&other.files[0].file, &file).unwrap();
    let error = verify::verify(office, &file, &written.files[0].bundle_id).expect_err("another bundle");
    assert_eq!(error.code(), "unreadable", "the file must be the one that was written");
    fs::remove_file(&file).unwrap();
    let error = verify::verify(office, &file, &written.files[0].bundle_id).expect_err("gone");
    assert!(
        matches!(error, Error::File { .. }),
        "a stick that was pulled out is a file that cannot be read: {error:?}"
    );
}

#[test]
fn a_card_is_looked_at_without_being_kept() {
    let (n, _) = neighbourhood(4);
    let file = n.folder().join("charity.card");
    let theirs = card::write(&n.laptops[STRANGER].office, &file).unwrap();
    let office = &n.laptops[PRACTICE].office;
    let bytes = fs::read(&file).unwrap();

    let seen = card::look(office, &bytes).unwrap();
    assert_eq!(
        (seen.name.as_str(), seen.fingerprint.as_str()),
        ("Good Neighbours", theirs.fingerprint.as_str()),
        "as they wrote it"
    );
    assert!(!seen.ours && !seen.verified, "a stranger");
    assert_eq!(partners::list(office).unwrap().len(), 1, "looking keeps nothing");
    assert_eq!(card::look(office, b"not a card").unwrap_err().code(), "not_a_card", "and says when it is none");

    let wrong = pair::keep(office, bytes.clone(), Proof::Words("one two three".to_owned())).unwrap_err();
    assert_eq!(wrong.code(), "words_differ", "other words keep nothing");
    assert_eq!(partners::list(office).unwrap().len(), 1, "nothing was kept");
    assert!(pair::keep(office, bytes.clone(), Proof::Words(seen.fingerprint)).unwrap().value.verified, "now compared");
    assert!(card::look(office, &bytes).unwrap().verified, "and known as such");
    let own = card::own(office).unwrap();
    assert!(own.ours && own.name == "Riverside Practice", "our own card is told apart");
}

#[test]
fn a_team_is_joined_by_the_bytes_of_an_invitation() {
    let (n, _) = neighbourhood(5);
    found::found(&n.laptops[PRACTICE].office, "Weirdale neighbourhood team").unwrap();
    let folder = n.folder().join("invitation");
    let invited = invite::invite(&n.laptops[PRACTICE].office, "Hathermoor Hospice", &folder).unwrap().value;
    let hospice = &n.laptops[HOSPICE].office;
    let joined = join::accept(hospice, fs::read(&invited.file).unwrap()).unwrap().value;
    assert_eq!(joined.team, "Weirdale neighbourhood team", "the team's name came with it");
    assert_eq!(show::show(hospice).unwrap().members.len(), 2, "both are in it");
    assert!(join::accept(hospice, b"nothing".to_vec()).is_err(), "a file that is none joins nothing");
}

#[test]
fn a_question_tells_what_it_was_before_and_what_may_be_chosen() {
    let (n, mary) = neighbourhood(6);
    let set = |laptop: usize, value: &str| {
        n.clock.advance(60_000);
        set::set(&n.laptops[laptop].office, &mary, "preferred_place_of_death", value, None).unwrap();
    };
    set(PRACTICE, "undecided");
    n.carry(PRACTICE, HOSPICE).unwrap();
    set(PRACTICE, "own_home");
    set(HOSPICE, "hospice");
    n.carry(HOSPICE, PRACTICE).unwrap();

    let office = &n.laptops[PRACTICE].office;
    let asked = ask::ask(office).unwrap();
    assert_eq!(asked.len(), 1, "one question: {asked:?}");
    let question = &asked[0];
    assert_eq!(question.person.family_name, "Smith", "it says whose it is");
    assert_eq!(question.before.as_deref(), Some("undecided"), "what stood there before both");
    assert_eq!((question.kind, question.choices.contains(&"care_home")), ("choice", true), "what else may be answered");

    let seen: Vec<String> = question.answers.answers.iter().map(|answer| answer.id.clone()).collect();
    settle::settle(office, &mary, "preferred_place_of_death", "care_home", Some(&seen)).unwrap();
    assert!(ask::ask(office).unwrap().is_empty(), "a third answer settles it too");
}

#[test]
fn the_folder_used_last_is_kept_in_the_vault() {
    let (n, _) = neighbourhood(7);
    let office = &n.laptops[PRACTICE].office;
    assert_eq!(place::last(office).unwrap(), None, "none yet");
    let folder = n.folder().join("shared with the hospice");
    place::keep(office, &folder).unwrap();
    assert_eq!(place::last(office).unwrap(), Some(folder), "offered again");
}
