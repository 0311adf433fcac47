//! Those who would be in the team without being asked, speak for others in it, or fill it with junk.

use casework::{case::cohort, organisation::partners, share::read, team::invite};
use crdt::{
    Part,
    bundle::Contents,
    document::{Container, Document, Edit, Map, Value},
    id::OrgId,
    trust::{ControlEntry, Profile, Root, TrustItem},
};
use tests::{
    Neighbourhood, forge,
    hand_made::{HandMade, now, org_of},
};

use super::{HOSPICE, NAMES, PRACTICE, five, invited, members, whole};

const LIAR: &str = "Nobody in particular";

fn liar(n: &Neighbourhood, seed: u8) -> HandMade {
    let mut liar = HandMade::new(LIAR, seed, now(n));
    liar.meet(n, PRACTICE);
    liar
}

/// What the practice's file for the hospice holds.
fn for_hospice(n: &Neighbourhood) -> Contents {
    let directory = forge::directory(n);
    let bytes = n.seal(PRACTICE, NAMES[HOSPICE]).unwrap().remove(0);
    forge::opened(n, &directory, HOSPICE, &bytes).unwrap().contents
}

fn hand_over(n: &Neighbourhood, liar: &mut HandMade, contents: &Contents, to: u64) {
    let (practice, store) = (org_of(n, PRACTICE), liar.store);
    let file = liar.seal(&practice, store, to - 1, to, contents, now(n));
    read::receive(&n.laptops[PRACTICE].office, file).unwrap();
}

#[test]
fn nobody_lets_itself_into_the_team() {
    let n = five(341);
    invited(&n, PRACTICE, NAMES[HOSPICE]);
    let before = members(&n, PRACTICE);
    let mut liar = liar(&n, 110);
    // It came by what only members see, and writes an entry that adds itself after it.
    let seen = for_hospice(&n);
    let last = seen.control.iter().rfind(|signed| signed.value.part == Part::TEAM).unwrap();
    let mut everybody: Vec<OrgId> = last.value.members.iter().copied().chain([liar.org()]).collect();
    everybody.sort();
    let entry = ControlEntry {
        parents: vec![ControlEntry::hash(last)],
        nonce: None,
        members: everybody,
        seat: liar.keys.seat(),
        ..last.value.clone()
    };
    let forged = liar.keys.sign_key().sign_statement(entry);
    let head = ControlEntry::hash(&forged);
    let mut edit = Edit::new();
    edit.enter(Container::Entries, member(&liar.org()));
    let author = liar.author(1);
    let made = Document::new().commit(&author.actor(&last.value.space, &Part::TEAM), 5, &edit).unwrap();
    let change = author.sign(last.value.space, Part::TEAM, &made.change, head);
    let contents =
        Contents { trust: liar.trust(), control: vec![forged], changes: vec![change], ..Contents::default() };
    hand_over(&n, &mut liar, &contents, 1);
    assert_eq!(members(&n, PRACTICE), before, "it is not on the list");
    whole(&n, PRACTICE);
}

fn member(org: &OrgId) -> Map {
    Map::from([
        ("type".to_owned(), Value::from("member")),
        ("organisation".to_owned(), Value::from(org.to_string())),
        ("joined_at".to_owned(), Value::Time(5)),
    ])
}

#[test]
fn an_invited_partner_speaks_only_for_itself_and_junk_is_passed_over() {
    let n = five(342);
    invited(&n, PRACTICE, NAMES[HOSPICE]);
    let mut liar = liar(&n, 120);
    let file = invite::invite(&n.laptops[PRACTICE].office, LIAR, &n.folder().join("for-liar")).unwrap().value.file;
    let seen = liar.read(&std::fs::read(file).unwrap(), now(&n)).contents;
    let last = seen.control.iter().rfind(|signed| signed.value.members.contains(&liar.org())).unwrap();
    let (space, head) = (last.value.space, ControlEntry::hash(last));
    let mut document =
        Document::from_changes(seen.changes.iter().map(|change| change.raw.as_slice())).expect("the team's document");
    let practice_joined = document.entries(Container::Entries).unwrap().remove(0).id;
    let text = |pairs: &[(&str, &str)]| -> Map {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))).collect()
    };
    let mut edit = Edit::new();
    edit.enter(Container::Entries, member(&org_of(&n, HOSPICE)))
        // The practice has not left because somebody says so.
        .enter(
            Container::Entries,
            text(&[
                ("type", "left"),
                ("organisation", &org_of(&n, PRACTICE).to_string()),
                ("of", &practice_joined.to_string()),
            ]),
        )
        .enter(
            Container::Entries,
            text(&[("type", "left"), ("organisation", &liar.org().to_string()), ("of", &practice_joined.to_string())]),
        )
        .enter(Container::Entries, text(&[("type", "member"), ("organisation", "everybody")]))
        .enter(Container::Entries, text(&[("type", "member")]))
        .enter(Container::Entries, text(&[("type", "cohort"), ("name", "No purpose")]))
        .enter(
            Container::Entries,
            text(&[("type", "cohort"), ("name", "A"), ("purpose", "B"), ("home_part", "core"), ("after", "x")]),
        )
        .enter(
            Container::Entries,
            text(&[
                ("type", "cohort"),
                ("name", "Of nothing"),
                ("purpose", "Follows what is not there."),
                ("home_part", "core"),
                ("after", &practice_joined.to_string()),
            ]),
        )
        .enter(Container::Entries, Map::from([("type".to_owned(), Value::Float(0.5))]))
        .enter(Container::Entries, text(&[("type", "note"), ("body", "not bytes")]))
        .enter(Container::Sets, text(&[("set", "cohorts"), ("member", "falls")]))
        .put("family_name", Value::from("Not a person"));
    let author = liar.author(1);
    let made = document.commit(&author.actor(&space, &Part::TEAM), 5, &edit).unwrap();
    let change = author.sign(space, Part::TEAM, &made.change, head);
    let contents = Contents { trust: liar.trust(), changes: vec![change], ..Contents::default() };
    hand_over(&n, &mut liar, &contents, 1);

    let told = members(&n, PRACTICE);
    let state = |name: &str| told.iter().find(|(member, _)| member == name).map(|(_, state)| *state);
    assert_eq!(state(NAMES[HOSPICE]), Some("invited"), "nobody joins for another");
    assert_eq!(state(NAMES[PRACTICE]), Some("joined"), "nor leaves for another");
    assert_eq!(state(LIAR), Some("invited"), "and it said nothing of itself");
    let cohorts = cohort::list(&n.laptops[PRACTICE].office).unwrap();
    assert_eq!(cohorts.len(), 4, "no cohort out of junk: {cohorts:?}");
    assert!(cohorts.iter().all(|cohort| cohort.open_cases == 0), "and nobody in one");
    assert_eq!(super::cases(&n, PRACTICE), 0, "no case out of it either");
    whole(&n, PRACTICE);
}

#[test]
fn a_team_inside_a_case_and_a_case_inside_a_team_are_each_what_their_part_says() {
    for team_first in [true, false] {
        let n = five(343);
        let mut odd = liar(&n, 130);
        let us = org_of(&n, PRACTICE);
        let (space, _, team) = odd.open_part(Part::TEAM, 7, &[us]);
        let (_, _, case) = odd.open_part(Part::CORE, 7, &[us]);
        let author = odd.author(1);
        let change = |part: Part, head: &crdt::sign::Signed<ControlEntry>| {
            let mut edit = Edit::new();
            edit.put("name", Value::from("Odd")).put("family_name", Value::from("Ashworth"));
            let made = Document::new().commit(&author.actor(&space, &part), 5, &edit).unwrap();
            author.sign(space, part, &made.change, ControlEntry::hash(head))
        };
        let of = |part: Part, entry: &crdt::sign::Signed<ControlEntry>| Contents {
            control: vec![entry.clone()],
            changes: vec![change(part, entry)],
            ..Contents::default()
        };
        let mut both = [of(Part::TEAM, &team), of(Part::CORE, &case)];
        if !team_first {
            both.reverse();
        }
        for (to, contents) in both.iter().enumerate() {
            hand_over(&n, &mut odd, contents, to as u64 + 1);
        }
        let seen = n.laptops[PRACTICE].open(&space.to_string()).unwrap();
        assert_eq!(seen.summary.family_name, "Ashworth", "the case is a case, team first: {team_first}");
        assert_eq!(super::cases(&n, PRACTICE), 1, "and one");
        assert_eq!(members(&n, PRACTICE).len(), 1, "our team is our team");
        whole(&n, PRACTICE);
    }
}

#[test]
fn one_partner_introduces_no_more_than_a_neighbourhood_has() {
    let n = five(344);
    let mut liar = liar(&n, 140);
    let stranger = |number: u8| {
        let root = Root::from_bytes([number; 32]);
        let profile = Profile {
            org: root.org(),
            root_key: root.verify_key(),
            name: format!("Stranger {number}"),
            kind: "other".to_owned(),
            ods: None,
            version: 1,
        };
        TrustItem::Profile(root.sign_profile(profile))
    };
    for to in 1..=2 {
        let contents = Contents { trust: (1..=90).map(stranger).collect(), ..Contents::default() };
        hand_over(&n, &mut liar, &contents, to);
    }
    let known = partners::list(&n.laptops[PRACTICE].office).unwrap();
    let introduced = known.iter().filter(|partner| partner.introduced_by.is_some()).count();
    assert_eq!(introduced, 64, "however often it tries");
}
