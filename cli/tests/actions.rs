//! Actions on the command line: what `design/cli.md` promises, and what is refused in words.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "tests"
)]

mod desk;

use desk::{Desk, MARY, keys, promised, text};

const RAMP: &str = "Fit a ramp at the back door";

#[test]
fn actions_are_added_listed_and_taken_on() {
    let desk = Desk::new();
    desk.pair();
    let case = desk.add("practice", MARY);
    desk.ask("practice", &["case", "share", &case, "--with", "Age UK, Calder", "--basis", "direct care"]);
    let added = desk
        .ask("practice", &["action", "add", &case, "--text", RAMP, "--owner", "Age UK, Calder", "--due", "2030-03-13"]);
    assert_eq!(keys(&added), ["id", "owner", "owner_organisation"], "cli.md, action add");
    let id = text(&added, "/id");
    assert_eq!(text(&added, "/owner"), "Age UK, Calder", "the partner");
    assert!(added["owner_organisation"].is_string(), "by its id: {added}");
    let list = desk.ask("practice", &["action", "list", "--case", &case, "--state", "proposed"]);
    promised(&list[0], &["id", "case", "text", "owner", "due", "state", "asked_by"]);
    promised(&list[0], &["asked_at", "reason", "part", "overdue", "seen_by_owner"]);
    assert_eq!(
        ["/text", "/owner", "/due", "/state", "/asked_by", "/seen_by_owner", "/part"].map(|key| text(&list[0], key)),
        [RAMP, "Age UK, Calder", "2030-03-13", "proposed", "Asha Rahman", "not_sent", "core"],
        "as it was asked"
    );
    assert!(list[0]["owner_organisation"].is_string(), "a known partner is held by its id");

    desk.carry("practice", "hospice", "Age UK, Calder", "out");
    assert_eq!(desk.ask("practice", &["action", "list"])[0]["seen_by_owner"], "sent", "a stick in a drawer");
    let declined =
        ["action", "set", &id, "declined", "--reason", "No fitter.", "--owner", "Dev Patel, Riverside Practice"];
    let set = desk.ask("hospice", &declined);
    promised(&set, &["id", "state"]);
    desk.carry("hospice", "practice", "Riverside Practice", "back");
    let shown = desk.ask("practice", &["case", "show", &case])["actions"].clone();
    assert_eq!(
        ["/0/state", "/0/reason", "/0/suggested_owner", "/0/seen_by_owner"].map(|key| text(&shown, key)),
        ["declined", "No fitter.", "Dev Patel, Riverside Practice", "seen"],
        "whoever asked sees the outcome"
    );
    assert_eq!(shown[0]["steps"].as_array().unwrap().len(), 1, "with every step");

    let words = desk.say("practice", &["case", "show", &case]).out;
    assert!(words.contains(RAMP) && words.contains("13 March 2030"), "in words: {words}");
    assert!(words.contains("declined, Asha Rahman, Age UK, Calder"), "who said so: {words}");
    assert!(desk.say("practice", &["action", "list", "--state", "declined"]).out.contains("1 action"), "counted");
    assert_eq!(desk.ask("practice", &["rebuild"])["identical"], true, "invariant 3");
    assert_eq!(
        desk.ask("practice", &["digest", "--with", "Age UK, Calder"]),
        desk.ask("hospice", &["digest", "--with", "Riverside Practice"]),
        "both hold the same actions"
    );
}

#[test]
fn wrong_input_gets_a_sentence_and_changes_nothing() {
    let desk = Desk::new();
    desk.pair();
    let case = desk.add("practice", MARY);
    let due = "2030-03-13";
    for (argv, code, field) in [
        (["add", &case, "--text", " ", "--owner", "Dev", "--due", due].as_slice(), 1, Some("text")),
        (&["add", &case, "--text", &"x".repeat(401), "--owner", "Dev", "--due", due], 1, Some("text")),
        (&["add", &case, "--text", RAMP, "--owner", "  ", "--due", due], 1, Some("owner")),
        (&["add", &case, "--text", RAMP, "--owner", "Dev", "--due", "2030-02-30"], 1, Some("due")),
        (&["add", &case, "--text", RAMP, "--owner", "Dev", "--due", ""], 1, Some("due")),
        (&["add", &case, "--text", RAMP, "--owner", "Dev", "--due", "tomorrow"], 1, Some("due")),
        (&["add", &case, "--text", RAMP, "--owner", "Dev", "--due", "2926-03-13"], 1, Some("due")),
        (&["add", &case, "--text", RAMP, "--owner", "Dev", "--due", due, "--part", "kitchen"], 1, Some("part")),
        (&["add", "00", "--text", RAMP, "--owner", "Dev", "--due", due], 1, None),
        (&["add", &case, "--text", RAMP, "--owner", "Age UK, Calder", "--due", due], 14, None),
        (&["add", &case, "--text", RAMP, "--owner", "age uk, calder", "--due", due], 14, None),
        (&["list", "--state", "finished"], 1, Some("state")),
        (&["set", "00", "done"], 1, None),
    ] {
        let argv: Vec<&str> = ["action"].into_iter().chain(argv.iter().copied()).collect();
        let said = desk.json("practice", &argv);
        assert_eq!((said.code, said.error()["field"].as_str()), (code, field), "{argv:?}: {}", said.err);
    }
    assert_eq!(desk.ask("practice", &["action", "list"]), serde_json::json!([]), "nothing was added");
    let refused =
        desk.json("practice", &["action", "add", &case, "--text", RAMP, "--owner", "Age UK, Calder", "--due", due]);
    assert!(text(&refused.error(), "/message").contains("Share the case"), "says what to do first: {}", refused.err);

    let said = desk.say("practice", &["action", "add", &case, "--text", RAMP, "--owner", "Dev", "--due", due]);
    assert!(said.out.contains("Dev is kept as a person's name: no partner is told."), "a slip shows: {}", said.out);
    let list = desk.ask("practice", &["action", "list"]);
    desk.ask("practice", &["action", "set", &text(&list[0], "/id"), "done"]);
    let id =
        text(&desk.ask("practice", &["action", "add", &case, "--text", RAMP, "--owner", "Dev", "--due", due]), "/id");
    for (argv, field) in [
        (["confirmed"].as_slice(), "state"),
        (&["finished"], "state"),
        (&["declined"], "reason"),
        (&["blocked", "--reason", " "], "reason"),
        (&["cancelled"], "reason"),
        (&["proposed"], "owner"),
        (&["proposed", "--owner", "Dev"], "owner"),
        (&["accepted", "--owner", "Sam"], "owner"),
    ] {
        let argv: Vec<&str> = ["action", "set", &id].into_iter().chain(argv.iter().copied()).collect();
        let said = desk.json("practice", &argv);
        assert_eq!((said.code, said.error()["field"].as_str()), (1, Some(field)), "{argv:?}: {}", said.err);
    }
    let closing = desk.json("practice", &["case", "set", &case, "status", "closed"]);
    assert_eq!(
        (closing.code, text(&closing.error(), "/code")),
        (1, "open_actions".to_owned()),
        "somebody still has it to do"
    );
    assert!(
        text(&closing.error(), "/message").starts_with("One action is not settled yet in this case"),
        "{}",
        closing.err
    );
    assert!(!closing.err.contains("ramp"), "and does not repeat what was written");
    desk.ask("practice", &["action", "set", &id, "done"]);
    let again = desk.json("practice", &["action", "set", &id, "accepted"]);
    assert!(text(&again.error(), "/message").starts_with("This action is already done."), "in words: {}", again.err);
    desk.ask("practice", &["case", "set", &case, "status", "closed"]);
    for (argv, field) in [
        (["action", "add", &case, "--text", RAMP, "--owner", "Dev", "--due", due].as_slice(), "case"),
        (&["action", "set", &id, "in_progress", "--reason", "It was not."], "state"),
    ] {
        let said = desk.json("practice", argv);
        assert_eq!((said.code, said.error()["field"].as_str()), (1, Some(field)), "{argv:?}: {}", said.err);
        assert!(text(&said.error(), "/message").starts_with("This case is closed. Open it again"), "{}", said.err);
    }
    desk.ask("practice", &["action", "set", &id, "confirmed"]);
}

#[test]
fn a_batch_takes_actions_too() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    let case = desk.add("v", MARY);
    let line = |id: u32, argv: &[&str]| format!("{}\n", serde_json::json!({"id": id, "argv": argv}));
    let add = ["action", "add", &case, "--text", RAMP, "--owner", "Riverside", "--due", "2020-01-02"];
    let said = desk.feed("v", &["batch"], &(line(1, &add) + &line(2, &["action", "list", "--case", &case])));
    let answers: Vec<serde_json::Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(keys(&answers[0]["ok"]), ["id", "owner", "owner_organisation"], "added: {}", said.out);
    assert_eq!(answers[1]["ok"][0]["overdue"], true, "due long ago");
    assert_eq!(answers[1]["ok"][0]["seen_by_owner"], "seen", "our own organisation has it at once");
}
