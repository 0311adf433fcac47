//! Locking by itself, and coming back: to the same page, tab and box, with what was half-written and the cursor in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::process::Command;

use serde_json::json;
use tests::{
    offices::{PASSPHRASE, TwoOffices},
    window::{Trouble, Window, key},
};

const BOX: &str = "#passphrase";
const NOT_ON_A_LOCKED_SCREEN: [&str; 7] = ["SMITH", "Smith", "Mary", "Molly", "8609", "Breathless", "Half"];

fn look(window: &Window, name: &str) -> Result<(), Trouble> {
    window.picture(name)?;
    let faults = window.faults()?;
    assert!(faults.is_empty(), "{name} must be readable and usable by everybody: {faults:#?}");
    Ok(())
}

fn unlock(window: &Window) -> Result<(), Trouble> {
    window.type_over(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.see(".rt-shell")
}

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
    unlock(&window)?;
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
        look(&window, "locked-with-the-screen")?;
        unlock(&window)?;
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
    unlock(&window)?;
    window.go(&format!("#/case/{mary}"))?;
    window.press("[role=tab][data-key=actions]")?;
    window.type_into("#action-text", "Half an action")?;
    window.type_into("#action-owner-person", "Dev Patel")?;
    window.press(".rt-action__steps .rt-wordbutton")?;
    window.type_into(".rt-action-form--step textarea", "Half a reason")?;
    window.keys(&[key::CONTROL, "l"])?;
    nothing_is_readable(&window, &mary)?;
    window.until_it_says("about M S is kept")?;
    unlock(&window)?;
    window.until("document.querySelector('[role=tab][data-key=actions]')?.ariaSelected === 'true'")?;
    window.until("document.getElementById('action-text')?.value === 'Half an action'")?;
    window.until("document.getElementById('action-owner-person')?.value === 'Dev Patel'")?;
    window.until("document.querySelector('.rt-action-form--step textarea')?.value === 'Half a reason'")?;
    window.until("document.activeElement.closest('.rt-action-form--step') !== null && document.activeElement.selectionEnd === 13")?;
    look(&window, "case-action-half-typed")?;
    window.kill()?;

    // A power cut costs them neither.
    let window = Window::open(&practice.vault)?;
    window.see(BOX)?;
    unlock(&window)?;
    window.go(&format!("#/case/{mary}?tab=actions"))?;
    window.until("document.getElementById('action-text')?.value === 'Half an action'")?;
    window.close()
}
