//! One person with several records at the command line: shapes, words and refusals.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "tests"
)]

mod desk;

use desk::Desk;
use serde_json::json;

const EDNA: &str =
    r#"{"person":{"family_name":"Ashworth","given_name":"Edna","date_of_birth":"1931-04-03"},"cohorts":["frailty"]}"#;
const AGAIN: &str =
    r#"{"person":{"family_name":"Ashwroth","given_name":"Edna","date_of_birth":"1931-04-03"},"cohorts":["falls"]}"#;

#[test]
fn two_records_are_asked_about_joined_and_separated() {
    let desk = Desk::new();
    desk.init("v", "Riverside Practice", "gp_practice");
    let (keep, other) = (desk.add("v", EDNA), desk.add("v", AGAIN));
    let asked = desk.ask("v", &["case", "duplicates"]);
    assert_eq!(
        asked,
        json!([{"case": keep, "other": other, "why": "same_name_and_birth_date", "strength": "likely"}]),
        "one question, with the reason"
    );
    let plan = desk.ask("v", &["case", "merge", &keep, &other, "--dry-run"]);
    assert_eq!(plan["cohorts"][0]["id"], "falls", "what it would do is said before");
    assert_eq!(plan["refused"], json!(null), "and whether it can be done");
    let mark = plan["seen"].as_str().unwrap();
    let merged = desk.ask("v", &["case", "merge", &keep, &other, "--seen", mark]);
    assert_eq!(merged["id"], json!(keep), "the kept record");
    assert_eq!(merged["merged"], json!(other), "and the other");

    assert_eq!(desk.ask("v", &["case", "list"])["total"], 1, "one person");
    assert_eq!(desk.ask("v", &["case", "show", &keep])["merged"], json!([other]), "the other is named");
    assert_eq!(desk.ask("v", &["case", "show", &other])["merged_into"], json!(keep), "and says where it went");
    assert_eq!(desk.ask("v", &["case", "duplicates"]), json!([]), "nothing is left to ask");
    let page = desk.say("v", &["case", "show", &keep]).out;
    assert!(page.contains("Also recorded as ASHWROTH, Edna"), "in words: {page}");

    desk.ask("v", &["case", "unmerge", &keep, &other]);
    assert_eq!(desk.ask("v", &["case", "list"])["total"], 2, "two again");
    let said = desk.ask("v", &["case", "different", &keep, &other, "--reason", "Her cousin"]);
    assert_eq!(said["different"], true, "two people");
    assert_eq!(desk.ask("v", &["case", "duplicates"]), json!([]), "nobody is asked again");
    desk.ask("v", &["case", "different", &keep, &other, "--ask-again"]);
    assert_eq!(desk.ask("v", &["case", "duplicates"]).as_array().unwrap().len(), 1, "until it is taken back");
}

#[test]
fn what_cannot_be_joined_is_refused_with_a_reason() {
    let desk = Desk::new();
    desk.init("v", "Riverside Practice", "gp_practice");
    let (keep, other) = (desk.add("v", EDNA), desk.add("v", AGAIN));
    for (args, code, words) in [
        (vec!["case", "merge", &keep, &keep], 1, "one record named twice"),
        (vec!["case", "merge", &keep, &other, "--seen", "00"], 1, "meanwhile"),
        (vec!["case", "unmerge", &keep, &other], 1, "Nobody has said"),
        (vec!["case", "different", &keep, &other, "--reason", " "], 1, "Say how you know"),
        (vec!["case", "different", &keep, &other, "--ask-again"], 1, "Nobody has said"),
    ] {
        let said = desk.say("v", &args);
        assert!(said.code >= code && said.err.contains(words), "{args:?}: {} {}", said.code, said.err);
    }
    assert_eq!(desk.ask("v", &["case", "list"])["total"], 2, "and changes nothing");
}
