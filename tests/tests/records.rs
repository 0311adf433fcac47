//! Pathway records between two organisations: what one writes the other reads, and corrections made apart are two answers
//! until somebody chooses, whatever the form.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::collections::BTreeMap;

use casework::{
    Error,
    case::{set, share::share},
    form::{self, Field, Form, Keeps, Type},
    record::{
        Record,
        add::{self, NewRecord},
        correct, list,
    },
    two_answers,
};
use crdt::field::{FIELDS, Kind, Policy};
use tests::Neighbourhood;

const PRACTICE: &str = "Riverside Practice";
const HOSPICE: &str = "Hathermoor Hospice";

/// A practice and a hospice that both hold every part of one case.
fn two(seed: u64) -> (Neighbourhood, String) {
    let mut n = Neighbourhood::in_memory(seed);
    n.found(PRACTICE, "gp_practice").unwrap();
    n.found(HOSPICE, "hospice").unwrap();
    n.pair(0, 1).unwrap();
    let case = n.laptops[0].case("Ashworth", "Edna").unwrap();
    let parts = ["core", "identity", "contact", "about", "clinical", "social", "end_of_life", "safeguarding"];
    let parts = parts.map(str::to_owned);
    share(&n.laptops[0].office, &case, &[HOSPICE.to_owned()], Some(&parts), "Direct care; told at home.").unwrap();
    both_ways(&n);
    (n, case)
}

fn both_ways(n: &Neighbourhood) {
    n.carry(0, 1).unwrap();
    n.carry(1, 0).unwrap();
    n.carry(0, 1).unwrap();
}

fn answers(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn record(
    n: &Neighbourhood,
    laptop: usize,
    case: &str,
    form: &str,
    pairs: BTreeMap<String, String>,
) -> Result<String, Error> {
    let new = NewRecord { case: case.to_owned(), form: form.to_owned(), answers: pairs };
    Ok(add::add(&n.laptops[laptop].office, new)?.value.id)
}

fn held(n: &Neighbourhood, laptop: usize, case: &str, form: Option<&str>) -> Vec<Record> {
    list::list(&n.laptops[laptop].office, case, form).unwrap()
}

/// What every laptop must agree on: all but whose it is and where it stands in one journal.
fn told(n: &Neighbourhood, laptop: usize, case: &str, form: Option<&str>) -> Vec<String> {
    let plain = |mut record: Record| {
        record.versions.iter_mut().for_each(|version| version.arrived = None);
        format!("{:?}", Record { ours: true, arrived: None, ..record })
    };
    held(n, laptop, case, form).into_iter().map(plain).collect()
}

/// An answer that fits a field; `other` for one that differs from it.
fn fitting(field: &Field, other: bool) -> String {
    match field.kind {
        Type::Line | Type::Text | Type::Person | Type::Organisation | Type::Field => {
            if other { "Something else" } else { "Something" }.to_owned()
        }
        Type::Number | Type::Scale => if other { field.most } else { field.least }.unwrap().to_string(),
        Type::Date => if other { "2026-03-03" } else { "2026-03-02" }.to_owned(),
        Type::Instant => if other { "~2026-03-02T15:00:00Z" } else { "2026-03-02T14:00:00Z" }.to_owned(),
        Type::Choice | Type::Choices => field.choices[usize::from(other)].0.clone(),
        Type::YesNo => if other { "unknown" } else { "yes" }.to_owned(),
    }
}

fn filled(form: &Form, other: bool) -> BTreeMap<String, String> {
    form.fields().map(|field| (field.name.clone(), fitting(field, other))).collect()
}

fn built_in(n: &Neighbourhood, keeps: Keeps) -> Vec<Form> {
    let all = form::list::list(&n.laptops[0].office).unwrap().into_iter().map(|listed| listed.form);
    all.filter(|form| form.keeps == keeps).collect()
}

#[test]
fn every_form_filled_in_whole_is_read_the_same_by_the_partner() {
    let (n, case) = two(1);
    let forms: Vec<Form> = [Keeps::Entries, Keeps::Fields].into_iter().flat_map(|keeps| built_in(&n, keeps)).collect();
    assert_eq!(forms.len(), 9, "the four pathways, after death, observations, carers, alerts, referrals");
    for (number, form) in forms.iter().enumerate() {
        record(&n, number % 2, &case, &form.id, filled(form, false))
            .unwrap_or_else(|error| panic!("{}: {error}", form.id));
    }
    both_ways(&n);
    for form in &forms {
        let (here, there) = (told(&n, 0, &case, Some(&form.id)), told(&n, 1, &case, Some(&form.id)));
        assert_eq!(here.len(), 1, "one {}", form.id);
        assert_eq!(here, there, "{}: both laptops say the same", form.id);
        let record = held(&n, 1, &case, Some(&form.id)).remove(0);
        for field in form.fields() {
            assert!(record.answers.contains_key(&field.name), "{}: {} is kept", form.id, field.name);
        }
    }
    assert_eq!(n.digest(0, HOSPICE).unwrap(), n.digest(1, PRACTICE).unwrap(), "and the whole record is the same");
    let case = n.laptops[1].open(&case).unwrap();
    assert_eq!(
        case.parts["clinical"]["clinical_frailty_scale"].value, "1",
        "the review says the level in one line too"
    );
}

#[test]
fn corrections_made_apart_are_two_answers_on_both_sides_and_settled_everywhere_by_one_choice() {
    let (n, case) = two(2);
    for form in built_in(&n, Keeps::Entries) {
        let id = record(&n, 0, &case, &form.id, filled(&form, false)).unwrap();
        both_ways(&n);
        // Each corrects another answer, so that both differ from the first and from one another.
        let fields: Vec<&Field> = form.fields().collect();
        let (first, last) = (fields[0], fields[fields.len() - 1]);
        for (laptop, field) in [(0, first), (1, last)] {
            let mut corrected = filled(&form, false);
            corrected.insert(field.name.clone(), fitting(field, true));
            correct::correct(&n.laptops[laptop].office, &id, corrected, None).unwrap();
        }
        both_ways(&n);
        for laptop in [0, 1] {
            let record = held(&n, laptop, &case, Some(&form.id)).remove(0);
            assert!(record.needs_checking, "{}: laptop {laptop} shows both", form.id);
            assert_eq!(record.newest.len(), 2, "{}: two versions are open", form.id);
            let refused = correct::correct(&n.laptops[laptop].office, &id, filled(&form, false), None).unwrap_err();
            assert_eq!(refused.code(), "two_answers_open", "{}: no plain correction over both", form.id);
        }
        let question = two_answers::list::list(&n.laptops[1].office).unwrap().remove(0);
        assert_eq!(question.field, format!("record:{id}"), "{}: it is asked by the record", form.id);
        assert!(question.answers.iter().all(|answer| answer.value.contains(&first.label)), "{}: in words", form.id);
        let chosen = &question.answers[1];
        let stale = [question.answers[0].id.clone()];
        let late = two_answers::settle::settle(&n.laptops[1].office, &case, &question.field, &chosen.id, Some(&stale));
        assert_eq!(late.unwrap_err().code(), "changed_meanwhile", "{}: only who saw both may choose", form.id);
        two_answers::settle::settle(&n.laptops[1].office, &case, &question.field, &chosen.id, None).unwrap();
        both_ways(&n);
        for laptop in [0, 1] {
            assert!(two_answers::list::list(&n.laptops[laptop].office).unwrap().is_empty(), "{}: settled", form.id);
            let record = held(&n, laptop, &case, Some(&form.id)).remove(0);
            let kept = record.versions.iter().find(|version| version.id == chosen.id).unwrap();
            assert_eq!(record.answers, kept.answers, "{}: what was chosen holds on laptop {laptop}", form.id);
            assert_eq!(record.versions.len(), 4, "{}: and every version stands in its history", form.id);
        }
        correct::withdraw(&n.laptops[0].office, &id, "Entered for another person").unwrap();
        both_ways(&n);
        let struck = held(&n, 1, &case, Some(&form.id)).remove(0);
        assert_eq!(
            struck.withdrawn.as_deref(),
            Some("Entered for another person"),
            "{}: struck through, kept",
            form.id
        );
    }
}

/// Two values that a field takes, unlike one another.
fn two_values(kind: Kind) -> [&'static str; 2] {
    match kind {
        Kind::Line(_) | Kind::Prose(_) => ["One thing", "Another thing"],
        Kind::Code(words) => {
            let words: Vec<&str> = words
                .iter()
                .copied()
                .filter(|word| !["closed", "declined", "entered_in_error"].contains(word))
                .collect();
            // Not the first: a new case says it already.
            [words[words.len() - 2], words[words.len() - 1]]
        }
        Kind::Date | Kind::PastDate => ["1941-03-07", "1941-07-03"],
        Kind::NhsNumber => ["9434765919", "9990548609"],
        Kind::YesNo => ["yes", "no"],
        Kind::Number(..) => ["1", "2"],
    }
}

#[test]
fn every_keep_both_field_shows_both_answers_until_one_is_chosen_anywhere() {
    let (n, case) = two(3);
    let fields: Vec<_> = FIELDS.iter().filter(|field| field.policy == Policy::KeepBoth).collect();
    assert!(fields.len() > 20, "the safety-critical ones");
    for field in fields {
        let values = two_values(field.kind);
        for laptop in [0, 1] {
            set::set(&n.laptops[laptop].office, &case, field.name, values[laptop], None).unwrap();
        }
        both_ways(&n);
        for laptop in [0, 1] {
            let questions = two_answers::list::list(&n.laptops[laptop].office).unwrap();
            assert_eq!(questions.len(), 1, "{}: one question on laptop {laptop}", field.name);
            let mut said: Vec<&str> = questions[0].answers.iter().map(|answer| answer.value.as_str()).collect();
            said.sort_unstable();
            let mut both = values.to_vec();
            both.sort_unstable();
            assert_eq!(said, both, "{}: both answers are there", field.name);
        }
        two_answers::settle::settle(&n.laptops[0].office, &case, field.name, values[1], None).unwrap();
        both_ways(&n);
        for laptop in [0, 1] {
            assert!(two_answers::list::list(&n.laptops[laptop].office).unwrap().is_empty(), "{}: settled", field.name);
            let shown = n.laptops[laptop].open(&case).unwrap().parts[field.part.as_str()][field.name].value.clone();
            assert_eq!(shown, values[1], "{}: the chosen answer holds on laptop {laptop}", field.name);
        }
        // A restricted person's address is hidden; the rest of the table must be seen.
        if field.name == "restricted" {
            set::set(&n.laptops[0].office, &case, "restricted", "no", None).unwrap();
        }
    }
}

fn vaccine_outreach() -> Form {
    serde_json::from_str(
        r#"{"name": "Vaccine outreach", "one": "contact", "purpose": "Who was offered which vaccine, and what they said.",
        "part": "core", "happened": "offered_on",
        "sections": [{"name": "The offer", "fields": [
            {"name": "offered_on", "label": "Offered on", "type": "date", "required": true},
            {"name": "said", "label": "What the person said", "type": "text"},
            {"name": "vaccine", "label": "Which vaccine", "type": "choice", "choices": [["flu", "Flu"], ["covid", "COVID-19"]]},
            {"name": "barriers", "label": "What stands in the way", "type": "choices", "choices": [["travel", "Travel"], ["fear", "Fear"], ["time", "Time"]]},
            {"name": "worry", "label": "Worry about it", "type": "scale", "least": 0, "most": 10},
            {"name": "doses", "label": "Doses so far", "type": "number", "least": 0, "most": 9, "unit": "doses"},
            {"name": "has_transport", "label": "Has transport", "type": "yes_no"},
            {"name": "by", "label": "Offered by", "type": "person"},
            {"name": "seen_at", "label": "Seen at", "type": "instant"}]}],
        "derived": [{"name": "very_worried", "label": "Very worried", "rule": "more_than", "field": "worry", "than": 7}]}"#,
    )
    .unwrap()
}

#[test]
fn a_teams_own_form_is_changed_here_while_the_partner_answers_it_offline() {
    let mut n = Neighbourhood::in_memory(4);
    n.found(PRACTICE, "gp_practice").unwrap();
    n.found(HOSPICE, "hospice").unwrap();
    n.pair(0, 1).unwrap();
    casework::team::found::found(&n.laptops[0].office, "Hathermoor").unwrap();
    let stick = n.folder().join("invitation");
    std::fs::create_dir_all(&stick).unwrap();
    let org = casework::organisation::partners::list(&n.laptops[0].office).unwrap()[0].id.clone();
    let invited = casework::team::invite::invite(&n.laptops[0].office, &org, &stick).unwrap().value;
    casework::team::join::join(&n.laptops[1].office, std::path::Path::new(&invited.file)).unwrap();
    both_ways(&n);
    let case = n.laptops[0].case("Ashworth", "Edna").unwrap();
    n.laptops[0].share(&case, HOSPICE).unwrap();
    let first = form::add::add(&n.laptops[0].office, vaccine_outreach()).unwrap().value;
    both_ways(&n);
    let there = form::list::show(&n.laptops[1].office, &first.id).unwrap();
    assert_eq!(there, first, "the form came with the team's document");

    // Offline: the practice renames a choice, drops a question and adds another; the hospice answers the old one.
    let mut changed = vaccine_outreach();
    changed.sections[0].fields[2].choices =
        vec![form::Choice("flu".into(), "Influenza".into()), form::Choice("rsv".into(), "RSV".into())];
    changed.sections[0].fields.retain(|field| field.name != "worry");
    changed.derived.clear();
    let second = form::add::change(&n.laptops[0].office, &first.id, changed).unwrap().value;
    assert_eq!(second.id, first.id, "one form");
    assert_ne!(second.version, first.version, "in two versions");
    let old = answers(&[
        ("offered_on", "2026-11-10"),
        ("said", "Not this year"),
        ("vaccine", "covid"),
        ("barriers", "fear time"),
        ("worry", "8"),
        ("doses", "2"),
        ("has_transport", "unknown"),
        ("by", "Link worker"),
        ("seen_at", "2026-11-10T10:00:00Z"),
    ]);
    let id = record(&n, 1, &case, &first.id, old.clone()).unwrap();
    let mut refused = old.clone();
    refused.insert("vaccine".into(), "rsv".into());
    assert!(record(&n, 1, &case, &first.id, refused).is_err(), "the hospice does not know that answer yet");
    both_ways(&n);
    for laptop in [0, 1] {
        let read = held(&n, laptop, &case, None).remove(0);
        assert_eq!((&read.id, &read.answers), (&id, &old), "laptop {laptop}: nothing of the old answers is lost");
        assert_eq!(read.version, first.version, "it keeps the version it answered");
        let (_, forms) = list::with_forms(&n.laptops[laptop].office, &case).unwrap();
        let asked = forms.iter().find(|form| form.version == first.version).expect("the form it answers");
        assert_eq!(asked.field("vaccine").unwrap().choices[1].1, "COVID-19", "and its words are readable");
        assert_eq!(read.derived[0].value, "yes", "as is what followed from it");
        assert_eq!(form::list::show(&n.laptops[laptop].office, &first.id).unwrap(), second, "new ones are asked anew");
    }
    let mut new = old;
    new.remove("worry");
    new.insert("vaccine".into(), "rsv".into());
    record(&n, 1, &case, &first.id, new).unwrap();
    both_ways(&n);
    assert_eq!(held(&n, 0, &case, Some(&first.id)).len(), 2, "both records, each by its own version");
    let rebuilt = casework::check::rebuild(&n.laptops[0].office).unwrap();
    assert!(rebuilt.identical, "and the projection is made again the same");
}

#[test]
fn what_may_not_be_recorded_is_refused_in_words_and_changes_nothing() {
    let mut n = Neighbourhood::in_memory(5);
    n.found("Good Neighbours", "vcse").unwrap();
    let case = n.laptops[0].case("Ashworth", "Edna").unwrap();
    let refusal = |done: Result<String, Error>| done.unwrap_err().to_string();
    let set_to = |field: &str, value: &str| {
        refusal(set::set(&n.laptops[0].office, &case, field, value, None).map(|outcome| outcome.value.value))
    };
    assert!(set_to("prognosis_band", "weeks").starts_with("A prognosis is recorded by the key worker, the GP"));
    assert!(set_to("cpr_decision", "not_for_attempted").starts_with("A decision about CPR is recorded by a doctor"));
    assert_eq!(set_to("date_of_death", "2027-01-01"), "That day has not come yet. Check the date.");
    let plan = record(&n, 0, &case, "end-of-life", answers(&[("prognosis_band", "days"), ("plan", "At home")]));
    assert!(refusal(plan).starts_with("A prognosis"), "not by the form either");
    let reading = answers(&[("taken_at", "2026-03-02T14:00:00Z"), ("lying_systolic", "1200")]);
    assert_eq!(
        refusal(record(&n, 0, &case, "observations", reading)),
        "Blood pressure lying 5 minutes, upper: enter a whole number from 40 to 300 mmHg."
    );
    let kept = n.laptops[0].note(&case, "<script>alert(1)</script>").unwrap();
    let open = n.laptops[0].open(&case).unwrap();
    assert!(open.notes.iter().any(|note| note.id == kept), "marks of a web page are only text");
    let none = held(&n, 0, &case, None).is_empty();
    assert!(none && !open.parts.contains_key("end_of_life"), "nothing of what was refused is there");
}

#[test]
fn what_only_a_record_said_goes_with_it() {
    let (n, case) = two(91);
    let office = &n.laptops[0].office;
    set::set(office, &case, "clinical_frailty_scale", "5", None).unwrap();
    let level = || n.laptops[0].open(&case).unwrap().parts["clinical"]["clinical_frailty_scale"].value.clone();
    let without = answers(&[("reviewed_on", "2026-03-04"), ("identified_by", "cfs")]);
    let mut with = without.clone();
    with.extend(answers(&[("cfs_level", "7"), ("baseline_confirmed", "yes")]));

    let id = record(&n, 0, &case, "frailty", without.clone()).unwrap();
    correct::correct(office, &id, with.clone(), None).unwrap();
    assert_eq!(level(), "7", "the record says so in one line too");
    correct::correct(office, &id, without, None).unwrap();
    assert_eq!(level(), "5", "taken back, it is again what it was");

    let wrong = record(&n, 0, &case, "frailty", with.clone()).unwrap();
    correct::withdraw(office, &wrong, "Another person").unwrap();
    assert_eq!(level(), "5", "entered in error, it says nothing about the person");

    let kept = record(&n, 0, &case, "frailty", with).unwrap();
    set::set(office, &case, "clinical_frailty_scale", "6", None).unwrap();
    correct::withdraw(office, &kept, "Another person").unwrap();
    assert_eq!(level(), "6", "what somebody wrote since stays");
}
