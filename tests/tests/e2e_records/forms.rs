//! A team makes a form of its own in the window by the keyboard alone, answers it, and its partner reads both; changed, the
//! old answers keep their words.

use std::path::Path;

use casework::{form, record, team};
use serde_json::json;
use tests::{
    desks::Desk,
    window::{Hands, Person, Thing, Trouble, Window, key},
};

use crate::scenario::{Said, answer, enter, kept, look_at, pathways, unlocked};

/// A practice that founded a team with a charity; both vaults open.
fn team_of_two(folder: &Path) -> Result<(Desk, Desk, String), Trouble> {
    let practice = Desk::found(folder, "Riverside Practice", "gp_practice", "Priya Nair", "Care coordinator")?;
    let charity = Desk::found(folder, "Good Neighbours", "vcse", "Dev Marsh", "Link worker")?;
    practice.meet(&charity)?;
    team::found::found(practice.office(), "Hathermoor")?;
    let partner = casework::organisation::partners::list(practice.office())?[0].id.clone();
    let stick = folder.join("stick");
    std::fs::create_dir_all(&stick)?;
    let invited = team::invite::invite(practice.office(), &partner, &stick)?.value;
    team::join::join(charity.office(), Path::new(&invited.file))?;
    charity.carry(&practice)?;
    practice.carry(&charity)?;
    let case = practice.add("Ashworth", "Edna", "1939-06-14", Some("9434765919"))?;
    practice.share(&case, &charity)?;
    practice.carry(&charity)?;
    Ok((practice, charity, case))
}

/// Adds a question by its words and kind; what else it needs is filled in by `more`.
fn question(
    window: &Window,
    person: &Person<'_>,
    words: &str,
    kind: &str,
    more: &[(Thing<'_>, &str)],
) -> Result<(), Trouble> {
    person.press(Thing::Button("Add a question"))?;
    window.until("document.activeElement.id.endsWith('-label')")?;
    person.write(words)?;
    person.pick(Thing::List("What may be answered"), kind)?;
    for (thing, text) in more {
        person.fill(*thing, text)?;
    }
    Ok(())
}

#[test]
fn a_form_with_every_kind_of_question_is_made_used_and_changed() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let (mut practice, charity, case) = team_of_two(folder.path())?;
    practice.leave()?;
    let window = unlocked(&practice)?;
    let person = window.used_by(Hands::Keyboard);
    person.chord(&[key::CONTROL, "k"])?;
    window.until("document.activeElement?.tagName === 'INPUT' && document.activeElement.closest('[role=dialog]')")?;
    person.write("forms")?;
    window.until("document.querySelector('.rt-found [role=option]')?.innerText.startsWith('Forms')")?;
    person.chord(&[key::ENTER])?;
    window.until_it_says("None yet. Make one")?;
    window.look("forms")?;
    person.press(Thing::Link("Make a form"))?;
    window.see("#form-name")?;
    window.look("form-new")?;

    // Without anything it says what is missing, and where.
    person.press(Thing::Button("Save the form"))?;
    window.until_it_says("Enter the form’s name.")?;
    person.press(Thing::Link("Enter the form’s name."))?;
    window.until("document.activeElement.id === 'form-name'")?;
    let (before, began) = (window.acts(), std::time::Instant::now());
    person.fill(Thing::Box("Name of the form"), "Vaccine outreach")?;
    person.fill(Thing::Box("What one record is called"), "contact")?;
    person.fill(Thing::Box("What it is for"), "Who was offered which vaccine, and what they said.")?;
    let answers = |lines: &'static [&'static str]| lines.join("\u{e007}");
    let (vaccines, barriers) = (answers(&["Flu", "COVID-19", "Shingles"]), answers(&["Travel", "Fear", "Time"]));
    let lines = Thing::Box("Answers");
    question(&window, &person, "What the person said", "Longer text", &[])?;
    question(&window, &person, "Which vaccine", "One of several answers", &[(lines, &vaccines)])?;
    question(&window, &person, "What stands in the way", "Any of several answers", &[(lines, &barriers)])?;
    question(&window, &person, "Worry about it", "A scale, for example 0 to 10", &[])?;
    let bounds = [(Thing::Box("Least"), "0"), (Thing::Box("Greatest"), "9"), (Thing::Box("Unit"), "doses")];
    question(&window, &person, "Doses so far", "A number with a unit", &bounds)?;
    question(&window, &person, "Has transport", "Yes, no or not known", &[])?;
    question(&window, &person, "Offered by", "A person", &[])?;
    question(&window, &person, "Seen at", "A date and time", &[])?;
    question(&window, &person, "Where", "An organisation", &[])?;
    window.look("form-question")?;
    // Up past "Seen at", and the focus stays with it.
    person.press(Thing::Button("Up: Where"))?;
    window.until(
        "document.activeElement.innerText.startsWith('Up') && document.activeElement.textContent.includes('Where')",
    )?;
    person.press(Thing::Button("Add a flag"))?;
    window.until("document.activeElement.id.endsWith('-label')")?;
    person.write("Very worried")?;
    person.pick(Thing::List("When the answer to"), "Worry about it")?;
    person.fill(Thing::Box("Is more than"), "7")?;
    window.look("form-flag")?;
    person.press(Thing::Button("Save the form"))?;
    window.until_it_says("Vaccine outreach: form saved on this laptop")?;
    println!("form | {} | {:.0} s", window.acts_since(before), began.elapsed().as_secs_f64());
    window.until_it_says("10 questions")?;
    window.look("forms-own")?;

    pathways(&window, &person)?;
    let scenario = [
        ("date", Said::Day(["2", "3", "2026"])),
        ("what_the_person_said", Said::Typed("Not this year.")),
        ("which_vaccine", Said::One("covid_19")),
        ("what_stands_in_the_way", Said::Ticked("fear")),
        ("worry_about_it", Said::One("8")),
        ("doses_so_far", Said::Typed("2")),
        ("has_transport", Said::One("unknown")),
        ("where", Said::Typed("Good Neighbours")),
    ];
    enter(&window, &person, "contact", "Add a contact", &scenario)?;
    window.until_it_says("Very worried: yes")?;
    look_at(&window, ".rt-pathway", "pathway-own-form")?;
    let first = kept(&window, &case, kept_form(&window)?.as_str())?;

    // Changed: an answer reworded and a question gone. What was answered keeps its words.
    person.chord(&[key::CONTROL, "k"])?;
    window.until("document.activeElement?.tagName === 'INPUT' && document.activeElement.closest('[role=dialog]')")?;
    person.write("forms")?;
    window.until("document.querySelector('.rt-found [role=option]')?.innerText.startsWith('Forms')")?;
    person.chord(&[key::ENTER])?;
    person.press(Thing::Link("Change Vaccine outreach"))?;
    window.until_it_says("Records that were made keep the words they answered.")?;
    person.press(Thing::Button("Remove: What the person said"))?;
    person.press(Thing::Button("Change: Which vaccine"))?;
    person.fill(lines, &answers(&["Flu", "Coronavirus", "Shingles"]))?;
    person.press(Thing::Button("Save the form"))?;
    window.until_it_says("9 questions")?;
    pathways(&window, &person)?;
    window.until_it_says("COVID-19")?;
    window.until_it_says("Not this year.")?;
    person.press(Thing::Button("Add a contact"))?;
    answer(&person, "date", Said::Day(["3", "3", "2026"]))?;
    answer(&person, "which_vaccine", Said::One("covid_19"))?;
    person.chord(&[key::CONTROL, key::ENTER])?;
    window.until("document.querySelector('.rt-pathway__form') === null")?;
    window.until_it_says("Coronavirus")?;
    window.close()?;

    practice.come_back()?;
    practice.carry(&charity)?;
    let form =
        form::list::list(charity.office())?.into_iter().find(|listed| listed.form.name == "Vaccine outreach").unwrap();
    let (records, forms) = record::list::with_forms(charity.office(), &case)?;
    assert_eq!(records.len(), 2, "both records came to the charity");
    let old = records.iter().find(|one| json!(one.id) == first["id"]).expect("the first");
    assert_eq!(json!(old.answers), first["answers"], "nothing of the old answers is lost there");
    let asked = forms.iter().find(|form| form.version == old.version).expect("the form that it answers");
    assert_eq!(asked.field("which_vaccine").unwrap().choices[1].1, "COVID-19", "nor their words");
    assert_eq!(
        form.form.field("which_vaccine").unwrap().choices[1].1,
        "Coronavirus",
        "and the new form is asked there"
    );
    Ok(())
}

/// The id of the team's one form.
fn kept_form(window: &Window) -> Result<String, Trouble> {
    let forms = window.call("list_forms", &json!({}))?.expect("the forms");
    let own = forms.as_array().unwrap().iter().find(|form| form["ours"] == true).expect("the team's own");
    Ok(own["id"].as_str().unwrap().to_owned())
}
