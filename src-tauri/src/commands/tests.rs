//! The table through Tauri's mock runtime: what is in it, what is refused while locked, and what is refused always.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tauri::{
    WebviewWindow, WebviewWindowBuilder,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};

use super::table;
use crate::{desk::Desk, outside::Outside, window};

/// The built program with a desk at a folder that holds no vault.
fn window(label: &str) -> WebviewWindow<MockRuntime> {
    let empty = tempfile::tempdir().expect("a folder");
    let desk = Desk::new(Some(empty.path().to_path_buf()), Some(empty.path().join("settings.json")));
    let app = mock_builder()
        .manage(desk)
        .manage(Outside::default())
        .invoke_handler(table::route)
        .build(window::context())
        .expect("the program starts");
    WebviewWindowBuilder::new(&app, label, Default::default()).build().expect("a window opens")
}

fn call(window: &WebviewWindow<MockRuntime>, command: &str, args: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }
            .parse()
            .expect("our own address"),
        body: InvokeBody::Json(args),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().expect("an answer is JSON"))
}

/// Arguments that each command would understand.
fn args_for(command: &str) -> Value {
    match command {
        "unlock" => json!({"passphrase": "made up words for a test"}),
        "set_preferences" => json!({"text_size": 150, "compact": false, "lock_after_minutes": 5}),
        "list_cases" => json!({"cohort": null, "status": null, "search": null, "limit": 10, "offset": 0}),
        "open_case" => json!({"id": "x"}),
        "look_at_case" | "new_since" | "keep_case" => json!({"id": "x"}),
        "mark_seen" => json!({"case": "x", "up_to": 1}),
        "todo" => json!({"whose": "mine", "search": null, "limit": 10}),
        "tick_action" => json!({"action": "x", "done": true, "seen": []}),
        "add_note" => json!({"case": "x", "kind": "update", "part": "core", "text": "made up"}),
        "add_action" => {
            json!({"case": "x", "text": "made up", "organisation": null, "person": "y", "due": "2026-03-13", "part": "core"})
        }
        "set_action" => {
            json!({"action": "x", "state": "done", "reason": "", "organisation": null, "person": "", "seen": []})
        }
        "offer_handover" => {
            json!({"case": "x", "of": "key_worker", "organisation": "y", "person": "", "reason": "made up", "summary": "", "effective": ""})
        }
        "answer_handover" => json!({"id": "x", "answer": "accept", "reason": "", "seen": []}),
        "print_case" => json!({"id": "x", "sheet": "summary"}),
        "case_text" => json!({"id": "x"}),
        "change_case" => json!({"case": "x", "values": [{"field": "phone", "value": "", "seen": []}]}),
        "change_cohorts" => json!({"case": "x", "enter": [], "leave": [], "reason": "", "seen": []}),
        "amend_note" => json!({"note": "x", "text": "made up"}),
        "withdraw_note" => json!({"note": "x", "reason": "made up"}),
        "show_key_safe" | "case_records" | "list_attachments" => json!({"id": "x"}),
        "put_form" => {
            json!({"id": null, "name": "made up", "one": "", "purpose": "made up", "part": "core", "cohort": "",
                   "happened": "", "sections": [], "flags": []})
        }
        "add_record" => json!({"case": "x", "form": "falls", "answers": {}}),
        "correct_record" => json!({"record": "x", "answers": {}, "seen": []}),
        "add_attachment" => {
            json!({"case": "x", "ticket": "1", "name": "made up.jpg", "words": "made up", "part": "core"})
        }
        "show_attachment" => json!({"attachment": "x"}),
        "save_attachment" => json!({"attachment": "x", "place": "stick:nowhere"}),
        "withdraw_attachment" => json!({"attachment": "x", "reason": "made up"}),
        "withdraw_record" => json!({"record": "x", "reason": "made up"}),
        "possible_matches" => somebody(),
        "refer" => {
            json!({"person": somebody(), "case": null, "cohorts": [], "headline": "", "urgency": "", "answers": {}, "draft": ""})
        }
        "look_at_spreadsheet" | "import_spreadsheet" => {
            json!({"ticket": "1", "map": {}, "cohort": null, "skip_rejected": false})
        }
        "create_vault" => {
            json!({"person": "", "role": "", "organisation": "", "kind": "", "ods": null, "team": null, "passphrase": "x"})
        }
        "restore_vault" => json!({"file": "/no such file", "recovery_code": "x", "passphrase": "x"}),
        "restore_aside" => json!({"file": "/no such file", "recovery_code": "x", "passphrase": "x"}),
        "reset_passphrase" => json!({"recovery_code": "x", "passphrase": "x"}),
        "judge_passphrase" => json!({"passphrase": "short"}),
        "keep_draft" => json!({"case": "x", "form": "note", "kind": "update", "part": "core", "text": "made up"}),
        "draft" => json!({"case": "x", "form": "note"}),
        "settle" => json!({"case": "x", "field": "f", "value": "v", "seen": []}),
        "find" => json!({"typed": "x"}),
        "back_up" | "write_details" => json!({"place": "stick:nowhere"}),
        "change_passphrase" => json!({"passphrase": "made up words", "new_passphrase": "other made up words"}),
        "rehearse_recovery" => json!({"recovery_code": "x"}),
        "replace_recovery" => json!({"passphrase": "made up words"}),
        "audit" => {
            json!({"case": null, "seat": null, "acts": [], "from": null, "until": null, "limit": 10, "offset": 0})
        }
        "find_place" | "read_place" | "write_card" => json!({"place": "folder:/"}),
        "write_updates" | "invite" => json!({"place": "folder:/", "partner": "x"}),
        "check_written" => json!({"place": "folder:/", "files": ["x"]}),
        "found_team" => json!({"name": "made up"}),
        "keep_card" => json!({"words": ["made", "up"]}),
        "compare_records" | "plan_merge" | "ask_same_again" => json!({"keep": "x", "other": "y"}),
        "merge_records" => json!({"keep": "x", "other": "y", "seen": "00"}),
        "separate_records" | "say_different" => json!({"keep": "x", "other": "y", "reason": "made up"}),
        "usual_parts" => json!({"partner": "x"}),
        "share_case" => json!({"case": "x", "partner": "y", "parts": ["core"], "basis": "made up"}),
        "unshare_case" => json!({"case": "x", "partner": "y"}),
        "board" => json!({"cohort": null, "most": 10}),
        "move_case" => json!({"case": "x", "from": "active", "to": "on_hold", "reason": "made up"}),
        "close_case" => {
            json!({"case": "x", "reason": "other", "outcome": "made up", "actions": [], "seen": []})
        }
        "take_back_closing" => json!({"case": "x", "values": [], "steps": []}),
        "reopen_case" => json!({"case": "x", "reason": "made up", "seen": []}),
        "list_services" | "suggest_services" => json!({"typed": ""}),
        "add_to_directory" => service(),
        "correct_directory" => json!({"id": "x", "service": service(), "seen": "y"}),
        "withdraw_from_directory" => json!({"id": "x", "reason": "made up", "seen": "y"}),
        "note_gap" => json!({"text": "made up", "people": null, "cohort": null, "not_naming": null}),
        "answer_gap" => json!({"id": "x", "met": true, "reason": "made up"}),
        "start_cohort" => new_cohort(),
        "correct_cohort" => json!({"id": "x", "cohort": new_cohort(), "seen": "y"}),
        "share_cohort" => json!({"cohort": "x", "partner": "y", "basis": "made up"}),
        _ => json!({}),
    }
}

fn service() -> Value {
    json!({
        "name": "made up", "what": "", "run_by": "", "area": "", "phone": "", "refer": "", "hours": "", "eligibility": "",
        "urgent": false, "last_checked": "2026-03-03"
    })
}

fn new_cohort() -> Value {
    json!({
        "name": "made up", "purpose": "", "outcomes": [], "entry_criteria": "", "exit_criteria": "", "review_days": null,
        "home_part": "core", "circle": []
    })
}

fn somebody() -> Value {
    json!({
        "family_name": "made up", "given_name": "", "known_as": "", "title": "", "date_of_birth": "", "born_about": "", "sex": "",
        "nhs_number": "", "nhs_number_absent_reason": "", "address": "", "postcode": "", "phone": ""
    })
}

#[test]
fn what_needs_the_vault_answers_locked_while_locked() {
    let window = window(window::MAIN);
    // Making people up takes seconds, and a dialog a person; the first is tested through the real window.
    let by_itself = |command: &&&str| !["look_around", "choose_backup"].contains(*command);
    for command in table::NAMES.iter().filter(by_itself) {
        let answer = call(&window, command, args_for(command));
        match *command {
            "vault_state" => assert_eq!(answer.expect("anyone may ask")["standing"], "absent", "there is no vault"),
            "preferences" => assert_eq!(answer.expect("anyone may ask")["text_size"], 100, "as usual"),
            "set_preferences" => {
                assert_eq!(answer.expect("anyone may set"), Value::Null, "text size helps before unlocking")
            }
            "still_here" => assert_eq!(answer.expect("anyone may say so"), Value::Null, "a key was pressed"),
            "judge_passphrase" => assert!(answer.expect("before there is a vault").is_string(), "it is too short"),
            "create_vault" | "restore_vault" => {
                assert_eq!(answer.expect_err("nothing was typed")["code"], "invalid", "{command} needs its answers")
            }
            "leave_look_around" => {
                assert_eq!(
                    answer.expect_err("nobody is made up here")["code"],
                    "not_found",
                    "there is nothing to remove"
                )
            }
            "reset_passphrase" | "restore_aside" => {
                let code = answer.expect_err("there is nothing to open")["code"].clone();
                assert!(code == "weak_passphrase" || code == "invalid" || code == "no_vault", "{command}: {code}");
            }
            "unlock" => assert_eq!(answer.expect_err("there is nothing to open")["code"], "no_vault", "its own code"),
            other => assert_eq!(answer.expect_err("locked")["code"], "locked", "{other} must need an unlocked vault"),
        }
    }
}

#[test]
fn locked_is_said_before_the_arguments_are_read() {
    let window = window(window::MAIN);
    let answer = call(&window, "open_case", json!({"nonsense": true})).expect_err("refused");
    assert_eq!(answer["code"], "locked", "a locked window tells nothing about its commands");
}

#[test]
fn what_the_table_does_not_hold_is_refused_by_the_permissions() {
    let window = window(window::MAIN);
    for command in [
        "read_any_file",
        "plugin:shell|open",
        "plugin:event|emit",
        "plugin:window|set_title",
        "plugin:webview|create_webview_window",
    ] {
        let answer = call(&window, command, json!({})).expect_err("refused");
        assert!(answer.is_string(), "{command} must be stopped by Tauri before it reaches our code, not: {answer}");
    }
}

#[test]
fn another_window_may_call_nothing() {
    let window = window("other");
    for command in table::NAMES {
        let answer = call(&window, command, args_for(command)).expect_err("refused");
        assert!(answer.is_string(), "{command} is granted to the main window only, not: {answer}");
    }
}

#[test]
fn the_page_cannot_pass_a_command_more_than_it_takes() {
    let window = window(window::MAIN);
    let answer = call(&window, "vault_state", json!({"path": "/etc/passwd"})).expect_err("refused");
    assert_eq!(answer["code"], "bad_request", "an unknown argument is a mistake or an attack");
    assert!(!answer.to_string().contains("passwd"), "what was asked is not repeated: {answer}");
}

#[test]
fn the_capability_lists_exactly_the_table() {
    let capability: Value = serde_json::from_str(include_str!("../../capabilities/main.json")).expect("JSON");
    let listed: BTreeSet<String> = capability["permissions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|name| name.as_str().expect("text").to_owned())
        .collect();
    let wanted: BTreeSet<String> = table::NAMES
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .chain(["core:event:allow-listen".to_owned(), "core:event:allow-unlisten".to_owned()])
        .collect();
    assert_eq!(listed, wanted, "one line for each command, and hearing what changed");
    assert_eq!(capability["windows"], json!(["main"]), "one window by name");
    assert!(capability.get("remote").is_none(), "no address outside the program");
}
