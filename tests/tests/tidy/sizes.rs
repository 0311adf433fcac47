//! File sizes: think again at 400 lines, stop at 600.

use crate::tree::{File, must_be_none, sources};

const THINK_AGAIN: usize = 400;
const STOP: usize = 600;

#[test]
fn no_file_is_longer_than_a_person_reads() {
    let files = sources();
    for (lines, path) in longer_than(&files, THINK_AGAIN) {
        println!("think again: {path} has {lines} lines");
    }
    let findings: Vec<String> =
        longer_than(&files, STOP).into_iter().map(|(lines, path)| format!("{path} has {lines} lines")).collect();
    must_be_none(&findings, "Above 600 lines a file holds several nouns or verbs; take it apart:");
}

fn longer_than(files: &[File], limit: usize) -> Vec<(usize, &str)> {
    files
        .iter()
        .map(|file| (file.text.lines().count(), file.path.as_str()))
        .filter(|(lines, _)| *lines > limit)
        .collect()
}

#[test]
fn a_long_file_is_found() {
    let files = [File::sample("long.rs", &"x\n".repeat(601)), File::sample("fit.rs", &"x\n".repeat(600))];
    assert_eq!(longer_than(&files, STOP), [(601, "long.rs")], "600 is the last that fits");
}
