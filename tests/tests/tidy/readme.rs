//! The README names both commands, and CI runs the one that tests.

use crate::tree::{must_be_none, read};

#[test]
fn the_readme_names_both_commands() {
    must_be_none(
        &unnamed(&read("README.md").unwrap_or_default()),
        "Whoever clones this must find the two commands in README.md:",
    );
}

#[test]
fn ci_runs_the_command_that_tests() {
    let script = read(".ci/run").unwrap_or_default();
    assert!(
        script.lines().any(|line| !line.starts_with('#') && line.contains("cargo xtask test")),
        ".ci/run must run the README's test command, or CI proves something else"
    );
}

fn unnamed(readme: &str) -> Vec<String> {
    ["cargo xtask run", "cargo xtask test"]
        .iter()
        .filter(|command| !readme.contains(**command))
        .map(|command| (*command).to_owned())
        .collect()
}

#[test]
fn a_readme_without_a_command_is_found() {
    assert_eq!(unnamed("Type `cargo xtask run`."), ["cargo xtask test"], "one of two is not both");
}
