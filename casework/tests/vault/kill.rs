//! `kill -9` at moments nobody chose. `ROUNDTABLE_KILLS` sets how often (60 here, 2,000 in CI, 20,000 for a release).

use crate::child::Kin;
use crate::support::{Dice, OTHER_WORDS, WORDS, check, count, create, damage, filled, migrations, open, try_open};
use casework::vault::{self, Passphrase, VaultError};
use std::time::{Duration, Instant};

fn kills() -> u64 {
    std::env::var("ROUNDTABLE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(60)
}

/// Passes a few microseconds without giving the moment away to the scheduler's clock.
fn linger(dice: &mut Dice, most_micros: u64) {
    let until = Instant::now() + Duration::from_micros(dice.below(most_micros));
    while Instant::now() < until {
        std::hint::spin_loop();
    }
}

#[test]
fn a_killed_writer_loses_nothing_that_was_acknowledged() {
    let mut dir = filled(1);
    let mut dice = Dice(31);
    let mut acknowledged = 1i64;
    for round in 0..kills() {
        // A new vault now and then: every opening after a kill reads all pages, and thousands of rounds grow a large one.
        if round % 40 == 39 {
            assert!(damage(&check(dir.path()).expect("checks")).is_empty(), "round {round}: sound so far");
            dir = filled(1);
            acknowledged = 1;
        }
        let mut writer = Kin::start("write", dir.path());
        let wanted = if round % 8 == 0 { 500 } else { dice.below(60) };
        for _ in 0..=wanted {
            acknowledged = writer.hear().and_then(|n| n.parse().ok()).expect("the writer writes");
        }
        linger(&mut dice, 1500);
        let rest = writer.kill();
        acknowledged = rest.last().and_then(|n| n.parse().ok()).unwrap_or(acknowledged);
        let began = Instant::now();
        let mut vault = open(dir.path());
        let (rows, last) = count(&mut vault).expect("counts");
        assert!(last >= acknowledged, "round {round}: {acknowledged} was acknowledged, {last} is there");
        assert!(last <= acknowledged + 1, "round {round}: at most one commit was on its way");
        assert_eq!(rows, last, "round {round}: none is missing in between");
        assert!(!vault.rolled_back(), "round {round}: a kill is not a rollback");
        assert!(began.elapsed() < Duration::from_secs(2), "round {round}: opens at once");
        // Half of the rounds hand the next writer a closed vault, half an interrupted one.
        if round % 2 == 0 {
            vault.close().expect("closes");
        }
    }
    assert!(damage(&check(dir.path()).expect("checks")).is_empty(), "and the vault is sound at the end");
}

#[test]
fn a_killed_passphrase_change_leaves_exactly_one_passphrase() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, _) = create(dir.path());
    vault.close().unwrap();
    let mut dice = Dice(32);
    let mut between = 0;
    for round in 0..kills() {
        let mut changer = Kin::start("rewrap", dir.path());
        for _ in 0..=dice.below(6) {
            changer.hear().expect("it changes");
        }
        linger(&mut dice, 3000);
        let last = changer.kill().pop();
        between += u32::from(last.is_some_and(|line| line.starts_with("to ")));
        let opens = |words: &str| match vault::open(dir.path(), (&Passphrase::new(words)).into(), &migrations()) {
            Ok(vault) => {
                vault.close().expect("closes");
                true
            }
            Err(VaultError::WrongPassphrase) => false,
            Err(error) => panic!("round {round}: {error:?}"),
        };
        let (first, second) = (opens(WORDS), opens(OTHER_WORDS));
        assert!(first != second, "round {round}: exactly one opens ({first}, {second})");
        if second {
            let mut vault = vault::open(dir.path(), (&Passphrase::new(OTHER_WORDS)).into(), &migrations()).unwrap();
            let (old, new) = (Passphrase::new(OTHER_WORDS), Passphrase::new(WORDS));
            let kdf = vault::KdfParams::for_tests();
            vault::change_passphrase(&mut vault, (&old).into(), &new, kdf, &mut vault::SystemEntropy).expect("back");
            vault.close().unwrap();
        }
    }
    assert!(between > 0 || kills() < 20, "some kills fell into a change");
}

#[test]
fn a_killed_creation_leaves_a_vault_that_opens_or_none() {
    let mut dice = Dice(33);
    let (mut made, mut none) = (0, 0);
    for round in 0..kills() {
        let dir = tempfile::tempdir().unwrap();
        let mut maker = Kin::start("create", dir.path());
        assert_eq!(maker.hear().as_deref(), Some("begin"));
        linger(&mut dice, 25_000);
        maker.kill();
        match try_open(dir.path()) {
            Ok(mut vault) => {
                assert_eq!(count(&mut vault).unwrap(), (1, 1), "round {round}: with what it begins with");
                assert!(!vault.rolled_back(), "round {round}: and its witness");
                made += 1;
            }
            Err(VaultError::NoVault) => {
                let (vault, _) = create(dir.path());
                assert!(!vault.rolled_back(), "round {round}: a second attempt starts clean");
                none += 1;
            }
            Err(error) => panic!("round {round}: {error:?}"),
        }
    }
    assert!(made + none == kills() && none > 0, "{made} whole, {none} none");
}
