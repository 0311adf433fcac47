//! An ordinary life: made, locked, opened by passphrase or recovery code, refused to others, changed, upgraded.

use crate::child::Kin;
use crate::support::{
    OTHER_WORDS, check, contents, count, create, fill, filled, migrations, open, try_open, words, write,
};
use casework::vault::{self, KdfParams, Passphrase, PassphraseProblem, Paths, Secret, SystemEntropy, VaultError};
use rusqlite_migration::{M, Migrations};
use std::fs;
use std::time::{Duration, Instant};

#[test]
fn what_was_written_is_there_after_the_vault_was_closed_and_opened() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("new folder").join("vault");
    let (mut vault, _) = create(&place);
    let id = vault.vault_id();
    assert!(!vault.rolled_back(), "a new vault is the newest there is");
    fill(&mut vault, 1, 30);
    vault.close().expect("closes");
    let mut vault = open(&place);
    assert_eq!(count(&mut vault).unwrap(), (30, 30), "every note is there");
    assert_eq!(vault.vault_id(), id, "the same vault");
    assert!(!vault.rolled_back(), "nothing was rolled back");
    drop(vault);
    let mut vault = open(&place);
    assert_eq!(count(&mut vault).unwrap(), (30, 30), "dropping instead of closing is safe");
}

#[test]
fn another_passphrase_is_refused_in_words_and_changes_nothing() {
    let dir = filled(5);
    let before = contents(dir.path());
    for wrong in ["marmalade tins on the footpath", "", "MARMALADE TINS ON THE TOWPATH"] {
        let error = vault::open(dir.path(), (&Passphrase::new(wrong)).into(), &migrations()).expect_err("refused");
        assert!(matches!(error, VaultError::WrongPassphrase), "{error:?}");
        assert_eq!(error.to_string(), "That passphrase does not open this vault.");
    }
    assert_eq!(contents(dir.path()), before, "a wrong passphrase leaves every byte");
    let mut vault = open(dir.path());
    assert_eq!(count(&mut vault).unwrap(), (5, 5), "the right one still opens");
}

#[test]
fn the_recovery_code_opens_the_vault_and_replaces_a_forgotten_passphrase() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, code) = create(dir.path());
    vault.close().unwrap();
    let typed = code.reveal().to_lowercase().replace('-', " ");
    let code = vault::RecoveryCode::parse(&typed).expect("typed from paper");
    let mut vault = vault::open(dir.path(), (&code).into(), &migrations()).expect("the code opens");
    let new = Passphrase::new(OTHER_WORDS);
    vault::change_passphrase(&mut vault, Secret::Recovery(&code), &new, KdfParams::for_tests(), &mut SystemEntropy)
        .unwrap();
    vault.close().unwrap();
    assert!(matches!(try_open(dir.path()), Err(VaultError::WrongPassphrase)), "the forgotten one is gone");
    let mut vault = vault::open(dir.path(), (&new).into(), &migrations()).expect("the new one opens");
    let newer =
        vault::replace_recovery_code(&mut vault, (&new).into(), KdfParams::for_tests(), &mut SystemEntropy).unwrap();
    drop(vault);
    let old = vault::open(dir.path(), (&code).into(), &migrations());
    assert!(matches!(old, Err(VaultError::WrongRecoveryCode)), "the old paper is worthless");
    assert!(vault::open(dir.path(), (&newer).into(), &migrations()).is_ok(), "the new paper opens");
}

#[test]
fn the_passphrase_is_changed_only_by_who_knows_the_old_one() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = create(dir.path());
    let new = Passphrase::new(OTHER_WORDS);
    let mut change = |old: &Passphrase, new: &Passphrase| {
        vault::change_passphrase(&mut vault, old.into(), new, KdfParams::for_tests(), &mut SystemEntropy)
    };
    assert!(matches!(change(&new, &new), Err(VaultError::WrongPassphrase)), "the old one is asked for");
    let weak = change(&words(), &Passphrase::new("short"));
    assert!(matches!(weak, Err(VaultError::WeakPassphrase(PassphraseProblem::TooShort))), "a weak one is refused");
    change(&words(), &new).expect("changes");
    assert!(matches!(change(&words(), &new), Err(VaultError::WrongPassphrase)), "at once");
    drop(vault);
    assert!(vault::open(dir.path(), (&new).into(), &migrations()).is_ok());
    let paths = Paths::new(dir.path());
    assert_eq!(fs::read(paths.header()).unwrap(), fs::read(paths.header_copy()).unwrap(), "both copies were changed");
}

#[test]
fn a_vault_is_never_made_over_another() {
    let dir = filled(3);
    let before = contents(dir.path());
    let again =
        |dir: &std::path::Path| vault::create(dir, &words(), &mut SystemEntropy, KdfParams::for_tests(), &migrations());
    assert!(matches!(again(dir.path()), Err(VaultError::AlreadyThere)));
    assert_eq!(contents(dir.path()), before, "untouched");
    let paths = Paths::new(dir.path());
    fs::remove_file(paths.header()).unwrap();
    assert!(matches!(again(dir.path()), Err(VaultError::AlreadyThere)), "the second copy is enough");
    fs::remove_file(paths.header_copy()).unwrap();
    assert!(
        matches!(again(dir.path()), Err(VaultError::AlreadyThere)),
        "a database without keys may get its keys back"
    );
    let lost = try_open(dir.path()).expect_err("no keys");
    assert!(matches!(lost, VaultError::Damaged { .. }), "lost keys are damage, not 'no vault': {lost:?}");
    assert_eq!(
        contents(dir.path()).get(std::path::Path::new("vault.db")),
        before.get(std::path::Path::new("vault.db"))
    );
}

#[test]
fn a_vault_whose_first_contents_fail_was_never_one() {
    let dir = tempfile::tempdir().unwrap();
    let attempt = |fails: bool| {
        vault::create_with(
            dir.path(),
            &words(),
            &mut SystemEntropy,
            KdfParams::for_tests(),
            &migrations(),
            |vault, code| {
                assert_eq!(code.reveal().len(), 29, "the code is known by then");
                assert!(!vault.paths().header().exists(), "not a vault yet");
                write(vault, 1, "the organisation")?;
                if fails { Err(VaultError::JobBroke) } else { Ok(7) }
            },
        )
    };
    assert!(matches!(attempt(true), Err(VaultError::JobBroke)));
    assert!(contents(dir.path()).is_empty(), "swept away: {:?}", contents(dir.path()).keys());
    assert!(matches!(try_open(dir.path()), Err(VaultError::NoVault)));
    let (vault, _, value) = attempt(false).expect("the second attempt");
    assert_eq!(value, 7);
    drop(vault);
    let mut vault = open(dir.path());
    assert_eq!(count(&mut vault).unwrap(), (1, 1), "with what it began with");
    assert!(!vault.rolled_back());
}

#[test]
fn a_weak_passphrase_makes_no_vault_and_an_empty_folder_holds_none() {
    let dir = tempfile::tempdir().unwrap();
    let weak = vault::create(
        dir.path(),
        &Passphrase::new("password1234"),
        &mut SystemEntropy,
        KdfParams::for_tests(),
        &migrations(),
    );
    assert!(matches!(weak, Err(VaultError::WeakPassphrase(PassphraseProblem::TooCommon))));
    assert!(matches!(try_open(dir.path()), Err(VaultError::NoVault)));
    assert!(matches!(check(dir.path()), Err(VaultError::NoVault)));
    assert!(matches!(vault::diagnose(dir.path()), Err(VaultError::NoVault)));
    assert!(contents(dir.path()).is_empty(), "asking leaves no files behind");
    assert!(matches!(try_open(&dir.path().join("nowhere")), Err(VaultError::NoVault)));
}

#[test]
fn one_vault_has_one_opener_and_the_next_gets_in_at_once_when_it_dies() {
    let dir = filled(2);
    let mut holder = Kin::start("hold", dir.path());
    assert_eq!(holder.hear().as_deref(), Some("open"));
    let began = Instant::now();
    let mut other = Kin::start("try", dir.path());
    let said = other.hear().expect("an answer");
    assert_eq!(said, format!("in use by {}", holder.process.id()), "it says who");
    assert!(began.elapsed() < Duration::from_secs(1), "and says so within a second");
    other.process.wait().unwrap();
    assert!(matches!(try_open(dir.path()), Err(VaultError::InUse { .. })), "this process is refused too");
    assert!(matches!(check(dir.path()), Err(VaultError::InUse { .. })), "so is a check");
    assert!(matches!(vault::diagnose(dir.path()), Err(VaultError::InUse { .. })), "and a look from outside");
    holder.kill();
    let vault = open(dir.path());
    assert!(matches!(try_open(dir.path()), Err(VaultError::InUse { .. })), "twice in one process is refused as well");
    drop(vault);
    assert!(try_open(dir.path()).is_ok());
}

#[test]
fn newer_tables_or_a_newer_key_file_are_refused_untouched() {
    let dir = filled(2);
    let newer = Migrations::new(vec![
        M::up("CREATE TABLE note (n INTEGER NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT;"),
        M::up("CREATE TABLE visit (n INTEGER NOT NULL PRIMARY KEY) STRICT;"),
    ]);
    vault::open(dir.path(), (&words()).into(), &newer).expect("upgrades").close().unwrap();
    let before = contents(dir.path());
    let refused = try_open(dir.path()).expect_err("an older program");
    assert!(matches!(&refused, VaultError::NewerVersion { needed } if !needed.is_empty()), "{refused:?}");
    assert_eq!(contents(dir.path()), before, "nothing was changed by the older program");
    assert!(vault::open(dir.path(), (&words()).into(), &newer).is_ok(), "the newer one still opens it");

    let later = |bytes: &mut Vec<u8>, from: &str, to: &str| {
        use sha2::{Digest, Sha256};
        let text = String::from_utf8(bytes.clone()).unwrap().replace(from, to);
        let body: String = text.lines().take(3).map(|line| format!("{line}\n")).collect();
        let hash: String = Sha256::digest(body.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        *bytes = format!("{body}{hash}\n").into_bytes();
    };
    for (from, to) in
        [("\"needs_version\":\"0.1.0\"", "\"needs_version\":\"99.2.0\""), ("roundtable vault 1", "roundtable vault 2")]
    {
        let dir = filled(1);
        for copy in [Paths::new(dir.path()).header(), Paths::new(dir.path()).header_copy()] {
            crate::support::edit(&copy, |bytes| later(bytes, from, to));
        }
        let before = contents(dir.path());
        assert!(matches!(try_open(dir.path()), Err(VaultError::NewerVersion { .. })), "{to}");
        assert_eq!(contents(dir.path()), before);
    }
}

#[test]
fn a_job_that_fails_leaves_nothing_and_a_wrong_statement_does_not_close_the_vault() {
    let dir = filled(3);
    let mut vault = open(dir.path());
    let failed: Result<(), VaultError> = vault.transaction(|tx| {
        tx.execute("INSERT INTO note (n, body) VALUES (4, 'half')", [])?;
        Err(VaultError::JobBroke)
    });
    assert!(matches!(failed, Err(VaultError::JobBroke)));
    assert_eq!(count(&mut vault).unwrap(), (3, 3), "rolled back");
    assert!(matches!(write(&mut vault, 3, "twice"), Err(VaultError::Sql(_))), "a constraint is its own kind of error");
    write(&mut vault, 4, "whole").expect("the vault goes on");
    assert_eq!(count(&mut vault).unwrap(), (4, 4));
}

#[test]
fn a_wrapped_secret_opens_only_for_its_purpose_and_in_its_vault() {
    let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let ((vault, _), (other, _)) = (create(dir.path()), create(elsewhere.path()));
    let wrapped = vault.wrap_secret("seat/sign", b"a seat's signing key", &mut SystemEntropy).unwrap();
    assert!(!wrapped.windows(6).any(|w| w == b"a seat"), "nothing readable");
    assert_eq!(vault.unwrap_secret("seat/sign", &wrapped).unwrap().as_slice(), b"a seat's signing key");
    assert!(matches!(vault.unwrap_secret("seat/box", &wrapped), Err(VaultError::SealBroken)), "another purpose");
    assert!(matches!(other.unwrap_secret("seat/sign", &wrapped), Err(VaultError::SealBroken)), "another vault");
    for at in 0..wrapped.len() {
        let mut bad = wrapped.clone();
        bad[at] ^= 1;
        assert!(vault.unwrap_secret("seat/sign", &bad).is_err(), "byte {at}");
        assert!(vault.unwrap_secret("seat/sign", &wrapped[..at]).is_err(), "cut to {at}");
    }
}
