//! Every source file opens with a sentence of purpose.

use crate::tree::{File, must_be_none, sources};

#[test]
fn every_file_opens_with_a_sentence_of_purpose() {
    let findings: Vec<String> =
        sources().iter().filter(|file| purpose(file).is_none()).map(|file| file.path.clone()).collect();
    must_be_none(
        &findings,
        "Whoever opens a file must learn from its first line what it is for (`//!`, `/** */`, `--`):",
    );
}

/// Gives the opening sentence, when the first line begins one in the manner of its language.
fn purpose(file: &File) -> Option<String> {
    let text = file.text.trim_start_matches('\u{feff}').trim_start();
    let first: String = if file.path.ends_with(".rs") {
        lines_that_begin(text, "//!")
    } else if file.path.ends_with(".sql") {
        lines_that_begin(text, "--")
    } else if text.starts_with("/*") {
        text.split_once("*/")?.0.trim_start_matches(['/', '*']).replace('*', " ")
    } else if file.path.ends_with(".scss") {
        lines_that_begin(text, "//")
    } else {
        return None;
    };
    let words = first.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let unfinished = first.contains("Being written") || first.contains("TODO");
    (words >= 3 && !unfinished).then_some(first)
}

fn lines_that_begin(text: &str, mark: &str) -> String {
    text.lines().map_while(|line| line.trim_start().strip_prefix(mark)).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_file_without_a_purpose_is_found() {
    for (path, text) in [
        ("a.rs", "use std::fs;\n//! Reads the vault's header.\n"),
        ("b.rs", "//! Being written.\nfn main() {}\n"),
        ("c.ts", "import { x } from './x';\n"),
        ("d.tsx", "/** */\nexport {};\n"),
        ("e.sql", "SELECT 1;\n"),
        ("f.rs", "//! Header.\n"),
    ] {
        assert!(purpose(&File::sample(path, text)).is_none(), "{path} says nothing of its purpose");
    }
}

#[test]
fn a_purpose_in_each_language_is_accepted() {
    for (path, text) in [
        ("a.rs", "//! Reads the vault's header,\n//! or says why it cannot.\n"),
        ("b.ts", "/**\n * Formats dates as people here write them.\n */\n"),
        ("c.sql", "-- The tables of the first release.\nCREATE TABLE x (y) STRICT;\n"),
        ("d.scss", "// Colours and sizes of the whole window.\n"),
    ] {
        assert!(purpose(&File::sample(path, text)).is_some(), "{path} says what it is for");
    }
}
