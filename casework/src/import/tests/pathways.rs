//! Cells of pathway columns: each becomes exactly one answer or stays in the note, word for word.

use super::*;
use crate::import::{FlagCode, ImportedPerson};

/// A fall with one more column.
fn fall(heading: &str, cell: &str) -> (ImportedPerson, Vec<FlagCode>) {
    let file = format!(
        "Surname;Forename;service;call_received_at;restricted;{heading}\nPlant;Tom;Falls Response;2026-05-19T20:28;;{cell}\n"
    );
    read(&file)
}

fn read(file: &str) -> (ImportedPerson, Vec<FlagCode>) {
    let plan = planned(file.as_bytes());
    let flags = plan.flagged().map(|(_, flag)| flag.code).filter(|code| *code != FlagCode::Restricted).collect();
    let person = plan.importable().next().unwrap().1.clone();
    (person, flags)
}

fn noted(person: &ImportedPerson, heading: &str) -> Option<String> {
    person.kept.iter().find(|(name, _)| name == heading).map(|(_, cell)| cell.clone())
}

#[test]
fn a_cell_of_a_fall_is_one_answer_or_none() {
    for (heading, cell, question, answer) in [
        ("time_on_floor_min", "60", "time_on_floor_min", Some("60")),
        ("time_on_floor_min", "unk", "time_on_floor_min", Some("unknown")),
        ("time_on_floor_min", "~90", "time_on_floor_min", None),
        ("time_on_floor_min", "99999", "time_on_floor_min", None),
        ("head_strike", "U", "head_strike", Some("unknown")),
        ("head_strike", "Y", "head_strike", Some("yes")),
        ("head_strike", "maybe", "head_strike", None),
        ("location", "Bathroom or toilet", "location", Some("bathroom_toilet")),
        ("location", "loft", "location", None),
        ("injury", "head|bruise_skin_tear", "injury", Some("bruise_skin_tear head")),
        ("injury", "head|pride", "injury", None),
        ("injury", "none|head", "injury", None),
        ("response_level", "2", "response_level", Some("2")),
        ("response_level", "2-3", "response_level", None),
        ("bp_lying", "172/90", "lying_diastolic", Some("90")),
        ("bp_lying", "172", "lying_systolic", None),
        ("bp_lying", "172/9000", "lying_systolic", None),
        ("four_at", "3", "four_at", Some("3")),
        ("four_at", "13", "four_at", None),
        ("four_at", "<4", "four_at", None),
        ("follow_up_72h", "no further fall", "fell_again_72h", Some("no")),
        ("follow_up_72h", "no answer", "fell_again_72h", None),
        ("on_scene_at", "2026-05-19 21:19:00", "on_scene_at", Some("2026-05-19T20:19:00Z")),
        ("on_scene_at", "2025-10-26T01:40", "on_scene_at", None),
        ("on_scene_at", "2026-03-29T01:30", "on_scene_at", None),
        ("on_scene_at", "2027-05-19T21:19", "on_scene_at", None),
        ("decided_by", "gp by phone", "conveyance_decided_by", Some("gp by phone")),
        ("long_lie", "Y", "long_lie", None),
        ("found_by", "self_pendant", "pendant", None),
    ] {
        let (person, _) = fall(heading, cell);
        let said = person.records[0].answers.get(question).map(String::as_str);
        assert_eq!(said, answer, "{heading}: {cell}");
        let kept = noted(&person, heading);
        assert_eq!(kept.as_deref(), answer.is_none().then_some(cell), "{heading}: {cell} is in one place");
    }
}

#[test]
fn a_cell_that_says_more_than_its_answer_is_kept_too() {
    let (person, flags) = fall("four_at", "6");
    assert_eq!(person.records[0].answers["four_at"], "4", "4 or more");
    assert_eq!(noted(&person, "four_at").as_deref(), Some("6"), "and how many");
    assert_eq!(flags, [FlagCode::NhsNumberMissing; 0], "nothing to look at");
}

#[test]
fn what_the_form_refuses_is_said_and_kept() {
    let (person, flags) = fall("bp_lying", "172/9000");
    assert!(!person.records[0].answers.contains_key("lying_systolic"), "neither half of it");
    assert_eq!(flags, [FlagCode::ValueKeptInNote], "somebody should look");
    let (person, flags) = read("Surname;service;call_received_at;location\nPlant;Falls Response;yesterday;kitchen\n");
    assert!(person.records.is_empty(), "a fall without its time is no record");
    assert_eq!(noted(&person, "location").as_deref(), Some("kitchen"), "and all of it is kept");
    assert!(flags.contains(&FlagCode::RecordNotMade), "and said: {flags:?}");
}

#[test]
fn the_service_of_the_row_decides_of_what_it_is_a_record() {
    let row = |service: &str| {
        let (person, _) = read(&format!(
            "Surname;service;call_received_at;referral_received_at;on_scene_at;referral_source;reason\nPlant;{service};2026-05-19T20:28;2026-05-19T20:30;2026-05-19T21:00;gp;fall\n"
        ));
        person.records.into_iter().map(|record| record.form).collect::<Vec<_>>()
    };
    assert_eq!(row("Falls Response"), ["falls", "referral"], "a fall");
    assert_eq!(row("Home Visiting"), ["referral", "home-visiting"], "a visit");
    assert_eq!(row("Meals"), ["referral"], "neither");
}

#[test]
fn of_a_restricted_person_no_words_are_taken_that_lead_to_them() {
    let (person, _) =
        read("Surname;Record Marker;PPD 1;PPD 1 where;Carer;Carer phone\nPlant;S;21;12 High Street;Ann;01632 960111\n");
    assert_eq!(person.plan.get("preferred_place_of_death").map(String::as_str), Some("own_home"), "a code");
    let said = serde_json::to_string(&person).unwrap();
    assert!(!said.contains("High Street") && !said.contains("960111") && !said.contains("Ann"), "{said}");
}

#[test]
fn two_columns_of_one_question_do_not_overwrite_each_other() {
    let (person, _) = read("Surname;PPD 1;PPD not stated because\nPlant;30;declined\n");
    assert_eq!(person.plan["preferred_place_of_death"], "hospice", "the first answers");
    assert_eq!(noted(&person, "PPD not stated because").as_deref(), Some("declined"), "the other is not lost");
}
