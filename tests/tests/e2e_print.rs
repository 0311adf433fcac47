//! Printing from the real window: the papers as the printer gets them, read as text and kept as pictures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use casework::{
    audit,
    record::add::{NewRecord, add},
};
use tests::{
    desks::TwoDesks,
    window::{Hands, Thing, Trouble, Window},
};

/// The practice's window, which prints into `file`.
fn open(desks: &TwoDesks, file: &Path) -> Result<Window, Trouble> {
    let window = Window::open_with(&desks.practice.vault, &[("ROUNDTABLE_PRINT_TO", file.to_str())], &[])?;
    window.unlock()?;
    Ok(window)
}

/// Presses "Print" and waits until the paper is whole; gives what is written on it.
fn print(window: &Window, file: &Path, name: &str) -> Result<String, Trouble> {
    window.ask("delete document.documentElement.dataset.printed")?;
    window.used_by(Hands::Keyboard).press(Thing::Button("Print"))?;
    window.until("document.documentElement.dataset.printed !== undefined")?;
    assert_eq!(window.ask("document.documentElement.dataset.printed")?, "yes", "the paper is whole");
    let said = Command::new("pdftotext").arg("-layout").arg(file).arg("-").output()?;
    assert!(said.status.success(), "the paper is a PDF: {}", String::from_utf8_lossy(&said.stderr));
    let folder = screens()?;
    fs::copy(file, folder.join(format!("{name}.pdf")))?;
    let done = Command::new("pdftoppm").args(["-r", "70", "-png"]).arg(file).arg(folder.join(name)).status()?;
    assert!(done.success(), "its pages can be looked at");
    Ok(String::from_utf8_lossy(&said.stdout).into_owned())
}

/// Where the pictures of this run are kept.
fn screens() -> Result<PathBuf, Trouble> {
    let here = std::env::current_exe()?;
    let usual = here.ancestors().nth(3).ok_or("the tests run from no folder")?.join("screens");
    let folder = std::env::var_os("ROUNDTABLE_SCREENS").map_or(usual, PathBuf::from);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Words that stand on several lines of a paper.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ready(folder: &Path) -> Result<TwoDesks, Trouble> {
    let mut desks = TwoDesks::make(folder)?;
    desks.practice.come_back()?;
    for (field, value) in [
        ("key_worker", "Ruth Ellis, Hathermoor Hospice"),
        ("address", "3 Mill Lane, Hathermoor"),
        ("phone", "01632 960011"),
        ("respect", "exists"),
        ("respect_location", "fridge door, in the green pot"),
        ("adrt", "none"),
        ("anticipatory_medicines", "in_home"),
        ("anticipatory_medicines_location", "kitchen cupboard, with the chart"),
        ("allergies", "Penicillin: rash"),
        ("communication_needs", "Lip-reads; deaf on the right. Sit on her left."),
        ("please_do", "Tell me straight."),
        ("prognosis_band", "weeks"),
    ] {
        desks.practice.set(&desks.mary, field, value)?;
    }
    desks.practice.leave()?;
    Ok(desks)
}

#[test]
fn the_home_copy_says_what_somebody_at_night_must_know_and_that_the_originals_decide() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let mut desks = ready(folder.path())?;
    let file = folder.path().join("paper.pdf");
    let window = open(&desks, &file)?;
    window.go(&format!("#/case/{}", desks.mary))?;
    window.see("#note")?;
    window.used_by(Hands::Keyboard).press(Thing::Link("Home copy of the plan"))?;
    window.until_it_says("This is a copy. It decides nothing.")?;
    assert!(!window.ask("document.title")?.as_str().unwrap().contains("Smith"), "a title holds initials at most");
    window.look("print-home-copy")?;
    let paper = print(&window, &file, "paper-home-copy")?;
    let words = flat(&paper);
    for must in [
        "SMITH, Mary (Mrs)",
        "999 054 8609",
        "This is a copy. It decides nothing.",
        "Not for CPR",
        "Check the original form at: yellow folder, hall table",
        "fridge door, in the green pot",
        "kitchen cupboard, with the chart",
        "Penicillin: rash",
        "Ruth Ellis, Hathermoor Hospice",
        "Lip-reads; deaf on the right",
        "Tell me straight.",
        "Two answers are recorded. Ask before you rely on either.",
        "Own home (Priya Nair, Riverside Practice)",
        "Hospice (Grace Okafor, Hathermoor Hospice)",
        "by Priya Nair, Care coordinator, Riverside Practice",
    ] {
        assert!(words.contains(must), "{must:?} stands on the paper:\n{paper}");
    }
    for never in ["Weeks", "Prognosis", "Find a person", "Saved on this laptop", "Back to the record"] {
        assert!(!words.contains(never), "{never:?} does not stand on a paper for the home:\n{paper}");
    }
    window.close()?;
    desks.practice.come_back()?;
    let lines = audit::list::list(desks.practice.office(), Some(&desks.mary), None)?;
    assert!(lines.iter().any(|line| line.act == "home_copy_print"), "the print has its line");
    Ok(())
}

#[test]
fn the_summary_of_a_restricted_person_has_no_address_and_no_phone() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let mut desks = ready(folder.path())?;
    desks.practice.come_back()?;
    for (form, answers) in [
        ("alert", vec![("kind", "pets"), ("text", "The dog bites. Ring first.")]),
        ("alert", vec![("kind", "key_safe"), ("text", "The code is 1066")]),
        ("falls", vec![("call_received_at", "2026-01-02T22:50:00Z"), ("time_on_floor_min", "75")]),
        ("carer", vec![("name", "Lorna"), ("phone", "01632 960077")]),
    ] {
        let answers = answers.into_iter().map(|(name, said)| (name.to_owned(), said.to_owned())).collect();
        add(desks.practice.office(), NewRecord { case: desks.mary.clone(), form: form.to_owned(), answers })?;
    }
    desks.practice.leave()?;
    let file = folder.path().join("paper.pdf");
    let window = open(&desks, &file)?;
    window.go(&format!("#/print/case/{}", desks.mary))?;
    window.until_it_says("Heart failure. Cared for at home")?;
    window.look("print-summary")?;
    let words = flat(&print(&window, &file, "paper-summary")?);
    for must in [
        "3 Mill Lane",
        "01632 960011",
        "Not for CPR",
        "Daughter rang: two bad nights",
        "Morphine eased it.",
        "Pets The dog bites. Ring first.",
        "Key safe See the record",
        "Falls response, 2 January 2026, 10:50pm",
        "Long lie; Time on the floor: 75 minutes",
        "Telephone: 01632 960077",
    ] {
        assert!(words.contains(must), "{must:?} stands on the summary: {words}");
    }
    assert!(!words.contains("1066"), "the way in stays on the screen: {words}");
    window.close()?;

    desks.practice.come_back()?;
    desks.practice.set(&desks.mary, "restricted", "yes")?;
    desks.practice.set(&desks.mary, "lpa_phone", "01632 960099")?;
    desks.practice.leave()?;
    let window = open(&desks, &file)?;
    for (page, name) in [("case", "paper-summary-restricted"), ("home-copy", "paper-home-copy-restricted")] {
        window.go(&format!("#/print/{page}/{}", desks.mary))?;
        window.until_it_says("NHS number")?;
        window.until("document.querySelector('.rt-sheetpage h2') !== null")?;
        let words = flat(&print(&window, &file, name)?);
        assert!(words.contains("SMITH, Mary"), "the {page} is hers: {words}");
        for never in ["Mill Lane", "960011", "960099", "960077"] {
            assert!(!words.contains(never), "{never} must not be on the {page}: {words}");
        }
    }
    window.close()
}

#[test]
fn a_blank_form_is_printed_from_the_same_definition_as_the_screen() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let desks = ready(folder.path())?;
    let file = folder.path().join("paper.pdf");
    let window = open(&desks, &file)?;
    window.go("#/print/forms")?;
    window.until_it_says("For the day the laptop fails")?;
    window.look("print-forms")?;
    window.used_by(Hands::Keyboard).press(Thing::Link("Falls response"))?;
    window.until_it_says("Filled in by")?;
    window.look("print-form")?;
    let forms = window.call("list_forms", &serde_json::json!({}))?.expect("lists");
    let falls = forms.as_array().unwrap().iter().find(|form| form["id"] == "falls").unwrap().clone();
    let words = flat(&print(&window, &file, "paper-form-falls")?);
    for section in falls["sections"].as_array().unwrap() {
        for field in section["fields"].as_array().unwrap() {
            let label = flat(field["label"].as_str().unwrap());
            assert!(words.contains(&label), "{label:?} has its place on the paper: {words}");
        }
    }
    assert!(!words.contains("SMITH"), "a blank form is about nobody");
    window.go("#/print/form/nothing-of-that-name")?;
    window.until_it_says("There is no such form")?;
    window.look("print-form-none")?;
    window.close()
}
