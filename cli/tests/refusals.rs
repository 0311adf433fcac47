//! Refusals: each exit code of `design/cli.md`, its code word, and that nothing changed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "tests"
)]

mod desk;

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    process::Stdio,
};

use desk::{Desk, MARY, path_text, text};
use serde_json::Value;

fn refused(desk: &Desk, vault: &str, argv: &[&str]) -> (i32, String) {
    let said = desk.json(vault, argv);
    (said.code, text(&said.error(), "/code"))
}

#[test]
fn a_folder_without_a_vault_is_10() {
    let desk = Desk::new();
    assert_eq!(refused(&desk, "none", &["status"]), (10, "no_vault".to_owned()), "nothing there");
    assert_eq!(refused(&desk, "none", &["check"]), (10, "no_vault".to_owned()), "nothing to check");
    assert!(!desk.path("none").exists(), "asking makes nothing");
}

#[test]
fn wrong_usage_is_2_and_repeats_nothing_that_was_typed() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    for argv in [
        vec!["note", "add", "x", "--kind", "visit", "--text", "Mrs", "Winterbottom", "fell"],
        vec!["Winterbottom"],
        vec!["case", "Winterbottom"],
        vec!["case", "list", "--limit", "Winterbottom"],
        vec!["case", "list", "--Winterbottom"],
        vec!["case"],
        vec![],
        vec!["pair", "card", "--introduced", "--fingerprint", "Winterbottom"],
        vec!["note", "add", "x", "--kind", "visit"],
    ] {
        let said = desk.json("v", &argv);
        assert_eq!((said.code, text(&said.error(), "/code")), (2, "usage".to_owned()), "{argv:?}");
        assert!(!said.err.contains("Winterbottom"), "no name in an error: {}", said.err);
        assert!(!desk.say("v", &argv).err.contains("Winterbottom"), "nor in words");
    }
    let help = desk.say("v", &["note", "add", "--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""), "help is no failure");
}

#[test]
fn a_passphrase_comes_from_the_environment_a_file_or_not_at_all() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    let mut none = desk.program("v");
    let said = none.env_remove("ROUNDTABLE_PASSPHRASE").arg("status").output().unwrap();
    assert_eq!(said.status.code(), Some(2), "nobody to ask and nothing given");
    let file = desk.write("passphrase", &format!("{}\r\n", desk::PASSPHRASE));
    let said = none.arg("--passphrase-file").arg(&file).output().unwrap();
    assert_eq!(said.status.code(), Some(0), "the file's line break is no part of it: {said:?}");
    let said = desk.program("v").env("ROUNDTABLE_PASSPHRASE", "another one entirely").arg("status").output().unwrap();
    assert_eq!(said.status.code(), Some(12), "the wrong one");
    let weak = desk
        .program("new")
        .env("ROUNDTABLE_PASSPHRASE", "password")
        .args(["init", "--organisation", "B", "--kind", "vcse", "--person", "P", "--role", "R"])
        .output()
        .unwrap();
    assert_eq!((weak.status.code(), desk.path("new/vault.db").exists()), (Some(1), false), "too weak: nothing is made");
}

#[test]
fn a_vault_in_the_place_of_a_file_is_refused_in_words() {
    let desk = Desk::new();
    desk.write("notes.txt", "shopping");
    let init = ["init", "--organisation", "B", "--kind", "vcse", "--person", "P", "--role", "R"];
    for argv in [&init[..], &["restore", "backup"]] {
        for place in ["notes.txt", "notes.txt/vault"] {
            assert_eq!(refused(&desk, place, argv), (1, "invalid".to_owned()), "{argv:?} in {place}");
        }
    }
    assert_eq!(std::fs::read(desk.path("notes.txt")).unwrap(), b"shopping", "the file is as it was");
}

#[test]
fn a_vault_in_use_is_11() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    let mut holder =
        desk.program("v").arg("batch").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the holder starts");
    let mut stdin = holder.stdin.take().unwrap();
    writeln!(stdin, r#"{{"id":1,"argv":["status"]}}"#).unwrap();
    let mut answers = BufReader::new(holder.stdout.take().unwrap());
    let mut first = String::new();
    answers.read_line(&mut first).unwrap();
    assert!(first.contains(r#""id":1"#), "the holder has the vault open: {first}");
    assert_eq!(refused(&desk, "v", &["status"]), (11, "in_use".to_owned()), "one process a vault");
    assert_eq!(refused(&desk, "v", &["check"]), (11, "in_use".to_owned()), "a check waits its turn too");
    drop(stdin);
    assert!(holder.wait().unwrap().success(), "the end of stdin ends the batch well");
    desk.ask("v", &["status"]);
}

#[test]
fn a_damaged_vault_is_13_and_a_check_says_where() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    desk.add("v", MARY);
    let database = desk.path("v/vault.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..64].fill(0);
    fs::write(&database, bytes).unwrap();
    assert_eq!(refused(&desk, "v", &["case", "list"]), (13, "damaged".to_owned()), "not opened");
    let check = desk.json("v", &["check"]);
    assert_eq!(check.code, 13, "a damaged vault ends in 13: {}", check.err);
    let report = check.json();
    assert_eq!(report["ok"], false, "cli.md, check");
    assert!(!report["findings"].as_array().unwrap().is_empty(), "it says what and where: {report}");
}

#[test]
fn what_was_typed_wrong_is_1_and_names_its_field() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    let id = desk.add("v", MARY);
    let before = desk.ask("v", &["digest"]);
    for (argv, field) in [
        (vec!["note", "add", &id, "--kind", "gossip", "--text", "x"], "kind"),
        (vec!["note", "add", &id, "--kind", "visit", "--text", " "], "text"),
        (vec!["note", "add", &id, "--kind", "visit", "--text", "x", "--part", "attic"], "part"),
        (vec!["case", "set", &id, "date_of_birth", "03/04/1941"], "date_of_birth"),
        (vec!["case", "set", &id, "shoe_size", "9"], "field"),
        (vec!["case", "list", "--status", "lost"], "status"),
        (vec!["case", "list", "--cohort", "lost"], "cohort"),
    ] {
        let said = desk.json("v", &argv);
        let error = said.error();
        assert_eq!((said.code, error["field"].as_str()), (1, Some(field)), "{argv:?}: {error}");
    }
    let strange = desk.write("strange.json", r#"{"person":{"nickname":"Winterbottom"}}"#);
    let said = desk.json("v", &["case", "add", "--json-file", path_text(&strange)]);
    assert_eq!(said.code, 1, "an unknown key is refused");
    assert!(!said.err.contains("Winterbottom"), "and not repeated: {}", said.err);
    assert_eq!(refused(&desk, "v", &["case", "show", "nobody"]), (1, "not_found".to_owned()), "no such case");
    assert_eq!(refused(&desk, "v", &["digest", "--with", "Nobody"]), (1, "not_found".to_owned()), "no such partner");
    assert_eq!(before, desk.ask("v", &["digest"]), "nothing changed");
}

#[test]
fn other_words_keep_nothing() {
    let desk = Desk::new();
    desk.init("a", "Riverside", "gp_practice");
    desk.init("b", "Hospice", "hospice");
    desk.ask("b", &["card", "--out", "b.card"]);
    let argv = ["pair", "b.card", "--fingerprint", "a b c d e f g h"];
    assert_eq!(refused(&desk, "a", &argv), (14, "words_differ".to_owned()), "the words differ");
    assert_eq!(desk.ask("a", &["partners"]), Value::Array(Vec::new()), "nothing was kept");
}

#[test]
fn bundles_for_others_and_damaged_ones_are_14_and_the_rest_is_applied() {
    let desk = Desk::new();
    desk.pair();
    desk.init("third", "Housing", "housing");
    let id = desk.add("practice", MARY);
    desk.ask("practice", &["case", "share", &id, "--with", "Age UK, Calder", "--basis", "direct care"]);
    let written = desk.ask("practice", &["bundle", "write", "--to", "Age UK, Calder", "--out", "one.rtb"]);
    let good = text(&written, "/files/0/file");
    let before = desk.ask("third", &["digest"]);
    let said = desk.json("third", &["bundle", "read", &good]);
    assert_eq!((said.code, said.err.as_str()), (14, ""), "the answer still stands on stdout");
    assert_eq!(said.json()["files"][0]["status"], "not-for-us", "for somebody else");
    assert_eq!(said.json()["files"][0]["reason"]["code"], "not_for_us", "with its reason");
    assert_eq!(before, desk.ask("third", &["digest"]), "nothing changed");

    let mut bytes = fs::read(desk.path("one.rtb")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(desk.path("bad.rtb"), bytes).unwrap();
    let said = desk.json("hospice", &["bundle", "read", "bad.rtb", "absent.rtb", &good]);
    let statuses: Vec<String> =
        said.json()["files"].as_array().unwrap().iter().map(|file| text(file, "/status")).collect();
    assert_eq!(
        (said.code, statuses),
        (14, ["refused", "refused", "applied"].map(str::to_owned).to_vec()),
        "each by itself"
    );
}

#[test]
fn a_changed_question_is_1_changed_meanwhile() {
    let desk = Desk::new();
    desk.pair();
    let id = desk.add("practice", MARY);
    desk.ask("practice", &["case", "share", &id, "--with", "Age UK, Calder", "--basis", "direct care"]);
    desk.carry("practice", "hospice", "Age UK, Calder", "s1");
    desk.ask("practice", &["case", "set", &id, "preferred_place_of_death", "own_home"]);
    desk.ask("hospice", &["case", "set", &id, "preferred_place_of_death", "hospice"]);
    desk.carry("hospice", "practice", "Riverside Practice", "s2");

    let open = desk.ask("practice", &["two-answers", "list"]);
    desk::promised(&open[0], &["case", "field", "answers"]);
    assert_eq!(desk::keys(&open[0]["answers"][0]), ["at", "by", "id", "organisation", "value"], "cli.md, two-answers");
    let argv = ["case", "set", &id, "preferred_place_of_death", "hospital"];
    assert_eq!(refused(&desk, "practice", &argv), (1, "two_answers_open".to_owned()), "a plain edit is refused");
    let ids: Vec<String> = open[0]["answers"].as_array().unwrap().iter().map(|answer| text(answer, "/id")).collect();
    let settle = |seen: &str| {
        desk.json(
            "practice",
            &["two-answers", "settle", &id, "preferred_place_of_death", "--value", "hospice", "--seen", seen],
        )
    };
    let stale = settle(&ids[0]);
    assert_eq!((stale.code, text(&stale.error(), "/code")), (1, "changed_meanwhile".to_owned()), "only one was seen");
    assert_eq!(settle(&ids.join(",")).code, 0, "both were seen");
    assert_eq!(desk.ask("practice", &["two-answers", "list"]), Value::Array(Vec::new()), "settled");
    desk.carry("practice", "hospice", "Age UK, Calder", "s3");
    assert_eq!(desk.ask("hospice", &["two-answers", "list"]), Value::Array(Vec::new()), "settled there too");
}
