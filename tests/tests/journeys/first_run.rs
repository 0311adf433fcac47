//! From nothing to a first saved note: four questions, the code on paper, one person, one note.

use tests::window::{Hands, Person, Thing, Trouble, Window, key};

use crate::told::{Bar, judge};

const WORDS: &str = "marmalade tins on the towpath";

/// Reads the code as it is shown, as whoever writes it down does.
fn on_paper(window: &Window) -> Result<Vec<String>, Trouble> {
    window.see(".rt-paper__groups li")?;
    let groups = window.ask("[...document.querySelectorAll('.rt-paper__groups li')].map(li => li.innerText)")?;
    Ok(groups.as_array().unwrap().iter().map(|group| group.as_str().unwrap().to_owned()).collect())
}

fn answer_the_questions(window: &Window, person: &Person<'_>) -> Result<(), Trouble> {
    person.press(Thing::Button("Set up this laptop"))?;
    window.until("document.activeElement?.id === 'person'")?;
    person.write("Priya Nair")?;
    person.fill(Thing::Box("Your job title"), "Care coordinator")?;
    person.press(Thing::Button("Continue"))?;
    window.until("document.activeElement?.id === 'organisation'")?;
    person.write("Riverside Practice")?;
    person.pick(Thing::List("Kind of organisation"), "GP practice")?;
    person.press(Thing::Button("Continue"))?;
    person.choose(Thing::Choice("No, we start a new one"))?;
    person.fill(Thing::Box("Name of the team"), "Hathermoor neighbourhood team")?;
    person.press(Thing::Button("Continue"))?;
    person.fill(Thing::Box("Your passphrase"), WORDS)?;
    person.fill(Thing::Box("Type it again"), WORDS)?;
    person.press(Thing::Button("Set up this laptop"))
}

pub(crate) fn journey(hands: Hands) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let window = Window::open_with(&folder.path().join("vault"), &[("ROUNDTABLE_TEST_KDF", Some("1"))], &[])?;
    let person = window.used_by(hands);
    window.until_it_says("Welcome to Roundtable")?;
    let before = window.acts();
    answer_the_questions(&window, &person)?;
    let paper = on_paper(&window)?;
    person.press(Thing::Button("I have it on paper"))?;
    person.fill(Thing::Box("Third group"), &paper[2])?;
    person.fill(Thing::Box("Sixth group"), &paper[5])?;
    person.press(Thing::Button("Check"))?;
    window.until_it_says("This laptop is ready")?;

    person.press(Thing::Button("Write a referral"))?;
    person.fill(Thing::Box("Family name"), "Ashworth")?;
    person.fill(Thing::Box("First name"), "Edna")?;
    person.press(Thing::Button("Continue"))?;
    person.pick(Thing::List("Where the referral comes from"), "The person")?;
    person.fill(Thing::Box("What has happened"), "Wants company.")?;
    person.choose(Thing::Choice("Routine"))?;
    person.press(Thing::Button("Continue"))?;
    window.until_it_says("What does the person know and want?")?;
    person.press(Thing::Button("Continue"))?;
    person.press(Thing::Button("Save referral"))?;
    person.press(Thing::Link("Open the record"))?;
    window.see("#note")?;
    person.fill(Thing::Box("Add a note"), "Rang to say hello.")?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until("document.getElementById('note').value === ''")?;
    window.until_it_says("Rang to say hello.")?;
    let bar = Bar { pressed: 22, typed: 13 };
    judge(&window, "first run to a first saved note", hands, window.acts_since(before), &bar)?;
    window.close()
}
