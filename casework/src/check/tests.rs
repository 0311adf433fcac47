//! A vault that was tampered with is found out, and what can be made again is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use super::{check, rebuild};
use crate::{
    case::open,
    note,
    office::{Office, Op, sample},
};

fn office(dir: &std::path::Path) -> (Office, String) {
    let made = sample::founded(&dir.join("vault"));
    let case = sample::ashworth(&made.office);
    let kind = "update".to_owned();
    let new = note::add::NewNote { case: case.clone(), kind, part: None, text: "Seen.".to_owned() };
    note::add::add(&made.office, new).unwrap();
    (made.office, case)
}

fn tamper(office: &Office, sql: &'static str) {
    office.transact(Op::CaseSet, move |tx| Ok(tx.sql.execute(sql, [])?)).unwrap();
}

#[test]
fn a_document_that_vanished_or_broke_is_found_and_made_again() {
    for harm in [
        "DELETE FROM part",
        "UPDATE part SET document = x'00'",
        "UPDATE part SET document = (SELECT document FROM part LIMIT 1), content = zeroblob(32)",
    ] {
        let dir = tempfile::tempdir().unwrap();
        let (office, case) = office(dir.path());
        assert!(check(&office).unwrap().ok, "whole before");
        tamper(&office, harm);
        assert!(!check(&office).unwrap().ok, "found: {harm}");
        if !harm.contains("content") {
            assert!(rebuild(&office).unwrap().identical, "the screens say what they said: {harm}");
            assert!(check(&office).unwrap().ok, "and it is whole again: {harm}");
            assert_eq!(open::open(&office, &case).unwrap().notes.len(), 1, "with its note");
        }
    }
}

#[test]
fn a_record_or_text_that_was_altered_is_found() {
    for harm in [
        "UPDATE change SET signature = zeroblob(64)",
        "DELETE FROM change WHERE n = (SELECT max(n) FROM change)",
        "UPDATE change SET raw = x'01ff02'",
        "UPDATE body SET bytes = x'0082016178'",
        "UPDATE body SET bytes = x'02ff'",
        "UPDATE control SET signed = zeroblob(20)",
    ] {
        let dir = tempfile::tempdir().unwrap();
        let (office, _) = office(dir.path());
        tamper(&office, harm);
        let report = check(&office).unwrap();
        assert!(!report.ok, "found: {harm}");
        let told = report.findings.iter().all(|finding| !finding.what.contains("Ashworth"));
        assert!(told, "without a name");
    }
}
