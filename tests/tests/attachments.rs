//! A photo between organisations: it travels as notes do, to those who hold its part and to nobody else; and what a partner
//! signs in its place is checked again before anybody sees it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::{
    attachment::{
        add::{self, NewAttachment},
        list::{self, Attachment},
        open, withdraw,
    },
    check,
    seen::look,
};
use tests::Neighbourhood;

const PRACTICE: &str = "Riverside Practice";
const HOSPICE: &str = "Larkfield Hospice";
const CHARITY: &str = "Good Neighbours";

fn three(seed: u64) -> (Neighbourhood, String) {
    let mut n = Neighbourhood::in_memory(seed);
    for (name, kind) in [(PRACTICE, "gp_practice"), (HOSPICE, "hospice"), (CHARITY, "vcse")] {
        n.found(name, kind).unwrap();
    }
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        n.pair(a, b).unwrap();
    }
    let case = n.laptops[0].case("Ashworth", "Edna").unwrap();
    (n, case)
}

fn give(n: &Neighbourhood, case: &str, part: Option<&str>, bytes: Vec<u8>) -> String {
    let part = part.map(str::to_owned);
    let new = NewAttachment { case: case.to_owned(), name: "letter.pdf".to_owned(), words: None, bytes, part };
    add::add(&n.laptops[0].office, new).unwrap().value.id
}

fn all(n: &Neighbourhood, laptop: usize, case: &str) -> Vec<Attachment> {
    list::list(&n.laptops[laptop].office, case).unwrap()
}

fn pdf(size: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut seed = 7_u32;
    while bytes.len() < size {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        bytes.extend_from_slice(&seed.to_le_bytes());
    }
    bytes.extend_from_slice(b"\n%%EOF\n");
    bytes
}

#[test]
fn it_travels_whole_to_those_who_hold_its_part_also_when_the_case_is_shared_later() {
    let (n, case) = three(1);
    // As large as it may be, and several: more than one file's worth is split.
    let whole = pdf(2_000_000);
    let first = give(&n, &case, None, whole.clone());
    for partner in [HOSPICE, CHARITY] {
        n.laptops[0].share(&case, partner).unwrap();
    }
    let later = give(&n, &case, Some("core"), pdf(300_000));
    n.carry(0, 1).unwrap();
    n.carry(0, 2).unwrap();
    let ids = |laptop: usize| {
        let mut ids: Vec<String> =
            all(&n, laptop, &case).into_iter().filter(|one| one.held).map(|one| one.id).collect();
        ids.sort();
        ids
    };
    let mut both = vec![first.clone(), later.clone()];
    both.sort();
    assert_eq!(ids(1), both, "the hospice holds both parts, and both files");
    assert_eq!(
        ids(2),
        std::slice::from_ref(&later),
        "the charity does not hold the clinical part and hears nothing of it"
    );
    let to = n.folder().join("copy.pdf");
    open::save(&n.laptops[1].office, &first, &to).unwrap();
    assert_eq!(std::fs::read(&to).unwrap(), whole, "to the last byte");
    assert_eq!(n.digest(0, HOSPICE).unwrap(), n.digest(1, PRACTICE).unwrap(), "and both hold the same");

    // Whoever looked before hears what was struck through, by its name and as what it is.
    look::look(&n.laptops[2].office, &case).unwrap();
    n.clock.advance(60 * 60 * 1000);
    withdraw::withdraw(&n.laptops[0].office, &later, "About somebody else").unwrap();
    n.carry(0, 2).unwrap();
    assert_eq!(all(&n, 2, &case)[0].withdrawn.as_deref(), Some("About somebody else"), "everybody hears that");
    let news = look::look(&n.laptops[2].office, &case).unwrap().value;
    let told: Vec<_> = news.others.iter().map(|one| (one.what, one.text.as_str())).collect();
    assert_eq!(told, [("attachment_withdrawn", "letter.pdf")], "and not that it was a note");
    assert!(check::rebuild(&n.laptops[2].office).unwrap().identical, "made anew, the same");
    assert!(check::check(&n.laptops[1].office).unwrap().ok, "and nothing is damaged");
}
