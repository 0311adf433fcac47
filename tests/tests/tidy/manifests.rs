//! Manifests: every dependency's version once, in the root; profiles that keep panics catchable.

use crate::tree::{File, files, must_be_none, read};

#[test]
fn versions_are_stated_only_in_the_root() {
    let findings: Vec<String> = files()
        .iter()
        .filter(|file| file.name() == "Cargo.toml" && file.path != "Cargo.toml")
        .flat_map(stated_versions)
        .collect();
    must_be_none(&findings, "A version is stated once, in the root's [workspace.dependencies]:");
}

#[test]
fn every_member_takes_the_lints_of_the_workspace() {
    let findings: Vec<String> = files()
        .iter()
        .filter(|file| file.name() == "Cargo.toml" && file.path != "Cargo.toml")
        .filter(|file| value(&section(&file.text, "lints"), "workspace").as_deref() != Some("true"))
        .map(|file| file.path.clone())
        .collect();
    must_be_none(&findings, "Without `[lints] workspace = true` a crate may unwrap and panic:");
}

#[test]
fn panics_unwind_in_every_profile() {
    let root = read("Cargo.toml").expect("the root manifest is there");
    must_be_none(
        &aborting_profiles(&root),
        "The guard catches panics of the parser it fences, which needs `panic = \"unwind\"`:",
    );
}

#[test]
fn the_workspace_denies_what_ends_a_program() {
    let root = read("Cargo.toml").expect("the root manifest is there");
    must_be_none(&soft_lints(&root), "A hostile input is a refusal, never a panic, so these lints are denied:");
}

/// A release that another program can drive is for measuring; nobody may get one by accident.
#[test]
fn only_the_bench_builds_a_release_that_can_be_driven() {
    let manifest = read("src-tauri/Cargo.toml").expect("the window's manifest is there");
    let features = section(&manifest, "features");
    assert_eq!(value(&features, "automation").as_deref(), Some("[]"), "the feature is there and brings nothing else");
    assert_eq!(value(&features, "default"), None, "no feature is on by itself");
    let asking: Vec<String> = files()
        .iter()
        .filter(|file| file.path.starts_with("xtask/") || file.path.starts_with(".ci/"))
        .filter(|file| file.text.contains("features") && file.text.contains("automation"))
        .map(|file| file.path.clone())
        .collect();
    assert_eq!(asking, ["xtask/src/bench.rs"], "no other habit builds with it");
}

/// Gives the lines of a section, without comments and blanks.
fn section(manifest: &str, name: &str) -> Vec<String> {
    let mut within = false;
    let mut lines = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            within = line == format!("[{name}]");
        } else if within && !line.is_empty() && !line.starts_with('#') {
            lines.push(line.to_owned());
        }
    }
    lines
}

/// Finds `key = value` among the lines of a section, without its quotes.
fn value(lines: &[String], key: &str) -> Option<String> {
    lines.iter().find_map(|line| {
        let (found, value) = line.split_once('=')?;
        (found.trim() == key).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// Finds dependencies that do not take everything but features from the workspace.
fn stated_versions(manifest: &File) -> Vec<String> {
    let mut within = false;
    let mut findings = Vec::new();
    for line in manifest.text.lines().map(str::trim) {
        if line.starts_with('[') {
            let name = line.trim_matches(['[', ']']);
            within = name.ends_with("dependencies");
            if name.contains("dependencies.") {
                findings.push(format!("{}: {line} (write it on one line)", manifest.path));
            }
            continue;
        }
        if !within || line.is_empty() || line.starts_with('#') {
            continue;
        }
        let plain: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let taken = plain.contains(".workspace=true") || plain.contains("workspace=true");
        if !taken || plain.contains("version=") {
            findings.push(format!("{}: {line}", manifest.path));
        }
    }
    findings
}

fn aborting_profiles(root: &str) -> Vec<String> {
    ["profile.dev", "profile.release"]
        .iter()
        .filter(|profile| value(&section(root, profile), "panic").as_deref() != Some("unwind"))
        .map(|profile| format!("[{profile}] does not say it"))
        .collect()
}

fn soft_lints(root: &str) -> Vec<String> {
    let clippy = section(root, "workspace.lints.clippy");
    let rust = section(root, "workspace.lints.rust");
    let denied = |lines: &[String], lint: &str| {
        value(lines, lint).is_some_and(|level| level.contains("deny") || level.contains("forbid"))
    };
    let mut soft: Vec<String> = ["unwrap_used", "expect_used", "indexing_slicing", "panic", "print_stdout"]
        .iter()
        .filter(|lint| !denied(&clippy, lint))
        .map(|lint| format!("clippy::{lint}"))
        .collect();
    if !denied(&rust, "unsafe_code") {
        soft.push("unsafe_code".to_owned());
    }
    soft
}

#[test]
fn a_stated_version_is_found() {
    let manifest = File::sample(
        "casework/Cargo.toml",
        "[dependencies]\nserde.workspace = true\nzstd = \"0.13\"\ntauri = { workspace = true, features = [\"test\"] }\n\
         [dev-dependencies]\nrand = { version = \"0.9\" }\n[dependencies.libc]\nversion = \"0.2\"\n",
    );
    let findings = stated_versions(&manifest);
    assert_eq!(findings.len(), 3, "two versions, and a section of its own with a third: {findings:?}");
    assert!(findings[0].contains("zstd"), "the first is named: {findings:?}");
}

#[test]
fn an_aborting_profile_is_found() {
    let root = "[profile.dev]\npanic = \"unwind\"\n[profile.release]\npanic = \"abort\"\n";
    assert_eq!(
        aborting_profiles(root),
        ["[profile.release] does not say it"],
        "abort would let one hostile file end the program"
    );
}

#[test]
fn a_softened_lint_is_found() {
    let root = "[workspace.lints.rust]\nunsafe_code = \"deny\"\n[workspace.lints.clippy]\nunwrap_used = \"warn\"\n\
                expect_used = \"deny\"\nindexing_slicing = \"deny\"\npanic = \"deny\"\nprint_stdout = \"deny\"\n";
    assert_eq!(soft_lints(root), ["clippy::unwrap_used"], "a warning stops nobody");
}
