//! Four scenarios by the command line: a fall, a home visit, a frailty review and an end of life plan, written at the practice
//! and read the same at the hospice.
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
use serde_json::Value;

/// What was written down, as somebody read it out: form, and its answers.
const SCENARIOS: [(&str, &str); 4] = [
    (
        "falls",
        r#"{"call_received_at":"2026-03-02T14:10","on_scene_at":"2026-03-02T14:50:00Z","fall_at":"~2026-03-02T13:00:00Z",
            "time_on_floor_min":75,"still_on_floor":true,"location":"bathroom_toilet","head_strike":"yes","anticoagulant":"yes",
            "injury":["bruise_skin_tear","head"],"lying_systolic":142,"lying_diastolic":80,"standing_1_systolic":118,
            "conveyance":"not_conveyed_home","referrals_made":"falls_clinic physio"}"#,
    ),
    (
        "home-visiting",
        r#"{"request_received_at":"2026-03-03T09:00:00Z","requested_by":"carer_family","reason":"acute_illness","ucr":"yes",
            "ucr_condition":"confusion","ucr_accepted_at":"2026-03-03T09:20:00Z","ucr_first_contact_at":"2026-03-03T11:00:00Z",
            "housebound":"unknown","news2":3,"outcome":"remain_home","assessment":"Confused since the night. Urine dipped."}"#,
    ),
    (
        "frailty",
        r#"{"reviewed_on":"2026-03-04","identified_by":"cfs","cfs_level":"6","baseline_confirmed":"yes","efi_value":"0.31",
            "efi_instrument":"efi","efi_on":"2026-02-01","cga_mobility":"plan","cga_mood":"no_need","medicines_count":11,
            "main_goal":"To go to church on my own","contingency":"Ring Joan first"}"#,
    ),
    (
        "end-of-life",
        r#"{"prognosis_band":"weeks","cpr_decision":"not_for_attempted","cpr_decided_on":"2026-03-01",
            "cpr_form_location":"Yellow folder, hall table","respect":"exists","preferred_place_of_death":"own_home",
            "preferred_place_of_care":"undecided","anticipatory_medicines":"in_home",
            "anticipatory_medicines_location":"Kitchen cupboard"}"#,
    ),
];

fn records(desk: &Desk, vault: &str, case: &str, form: &str) -> Value {
    desk.ask(vault, &["record", "list", case, form])
}

#[test]
fn four_scenarios_are_written_by_command_and_read_the_same_at_the_hospice() {
    let desk = Desk::new();
    desk.pair();
    let case = desk.add("practice", MARY);
    desk.ask("practice", &["case", "share", &case, "--with", "Age UK, Calder", "--basis", "Direct care"]);
    for (form, answers) in SCENARIOS {
        let file = desk.write(&format!("{form}.json"), answers);
        let added = desk.ask("practice", &["record", "add", &case, form, "--json-file", path_text(&file)]);
        promised(&added, &["id"]);
    }
    desk.carry("practice", "hospice", "Age UK, Calder", "stick");
    for (form, _) in SCENARIOS {
        let (here, there) = (records(&desk, "practice", &case, form), records(&desk, "hospice", &case, form));
        assert_eq!(here.as_array().map(Vec::len), Some(1), "one {form}");
        for key in ["id", "answers", "derived", "happened", "by", "organisation", "at", "version"] {
            assert_eq!(here[0][key], there[0][key], "{form}: both say the same {key}");
        }
    }
    let fall = &records(&desk, "hospice", &case, "falls")[0];
    assert_eq!(fall["answers"]["call_received_at"], "2026-03-02T14:10:00Z", "a time without a zone is England's");
    assert_eq!(fall["answers"]["injury"], "bruise_skin_tear head", "a list is kept in the order of the form");
    let facts: Vec<String> = fall["derived"].as_array().unwrap().iter().map(|fact| text(fact, "/name")).collect();
    assert_eq!(facts, ["long_lie", "postural_drop", "escalation_prompt"], "what follows is named");
    assert!(fall["derived"].as_array().unwrap().iter().all(|fact| fact["value"] == "yes"), "and worked out: {fall}");
    let visit = &records(&desk, "hospice", &case, "home-visiting")[0];
    assert_eq!(visit["derived"][0]["value"], "yes", "seen within two hours of acceptance");
    let shown = desk.ask("hospice", &["case", "show", &case]);
    assert_eq!(shown["parts"]["clinical"]["clinical_frailty_scale"]["value"], "6", "the level stands in one line too");
    assert_eq!(
        shown["parts"]["end_of_life"]["cpr_decision"]["value"], "not_for_attempted",
        "the plan is the case's own"
    );
}

#[test]
fn a_record_is_corrected_struck_through_and_refused_in_words() {
    let desk = Desk::new();
    desk.init("v", "Riverside Practice", "gp_practice");
    let case = desk.add("v", MARY);
    let reading = ["--set", "taken_at=2026-03-02T14:10:00Z", "--set", "weight=61.5"];
    let added = desk.ask("v", &[&["record", "add", &case, "observations"][..], &reading].concat());
    let id = text(&added, "/id");
    let file = desk.write("right.json", r#"{"taken_at":"2026-03-02T14:10:00Z","weight":"56.5"}"#);
    desk.ask("v", &["record", "correct", &id, "--json-file", path_text(&file)]);
    let held = records(&desk, "v", &case, "observations");
    assert_eq!((&held[0]["answers"]["weight"], held[0]["versions"].as_array().unwrap().len()), (&"56.5".into(), 2));
    desk.ask("v", &["record", "withdraw", &id, "--reason", "Another person's scales"]);
    assert_eq!(records(&desk, "v", &case, "observations")[0]["withdrawn"], "Another person's scales", "struck through");
    for (answer, field) in
        [("lying_systolic=1200", "lying_systolic"), ("weight=heavy", "weight"), ("colour=blue", "colour")]
    {
        let said = desk.json(
            "v",
            &["record", "add", &case, "observations", "--set", "taken_at=2026-03-02T14:10:00Z", "--set", answer],
        );
        let error = said.error();
        assert_eq!((said.code, &error["code"], &error["field"]), (1, &"invalid".into(), &field.into()), "{answer}");
    }
    let nonsense = desk.json("v", &["record", "add", &case, "nonsense", "--set", "a=b"]);
    assert_eq!((nonsense.code, text(&nonsense.error(), "/code")), (1, "invalid".to_owned()), "no such form");
    let listed = desk.ask("v", &["form", "list"]);
    assert!(listed.as_array().unwrap().len() >= 9, "the built-in forms");
    promised(&listed[0], &["id", "version", "name", "purpose", "part", "cohort", "keeps", "fields", "known_from"]);
    let alone = desk.write("form.json", r#"{"name":"Own","purpose":"Ours.","part":"core","sections":[]}"#);
    let refused = desk.json("v", &["form", "add", "--json-file", path_text(&alone)]);
    assert_ne!(refused.code, 0, "a form needs a team and a question");
}
