//! The list of parts by others that "About Roundtable" shows: made from the lock files, committed, and current.

use std::{collections::BTreeSet, fs};

use cargo_metadata::{DependencyKind, MetadataCommand, PackageId};
use serde_json::Value;

use crate::tree::{read, root};

const LIST: &str = "ui/src/features/settings/generated/licences.json";

/// A name, a version and a licence.
type Part = (String, String, String);

#[test]
fn the_list_of_parts_is_what_the_lock_files_say() {
    let mut parts = crates();
    parts.extend(packages(&read("ui/package-lock.json").expect("the lock file is there")));
    let unlicensed: Vec<&Part> = parts.iter().filter(|(_, _, licence)| licence.is_empty()).collect();
    assert!(unlicensed.is_empty(), "a part without a licence may not be carried: {unlicensed:?}");
    let lines: Vec<String> = parts.iter().map(|part| serde_json::to_string(part).expect("text")).collect();
    let text = format!("[\n{}\n]\n", lines.join(",\n"));
    if std::env::var_os("ROUNDTABLE_UPDATE_LICENCES").is_some() {
        fs::write(root().join(LIST), &text).expect("written");
    }
    assert_eq!(
        read(LIST).unwrap_or_default(),
        text,
        "run `ROUNDTABLE_UPDATE_LICENCES=1 cargo nextest run -p tests --test tidy licences` and commit {LIST}"
    );
}

/// Every crate that the two programs hold, on any system they are made for.
fn crates() -> BTreeSet<Part> {
    let metadata = MetadataCommand::new()
        .current_dir(root())
        .other_options(vec!["--offline".to_owned(), "--locked".to_owned()])
        .exec()
        .expect("cargo metadata");
    let resolve = metadata.resolve.as_ref().expect("a resolved graph");
    let ours =
        |name: &str| metadata.packages.iter().find(|package| package.name == name).map(|package| package.id.clone());
    let mut open: Vec<PackageId> = ["roundtable-window", "roundtable"].into_iter().filter_map(ours).collect();
    let mut seen: BTreeSet<PackageId> = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let Some(node) = resolve.nodes.iter().find(|node| node.id == id) else { continue };
        // What only builds or tests is not carried.
        let carried =
            node.deps.iter().filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal));
        open.extend(carried.map(|dep| dep.pkg.clone()));
    }
    metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some() && seen.contains(&package.id))
        .map(|package| {
            (package.name.to_string(), package.version.to_string(), package.license.clone().unwrap_or_default())
        })
        .collect()
}

/// Every package of the pages that is not only for building or testing.
fn packages(lock: &str) -> BTreeSet<Part> {
    let lock: Value = serde_json::from_str(lock).expect("the lock file is JSON");
    let packages = lock["packages"].as_object().expect("packages");
    packages
        .iter()
        .filter(|(path, package)| {
            path.starts_with("node_modules/") && package["dev"] != true && package["optional"] != true
        })
        .map(|(path, package)| {
            let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
            let name = path.rsplit("node_modules/").next().unwrap_or_default();
            (name.to_owned(), text("version"), text("license"))
        })
        .collect()
}

#[test]
fn what_only_builds_is_not_listed() {
    let lock = r#"{"packages": {"": {"name": "x"},
        "node_modules/react": {"version": "1", "license": "MIT"},
        "node_modules/a/node_modules/@b/c": {"version": "2", "license": "ISC"},
        "node_modules/vite": {"version": "3", "license": "MIT", "dev": true}}}"#;
    let names: Vec<String> = packages(lock).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["@b/c", "react"], "carried packages only, by their own names");
}
