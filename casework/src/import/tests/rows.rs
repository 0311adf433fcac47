//! Single rows with one thing wrong, each with the sentence it deserves.

use super::*;
use crate::import::{FlagCode, ImportError, Outcome, RejectionCode};

fn codes(plan: &Plan) -> Vec<&'static str> {
    plan.flagged().map(|(_, flag)| flag.code.as_str()).collect()
}

fn only(line: &str) -> Plan {
    planned(format!("NHS number,Surname,Forename,DOB,Postcode,Phone,Record marker,Date of death\n{line}\n").as_bytes())
}

#[test]
fn a_good_row_is_not_flagged() {
    assert_eq!(codes(&only("9434765919,Plant,Tom,29/10/1942,DB4 1ZL,01632 960936,,")), [""; 0], "nothing to look at");
}

#[test]
fn each_doubt_has_its_word() {
    for (line, expected) in [
        ("9434765919,Plant,Tom,29/10/42,,,,", "date_of_birth_two_digit_year"),
        ("9434765919,Plant,Tom,31/02/1942,,,,", "date_of_birth_impossible"),
        ("9434765919,Plant,Tom,02/31/1942,,,,", "date_of_birth_impossible"),
        ("9434765919,Plant,Tom,about 80,,,,", "date_of_birth_unreadable"),
        ("9434765919,Plant,Tom,17/11/2026,,,,", "date_of_birth_in_future"),
        ("9434765919,Plant,Tom,01/02/1899,,,,", "date_of_birth_before_1900"),
        ("9434765919,Plant,Tom,01/01/1900,,,,", "date_of_birth_default"),
        ("9434765919,Plant,Tom,01/02/1905,,,,", "date_of_birth_very_old"),
        ("9434765919,Plant,Tom,,,,,", "date_of_birth_missing"),
        ("9.43E+09,Plant,Tom,29/10/1942,,,,", "nhs_number_rounded"),
        ("943476S919,Plant,Tom,29/10/1942,,,,", "nhs_number_not_digits"),
        ("9434765919,Plant,Tom,29/10/1942,Tibthorne,,,", "postcode_not_recognised"),
        ("9434765919,Plant,Tom,29/10/1942,,ask neighbour,,", "phone_not_readable"),
        ("9434765919,,Tom,29/10/1942,,,,", "name_incomplete"),
        ("9434765919,Pla\u{200b}nt,Tom,29/10/1942,,,,", "hidden_characters"),
        ("9434765919,Pl\u{202e}ant,Tom,29/10/1942,,,,", "hidden_characters"),
        ("9434765919,Pla\0nt,Tom,29/10/1942,,,,", "hidden_characters"),
        ("9434765919,Fauvel,RenÃ©e,29/10/1942,,,,", "garbled_letters"),
        ("9434765919,Plant,Tom,29/10/1942", "row_too_short"),
        ("9434765919,Plant,Tom,29/10/1942,,,Y,", "restricted"),
    ] {
        let plan = only(line);
        assert_eq!(codes(&plan), [expected], "{line}");
        assert_eq!(plan.importable().count(), 1, "{line}: flagged rows are imported all the same");
        let message = &plan.flagged().next().unwrap().1.message;
        assert!(message.ends_with('.') && !message.contains("Plant"), "a sentence without a name: {message}");
    }
}

#[test]
fn what_is_said_of_death_is_checked() {
    let died = |cell: &str| {
        let plan = only(&format!("9434765919,Plant,Tom,29/10/1942,,,,{cell}"));
        let deceased = plan.importable().next().unwrap().1.core.deceased;
        (deceased.map(|d| d.date.is_some()), codes(&plan))
    };
    assert_eq!(died("22-Oct-2026"), (Some(true), vec!["deceased"]), "a date");
    assert_eq!(died("Yes"), (Some(false), vec!["deceased"]), "only that it is so");
    assert_eq!(died("17/11/2026"), (Some(false), vec!["date_of_death_unreadable", "deceased"]), "tomorrow");
    assert_eq!(died("01/01/1930"), (Some(false), vec!["date_of_death_unreadable", "deceased"]), "before birth");
    assert_eq!(died("last spring"), (Some(false), vec!["date_of_death_unreadable", "deceased"]), "in words");
    assert_eq!(died(""), (None, vec![]), "blank");
    assert_eq!(died("No"), (None, vec![]), "said not to be so");
}

#[test]
fn an_unknown_marker_is_taken_as_restricted() {
    let plan = only("9434765919,Plant,Tom,29/10/1942,DB4 1ZL,01632 960936,Q,");
    assert_eq!(codes(&plan), ["restricted", "restricted_marker_unknown"], "the strictest reading is safe");
    let contact = &plan.importable().next().unwrap().1.contact;
    assert!(contact.restricted && contact.postcode.is_none() && contact.phones.is_empty(), "and enforced");
}

#[test]
fn a_row_is_refused_with_a_reason() {
    for (line, expected) in [
        ("9434765919,,,29/10/1942,,,,".to_owned(), RejectionCode::NameMissing),
        ("9434765919,Unknown,-,29/10/1942,,,,".to_owned(), RejectionCode::NameMissing),
        ("9434765919,Plant,Tom,29/10/1942,,,,,extra".to_owned(), RejectionCode::TooManyCells),
        (format!("9434765919,Plant,Tom,29/10/1942,{},,,", "x".repeat(33_000)), RejectionCode::CellTooLong),
    ] {
        let plan = only(&line);
        let (row, why) = plan.rejected().next().expect("refused");
        assert_eq!((row, why.code), (1, expected), "{}", &line[..30]);
        assert!(!why.message.contains("Plant"), "no name in a message");
    }
    assert_eq!(
        only("9434765919,Plant,Tom,29/10/1942,,,,,,").importable().count(),
        1,
        "blank surplus cells are nothing"
    );
}

#[test]
fn blank_rows_are_passed_over_and_counted() {
    let plan = planned(b"Surname,Forename\nPlant,Tom\n,\nKirk,Phil\n , \n");
    let rows: Vec<usize> = plan.rows.iter().map(|r| r.row).collect();
    assert_eq!((rows, plan.blank_rows), (vec![1, 3], 2), "the numbers are those a spreadsheet shows, less one");
}

#[test]
fn a_number_on_two_people_is_flagged_on_both() {
    let plan = planned(
        b"NHS number,Surname,Forename,DOB\n9434765919,Plant,Tom,29/10/1942\n9434765919,Plant,Christine,21/02/1945\n",
    );
    let flagged: Vec<_> = plan.flagged().map(|(row, f)| (row, f.code)).collect();
    assert_eq!(
        flagged,
        [(1, FlagCode::NhsNumberOfSomebodyElse), (2, FlagCode::NhsNumberOfSomebodyElse)],
        "a spouse's number is a mistake"
    );
    assert!(plan.duplicates_within.is_empty(), "and not a duplicate");
}

#[test]
fn one_identifier_on_two_rows_is_flagged() {
    let plan = planned(b"Client ID,Surname,Forename\nA1,Plant,Tom\nA1,Plant,Thomas\n");
    assert_eq!(codes(&plan), ["source_id_repeated"], "on the later one");
    assert_ne!(plan.rows[0].keys, plan.rows[1].keys, "and each keeps its own key");
}

#[test]
fn an_identical_row_is_imported_once() {
    let plan = planned(b"Surname,Forename,DOB\nPlant,Tom,29/10/1942\nPLANT,Tom,29/10/1942\nPlant , Tom,29-Oct-1942\n");
    let repeats: Vec<_> = plan
        .rows
        .iter()
        .filter_map(|r| if let Outcome::Repeat { of_row } = r.outcome { Some((r.row, of_row)) } else { None })
        .collect();
    assert_eq!(repeats, [(3, 1)], "another spelling of the date says the same; capital letters are another answer");
    let pairs: Vec<_> = plan.duplicates_within.iter().map(|d| (d.row, d.of_row, d.why)).collect();
    assert_eq!(pairs, [(2, 1, "same_name_and_birth_date"), (3, 1, "identical_row")], "both are told");
}

#[test]
fn months_before_days_are_never_read() {
    let us = b"Surname,DOB\nPlant,03/25/1940\nKirk,12/31/1941\nBell,04/05/1942\n";
    assert_eq!(
        plan(us, &options(), |_, _| {}).unwrap_err(),
        ImportError::MonthFirst { heading: "DOB".into() },
        "04/05/1942 would be read wrongly, so the file is refused"
    );
    let slip = planned(b"Surname,DOB\nPlant,03/25/1940\nKirk,31/12/1941\nBell,03/26/1942\n");
    let odd: Vec<_> =
        slip.flagged().filter(|(_, f)| f.code == FlagCode::DateOfBirthImpossible).map(|(r, _)| r).collect();
    assert_eq!(odd, [1, 3], "among proper dates they are slips, flagged one by one");
}
