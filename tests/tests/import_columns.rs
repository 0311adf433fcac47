//! The four lists of a town come in as they are: every cell ends in a field, in a record of a pathway, or in a note.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{collections::BTreeMap, ops::Deref};

use casework::{
    case::{
        list::{self, Query},
        open::Case,
    },
    import::{self, plan::Options as PlanOptions},
    intake::{
        Report,
        csv::{self, Options},
    },
    record::{self, Record},
};
use serde_json::Value;
use tests::{Laptop, Neighbourhood};

const LISTS: [(&str, &str, &str); 4] = [
    ("Packhorse Street Surgery", "gp_practice", "caseload-gp-system.csv"),
    ("Crindle Valley Community Health", "community_trust", "referrals-community.csv"),
    ("Skylark Rise Hospice", "hospice", "hospice-register.csv"),
    ("Hathermoor Good Neighbours", "vcse", "vcse-contacts.csv"),
];

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/fixtures/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn oddities(file: &str, tag: &str) -> Vec<usize> {
    let all: Value = serde_json::from_slice(&fixture("oddities.json")).unwrap();
    all[file][tag].as_array().unwrap().iter().map(|row| usize::try_from(row.as_u64().unwrap()).unwrap()).collect()
}

fn take(laptop: &Laptop, bytes: &[u8]) -> Report {
    csv::import(&laptop.office, bytes, Options::default()).unwrap().value
}

/// A case with its records.
struct Here {
    case: Case,
    records: Vec<Record>,
}

impl Here {
    fn open(laptop: &Laptop, id: &str) -> Self {
        Self { case: laptop.open(id).unwrap(), records: record::list::list(&laptop.office, id, None).unwrap() }
    }
}

impl Deref for Here {
    type Target = Case;

    fn deref(&self) -> &Case {
        &self.case
    }
}

/// Every case with its row of the list, by the row.
fn by_row(laptop: &Laptop, file: &[u8]) -> BTreeMap<usize, Here> {
    let options = PlanOptions { now: 1_795_000_000_000, map: BTreeMap::new(), refused: Vec::new() };
    let planned = import::plan(file, &options, |_, _| {}).unwrap();
    let mut cases = list::list(&laptop.office, Query::default()).unwrap().cases;
    // Codes count up in the order of the rows.
    cases.sort_by(|a, b| a.code.cmp(&b.code));
    let rows: Vec<usize> = planned.importable().map(|(row, _)| row.row).collect();
    assert_eq!(cases.len(), rows.len(), "one case a row");
    rows.into_iter().zip(&cases).map(|(row, case)| (row, Here::open(laptop, &case.id))).collect()
}

fn one_list(which: usize) -> (Neighbourhood, Vec<u8>) {
    let (name, kind, file) = LISTS[which];
    let mut n = Neighbourhood::in_memory(70 + which as u64);
    n.found(name, kind).unwrap();
    (n, fixture(file))
}

fn answers<'c>(case: &'c Here, form: &str) -> &'c BTreeMap<String, String> {
    let of: Vec<_> = case.records.iter().filter(|record| record.form == form).collect();
    assert_eq!(of.len(), 1, "one {form} record of the row");
    &of[0].answers
}

fn field<'c>(case: &'c Here, name: &str) -> Option<&'c str> {
    case.parts.values().find_map(|fields| fields.get(name)).map(|field| field.value.as_str())
}

fn note(case: &Here) -> String {
    case.notes.iter().filter_map(|note| note.text.clone()).collect::<Vec<_>>().join("\n")
}

/// Which fields of the case a field of the list becomes.
const FIELDS: &[(&str, &[&str])] = &[
    ("source_id", &["source_id"]),
    ("nhs_number", &["nhs_number"]),
    ("full_name", &["family_name", "given_name"]),
    ("family_name", &["family_name"]),
    ("given_name", &["given_name"]),
    ("known_as", &["known_as", "given_name"]),
    ("date_of_birth", &["date_of_birth"]),
    ("age", &["born_about"]),
    ("sex", &["sex"]),
    ("address", &["address", "residence_type"]),
    ("postcode", &["postcode", "address"]),
    ("phone", &["phone"]),
    ("gp", &["usual_gp"]),
    ("gp_practice", &["gp_practice"]),
    ("electronic_frailty_index", &["efi"]),
    ("clinical_frailty_scale", &["clinical_frailty_scale"]),
    ("last_contact", &["last_contact"]),
    ("problems", &["problems"]),
    ("palliative_care_register", &["palliative_care_register"]),
    ("housebound", &["housebound"]),
    ("lives_alone", &["lives_alone"]),
    ("language", &["language"]),
    ("restricted", &["restricted"]),
    ("date_of_death", &["date_of_death"]),
];

/// What is left out on purpose: ways to a restricted person, that a number is not known, and being on no register.
fn by_design(case: &Here, heading: &str, field: Option<&str>, cell: &str) -> bool {
    let way = matches!(field, Some("address" | "postcode" | "phone")) || heading.to_lowercase().contains("carer");
    let not_known = matches!(cell.to_lowercase().as_str(), "n/k" | "not known" | "-");
    case.summary.restricted && way
        || field == Some("nhs_number") && not_known
        || field == Some("palliative_care_register") && cell == "No"
}

#[test]
fn every_cell_of_the_four_lists_is_in_a_field_a_record_or_the_note() {
    for (which, (_, _, file)) in LISTS.iter().enumerate() {
        let (n, bytes) = one_list(which);
        let report = take(&n.laptops[0], &bytes);
        let cases = by_row(&n.laptops[0], &bytes);
        let table = import::read::read(&bytes, import::mapping::count_known).unwrap();
        let (mut cells, mut lost) = (0, Vec::new());
        for (place, row) in table.rows.iter().enumerate() {
            // A row that repeats another to the letter is that row.
            let Some(case) = cases.get(&(place + 1)) else { continue };
            let words = note(case);
            for (column, cell) in report.columns.iter().zip(row) {
                let cell = cell.replace("\r\n", "\n").trim().to_owned();
                if cell.is_empty() {
                    continue;
                }
                cells += 1;
                let noted = words.contains(&format!("- {}: {}", column.heading, cell.replace('\n', "\n  ")));
                let names = column.field.and_then(|field| FIELDS.iter().find(|(name, _)| *name == field));
                let in_field = names.is_some_and(|(_, fields)| fields.iter().any(|name| field(case, name).is_some()));
                let in_answer = column.questions.iter().any(|question| {
                    let (form, name) = question.name.split_once('.').unwrap();
                    let recorded = case.records.iter().filter(|record| record.form == form);
                    question.is_field && field(case, name).is_some()
                        || recorded.into_iter().any(|record| record.answers.contains_key(name))
                });
                if !(noted || in_field || in_answer || by_design(case, &column.heading, column.field, &cell)) {
                    lost.push(format!("row {}, {}: {cell}", place + 1, column.heading));
                }
            }
        }
        assert!(cells > 500, "{file}: the test has read the list");
        assert_eq!(lost, [""; 0], "{file}: every cell is somewhere");
    }
}

#[test]
fn a_fall_of_the_list_is_a_record_and_its_oddities_stay_in_the_note() {
    let (n, bytes) = one_list(1);
    let report = take(&n.laptops[0], &bytes);
    let cases = by_row(&n.laptops[0], &bytes);
    let of = |form: &str| cases.values().filter(|case| case.records.iter().any(|record| record.form == form)).count();
    // The one referral of 2027 is none yet.
    assert_eq!(
        (of("falls"), of("home-visiting"), of("referral")),
        (118, 62, 179),
        "the row says of what it is a record"
    );

    let said = answers(&cases[&2], "falls");
    for (question, answer) in [
        ("call_received_at", "2026-05-19T19:28:00Z"),
        ("accepted_at", "2026-05-19T19:39:00Z"),
        ("location", "garden"),
        ("time_on_floor_min", "25"),
        ("head_strike", "no"),
        ("injury", "none"),
        ("lying_systolic", "172"),
        ("lying_diastolic", "90"),
        ("lifting_equipment", "inflatable_cushion"),
        ("conveyance", "not_conveyed_home"),
        ("conveyance_decided_by", "responder"),
        ("referrals_made", "physio"),
    ] {
        assert_eq!(said.get(question).map(String::as_str), Some(answer), "{question}");
    }
    assert!(said["remarks"].contains("\nAgreed to referral"), "the story with its lines: {}", said["remarks"]);
    assert!(cases[&2].records.iter().all(|record| record.from_list), "and each says that it came from a list");
    let referral = answers(&cases[&2], "referral");
    assert_eq!(
        (referral["source"].as_str(), referral["reason"].as_str()),
        ("carer_family", "fall"),
        "who sent, and why"
    );

    for row in oddities("referrals-community.csv", "time_on_floor_in_words") {
        let (told, words) = (answers(&cases[&row], "falls").get("time_on_floor_min"), note(&cases[&row]));
        let unknown = words.contains("- time_on_floor_min: ");
        assert_eq!(told.map(String::as_str), (!unknown).then_some("unknown"), "row {row}: about 90 is no number");
    }
    for row in oddities("referrals-community.csv", "time_on_floor_unknown") {
        assert!(!answers(&cases[&row], "falls").contains_key("time_on_floor_min"), "row {row}: blank is not unknown");
    }
    for row in oddities("referrals-community.csv", "long_lie_flag_contradicts_minutes") {
        assert_eq!(answers(&cases[&row], "falls")["time_on_floor_min"], "75", "row {row}: as counted");
        assert!(note(&cases[&row]).contains("- long_lie: N"), "row {row}: and as ticked");
    }
    for row in oddities("referrals-community.csv", "on_scene_before_dispatch") {
        let said = answers(&cases[&row], "falls");
        assert!(said["on_scene_at"] < said["dispatched_at"], "row {row}: nobody has put the clock right");
    }
    let first = oddities("referrals-community.csv", "clocks_go_back_first_0140")[0];
    let second = oddities("referrals-community.csv", "clocks_go_back_second_0140")[0];
    let called = |row: usize| answers(&cases[&row], "falls")["call_received_at"].clone();
    assert_eq!((called(first), called(second)), ("2026-10-25T00:40:00Z".into(), "2026-10-25T01:40:00Z".into()));
    let late = oddities("referrals-community.csv", "referral_from_future")[0];
    let (said, words) = (answers(&cases[&late], "falls"), note(&cases[&late]));
    assert!(!said.contains_key("referral_received_at"), "it has not come yet");
    assert!(words.contains("- referral_received_at: 2027-08-04T13:16"), "and is kept as written: {words}");
    assert!(
        report.flagged.iter().any(|flag| flag.row == late && flag.message.contains("in the future")),
        "and said: {:?}",
        report.flagged.iter().filter(|flag| flag.row == late).collect::<Vec<_>>()
    );
}

#[test]
fn a_register_of_the_hospice_becomes_the_plan_and_its_oddities_stay_in_the_note() {
    let (n, bytes) = one_list(2);
    take(&n.laptops[0], &bytes);
    let cases = by_row(&n.laptops[0], &bytes);
    for (name, value) in [
        ("prognosis_band", "weeks"),
        ("functional_status", "30"),
        ("phase_of_illness", "unstable"),
        ("cpr_decision", "not_for_attempted"),
        ("adrt", "none"),
        ("preferred_place_of_care", "hospice"),
        ("preferred_place_of_death", "hospice"),
        ("preferred_place_of_death_where", "Skylark Rise Hospice"),
        ("preferred_place_of_death_second", "care_home"),
        ("anticipatory_medicines", "in_home"),
        ("anticipatory_medicines_location", "sideboard"),
        ("anticipatory_medicines_expiry", "2027-05-13"),
        ("fast_track", "submitted"),
        ("carer_aware", "yes"),
        ("out_of_hours_told", "yes"),
    ] {
        assert_eq!(field(&cases[&3], name), Some(value), "{name}");
    }
    let words = note(&cases[&3]);
    for kept in [
        "- Colour: Amber",
        "- Prognosis by: hospice doctor",
        "- Prognosis date: 08.10.2026",
        "- ReSPECT: offered, declined",
        "- LPA health: neighbour Karen",
        "- Key worker: Clare Ibbetson",
    ] {
        assert!(words.contains(kept), "{kept} in {words}");
    }
    assert_eq!(field(&cases[&3], "respect"), None, "offered and declined is neither of its answers");
    assert_eq!(answers(&cases[&3], "carer")["name"], "Karen (neighbour)", "as written");
    let one = |tag: &str| &cases[&oddities("hospice-register.csv", tag)[0]];
    let odd = one("ppd_code_unknown");
    assert!(field(odd, "preferred_place_of_death").is_none() && note(odd).contains("- PPD 1: 60"), "60 is no place");
    let odd = one("prognosis_in_other_words");
    assert!(
        field(odd, "prognosis_band").is_none() && note(odd).contains("- Prognosis: short weeks"),
        "nor that a band"
    );
    assert_eq!(field(one("for_cpr_in_last_weeks"), "cpr_decision"), Some("for_attempted"), "never tidied");
    let odd = one("anticipatory_medicines_out_of_date");
    let expiry = field(odd, "anticipatory_medicines_expiry").unwrap();
    assert!(expiry < "2026-11-16", "out of date is written as it is: {expiry}");
    let unknown = cases.values().filter(|case| field(case, "respect") == Some("unknown")).count();
    assert_eq!(unknown, 8, "that nobody knows is an answer");
    let no_wish = cases.values().filter(|case| field(case, "preferred_place_of_death") == Some("declined")).count();
    assert_eq!(no_wish, 3, "no stated wish, and why");
}

#[test]
fn a_list_again_adds_no_record_and_a_changed_row_corrects_what_nobody_has_touched() {
    let (n, bytes) = one_list(1);
    let laptop = &n.laptops[0];
    take(laptop, &bytes);
    let digest = casework::share::digest::digest(&laptop.office, None).unwrap();
    let again = take(laptop, &bytes);
    assert_eq!((again.imported, again.updated), (0, 0), "the same list");
    assert_eq!(casework::share::digest::digest(&laptop.office, None).unwrap(), digest, "changes nothing");

    let list = String::from_utf8(bytes.clone()).unwrap();
    let changed = |from: &str, to: &str, text: &str| {
        assert!(text.contains(from), "the row is in the list");
        text.replacen(from, to, 1).into_bytes()
    };
    let moved = changed(";garden;25;N;", ";garden;65;Y;", &list);
    let report = take(laptop, &moved);
    assert_eq!((report.imported, report.updated), (0, 1), "one row says something else");
    let case = by_row(laptop, &bytes).remove(&2).unwrap();
    let fall = case.records.iter().find(|record| record.form == "falls").unwrap();
    assert_eq!(
        (fall.answers["time_on_floor_min"].as_str(), fall.versions.len()),
        ("65", 2),
        "corrected, both readable"
    );

    let mut typed = fall.answers.clone();
    typed.insert("time_on_floor_min".to_owned(), "70".to_owned());
    record::correct::correct(&laptop.office, &fall.id, typed, None).unwrap();
    let report = take(laptop, &changed(";garden;25;N;", ";garden;80;Y;", &list));
    assert!(
        report
            .flagged
            .iter()
            .any(|flag| flag.row == 2 && flag.code == "check_with_case" && flag.message.contains("falls response")),
        "a person is asked: {:?}",
        report.flagged.last()
    );
    let case = by_row(laptop, &bytes).remove(&2).unwrap();
    let fall = case.records.iter().find(|record| record.form == "falls").unwrap();
    assert_eq!(fall.answers["time_on_floor_min"], "70", "what somebody wrote stands");
    assert_eq!(case.records.iter().filter(|record| record.form == "falls").count(), 1, "and there is one fall");
}

#[test]
fn who_may_not_record_a_prognosis_or_cpr_keeps_the_columns_in_the_note_and_is_told() {
    let mut n = Neighbourhood::in_memory(79);
    n.found("Hathermoor Good Neighbours", "vcse").unwrap();
    let dry = Options { dry_run: true, ..Options::default() };
    let bytes = fixture("hospice-register.csv");
    let report = csv::import(&n.laptops[0].office, &bytes, dry).unwrap().value;
    let column = |heading: &str| report.columns.iter().find(|column| column.heading == heading).unwrap();
    for (heading, says) in [("Prognosis", "A prognosis is recorded by"), ("CPR", "A decision about CPR")] {
        let column = column(heading);
        assert!(column.refused.unwrap().starts_with(says), "{heading}: why");
        assert_eq!((column.questions.len(), column.noted), (0, column.filled), "{heading}: all of it in the note");
    }
    assert_eq!(column("Phase").questions[0].name, "end-of-life.phase_of_illness", "the others as they would");
    take(&n.laptops[0], &bytes);
    let cases = by_row(&n.laptops[0], &bytes);
    assert!(cases.values().all(|case| field(case, "cpr_decision").is_none()), "nothing of it is a field");
    assert!(note(&cases[&3]).contains("- CPR: not for attempted CPR"), "and nothing of it is lost");
}

#[test]
fn the_preview_says_where_each_column_goes_and_how_much_stays_in_words() {
    let (n, bytes) = one_list(1);
    let dry = Options { dry_run: true, ..Options::default() };
    let report = csv::import(&n.laptops[0].office, &bytes, dry).unwrap().value;
    let column = |heading: &str| report.columns.iter().find(|column| column.heading == heading).unwrap();
    let goes = |heading: &str| column(heading).questions.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    assert_eq!(goes("news2"), ["falls.news2", "home-visiting.news2"], "by the service of the row");
    assert_eq!(goes("long_lie"), [""; 0], "what Roundtable works out is no answer");
    let floor = column("time_on_floor_min");
    assert_eq!((floor.filled, floor.noted, floor.first_noted.as_str()), (110, 2, "~90"), "and what stays in words");
    assert_eq!(
        (column("cfs").field, column("cfs").noted),
        (Some("clinical_frailty_scale"), 0),
        "a field and an answer"
    );
}

#[test]
fn a_map_file_sends_a_column_to_a_question_and_an_hour_that_came_twice_is_none() {
    let mut n = Neighbourhood::in_memory(80);
    n.found("Crindle Valley Community Health", "community_trust").unwrap();
    let file = "Surname,Forename,Rang,Where,Gone\nPlant,Tom,2026-10-24T09:00,Kitchen,2026-10-24T09:40\nKirk,Phil,2026-10-25T01:40,stairs,\n";
    let map = [("Rang", "falls.call_received_at"), ("Where", "falls.location"), ("Gone", "falls.left_scene_at")];
    let map = map.map(|(heading, name)| (heading.to_owned(), name.to_owned())).into();
    let report =
        csv::import(&n.laptops[0].office, file.as_bytes(), Options { map, ..Options::default() }).unwrap().value;
    let cases = by_row(&n.laptops[0], file.as_bytes());
    let said = answers(&cases[&1], "falls");
    assert_eq!((said["call_received_at"].as_str(), said["location"].as_str()), ("2026-10-24T08:00:00Z", "kitchen"));
    assert_eq!(said["left_scene_at"], "2026-10-24T08:40:00Z", "by hand, without a column of services");
    assert!(cases[&2].records.is_empty(), "01:40 was twice that night, so there is no record");
    let words = note(&cases[&2]);
    assert!(
        words.contains("- Rang: 2026-10-25T01:40") && words.contains("- Where: stairs"),
        "all of it in words: {words}"
    );
    assert!(report.flagged.iter().any(|flag| flag.row == 2 && flag.code == "record_not_made"), "and said");
}
