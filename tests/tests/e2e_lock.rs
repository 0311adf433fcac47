//! Locking by itself, and coming back: to the same page, tab and box, with what was half-written and the cursor in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{fs, process::Command};

use serde_json::json;
use tests::{
    offices::{Office, PASSPHRASE, TwoOffices},
    window::{Hands, Thing, Trouble, Window, key},
};

const BOX: &str = "#passphrase";
const NOT_ON_A_LOCKED_SCREEN: [&str; 7] = ["SMITH", "Smith", "Mary", "Molly", "8609", "Breathless", "Half"];

fn nothing_is_readable(window: &Window, mary: &str) -> Result<(), Trouble> {
    window.see(BOX)?;
    window.until("document.querySelector('.rt-shell') === null")?;
    let left = window.ask("document.documentElement.outerHTML")?;
    for words in NOT_ON_A_LOCKED_SCREEN {
        assert!(!left.as_str().unwrap().contains(words), "{words} must not remain on a locked screen");
    }
    for (command, args) in [
        ("open_case", json!({"id": mary})),
        ("draft", json!({"case": mary, "form": "note"})),
        ("sharing_status", json!({})),
    ] {
        let refusal = window.call(command, &args)?.expect_err("a locked vault answers nothing");
        assert_eq!(refusal["code"], "locked", "{command} must say that it is locked");
    }
    Ok(())
}

/// Says on this session's message bus what a screen lock says.
fn screen(interface: &str, active: bool) -> Result<(), Trouble> {
    let path = format!("/{}", interface.replace('.', "/"));
    let done = Command::new("dbus-send")
        .args(["--session", "--type=signal", &path])
        .arg(format!("{interface}.ActiveChanged"))
        .arg(format!("boolean:{active}"))
        .status()?;
    if done.success() { Ok(()) } else { Err("there is no message bus: run under dbus-run-session".into()) }
}

#[test]
fn the_screen_lock_locks_and_the_person_comes_back_to_the_cursor() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, mary } = TwoOffices::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    window.see(BOX)?;
    window.unlock()?;
    window.go(&format!("#/case/{mary}"))?;
    window.see("#note")?;
    window.until_it_says("Breathless lying flat")?;
    for interface in ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"] {
        window.type_over("#note", "Half a sentence")?;
        window.ask("document.getElementById('note').setSelectionRange(5, 6)")?;
        while window
            .call("draft", &json!({"case": mary, "form": "note"}))?
            .is_ok_and(|draft| draft["text"] != "Half a sentence")
        {}
        screen(interface, false)?;
        assert_eq!(
            window.ask("document.querySelectorAll('.rt-shell').length")?,
            1,
            "unlocking the screen locks nothing"
        );
        screen(interface, true)?;
        nothing_is_readable(&window, &mary)?;
        window.until_it_says("Your unfinished note about M S is kept")?;
        window.until_it_says("with this laptop’s screen")?;
        window.look("locked-with-the-screen")?;
        window.unlock()?;
        window.until("document.getElementById('note')?.value === 'Half a sentence'")?;
        window.until(
            "(box => box.id === 'note' && box.selectionStart === 5 && box.selectionEnd === 6)(document.activeElement)",
        )?;
    }
    window.close()
}

#[test]
fn a_half_typed_action_its_tab_and_a_half_typed_reason_are_there_again() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, mary } = TwoOffices::make(folder.path())?;
    let action = ["action", "add", &mary, "--text", "Order a chair", "--owner", "Priya Nair", "--due", "2030-03-13"];
    practice.ask(&action)?;
    let window = Window::open(&practice.vault)?;
    window.see(BOX)?;
    window.unlock()?;
    window.go(&format!("#/case/{mary}"))?;
    window.press("[role=tab][data-key=actions]")?;
    window.type_into("#action-text", "Half an action")?;
    window.type_into("#action-owner-person", "Dev Patel")?;
    window.press(".rt-action__steps .rt-wordbutton")?;
    window.type_into(".rt-action-form--step textarea", "Half a reason")?;
    window.keys(&[key::CONTROL, "l"])?;
    nothing_is_readable(&window, &mary)?;
    window.until_it_says("about M S is kept")?;
    window.unlock()?;
    window.until("document.querySelector('[role=tab][data-key=actions]')?.ariaSelected === 'true'")?;
    window.until("document.getElementById('action-text')?.value === 'Half an action'")?;
    window.until("document.getElementById('action-owner-person')?.value === 'Dev Patel'")?;
    window.until("document.querySelector('.rt-action-form--step textarea')?.value === 'Half a reason'")?;
    window.until("document.activeElement.closest('.rt-action-form--step') !== null && document.activeElement.selectionEnd === 13")?;
    window.look("case-action-half-typed")?;
    window.kill()?;

    // A power cut costs them neither.
    let window = Window::open(&practice.vault)?;
    window.see(BOX)?;
    window.unlock()?;
    window.go(&format!("#/case/{mary}?tab=actions"))?;
    window.until("document.getElementById('action-text')?.value === 'Half an action'")?;
    window.close()
}

const NEW_WORDS: &str = "marmalade tins on the towpath";

/// A vault with one person in it, its recovery code, and a window that costs nothing to unlock.
fn with_code(folder: &std::path::Path) -> Result<(Office, String), Trouble> {
    let office = Office { vault: folder.join("practice"), name: "Riverside Practice" };
    let made = office.ask(&[
        "init",
        "--organisation",
        office.name,
        "--kind",
        "gp_practice",
        "--person",
        "Priya Nair",
        "--role",
        "Nurse",
    ])?;
    office.ask_with(
        &["case", "add", "--json-file", "-"],
        &json!({"person": {"family_name": "Smith", "given_name": "Mary"}}).to_string(),
    )?;
    Ok((office, made["recovery_code"].as_str().unwrap().to_owned()))
}

fn press(window: &Window, words: &str) -> Result<(), Trouble> {
    window.used_by(Hands::Mouse).press(Thing::Button(words))
}

#[test]
fn a_forgotten_passphrase_is_set_anew_with_the_code_on_paper() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let (office, code) = with_code(folder.path())?;
    let window = Window::open_with(&office.vault, &[("ROUNDTABLE_TEST_KDF", Some("1"))], &[])?;
    press(&window, "I have forgotten it")?;
    window.until("document.activeElement.id === 'recovery-code'")?;
    window.look("unlock-forgotten")?;
    // Another code, and a passphrase that is too easy: each said at its box.
    window.type_into("#recovery-code", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")?;
    window.type_into("#new-passphrase", NEW_WORDS)?;
    window.type_into("#new-passphrase-again", NEW_WORDS)?;
    window.keys(&[key::ENTER])?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    window.look("unlock-forgotten-wrong")?;
    window.type_over("#recovery-code", &code.to_lowercase())?;
    window.type_over("#new-passphrase", "short")?;
    window.type_over("#new-passphrase-again", "short")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Use at least 12 characters, or five words.")?;
    window.type_over("#new-passphrase", NEW_WORDS)?;
    window.type_over("#new-passphrase-again", NEW_WORDS)?;
    window.keys(&[key::ENTER])?;
    window.see(".rt-shell")?;
    window.keys(&[key::CONTROL, "l"])?;
    window.see(BOX)?;
    window.type_over(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("That is not the passphrase of this laptop’s record.")?;
    window.type_over(BOX, NEW_WORDS)?;
    window.keys(&[key::ENTER])?;
    window.see(".rt-shell")?;
    window.close()
}

#[test]
fn a_backup_takes_the_place_of_a_damaged_record_which_is_kept() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let (office, code) = with_code(folder.path())?;
    let backup = folder.path().join("week 10.backup");
    office.ask(&["backup", backup.to_str().unwrap()])?;
    let database = fs::read(office.vault.join("vault.db"))?;
    for header in ["vault.hdr", "vault.hdr.2"] {
        fs::write(office.vault.join(header), b"nothing that opens")?;
    }
    let window = Window::open_with(&office.vault, &[("ROUNDTABLE_TEST_KDF", Some("1"))], &[])?;
    window.type_into(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Do not delete anything")?;
    window.look("unlock-damaged")?;
    press(&window, "Put a backup in its place")?;
    window.until("document.activeElement.id === 'backup-file'")?;
    press(&window, "Back")?;
    window.see(BOX)?;
    window.type_into(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    press(&window, "Put a backup in its place")?;
    window.type_into("#backup-file", backup.to_str().unwrap())?;
    window.type_into("#old-code", &code)?;
    window.type_into("#new-passphrase", NEW_WORDS)?;
    window.type_into("#new-passphrase-again", NEW_WORDS)?;
    window.look("unlock-restore-aside")?;
    window.keys(&[key::ENTER])?;
    window.see(".rt-paper__groups li")?;
    let group = |nth: u32| window.ask(&format!("document.querySelectorAll('.rt-paper__groups li')[{nth}].innerText"));
    let (third, sixth) = (group(2)?, group(5)?);
    press(&window, "I have it on paper")?;
    window.type_into("#group-3", third.as_str().unwrap())?;
    window.type_into("#group-6", sixth.as_str().unwrap())?;
    press(&window, "Check")?;
    window.until_it_says("The record that did not open was moved to")?;
    window.look("unlock-restored-aside")?;
    let told = window.ask("document.querySelector('.rt-first__folder b').innerText")?;
    assert_eq!(fs::read(format!("{}/vault.db", told.as_str().unwrap()))?, database, "whole, where it was said to be");
    press(&window, "go to the first page")?;
    window.see(".rt-shell")?;
    window.go("#/caseload")?;
    window.until_it_says("SMITH")?;
    window.close()
}
