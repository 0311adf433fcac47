//! Names of files and folders: nouns and verbs of the field, never a word that fits anything.

use crate::tree::{files, must_be_none};

const FITS_ANYTHING: [&str; 7] = ["manager", "service", "helper", "helpers", "util", "utils", "common"];

#[test]
fn no_file_has_a_name_that_fits_anything() {
    let findings: Vec<String> = files().into_iter().map(|file| file.path).filter(|path| fits_anything(path)).collect();
    must_be_none(&findings, "A folder is a noun, a file a verb; these names tell nobody what is inside:");
}

/// Says whether a part of the path, or a word of it (`case_manager`, `CaseManager`), fits anything.
fn fits_anything(path: &str) -> bool {
    path.split('/').flat_map(words).any(|word| FITS_ANYTHING.contains(&word.as_str()))
}

fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if !letter.is_alphanumeric() || letter.is_uppercase() {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

#[test]
fn a_name_that_fits_anything_is_found() {
    for path in ["casework/src/case_manager.rs", "ui/src/CaseService.tsx", "crdt/src/util/mod.rs"] {
        assert!(fits_anything(path), "{path} must be found");
    }
    for path in ["casework/src/case/refer.rs", "crdt/src/utility_bill.rs", "ui/src/commonplace.ts"] {
        assert!(!fits_anything(path), "{path} only looks like one");
    }
}
