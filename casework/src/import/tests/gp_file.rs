//! The GP system's export as it is, row by row against `oddities.json`.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::import::person::{Absence, ImportedPerson};
use crate::import::{FlagCode, Outcome};

const FILE: &str = "caseload-gp-system.csv";

fn gp() -> Plan {
    planned(&fixture(FILE))
}

fn flags(plan: &Plan) -> BTreeMap<FlagCode, BTreeSet<usize>> {
    let mut flags: BTreeMap<FlagCode, BTreeSet<usize>> = BTreeMap::new();
    for (row, flag) in plan.flagged() {
        flags.entry(flag.code).or_default().insert(row);
    }
    flags
}

/// The person of a row, also when the row repeats an earlier one.
fn person(plan: &Plan, row: usize) -> &ImportedPerson {
    match &plan.rows[row - 1].outcome {
        Outcome::Importable(person) => person,
        Outcome::Repeat { of_row } => person(plan, *of_row),
        Outcome::Rejected(why) => panic!("row {row} was refused: {}", why.message),
    }
}

#[test]
fn the_file_is_read_as_it_is() {
    let plan = gp();
    assert_eq!((plan.encoding, plan.delimiter), ("UTF-8", ','), "as its README says");
    assert_eq!(plan.date_styles, ["dd/mm/yyyy", "dd-Mon-yyyy"], "both styles, the commoner first");
    assert_eq!(plan.row_count(), 420, "a line break inside a cell starts no row");
    assert_eq!(plan.importable().count(), 419, "all but the row that is there twice");
    assert_eq!(plan.repeats(), 1, "that one is imported once");
    assert_eq!(plan.rejected().count(), 0, "every row has a name");
    assert_eq!(plan.mapping.not_read(), Vec::<&str>::new(), "every column is understood");
    let rows: Vec<usize> = plan.rows.iter().map(|r| r.row).collect();
    assert_eq!(rows, (1..=420).collect::<Vec<_>>(), "numbered from 1, none left out");
}

#[test]
fn flags_are_exactly_those_of_the_oddities() {
    let (mut found, odd) = (flags(&gp()), oddities(FILE));
    let both = |a: &str, b: &str| odd[a].union(&odd[b]).copied().collect::<BTreeSet<_>>();
    let check_digit = both("nhs_number_wrong_check_digit", "nhs_number_digits_swapped")
        .union(&odd["nhs_number_no_check_digit_possible"])
        .copied()
        .collect();
    for (code, rows, why) in [
        (FlagCode::NhsNumberMissing, odd["nhs_number_missing"].clone(), "blank, N/K, not known and -"),
        (FlagCode::NhsNumberCheckDigit, check_digit, "wrong, swapped and impossible check digits"),
        (FlagCode::NhsNumberLength, odd["nhs_number_nine_digits"].clone(), "nine digits"),
        (FlagCode::NhsNumberPlaceholder, odd["nhs_number_placeholder"].clone(), "ten equal digits"),
        (FlagCode::Restricted, odd["restricted_marker_S"].clone(), "S in Record Marker"),
        (FlagCode::AddressWithheld, odd["restricted_address_withheld"].clone(), "no address at all"),
        (FlagCode::Deceased, odd["deceased"].clone(), "Date of Death is filled"),
    ] {
        assert_eq!(found.remove(&code).unwrap_or_default(), rows, "{why}");
    }
    assert_eq!(found, BTreeMap::new(), "no other row is flagged with anything");
}

#[test]
fn a_wrong_number_is_never_stored_as_a_good_one() {
    let (plan, odd) = (gp(), oddities(FILE));
    let wrong = [
        "nhs_number_wrong_check_digit",
        "nhs_number_digits_swapped",
        "nhs_number_no_check_digit_possible",
        "nhs_number_nine_digits",
        "nhs_number_placeholder",
    ];
    for row in wrong.iter().flat_map(|tag| &odd[*tag]) {
        let identity = &person(&plan, *row).identity;
        assert_eq!(identity.nhs_number, None, "row {row} imports without a number");
        assert!(matches!(identity.nhs_number_absent, Some(Absence::NotValid { .. })), "and says why");
    }
    let written = |row: usize| match &person(&plan, row).identity.nhs_number_absent {
        Some(Absence::NotValid { written }) => written.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(written(47), "999 398 3850", "what was written is kept");
    let message = &plan.rows[46].flags[0].message;
    assert!(message.contains("999 398 3850"), "and flagged with what was written: {message}");
    for row in &odd["nhs_number_missing"] {
        let absent = &person(&plan, *row).identity.nhs_number_absent;
        assert!(matches!(absent, Some(Absence::Blank | Absence::NotKnown)), "row {row} has no number");
    }
    let with_number = plan.importable().filter(|(_, p)| p.identity.nhs_number.is_some()).count();
    assert_eq!(with_number, 419 - 17 - 6, "all others have theirs");
    for tag in ["nhs_number_with_no_break_spaces", "nhs_number_with_hyphens"] {
        for row in &odd[tag] {
            assert!(person(&plan, *row).identity.nhs_number.is_some(), "row {row}: {tag} is a good number");
        }
    }
}

#[test]
fn restricted_people_come_without_address_and_telephone() {
    let (plan, odd) = (gp(), oddities(FILE));
    for (row, p) in plan.importable() {
        let restricted = odd["restricted_marker_S"].contains(&row.row);
        assert_eq!(p.contact.restricted, restricted, "row {}", row.row);
        if restricted {
            let c = &p.contact;
            assert!(c.address.is_none() && c.postcode.is_none() && c.phones.is_empty(), "nothing to leak");
        } else {
            assert!(p.contact.address.is_some(), "row {}: everybody else has an address", row.row);
        }
    }
    let all = serde_json::to_string(&plan).unwrap();
    for secret in ["15 Bobbin Mill Lane", "19 Glebe Garth", "07700900967", "01632960577"] {
        assert!(!all.contains(secret), "not in any message either");
    }
}

#[test]
fn people_who_have_died_keep_their_date_of_death() {
    let (plan, odd) = (gp(), oddities(FILE));
    for (row, p) in plan.importable() {
        assert_eq!(p.core.deceased.is_some(), odd["deceased"].contains(&row.row), "row {}", row.row);
    }
    let date = |row| person(&plan, row).core.deceased.unwrap().date;
    assert_eq!(date(20), NaiveDate::from_ymd_opt(2026, 8, 6), "06/08/2026, the day first");
    assert_eq!(date(405), NaiveDate::from_ymd_opt(2026, 10, 22), "22-Oct-2026");
}

#[test]
fn untidy_cells_are_read_and_not_flagged() {
    let (plan, odd) = (gp(), oddities(FILE));
    let p = |row| person(&plan, row);
    for (row, person) in plan.importable() {
        let row = row.row;
        assert!(person.core.date_of_birth.is_some(), "row {row}: both date styles are read");
        assert!(person.clinical.last_contact.is_some(), "row {row}: last contact too");
        assert!(person.core.sex.is_some(), "row {row}: Female, F, Male, M");
        assert_eq!(person.core.family_name, person.core.family_name.trim(), "row {row}: no trailing space");
        assert_eq!(
            person.identity.gp_practice_code.as_deref().map(|c| c.starts_with("TST")),
            Some(true),
            "row {row}: the practice's code is taken out of its name"
        );
        let shown = person.contact.postcode.as_ref().map(|c| c.as_str().to_owned());
        if !person.contact.restricted {
            assert!(shown.is_some_and(|s| s.contains(' ') && s == s.to_uppercase()), "row {row}: one spelling");
        }
    }
    for row in &odd["date_dd_mon_yyyy"] {
        assert!(p(*row).core.date_of_birth.is_some(), "row {row}: 07-Mar-1941");
    }
    for tag in ["postcode_lower_case", "postcode_without_space"] {
        for row in &odd[tag] {
            assert!(p(*row).contact.postcode.is_some(), "row {row}: {tag}");
        }
    }
    for row in odd["newline_in_address"].union(&odd["crlf_in_address"]) {
        let address = p(*row).contact.address.clone().unwrap();
        assert!(address.contains('\n') && !address.contains('\r'), "row {row}: the lines of an address stay");
    }
    for row in &odd["newline_in_problem"] {
        assert!(p(*row).clinical.problems.len() > 1, "row {row}: one problem a line");
    }
    for row in &odd["double_quote_in_cell"] {
        let json = serde_json::to_string(p(*row)).unwrap();
        assert!(json.contains("\\\""), "row {row}: the quotes inside the cell are kept");
    }
    for row in &odd["name_beyond_ascii"] {
        let core = &p(*row).core;
        assert!(!format!("{}{}", core.family_name, core.given_name).is_ascii(), "row {row}: letters kept");
    }
    for row in &odd["surname_upper_case"] {
        let name = &p(*row).core.family_name;
        assert_eq!(*name, name.to_uppercase(), "row {row}: case stays as written, screens decide");
    }
    for row in &odd["telephone_with_words"] {
        let phones = &p(*row).contact.phones;
        assert!(phones.iter().any(|f| f.label.is_some()), "row {row}: whose number it is, is kept");
        assert!(phones.iter().all(|f| f.number.len() == 11), "row {row}: and the numbers are whole");
    }
    let nowhere: BTreeSet<usize> =
        plan.importable().filter(|(_, p)| p.contact.no_fixed_abode).map(|(row, _)| row.row).collect();
    assert_eq!(nowhere, odd["no_fixed_abode"], "no fixed abode is told from a missing address");
}

#[test]
fn each_detail_goes_to_its_part() {
    let plan = gp();
    let first = person(&plan, 1);
    assert_eq!(first.clinical.clinical_frailty_scale, Some(8), "Rockwood");
    assert_eq!(first.clinical.frailty_index.as_ref().and_then(|i| i.thousandths), Some(530), "eFI");
    let count = |f: fn(&ImportedPerson) -> bool| plan.importable().filter(|(_, p)| f(p)).count();
    // Counted with another program (Python's csv module), without the repeated row 304.
    assert_eq!(count(|p| p.clinical.clinical_frailty_scale.is_some()), EXPECT.0, "Rockwood cells");
    assert_eq!(count(|p| p.clinical.frailty_index.is_some()), EXPECT.1, "eFI cells");
    assert_eq!(count(|p| p.end_of_life.palliative_care_register.is_some()), EXPECT.2, "Yes and Y with a date");
    assert_eq!(count(|p| p.clinical.housebound.is_some()), EXPECT.3, "yes, no and temporary");
    assert_eq!(count(|p| p.contact.lives_alone.is_some()), EXPECT.4, "lives alone");
    assert_eq!(count(|p| p.about.language.is_some()), EXPECT.5, "languages");
    assert_eq!(count(|p| p.core.known_as.is_some()), EXPECT.6, "known as, where it differs from the forename");
    assert_eq!(count(|p| !p.clinical.problems.is_empty()), EXPECT.7, "problems");
}

const EXPECT: (usize, usize, usize, usize, usize, usize, usize, usize) = (341, 366, 60, 218, 377, 185, 67, 419);
