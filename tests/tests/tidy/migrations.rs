//! Released migrations never change: each has its SHA-256 in `tests/fixtures/migrations.sha256`.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::tree::{files, must_be_none, read};

const FOLDER: &str = "casework/src/store/migrations/";
const LEDGER: &str = "tests/fixtures/migrations.sha256";

#[test]
fn released_migrations_are_unchanged() {
    let kept = ledger(&read(LEDGER).unwrap_or_default());
    let found: BTreeMap<String, String> = files()
        .into_iter()
        .filter(|file| file.path.ends_with(".sql"))
        .filter_map(|file| {
            let name = file.path.strip_prefix(FOLDER)?.to_owned();
            Some((name, hex(&file.text)))
        })
        .collect();
    must_be_none(
        &altered(&kept, &found),
        "A vault somewhere has already been through these; write a new migration instead. \
         A new one is entered by adding its line to tests/fixtures/migrations.sha256:",
    );
}

fn hex(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads lines as `sha256sum` writes them: the hash, two spaces, the name.
fn ledger(text: &str) -> BTreeMap<String, String> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once("  "))
        .map(|(hash, name)| (name.trim().to_owned(), hash.to_owned()))
        .collect()
}

fn altered(kept: &BTreeMap<String, String>, found: &BTreeMap<String, String>) -> Vec<String> {
    let mut findings = Vec::new();
    for (name, hash) in found {
        match kept.get(name) {
            None => findings.push(format!("{hash}  {name}   (new: add this line)")),
            Some(old) if old != hash => findings.push(format!("{name} was changed")),
            Some(_) => {}
        }
    }
    for name in kept.keys().filter(|name| !found.contains_key(*name)) {
        findings.push(format!("{name} is gone"));
    }
    findings
}

#[test]
fn a_changed_a_missing_and_a_new_migration_are_found() {
    let table = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), hex(text))).collect::<BTreeMap<_, _>>()
    };
    let kept = table(&[("01.sql", "a"), ("02.sql", "b"), ("03.sql", "c")]);
    let found = table(&[("01.sql", "a"), ("02.sql", "B"), ("04.sql", "d")]);
    let findings = altered(&kept, &found);
    assert_eq!(findings.len(), 3, "one changed, one new, one gone: {findings:?}");
    assert!(findings[0].starts_with("02.sql was changed"), "the changed one is named: {findings:?}");
}

#[test]
fn the_ledger_is_read_as_sha256sum_writes_it() {
    let line = format!("# comment\n{}  01-kept.sql\n", hex("x"));
    assert_eq!(ledger(&line).get("01-kept.sql"), Some(&hex("x")), "so that one command makes a line");
}
