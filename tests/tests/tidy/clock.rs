//! The shared record has no clock, disk, network or surroundings: all of these are handed in.

use crate::tree::{File, must_be_none, sources};

const CLOCKS: [&str; 6] =
    ["SystemTime::now", "Instant::now", "Utc::now", "Local::now", "UNIX_EPOCH.elapsed", "clock_gettime"];
const OUTSIDE: [&str; 6] = ["std::fs", "std::net", "std::env", "std::process", "std::thread", "env::var"];

#[test]
fn the_shared_record_reads_no_clock() {
    let findings: Vec<String> =
        sources().iter().filter(|file| ships(file)).flat_map(|file| uses(file, &CLOCKS)).collect();
    must_be_none(&findings, "Time is handed in, so that a whole network of laptops runs in one deterministic process:");
}

#[test]
fn the_shared_record_touches_nothing_outside() {
    let findings: Vec<String> =
        sources().iter().filter(|file| ships(file)).flat_map(|file| uses(file, &OUTSIDE)).collect();
    must_be_none(&findings, "`crdt` has no disk, network, threads or environment of its own:");
}

/// The shared record as it ships; its tests measure time, and write the public vectors when they are told to.
fn ships(file: &File) -> bool {
    file.path.starts_with("crdt/src/") && !file.path.contains("/tests/")
}

fn uses(file: &File, forbidden: &[&str]) -> Vec<String> {
    let mut findings = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for word in forbidden.iter().filter(|word| code.contains(**word)) {
            findings.push(format!("{}:{} uses {word}", file.path, number + 1));
        }
    }
    findings
}

#[test]
fn a_clock_is_found_and_a_comment_is_not() {
    let file =
        File::sample("crdt/src/change.rs", "// never SystemTime::now here\nlet at = std::time::SystemTime::now();\n");
    assert_eq!(
        uses(&file, &CLOCKS),
        ["crdt/src/change.rs:2 uses SystemTime::now"],
        "code is judged, words about it are not"
    );
    let file = File::sample("crdt/src/bundle.rs", "use std::fs::File;\n");
    assert_eq!(uses(&file, &OUTSIDE).len(), 1, "a disk is found");
    assert!(ships(&file), "shipped code is judged");
    assert!(!ships(&File::sample("crdt/src/bundle/tests/vectors.rs", "")), "tests are not");
}
