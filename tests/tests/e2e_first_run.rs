//! The first run in its odd states: what is missing, a passphrase that is too easy, a laptop that stops between vault and
//! paper, a backup, and made-up people that come and go.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::path::Path;

use tests::{
    offices::{Office, TwoOffices},
    window::{Hands, Thing, Trouble, Window, key},
};

const WORDS: &str = "marmalade tins on the towpath";
const SUMMARY: &str = "document.activeElement.classList.contains('rt-error-summary')";

/// A window on a vault that costs nothing to open, as a slow machine's tests need it.
fn open(vault: &Path) -> Result<Window, Trouble> {
    Window::open_with(vault, &[("ROUNDTABLE_TEST_KDF", Some("1"))], &[])
}

fn press(window: &Window, words: &str) -> Result<(), Trouble> {
    window.used_by(Hands::Mouse).press(Thing::Button(words))
}

fn choose_a_passphrase(window: &Window) -> Result<(), Trouble> {
    window.type_over("#new-passphrase", WORDS)?;
    window.type_over("#new-passphrase-again", WORDS)
}

/// Writes the code down and types two groups of it back.
fn confirm(window: &Window) -> Result<(), Trouble> {
    window.see(".rt-paper__groups li")?;
    let group = |nth: u32| window.ask(&format!("document.querySelectorAll('.rt-paper__groups li')[{nth}].innerText"));
    let (third, sixth) = (group(2)?, group(5)?);
    press(window, "I have it on paper")?;
    window.type_into("#group-3", third.as_str().unwrap())?;
    window.type_into("#group-6", &sixth.as_str().unwrap().to_lowercase())?;
    press(window, "Check")
}

#[test]
fn what_is_missing_is_named_back_keeps_answers_and_the_code_is_checked() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let vault = folder.path().join("vault");
    let window = open(&vault)?;
    let person = window.used_by(Hands::Mouse);
    window.until_it_says("Welcome to Roundtable")?;
    window.look("first-start")?;
    press(&window, "Set up this laptop")?;
    press(&window, "Continue")?;
    window.until(SUMMARY)?;
    window.until_it_says("Enter your job title")?;
    window.look("first-who-missing")?;
    window.type_into("#person", "Priya Nair")?;
    window.type_into("#role", "Care coordinator")?;
    press(&window, "Continue")?;

    window.type_into("#organisation", "Riverside Practice")?;
    window.type_into("#ods", "A1")?;
    press(&window, "Continue")?;
    window.until_it_says("Choose the kind of organisation")?;
    window.until_it_says("An ODS code has 3 to 12 letters")?;
    window.look("first-organisation-missing")?;
    press(&window, "Back")?;
    window.until("document.getElementById('person')?.value === 'Priya Nair'")?;
    press(&window, "Continue")?;
    window.until("document.getElementById('organisation')?.value === 'Riverside Practice'")?;
    person.pick(Thing::List("Kind of organisation"), "GP practice")?;
    window.type_over("#ods", "a81001")?;
    press(&window, "Continue")?;

    press(&window, "Continue")?;
    window.until_it_says("Choose whether you start a team or join one")?;
    person.choose(Thing::Choice("No, we start a new one"))?;
    window.look("first-team")?;
    window.type_into("#team", "Hathermoor neighbourhood team")?;
    press(&window, "Continue")?;

    window.type_into("#new-passphrase", "password12345")?;
    window.until_it_says("one of the first that others would guess")?;
    window.type_into("#new-passphrase-again", "password12345")?;
    press(&window, "Set up this laptop")?;
    window.until(SUMMARY)?;
    window.look("first-passphrase-weak")?;
    assert!(!vault.join("vault.hdr").exists(), "a refused passphrase makes no vault");
    choose_a_passphrase(&window)?;
    window.until_it_says("Nobody will guess this")?;
    window.look("first-passphrase")?;
    press(&window, "Set up this laptop")?;

    window.until_it_says("Write down your recovery code")?;
    window.look("first-code")?;
    press(&window, "I have it on paper")?;
    assert_eq!(
        window.ask("document.querySelectorAll('.rt-paper').length")?,
        0,
        "it is typed from paper, not from here"
    );
    window.type_into("#group-3", "7777")?;
    window.type_into("#group-6", "8888")?;
    press(&window, "Check")?;
    window.until_it_says("These groups are not those of your code")?;
    window.look("first-code-wrong")?;
    press(&window, "Show the code again")?;
    confirm(&window)?;
    window.until_it_says("This laptop is ready")?;
    window.look("first-ready")?;
    press(&window, "Write a referral")?;
    window.until("location.hash === '#/referral'")?;
    window.see(".rt-shell")?;
    assert!(!window.text()?.contains("never confirmed"), "the code is on paper");
    let seen = window.requests()?;
    assert!(seen.is_empty(), "nothing leaves the machine: {seen:?}");
    window.close()
}

/// The laptop stops after the vault was made, before the code was on paper: nothing is lost, and it says so until mended.
#[test]
fn a_code_that_nobody_confirmed_is_said_and_made_anew() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let vault = folder.path().join("vault");
    let window = open(&vault)?;
    let person = window.used_by(Hands::Mouse);
    press(&window, "Set up this laptop")?;
    window.type_into("#person", "Grace Okafor")?;
    window.type_into("#role", "Hospice nurse")?;
    press(&window, "Continue")?;
    window.type_into("#organisation", "Hathermoor Hospice")?;
    person.pick(Thing::List("Kind of organisation"), "Hospice")?;
    press(&window, "Continue")?;
    person.choose(Thing::Choice("Yes, we join it"))?;
    press(&window, "Continue")?;
    choose_a_passphrase(&window)?;
    press(&window, "Set up this laptop")?;
    window.until_it_says("Write down your recovery code")?;
    window.kill()?;

    let window = open(&vault)?;
    window.type_into("#passphrase", WORDS)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Your recovery code was never confirmed.")?;
    window.look("recovery-never-confirmed")?;
    window.press(".rt-notices a")?;
    window.until("location.hash === '#/settings/recovery'")?;
    window.close()
}

#[test]
fn a_backup_is_put_onto_a_new_laptop() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, .. } = TwoOffices::make(folder.path())?;
    let made = practice.ask(&["recovery", "replace"])?;
    let code = made["recovery_code"].as_str().unwrap();
    let backup = folder.path().join("caseload.backup");
    practice.ask(&["backup", backup.to_str().unwrap()])?;

    let window = open(&folder.path().join("new laptop"))?;
    press(&window, "Put a backup onto this laptop")?;
    press(&window, "Put it onto this laptop")?;
    window.until_it_says("Enter where the backup is")?;
    window.look("first-restore-missing")?;
    window.type_into("#backup-file", folder.path().join("not there").to_str().unwrap())?;
    window.type_into("#old-code", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")?;
    choose_a_passphrase(&window)?;
    press(&window, "Put it onto this laptop")?;
    window.until_it_says("This recovery code has a typing mistake in it")?;
    window.type_over("#old-code", code)?;
    press(&window, "Put it onto this laptop")?;
    window.until_it_says("That file could not be read")?;
    window.look("first-restore-no-file")?;
    window.type_over("#backup-file", backup.to_str().unwrap())?;
    press(&window, "Put it onto this laptop")?;
    confirm(&window)?;
    window.until_it_says("3 people are in it")?;
    window.look("first-restored")?;
    press(&window, "go to the first page")?;
    window.see(".rt-shell")?;
    window.go("#/caseload")?;
    window.until_it_says("SMITH, Mary (Mrs)")?;
    window.close()
}

/// Waits longer than one look: a whole neighbourhood is made.
fn until_made(window: &Window) -> Result<(), Trouble> {
    (0..8)
        .find(|_| window.until("document.querySelector('.rt-madeup') !== null").is_ok())
        .map(drop)
        .ok_or_else(|| Trouble::new(format!("nobody was made up; the page says {}", window.text().unwrap_or_default())))
}

#[test]
fn made_up_people_come_with_one_press_and_go_with_one_and_a_real_vault_is_never_touched() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let vault = folder.path().join("roundtable");
    let window = open(&vault)?;
    press(&window, "Look around with made-up people")?;
    window.until_it_says("Nobody in it is real")?;
    window.look("made-up-being-made")?;
    until_made(&window)?;
    window.go("#/caseload")?;
    window.see("a.rt-person")?;
    window.look("made-up-caseload")?;
    assert!(!window.text()?.contains("never confirmed"), "nobody needs to keep a paper for made-up people");
    assert!(!vault.exists(), "they are not where a real vault would be");
    window.press("a.rt-person")?;
    window.see("#note")?;
    window.until_it_says("Made-up people. Nothing here is real.")?;
    window.keys(&[key::CONTROL, "l"])?;
    window.until_it_says("Nobody in this caseload is real")?;
    window.look("made-up-locked")?;
    window.close()?;

    // A second window finds them again, and they are no vault of one's own.
    let window = open(&vault)?;
    press(&window, "Look around again")?;
    until_made(&window)?;
    press(&window, "Remove them and start")?;
    window.until_it_says("Welcome to Roundtable")?;
    let left: Vec<_> = std::fs::read_dir(folder.path())?.flatten().map(|entry| entry.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("made-up")), "nothing of them is left: {left:?}");
    let refusal = window.call("leave_look_around", &serde_json::json!({}))?.expect_err("there is nobody to remove");
    assert_eq!(refusal["code"], "not_found", "twice is once");
    window.close()?;

    // Beside a vault of one's own there is nothing to remove, and nobody to make up.
    let office = Office::make(folder.path(), "Riverside Practice", "gp_practice", "Priya Nair", "Care coordinator")?;
    let window = open(&office.vault)?;
    window.unlock()?;
    for (command, code) in [("leave_look_around", "not_found"), ("look_around", "vault_exists")] {
        let refusal = window.call(command, &serde_json::json!({}))?.expect_err("refused");
        assert_eq!(refusal["code"], code, "{command} never touches a real vault");
    }
    window.close()?;
    office.ask(&["status"])?;
    Ok(())
}
