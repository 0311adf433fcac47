//! Tests of the question "is this the same person?".

use proptest::prelude::*;

use super::*;
use crate::person::phone::parse_cell;

fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(y, m, d)
}

fn someone(number: &str, family: &str, given: &str, birth: Option<NaiveDate>, postcode: &str, phone: &str) -> Features {
    let postcode = Postcode::parse(postcode);
    let phones = parse_cell(phone).phones;
    Features::of(NhsNumber::parse(number).ok(), family, given, None, birth, postcode.as_ref(), &phones)
}

const A: &str = "9434765919";
const B: &str = "4010232137";

#[test]
fn a_number_decides_only_with_the_name_or_the_birth_date() {
    let born = day(1941, 3, 7);
    let june = someone(A, "Parker", "June", born, "DB1 9WC", "");
    let maiden = someone(A, "Hallam", "June", born, "DB4 1ZL", "");
    let moved = someone(A, "PARKER", "June", day(1950, 9, 30), "DB4 1ZL", "");
    let husband = someone(A, "Parker", "Donald", day(1938, 1, 2), "DB1 9WC", "01632 960001");
    assert_eq!(compare(&june, &maiden).unwrap().0, Why::SameNhsNumber, "the birth date agrees");
    assert_eq!(compare(&june, &moved).unwrap().0, Why::SameNhsNumber, "the name agrees");
    assert_eq!(compare(&june, &husband).unwrap().0, Why::NumberOfSomebodyElse, "neither agrees");
    let number_alone = someone(A, "", "", None, "", "");
    assert_eq!(compare(&number_alone, &june).unwrap().0, Why::SameNhsNumber, "nothing typed contradicts it");
    let other_day = someone(A, "", "", day(1950, 9, 30), "", "");
    assert_eq!(compare(&other_day, &june).unwrap().0, Why::NumberOfSomebodyElse, "the date of birth does");
    assert!(!Why::NumberOfSomebodyElse.is_duplicate(), "and that is a mistake, not a duplicate");
}

#[test]
fn blank_never_equals_blank() {
    let blank = someone("", "", "", None, "", "");
    assert_eq!(compare(&blank, &blank), None, "two empty people are not one");
    let nowhere = someone("", "Goodwin", "John", None, "ZZ99 3VZ", "");
    assert_eq!(compare(&nowhere, &nowhere), None, "two people of no fixed abode do not live together");
    let unknown = someone("", "Unknown", "Unknown", day(1940, 1, 2), "DB1 9WC", "");
    assert_eq!(compare(&unknown, &unknown), None, "two unknown names are not one name");
    let default = someone("", "Smith", "Harold", day(1900, 1, 1), "", "");
    assert_eq!(compare(&default, &default), None, "a default birth date is no birth date");
}

#[test]
fn without_a_number_name_birth_date_and_postcode_decide() {
    let born = day(1940, 7, 9);
    let a = someone(A, "Hopkinson", "Sheila", born, "DB1 6ZA", "01632960914");
    let b = someone("", "HOPKINSON", "Sheila", born, "db16za", "");
    assert_eq!(compare(&a, &b).unwrap().0, Why::SameNameBirthDatePostcode, "the design's second rule");
    let slip = someone("", "Hopkinosn", "Sheila", born, "DB9 9ZZ", "");
    assert_eq!(compare(&a, &slip).unwrap().0, Why::SameNameAndBirthDate, "a slip in the name");
    let swapped = someone("", "Sheila", "Hopkinson", born, "", "");
    assert_eq!(compare(&a, &swapped).unwrap().0, Why::SameNameAndBirthDate, "names in the wrong columns");
}

#[test]
fn lookalikes_are_offered_at_most_weakly() {
    let father = someone("", "Oldfield", "Roy", day(1931, 7, 3), "DB2 7SP", "01632 960371");
    let son = someone("", "Oldfield", "Roy", day(1958, 2, 1), "DB2 7SP", "01632 960371");
    let (why, score) = compare(&father, &son).unwrap();
    assert_eq!(why, Why::SameNameAndPhone, "father and son are offered to a person");
    assert!(score < 60, "but low in the list");
    let twin = |number, given| someone(number, "Wildgoose", given, day(1939, 1, 19), "DB2 6WN", "01632960082");
    assert_eq!(compare(&twin(A, "Doreen"), &twin(B, "Maureen")), None, "twins with two numbers are two people");
    let (why, _) = compare(&twin("", "Doreen"), &twin(B, "Maureen")).unwrap();
    assert_eq!(why, Why::SameBirthDateAndPlace, "without a number the question is asked");
    let namesake = |number| someone(number, "Smith", "Mary", day(1944, 1, 2), "", "");
    assert_eq!(
        compare(&namesake(A), &namesake(B)).unwrap().0,
        Why::SameNameBirthDateOtherNumber,
        "two numbers speak against it, and the reason says so"
    );
}

#[test]
fn an_index_finds_a_slip_in_every_detail() {
    let mut index = Index::new();
    index.add("clarke", someone(A, "Clarke", "Rex", day(1931, 1, 19), "DB1 7HF", "01632 960624"));
    index.add("other", someone(B, "Yeomans", "Ethel", day(1934, 3, 22), "DB2 8YH", ""));
    for (what, seeker) in [
        ("name", someone("", "Ciarke", "Rex", day(1931, 1, 19), "", "")),
        ("day", someone("", "Clarke", "Rex", day(1931, 1, 18), "", "")),
        ("month", someone("", "Clarke", "Rex", day(1931, 2, 19), "", "")),
        ("year", someone("", "Clarke", "Rex", day(1932, 1, 19), "", "")),
        ("no birth date, phone", someone("", "Clarke", "Rex", None, "", "01632960624")),
        ("no birth date, postcode", someone("", "Clarke", "Rex", None, "DB17HF", "")),
        ("number only", someone(A, "Clarke", "Rex", None, "", "")),
    ] {
        let found: Vec<_> = index.candidates(&seeker).into_iter().map(|m| m.id).collect();
        assert_eq!(found, ["clarke"], "found in spite of: {what}");
    }
    assert!(index.candidates(&someone("", "Nobody", "Here", day(1950, 5, 5), "", "")).is_empty(), "nobody else is");
}

#[test]
fn a_key_that_everybody_shares_means_nothing() {
    let mut index = Index::new();
    let same = |n: usize| someone("", "Smith", &format!("Given{n}"), day(1940, 1, 2), "DB1 1AA", "01632 960000");
    for n in 0..CROWD {
        assert!(index.candidates(&same(n)).len() <= 20, "a list for a person to read is short");
        index.add(n, same(n));
    }
    index.add(CROWD, same(CROWD));
    assert!(index.candidates(&same(0)).is_empty(), "a default date and a switchboard's number find nobody");
    index.add(CROWD + 1, someone(A, "Clarke", "Rex", day(1940, 1, 2), "DB1 7HF", "01632 960624"));
    let rex = someone("", "Clarke", "Rex", day(1940, 1, 2), "DB1 7HF", "");
    let found: Vec<_> = index.candidates(&rex).into_iter().map(|m| m.id).collect();
    assert_eq!(found, [CROWD + 1], "but other keys still find who is looked for");
}

fn arbitrary() -> impl Strategy<Value = Features> {
    (
        prop::sample::select(vec!["", A, B]),
        prop::sample::select(vec!["", "Smith", "SMYTH", "Iqbal Qureshi", "Qureshi", "Rex"]),
        prop::sample::select(vec!["", "R", "Rex", "Margaret", "Peggy", "Smith"]),
        prop::option::of((1930..1934_i32, 1..4_u32, 1..4_u32)),
        prop::sample::select(vec!["", "DB1 6ZA", "DB1 7HF", "ZZ99 3VZ"]),
        prop::sample::select(vec!["", "01632 960001", "01632 960002"]),
    )
        .prop_map(|(number, family, given, birth, postcode, phone)| {
            someone(number, family, given, birth.and_then(|(y, m, d)| day(y, m, d)), postcode, phone)
        })
}

proptest! {
    #[test]
    fn comparing_has_one_result_in_both_orders(a in arbitrary(), b in arbitrary()) {
        prop_assert_eq!(compare(&a, &b), compare(&b, &a), "who was there first does not matter");
    }

    #[test]
    fn the_index_finds_what_comparing_finds(a in arbitrary(), b in arbitrary()) {
        let mut index = Index::new();
        index.add((), a.clone());
        let found = index.candidates(&b).first().map(|m| (m.why, m.score));
        prop_assert_eq!(found, compare(&a, &b), "the shortcut loses nobody");
    }
}
