//! Readings drawn over time with their table, and one record corrected in two ways by two organisations.

use std::collections::BTreeMap;

use casework::record::{
    add::{self, NewRecord},
    correct,
};
use serde_json::{Value, json};
use tests::{
    desks::{Desk, TwoDesks},
    window::{Hands, Thing, Trouble},
};

use crate::scenario::{look_at, unlocked};

fn answers(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn record(desk: &Desk, case: &str, form: &str, pairs: &[(&str, &str)]) -> Result<String, Trouble> {
    let new = NewRecord { case: case.to_owned(), form: form.to_owned(), answers: answers(pairs) };
    Ok(add::add(desk.office(), new)?.value.id)
}

#[test]
fn readings_are_drawn_and_told() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { mut practice, mary, .. } = TwoDesks::make(folder.path())?;
    practice.come_back()?;
    for (at, weight, pulse) in [
        ("2026-03-03T10:00:00Z", "62", "72"),
        ("2026-06-10T09:30:00Z", "60.5", "88"),
        ("2026-11-09T11:00:00Z", "58", "72"),
    ] {
        record(&practice, &mary, "observations", &[("taken_at", at), ("weight", weight), ("heart_rate", pulse)])?;
    }
    record(&practice, &mary, "falls", &[("call_received_at", "2026-09-01T10:00:00Z"), ("heart_rate", "104")])?;
    practice.leave()?;
    let window = unlocked(&practice)?;
    window.go(&format!("#/case/{mary}?tab=pathways"))?;
    window.until_it_says("Weight fell from 62 kg on 3 March 2026 to 58 kg on 9 November 2026.")?;
    window
        .until_it_says("Heart rate was 72 beats a minute on 3 March 2026 and 72 beats a minute on 9 November 2026.")?;
    assert_eq!(
        window.ask("document.querySelectorAll('.rt-reading rect').length")?,
        json!(1),
        "a fall's pulse has a shape"
    );
    look_at(&window, ".rt-readings", "readings")?;
    window.used_by(Hands::Keyboard).press(Thing::Button("Heart rate: all 4 readings"))?;
    window.until_it_says("104 beats a minute")?;
    window.look("readings-table")?;
    window.close()
}

#[test]
fn a_record_corrected_apart_is_settled_with_both_in_view() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let practice = Desk::found(folder.path(), "Riverside Practice", "gp_practice", "Priya Nair", "Care coordinator")?;
    let hospice = Desk::found(folder.path(), "Hathermoor Hospice", "hospice", "Grace Okafor", "Hospice nurse")?;
    practice.meet(&hospice)?;
    let case = practice.add("Ashworth", "Edna", "1939-06-14", None)?;
    practice.share(&case, &hospice)?;
    let first = [("call_received_at", "2026-03-02T14:10:00Z"), ("time_on_floor_min", "40")];
    let fall = record(&practice, &case, "falls", &first)?;
    practice.carry(&hospice)?;
    for (desk, minutes) in [(&practice, "45"), (&hospice, "75")] {
        let corrected = answers(&[("call_received_at", "2026-03-02T14:10:00Z"), ("time_on_floor_min", minutes)]);
        correct::correct(desk.office(), &fall, corrected, None)?;
    }
    hospice.carry(&practice)?;
    practice.leave()?;
    let window = unlocked(&practice)?;
    window.go("#/two-answers")?;
    window.until_it_says("Time on the floor: 45 minutes")?;
    window.until_it_says("Time on the floor: 75 minutes")?;
    window.look("two-answers-record")?;
    let asked = window.call("questions", &json!({}))?.expect("the question");
    let both = asked[0]["question"]["answers"].as_array().unwrap();
    let theirs = both.iter().find(|one| one["by"] == "Grace Okafor").expect("the hospice's answer");
    let person = window.used_by(Hands::Keyboard);
    person.choose(Thing::Css(&format!("[id='answer-{}']", theirs["id"].as_str().unwrap())))?;
    person.press(Thing::Button("Save"))?;
    window.until("!document.body.innerText.includes('was corrected apart')")?;
    let records = window.call("case_records", &json!({"id": case}))?.expect("the records");
    let records = &records["records"];
    assert_eq!(records[0]["needs_checking"], false, "it is settled");
    assert_eq!(records[0]["answers"]["time_on_floor_min"], Value::from("75"), "by the answer that was chosen");
    window.close()
}
