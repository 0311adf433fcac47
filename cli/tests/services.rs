//! `service`, `case close` and `case reopen`: shapes, refusals in words, exit codes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "tests"
)]

mod desk;

use desk::{Desk, MARY, path_text, promised, text};
use serde_json::{Value, json};

const LIFT: &str = r#"{"name":"Falls pick-up","what":"Lifts people who have fallen.","run_by":"St Bride's volunteers",
    "phone":"01632 960101","hours":"Every day","urgent":true,"last_checked":"2026-03-03"}"#;

fn in_a_team() -> Desk {
    let desk = Desk::new();
    desk.ask(
        "practice",
        &[
            "init",
            "--organisation",
            "Riverside Practice",
            "--kind",
            "gp_practice",
            "--person",
            "Asha Rahman",
            "--role",
            "Coordinator",
            "--team",
            "Calder neighbourhood team",
        ],
    );
    desk
}

fn refused(desk: &Desk, vault: &str, argv: &[&str]) -> (i32, Value) {
    let said = desk.json(vault, argv);
    (said.code, said.error())
}

#[test]
fn the_directory_is_kept_from_the_command_line() {
    let desk = in_a_team();
    let file = desk.write("lift.json", LIFT);
    let added = desk.ask("practice", &["service", "add", "--json-file", path_text(&file)]);
    promised(
        &added,
        &["id", "name", "what", "run_by", "area", "phone", "refer", "hours", "eligibility", "urgent", "last_checked"],
    );
    let id = text(&added, "/id");
    assert_eq!(desk.ask("practice", &["service", "list"]), json!([added]), "listed as it was added");
    assert_eq!(desk.ask("practice", &["service", "list", "--search", "lifts fall"])[0]["id"], json!(id), "by words");
    assert_eq!(desk.ask("practice", &["service", "list", "--search", "podiatry"]), json!([]), "or not");
    let said = desk.say("practice", &["service", "list"]);
    assert!(said.out.contains("01632 960101") && said.out.contains("3 March 2026"), "for people: {}", said.out);
    let changed = desk.write("changed.json", &LIFT.replace("960101", "960999"));
    let seen = text(&added, "/entry");
    let after = desk.ask("practice", &["service", "change", &id, "--json-file", path_text(&changed), "--seen", &seen]);
    assert_eq!((&after["id"], &after["phone"]), (&json!(id), &json!("01632 960999")), "the same service");
    let (code, error) =
        refused(&desk, "practice", &["service", "change", &id, "--json-file", path_text(&changed), "--seen", &seen]);
    assert_eq!((code, &error["code"]), (1, &json!("changed_meanwhile")), "what was looked at is old: {error}");
    for (bad, field) in [
        (r#"{"name":"A","what":"B","run_by":"C"}"#, "phone"),
        (r#"{"name":"","what":"B","run_by":"C","phone":"1"}"#, "name"),
        (r#"{"name":"A","what":"B","phone":"1"}"#, "run_by"),
        (r#"{"name":"A","what":"B","run_by":"C","phone":"1","colour":"red"}"#, "json_file"),
        ("nonsense", "json_file"),
    ] {
        let file = desk.write("bad.json", bad);
        let (code, error) = refused(&desk, "practice", &["service", "add", "--json-file", path_text(&file)]);
        assert_eq!((code, &error["field"]), (1, &json!(field)), "{bad}: {error}");
    }
    desk.ask("practice", &["service", "withdraw", &id, "--reason", "The van was sold"]);
    assert_eq!(desk.ask("practice", &["service", "list"]), json!([]), "no longer offered");

    let gap = desk.ask("practice", &["service", "gap", "--text", "Podiatry at home", "--people", "7"]);
    promised(&gap, &["id", "text", "people", "cohort", "by", "organisation", "at", "met"]);
    let (code, error) = refused(&desk, "practice", &["service", "gap", "--text", "For 943 476 5919"]);
    assert_eq!((code, &error["field"]), (1, &json!("text")), "nobody's number: {error}");
    let met = desk.ask("practice", &["service", "met", &text(&gap, "/id"), "--reason", "The trust visits again"]);
    assert_eq!(met["met"]["reason"], "The trust visits again", "how");
    assert_eq!(desk.ask("practice", &["service", "gaps"]), json!([met]), "listed");
    assert_eq!(desk.ask("practice", &["rebuild"])["identical"], true, "and it can be made again, the same");

    desk.init("lonely", "Nobody's", "vcse");
    let (code, _) = refused(&desk, "lonely", &["service", "add", "--json-file", path_text(&file)]);
    assert_eq!(code, 14, "an organisation in no team has no directory");
    assert_eq!(desk.ask("lonely", &["service", "list"]), json!([]), "and an empty list");
    assert!(desk.say("lonely", &["service", "list"]).out.contains("in no team"), "which says why");
}

#[test]
fn a_case_is_closed_with_its_actions_and_opened_again() {
    let desk = in_a_team();
    let case = desk.add("practice", MARY);
    desk.ask("practice", &["action", "add", &case, "--text", "Ring", "--owner", "Asha Rahman", "--due", "2027-01-10"]);
    let close = |more: &[&str]| {
        let argv = [&["case", "close", &case, "--reason", "goals_met", "--outcome", "Walks again."], more].concat();
        desk.json("practice", &argv)
    };
    let said = close(&[]);
    assert_eq!((said.code, &said.error()["code"]), (1, &json!("open_actions")), "somebody would wait for ever");
    let (code, error) =
        refused(&desk, "practice", &["case", "close", &case, "--reason", "because", "--outcome", "Walks again."]);
    assert_eq!((code, &error["field"]), (1, &json!("reason")), "a reason of the list: {error}");
    let closed = close(&["--cancel-actions", "Not needed any more"]).json();
    promised(&closed, &["id", "status", "reason", "outcome", "actions"]);
    assert_eq!((&closed["status"], &closed["actions"][0]["state"]), (&json!("closed"), &json!("cancelled")), "both");
    let shown = desk.ask("practice", &["case", "show", &case]);
    assert_eq!(shown["parts"]["core"]["closure_outcome"]["value"], "Walks again.", "what came of it");
    let (code, error) = refused(&desk, "practice", &["case", "reopen", &case, "--reason", " "]);
    assert_eq!((code, &error["field"]), (1, &json!("reason")), "why: {error}");
    let open = desk.ask("practice", &["case", "reopen", &case, "--reason", "Fell again"]);
    assert_eq!(open, json!({"id": case, "status": "active"}), "open again");
    let (code, _) = refused(&desk, "practice", &["case", "reopen", &case, "--reason", "Twice"]);
    assert_eq!(code, 14, "it is open");
}
