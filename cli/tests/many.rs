//! `batch` and `import csv`: many acts under one unlock, and lists taken in whole or not at all.
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

const LIST: &str = "Patient ID,NHS number,Surname,First name,Date of birth\n1,943 476 5919,Smith,Mary,03/03/1941\n2,,Jones,Alun,01/02/1938\n";
const WITH_A_NAMELESS_ROW: &str =
    "Patient ID,Surname,First name,Date of birth\n1,Smith,Mary,03/03/1941\n2,,,01/02/1938\n";

#[test]
fn each_line_is_answered_and_a_bad_one_stops_nothing() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    let id = desk.add("v", MARY);
    let lines = [
        json!({"id": 1, "argv": ["note", "add", id, "--kind", "update", "--text", "one"]}).to_string(),
        "not a command".to_owned(),
        String::new(),
        json!({"id": "b", "argv": ["case", "show", "nobody"]}).to_string(),
        json!({"id": 3, "argv": ["batch"]}).to_string(),
        json!({"id": 4, "argv": ["case", "add", "--json-file", "-"]}).to_string(),
        json!({"id": 5, "argv": ["case", "list", "--vault", "elsewhere"]}).to_string(),
        json!({"id": 6, "argv": ["check"]}).to_string(),
        json!({"id": 7, "argv": ["note", "add", id, "--kind", "update", "--text", "two"]}).to_string(),
    ];
    let said = desk.feed("v", &["batch"], &lines.join("\n"));
    assert_eq!((said.code, said.err.as_str()), (0, ""), "the batch itself is done");
    let answers: Vec<Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<(Value, String)> = answers
        .iter()
        .map(|answer| {
            let said = answer.pointer("/error/code").and_then(Value::as_str).unwrap_or("ok");
            (answer["id"].clone(), said.to_owned())
        })
        .collect();
    let expected = [
        (json!(1), "ok"),
        (Value::Null, "usage"),
        (json!("b"), "not_found"),
        (json!(3), "usage"),
        (json!(4), "usage"),
        (json!(5), "usage"),
        (json!(6), "ok"),
        (json!(7), "ok"),
    ];
    assert_eq!(told, expected.map(|(id, code)| (id, code.to_owned())), "one answer a line, in order");
    promised(&answers[0]["ok"], &["id"]);
    let notes = desk.ask("v", &["case", "show", &id])["notes"].as_array().unwrap().len();
    assert_eq!(notes, 2, "both notes are kept");
}

#[test]
fn a_list_is_tried_imported_and_known_again() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    let file = desk.write("list.csv", LIST);
    let file = path_text(&file);
    let keys = [
        "rows",
        "importable",
        "imported",
        "unchanged",
        "updated",
        "rejected",
        "flagged",
        "possible_duplicates",
        "encoding",
        "delimiter",
        "columns",
    ];
    let trial = desk.ask("v", &["import", "csv", file, "--dry-run"]);
    promised(&trial, &keys);
    assert_eq!(desk.ask("v", &["case", "list"])["total"], 0, "a trial writes nothing");
    let done = desk.ask("v", &["import", "csv", file, "--cohort", "frailty"]);
    assert_eq!((&done["rows"], &done["imported"]), (&json!(2), &json!(2)), "both rows: {done}");
    assert_eq!(desk.ask("v", &["case", "list", "--cohort", "frailty"])["total"], 2, "in the cohort");
    let again = desk.ask("v", &["import", "csv", file, "--cohort", "frailty"]);
    assert_eq!(
        (&again["imported"], &again["unchanged"]),
        (&json!(0), &json!(2)),
        "importing again adds nothing: {again}"
    );
}

#[test]
fn a_trial_says_where_each_column_goes_and_a_map_sends_it_to_a_question() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    let file =
        desk.write("list.csv", "Surname,Rang,Where,Shoe\nPlant,2026-03-01T10:00,kitchen,5\nKirk,then,kitchen,\n");
    let map = desk.write("map.json", r#"{"Rang":"falls.call_received_at","Where":"falls.location"}"#);
    let told = ["import", "csv", path_text(&file), "--map", path_text(&map)];
    let words = desk.say("v", &[&told[..], &["--dry-run"]].concat()).out;
    for line in [
        "  Surname  family name",
        "  Rang     Falls response: Call received  1 of 2, such as \"then\"",
        "  Where    Falls response: Where          1 of 2, such as \"kitchen\"",
        "  Shoe     a note                         1 entry",
    ] {
        assert!(words.contains(line), "{line:?} stands in the trial: {words}");
    }
    let done = desk.ask("v", &told);
    assert_eq!(done["columns"][2]["questions"][0]["name"], "falls.location", "the same for scripts: {done}");
    let case = desk.ask("v", &["case", "list"])["cases"][0]["id"].as_str().unwrap().to_owned();
    let other = desk.ask("v", &["case", "list"])["cases"][1]["id"].as_str().unwrap().to_owned();
    let records = [&case, &other].map(|id| desk.ask("v", &["record", "list", id, "falls"]));
    let one = records.iter().find(|of| of.as_array().is_some_and(|of| of.len() == 1)).unwrap();
    assert_eq!((&one[0]["answers"]["location"], &one[0]["from_list"]), (&json!("kitchen"), &json!(true)), "{one}");
}

#[test]
fn a_row_without_a_name_stops_the_file_unless_it_is_skipped() {
    let desk = Desk::new();
    desk.init("v", "Riverside", "gp_practice");
    let file = desk.write("list.csv", WITH_A_NAMELESS_ROW);
    let file = path_text(&file);
    let said = desk.json("v", &["import", "csv", file]);
    let error = said.error();
    assert_eq!((said.code, text(&error, "/code")), (1, "rows_rejected".to_owned()), "all or nothing");
    assert_eq!(error["report"]["rejected"][0]["row"], 2, "the report says which row: {error}");
    assert_eq!(desk.ask("v", &["case", "list"])["total"], 0, "nothing was imported");
    assert!(desk.say("v", &["import", "csv", file]).err.contains("Row  Why"), "people see which row too");
    let done = desk.ask("v", &["import", "csv", file, "--skip-rejected"]);
    assert_eq!(done["imported"], 1, "the other row: {done}");
    let map = desk.write("map.json", r#"{"Sirname":"family_name"}"#);
    let wrong = desk.json("v", &["import", "csv", file, "--map", path_text(&map)]);
    assert_eq!(
        (wrong.code, text(&wrong.error(), "/code")),
        (1, "not_readable".to_owned()),
        "a heading that is not there"
    );
}
