//! A new referral through the window: by the keyboard alone and counted, whoever is here already seen before anything is
//! saved, an urgent one that asks for the telephone, and a half-written one that survives whatever happens.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

use std::time::{Duration, Instant};

use serde_json::json;
use tests::{
    offices::TwoOffices,
    window::{Hands, Thing, Trouble, Window, key},
};

const BOX: &str = "#passphrase";

/// The window on the form, unlocked.
fn open(offices: &TwoOffices) -> Result<Window, Trouble> {
    let window = Window::open(&offices.practice.vault)?;
    window.unlock()?;
    window.go("#/referral")?;
    title(&window, "Who is this about?")?;
    Ok(window)
}

fn title(window: &Window, words: &str) -> Result<(), Trouble> {
    window.until(&format!("document.querySelector('#main h1')?.innerText === '{words}'"))
}

fn focused(window: &Window, id: &str) -> Result<(), Trouble> {
    window.until(&format!("document.activeElement?.id === '{id}'"))
}

fn born(window: &Window, day: &str, month: &str, year: &str) -> Result<(), Trouble> {
    for (part, figures) in [("day", day), ("month", month), ("year", year)] {
        window.type_over(&format!("#referral-born-{part}"), figures)?;
    }
    Ok(())
}

/// Waits, without touching anything, until the half-written form is stored with these words in it.
fn until_kept(window: &Window, words: &str) -> Result<(), Trouble> {
    let began = Instant::now();
    let draft = || window.call("draft", &json!({"case": null, "form": "referral"}));
    while !draft()?.is_ok_and(|kept| kept["text"].as_str().is_some_and(|text| text.contains(words))) {
        assert!(began.elapsed() < Duration::from_secs(15), "what was typed is never stored");
    }
    Ok(())
}

/// A fall as the ambulance tells it, typed by the keyboard alone.
#[test]
fn a_falls_referral_by_keyboard_alone() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices)?;
    focused(&window, "referral-number")?;
    window.look("referral-who")?;
    let person = window.used_by(Hands::Keyboard);
    let (before, began) = (window.acts(), Instant::now());
    person.write("999 112 3741")?;
    person.fill(Thing::Box("Family name"), "Brennan")?;
    person.fill(Thing::Box("First name"), "Thomas")?;
    person.fill(Thing::Box("Day"), "14")?;
    person.fill(Thing::Box("Month"), "6")?;
    person.fill(Thing::Box("Year"), "1934")?;
    person.fill(Thing::Box("Postcode"), "ZZ99 3VZ")?;
    person.chord(&[key::ENTER])?;
    title(&window, "Why, and how soon?")?;
    focused(&window, "referral-source")?;
    window.look("referral-why")?;
    person.pick(Thing::List("Where the referral comes from"), "Ambulance")?;
    person
        .fill(Thing::Box("What has happened"), "Fell in the kitchen at night, on the floor for an hour. Not hurt.")?;
    person.fill(Thing::Box("Question for the team"), "Can he stay at home?")?;
    person.choose(Thing::Tick("Falls response"))?;
    person.choose(Thing::Choice("Within 2 days"))?;
    person.press(Thing::Button("Continue"))?;
    title(&window, "What does the person know and want?")?;
    focused(&window, "referral-knows")?;
    person.choose(Thing::Choice("Yes"))?;
    person.choose(Thing::Choice("Was told, and does not object"))?;
    person.fill(Thing::Box("What the person wants"), "To stay in his own house.")?;
    window.look("referral-sharing")?;
    person.press(Thing::Button("Continue"))?;
    title(&window, "Check your answers")?;
    window.until_it_says("Draft kept on this laptop, not saved yet")?;
    window.look("referral-check")?;
    person.press(Thing::Button("Save referral"))?;
    title(&window, "The referral is saved on this laptop")?;
    let took = window.acts_since(before);
    println!("falls referral | keyboard | {took} | {:.1} s with the pictures", began.elapsed().as_secs_f64());
    assert!(took.pressed <= 10 && took.typed <= 10, "a practised person needs two minutes at most: {took}");
    window.until("document.activeElement?.tagName === 'H1'")?;
    window.until_it_says("BRENNAN, Thomas")?;
    window.until_it_says("so far only your organisation can see it")?;
    window.look("referral-saved")?;
    assert!(!window.text()?.contains("not saved yet"), "saved is saved");
    person.press(Thing::Link("Open the record"))?;
    window.see("#note")?;
    let text = window.text()?;
    for words in ["Fell in the kitchen at night, on the floor for an hour.", "New", "Within 2 days", "Falls response"] {
        assert!(text.contains(words), "the case must show {words:?}: {text}");
    }
    window.close()?;
    let listed = offices.practice.ask(&["referral", "list"])?;
    assert_eq!((listed[0]["source"].as_str(), listed[0]["urgency"].as_str()), (Some("ambulance"), Some("two_days")));
    let records = offices.practice.ask(&["record", "list", listed[0]["case"].as_str().unwrap(), "referral"])?;
    assert_eq!(records[0]["answers"]["wants"], "To stay in his own house.", "every answer is kept");
    Ok(())
}

/// Urgent: the telephone first, by the keyboard alone, from an empty form.
#[test]
fn an_urgent_referral_by_keyboard_alone() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices)?;
    focused(&window, "referral-number")?;
    let person = window.used_by(Hands::Keyboard);
    let (before, began) = (window.acts(), Instant::now());
    person.fill(Thing::Box("Family name"), "Oyelaran")?;
    person.fill(Thing::Box("Or about age"), "80")?;
    person.chord(&[key::ENTER])?;
    title(&window, "Why, and how soon?")?;
    person.pick(Thing::List("Where the referral comes from"), "Carer or family")?;
    person.fill(Thing::Box("What has happened"), "On the floor since the morning, cannot get up.")?;
    person.choose(Thing::Choice("Within 2 hours"))?;
    window.until_it_says("Roundtable does not alert anybody.")?;
    window.until_it_says("999")?;
    window.until_it_says("Your team’s own numbers are not entered yet")?;
    person.press(Thing::Button("Continue"))?;
    window.until_it_says("Telephone first, then say whether you have")?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    window.look("referral-urgent-refused")?;
    person.choose(Thing::Choice("Yes"))?;
    person.fill(Thing::Box("Whom you spoke to"), "Ann at the urgent response desk")?;
    window.look("referral-urgent")?;
    person.press(Thing::Button("Continue"))?;
    title(&window, "What does the person know and want?")?;
    person.press(Thing::Button("Continue"))?;
    title(&window, "Check your answers")?;
    window.until_it_says("Yes, spoke to Ann at the urgent response desk")?;
    person.press(Thing::Button("Save referral"))?;
    title(&window, "The referral is saved on this laptop")?;
    let took = window.acts_since(before);
    println!("urgent referral | keyboard | {took} | {:.1} s with the pictures", began.elapsed().as_secs_f64());
    assert!(took.pressed <= 8 && took.typed <= 5, "urgent must be quick: {took}");
    window.until_it_says("If nobody has answered yet, telephone")?;
    window.look("referral-urgent-saved")?;
    window.close()?;
    let listed = offices.practice.ask(&["referral", "list"])?;
    assert_eq!(
        (listed[0]["urgency"].as_str(), listed[0]["family_name"].as_str()),
        (Some("two_hours"), Some("Oyelaran"))
    );
    Ok(())
}

#[test]
fn somebody_already_here_is_seen_before_anything_is_saved() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices)?;

    // Nothing typed: what is missing is named, and the link leads to its box. A name is enough.
    window.press_words(".rt-add__form", "Continue")?;
    window.until_it_says("Enter at least one name")?;
    assert!(!window.text()?.contains("Enter the NHS number"), "a name is enough");
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    window.press(".rt-error-summary a")?;
    focused(&window, "referral-family")?;

    // Not known is an answer; the one already here appears beside the form while typing.
    window.press("#referral-number-not-known")?;
    window.until_it_says("Why there is no number")?;
    window.type_over("#referral-family", "Brennan")?;
    window.type_over("#referral-given", "Tom")?;
    assert_eq!(window.ask("document.querySelectorAll('.rt-match').length")?, 0, "a name alone is not enough to ask");
    born(&window, "21", "11", "1934")?;
    window.until("document.querySelectorAll('.rt-match').length === 1")?;
    window.until_it_says("Same date of birth. Different name.")?;
    window.until_it_says("BRENNAN, Thomas")?;
    window.look("referral-match")?;

    // Going on asks the question first.
    window.press_words(".rt-add__form", "Continue")?;
    window.until_it_says("Say whether this is the same person as BRENNAN, Thomas")?;
    window.look("referral-unanswered")?;
    window.press(".rt-error-summary a")?;
    window.until("document.activeElement.id.startsWith('match-')")?;
    window.press_words(".rt-match", "This is the person")?;
    window.until_it_says("This person is here already.")?;
    focused(&window, "referral-another")?;
    window.look("referral-again")?;
    window.press_words(".rt-add__form", "Continue")?;
    title(&window, "Why, and how soon?")?;
    window.ask("document.getElementById('referral-source').focus()")?;
    window.keys(&[key::DOWN])?;
    window.type_over("#referral-reason", "Fell again.")?;
    window.press_words(".rt-add__form", "Routine")?;
    window.press_words(".rt-add__form", "Continue")?;
    title(&window, "What does the person know and want?")?;
    window.press_words(".rt-add__form", "Continue")?;
    title(&window, "Check your answers")?;
    window.press_words(".rt-add__form", "Save referral")?;
    title(&window, "The referral is saved on this laptop")?;
    window.close()?;
    assert_eq!(offices.practice.ask(&["case", "list"])?["total"], 3, "nobody was added");
    let listed = offices.practice.ask(&["referral", "list"])?;
    assert_eq!((listed[0]["given_name"].as_str(), listed[0]["source"].as_str()), (Some("Thomas"), Some("gp")));
    Ok(())
}

#[test]
fn a_wrong_digit_is_led_back_to_and_a_different_person_can_be_taken_back() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices)?;
    window.type_into("#referral-number", "9990548608")?;
    window.until("document.getElementById('referral-number').value === '999 054 8608'")?;
    window.type_over("#referral-family", "Brennan")?;
    window.type_over("#referral-given", "Thomasina")?;
    born(&window, "21", "November", "1934")?;
    window.until("document.querySelectorAll('.rt-match').length === 1")?;
    window.press_words(".rt-match", "A different person")?;
    window.until("document.querySelectorAll('.rt-match').length === 0")?;
    window.press_words(".rt-add__form", "Continue")?;
    title(&window, "Why, and how soon?")?;
    window.ask("document.getElementById('referral-source').focus()")?;
    window.keys(&[key::DOWN])?;
    window.type_over("#referral-reason", "Fell twice this month.")?;
    window.press_words(".rt-add__form", "It was received earlier")?;
    window.press_words(".rt-add__form", "Routine")?;
    window.press_words(".rt-add__form", "Continue")?;
    window.until_it_says("Enter the day on which it was received")?;
    window.look("referral-missing")?;
    for (css, text) in [("day", "2"), ("month", "3"), ("year", "26")] {
        window.type_over(&format!("#referral-received-{css}"), text)?;
    }
    window.type_over("#referral-received-time", "2.10pm")?;
    window.press_words(".rt-add__form", "Continue")?;
    title(&window, "What does the person know and want?")?;
    window.press_words(".rt-add__form", "Objects to all")?;
    window.until_it_says("Roundtable shares nothing more of this person")?;
    window.press_words(".rt-add__form", "Back")?;
    title(&window, "Why, and how soon?")?;
    window.until("document.getElementById('referral-reason').value === 'Fell twice this month.'")?;
    window.press_words(".rt-add__form", "Continue")?;
    title(&window, "What does the person know and want?")?;
    window.press_words(".rt-add__form", "Continue")?;
    title(&window, "Check your answers")?;

    // The program refuses the number; the page and the box are led to, and Continue comes back.
    window.press_words(".rt-add__form", "Save referral")?;
    title(&window, "Who is this about?")?;
    window.until_it_says("the last digit is a check")?;
    window.look("referral-wrong-number")?;
    window.press(".rt-error-summary a")?;
    focused(&window, "referral-number")?;
    window.type_over("#referral-number", "999 112 3741")?;
    window.press_words(".rt-add__form", "Continue")?;
    title(&window, "Check your answers")?;
    window.press_words(".rt-summary", "Change what has happened")?;
    focused(&window, "referral-reason")?;
    window.type_over("#referral-reason", "Fell three times this month.")?;
    window.press_words(".rt-add__form", "Continue")?;
    title(&window, "Check your answers")?;
    window.until_it_says("Fell three times this month.")?;
    window.press_words(".rt-add__form", "Save referral")?;
    title(&window, "The referral is saved on this laptop")?;
    window.press_words(".rt-lastact", "Undo")?;
    window.until_it_says("marked as entered in error")?;
    window.close()?;
    let all = offices.practice.ask(&["case", "list", "--status", "entered_in_error"])?;
    assert_eq!(all["total"], 1, "taken back, and still there for whoever asks");
    Ok(())
}

#[test]
fn a_half_written_referral_is_there_again() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let offices = TwoOffices::make(folder.path())?;
    let window = open(&offices)?;
    window.type_into("#referral-family", "Quill")?;
    window.until_it_says("Draft kept on this laptop, not saved yet")?;
    window.press_words(".rt-add__form", "Continue")?;
    title(&window, "Why, and how soon?")?;
    window.type_into("#referral-reason", "Neighbour heard a fall and")?;
    until_kept(&window, "heard a fall and")?;

    // A lock: the same page, the same box; nothing readable behind it.
    window.keys(&[key::CONTROL, "l"])?;
    window.see(BOX)?;
    window.until_it_says("Your unfinished referral is kept")?;
    let left = window.ask("document.documentElement.outerHTML")?;
    assert!(!left.as_str().unwrap().contains("Quill"), "nothing of it is readable behind the lock");
    window.unlock()?;
    title(&window, "Why, and how soon?")?;
    window.until("document.getElementById('referral-reason')?.value === 'Neighbour heard a fall and'")?;
    focused(&window, "referral-reason")?;

    // Another page, and the way back from Today.
    window.press_words(".rt-add__form", "Finish later")?;
    window.until_it_says("Your referral of QUILL")?;
    window.look("referral-unfinished")?;
    window.press_words("main", "Your referral")?;
    title(&window, "Why, and how soon?")?;
    window.until("document.getElementById('referral-reason').value === 'Neighbour heard a fall and'")?;

    // The power goes.
    window.kill()?;
    let window = Window::open(&offices.practice.vault)?;
    window.unlock()?;
    window.go("#/today")?;
    window.press_words("main", "Your referral")?;
    title(&window, "Why, and how soon?")?;
    window.until("document.getElementById('referral-reason').value === 'Neighbour heard a fall and'")?;

    // Discarding asks first.
    window.press_words(".rt-add__form", "Discard")?;
    window.until_it_says("Discard this referral?")?;
    window.look("referral-discard")?;
    window.press_words(".rt-dialog", "Keep it")?;
    window.until("document.querySelector('.rt-dialog') === null")?;
    window.press_words(".rt-add__form", "Discard")?;
    window.press_words(".rt-dialog", "Discard it")?;
    title(&window, "Who is this about?")?;
    window.until("document.getElementById('referral-family').value === ''")?;
    focused(&window, "referral-number")?;
    window.go("#/today")?;
    window.see(".rt-today .rt-columns")?;
    window.until("!document.body.innerText.includes('Your referral')")?;
    window.close()?;
    assert_eq!(offices.practice.ask(&["referral", "list"])?, json!([]), "nothing was saved");
    Ok(())
}
