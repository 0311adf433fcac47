//! Every command in JSON: what `design/cli.md` promises is there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "tests"
)]

mod desk;

use desk::{Desk, MARY, keys, path_text, promised, text};

#[test]
fn a_vault_is_made_once_and_says_how_to_get_back_in() {
    let desk = Desk::new();
    let made = desk.ask(
        "v",
        &[
            "init",
            "--organisation",
            "Riverside",
            "--kind",
            "gp_practice",
            "--person",
            "A",
            "--role",
            "GP",
            "--team",
            "Calder",
        ],
    );
    promised(&made, &["vault", "organisation", "seat", "recovery_code"]);
    assert_eq!(keys(&made["organisation"]), ["fingerprint", "id", "name"], "cli.md, init");
    assert_eq!(text(&made, "/organisation/fingerprint").split(' ').count(), 8, "eight words");
    assert_eq!(text(&made, "/recovery_code").len(), 29, "six groups of four");
    assert!(desk.say("v", &["status"]).out.contains("Team: Calder"), "the team's name is kept");
    let again =
        desk.json("v", &["init", "--organisation", "B", "--kind", "gp_practice", "--person", "A", "--role", "GP"]);
    assert_eq!(
        (again.code, text(&again.error(), "/code")),
        (1, "vault_exists".to_owned()),
        "refuses an existing vault"
    );
    assert_eq!(desk.ask("v", &["partners"]), serde_json::json!([]), "the first vault is as it was");
}

#[test]
fn organisations_meet_and_know_each_other() {
    let desk = Desk::new();
    desk.pair();
    let card = desk.ask("practice", &["card", "--out", "again.card"]);
    promised(&card, &["file", "organisation", "fingerprint"]);
    let partners = desk.ask("practice", &["partners"]);
    promised(&partners[0], &["id", "name", "kind", "verified", "revoked", "introduced_by"]);
    assert_eq!(
        (partners[0]["name"].as_str(), partners[0]["verified"].as_bool()),
        (Some("Age UK, Calder"), Some(true)),
        "the words were compared"
    );
    let status = desk.ask("practice", &["status"]);
    promised(&status[0], &["partner", "id", "to_send", "sent_not_received", "last_received_at", "last_heard_at"]);
    desk.init("third", "Housing", "housing");
    desk.ask("third", &["card", "--out", "third.card"]);
    let kept = desk.ask("practice", &["pair", "third.card", "--introduced"]);
    assert_eq!(keys(&kept), ["organisation", "verified"], "cli.md, pair");
    assert_eq!(kept["verified"], false, "introduced, not yet met");
}

#[test]
fn a_case_is_added_listed_shown_and_set() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    let cohorts = desk.ask("v", &["cohort", "list"]);
    promised(&cohorts[0], &["id", "name", "kind", "purpose", "open_cases", "home_part", "known_from"]);
    let ids: Vec<_> = cohorts.as_array().unwrap().iter().map(|cohort| text(cohort, "/id")).collect();
    assert_eq!(ids, ["falls", "home-visiting", "frailty", "end-of-life"], "the four built in");

    let added = desk.feed("v", &["case", "add", "--json-file", "-"], MARY);
    assert_eq!(added.code, 0, "stdin is read: {}", added.err);
    let added = added.json();
    assert_eq!(keys(&added), ["code", "id", "possible_duplicates"], "cli.md, case add");
    let id = text(&added, "/id");
    let file = desk.write("again.json", MARY);
    let twice = desk.ask("v", &["case", "add", "--json-file", path_text(&file)]);
    assert_eq!(twice["possible_duplicates"], serde_json::json!([id]), "the same person is asked about, not joined");

    let list =
        desk.ask("v", &["case", "list", "--cohort", "falls", "--status", "active", "--search", "smi", "--limit", "1"]);
    assert_eq!(list["total"], 2, "the total counts what the limit leaves out");
    assert_eq!(list["cases"].as_array().unwrap().len(), 1, "the limit holds");
    let fields = [
        "id",
        "code",
        "family_name",
        "given_name",
        "date_of_birth",
        "nhs_number",
        "cohorts",
        "status",
        "urgency",
        "headline",
        "updated_at",
        "needs_checking",
    ];
    promised(&list["cases"][0], &fields);
    assert_eq!(desk.ask("v", &["case", "list", "--offset", "2"])["cases"], serde_json::json!([]), "beyond the end");

    let case = desk.ask("v", &["case", "show", &id]);
    promised(&case, &fields);
    promised(&case, &["parts", "circle", "notes", "actions", "two_answers", "history"]);
    assert_eq!(case["nhs_number"], "9434765919", "stored as ten digits");

    let set = desk.ask("v", &["case", "set", &id, "headline", "- steadier now"]);
    assert_eq!(set, serde_json::json!({"id": id, "field": "headline", "value": "- steadier now"}), "cli.md, case set");
}

#[test]
fn notes_are_added_corrected_and_struck_through() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    let id = desk.add("v", MARY);
    let note = desk.ask("v", &["note", "add", &id, "--kind", "visit", "--text", "Seen at home."]);
    assert_eq!(keys(&note), ["id"], "cli.md, note add");
    let file = desk.write("note.txt", "From a file.\n");
    desk.ask("v", &["note", "add", &id, "--kind", "update", "--text-file", path_text(&file), "--part", "clinical"]);
    let amended = desk.ask("v", &["note", "amend", &text(&note, "/id"), "--text", "Seen at the clinic."]);
    assert_eq!(keys(&amended), ["id"], "cli.md, note amend");
    let withdrawn = desk.ask("v", &["note", "withdraw", &text(&note, "/id"), "--reason", "Wrong person"]);
    assert_eq!(withdrawn, note, "cli.md, note withdraw");
    let notes = desk.ask("v", &["case", "show", &id])["notes"].clone();
    let find = |id: &str| notes.as_array().unwrap().iter().find(|note| note["id"] == id).cloned().unwrap();
    assert_eq!(notes.as_array().unwrap().len(), 3, "nothing is removed: {notes}");
    assert_eq!(find(&text(&note, "/id"))["withdrawn"], "Wrong person", "struck through with its reason");
    assert_eq!(find(&text(&amended, "/id"))["amends"], note["id"], "the correction names what it corrects");
}

#[test]
fn a_shared_case_travels_and_both_hold_the_same() {
    let desk = Desk::new();
    desk.pair();
    let id = desk.add("practice", MARY);
    let shared = desk.ask("practice", &["case", "share", &id, "--with", "Age UK, Calder", "--basis", "direct care"]);
    assert_eq!(keys(&shared), ["circle", "id"], "cli.md, case share");
    promised(&shared["circle"][0], &["organisation", "parts"]);
    let by_cohort =
        desk.ask("practice", &["case", "share", "--cohort", "falls", "--with", "Age UK, Calder", "--basis", "x"]);
    assert_eq!(
        by_cohort,
        serde_json::json!({"cases": 1, "shared": 0, "unchanged": 1, "refused": []}),
        "every open case of the cohort, and those that were shared so already"
    );
    desk.ask("practice", &["note", "add", &id, "--kind", "visit", "--text", "Seen."]);

    let written = desk.ask("practice", &["bundle", "write", "--to", "Age UK, Calder", "--out", "stick"]);
    assert_eq!(keys(&written), ["cases", "changes", "files", "notes"], "cli.md, bundle write");
    assert_eq!(keys(&written["files"][0]), ["bundle_id", "bytes", "file", "to"], "cli.md, bundle write");
    let file = text(&written, "/files/0/file");
    let read = desk.ask("hospice", &["bundle", "read", &file]);
    let told = ["changes", "file", "from", "reason", "status", "waiting"];
    assert_eq!(keys(&read["files"][0]), told, "cli.md, bundle read, and who wrote it");
    assert_eq!(read["files"][0]["status"], "applied", "first reading");
    let digest = desk.ask("hospice", &["digest", "--with", "Riverside Practice"]);
    assert_eq!(keys(&digest), ["cases", "digest", "notes"], "cli.md, digest");
    assert_eq!(digest, desk.ask("practice", &["digest", "--with", "Age UK, Calder"]), "both hold the same");
    let again = desk.ask("hospice", &["bundle", "read", &file]);
    assert_eq!(again["files"][0]["status"], "already-seen", "second reading");
    assert_eq!(digest, desk.ask("hospice", &["digest", "--with", "Riverside Practice"]), "and changes nothing");

    let left = desk.ask("practice", &["case", "unshare", &id, "--with", "Age UK, Calder"]);
    assert_eq!(left["circle"].as_array().unwrap().len(), 1, "only ourselves: {left}");
}

#[test]
fn the_vault_is_checked_and_the_projection_rebuilt() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    desk.add("v", MARY);
    let check = desk.ask("v", &["check"]);
    assert_eq!(
        (keys(&check), check["ok"].as_bool()),
        (vec!["findings".to_owned(), "ok".to_owned()], Some(true)),
        "whole"
    );
    promised(&check["findings"][0], &["what", "where", "advice"]);
    let rebuilt = desk.ask("v", &["rebuild"]);
    assert_eq!(keys(&rebuilt), ["identical", "seconds"], "cli.md, rebuild");
    assert_eq!(rebuilt["identical"], true, "invariant 3");
}

#[test]
fn a_second_laptop_of_one_organisation_is_admitted() {
    let desk = Desk::new();
    let made = desk.init("first", "Riverside", "gp_practice");
    let words = text(&made, "/organisation/fingerprint");
    let asked =
        desk.ask("second", &["seat", "request", "--person", "Ben Lee", "--role", "GP", "--out", "seat.request"]);
    promised(&asked, &["vault", "file"]);
    let early = desk.json("second", &["status"]);
    assert_eq!((early.code, text(&early.error(), "/code")), (14, "not_allowed".to_owned()), "not admitted yet");
    let admitted = desk.ask("first", &["seat", "admit", "seat.request", "--out", "seat.card"]);
    assert_eq!(admitted["fingerprint"], words, "the words to read to the newcomer");
    let wrong = desk.json("second", &["seat", "accept", "seat.card", "--fingerprint", "one two three"]);
    assert_eq!((wrong.code, text(&wrong.error(), "/code")), (14, "words_differ".to_owned()), "other words");
    let accepted = desk.ask("second", &["seat", "accept", "seat.card", "--fingerprint", &words]);
    promised(&accepted, &["vault", "organisation", "seat"]);
    assert_ne!(accepted["seat"], made["seat"], "each laptop has its own keys");
    desk.add("second", MARY);
}

#[test]
fn the_audit_says_who_did_what_and_whether_it_is_complete() {
    let desk = Desk::new();
    desk.pair();
    let id = desk.add("practice", MARY);
    desk.ask("practice", &["case", "show", &id]);
    desk.ask("practice", &["case", "share", &id, "--with", "Age UK, Calder", "--basis", "direct care"]);
    desk.ask("practice", &["bundle", "write", "--to", "Age UK, Calder", "--out", "stick"]);
    let lines = desk.ask("practice", &["audit", "list", "--case", &id]);
    let acts: Vec<_> = lines.as_array().unwrap().iter().map(|line| text(line, "/act")).collect();
    assert_eq!(acts, ["bundle_write", "case_share", "case_open", "case_add"], "newest first, those about her");
    promised(&lines[0], &["n", "at", "by", "organisation", "seat", "act", "about", "cases"]);
    assert!(!lines.to_string().contains("Smith"), "an audit line holds no name");
    let verified = desk.ask("practice", &["audit", "verify"]);
    assert_eq!(verified["complete"], true, "nothing was touched");
    let all = desk.ask("practice", &["audit", "list"]).as_array().unwrap().len() as u64;
    assert_eq!(verified["entries"].as_u64(), Some(all - 1), "all of them; listing them was an unlock more");
    let said = desk.say("practice", &["audit", "list", "--limit", "1"]);
    assert!(said.out.contains("Asha Rahman: unlock"), "in words: {}", said.out);
}
