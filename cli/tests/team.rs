//! `team`, `cohort` and `case share --cohort`: the shapes that `design/cli.md` promises, and refusals in words.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "tests"
)]

mod desk;

use desk::{Desk, keys, path_text, promised, text};
use serde_json::{Value, json};

const WARM: &str = r#"{"name":"Warm homes","purpose":"Nobody on our list is cold this winter.","home_part":"core",
    "review_days":28,"circle":[{"organisation":"Age UK, Calder","parts":["contact"]}]}"#;

/// A practice that founded a team, and a hospice that it has met.
fn in_a_team() -> Desk {
    let desk = Desk::new();
    let practice = desk.ask(
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
    assert_eq!(practice["team"], "Calder neighbourhood team", "the team was founded");
    let hospice = desk.init("hospice", "Age UK, Calder", "hospice");
    for (vault, other, made) in [("practice", "hospice", hospice), ("hospice", "practice", practice)] {
        let card = format!("{other}.card");
        desk.ask(other, &["card", "--out", &card]);
        desk.ask(vault, &["pair", &card, "--fingerprint", &text(&made, "/organisation/fingerprint")]);
    }
    desk
}

fn refused(desk: &Desk, vault: &str, argv: &[&str]) -> (i32, Value) {
    let said = desk.json(vault, argv);
    (said.code, said.error())
}

#[test]
fn a_partner_is_invited_and_joins_by_file() {
    let desk = in_a_team();
    let invited = desk.ask("practice", &["team", "invite", "Age UK, Calder"]);
    promised(&invited, &["file"]);
    let file = text(&invited, "/file");
    assert!(file.ends_with(".rtb") && desk.path(&file).is_file(), "written where the command was given: {file}");
    let team = desk.ask("practice", &["team", "show"]);
    promised(&team, &["team", "members", "steward"]);
    let member = team["members"].as_array().unwrap().iter().find(|one| one["name"] == "Age UK, Calder").unwrap();
    promised(member, &["id", "name", "kind", "state", "verified", "introduced_by"]);
    assert_eq!((&member["state"], &member["verified"]), (&json!("invited"), &json!(true)), "it has not answered");

    let joined = desk.ask("hospice", &["team", "join", &file]);
    assert_eq!(joined["team"], "Calder neighbourhood team", "cli.md, team join");
    assert_eq!(desk.ask("hospice", &["team", "join", &file]), joined, "joining twice is joining once");
    desk.carry("hospice", "practice", "Riverside Practice", "stick");
    let team = desk.ask("practice", &["team", "show"]);
    let states: Vec<&Value> = team["members"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["joined", "joined"], "both: {team}");
    let said = desk.say("practice", &["team", "show"]);
    assert!(said.out.contains("Calder neighbourhood team") && said.out.contains("steward"), "for people: {}", said.out);
    let empty = desk.ask("practice", &["digest"]);
    assert_eq!(empty["cases"], 0, "a team is no case");
}

#[test]
fn what_invites_nobody_is_refused_in_words() {
    let desk = in_a_team();
    let (code, error) = refused(&desk, "practice", &["team", "invite", "Riverside Practice"]);
    assert_eq!((code, &error["code"]), (14, &json!("not_allowed")), "ourselves: {error}");
    let (code, error) = refused(&desk, "practice", &["team", "invite", "Nobody"]);
    assert_eq!((code, &error["code"]), (1, &json!("not_found")), "nobody of that name: {error}");
    let (code, error) = refused(&desk, "hospice", &["team", "invite", "Riverside Practice"]);
    assert_eq!((code, &error["code"]), (14, &json!("not_allowed")), "from outside a team: {error}");
    desk.ask("practice", &["bundle", "write", "--to", "Age UK, Calder", "--out", "plain.rtb"]);
    let (code, error) = refused(&desk, "hospice", &["team", "join", "plain.rtb"]);
    assert_eq!((code, &error["code"]), (14, &json!("not_allowed")), "no invitation in it: {error}");
    let file = text(&desk.ask("practice", &["team", "invite", "Age UK, Calder", "--out", "stick"]), "/file");
    desk.init("stranger", "Somebody else", "vcse");
    let (code, error) = refused(&desk, "stranger", &["team", "join", &file]);
    assert_eq!((code, &error["code"]), (14, &json!("not_for_us")), "somebody else's file: {error}");
    assert_eq!(desk.ask("stranger", &["team", "show"])["team"], Value::Null, "it is in no team");
    let (code, _) = refused(&desk, "hospice", &["team", "join", "no such file"]);
    assert_eq!(code, 1, "a file that is not there");
}

#[test]
fn a_cohort_of_the_teams_own_is_defined_corrected_and_shared() {
    let desk = in_a_team();
    let file = desk.write("warm.json", WARM);
    let added = desk.ask("practice", &["cohort", "add", "--json-file", path_text(&file)]);
    promised(&added, &["id", "name", "kind", "purpose", "open_cases", "home_part", "circle", "versions"]);
    let id = text(&added, "/id");
    let listed = desk.ask("practice", &["cohort", "list"]);
    assert_eq!(listed.as_array().unwrap().len(), 5, "four built in and ours");
    listed.as_array().unwrap().iter().for_each(|one| promised(one, &["id", "name", "kind", "purpose", "open_cases"]));
    assert_eq!((&listed[4]["id"], &listed[4]["kind"]), (&json!(id), &json!("user_defined")), "ours comes last");

    let person = json!({"person": {"family_name": "Smith", "given_name": "Mary"}, "cohorts": [id]});
    let case = desk.add("practice", &person.to_string());
    let found = desk.ask("practice", &["case", "list", "--cohort", &id]);
    assert_eq!((&found["total"], &found["cases"][0]["cohorts"]), (&json!(1), &json!([id])), "found by it");
    assert!(desk.say("practice", &["case", "show", &case]).out.contains("Warm homes"), "a person reads its name");
    for of in [["--cohort", &id].as_slice(), &[&case]] {
        let argv = [&["case", "share"], of, &["--with", " ", "--basis", "direct care"]].concat();
        let (code, error) = refused(&desk, "practice", &argv);
        assert_eq!((code, &error["field"]), (1, &json!("with")), "empty is a slip, not everybody: {error}");
    }
    let shared = desk.ask("practice", &["case", "share", "--cohort", &id, "--basis", "direct care"]);
    assert_eq!(shared, json!({"cases": 1, "shared": 1, "unchanged": 0, "refused": []}), "as the cohort proposes");
    let (code, error) = refused(&desk, "practice", &["case", "share", "--cohort", "falls", "--basis", "x"]);
    assert_eq!((code, &error["field"]), (1, &json!("with")), "falls proposes none: {error}");
    assert_eq!(desk.json("practice", &["case", "share", &case, "--basis", "x"]).code, 2, "one case says with whom");

    let changed = desk.write("changed.json", &WARM.replace("Warm homes", "Warm and dry"));
    let after = desk.ask("practice", &["cohort", "change", &id, "--json-file", path_text(&changed)]);
    assert_eq!((&after["id"], &after["name"]), (&json!(id), &json!("Warm and dry")), "the same cohort");
    assert_eq!(desk.ask("practice", &["cohort", "show", &id]), after, "and shown so");
    assert_eq!(after["versions"].as_array().unwrap().len(), 2, "what it said before is kept");
    for (bad, field) in [
        (r#"{"name":"A","purpose":"","home_part":"core"}"#, "purpose"),
        (r#"{"name":"A","purpose":"B"}"#, "home_part"),
        (r#"{"name":"A","purpose":"B","home_part":"team"}"#, "home_part"),
        (r#"{"name":"A","purpose":"B","home_part":"core","colour":"red"}"#, "json_file"),
        ("nonsense", "json_file"),
    ] {
        let file = desk.write("bad.json", bad);
        let (code, error) = refused(&desk, "practice", &["cohort", "add", "--json-file", path_text(&file)]);
        assert_eq!((code, &error["field"]), (1, &json!(field)), "{bad}: {error}");
    }
    let (code, _) = refused(&desk, "hospice", &["cohort", "add", "--json-file", path_text(&file)]);
    assert_eq!(code, 14, "an organisation in no team has no cohorts of its own");
    assert_eq!(keys(&desk.ask("practice", &["rebuild"])), ["identical", "seconds"], "and it can be made again");
    assert_eq!(desk.ask("practice", &["rebuild"])["identical"], true, "the same");
}
