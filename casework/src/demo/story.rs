//! Twelve weeks: people are referred and shared, notes are written, files go round, and at the end all are in step.

use super::{
    asks,
    calendar::{Calendar, WEEKS},
    disagreement,
    offices::{Neighbours, PRACTICE, Place},
    people::{self, Person},
    team, words,
};
use crate::{
    case::{
        add::{self, NewCase, NewPerson},
        set, share,
    },
    error::Result,
    note::add as note,
};

const BASIS: &str = "Direct care: talked through at a visit, no objection";
/// The charity writes nothing after this week; it reads, but its confirmation has not come back.
const CHARITY_LAST_WEEK: i64 = 8;

/// Somebody of the neighbourhood, once there is a case.
pub(super) struct Known {
    pub(super) case: String,
    pub(super) owner: &'static str,
    pub(super) circle: Vec<&'static str>,
    pub(super) person: Person,
    pub(super) place: usize,
    pub(super) week: i64,
}

/// One note to come.
struct ToWrite<'a> {
    known: &'a Known,
    by: &'a str,
    kind: &'a str,
    text: &'a str,
}

/// Tells the whole story.
///
/// # Errors
/// Storage errors.
pub(super) fn tell(
    neighbours: &Neighbours,
    calendar: &Calendar,
    cases: usize,
    tell: &mut dyn FnMut(&str),
) -> Result<()> {
    team::come_together(neighbours)?;
    tell("Five organisations met, compared their words and became one team.");
    let people = people::people(cases)?;
    let mut known: Vec<Known> = Vec::with_capacity(people.len());
    let mut asks = Vec::new();
    for week in 0..WEEKS {
        let new: Vec<(usize, &Person)> =
            people.iter().enumerate().filter(|(place, _)| referred_in(*place, cases) == week).collect();
        let notes = notes_of(&known, week);
        let acts = new.len() + notes.len() + 2;
        for (done, note) in notes.iter().enumerate() {
            calendar.work(week, done, acts);
            write(neighbours, note)?;
        }
        let written = notes.len();
        for (done, (place, person)) in new.into_iter().enumerate() {
            calendar.work(week, written + done, acts);
            known.push(refer(neighbours, place, person, week)?);
        }
        disagreement::of_week(neighbours, &known, week)?;
        let silent = (week > CHARITY_LAST_WEEK).then_some("charity");
        asks::of_week(neighbours, calendar, &known, &mut asks, (week, silent))?;
        exchange(neighbours, week)?;
        tell(&format!("Week {} of {WEEKS}: {} people known, {written} notes.", week + 1, known.len()));
    }
    calendar.end();
    last_round(neighbours)?;
    tell("Everybody holds the same record of what they share.");
    Ok(())
}

/// New people come in the first ten weeks, evenly.
fn referred_in(place: usize, cases: usize) -> i64 {
    i64::try_from(place * 10 / cases.max(1)).unwrap_or(0)
}

/// The notes of a week: those of one person spread over the weeks after it became known.
fn notes_of(known: &[Known], week: i64) -> Vec<ToWrite<'_>> {
    let mut out = Vec::new();
    for one in known {
        let left = WEEKS - 1 - one.week;
        let of = i64::try_from(one.person.notes.len()).unwrap_or(1).max(1);
        for (number, note) in (0..).zip(&one.person.notes) {
            // Nobody writes about a person before the file about them has come.
            let planned = (one.week + 1 + left * number / of).clamp(one.week + 1, WEEKS - 1);
            let silent = note.by == "charity" && planned > CHARITY_LAST_WEEK;
            if planned == week && !silent && one.circle.contains(&note.by.as_str()) {
                out.push(ToWrite { known: one, by: &note.by, kind: &note.kind, text: &note.text });
            }
        }
    }
    out
}

fn write(neighbours: &Neighbours, to_write: &ToWrite<'_>) -> Result<()> {
    let new = note::NewNote {
        case: to_write.known.case.clone(),
        kind: to_write.kind.to_owned(),
        part: None,
        text: to_write.text.to_owned(),
    };
    note::add(&neighbours.of(to_write.by)?.office, new).map(|_| ())
}

/// Who takes a person on first.
fn owner(person: &Person, place: usize) -> &'static str {
    let first = person.cohorts.first().map(String::as_str);
    if person.is_dying() && place.is_multiple_of(2) {
        "hospice"
    } else if first == Some("falls") && place.is_multiple_of(3) {
        "community"
    } else if person.is_known_to("housing") && place.is_multiple_of(9) {
        "housing"
    } else {
        PRACTICE
    }
}

/// Who is in the circle of a person: health always, the others when there is something for them to do.
fn circle(person: &Person, place: usize) -> Vec<&'static str> {
    let mut circle = vec![PRACTICE, "community"];
    if person.is_dying() || person.is_known_to("hospice") {
        circle.push("hospice");
    }
    if place.is_multiple_of(6) || person.is_known_to("charity") {
        circle.push("charity");
    }
    if person.is_known_to("housing") {
        circle.push("housing");
    }
    circle
}

fn refer(neighbours: &Neighbours, place: usize, person: &Person, week: i64) -> Result<Known> {
    let by = owner(person, place);
    let office = &neighbours.of(by)?.office;
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let urgency = ["routine", "before_next_scrum", "two_days", "routine"].get(place % 4).copied().unwrap_or_default();
    let new = NewCase {
        person: NewPerson {
            family_name: person.family_name.clone(),
            given_name: person.given_name.clone(),
            date_of_birth: some(&person.born),
            nhs_number: some(&person.nhs_number),
            postcode: some(&person.postcode),
            address: some(&person.address),
            phone: some(&person.phone),
            sex: some(&person.sex),
            ..NewPerson::default()
        },
        cohorts: person.cohorts.clone(),
        headline: Some(words::headline(person, place).to_owned()),
        urgency: Some(urgency.to_owned()),
        ..NewCase::default()
    };
    let case = add::add(office, new)?.value.id;
    for (field, value) in facts(person, place, week, by) {
        set::set(office, &case, field, &value, None)?;
    }
    let circle = circle(person, place);
    let with: Vec<String> = neighbours
        .places
        .iter()
        .filter(|place| place.word != by && circle.contains(&place.word))
        .map(|place: &Place| place.name.to_owned())
        .collect();
    share::share(office, &case, &with, None, BASIS)?;
    Ok(Known { case, owner: by, circle, person: person.clone(), place, week })
}

/// What is known of a person besides who they are.
fn facts(person: &Person, place: usize, week: i64, by: &str) -> Vec<(&'static str, String)> {
    let status = match place % 20 {
        7 => "on_hold",
        13 => "ready_to_close",
        _ if week >= 9 => "new",
        _ => "active",
    };
    let mut facts = vec![("what_matters", words::what_matters(place).to_owned())];
    if status != "new" {
        facts.push(("status", status.to_owned()));
        match status {
            "on_hold" => facts.push(("status_reason", words::on_hold(place).to_owned())),
            "ready_to_close" => facts.push(("status_reason", words::ready_to_close(place).to_owned())),
            _ => {}
        }
        facts.push(("key_worker", words::key_worker(place).to_owned()));
    }
    for (field, value) in [
        ("problems", &person.problems),
        ("lives_alone", &person.lives_alone),
        ("clinical_frailty_scale", &person.frailty),
        ("language", &person.language),
    ] {
        if !value.is_empty() {
            facts.push((field, value.clone()));
        }
    }
    if !person.language.is_empty() {
        facts.push(("interpreter_needed", "yes".to_owned()));
        facts
            .push(("communication_needs", format!("Speaks {}. Book an interpreter for every visit.", person.language)));
    }
    if person.is_dying() {
        facts.push(("preferred_place_of_care", "own_home".to_owned()));
        facts.push(("anticipatory_medicines", "in_home".to_owned()));
        // Nurses work there; whoever coordinates at the practice may not record it.
        if matches!(by, "hospice" | "community") {
            facts.push(("cpr_decision", "not_for_attempted".to_owned()));
        }
        facts.push(("cpr_form_location", "Red folder, hall table".to_owned()));
    }
    facts
}

/// What goes round at the end of a week. The charity comes only while it has something to bring.
fn exchange(neighbours: &Neighbours, week: i64) -> Result<()> {
    for word in ["hospice", "community", "housing", "charity"] {
        if word != "charity" || week <= CHARITY_LAST_WEEK {
            neighbours.carry(word, PRACTICE)?;
        }
    }
    neighbours.bring_home()
}

/// Everybody takes home the last file; only those who come to the practice again confirm that they have it.
fn last_round(neighbours: &Neighbours) -> Result<()> {
    neighbours.carry("hospice", "community")?;
    neighbours.carry("community", "hospice")?;
    for word in ["hospice", "community"] {
        neighbours.carry(word, PRACTICE)?;
    }
    neighbours.bring_home()?;
    neighbours.carry("hospice", PRACTICE)
}
