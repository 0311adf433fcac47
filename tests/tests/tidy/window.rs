//! The window's configuration keeps every door shut that hardening shuts (`reference/security.md` b.1).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::tree::{files, must_be_none, read};

const CONFIGURATION: &str = "src-tauri/tauri.conf.json";

/// What the page may load: its own files, and nothing from anywhere else.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src ipc: http://ipc.localhost; \
    base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";

#[test]
fn the_configuration_keeps_the_doors_shut() {
    let text = read(CONFIGURATION).expect("src-tauri/tauri.conf.json is there");
    let configuration: Value = serde_json::from_str(&text).expect("it is plain JSON");
    must_be_none(&loose(&configuration), "The window's configuration is not as hardening wants it:");
}

#[test]
fn there_is_one_configuration() {
    let others: Vec<String> = files()
        .into_iter()
        .map(|file| file.path)
        .filter(|path| path.starts_with("src-tauri/tauri.") && path != CONFIGURATION)
        .collect();
    must_be_none(&others, "Overlays are merged into the built configuration, unseen by these rules:");
}

#[test]
fn capabilities_grant_only_what_is_named() {
    let capabilities: Vec<(String, Value)> = files()
        .into_iter()
        .filter(|file| file.path.starts_with("src-tauri/capabilities/"))
        .map(|file| {
            let value = serde_json::from_str(&file.text).unwrap_or(Value::Null);
            (file.path, value)
        })
        .collect();
    assert!(!capabilities.is_empty(), "without a capability file every command is open to every window");
    let findings: Vec<String> = capabilities.iter().flat_map(|(path, value)| generous(path, value)).collect();
    must_be_none(&findings, "A capability names its window and each permission:");
}

fn loose(configuration: &Value) -> Vec<String> {
    let at = |pointer: &str| configuration.pointer(pointer).cloned().unwrap_or(Value::Null);
    let mut findings = Vec::new();
    let mut want = |pointer: &str, wanted: &[Value]| {
        if !wanted.contains(&at(pointer)) {
            findings.push(format!("{pointer} is {}, not {}", at(pointer), wanted[0]));
        }
    };
    want("/build/removeUnusedCommands", &[json!(true)]);
    want("/app/withGlobalTauri", &[json!(false)]);
    want("/app/security/freezePrototype", &[json!(true)]);
    want("/app/security/assetProtocol/enable", &[json!(false), Value::Null]);
    want("/app/security/dangerousDisableAssetCspModification", &[json!(false), Value::Null]);
    want("/build/devUrl", &[Value::Null]);
    if policy(&at("/app/security/csp")) != policy(&json!(CONTENT_POLICY)) {
        findings.push("/app/security/csp is not the policy of hardening b.1 (4)".to_owned());
    }
    match at("/app/security/capabilities") {
        Value::Array(list) if !list.is_empty() && list.iter().all(Value::is_string) => {}
        _ => findings.push("/app/security/capabilities must list the files by name".to_owned()),
    }
    for window in at("/app/windows").as_array().map(Vec::as_slice).unwrap_or_default() {
        for (key, wanted) in
            [("incognito", true), ("generalAutofillEnabled", false), ("dragDropEnabled", false), ("devtools", false)]
        {
            if window.get(key) != Some(&json!(wanted)) {
                findings.push(format!("a window's {key} must be {wanted}"));
            }
        }
    }
    findings
}

/// Reads a content policy, written as one text or as an object, into its directives.
fn policy(value: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
    match value {
        Value::String(text) => text
            .split(';')
            .filter_map(|directive| directive.trim().split_once(' '))
            .map(|(name, sources)| (name.to_owned(), words(sources)))
            .collect(),
        Value::Object(directives) => directives
            .iter()
            .map(|(name, sources)| {
                let sources = match sources {
                    Value::Array(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                    other => words(other.as_str().unwrap_or_default()),
                };
                (name.clone(), sources)
            })
            .collect(),
        _ => BTreeMap::new(),
    }
}

fn generous(path: &str, capability: &Value) -> Vec<String> {
    let mut findings = Vec::new();
    let list = |key: &str| capability.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    if capability.get("remote").is_some() {
        findings.push(format!("{path} lets in pages from elsewhere"));
    }
    if list("windows").is_empty() || list("windows").contains(&json!("*")) {
        findings.push(format!("{path} does not name its window"));
    }
    for permission in list("permissions") {
        let name = permission.as_str().map(str::to_owned);
        let name = name.or_else(|| permission.get("identifier")?.as_str().map(str::to_owned));
        let name = name.unwrap_or_default();
        let doors = ["fs:", "shell:", "http:", "clipboard-manager:", "opener:", "process:"];
        if name.ends_with(":default") || doors.iter().any(|door| name.starts_with(door)) {
            findings.push(format!("{path} grants {name}"));
        }
    }
    findings
}

fn tight() -> Value {
    json!({
        "build": { "removeUnusedCommands": true, "frontendDist": "../ui/dist" },
        "app": {
            "withGlobalTauri": false,
            "windows": [{ "incognito": true, "generalAutofillEnabled": false,
                          "dragDropEnabled": false, "devtools": false }],
            "security": { "freezePrototype": true, "capabilities": ["main"],
                          "assetProtocol": { "enable": false }, "csp": CONTENT_POLICY }
        }
    })
}

#[test]
fn a_tight_configuration_passes() {
    assert!(loose(&tight()).is_empty(), "the model itself must pass: {:?}", loose(&tight()));
}

#[test]
fn each_loosened_key_is_found() {
    for (pointer, loosened) in [
        ("/build/removeUnusedCommands", json!(false)),
        ("/app/withGlobalTauri", json!(true)),
        ("/app/security/freezePrototype", json!(false)),
        ("/app/security/assetProtocol/enable", json!(true)),
        ("/app/security/csp", json!("default-src 'self' 'unsafe-inline'")),
        ("/app/security/csp", Value::Null),
        ("/app/security/capabilities", json!([])),
        ("/app/windows/0/incognito", json!(false)),
        ("/app/windows/0/devtools", json!(true)),
    ] {
        let mut configuration = tight();
        *configuration.pointer_mut(pointer).expect("the model has this key") = loosened.clone();
        assert_eq!(loose(&configuration).len(), 1, "{pointer} = {loosened} must be found, and only it");
    }
}

#[test]
fn a_policy_may_be_text_or_object() {
    let object = json!({ "default-src": "'none'", "img-src": ["'self'", "data:"] });
    assert_eq!(
        policy(&object),
        policy(&json!("img-src data: 'self';default-src 'none'")),
        "both spellings mean the same to the web view"
    );
}

#[test]
fn a_generous_capability_is_found() {
    let capability = json!({ "windows": ["*"], "remote": { "urls": [] },
        "permissions": ["core:default", "fs:allow-read", "allow-unlock", "core:event:allow-listen"] });
    let findings = generous("x.json", &capability);
    assert_eq!(findings.len(), 4, "remote, every window, and two of four permissions: {findings:?}");
}
