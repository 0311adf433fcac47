//! What a thief of the laptop sees: no words, no other people's rights, no file that was not meant.

use crate::child::Kin;
use crate::support::{create, open, write};
use std::collections::BTreeSet;
use std::fs;

const CANARY: &str = "Zephyrine Quillfeather";

#[test]
fn nothing_readable_is_in_any_file_open_or_closed() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, code) = create(dir.path());
    for n in 1..=50 {
        write(&mut vault, n, CANARY).unwrap();
    }
    let paper = code.reveal().replace('-', "");
    let scan = |when: &str| {
        for entry in fs::read_dir(dir.path()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            for secret in [CANARY, "CREATE TABLE", "SQLite format 3", crate::support::WORDS, &paper] {
                let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
                assert!(!found, "{when}: {secret:?} is readable in {}", path.display());
            }
        }
    };
    assert!(vault.paths().wal().exists(), "the log is there to be read");
    scan("open");
    vault.close().unwrap();
    scan("closed");
}

#[test]
fn the_files_are_the_expected_ones_and_private() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("vault");
    let (mut vault, _) = create(&place);
    write(&mut vault, 1, "x").unwrap();
    let names = || -> BTreeSet<String> {
        fs::read_dir(&place).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    };
    let expected = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(
        names(),
        expected(&["vault.db", "vault.db-wal", "vault.hdr", "vault.hdr.2", "vault.lock", "vault.seen"]),
        "no -shm"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&place), 0o700, "the folder");
        for name in names() {
            assert_eq!(mode(&place.join(&name)), 0o600, "{name}");
        }
    }
    vault.close().unwrap();
    assert_eq!(
        names(),
        expected(&["vault.db", "vault.hdr", "vault.hdr.2", "vault.lock", "vault.seen"]),
        "closed: no log"
    );
}

#[cfg(unix)]
#[test]
fn a_vault_that_others_could_read_is_reported_and_made_private() {
    use std::os::unix::fs::PermissionsExt;
    let dir = crate::support::filled(1);
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(dir.path().join("vault.db"), fs::Permissions::from_mode(0o644)).unwrap();
    let findings = casework::vault::diagnose(dir.path()).unwrap();
    assert_eq!(findings.iter().filter(|f| f.what.contains("Other people")).count(), 2, "{findings:?}");
    drop(open(dir.path()));
    assert_eq!(fs::metadata(dir.path().join("vault.db")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(dir.path()).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn sqlcipher_says_nothing_on_standard_error() {
    let dir = crate::support::filled(40);
    crate::support::edit(&dir.path().join("vault.db"), |bytes| bytes[2000] ^= 1);
    let mut other = Kin::start("try", dir.path());
    let said = other.hear().expect("an answer");
    assert!(said.starts_with("Damaged"), "the only line is the answer: {said}");
    assert_eq!(other.hear(), None, "and nothing else was written there");
}
