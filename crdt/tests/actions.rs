//! The whole table of actions: every pair and every three of steps taken apart from every state end the same on every
//! laptop, lose nothing, and leave a way on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, VecDeque};

use crdt::{
    action::{RULES, STRENGTH, Standing, State, Step, next, resolve, rule},
    id::EntryId,
};
use proptest::prelude::*;

/// The step number `n`, whose author had seen everything numbered lower that `after` names.
fn step(n: u8, order: u64, after: &[EntryId], to: State) -> Step {
    Step { id: EntryId([n; 16]), order, after: after.to_vec(), to: Some(to), owner: true, reason: true }
}

/// The shortest honest way to every state.
fn ways() -> BTreeMap<State, Vec<State>> {
    let mut ways: BTreeMap<State, Vec<State>> = BTreeMap::from([(State::Proposed, Vec::new())]);
    let mut open = VecDeque::from([State::Proposed]);
    while let Some(from) = open.pop_front() {
        for rule in next(from) {
            if !ways.contains_key(&rule.to) {
                let way = ways[&from].iter().copied().chain([rule.to]).collect();
                ways.insert(rule.to, way);
                open.push_back(rule.to);
            }
        }
    }
    ways
}

/// One person goes on step by step, having seen all.
fn walk(steps: &mut Vec<Step>, way: &[State]) {
    for to in way {
        let n = u8::try_from(steps.len()).unwrap() + 1;
        let seen = resolve(steps).newest;
        steps.push(step(n, u64::from(n), &seen, *to));
    }
}

/// Every order of a few things.
fn orders<T: Clone>(things: &[T]) -> Vec<Vec<T>> {
    if things.is_empty() {
        return vec![Vec::new()];
    }
    let mut out = Vec::new();
    for place in 0..things.len() {
        let mut rest = things.to_vec();
        let first = rest.remove(place);
        for mut order in orders(&rest) {
            order.insert(0, first.clone());
            out.push(order);
        }
    }
    out
}

fn strength(state: State) -> usize {
    STRENGTH.iter().position(|(held, _)| *held == state).unwrap()
}

fn reopens(from: State, to: State) -> bool {
    matches!(from, State::Done | State::Confirmed) && to == State::InProgress
}

/// A few people at `from` each go one way without having seen the others. Gives where all of them then stand.
fn apart(from: State, to: &[State]) -> Standing {
    let mut steps = Vec::new();
    walk(&mut steps, &ways()[&from]);
    let seen = resolve(&steps);
    assert_eq!(seen.state, from, "the way leads there");
    let branches: Vec<Step> =
        to.iter().zip(100..).map(|(to, n)| step(n, 50 + u64::from(n % 3), &seen.newest, *to)).collect();

    // Every laptop takes the branches in another order, and the older steps after them.
    let mut told = None;
    for order in orders(&branches) {
        for older_first in [true, false] {
            let mut laptop: Vec<Step> = if older_first { steps.clone() } else { Vec::new() };
            laptop.extend(order.iter().cloned());
            if !older_first {
                laptop.extend(steps.iter().rev().cloned());
            }
            let stands = resolve(&laptop);
            assert_eq!(*told.get_or_insert(stands.clone()), stands, "{from:?} to {to:?}: every order the same");
        }
    }
    let stands = told.unwrap();

    // What holds is what the tables say.
    let expected = to.iter().copied().max_by_key(|to| (reopens(from, *to), strength(*to))).unwrap();
    assert_eq!(stands.state, expected, "{from:?} to {to:?}: as the table says");
    // Nothing is lost: what does not hold is shown beside it, until somebody goes on.
    let by: Vec<EntryId> = branches.iter().map(|step| step.id).collect();
    assert_eq!(stands.newest, by, "{from:?} to {to:?}: every branch is among the newest");
    for branch in branches.iter().filter(|step| step.to != Some(stands.state)) {
        assert!(stands.also.contains(&branch.id), "{from:?} to {to:?}: {:?} is shown beside", branch.to);
    }
    // And nothing wedges: whoever has seen all of it can go every way that the state allows, which settles it.
    for rule in next(stands.state) {
        let mut on: Vec<Step> = steps.iter().chain(&branches).cloned().collect();
        on.push(step(200, 200, &stands.newest, rule.to));
        let after = resolve(&on);
        assert_eq!(after.state, rule.to, "{from:?} to {to:?}, then {:?}", rule.to);
        assert_eq!((after.newest.len(), after.also.len()), (1, 0), "one answer is left");
    }
    // A laptop that saw only one branch goes on there; the others are still not lost.
    for (place, branch) in branches.iter().enumerate() {
        for rule in next(branch.to.unwrap()) {
            let mut on: Vec<Step> = steps.iter().chain(&branches).cloned().collect();
            on.push(step(200, 200, &[branch.id], rule.to));
            let mut turned = on.clone();
            turned.reverse();
            let after = resolve(&on);
            assert_eq!(after, resolve(&turned), "{from:?} to {to:?}: in both orders");
            assert_eq!(after.newest.len(), branches.len(), "branch {place} moved on, the others stand");
            assert!(next(after.state).count() > 0, "and somebody can go on");
        }
    }
    stands
}

#[test]
fn every_pair_and_every_three_of_steps_from_every_state() {
    let mut pairs = 0;
    let mut threes = 0;
    for from in State::ALL {
        let ways: Vec<State> = next(from).map(|rule| rule.to).collect();
        for &a in &ways {
            for &b in &ways {
                pairs += 1;
                assert_eq!(apart(from, &[a, b]).state, apart(from, &[b, a]).state, "whoever came first");
                for &c in &ways {
                    threes += 1;
                    // Joining two and then the third is the same as joining all: the greatest of a total order.
                    assert_eq!(apart(from, &[a, b, c]).state, apart(from, &[c, a, b]).state, "in any grouping");
                }
            }
        }
    }
    let expected: usize = State::ALL.iter().map(|from| next(*from).count().pow(2)).sum();
    assert_eq!(pairs, expected, "the whole table was walked");
    assert!(threes > 400, "and every three: {threes}");
}

#[test]
fn what_was_done_is_seen_to_be_done() {
    use State::{Accepted, Blocked, Cancelled, Confirmed, Declined, Done, InProgress, Proposed};
    assert_eq!(apart(Accepted, &[Done, Cancelled]).state, Done, "the cancelling is shown beside it");
    assert_eq!(apart(Accepted, &[Done, Blocked]).state, Done, "and so is what was in the way");
    assert_eq!(apart(Proposed, &[Accepted, Cancelled]).state, Cancelled, "nobody visits for what is not wanted");
    assert_eq!(apart(Proposed, &[Accepted, Declined]).state, Declined, "whoever asked hears that it may not be done");
    assert_eq!(apart(Done, &[Confirmed, InProgress]).state, InProgress, "whoever opened it again had looked");
    assert_eq!(apart(Proposed, &[Proposed, Accepted]).state, Accepted, "a promise outweighs asking another");
    let two = apart(Accepted, &[Blocked, Blocked]);
    assert_eq!((two.state, two.also.len()), (Blocked, 1), "two people may be stopped by different things");
    // However far the other branch went before it was opened again.
    let mut steps = Vec::new();
    walk(&mut steps, &[Done]);
    let seen = resolve(&steps).newest;
    steps.push(step(50, 50, &seen, Confirmed));
    steps.push(step(60, 50, &seen, InProgress));
    steps.push(step(61, 51, &[EntryId([60; 16])], Blocked));
    let stands = resolve(&steps);
    assert_eq!((stands.state, stands.also), (Blocked, vec![EntryId([50; 16])]), "and the confirming is shown beside");
}

#[test]
fn the_owner_is_the_one_asked_last_and_a_promise_keeps_its_own() {
    let mut steps = Vec::new();
    walk(&mut steps, &[State::Declined, State::Proposed]);
    assert_eq!(resolve(&steps).owner, Some(EntryId([2; 16])), "asked again of somebody else");
    steps.push(step(10, 10, &[EntryId([2; 16])], State::Accepted));
    steps.push(step(11, 10, &[EntryId([2; 16])], State::Proposed));
    let stands = resolve(&steps);
    assert_eq!((stands.state, stands.owner), (State::Accepted, Some(EntryId([2; 16]))), "who promised owns it");
    assert_eq!(stands.also, [EntryId([11; 16])], "and that another was asked is shown");
}

#[test]
fn steps_that_no_honest_person_takes_change_nothing() {
    let good = step(1, 1, &[], State::Accepted);
    let stands = resolve(std::slice::from_ref(&good));
    let bad = [
        ("a word of a newer version", Step { to: None, ..step(2, 2, &[good.id], State::Done) }),
        ("a step that no rule allows", step(2, 2, &[good.id], State::Confirmed)),
        ("bad news without a reason", Step { reason: false, ..step(2, 2, &[good.id], State::Declined) }),
        ("asking nobody", Step { owner: false, ..step(2, 2, &[], State::Proposed) }),
        (
            "a step that follows itself",
            Step { id: EntryId([2; 16]), ..step(2, 2, &[EntryId([2; 16])], State::Confirmed) },
        ),
    ];
    for (what, bad) in bad {
        for order in orders(&[good.clone(), bad.clone()]) {
            assert_eq!(resolve(&order), stands, "{what}");
        }
        // Somebody whose version understands it goes on after it: for us after what it followed.
        let on = step(3, 3, &[bad.id], State::Done);
        let after = resolve(&[good.clone(), bad.clone(), on]);
        let expected = if bad.after == [good.id] { vec![EntryId([3; 16])] } else { vec![good.id, EntryId([3; 16])] };
        assert_eq!((after.state, after.newest), (State::Done, expected), "{what}");
    }
    // Naming what was overtaken beside what overtook it says nothing more: declined, asked again, then accepted.
    let mut steps = Vec::new();
    walk(&mut steps, &[State::Declined, State::Proposed]);
    for order in orders(&[EntryId([1; 16]), EntryId([2; 16]), EntryId([9; 16])]) {
        let mut on = steps.clone();
        // And so does one that stands, through a word of a newer version, for what was overtaken.
        on.push(Step { to: None, ..step(9, 3, &[EntryId([1; 16])], State::Done) });
        on.push(step(10, 10, &order, State::Accepted));
        let after = resolve(&on);
        assert_eq!((after.state, after.newest), (State::Accepted, vec![EntryId([10; 16])]), "{order:?}");
    }
    // A step cannot lean on one that came after it, so nobody can later take the ground from under an honest step.
    let leans = step(4, 2, &[good.id, EntryId([5; 16])], State::InProgress);
    let honest = step(6, 4, &[leans.id], State::Done);
    let late = step(5, 5, &[leans.id], State::Cancelled);
    let after = resolve(&[late, leans, honest.clone(), good]);
    assert_eq!((after.state, after.by), (State::Done, Some(honest.id)), "the honest step stands");
    // Of two steps of one moment neither author can have seen the other's.
    let (first, other) = (step(1, 5, &[], State::Accepted), step(2, 5, &[EntryId([1; 16])], State::InProgress));
    assert_eq!(resolve(&[first, other]).newest.len(), 2, "a claim to have seen it does not make it so");
    assert_eq!(resolve(&[]).state, State::Proposed, "an action that nobody answered is proposed");
}

fn any_step(n: u8) -> impl Strategy<Value = Step> {
    let names = proptest::collection::vec(0..n + 2, 0..4);
    (names, 0..12usize, 0..6u64, any::<bool>(), any::<bool>()).prop_map(move |(names, to, order, owner, reason)| Step {
        id: EntryId([n; 16]),
        order: order + u64::from(n / 2),
        after: names.into_iter().map(|name| EntryId([name; 16])).collect(),
        to: State::ALL.get(to).copied(),
        owner,
        reason,
    })
}

fn any_steps() -> impl Strategy<Value = Vec<Step>> {
    (1..24u8).prop_flat_map(|count| (0..count).map(any_step).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn whatever_was_written_every_laptop_agrees_and_can_go_on(steps in any_steps(), seed in any::<u64>()) {
        let stands = resolve(&steps);
        let mut other = steps.clone();
        let mut turn = seed;
        for place in (1..other.len()).rev() {
            turn = turn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            other.swap(place, usize::try_from(turn >> 33).unwrap() % (place + 1));
        }
        prop_assert_eq!(&resolve(&other), &stands, "another order");
        // The same steps twice say nothing new.
        prop_assert!(stands.newest.iter().all(|id| stands.counted.contains(id)), "the newest count");
        prop_assert_eq!(stands.newest.is_empty(), stands.counted.is_empty(), "of those that count one is newest");
        let rule = next(stands.state).next().unwrap();
        let mut on = steps;
        on.push(step(250, 1_000, &stands.newest, rule.to));
        let after = resolve(&on);
        prop_assert_eq!((after.state, after.newest.len()), (rule.to, 1), "whoever has seen all of it settles it");
    }
}

#[test]
fn the_chain_of_records_md_is_allowed_and_short_cuts_past_checking_are_not() {
    use State::{Accepted, Confirmed, Done, InProgress, Proposed};
    for pair in [Proposed, Accepted, InProgress, Done, Confirmed].windows(2) {
        assert!(rule(pair[0], pair[1]).is_some(), "records.md, actions: {pair:?}");
    }
    for from in State::ALL.into_iter().filter(|from| *from != Done) {
        assert!(rule(from, Confirmed).is_none(), "only what is done can be confirmed, not {from:?}");
    }
    assert!(RULES.len() < State::ALL.len() * State::ALL.len() / 2, "a table that allows everything guards nothing");
}
