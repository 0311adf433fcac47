//! A written scenario, entered as a person with a keyboard enters it: from box to box, in the order of the form.

use std::{env, fs, path::Path, time::Instant};

use casework::case::cohort::member::{self, NewMembership};
use serde_json::{Value, json};
use tests::{
    desks::Desk,
    offices::PASSPHRASE,
    window::{Hands, Person, Thing, Trouble, Window, key},
};

/// What the scenario answers to one question.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Said {
    /// A time on the day of the event.
    Time(&'static str),
    /// The same, estimated.
    About(&'static str),
    /// A time on a day.
    TimeOn(&'static str, [&'static str; 3]),
    /// A day.
    Day([&'static str; 3]),
    /// One of a few answers, all of them seen, by its code.
    One(&'static str),
    /// One of many, from a list, by its words.
    Listed(&'static str),
    /// A box ticked.
    Ticked(&'static str),
    /// A text or number.
    Typed(&'static str),
}

/// Looks at something further down the page.
pub(crate) fn look_at(window: &Window, css: &str, name: &str) -> Result<(), Trouble> {
    window.ask(&format!("document.querySelector({}).scrollIntoView({{block: 'start'}})", Value::from(css)))?;
    window.look(name)
}

/// An organisation with one person in some cohorts; the vault is let go of.
pub(crate) fn desk(folder: &Path, who: [&'static str; 4], cohorts: &[&str]) -> Result<(Desk, String), Trouble> {
    let [name, kind, person, role] = who;
    let desk = Desk::found(folder, name, kind, person, role)?;
    let case = desk.add("Ashworth", "Edna", "1939-06-14", Some("9434765919"))?;
    for (field, value) in [
        ("title", "Mrs"),
        ("headline", "Two falls since October. Wants to keep her own front door."),
        ("what_matters", "My garden, my front door, and nobody fussing."),
        ("communication_needs", "Hearing aid on the left. Speak to her face."),
    ] {
        desk.set(&case, field, value)?;
    }
    let enter = cohorts.iter().map(|one| (*one).to_owned()).collect();
    member::change(desk.office(), &case, NewMembership { enter, ..NewMembership::default() })?;
    desk.leave()?;
    Ok((desk, case))
}

/// Opens the window and unlocks it.
pub(crate) fn unlocked(desk: &Desk) -> Result<Window, Trouble> {
    let window = Window::open(&desk.vault)?;
    let person = window.used_by(Hands::Keyboard);
    window.until("document.activeElement?.id === 'passphrase'")?;
    person.write(PASSPHRASE)?;
    person.chord(&[key::ENTER])?;
    window.see(".rt-shell")?;
    Ok(window)
}

/// Goes to the pathways of the one person there is.
pub(crate) fn pathways(window: &Window, person: &Person<'_>) -> Result<(), Trouble> {
    person.press(Thing::Link("Caseload"))?;
    window.see("a.rt-person")?;
    person.press(Thing::Link("ASHWORTH, Edna"))?;
    window.see("#note")?;
    person.press(Thing::Tab("Pathways"))?;
    window.see(".rt-pathways")
}

/// A box of the form that is open.
fn css(name: &str) -> String {
    format!(".rt-pathway__form [id$='-{name}']")
}

/// Answers one question.
pub(crate) fn answer(person: &Person<'_>, name: &str, said: Said) -> Result<(), Trouble> {
    let fill = |part: &str, text: &str| person.fill(Thing::Css(&css(&format!("{name}{part}"))), text);
    let day = |[day, month, year]: [&str; 3]| -> Result<(), Trouble> {
        fill("-day", day)?;
        fill("-month", month)?;
        fill("-year", year)
    };
    match said {
        Said::Time(time) => fill("-time", time),
        Said::About(time) => {
            fill("-time", time)?;
            person.choose(Thing::Css(&css(&format!("{name}-about"))))
        }
        Said::TimeOn(time, on) => {
            fill("-time", time)?;
            day(on)
        }
        Said::Day(on) => day(on),
        // The first of several has the question's own id.
        Said::One(code) | Said::Ticked(code) => {
            person.choose(Thing::Css(&format!("{}[value='{code}'], {}", css(name), css(&format!("{name}-{code}")))))
        }
        Said::Listed(words) => person.pick(Thing::Css(&css(name)), words),
        Said::Typed(text) => fill("", text),
    }
}

/// Begins a form by its button, enters a scenario, saves it, and writes down what that took.
pub(crate) fn enter(
    window: &Window,
    person: &Person<'_>,
    what: &str,
    button: &str,
    scenario: &[(&str, Said)],
) -> Result<(), Trouble> {
    let (before, began) = (window.acts(), Instant::now());
    person.press(Thing::Button(button))?;
    window.see(".rt-pathway__form")?;
    window.until("document.activeElement.closest('.rt-pathway__form') !== null")?;
    for (name, said) in scenario {
        answer(person, name, *said).map_err(|trouble| Trouble::new(format!("{what}, {name}: {trouble}")))?;
    }
    window.look(&format!("record-{what}-form"))?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until("document.querySelector('.rt-pathway__form') === null")?;
    let took = window.acts_since(before);
    let line = format!("{what} | {} answers | {took} | {:.0} s", scenario.len(), began.elapsed().as_secs_f64());
    println!("{line}");
    let here = env::current_exe()?;
    let folder = here.ancestors().nth(3).ok_or("the tests run from no folder")?.join("acts");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("record-{what}.txt")), line)?;
    let bar = u32::try_from(scenario.len()).unwrap() * 4 + 4;
    assert!(took.all() <= bar, "no more than four acts an answer, with opening and saving: {took}");
    Ok(())
}

/// The answers of the newest record of a form, as the program has them.
pub(crate) fn kept(window: &Window, case: &str, form: &str) -> Result<Value, Trouble> {
    let records = window.call("case_records", &json!({"id": case}))?.expect("the records");
    Ok(records["records"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["form"] == form)
        .expect("a record of that form")
        .clone())
}
