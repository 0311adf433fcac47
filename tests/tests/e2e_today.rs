//! The day of a care coordinator through the real window: what is to be done, what is new and from whom, and that nothing
//! moves under the pointer when more arrives.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::{
    action::{
        NewOwner,
        add::{self as ask, NewAction},
    },
    note::draft::{self, Draft},
};
use tests::{
    desks::{Desk, TwoDesks},
    window::{Trouble, Window},
};

const HOSPICE: &str = "Hathermoor Hospice";

/// Asks for something to be done.
fn asked(desk: &Desk, case: &str, text: &str, organisation: Option<&str>, person: &str, due: &str) {
    let owner = NewOwner { person: person.to_owned(), organisation: organisation.map(str::to_owned) };
    let new = NewAction { case: case.to_owned(), text: text.to_owned(), owner, due: due.to_owned(), part: None };
    ask::add(desk.office(), new).expect("somebody is asked");
}

/// A practice with work to do and news from the hospice, its vault let go of.
fn with_work(folder: &std::path::Path) -> Result<TwoDesks, Box<dyn std::error::Error>> {
    let mut desks = TwoDesks::make(folder)?;
    let TwoDesks { practice, hospice, mary } = &mut desks;
    practice.come_back()?;
    let us = Some("Riverside Practice");
    asked(practice, mary, "Ring the equipment store about the commode", us, "Priya Nair", "2026-01-07");
    asked(practice, mary, "Check who holds the spare key", us, "", "2026-02-09");
    asked(practice, mary, "Book the medicines review", us, "", "2030-03-02");
    asked(practice, mary, "Bring the syringe driver", Some(HOSPICE), "", "2030-03-01");
    let half = Draft { kind: "visit".to_owned(), part: "core".to_owned(), text: "Seen at home, she".to_owned() };
    draft::keep(practice.office(), Some(mary.as_str()), draft::NOTE, half)?;
    hospice.note(mary, "visit", "Anne is very tired. She would take two more nights a week.")?;
    hospice.carry(practice)?;
    practice.leave()?;
    Ok(desks)
}

#[test]
fn the_day_begins_with_what_is_to_be_done_and_what_is_new() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let desks = with_work(folder.path()).map_err(|cause| cause.to_string())?;
    let window = Window::open(&desks.practice.vault)?;
    window.unlock()?;
    window.until_it_says("New since you last looked")?;
    let text = window.text()?;
    for words in [
        "2 late",
        "Ring the equipment store about the commode",
        "days late",
        "Due 7 January 2026",
        "SMITH, Mary (Mrs). Your own",
        "Hathermoor Hospice 3 updates on 1 person",
        "Anne is very tired",
        "Preferred place of death",
        "Your note about SMITH, Mary (Mrs)",
        "Last here",
    ] {
        assert!(text.contains(words), "Today must show {words:?}: {text}");
    }
    let counted = window.ask("document.querySelector('.rt-sidenav__count').innerText")?;
    assert_eq!(counted, "3 to do", "the navigation counts what our organisation has to do");
    window.look("today")?;

    // Space ticks, the row stays with an Undo beside it, and Undo takes it back.
    let first = "document.querySelector('.rt-todorow__box')";
    window.ask(&format!("{first}.focus()"))?;
    window.keys(&[" "])?;
    window.until("document.querySelector('.rt-todorow--done') !== null")?;
    window.until("document.querySelector('.rt-sidenav__count').innerText.startsWith('2')")?;
    window.until_it_says("Done. Undo")?;
    assert_eq!(window.ask(&format!("document.activeElement === {first}"))?, true, "the focus stays with the action");
    window.look("today-ticked")?;
    window.press(".rt-todorow--done .rt-wordbutton")?;
    window.until("document.querySelector('.rt-todorow--done') === null")?;
    window.until("document.querySelector('.rt-sidenav__count').innerText.startsWith('3')")?;
    assert_eq!(window.ask(&format!("document.activeElement === {first}"))?, true, "also after Undo");

    // A partner's line leads to the caseload, filtered by it.
    window.press(".rt-news a")?;
    window.see(".rt-cases")?;
    window.until_it_says("Filtered by updates from Hathermoor Hospice")?;
    window.until("document.querySelectorAll('a.rt-person').length === 1")?;
    window.until_it_says("Anne is very tired")?;
    window.look("caseload-updates")?;
    window.press(".rt-shown .rt-wordbutton")?;
    window.until("document.querySelectorAll('a.rt-person').length === 3")?;
    assert_eq!(
        window.ask("document.querySelector('th[aria-sort=descending]').innerText.trim()")?,
        "Updates",
        "the order stays when filters are cleared"
    );
    window.press("th:first-child .rt-sort")?;
    window.until_it_says("Showing 3 open cases, by family name.")?;
    window.press("th:first-child .rt-sort")?;
    window.until_it_says("by family name, from Z to A")?;
    window.until("document.querySelector('a.rt-person').innerText.startsWith('SMITH')")?;
    window.look("caseload-sorted")?;
    window.press(".rt-review li:first-child button")?;
    window.until_it_says("Filtered by two answers")?;

    // The case marks what is new, until it is left and comes back later.
    window.press("a.rt-person")?;
    window.until_it_says("Hathermoor Hospice 3")?;
    window.until("document.querySelectorAll('[data-new]').length === 2")?;
    window.look("case-new")?;
    let into_view =
        |css: &str| window.ask(&format!("document.querySelector('{css}').scrollIntoView({{block: 'center'}})"));
    into_view(".rt-new__line button")?;
    window.picture("case-new-scrolled")?;
    window.press(".rt-new__line button")?;
    window.until("document.activeElement.matches('[data-new]')")?;
    into_view(".rt-timeline__seen button")?;
    window.press(".rt-timeline__seen button")?;
    window.until_it_says("On a laptop of")?;
    window.go("#/today")?;
    window.until_it_says("Nothing new from your partners")?;
    window.look("today-nothing-new")?;
    window.go("#/caseload")?;
    window.until_it_says("Nothing new")?;
    window.close()
}

#[test]
fn actions_of_all_people_are_listed_by_whose_they_are() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let desks = with_work(folder.path()).map_err(|cause| cause.to_string())?;
    let window = Window::open(&desks.practice.vault)?;
    window.unlock()?;
    window.go("#/actions")?;
    window.until_it_says("Check who holds the spare key")?;
    window.until_it_says("Showing 3 actions, 2 late, the longest late first.")?;
    window.look("actions")?;
    window.press(".rt-filters label:nth-of-type(1)")?;
    window.until_it_says("Ring the equipment store")?;
    window.press(".rt-filters label:nth-of-type(3)")?;
    window.until_it_says("Bring the syringe driver")?;
    window.until_it_says("Not sent to them yet")?;
    window.look("actions-waiting")?;
    window.press(".rt-filters label:nth-of-type(2)")?;
    window.until_it_says("Book the medicines review")?;
    window.type_into("#find-in-actions", "smith key")?;
    window.until_it_says("filtered by “smith key”")?;
    window.type_over("#find-in-actions", "zzz")?;
    window.until_it_says("No actions match")?;
    window.look("actions-no-match")?;
    window.press(".rt-nothing button")?;

    window.until("document.querySelectorAll('.rt-todorow__box').length === 3")?;
    for _ in 0..3 {
        window.press(".rt-todorow:not(.rt-todorow--done) .rt-todorow__box")?;
        window.until("document.querySelectorAll('.rt-todorow__due .rt-wordbutton').length > 0")?;
    }
    window.until("document.querySelectorAll('.rt-todorow--done').length === 3")?;
    window.press(".rt-filters label:nth-of-type(4)")?;
    window.until_it_says("newest first")?;
    window.until("document.querySelectorAll('.rt-todorow--done').length === 3")?;
    window.look("actions-finished")?;
    window.go("#/today")?;
    window.until_it_says("Nothing to do now")?;
    window.go("#/actions")?;
    window.until_it_says("Nothing due. 3 done this week.")?;
    window.look("actions-nothing-due")?;

    // The person's name leads to the case with its actions open.
    window.go("#/actions?show=finished")?;
    window.press(".rt-todorow a")?;
    window.until("document.querySelector('[role=tab][data-key=actions]')?.ariaSelected === 'true'")?;
    window.close()
}

#[test]
fn a_new_team_is_told_what_to_do_first() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let desk = Desk::found(folder.path(), "Larkfield Friends", "vcse", "Dev Patel", "Volunteer lead")
        .map_err(|cause| cause.to_string())?;
    desk.leave().map_err(|cause| cause.to_string())?;
    let window = Window::open(&desk.vault)?;
    window.unlock()?;
    window.until_it_says("Start here")?;
    for words in ["Write a referral", "Import a spreadsheet", "Swap cards with a partner"] {
        window.until_it_says(words)?;
    }
    window.look("today-new-team")?;
    window.go("#/actions")?;
    window.until_it_says("Nothing due.")?;
    window.look("actions-empty")?;
    window.close()
}

/// Hands a page a partner's file, as dropping it into the window does; what became of it stands on the page.
fn arrives(window: &Window, from: &Desk) -> Result<(), Trouble> {
    let sealed = casework::share::write::seal(from.office(), &["Riverside Practice".to_owned()]).expect("is sealed");
    for bundle in sealed.value.0 {
        let bytes = serde_json::to_string(&bundle.bytes)?;
        window.ask(&format!("(window.__TAURI_INTERNALS__.invoke('read_file', new Uint8Array({bytes})), true)"))?;
    }
    Ok(())
}

/// What a partner's file brings while a page is open is said in a bar; the page itself stays as it is.
#[test]
fn nothing_moves_under_the_pointer_when_more_arrives() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let desks = with_work(folder.path()).map_err(|cause| cause.to_string())?;
    let window = Window::open(&desks.practice.vault)?;
    window.unlock()?;
    window.go(&format!("#/case/{}", desks.mary))?;
    window.until("document.querySelectorAll('[data-new]').length === 2")?;
    desks.hospice.note(&desks.mary, "phone_call", "Sitter stayed until seven.").expect("a note");
    arrives(&window, &desks.hospice)?;
    window.until_it_says("1 update from Hathermoor Hospice.")?;
    assert!(!window.text()?.contains("Sitter stayed"), "what arrived is not put under the pointer");
    window.look("case-arrived")?;
    window.press(".rt-arrived button")?;
    window.until_it_says("Sitter stayed until seven.")?;
    window.until("document.querySelector('.rt-arrived') === null")?;
    window.until("document.activeElement.id === 'new-since'")?;

    window.go("#/caseload")?;
    window.until("document.querySelectorAll('a.rt-person').length === 3")?;
    desks.hospice.note(&desks.mary, "visit", "Slept well.").expect("a note");
    arrives(&window, &desks.hospice)?;
    window.until_it_says("1 person changed.")?;
    assert!(!window.text()?.contains("Slept well"), "the list stays as it is");
    window.look("caseload-arrived")?;
    window.press(".rt-arrived button")?;
    window.until_it_says("Slept well.")?;
    window.until("document.querySelector('.rt-arrived') === null")?;
    window.close()
}
