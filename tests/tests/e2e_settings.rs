//! Settings and help through the real window: text size that lasts, passphrase, recovery code, check, who looked at what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::{
    World, office,
    vault::{KdfParams, Passphrase, RecoveryCode, Secret},
};
use tests::{
    offices::{Office, PASSPHRASE, TwoOffices},
    window::{Trouble, Window, key},
};

const BOX: &str = "#passphrase";
const OTHER: &str = "copper window gravel thimble orange";

fn look(window: &Window, name: &str) -> Result<(), Trouble> {
    window.picture(name)?;
    let mut faults = window.faults()?;
    // The versions of programs look like dates to this rule.
    faults.retain(|fault| {
        !fault.starts_with("a date in figures") || !name.contains("licences") && !fault.contains("0.1.0")
    });
    assert!(faults.is_empty(), "{name} must be readable and usable by everybody: {faults:#?}");
    Ok(())
}

fn unlock(window: &Window, passphrase: &str) -> Result<(), Trouble> {
    window.see(BOX)?;
    window.type_over(BOX, passphrase)?;
    window.keys(&[key::ENTER])?;
    window.see(".rt-shell")
}

fn go(window: &Window, hash: &str, heading: &str) -> Result<(), Trouble> {
    window.go(hash)?;
    window.until(&format!("document.querySelector('h1')?.innerText === '{heading}'"))
}

fn made(folder: &std::path::Path) -> Result<Office, Trouble> {
    Office::make(folder, "Riverside Practice", "gp_practice", "Priya Nair", "Care coordinator")
}

#[test]
fn text_size_lasts() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, mary } = TwoOffices::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    unlock(&window, PASSPHRASE)?;
    go(&window, "#/settings", "Settings")?;
    look(&window, "settings")?;
    go(&window, "#/settings/text", "Text size and spacing")?;
    let usual = window.ask("innerWidth")?.as_f64().unwrap();
    window.press("#compact")?;
    window.until_it_says("Saved on this laptop.")?;
    window.until("document.documentElement.dataset.spacing === 'compact'")?;
    look(&window, "settings-text")?;
    window.press(".rt-saved button")?;
    window.until_it_says("Put back as it was.")?;
    window
        .until("document.documentElement.dataset.spacing === 'usual' && !document.getElementById('compact').checked")?;

    // The keys, up to the largest, and what is set is what is seen.
    for _ in 0..4 {
        let before = window.ask("innerWidth")?;
        window.keys(&[key::CONTROL, "="])?;
        window.until(&format!("innerWidth < {before}"))?;
    }
    window.until("document.querySelector('input[name][value=\"200\"]').checked")?;
    let narrow = window.ask("innerWidth")?.as_f64().unwrap();
    assert!((usual / narrow - 2.0).abs() < 0.02, "everything is twice as large: {usual} and {narrow}");
    window.close()?;

    // Kept for the unlock page too, and every page can be used so.
    let window = Window::open(&practice.vault)?;
    window.see(BOX)?;
    window.until(&format!("Math.abs(innerWidth - {narrow}) < 3"))?;
    look(&window, "unlock-200")?;
    window.keys(&[key::CONTROL, "0"])?;
    window.until(&format!("Math.abs(innerWidth - {usual}) < 3"))?;
    unlock(&window, PASSPHRASE)?;
    for _ in 0..4 {
        let before = window.ask("innerWidth")?;
        window.keys(&[key::CONTROL, "="])?;
        window.until(&format!("innerWidth < {before}"))?;
    }
    for (hash, heading, name) in [
        ("#/settings", "Settings", "settings-200"),
        ("#/settings/text", "Text size and spacing", "settings-text-200"),
        ("#/settings/audit", "Who looked at what", "settings-audit-200"),
        ("#/help", "Help", "help-200"),
        ("#/help/sharing", "Sharing", "help-topic-200"),
    ] {
        go(&window, hash, heading)?;
        look(&window, name)?;
    }
    for (hash, css) in [
        ("#/today", "h1".to_owned()),
        ("#/caseload", ".rt-person".to_owned()),
        (&*format!("#/case/{mary}"), "#note".to_owned()),
    ] {
        window.go(hash)?;
        window.see(&css)?;
        look(&window, &format!("{}-200", hash.split('/').nth(1).unwrap()))?;
    }
    window.close()
}

#[test]
fn what_opens_this_laptop() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let practice = made(folder.path())?;
    let sticks = folder.path().join("sticks");
    std::fs::create_dir_all(&sticks)?;
    let window = Window::open_with(&practice.vault, &[("ROUNDTABLE_STICKS", sticks.to_str())], &[])?;
    unlock(&window, PASSPHRASE)?;

    // The passphrase: each way to be wrong says what to do, and changes nothing.
    go(&window, "#/settings/passphrase", "Your passphrase")?;
    window.press("form button[type=submit]")?;
    window.until_it_says("Enter the passphrase you have now")?;
    look(&window, "settings-passphrase-empty")?;
    window.type_over("#old-passphrase", "not the words at all")?;
    window.type_over("#new-passphrase", OTHER)?;
    window.type_over("#new-passphrase-again", "something else again")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("the two are not the same")?;
    window.type_over("#new-passphrase-again", OTHER)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("That is not the passphrase you have now")?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    look(&window, "settings-passphrase-wrong")?;
    window.type_over("#old-passphrase", PASSPHRASE)?;
    window.type_over("#new-passphrase", "short")?;
    window.type_over("#new-passphrase-again", "short")?;
    window.keys(&[key::ENTER])?;
    window.until("document.querySelector('.rt-error-summary a')?.getAttribute('href') === '#new-passphrase'")?;
    window.type_over("#new-passphrase", OTHER)?;
    window.type_over("#new-passphrase-again", OTHER)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("Your passphrase is changed")?;
    assert_eq!(window.ask("document.getElementById('new-passphrase').value")?, "", "nothing secret stays in the boxes");
    look(&window, "settings-passphrase-changed")?;
    window.keys(&[key::CONTROL, "l"])?;
    window.see(BOX)?;
    window.type_over(BOX, PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("There is a problem")?;
    unlock(&window, OTHER)?;

    // The recovery code: the old paper is unknown here, so a new one is made, and then rehearsed.
    go(&window, "#/settings/recovery", "Recovery code")?;
    window.until_it_says("Last checked")?;
    look(&window, "settings-recovery")?;
    window.type_over("#recovery-code", "ABCD")?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("A recovery code has 24 letters")?;
    look(&window, "settings-recovery-wrong")?;
    window.type_over("#passphrase-for-code", PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("That is not your passphrase")?;
    window.type_over("#passphrase-for-code", OTHER)?;
    window.keys(&[key::ENTER])?;
    window.see(".rt-sheet__code")?;
    window.until("document.activeElement.innerText === 'Your new recovery code'")?;
    let code = window.ask("[...document.querySelectorAll('.rt-sheet__code span')].map(s => s.innerText).join('-')")?;
    let code = code.as_str().unwrap().to_owned();
    assert_eq!(code.len(), 29, "six groups of four are shown");
    window.picture("settings-recovery-sheet")?;
    assert_eq!(window.faults()?, Vec::<String>::new(), "the sheet is usable by everybody");
    window.press("#code-kept")?;
    window.press(".rt-sheet .rt-button--go")?;
    window.see("#recovery-code")?;
    window.until_it_says("This code was never checked")?;
    assert!(!window.text()?.contains(&code[..9]), "the code is shown once");
    window.type_over("#recovery-code", &code.to_lowercase().replace('-', " "))?;
    window.keys(&[key::ENTER])?;
    window.until_it_says("The paper works")?;
    window.until_it_says("Last checked")?;
    look(&window, "settings-recovery-works")?;

    // A backup: nothing without a place; a stick that is put in is noticed; what is written can be restored from.
    go(&window, "#/settings/backup", "Backup")?;
    window.until_it_says("No backup has been made on this laptop yet.")?;
    window.press(".rt-button--go")?;
    window.until_it_says("Choose a stick or a folder first.")?;
    look(&window, "settings-backup-none")?;
    let stick = sticks.join("BLUE STICK");
    std::fs::create_dir(&stick)?;
    window.until_it_says("Stick BLUE STICK")?;
    window.until("document.querySelector('input[value^=\"stick:\"]').checked")?;
    window.press(".rt-button--go")?;
    window.until_it_says("You can take the stick out.")?;
    window.until_it_says("Last backup:")?;
    look(&window, "settings-backup-made")?;
    window.close()?;

    let file = std::fs::read_dir(&stick)?.next().expect("a file is on the stick")?.path();
    let code = RecoveryCode::parse(&code).expect("the code that was shown");
    let words = Passphrase::new(PASSPHRASE);
    let restored = office::restore(
        &folder.path().join("new laptop"),
        &file,
        Secret::Recovery(&code),
        &words,
        World::system(),
        KdfParams::for_tests(),
    );
    assert!(restored.is_ok(), "the backup opens on another laptop with the code on paper: {:?}", restored.err());
    Ok(())
}

#[test]
fn is_everything_whole_and_who_looked() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, mary } = TwoOffices::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    unlock(&window, PASSPHRASE)?;
    window.go(&format!("#/case/{mary}"))?;
    window.see("#note")?;

    go(&window, "#/settings/check", "Check this laptop")?;
    window.press(".rt-button--go")?;
    window.until_it_says("Everything is whole.")?;
    window.press(".rt-section .rt-button")?;
    window.see(".rt-afar")?;
    let details = window.ask("document.querySelector('.rt-afar').value")?;
    let details = details.as_str().unwrap();
    assert!(details.contains("Version: 0.1.0") && details.contains("People: 3"), "what a helper needs: {details}");
    for name in ["Smith", "Mary", "Priya", "Riverside", "Hathermoor", "8609"] {
        assert!(!details.contains(name), "{name} must not be in what is sent: {details}");
    }
    look(&window, "settings-check")?;

    go(&window, "#/settings/audit", "Who looked at what")?;
    window.until_it_says("Opened the record")?;
    window.until_it_says("SMITH, Mary")?;
    window.press(".rt-pile > .rt-form__acts .rt-button")?;
    window.until_it_says(": complete")?;
    look(&window, "settings-audit")?;
    let all = window.ask("document.querySelectorAll('.rt-audit__table tbody tr').length")?;
    assert_eq!(all, 25, "a page at a time");
    window.press("nav[aria-label='Pages of the list'] .rt-button")?;
    window.until_it_says("Showing 26 to ")?;
    window.type_into("#audit-kind", "Opened")?;
    window.until("document.querySelectorAll('.rt-audit__table tbody tr').length === 1")?;
    window.until_it_says("Showing 1 to 1 of 1 line, newest first, filtered")?;
    window.type_into("#audit-whom", "brennan")?;
    window.see(".rt-audit__found button")?;
    look(&window, "settings-audit-person")?;
    window.press(".rt-audit__found button")?;
    window.until_it_says("No lines match")?;
    look(&window, "settings-audit-none")?;
    window.press(".rt-shown .rt-wordbutton")?;
    window.until_it_says("Showing 1 to 25 of ")?;

    go(&window, "#/settings/about", "About Roundtable")?;
    window.until_it_says("Your eight words")?;
    look(&window, "settings-about")?;
    window.press(".rt-section .rt-button")?;
    window.type_into("#licence-name", "react-aria")?;
    window.until_it_says("Apache-2.0")?;
    look(&window, "settings-licences")?;
    go(&window, "#/settings/locking", "Locking")?;
    look(&window, "settings-locking")?;
    window.close()
}

#[test]
fn help_on_every_page() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, mary } = TwoOffices::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    window.see(BOX)?;
    window.keys(&["\u{e031}"])?;
    window.until_it_says("when you are locked out")?;
    look(&window, "help-locked")?;
    window.keys(&[key::ESCAPE])?;
    window.until("document.activeElement.id === 'passphrase'")?;
    unlock(&window, PASSPHRASE)?;
    for (hash, title) in [
        ("#/today", "Today"),
        ("#/caseload", "Caseload"),
        (&*format!("#/case/{mary}"), "A person’s page"),
        ("#/actions", "Actions"),
        ("#/two-answers", "Two answers to check"),
        ("#/sharing", "Sharing"),
        ("#/team", "Team and partners"),
        ("#/referral", "New referral"),
        ("#/import", "Import a spreadsheet"),
        ("#/settings/audit", "Settings, backup and recovery code"),
    ] {
        window.go(hash)?;
        window.until(&format!("location.hash === '{hash}' && document.querySelector('#main h1, #note') !== null"))?;
        window.keys(&["\u{e031}"])?;
        window.until(&format!("document.querySelector('.rt-dialog h2')?.innerText === '{title}'"))?;
        window.keys(&[key::ESCAPE])?;
        window.until("document.querySelector('.rt-dialog') === null")?;
        assert_eq!(window.ask("location.hash")?, hash, "Escape goes back to where it was asked");
    }
    // What was half-typed is still there when help is closed.
    window.go("#/caseload")?;
    window.type_into("#find-in-caseload", "smi")?;
    window.keys(&["\u{e031}"])?;
    window.see(".rt-dialog")?;
    look(&window, "help-over-caseload")?;
    window.keys(&[key::ESCAPE])?;
    window.until("document.activeElement.id === 'find-in-caseload' && document.activeElement.value === 'smi'")?;

    go(&window, "#/help", "Help")?;
    look(&window, "help")?;
    window.type_into("#help-search", "forgotten")?;
    window.until("document.querySelectorAll('.rt-rows li').length < 5")?;
    window.until_it_says("when you are locked out")?;
    window.type_over("#help-search", "zzzz")?;
    window.until_it_says("No topic says that")?;
    look(&window, "help-nothing")?;
    for (topic, title) in [("keys", "Keyboard keys"), ("limits", "What Roundtable does not do"), ("sharing", "Sharing")]
    {
        go(&window, &format!("#/help/{topic}"), title)?;
        look(&window, &format!("help-{topic}"))?;
    }
    window.close()
}
