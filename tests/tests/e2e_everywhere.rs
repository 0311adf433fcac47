//! What holds on every screen: the same words whatever the language of the system, no numeric date, axe finds nothing, and
//! nothing is lost at twice the size of text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests that say where they were"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use serde_json::json;
use tests::{
    copy_folder,
    desks::TwoDesks,
    offices::PASSPHRASE,
    window::{Hands, Trouble, Window, key},
};

fn unlock(window: &Window) -> Result<(), Trouble> {
    window.until("document.activeElement?.id === 'passphrase'")?;
    window.used_by(Hands::Keyboard).write(PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.see(".rt-shell")
}

/// Every screen's text, with the time of day taken out, which is another in every run.
fn words(vault: &Path, language: &[(&str, Option<&str>)]) -> Result<(String, BTreeMap<String, String>), Trouble> {
    let window = Window::open_with(vault, language, &[])?;
    let mut found = BTreeMap::new();
    window.until("document.activeElement?.id === 'passphrase'")?;
    found.insert("unlock".to_owned(), window.text()?);
    unlock(&window)?;
    window.walk(|page| {
        let text = window.ask(
            "document.body.innerText.replace(/\\b\\d{1,2}(:\\d\\d)?(am|pm)\\b/g, 'TIME').replace(/\\b(\\d+|a|one) (seconds?|minutes?) ago\\b/g, 'AGO')",
        )?;
        found.insert(page.to_owned(), text.as_str().unwrap().to_owned());
        let faults = window.plain_faults()?;
        assert!(faults.is_empty(), "{page} with {language:?}: {faults:#?}");
        Ok(())
    })?;
    let tongue = window.ask("String(navigator.language)")?.to_string();
    let left = window.requests()?;
    assert!(left.is_empty(), "nothing may leave the machine on any page: {left:#?}");
    window.close()?;
    Ok((tongue, found))
}

#[test]
fn the_language_of_the_system_changes_nothing() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { practice, .. } = TwoDesks::make(folder.path())?;
    // Few machines have a British locale; one is made here, and the others do not need to be.
    let locales = folder.path().join("locales");
    fs::create_dir_all(&locales)?;
    let made = Command::new("localedef").args(["-i", "en_GB", "-f", "UTF-8"]).arg(locales.join("en_GB.UTF-8")).status();
    assert!(made.is_ok_and(|made| made.success()), "`cargo xtask test` installs what locales are made from");
    let nobody = [("LANGUAGE", None), ("LC_ALL", None), ("LC_TIME", None), ("LOCPATH", locales.to_str())];
    let mut runs = Vec::new();
    for (number, language) in [None, Some("C.UTF-8"), Some("en_GB.UTF-8")].into_iter().enumerate() {
        let vault = folder.path().join(format!("copy-{number}"));
        copy_folder(&practice.vault, &vault);
        let environment: Vec<_> = nobody.into_iter().chain([("LANG", language)]).collect();
        let (tongue, screens) = words(&vault, &environment)?;
        println!("LANG {language:?}: the page's language is {tongue}, {} screens", screens.len());
        runs.push((language, tongue, screens));
    }
    let (_, _, first) = &runs[0];
    assert!(first.len() > 5, "too few screens are linked to: {:?}", first.keys());
    for (language, _, screens) in &runs[1..] {
        assert_eq!(screens.keys().collect::<Vec<_>>(), first.keys().collect::<Vec<_>>(), "the same pages");
        for (page, text) in screens {
            assert_eq!(text, &first[page], "{page} says something else with LANG {language:?}");
        }
    }
    let tongues: BTreeSet<&String> = runs.iter().map(|(_, tongue, _)| tongue).collect();
    assert_eq!(tongues.len(), 3, "the page must notice each language, or this shows nothing: {tongues:?}");
    Ok(())
}

/// Walks over every screen with axe.
fn everything_stands(text_size: u16) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { practice, .. } = TwoDesks::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    window.until("document.activeElement?.id === 'passphrase'")?;
    let sizes = json!({"text_size": text_size, "compact": false, "lock_after_minutes": 30});
    window.call("set_preferences", &sizes)?.expect("the size of text can be set");
    window.close()?;

    let window = Window::open(&practice.vault)?;
    unlock(&window)?;
    let mut wrong = Vec::new();
    let pages = window.walk(|page| {
        window
            .picture(&format!("everywhere-{text_size}-{}", page.replace(|c: char| !c.is_ascii_alphanumeric(), "-")))?;
        wrong.extend(window.faults()?.into_iter().map(|fault| format!("{page}: {fault}")));
        Ok(())
    })?;
    println!("{} screens at {text_size} %: {pages:?}", pages.len());
    assert_eq!(wrong, Vec::<String>::new(), "every screen is usable by everybody at {text_size} %");
    window.close()
}

#[test]
fn every_screen_is_usable_by_everybody() -> Result<(), Trouble> {
    everything_stands(100)
}

#[test]
fn every_screen_is_usable_at_twice_the_size_of_text() -> Result<(), Trouble> {
    everything_stands(200)
}
