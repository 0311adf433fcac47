//! The folder of a made-up neighbourhood: it says of itself that nothing in it is real, and only such a folder is ever
//! removed.

use std::{fs, io, path::Path};

use super::offices;
use crate::error::{Error, Result};

/// Stands in the folder of every made-up neighbourhood.
const MARK: &str = "Made-up people.txt";
const WORDS: &str = "Everybody in this folder is made up. Roundtable made it to look around in; it may be removed.\n";

/// Marks a folder as one of made-up people.
pub(super) fn mark(dir: &Path) -> Result<()> {
    fs::write(dir.join(MARK), WORDS).map_err(offices::no_room)
}

/// Whether a vault is one of a made-up neighbourhood.
#[must_use]
pub fn is_made_up(vault: &Path) -> bool {
    vault.parent().is_some_and(is_marked)
}

fn is_marked(dir: &Path) -> bool {
    fs::read(dir.join(MARK)).is_ok_and(|text| text == WORDS.as_bytes())
}

/// Removes a made-up neighbourhood, whole or half-made. A folder without the mark, or with anything in it that a
/// neighbourhood has not, is left as it is.
///
/// # Errors
/// `not_allowed` for any other folder; `file`.
pub fn remove(dir: &Path) -> Result<()> {
    const NOT_OURS: Error = Error::NotAllowed("That folder holds something that is not made up. It was left as it is.");
    let entries = match fs::read_dir(dir) {
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(in_the_way)?,
    };
    let known: Vec<&str> = offices::folders().chain(["stick", MARK]).collect();
    for entry in entries {
        let name = entry.map_err(in_the_way)?.file_name();
        if !known.iter().any(|known| name == *known) {
            return Err(NOT_OURS);
        }
    }
    if !is_marked(dir) {
        // An empty folder is nobody's.
        return fs::remove_dir(dir).map_err(|_| NOT_OURS);
    }
    fs::remove_dir_all(dir).map_err(in_the_way)
}

fn in_the_way(source: io::Error) -> Error {
    Error::File { what: "The made-up people could not be removed. Close other programs that use their folder.", source }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn only_a_marked_folder_with_nothing_else_in_it_is_removed() {
        let home = tempfile::tempdir().unwrap();
        let town = home.path().join("town");
        remove(&town).unwrap();
        fs::create_dir_all(town.join("practice")).unwrap();
        assert!(!is_made_up(&town.join("practice")), "nothing says so");
        assert_eq!(remove(&town).unwrap_err().code(), "not_allowed", "a vault of that name may be a real one");
        mark(&town).unwrap();
        assert!(is_made_up(&town.join("practice")), "its folder says so");
        fs::write(town.join("letter.odt"), "somebody's").unwrap();
        assert_eq!(remove(&town).unwrap_err().code(), "not_allowed", "somebody keeps a letter there");
        assert!(town.join("practice").exists() && town.join("letter.odt").exists(), "and nothing of it went");
        fs::remove_file(town.join("letter.odt")).unwrap();
        remove(&town).unwrap();
        assert!(!town.exists(), "the made-up people are gone");
    }
}
