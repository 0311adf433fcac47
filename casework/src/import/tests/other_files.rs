//! The three other lists of the neighbourhood: their encoding, delimiter, dates and columns are understood.

use super::*;
use crate::import::{FlagCode, Mapping};

fn mapped(mapping: &Mapping) -> Vec<(&str, &str)> {
    mapping.columns.iter().filter_map(|c| c.field.map(|f| (c.heading.as_str(), f.name()))).collect()
}

fn rows_with(plan: &Plan, code: FlagCode) -> BTreeSet<usize> {
    plan.flagged().filter(|(_, f)| f.code == code).map(|(row, _)| row).collect()
}

#[test]
fn community_referrals() {
    let plan = planned(&fixture("referrals-community.csv"));
    assert_eq!((plan.encoding, plan.delimiter), ("UTF-8", ';'), "semicolons");
    assert_eq!(plan.date_styles, ["yyyy-mm-dd"], "ISO");
    assert_eq!(plan.row_count(), 180, "rows");
    assert_eq!(
        mapped(&plan.mapping),
        [
            ("referral_id", "source_id"),
            ("nhs_no", "nhs_number"),
            ("family_name", "family_name"),
            ("given_name", "given_name"),
            ("birth_date", "date_of_birth"),
            ("sex", "sex"),
            ("post_code", "postcode"),
            ("contact_number", "phone"),
            ("gp_practice", "gp_practice"),
            ("cfs", "clinical_frailty_scale"),
            ("restricted", "restricted"),
        ],
        "the person's columns; the pathway's are listed as not read"
    );
    assert!(plan.mapping.not_read().contains(&"long_lie"), "listed, not lost from sight");
    let odd = oddities("referrals-community.csv");
    assert_eq!(rows_with(&plan, FlagCode::NhsNumberMissing), odd["nhs_number_missing"], "no number");
    assert_eq!(rows_with(&plan, FlagCode::NhsNumberCheckDigit), odd["nhs_number_wrong_check_digit"], "wrong number");
    assert_eq!(rows_with(&plan, FlagCode::DateOfBirthDefault), odd["default_birth_date_1900"], "1 January 1900");
    assert_eq!(rows_with(&plan, FlagCode::Restricted), odd["restricted_marker_Y"], "Y means restricted here");
    assert_eq!(plan.rejected().count() + plan.repeats(), 0, "every referral has its own identifier");
}

#[test]
fn hospice_register() {
    let plan = planned(&fixture("hospice-register.csv"));
    assert_eq!((plan.encoding, plan.delimiter), ("UTF-8", '\t'), "tabs");
    assert_eq!(plan.date_styles, ["dd.mm.yyyy"], "dots");
    assert_eq!(plan.row_count(), 60, "rows");
    assert_eq!(
        mapped(&plan.mapping),
        [
            ("Hospice No", "source_id"),
            ("NHS No.", "nhs_number"),
            ("Patient", "full_name"),
            ("D.O.B.", "date_of_birth"),
            ("Sex", "sex"),
            ("Postcode", "postcode"),
            ("GP", "gp"),
            ("Diagnosis", "problems"),
            ("Died", "date_of_death"),
        ],
        "the person's columns"
    );
    let odd = oddities("hospice-register.csv");
    assert_eq!(rows_with(&plan, FlagCode::NhsNumberMissing), odd["nhs_number_missing"], "no number");
    assert_eq!(rows_with(&plan, FlagCode::NhsNumberCheckDigit), odd["nhs_number_wrong_check_digit"], "wrong number");
    assert_eq!(rows_with(&plan, FlagCode::Deceased), odd["deceased"], "kept after death");
    let (_, first) = plan.importable().next().unwrap();
    assert_eq!((first.core.family_name.as_str(), first.core.given_name.as_str()), ("KNIFON", "Arthur"), "one cell");
    assert_eq!(first.identity.gp_practice.as_deref(), Some("Packhorse Street Surgery"), "GP and practice in one cell");
    assert_eq!(plan.rejected().count() + plan.repeats(), 0, "all can be read");
}

#[test]
fn charity_contacts() {
    let plan = planned(&fixture("vcse-contacts.csv"));
    assert_eq!((plan.encoding, plan.delimiter), ("UTF-8", ','), "commas");
    assert_eq!(plan.row_count(), 90, "rows");
    assert_eq!(
        mapped(&plan.mapping),
        [("Name", "full_name"), ("Phone", "phone"), ("Village", "address"), ("Age", "age")],
        "little is known, and loose dates are not guessed"
    );
    let odd = oddities("vcse-contacts.csv");
    assert_eq!(rows_with(&plan, FlagCode::TwoPeopleInOneRow), odd["two_people_in_one_row"], "Mr & Mrs");
    let incomplete = rows_with(&plan, FlagCode::NameIncomplete);
    assert!(odd["name_incomplete"].is_subset(&incomplete), "Irene F. and Elsie");
    assert_eq!(rows_with(&plan, FlagCode::NhsNumberMissing), BTreeSet::new(), "a list without the column is no fault");
    assert_eq!(plan.rejected().count(), 0, "everybody has some name");
}
