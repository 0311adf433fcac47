//! Control logs that grow apart and meet again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::{
    Error, Part,
    id::{ControlHash, OrgId, SpaceId},
    sign::Signed,
    trust::sample::{NOW, Office},
};

const NONCE: [u8; 16] = [5; 16];

fn space_of(office: &Office) -> SpaceId {
    SpaceId::derive(&office.root.org(), &NONCE)
}

fn empty_log(owner: &Office) -> ControlLog {
    ControlLog::new(space_of(owner), Part::CORE)
}

fn offices() -> Vec<Office> {
    (1..=5).map(Office::new).collect()
}

fn org(office: &Office) -> OrgId {
    office.root.org()
}

/// Admits an entry of an office's first seat.
fn admit(log: &mut ControlLog, by: &Office, entry: &Signed<ControlEntry>) -> Result<Admit, Error> {
    log.admit(entry.clone(), &by.certificate(0).value, &[])
}

/// A log opened by the first office with all the others but the last.
fn opened(offices: &[Office]) -> ControlLog {
    let mut log = empty_log(&offices[0]);
    let partners: Vec<_> = offices[1..4].iter().map(org).collect();
    let root = log.open(&offices[0].signer(0), NONCE, &partners, NOW, "direct care").unwrap();
    assert_eq!(admit(&mut log, &offices[0], &root), Ok(Admit::New), "the owner opens the part");
    log
}

#[test]
fn only_the_creating_organisation_opens_a_part_and_two_of_its_seats_join() {
    let all = offices();
    let mut log = empty_log(&all[0]);
    assert!(log.open(&all[1].signer(0), NONCE, &[], NOW, "").is_err(), "another organisation cannot open it");
    let first = log.open(&all[0].signer(0), NONCE, &[org(&all[1])], NOW, "").unwrap();
    let second = log.open(&all[0].signer(1), NONCE, &[org(&all[2])], NOW, "").unwrap();
    admit(&mut log, &all[0], &first).unwrap();
    assert_eq!(
        log.admit(second, &all[0].certificate(1).value, &[]),
        Ok(Admit::New),
        "both seats may have opened it offline"
    );
    let expected: BTreeSet<_> = all[..3].iter().map(org).collect();
    assert_eq!(log.members(), expected, "two openings join by union");
    assert_eq!(log.steward(), Some(org(&all[0])), "the owner is steward");

    // A forger who copies the nonce but is another organisation.
    let mut forged = first.value.clone();
    forged.seat = all[1].seats[0].seat();
    forged.steward = org(&all[1]);
    let forged = all[1].seats[0].sign_key().sign_statement(forged);
    assert!(matches!(admit(&mut log, &all[1], &forged), Err(Error::NotAllowed(_))), "a copied nonce opens nothing");
}

#[test]
fn holders_add_the_steward_removes_and_anybody_may_leave() {
    let all = offices();
    let mut log = opened(&all);
    let add = log.add(&all[2].signer(0), &[org(&all[4])], NOW, "asked by the family").unwrap();
    assert_eq!(admit(&mut log, &all[2], &add), Ok(Admit::New), "a holder adds");
    assert_eq!(admit(&mut log, &all[2], &add), Ok(Admit::Known), "twice is once");
    assert!(
        log.remove(&all[2].signer(0), &[(org(&all[1]), vec![])], NOW, "").is_err(),
        "a holder cannot remove another"
    );
    let leave = log.remove(&all[2].signer(0), &[(org(&all[2]), vec![])], NOW, "").unwrap();
    assert_eq!(admit(&mut log, &all[2], &leave), Ok(Admit::New), "a holder may leave");
    assert!(log.add(&all[2].signer(0), &[org(&all[2])], NOW, "").is_err(), "who left cannot come back by itself");
    let remove = log.remove(&all[0].signer(0), &[(org(&all[1]), vec![])], NOW, "").unwrap();
    admit(&mut log, &all[0], &remove).unwrap();
    assert_eq!(log.members(), [&all[0], &all[3], &all[4]].into_iter().map(org).collect(), "three are left");
    assert!(log.was_ever_member(&org(&all[1])), "history is kept");
    let again = log.add(&all[3].signer(0), &[org(&all[1])], NOW, "").unwrap();
    admit(&mut log, &all[3], &again).unwrap();
    assert!(log.members().contains(&org(&all[1])), "adding again after a removal counts");
    assert!(log.head_for(&org(&all[2])).is_none(), "who left cites no head");
    assert!(log.head_for(&org(&all[1])).is_some(), "who is back cites one");
}

#[test]
fn a_removal_beats_a_concurrent_addition() {
    let all = offices();
    let mut ours = opened(&all);
    let mut theirs = ours.clone();
    // One side removes office 1 and adds it again; the other, not knowing, removes it once more.
    let gone = ours.remove(&all[0].signer(0), &[(org(&all[1]), vec![])], NOW, "").unwrap();
    admit(&mut ours, &all[0], &gone).unwrap();
    let back = ours.add(&all[2].signer(0), &[org(&all[1])], NOW, "").unwrap();
    admit(&mut ours, &all[2], &back).unwrap();
    let rival = theirs.remove(&all[0].signer(0), &[(org(&all[1]), vec![])], NOW + 1, "").unwrap();
    admit(&mut theirs, &all[0], &rival).unwrap();
    let other = theirs.add(&all[3].signer(0), &[org(&all[4])], NOW, "").unwrap();
    admit(&mut theirs, &all[3], &other).unwrap();
    for entry in [&rival, &other] {
        let by = if std::ptr::eq(entry, &rival) { &all[0] } else { &all[3] };
        admit(&mut ours, by, entry).unwrap();
    }
    assert!(!ours.members().contains(&org(&all[1])), "the rival removal wins");
    assert!(ours.members().contains(&org(&all[4])), "the other side's addition stands");
}

#[test]
fn an_entry_waits_for_its_parents_and_bad_ones_are_refused() {
    let all = offices();
    let log = opened(&all);
    let add = log.add(&all[1].signer(0), &[org(&all[4])], NOW, "").unwrap();
    let mut fresh = empty_log(&all[0]);
    assert_eq!(admit(&mut fresh, &all[1], &add), Ok(Admit::Missing(log.heads())), "the parent is named");

    let mut log = log;
    let resign = |change: &dyn Fn(&mut ControlEntry)| {
        let mut entry = add.value.clone();
        change(&mut entry);
        all[1].seats[0].sign_key().sign_statement(entry)
    };
    let cases: [(&str, Signed<ControlEntry>); 7] = [
        ("another part", resign(&|entry| entry.part = Part::CLINICAL)),
        ("another space", resign(&|entry| entry.space = SpaceId([1; 16]))),
        ("another seat", resign(&|entry| entry.seat = all[2].seats[0].seat())),
        ("unsorted members", resign(&|entry| entry.members.reverse())),
        ("a long basis", resign(&|entry| entry.basis = "x".repeat(2_001))),
        ("itself as steward", resign(&|entry| entry.steward = org(&all[1]))),
        ("no parents and no nonce", resign(&|entry| entry.parents.clear())),
    ];
    for (what, entry) in cases {
        assert!(admit(&mut log, &all[1], &entry).is_err(), "{what} must be refused");
    }
    let outsider =
        all[4].seats[0].sign_key().sign_statement(ControlEntry { seat: all[4].seats[0].seat(), ..add.value.clone() });
    assert!(admit(&mut log, &all[4], &outsider).is_err(), "an outsider adds nobody, itself least of all");
    let mut unsigned = add.clone();
    unsigned.signature.0[0] ^= 1;
    assert!(matches!(admit(&mut log, &all[1], &unsigned), Err(Error::BadSignature(_))), "the signature must fit");
    assert_eq!(log.members().len(), 4, "nothing bad changed the members");
}

#[test]
fn stewardship_needs_both_sides_or_most_of_those_left() {
    let all = offices();
    let mut log = opened(&all);
    let draft = log.hand_over_draft(org(&all[1]));
    let vote = |office: &Office| {
        let signed = office.seats[0].sign_key().sign_statement(draft.clone());
        (org(office), office.seats[0].seat(), signed.signature)
    };
    assert!(log.hand_over(&all[0].signer(0), &draft, &[], NOW, "").is_err(), "the new steward must agree");
    assert!(
        log.hand_over(&all[2].signer(0), &draft, &[vote(&all[1])], NOW, "").is_ok(),
        "two of three others are most"
    );
    assert!(log.hand_over(&all[1].signer(0), &draft, &[], NOW, "").is_err(), "one of three others is not");
    let agreed = log.hand_over(&all[0].signer(0), &draft, &[vote(&all[1])], NOW, "").unwrap();
    let author = all[0].certificate(0).value;
    assert!(log.admit(agreed.clone(), &author, &[]).is_err(), "an unknown countersigner proves nothing");
    let witness = all[1].certificate(0).value;
    let mut swapped = agreed.value.clone();
    swapped.steward = org(&all[2]);
    let swapped = all[0].seats[0].sign_key().sign_statement(swapped);
    assert!(log.admit(swapped, &author, &[&witness]).is_err(), "the agreement was to something else");
    assert_eq!(log.admit(agreed, &author, &[&witness]), Ok(Admit::New), "both agreed");
    assert_eq!(log.steward(), Some(org(&all[1])), "stewardship passed on");
    assert!(
        log.remove(&all[0].signer(0), &[(org(&all[2]), vec![])], NOW, "").is_err(),
        "the old steward no longer removes"
    );
    assert_eq!(
        log.hand_over(&all[0].signer(0), &draft, &[], NOW, "").err(),
        Some(Error::ChangedMeanwhile),
        "an old draft is stale"
    );
}

/// One random act: who acts, on which earlier entries, whom it concerns, whether it adds or removes.
type Act = (usize, Vec<usize>, usize, bool);

fn grow(all: &[Office], acts: &[Act]) -> Vec<(usize, Signed<ControlEntry>)> {
    let mut entries: Vec<(usize, Signed<ControlEntry>)> = Vec::new();
    let root = opened(all);
    entries.push((0, root.entries().next().unwrap().1.clone()));
    for (who, based_on, whom, adds) in acts {
        let who = who % all.len();
        // What this office knew: the pasts of some entries.
        let mut wanted: Vec<ControlHash> =
            based_on.iter().map(|at| ControlEntry::hash(&entries[at % entries.len()].1)).collect();
        let by_hash: BTreeMap<_, _> =
            entries.iter().map(|(by, entry)| (ControlEntry::hash(entry), (*by, entry))).collect();
        let mut known = BTreeSet::new();
        while let Some(hash) = wanted.pop() {
            if known.insert(hash) {
                wanted.extend(&by_hash[&hash].1.value.parents);
            }
        }
        let mut log = empty_log(&all[0]);
        for (by, entry) in entries.iter().filter(|(_, entry)| known.contains(&ControlEntry::hash(entry))) {
            admit(&mut log, &all[*by], entry).unwrap();
        }
        let whom = org(&all[whom % all.len()]);
        let signer = all[who].signer(0);
        let at = NOW + i64::try_from(entries.len()).unwrap();
        let entry =
            if *adds { log.add(&signer, &[whom], at, "") } else { log.remove(&signer, &[(whom, vec![])], at, "") };
        if let Ok(entry) = entry {
            entries.push((who, entry));
        }
    }
    entries
}

/// Added, removed, and everything before.
type Delta = (BTreeSet<OrgId>, BTreeSet<OrgId>, BTreeSet<ControlHash>);

/// The rule as the design says it, without any cleverness.
fn members_by_definition(entries: &[(usize, Signed<ControlEntry>)]) -> BTreeSet<OrgId> {
    let by_hash: BTreeMap<_, _> = entries.iter().map(|(_, entry)| (ControlEntry::hash(entry), entry)).collect();
    let past = |hash: &ControlHash| {
        let (mut seen, mut wanted) = (BTreeSet::new(), by_hash[hash].value.parents.clone());
        while let Some(next) = wanted.pop() {
            if seen.insert(next) {
                wanted.extend(&by_hash[&next].value.parents);
            }
        }
        seen
    };
    fn join(within: &BTreeSet<ControlHash>, deltas: &BTreeMap<ControlHash, Delta>) -> BTreeSet<OrgId> {
        let stands = |org: &OrgId, past: &BTreeSet<ControlHash>| {
            within.iter().all(|r| !deltas[r].1.contains(org) || past.contains(r))
        };
        within.iter().flat_map(|a| deltas[a].0.iter().filter(|org| stands(org, &deltas[a].2)).copied()).collect()
    }
    let mut deltas = BTreeMap::new();
    for (_, entry) in entries {
        let hash = ControlEntry::hash(entry);
        let past = past(&hash);
        let before = join(&past, &deltas);
        let after: BTreeSet<_> = entry.value.members.iter().copied().collect();
        deltas.insert(hash, (&after - &before, &before - &after, past));
    }
    join(&deltas.keys().copied().collect(), &deltas)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_order_of_arrival_gives_the_same_members(
        acts in prop::collection::vec((0usize..5, prop::collection::vec(0usize..100, 1..3), 0usize..5, any::<bool>()), 1..14),
        order in prop::collection::vec(any::<u32>(), 20),
    ) {
        let all = offices();
        let entries = grow(&all, &acts);
        let mut shuffled: Vec<_> = entries.iter().zip(order.iter().cycle()).collect();
        shuffled.sort_by_key(|(_, key)| **key);
        let mut waiting: Vec<_> = shuffled.into_iter().map(|(entry, _)| entry).collect();
        let mut log = empty_log(&all[0]);
        while !waiting.is_empty() {
            let before = waiting.len();
            waiting.retain(|(by, entry)| matches!(admit(&mut log, &all[*by], entry).unwrap(), Admit::Missing(_)));
            prop_assert!(waiting.len() < before, "every entry must find its parents in the end");
        }
        let mut straight = empty_log(&all[0]);
        for (by, entry) in &entries {
            admit(&mut straight, &all[*by], entry).unwrap();
        }
        prop_assert_eq!(log.members(), straight.members(), "the order of arrival must not matter to the members");
        prop_assert_eq!(log.heads(), straight.heads(), "nor to the heads");
        prop_assert_eq!(log.steward(), straight.steward(), "nor to the steward");
        prop_assert_eq!(log.members(), members_by_definition(&entries), "and the members are those of the rule");
        for member in log.members() {
            prop_assert!(log.head_for(&member).is_some(), "every member has a head to cite");
        }
    }
}

#[test]
fn a_partner_that_comes_back_over_a_rival_entry_is_let_in_by_it() {
    let all = offices();
    let mut log = opened(&all);
    let gone = org(&all[1]);
    let removal = log.remove(&all[0].signer(0), &[(gone, vec![])], NOW, "").unwrap();
    let rival = log.add(&all[2].signer(0), &[org(&all[4])], NOW, "").unwrap();
    admit(&mut log, &all[0], &removal).unwrap();
    admit(&mut log, &all[2], &rival).unwrap();
    assert!(!log.members().contains(&gone), "a removal wins over an entry that did not know of it");
    let later = log.remove(&all[0].signer(0), &[(org(&all[3]), vec![])], NOW, "").unwrap();
    admit(&mut log, &all[0], &later).unwrap();
    let leads = |entry: &Signed<ControlEntry>| log.leads_to(&ControlEntry::hash(entry), &gone);
    assert!(leads(&removal), "it must know that it was taken out");
    assert!(!leads(&rival) && !leads(&later), "and nothing that came beside or after that");
    let back = log.add(&all[0].signer(0), &[gone], NOW, "").unwrap();
    admit(&mut log, &all[0], &back).unwrap();
    assert!(log.adds(&ControlEntry::hash(&back), &gone), "one of its parents names it, and still it comes in anew");
    assert!(log.leads_to(&ControlEntry::hash(&later), &gone), "now it needs all that came before");
}

#[test]
fn a_restored_log_says_what_the_judged_one_said() {
    let all = offices();
    let mut log = opened(&all);
    let add = log.add(&all[2].signer(0), &[org(&all[4])], NOW, "asked by the family").unwrap();
    admit(&mut log, &all[2], &add).unwrap();
    let mut restored = empty_log(&all[0]);
    let entries: Vec<_> = log.entries().map(|(_, signed)| signed.clone()).collect();
    let orphan = entries.last().unwrap().clone();
    assert!(restored.restore(orphan).is_err(), "a parent must have come before");
    for signed in entries.iter().chain(&entries) {
        restored.restore(signed.clone()).unwrap();
    }
    assert_eq!((restored.members(), restored.steward(), restored.heads()), (log.members(), log.steward(), log.heads()));
    let elsewhere = ControlLog::new(space_of(&all[1]), Part::CORE).restore(entries[0].clone());
    assert!(elsewhere.is_err(), "an entry of another part does not belong here");
}
