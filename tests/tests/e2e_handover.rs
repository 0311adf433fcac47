//! Handing over through the real window: offered on the case, answered on Today and on the case, told in words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::{
    action::NewOwner,
    handover::{
        list,
        offer::{self, NewOffer},
    },
};
use tests::{
    desks::TwoDesks,
    offices::PASSPHRASE,
    window::{Hands, Thing, Trouble, Window, key},
};

fn open(desks: &TwoDesks) -> Result<Window, Trouble> {
    let window = Window::open(&desks.practice.vault)?;
    window.unlock()?;
    Ok(window)
}

fn bar_says(window: &Window, words: &str) -> Result<(), Trouble> {
    window
        .until(&format!("document.querySelector('.rt-lastact').innerText.includes({})", serde_json::Value::from(words)))
}

fn made_up(offer: NewOffer) -> NewOffer {
    NewOffer { of: "key_worker".to_owned(), reason: "Priya is on leave from Monday.".to_owned(), ..offer }
}

#[test]
fn a_key_worker_is_offered_by_keyboard_and_nothing_changes_until_the_hospice_accepts() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let mut desks = TwoDesks::make(folder.path())?;
    desks.practice.come_back()?;
    desks.practice.set(&desks.mary, "key_worker", "Priya Nair, Riverside Practice")?;
    desks.practice.leave()?;
    let window = open(&desks)?;
    window.go(&format!("#/case/{}", desks.mary))?;
    window.see("#note")?;
    let person = window.used_by(Hands::Keyboard);
    person.press(Thing::Button("Hand over key worker or lead organisation"))?;
    window.until("document.activeElement.closest('.rt-fact-form') !== null")?;
    person.press(Thing::Button("Offer"))?;
    window.until_it_says("Choose who is asked")?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    window.look("handover-missing")?;
    person.pick(Thing::List("Who is asked"), "Hathermoor Hospice")?;
    person.fill(Thing::Box("Person, if you know who"), "Ruth Ellis")?;
    person.fill(Thing::Box("Why"), "The hospice visits daily now")?;
    person.fill(Thing::Box("What they should know"), "Lip-reads. Anne has the key.")?;
    // Locked in the middle of it: the form is there again with what was typed.
    window.keys(&[key::CONTROL, "l"])?;
    window.see("#passphrase")?;
    window.type_into("#passphrase", PASSPHRASE)?;
    window.keys(&[key::ENTER])?;
    window.until("document.querySelector('#handover-summary')?.value === 'Lip-reads. Anne has the key.'")?;
    window.look("handover-form")?;
    person.press(Thing::Button("Offer"))?;
    bar_says(&window, "Nothing changes until they accept")?;
    window.until("document.activeElement.innerText === 'Handing over'")?;
    window.until_it_says("Not sent to them yet")?;
    let facts = window.ask("document.querySelector('.rt-facts').innerText")?;
    assert!(facts.as_str().unwrap().contains("Priya Nair"), "nothing has changed: {facts}");
    window.look("handover-offered")?;

    // Taken back with a reason.
    person.press(Thing::Button("Take back the offer to be key worker"))?;
    window.until("document.activeElement.tagName === 'TEXTAREA'")?;
    person.write("Priya stays after all")?;
    person.press(Thing::Button("Take the offer back"))?;
    bar_says(&window, "Offer taken back")?;
    window.until_it_says("1 answered")?;
    window.until("document.activeElement.innerText === 'Handing over'")?;
    person.press(Thing::Button("1 answered"))?;
    window.until_it_says("Taken back by Priya Nair")?;
    window.look("handover-taken-back")?;
    window.close()
}

#[test]
fn what_is_offered_to_us_waits_on_today_and_is_accepted_or_declined() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let mut desks = TwoDesks::make(folder.path())?;
    desks.practice.come_back()?;
    let to = |who: &str| NewOwner { person: who.to_owned(), organisation: Some("Riverside Practice".to_owned()) };
    let key_worker = made_up(NewOffer {
        case: desks.mary.clone(),
        to: to("Priya Nair"),
        summary: "Anne rings on Fridays.\nThe key is with Anne.".to_owned(),
        ..NewOffer::default()
    });
    offer::offer(desks.hospice.office(), key_worker.clone())?;
    let lead = NewOffer { of: "lead_organisation".to_owned(), ..key_worker };
    offer::offer(desks.hospice.office(), lead)?;
    desks.hospice.carry(&desks.practice)?;
    desks.practice.leave()?;
    let window = open(&desks)?;
    window.go("#/today")?;
    window.until_it_says("Offered to you")?;
    window.until_it_says("2 to answer")?;
    window.look("handover-today")?;
    let person = window.used_by(Hands::Keyboard);
    person.press(Thing::Button("Decline to be lead organisation"))?;
    window.until("document.activeElement.tagName === 'TEXTAREA'")?;
    person.press(Thing::Button("Decline"))?;
    window.until_it_says("Say why: whoever asked must find somebody else.")?;
    window.look("handover-why-not")?;
    person.fill(Thing::Box("Why not? They must find somebody else"), "The hospice leads already")?;
    person.press(Thing::Button("Decline"))?;
    bar_says(&window, "Declined: lead organisation")?;
    window.until_it_says("1 to answer")?;
    window.until("document.activeElement !== document.body")?;
    person.press(Thing::Button("Accept to be key worker"))?;
    bar_says(&window, "Accepted: key worker")?;
    window.until("!document.body.innerText.includes('Offered to you')")?;
    window.until("document.activeElement !== document.body")?;
    window.go(&format!("#/case/{}", desks.mary))?;
    window
        .until("document.querySelector('.rt-facts')?.innerText.includes('Priya Nair, Riverside Practice') ?? false")?;
    window.until_it_says("2 answered")?;
    window.close()?;

    desks.practice.come_back()?;
    desks.practice.carry(&desks.hospice)?;
    let mut states: Vec<_> =
        list::list(desks.hospice.office(), Some(&desks.mary))?.into_iter().map(|one| (one.of, one.state)).collect();
    states.sort();
    let expected = [("key_worker".to_owned(), "accepted"), ("lead_organisation".to_owned(), "declined")];
    assert_eq!(states, expected, "the hospice hears both answers");
    Ok(())
}
