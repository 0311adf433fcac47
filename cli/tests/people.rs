//! What people read at a terminal: the words, dates and numbers of `design/screens.md`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "tests"
)]

mod desk;

use desk::{Desk, MARY};

#[test]
fn a_case_reads_like_a_page() {
    let desk = Desk::new();
    desk.init("v", "Riverside Practice", "gp_practice");
    let id = desk.add("v", MARY);
    desk.ask("v", &["note", "add", &id, "--kind", "visit", "--text", "Seen \u{202e} at home."]);
    let page = desk.say("v", &["case", "show", &id]);
    assert_eq!((page.code, page.err.as_str()), (0, ""), "shown");
    let head: Vec<&str> = page.out.lines().take(3).collect();
    assert_eq!(head, ["SMITH, Mary", "Born 3 March 1941   NHS number 943 476 5919", "Fell twice"], "who she is, first");
    assert!(page.out.contains("Urgency: two days   Cohorts: Falls response"), "codes as words: {}", page.out);
    assert!(!page.out.contains('\u{202e}'), "what was written never turns the reading round");
}

#[test]
fn a_list_lines_up_and_says_how_many() {
    let desk = Desk::new();
    desk.init("v", "Riverside Practice", "gp_practice");
    assert_eq!(desk.say("v", &["case", "list"]).out, "Nobody fits.\n", "an empty list says so");
    let id = desk.add("v", MARY);
    let said = desk.say("v", &["case", "list"]).out;
    let (first, rest) = said.split_once('\n').unwrap();
    assert!(
        first.starts_with("Code      Name         Born          NHS number    Status  Urgency"),
        "headings: {first}"
    );
    assert!(
        rest.contains(&format!("SMITH, Mary  3 March 1941  943 476 5919  active  two days            {id}")),
        "{rest}"
    );
    assert!(said.ends_with("1 person\n"), "how many: {said}");
}

#[test]
fn a_new_vault_says_what_to_write_down() {
    let desk = Desk::new();
    let said = desk.say(
        "v",
        &["init", "--organisation", "Riverside Practice", "--kind", "gp_practice", "--person", "A", "--role", "GP"],
    );
    assert_eq!(said.code, 0, "made: {}", said.err);
    for words in ["Recovery code\n", "Write it down now, on paper", "Your eight words\n", "Read them aloud"] {
        assert!(said.out.contains(words), "`{words}` in: {}", said.out);
    }
    assert_eq!(desk.say("v", &["partners"]).out.lines().count(), 1, "no partners, and what to do next");
    assert_eq!(desk.say("none", &["status"]).err, "There is no vault in this folder.\n", "one sentence");
}
