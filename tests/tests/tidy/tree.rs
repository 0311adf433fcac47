//! The checkout as the rules see it: every file that people wrote, with its text.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold what was built, fetched or generated.
const NOT_OURS: [&str; 7] = ["target", "node_modules", "dist", "generated", "gen", ".git", "fixtures"];

/// One file: its path from the top with forward slashes, and its text.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// Makes a sample for a rule to judge.
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub(crate) fn ends_with_any(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Gives the top of the checkout that the test runs in, which the runner names; several checkouts may
/// share one target folder.
pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map_or(env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    package.parent().expect("this package lies in the checkout").to_path_buf()
}

/// Reads one file by its path from the top.
pub(crate) fn read(path: &str) -> Option<String> {
    fs::read_to_string(root().join(path)).ok()
}

/// Reads every file that people wrote and that is text, sorted by path.
pub(crate) fn files() -> Vec<File> {
    let mut found = Vec::new();
    gather(&root(), "", &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 20, "the rules must see the checkout, not an empty folder: {}", found.len());
    found
}

/// Gives the source files: those that people write and a compiler reads.
pub(crate) fn sources() -> Vec<File> {
    files().into_iter().filter(|file| file.ends_with_any(&[".rs", ".ts", ".tsx", ".sql", ".scss"])).collect()
}

fn gather(folder: &Path, within: &str, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder of the checkout can be listed") {
        let entry = entry.expect("a folder of the checkout can be listed");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{within}{name}");
        let kind = entry.file_type().expect("an entry has a kind");
        if kind.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                gather(&entry.path(), &format!("{path}/"), found);
            }
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            found.push(File { path, text });
        }
    }
}

/// Fails with every finding on a line of its own, under the reason for the rule.
pub(crate) fn must_be_none(findings: &[String], reason: &str) {
    assert!(findings.is_empty(), "{reason}\n  {}", findings.join("\n  "));
}
