//! A practice imports its caseload from a spreadsheet, as it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use casework::{
    case::{
        list::{self, Query},
        set,
    },
    intake::csv::{Options, import},
};
use crdt::field;
use tests::{Laptop, Neighbourhood};

fn practice(seed: u64) -> Neighbourhood {
    let mut n = Neighbourhood::new(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n
}

fn gp_file() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/data/caseload-gp-system.csv")).unwrap()
}

fn all(laptop: &Laptop) -> Vec<list::Row> {
    list::list(&laptop.office, Query::default()).unwrap().cases
}

#[test]
fn the_gp_file_comes_in_once_and_again_adds_nothing() {
    let n = practice(41);
    let office = &n.laptops[0].office;
    let dry = import(office, &gp_file(), Options { dry_run: true, ..Options::default() }).unwrap().value;
    assert_eq!((dry.rows, dry.importable, dry.imported, dry.repeated), (420, 419, 0, 1), "a dry run writes nothing");
    assert!(all(&n.laptops[0]).is_empty(), "a dry run writes nothing");

    let first = import(office, &gp_file(), Options::default()).unwrap().value;
    assert_eq!((first.imported, first.unchanged, first.updated), (419, 0, 0), "every row but the repeated one");
    assert_eq!(all(&n.laptops[0]).len(), 419);
    let digest = casework::share::digest::digest(office, None).unwrap();

    let again = import(office, &gp_file(), Options::default()).unwrap().value;
    assert_eq!((again.imported, again.unchanged, again.updated), (0, 419, 0), "importing again adds nothing");
    assert_eq!(casework::share::digest::digest(office, None).unwrap(), digest, "importing again changes nothing");
}

#[test]
fn every_imported_value_is_one_that_a_person_could_have_typed() {
    let n = practice(42);
    import(&n.laptops[0].office, &gp_file(), Options::default()).unwrap();
    for row in all(&n.laptops[0]) {
        let case = n.laptops[0].open(&row.id).unwrap();
        for (part, fields) in &case.parts {
            for (name, value) in fields {
                let known = field::find(name).unwrap_or_else(|| panic!("{name} is not in the field table"));
                assert_eq!(known.part.as_str(), part, "{name} lies in its own part");
                assert_eq!(
                    known.kind.check(&value.value).as_deref(),
                    Ok(value.value.as_str()),
                    "{name} in row of {}",
                    row.code
                );
            }
        }
    }
}

#[test]
fn restricted_people_come_without_address_and_the_dead_are_not_closed() {
    let n = practice(43);
    import(&n.laptops[0].office, &gp_file(), Options::default()).unwrap();
    let rows = all(&n.laptops[0]);
    let restricted: Vec<_> = rows.iter().filter(|row| row.restricted).collect();
    assert_eq!(restricted.len(), 4, "the four S-flags of the file");
    for row in restricted {
        let contact = &n.laptops[0].open(&row.id).unwrap().parts["contact"];
        let shown: BTreeSet<_> = contact.keys().map(String::as_str).collect();
        assert!(shown.is_disjoint(&BTreeSet::from(["address", "postcode", "phone"])), "no address or phone is shown");
    }
    let dead: Vec<_> = rows.iter().filter(|row| row.date_of_death.is_some()).collect();
    assert_eq!(dead.len(), 8, "the eight deaths of the file");
    assert!(dead.iter().all(|row| row.status == "new"), "death closes nothing by itself");
}

#[test]
fn a_changed_row_updates_registers_and_asks_about_the_rest() {
    let n = practice(44);
    let office = &n.laptops[0].office;
    let file = |phone: &str, birth: &str| {
        format!("NHS Number,Surname,Forename,Date of Birth,Telephone\n999 054 8609,Ashworth,Edna,{birth},{phone}\n")
            .into_bytes()
    };
    import(office, &file("01632 960111", "03/04/1931"), Options::default()).unwrap();
    let id = all(&n.laptops[0])[0].id.clone();
    set::set(office, &id, "headline", "Cared for at home", None).unwrap();

    let second = import(office, &file("01632 960222", "04/04/1931"), Options::default()).unwrap().value;
    assert_eq!((second.imported, second.updated), (0, 1), "the same person, known by the number");
    assert_eq!(
        second.flagged.last().unwrap().code,
        "check_with_case",
        "a date of birth is never overwritten by a list"
    );
    let case = n.laptops[0].open(&id).unwrap();
    assert_eq!(case.parts["contact"]["phone"].value, "01632 960222", "a register follows the list");
    assert_eq!(case.summary.date_of_birth.as_deref(), Some("1931-04-03"), "the first answer stands");
    assert!(case.history.iter().any(|event| event.what == "phone" && event.value == "01632 960111"), "with history");
    assert_eq!(case.summary.headline, "Cared for at home", "what the team wrote stays");
}

#[test]
fn a_list_never_writes_over_what_somebody_wrote_since() {
    let n = practice(49);
    let office = &n.laptops[0].office;
    let file = |phone: &str| {
        format!("NHS Number,Surname,Forename,Telephone\n999 054 8609,Ashworth,Edna,{phone}\n").into_bytes()
    };
    import(office, &file("01632 960111"), Options::default()).unwrap();
    let id = all(&n.laptops[0])[0].id.clone();
    set::set(office, &id, "phone", "01632 960999", None).unwrap();
    let told = import(office, &file("01632 960222"), Options::default()).unwrap().value;
    assert!(
        told.flagged.iter().any(|flag| flag.code == "check_with_case" && flag.message.contains("phone")),
        "{told:?}"
    );
    assert_eq!(n.laptops[0].open(&id).unwrap().parts["contact"]["phone"].value, "01632 960999", "hers stands");
}

#[test]
fn a_list_that_no_longer_tells_of_a_plan_ends_no_plan() {
    let n = practice(50);
    let office = &n.laptops[0].office;
    let file = b"NHS Number,Surname,Forename,Meds where\n999 054 8609,Ashworth,Edna,Fridge door\n";
    let by_hand = [("Meds where".to_owned(), "end-of-life.anticipatory_medicines_location".to_owned())];
    let told = Options { map: by_hand.into(), ..Options::default() };
    import(office, file, told).unwrap();
    let id = all(&n.laptops[0])[0].id.clone();
    let says = || n.laptops[0].open(&id).unwrap().parts["end_of_life"]["anticipatory_medicines_location"].value.clone();
    assert_eq!(says(), "Fridge door", "the column was told by hand");
    import(office, file, Options::default()).unwrap();
    assert_eq!(says(), "Fridge door", "and what it said stays when nobody tells it again");
}

#[test]
fn a_file_that_is_no_table_says_so_and_changes_nothing() {
    let n = practice(45);
    for ugly in [&b""[..], b"\x89PNG\r\n\x1a\n\0\0\0", b"just words", b"a,b\n1,2\n"] {
        let error = import(&n.laptops[0].office, ugly, Options::default()).unwrap_err();
        assert_eq!(error.code(), "not_readable", "{error}");
    }
    let rejected =
        import(&n.laptops[0].office, b"Surname,Forename\nAshworth,Edna\n,\n-,-\n", Options::default()).unwrap_err();
    assert_eq!(rejected.code(), "rows_rejected");
    assert!(all(&n.laptops[0]).is_empty(), "all or nothing");
}

#[test]
fn what_feeds_no_field_is_kept_in_the_words_of_the_list() {
    let mut n = Neighbourhood::new(46);
    let hospice = n.found("Skylark Rise Hospice", "hospice").unwrap();
    let charity = n.found("Good Neighbours", "vcse").unwrap();
    let file = |name: &str| std::fs::read(format!("{}/fixtures/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut people = 0;
    for (at, name, part, says) in [
        (hospice, "hospice-register.csv", "end_of_life", "- Referred: "),
        (charity, "vcse-contacts.csv", "social", "- Volunteer: "),
    ] {
        let office = &n.laptops[at].office;
        import(office, &file(name), Options::default()).unwrap();
        let mut found = 0;
        for row in all(&n.laptops[at]) {
            let notes = n.laptops[at].open(&row.id).unwrap().notes;
            let [note] = notes.as_slice() else { panic!("{name}: one note of each row") };
            assert_eq!(note.part, part, "no wider than the work of whoever keeps the list");
            let text = note.text.as_deref().unwrap();
            assert!(text.starts_with("**From the imported list**"), "it says where it is from");
            found += usize::from(text.contains(says));
            people += 1;
        }
        assert!(found > 40, "{name}: as it was written, {found} times");
        let again = import(office, &file(name), Options::default()).unwrap().value;
        assert_eq!((again.imported, again.updated), (0, 0), "{name}: and once");
    }
    assert_eq!(people, 150, "nobody is left out");
    let changed = String::from_utf8(file("vcse-contacts.csv")).unwrap().replacen(
        "ring twice,Hathermoor,b. 1947,13 Oct,3 Sep,Mo,lifts,",
        "ring twice,Hathermoor,b. 1947,13 Oct,10 Nov,Mo,lifts,",
        1,
    );
    let report = import(&n.laptops[charity].office, changed.as_bytes(), Options::default()).unwrap().value;
    assert_eq!((report.imported, report.updated), (0, 1), "one row says something new");
    let jackie = all(&n.laptops[charity])
        .into_iter()
        .find(|row| row.family_name == "Pearson" && row.given_name == "Jackie")
        .unwrap();
    assert_eq!(
        n.laptops[charity].open(&jackie.id).unwrap().notes.len(),
        2,
        "as a note of its own; the first one stands"
    );
}

#[test]
fn nothing_that_leads_to_a_restricted_person_is_kept_in_words() {
    let n = practice(47);
    let office = &n.laptops[0].office;
    let file = b"Surname,Forename,Record Marker,Carer phone,Key code,Shoe size\nAshworth,Edna,S,01632 960111,C123,5\n";
    import(office, file, Options::default()).unwrap();
    let notes = n.laptops[0].open(&all(&n.laptops[0])[0].id).unwrap().notes;
    let text = notes[0].text.as_deref().unwrap();
    assert!(text.contains("Shoe size: 5"), "{text}");
    assert!(!text.contains("960111") && !text.contains("C123"), "neither telephone nor key: {text}");
}
