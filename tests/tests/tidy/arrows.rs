//! Which crate may use which: the table of `design/architecture.md`, read from `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

use crate::tree::{must_be_none, root};

/// One member's row of the table.
struct Row {
    member: &'static str,
    /// Members it may name, in code and in tests.
    members: &'static [&'static str],
    /// Crates it may never name, in code or in tests.
    never: &'static [&'static str],
    /// Crates that may not be reached from its code through anything else either.
    never_reached: &'static [&'static str],
}

const TABLE: [Row; 6] = [
    Row {
        member: "crdt",
        members: &[],
        never: &["rusqlite", "tokio", "tauri", "chrono", "ts-rs", "reqwest", "opendal"],
        never_reached: &["rusqlite", "tokio", "tauri", "ts-rs", "libsqlite3-sys"],
    },
    Row {
        member: "casework",
        members: &["crdt"],
        never: &["tauri", "ts-rs", "clap"],
        never_reached: &["tauri", "ts-rs"],
    },
    Row {
        member: "roundtable",
        members: &["casework"],
        never: &["rusqlite", "automerge", "tauri", "ts-rs"],
        never_reached: &["tauri", "ts-rs"],
    },
    Row {
        member: "roundtable-window",
        members: &["casework"],
        never: &["rusqlite", "automerge", "age", "clap"],
        never_reached: &[],
    },
    Row { member: "tests", members: &["crdt", "casework"], never: &["tauri", "ts-rs"], never_reached: &["tauri"] },
    Row {
        member: "xtask",
        members: &[],
        never: &["rusqlite", "automerge", "tauri", "tokio", "clap", "age"],
        never_reached: &["rusqlite", "automerge", "tauri", "tokio"],
    },
];

/// Who names whom: member, crate, and whether only its tests do.
struct Arrow {
    from: String,
    to: String,
}

static METADATA: LazyLock<Metadata> = LazyLock::new(|| {
    MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .other_options(["--locked".to_owned(), "--filter-platform".to_owned(), host()])
        .exec()
        .expect("cargo describes the workspace; Cargo.lock must be up to date")
});

fn host() -> String {
    let said = std::process::Command::new("rustc").arg("-vV").output().expect("rustc is there");
    let said = String::from_utf8(said.stdout).expect("rustc speaks UTF-8");
    said.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

#[test]
fn every_member_has_a_row() {
    let rows: BTreeSet<&str> = TABLE.iter().map(|row| row.member).collect();
    let missing: Vec<String> = METADATA
        .workspace_packages()
        .iter()
        .map(|package| package.name.to_string())
        .filter(|name| !rows.contains(name.as_str()))
        .collect();
    must_be_none(&missing, "A new member must be given its row in tests/tests/tidy/arrows.rs:");
}

#[test]
fn no_forbidden_arrow_is_drawn() {
    let members: BTreeSet<String> =
        METADATA.workspace_packages().iter().map(|package| package.name.to_string()).collect();
    let arrows: Vec<Arrow> = METADATA
        .workspace_packages()
        .iter()
        .flat_map(|package| {
            package
                .dependencies
                .iter()
                .map(|dependency| Arrow { from: package.name.to_string(), to: dependency.name.clone() })
        })
        .collect();
    assert!(arrows.len() > 20, "the members name their dependencies, so there are arrows to judge");
    must_be_none(
        &forbidden(&arrows, &members),
        "The table in design/architecture.md forbids these arrows; move the code to where it may live:",
    );
}

#[test]
fn nothing_forbidden_is_reached_through_something_else() {
    let graph = graph(&METADATA);
    must_be_none(&reached(&graph), "What a crate may not use it may not use through others either:");
}

#[test]
fn the_window_is_built_without_its_doors() {
    let resolve = METADATA.resolve.as_ref().expect("cargo resolves the workspace");
    let tauri =
        resolve.nodes.iter().find(|node| METADATA[&node.id].name.as_str() == "tauri").expect("the window uses tauri");
    let features: Vec<&str> = tauri.features.iter().map(|feature| feature.as_str()).collect();
    must_be_none(
        &open_doors(&features),
        "These features of tauri open a door that stays shut (design: hardening of the window):",
    );
}

fn forbidden(arrows: &[Arrow], members: &BTreeSet<String>) -> Vec<String> {
    let mut findings = Vec::new();
    for Arrow { from, to } in arrows {
        let Some(row) = TABLE.iter().find(|row| row.member == from) else {
            continue;
        };
        let other_member = members.contains(to) && !row.members.contains(&to.as_str());
        // `tauri-build` and the plugins are as much the window's as `tauri` itself.
        let never = row.never.iter().any(|name| to == name || to.starts_with(&format!("{name}-")));
        if other_member || never {
            findings.push(format!("{from} -> {to}"));
        }
    }
    findings
}

/// Maps each package's name to what its code (not its tests) uses.
fn graph(metadata: &Metadata) -> BTreeMap<String, BTreeSet<String>> {
    let resolve = metadata.resolve.as_ref().expect("cargo resolves the workspace");
    let mut graph = BTreeMap::<String, BTreeSet<String>>::new();
    for node in &resolve.nodes {
        let used = graph.entry(metadata[&node.id].name.to_string()).or_default();
        for dependency in &node.deps {
            if dependency.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development) {
                used.insert(metadata[&dependency.pkg].name.to_string());
            }
        }
    }
    graph
}

fn reached(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut findings = Vec::new();
    for row in &TABLE {
        let mut seen = BTreeSet::from([row.member.to_owned()]);
        let mut open = vec![row.member.to_owned()];
        while let Some(name) = open.pop() {
            for next in graph.get(&name).into_iter().flatten() {
                if seen.insert(next.clone()) {
                    open.push(next.clone());
                    if row.never_reached.contains(&next.as_str()) {
                        findings.push(format!("{} reaches {next} through {name}", row.member));
                    }
                }
            }
        }
    }
    findings
}

fn open_doors(features: &[&str]) -> Vec<String> {
    ["default", "devtools", "dynamic-acl", "protocol-asset", "macos-private-api"]
        .iter()
        .filter(|door| features.contains(door))
        .map(|door| (*door).to_owned())
        .collect()
}

#[test]
fn a_forbidden_arrow_is_found() {
    let members = BTreeSet::from(["crdt".to_owned(), "casework".to_owned()]);
    let arrow = |from: &str, to: &str| Arrow { from: from.to_owned(), to: to.to_owned() };
    let arrows = [
        arrow("crdt", "automerge"),
        arrow("crdt", "casework"),
        arrow("crdt", "rusqlite"),
        arrow("casework", "tauri-plugin-dialog"),
        arrow("roundtable", "crdt"),
    ];
    assert_eq!(
        forbidden(&arrows, &members),
        ["crdt -> casework", "crdt -> rusqlite", "casework -> tauri-plugin-dialog", "roundtable -> crdt"],
        "members, crates and their families are judged; what the table allows is left alone"
    );
}

#[test]
fn a_forbidden_crate_behind_another_is_found() {
    let uses = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let graph = BTreeMap::from([("crdt".to_owned(), uses(&["innocent"])), ("innocent".to_owned(), uses(&["tokio"]))]);
    assert_eq!(reached(&graph), ["crdt reaches tokio through innocent"], "an arrow may not be drawn in two strokes");
}

#[test]
fn an_open_door_is_found() {
    assert_eq!(open_doors(&["wry", "devtools"]), ["devtools"], "devtools read every page");
}
