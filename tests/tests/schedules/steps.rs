//! The acts of a schedule: what people do, what they were told, and what that acknowledged.

use std::collections::BTreeSet;

use casework::{
    case::{open::Case, set, share},
    note::{add, amend, withdraw},
    organisation::{card, pair},
    two_answers::settle,
};
use tests::Laptop;

use crate::{
    history::{Answer, Note},
    lies,
    team::Team,
};

/// A form that somebody left open: the answers it showed.
pub(crate) struct Form {
    pub(crate) laptop: usize,
    case: String,
    part: &'static str,
    field: &'static str,
    seen: BTreeSet<String>,
}

const PLACES: &[&str] = &["own_home", "care_home", "hospice", "hospital", "undecided"];
const CPR: &[&str] = &["for_attempted", "not_for_attempted", "not_decided"];

/// Part, field, and the values to choose from; none is free text.
const REGISTERS: &[(&str, &str, &[&str])] = &[
    ("core", "headline", &[]),
    ("core", "urgency", &["now", "two_days", "routine"]),
    ("identity", "usual_gp", &[]),
    ("contact", "phone", &[]),
    ("about", "carers", &[]),
    ("clinical", "medicines", &[]),
    ("social", "housing", &[]),
    ("end_of_life", "cpr_form_location", &[]),
];
/// The place of death stands more often, so that questions with two answers come about.
const KEEP_BOTH: &[(&str, &str, &[&str])] = &[
    ("end_of_life", "preferred_place_of_death", PLACES),
    ("end_of_life", "preferred_place_of_death", PLACES),
    ("core", "key_worker", &[]),
    ("core", "key_worker", &[]),
    ("core", "key_worker", &[]),
    ("core", "status", &["active", "on_hold", "ready_to_close"]),
    ("contact", "key_safe", &[]),
    ("about", "what_matters", &[]),
    ("clinical", "allergies", &[]),
    ("end_of_life", "preferred_place_of_death", PLACES),
    ("end_of_life", "cpr_decision", CPR),
    ("safeguarding", "safeguarding_summary", &[]),
];
const NOTE_PARTS: &[&str] = &["core", "core", "core", "clinical", "about", "social", "end_of_life", "safeguarding"];

/// The first cases, and the first stick.
pub(crate) fn begin(team: &mut Team) {
    for _ in 0..=team.below(2) {
        add_case(team, 0);
    }
    for partner in team.partners(0) {
        for case in team.cases(0) {
            share_case(team, 0, case, &partner, None);
        }
        for flight in team.write_for(0, &partner) {
            team.deliver(flight);
        }
    }
}

/// One act of one laptop.
pub(crate) fn one(team: &mut Team) {
    let laptop = team.laptop();
    match team.below(100) {
        0..2 => add_case(team, laptop),
        2..11 => edit(team, laptop, REGISTERS, "edit register"),
        11..24 => edit(team, laptop, KEEP_BOTH, "edit keep-both"),
        24..38 => note(team, laptop),
        38..42 => amend_note(team, laptop),
        42..46 => withdraw_note(team, laptop),
        46..54 => {
            let partners = team.partners(laptop);
            if let Some(partner) = team.pick(&partners) {
                share_with(team, laptop, &partner, true);
            }
        }
        54..57 => unshare(team, laptop),
        57..62 => settle_one(team, laptop),
        62..65 => join_late(team),
        65..68 => restart(team, laptop),
        68..73 => open_form(team, laptop),
        73..76 => submit_forms(team),
        76..84 => team.deliver_late(),
        _ => send(team, laptop),
    }
}

fn opened(team: &Team, laptop: usize, case: &str) -> Case {
    team.n.laptops[laptop].open(case).unwrap()
}

fn add_case(team: &mut Team, laptop: usize) {
    let family = team.text("Ashworth");
    let id = team.n.laptops[laptop].case(&family, "Edna").unwrap();
    team.history.cases.push(id);
    team.coverage.done("add case");
}

fn value(team: &mut Team, choices: &[&str]) -> String {
    match team.pick(choices) {
        Some(choice) => choice.to_owned(),
        None => team.text("Words"),
    }
}

fn edit(team: &mut Team, laptop: usize, table: &[(&'static str, &'static str, &[&str])], act: &'static str) {
    let (Some(case), Some((part, field, choices))) = (team.case_on(laptop), team.pick(table)) else { return };
    let value = value(team, choices);
    match set::set(&team.n.laptops[laptop].office, &case, field, &value, None) {
        Ok(_) => acknowledge(team, act, case, part, field.to_owned(), value),
        Err(error) => team.refused(act, &error, &["not_allowed", "two_answers_open"]),
    }
}

fn acknowledge(team: &mut Team, act: &'static str, case: String, part: &str, what: String, value: String) {
    team.coverage.done(act);
    team.history.answers.push(Answer { case, part: part.to_owned(), what, value });
}

fn note(team: &mut Team, laptop: usize) {
    let (Some(case), Some(part)) = (team.case_on(laptop), team.pick(NOTE_PARTS)) else { return };
    let text = team.text("Seen at home.");
    let new =
        add::NewNote { case: case.clone(), kind: "update".to_owned(), part: Some(part.to_owned()), text: text.clone() };
    match add::add(&team.n.laptops[laptop].office, new) {
        Ok(outcome) => {
            team.coverage.done("note");
            team.history.notes.push(Note { id: outcome.value.id, case, part: part.to_owned(), text });
        }
        Err(error) => team.refused("note", &error, &["not_allowed"]),
    }
}

fn some_note(team: &mut Team, laptop: usize) -> Option<(String, casework::note::Note)> {
    let case = team.case_on(laptop)?;
    let notes = opened(team, laptop, &case).notes;
    Some((case, team.pick(&notes)?))
}

fn amend_note(team: &mut Team, laptop: usize) {
    let Some((case, old)) = some_note(team, laptop) else { return };
    let text = team.text("Rather:");
    match amend::amend(&team.n.laptops[laptop].office, &old.id, &text) {
        Ok(outcome) => {
            team.coverage.done("amend");
            team.history.notes.push(Note { id: outcome.value.id, case, part: old.part, text });
        }
        Err(error) => team.refused("amend", &error, &["not_allowed"]),
    }
}

fn withdraw_note(team: &mut Team, laptop: usize) {
    let Some((_, old)) = some_note(team, laptop) else { return };
    match withdraw::withdraw(&team.n.laptops[laptop].office, &old.id, "Wrong person.") {
        Ok(_) => {
            team.coverage.done("withdraw");
            team.history.withdrawn.push(old.id);
        }
        Err(error) => team.refused("withdraw", &error, &["not_allowed"]),
    }
}

fn share_with(team: &mut Team, laptop: usize, partner: &str, choose: bool) {
    let Some(case) = team.case_on(laptop) else { return };
    let named: Vec<String> = match team.below(3) {
        0 if choose => vec!["clinical".to_owned()],
        1 if choose => ["about", "social", "end_of_life", "safeguarding"].map(str::to_owned).to_vec(),
        _ => Vec::new(),
    };
    let parts = if named.is_empty() { None } else { Some(named.as_slice()) };
    share_case(team, laptop, case, partner, parts);
}

fn share_case(team: &mut Team, laptop: usize, case: String, partner: &str, parts: Option<&[String]>) {
    let done = share::share(&team.n.laptops[laptop].office, &case, &[partner.to_owned()], parts, "Direct care.");
    match done {
        Ok(_) => team.coverage.done("share"),
        Err(error) => team.refused("share", &error, &["not_allowed"]),
    }
}

fn unshare(team: &mut Team, laptop: usize) {
    let partners = team.partners(laptop);
    let (Some(case), Some(partner)) = (team.case_on(laptop), team.pick(&partners)) else { return };
    match share::unshare(&team.n.laptops[laptop].office, &case, &partner) {
        Ok(_) => team.coverage.done("unshare"),
        Err(error) => team.refused("unshare", &error, &["not_allowed"]),
    }
}

fn settle_one(team: &mut Team, laptop: usize) {
    let open = casework::two_answers::list::list(&team.n.laptops[laptop].office).unwrap();
    let Some(question) = team.pick(&open) else { return };
    let Some(answer) = team.pick(&question.answers) else { return };
    let seen: Vec<_> = question.answers.iter().map(|answer| answer.id.clone()).collect();
    let office = &team.n.laptops[laptop].office;
    match settle::settle(office, &question.case, &question.field, &answer.value, Some(&seen)) {
        Ok(_) => {
            let what = format!("settled {}", question.field);
            acknowledge(team, "settle", question.case, &question.part, what, answer.value);
        }
        Err(error) => team.refused("settle", &error, &["not_allowed"]),
    }
}

/// The last organisation meets one of the others, which shares a case with it.
fn join_late(team: &mut Team) {
    let Some(late) = team.late.clone() else { return };
    let newcomers = team.laptops_of(&late);
    let Some(newcomer) = team.pick(&newcomers) else { return };
    let host = team.below(newcomers[0]);
    for (from, to) in [(host, newcomer), (newcomer, host)] {
        let path = team.n.folder().join(format!("{from}-{to}.card"));
        let words = card::write(&team.n.laptops[from].office, &path).unwrap().fingerprint;
        pair::pair(&team.n.laptops[to].office, &path, pair::Proof::Words(words)).unwrap();
    }
    team.coverage.done("join late");
    share_with(team, host, &late, false);
}

fn restart(team: &mut Team, laptop: usize) {
    team.n.restart(laptop).unwrap();
    team.coverage.done("restart");
}

fn send(team: &mut Team, laptop: usize) {
    let addressees = team.addressees(laptop);
    let Some(organisation) = team.pick(&addressees) else { return };
    for flight in team.write_for(laptop, &organisation) {
        team.send(flight);
    }
}

fn answers(laptop: &Laptop, case: &str, part: &str, field: &str) -> BTreeSet<String> {
    let case = laptop.open(case).unwrap();
    let found = case.parts.get(part).and_then(|fields| fields.get(field));
    found.map(|field| field.answers.iter().cloned().collect()).unwrap_or_default()
}

fn open_form(team: &mut Team, laptop: usize) {
    let (Some(case), Some((part, field, _))) = (team.case_on(laptop), team.pick(KEEP_BOTH)) else { return };
    let seen = answers(&team.n.laptops[laptop], &case, part, field);
    team.forms.push(Form { laptop, case, part, field, seen });
    team.coverage.done("open form");
}

/// Everybody presses Save: who has not seen every answer must be told so, and nothing may be overwritten.
pub(crate) fn submit_forms(team: &mut Team) {
    for form in std::mem::take(&mut team.forms) {
        let now = answers(&team.n.laptops[form.laptop], &form.case, form.part, form.field);
        let choices = KEEP_BOTH.iter().find(|(_, field, _)| *field == form.field).map_or(&[][..], |(_, _, all)| all);
        let value = value(team, choices);
        let seen: Vec<_> = form.seen.iter().cloned().collect();
        let shown = lies::what_the_form_hands_back(team, &seen);
        let done = set::set(&team.n.laptops[form.laptop].office, &form.case, form.field, &value, shown);
        match done {
            Ok(_) if now == form.seen => {
                acknowledge(team, "submit form", form.case, form.part, form.field.to_owned(), value);
            }
            Ok(_) => team.problems.push(format!("a form overwrote an answer to {} that it never showed", form.field)),
            Err(error) if now == form.seen => team.refused("submit form", &error, &["not_allowed", "two_answers_open"]),
            Err(error) => {
                team.refused("submit form", &error, &["not_allowed", "two_answers_open", "changed_meanwhile"]);
            }
        }
    }
}
