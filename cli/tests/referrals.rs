//! Referrals on the command line: what `referral add` and `referral list` promise, and what is refused in words.
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
use serde_json::{Value, json};

fn add(desk: &Desk, referral: &Value) -> Value {
    let file = desk.write("referral.json", &referral.to_string());
    desk.ask("v", &["referral", "add", "--json-file", &file.display().to_string()])
}

fn refused(desk: &Desk, referral: &str) -> Value {
    let file = desk.write("referral.json", referral);
    desk.json("v", &["referral", "add", "--json-file", &file.display().to_string()]).error()
}

fn falls() -> Value {
    json!({
        "person": {"family_name": "Smith", "given_name": "Mary", "date_of_birth": "1941-03-03", "nhs_number": "9434765919"},
        "cohorts": ["falls"],
        "urgency": "two_hours",
        "referral": {
            "source": "ambulance", "received_at": "2026-03-02T14:10:00Z", "reason": "Fell at night. Not hurt.",
            "question": "Can she stay at home?", "telephoned": true, "telephoned_to": "Falls car", "knows": "yes",
            "agrees": "no_objection"
        }
    })
}

#[test]
fn a_referral_is_kept_and_listed() {
    let desk = Desk::new();
    desk.init("v", "Riverside Practice", "gp_practice");
    let mary = desk.add("v", MARY);
    let made = add(&desk, &falls());
    assert_eq!(keys(&made), ["code", "id", "possible_duplicates", "record", "telephone"], "what a script gets");
    assert_eq!(made["possible_duplicates"], json!([mary]), "she is here already, under the same number");
    assert_eq!(
        made["telephone"],
        json!([{"name": "Danger to life", "phone": "999"}, {"name": "NHS 111", "phone": "111"}]),
        "urgent: whom to telephone"
    );
    let again = add(
        &desk,
        &json!({"case": mary, "referral": {"source": "gp", "received_at": "2026-03-05T09:00:00Z", "reason": "Fell again."}}),
    );
    assert_eq!((again["id"].as_str(), &again["telephone"]), (Some(mary.as_str()), &json!([])), "the case that is here");
    let listed = desk.ask("v", &["referral", "list"]);
    promised(
        &listed[0],
        &["case", "code", "family_name", "received_at", "source", "urgency", "record", "organisation"],
    );
    assert_eq!([text(&listed[0], "/source"), text(&listed[1], "/source")], ["gp", "ambulance"], "the newest first");
    let since = desk.ask("v", &["referral", "list", "--since", "2026-03-03"]);
    assert_eq!(since.as_array().unwrap().len(), 1, "only what came since");
    let records = desk.ask("v", &["record", "list", &mary, "referral"]);
    assert_eq!(text(&records[0], "/answers/reason"), "Fell again.", "the record is on the case");
    assert_eq!(desk.ask("v", &["rebuild"])["identical"], true, "made again from the signed record");

    let words = desk.say("v", &["referral", "list", "--since", "2026-03-05"]).out;
    assert!(words.contains("SMITH, Mary") && words.contains("5 March 2026"), "in words: {words}");
    let file = desk.write("referral.json", &falls().to_string());
    let said = desk.say("v", &["referral", "add", "--json-file", &file.display().to_string()]).out;
    assert!(said.contains("Roundtable does not alert anybody. Telephone:") && said.contains("999"), "{said}");
}

#[test]
fn what_does_not_fit_is_refused_and_nothing_is_kept() {
    let desk = Desk::new();
    desk.init("v", "Riverside Practice", "gp_practice");
    assert_eq!(desk.say("v", &["referral", "list"]).out, "No referrals.\n", "none yet");
    let mut quiet = falls();
    quiet["referral"]["telephoned"] = Value::Null;
    let error = refused(&desk, &quiet.to_string());
    assert_eq!(text(&error, "/field"), "telephoned");
    assert!(text(&error, "/message").starts_with("Telephone first: this program is not read at once."), "{error}");
    let mut unborn = falls();
    unborn["person"]["date_of_birth"] = json!("2099-01-01");
    assert_eq!(text(&refused(&desk, &unborn.to_string()), "/field"), "date_of_birth", "not born yet");
    let mut nobody = falls();
    nobody["person"] = json!({"nhs_number": "9434765919"});
    assert_eq!(text(&refused(&desk, &nobody.to_string()), "/field"), "family_name", "a name is enough, and needed");
    for unreadable in ["{", r#"{"person":{"first":"x"}}"#, r#"{"referral":{"reason":{"a":1}}}"#] {
        let error = refused(&desk, unreadable);
        assert_eq!(text(&error, "/field"), "json_file", "{unreadable}: {error}");
    }
    assert_eq!(text(&desk.json("v", &["referral", "list", "--since", "3/3/26"]).error(), "/field"), "since");
    assert_eq!(desk.ask("v", &["case", "list"])["total"], 0, "nothing of it is kept");
}
