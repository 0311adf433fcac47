//! How tests are written: none ignored, none that sleeps.

use crate::tree::{File, must_be_none, sources};

// Put together here, so that this file does not find itself.
const IGNORED: [&str; 3] = [concat!("#[ign", "ore"), concat!(".sk", "ip("), concat!(".on", "ly(")];
const SLEEPS: [&str; 3] = [concat!("::sle", "ep("), concat!("sle", "ep_ms("), concat!(" sle", "ep(")];

#[test]
fn no_test_is_ignored() {
    let findings: Vec<String> = sources().iter().flat_map(|file| found(file, &IGNORED)).collect();
    must_be_none(&findings, "A test that does not run protects nobody; mend it or remove it:");
}

#[test]
fn no_test_sleeps() {
    let findings: Vec<String> =
        sources().iter().filter(|file| is_test(file)).flat_map(|file| found(file, &SLEEPS)).collect();
    must_be_none(
        &findings,
        "A test that sleeps is slow on a good day and fails on a bad one; wait for the thing itself:",
    );
}

/// Says whether a file holds tests only.
fn is_test(file: &File) -> bool {
    file.path.starts_with("tests/")
        || file.path.contains("/tests/")
        || file.ends_with_any(&["/tests.rs", ".test.ts", ".test.tsx"])
}

fn found(file: &File, forbidden: &[&str]) -> Vec<String> {
    let in_ui = file.path.starts_with("ui/");
    let mut findings = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for word in forbidden {
            // `.skip(` and `.only(` are the interface's ways to ignore; in Rust they are iterators'.
            let theirs = word.starts_with('.') && !in_ui;
            if code.contains(word) && !theirs {
                findings.push(format!("{}:{} {}", file.path, number + 1, code.trim()));
            }
        }
    }
    findings
}

#[test]
fn an_ignored_test_is_found() {
    let file = File::sample("crdt/src/change.rs", concat!("#[test]\n#[ign", "ore = \"slow\"]\nfn x() {}\n"));
    assert_eq!(found(&file, &IGNORED).len(), 1, "an ignored test must be found");
    let file = File::sample("ui/src/x.test.ts", concat!("it.sk", "ip('does', () => {});\n"));
    assert_eq!(found(&file, &IGNORED).len(), 1, "the interface's way of ignoring must be found");
}

#[test]
fn a_sleeping_test_is_found() {
    let text = concat!("std::thread::sle", "ep(Duration::from_secs(1));\n");
    let file = File::sample("tests/tests/e2e_case.rs", text);
    assert!(is_test(&file), "everything in tests/ is a test");
    assert_eq!(found(&file, &SLEEPS).len(), 1, "a sleeping test must be found");
}
