//! Backup, restore, passphrase and recovery code from the command line.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    reason = "tests"
)]

mod desk;

use desk::{Desk, MARY, Said, promised, text};
use serde_json::Value;

const NEW: &str = "a kettle nobody else would name";

fn with(desk: &Desk, vault: &str, argv: &[&str], settings: &[(&str, &str)]) -> Said {
    Said::of(&desk.program(vault).arg("--json").args(argv).envs(settings.iter().copied()).output().unwrap())
}

#[test]
fn a_backup_and_the_recovery_code_make_a_vault_on_another_laptop() {
    let desk = Desk::new();
    let code = text(&desk.init("practice", "Riverside Practice", "gp_practice"), "/recovery_code");
    let case = desk.add("practice", MARY);
    let made = desk.ask("practice", &["backup", "practice.rtbackup"]);
    promised(&made, &["file", "bytes"]);
    let bytes = std::fs::metadata(desk.path("practice.rtbackup")).unwrap().len();
    assert_eq!(made["bytes"].as_u64(), Some(bytes), "its size");
    let again = desk.json("practice", &["backup", "practice.rtbackup"]);
    assert_eq!((again.code, text(&again.error(), "/code")), (1, "file_exists".to_owned()), "never written over");

    let restore = |vault: &str, file: &str, code: &str| {
        let settings = [("ROUNDTABLE_RECOVERY_CODE", code), ("ROUNDTABLE_PASSPHRASE", NEW)];
        with(&desk, vault, &["restore", file], &settings)
    };
    let refused = |said: Said| (said.code, text(&said.error(), "/code"));
    assert_eq!(refused(restore("practice", "practice.rtbackup", &code)), (1, "vault_exists".to_owned()));
    let other = text(&desk.init("hospice", "Hathermoor Hospice", "hospice"), "/recovery_code");
    assert_eq!(refused(restore("new", "practice.rtbackup", &other)), (12, "wrong_passphrase".to_owned()));
    assert_eq!(refused(restore("new", "practice.rtbackup", "ABCD")), (1, "invalid".to_owned()));
    desk.write("letter.txt", "Dear colleague");
    assert_eq!(refused(restore("new", "letter.txt", &code)), (14, "not_a_backup".to_owned()));
    assert_eq!(refused(restore("new", "nowhere", &code)), (1, "file".to_owned()));
    let mut whole = std::fs::read(desk.path("practice.rtbackup")).unwrap();
    let middle = whole.len() / 2;
    whole[middle] ^= 1;
    std::fs::write(desk.path("damaged"), &whole).unwrap();
    let damaged = restore("new", "damaged", &code);
    assert!(damaged.err.contains("recovery code was not tried"), "damage is not a wrong code: {}", damaged.err);
    assert_eq!(refused(damaged), (13, "damaged".to_owned()));
    assert!(!desk.path("new/vault.hdr").exists(), "no attempt left a vault");

    let said = restore("new", "practice.rtbackup", &code);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "restored");
    let made = said.json();
    promised(&made, &["seat", "recovered_cases", "recovery_code"]);
    assert_eq!(made["recovered_cases"], 1);
    assert_ne!(text(&made, "/recovery_code"), code, "a new code for a new vault");
    let shown = with(&desk, "new", &["case", "show", &case], &[("ROUNDTABLE_PASSPHRASE", NEW)]);
    assert_eq!(text(&shown.json(), "/family_name"), "Smith", "with the case");
}

#[test]
fn the_passphrase_and_the_recovery_code_are_changed_rehearsed_and_reset() {
    let desk = Desk::new();
    let code = text(&desk.init("v", "Riverside Practice", "gp_practice"), "/recovery_code");
    let run = |argv: &[&str], settings: &[(&str, &str)]| with(&desk, "v", argv, settings);
    assert_eq!(
        run(&["recovery", "rehearse"], &[("ROUNDTABLE_RECOVERY_CODE", &code)]).json()["opens"],
        Value::Bool(true)
    );
    let wrong = run(&["recovery", "rehearse"], &[("ROUNDTABLE_RECOVERY_CODE", "ABCD")]);
    assert_eq!((wrong.code, text(&wrong.error(), "/field")), (1, "recovery_code".to_owned()));
    assert_eq!(run(&["passphrase", "change"], &[]).code, 2, "without a new one nothing can be done");
    assert_eq!(run(&["passphrase", "change"], &[("ROUNDTABLE_NEW_PASSPHRASE", "hospice")]).code, 1, "too weak");
    assert_eq!(run(&["passphrase", "change"], &[("ROUNDTABLE_NEW_PASSPHRASE", NEW)]).code, 0);
    assert_eq!(run(&["status"], &[]).code, 12, "the old one no longer opens it");
    let new = ("ROUNDTABLE_PASSPHRASE", NEW);
    assert_eq!(run(&["status"], &[new]).code, 0, "the new one does");
    let second = text(&run(&["recovery", "replace"], &[new]).json(), "/recovery_code");
    assert_eq!(run(&["recovery", "rehearse"], &[new, ("ROUNDTABLE_RECOVERY_CODE", &code)]).code, 12, "the old paper");
    let reset =
        [("ROUNDTABLE_RECOVERY_CODE", second.as_str()), ("ROUNDTABLE_NEW_PASSPHRASE", "marmalade tins on the towpath")];
    assert_eq!(run(&["passphrase", "reset"], &reset).code, 0, "a forgotten passphrase");
    assert_eq!(run(&["status"], &[("ROUNDTABLE_PASSPHRASE", "marmalade tins on the towpath")]).code, 0);
}
