//! Every act leaves its line, and a line removed, changed or moved is found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use super::{list, page, verify};
use crate::{
    case::{open, set},
    note,
    office::{Office, Op, sample},
};

fn office(dir: &std::path::Path) -> (Office, String) {
    let made = sample::founded(&dir.join("vault"));
    let case = sample::ashworth(&made.office);
    (made.office, case)
}

fn acts(office: &Office, case: Option<&str>) -> Vec<String> {
    let mut acts: Vec<_> = list::list(office, case, None).unwrap().into_iter().map(|entry| entry.act).collect();
    acts.reverse();
    acts
}

#[test]
fn every_act_leaves_its_line_without_a_word_of_what_was_written() {
    let dir = tempfile::tempdir().unwrap();
    let (office, case) = office(dir.path());
    set::set(&office, &case, "headline", "Fell on the stairs", None).unwrap();
    let new =
        note::add::NewNote { case: case.clone(), kind: "update".to_owned(), part: None, text: "Bruised.".to_owned() };
    note::add::add(&office, new).unwrap();
    open::open(&office, &case).unwrap();
    open::open(&office, &case).unwrap();
    let draft = note::draft::Draft { kind: "update".to_owned(), part: "core".to_owned(), text: "Half".to_owned() };
    note::draft::keep(&office, Some(&case), note::draft::NOTE, draft).unwrap();
    assert!(set::set(&office, &case, "urgency", "soonish", None).is_err(), "refused");
    assert_eq!(
        acts(&office, None),
        ["vault_create", "unlock", "case_add", "case_set", "note_add", "case_open"],
        "each act once, in order; two looks in a minute are one; a draft and a refusal are none"
    );
    assert_eq!(acts(&office, Some(&case)), ["case_add", "case_set", "note_add", "case_open"], "those about her");
    let lines = list::list(&office, Some(&case), Some(3)).unwrap();
    assert_eq!(lines.len(), 3, "no more than asked for");
    let set = lines.iter().find(|line| line.act == "case_set").unwrap();
    assert_eq!((set.by.as_str(), set.about.as_str()), ("Priya Nair", "headline"), "who, and which field");
    assert_eq!(set.cases, [case], "which case");
    let all = serde_json::to_string(&list::list(&office, None, None).unwrap()).unwrap();
    for word in ["Ashworth", "stairs", "Bruised", "Half"] {
        assert!(!all.contains(word), "{word} is content and does not belong in the audit");
    }
    assert!(list::list(&office, Some("00"), None).is_err(), "a case that is not here");
}

#[test]
fn a_line_removed_changed_or_moved_is_found() {
    for (harm, first) in [
        ("DELETE FROM audit WHERE n = 4", 4),
        ("DELETE FROM audit WHERE n = (SELECT max(n) FROM audit)", 8),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET act = 'case_open' WHERE n = 4", 4),
        ("UPDATE audit SET at = at + 1 WHERE n = 5", 5),
        ("UPDATE audit SET about = 'phone' WHERE n = 4", 4),
        ("UPDATE audit SET seat = zeroblob(16) WHERE n = 1", 1),
        ("DELETE FROM audit_case WHERE n = 6", 6),
        ("UPDATE audit_case SET n = 2 WHERE n = 6", 2),
        (
            "UPDATE audit SET n = CASE n WHEN 4 THEN -5 WHEN 5 THEN -4 END WHERE n IN (4, 5);
          UPDATE audit SET n = -n WHERE n < 0",
            4,
        ),
        ("UPDATE audit SET hash = zeroblob(32) WHERE n = 3", 3),
        ("DELETE FROM setting WHERE key = 'audit_head'", 9),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let (office, case) = office(dir.path());
        for words in ["one", "two", "three", "four", "five"] {
            set::set(&office, &case, "headline", words, None).unwrap();
        }
        assert_eq!(verify::verify(&office).unwrap(), verify::Verified { entries: 8, complete: true, broken_at: None });
        // As somebody would who edits the file: past the door, so that no line is written of it.
        office
            .run(move |vault, _| {
                vault.transaction(|sql| {
                    sql.execute_batch("PRAGMA defer_foreign_keys = ON")?;
                    sql.execute_batch(harm)?;
                    // What still points at a line that is gone would keep the database from closing the act.
                    sql.execute("DELETE FROM audit_case WHERE n NOT IN (SELECT n FROM audit)", [])?;
                    Ok::<_, crate::Error>(())
                })
            })
            .unwrap();
        let verified = verify::verify(&office).unwrap();
        assert_eq!((verified.complete, verified.broken_at), (false, Some(first)), "found: {harm}");
        assert!(!crate::check::check(&office).unwrap().ok, "the check says it too: {harm}");
    }
}

#[test]
fn a_refused_act_leaves_no_line_and_the_next_follows() {
    let dir = tempfile::tempdir().unwrap();
    let (office, _) = office(dir.path());
    let before = acts(&office, None).len();
    let refused = office.transact(Op::CaseSet, |tx| {
        tx.about("headline");
        Err::<(), _>(crate::Error::NotFound("nobody"))
    });
    assert!(refused.is_err(), "the act failed");
    assert_eq!(acts(&office, None).len(), before, "and left nothing");
    assert!(verify::verify(&office).unwrap().complete, "the chain is whole");
}

#[test]
fn a_page_is_filtered_counted_and_named() {
    let dir = tempfile::tempdir().unwrap();
    let (office, case) = office(dir.path());
    for words in ["one", "two", "three"] {
        set::set(&office, &case, "headline", words, None).unwrap();
    }
    open::open(&office, &case).unwrap();
    let filter = page::Filter::default;
    let all = page::page(&office, filter(), 2, 0).unwrap();
    assert_eq!((all.total, all.lines.len()), (7, 2), "how many there are, and no more than asked for");
    assert_eq!(all.lines[0].act, "case_open", "newest first");
    assert_eq!(all.lines[0].cases[0].family_name, "Ashworth", "whoever reads it needs the name");
    assert_eq!(all.people.len(), 1, "everybody who acted here: {:?}", all.people);
    let next = page::page(&office, filter(), 2, 2).unwrap();
    assert_eq!(next.lines[0].n, all.lines[1].n - 1, "the next page goes on where the first ended");

    let acts = vec!["case_set".to_owned()];
    let about = page::Filter { case: Some(case), acts, ..filter() };
    let sets = page::page(&office, about, 50, 0).unwrap();
    assert_eq!((sets.total, sets.lines[0].about.as_str()), (3, "headline"), "one person, one kind of act");
    let seat = page::Filter { seat: Some(all.people[0].seat.clone()), ..filter() };
    assert_eq!(page::page(&office, seat, 50, 0).unwrap().total, 7, "all were hers");
    let later = page::Filter { from: Some(i64::MAX), ..filter() };
    assert_eq!(page::page(&office, later, 50, 0).unwrap().total, 0, "nothing has happened after today");
    let before = page::Filter { until: Some(i64::MAX), ..filter() };
    assert_eq!(page::page(&office, before, 50, 0).unwrap().total, 7, "everything has happened before");
    for wrong in [
        page::Filter { case: Some("00".to_owned()), ..filter() },
        page::Filter { seat: Some("nobody".to_owned()), ..filter() },
        page::Filter { acts: vec![String::new(); 65], ..filter() },
    ] {
        assert!(page::page(&office, wrong.clone(), 50, 0).is_err(), "refused: {wrong:?}");
    }
}
