//! Offers of one duty: every two and three answers taken apart, every order of two offers, and whatever a stolen seat may
//! write, end the same on every laptop; and the duty never passes to somebody who did not accept it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use crdt::{
    handover::{Offer, Resolved, STRENGTH, Standing, State, Step, resolve},
    id::EntryId,
};
use proptest::prelude::*;

const fn id(n: u8) -> EntryId {
    EntryId([n; 16])
}

fn offer(n: u8, order: u64, after: &[EntryId]) -> Offer {
    Offer { id: id(n), order, after: after.to_vec(), steps: Vec::new() }
}

/// An honest step by whoever may take it.
fn step(n: u8, order: u64, after: &[EntryId], to: State) -> Step {
    let by_asked = to != State::Revoked;
    Step { id: id(n), order, after: after.to_vec(), to: Some(to), by_asked, by_offerer: !by_asked, reason: true }
}

fn of(resolved: &Resolved, n: u8) -> Standing {
    resolved.standings.iter().find(|standing| standing.offer == id(n)).unwrap().clone()
}

/// Every order of the offers and, in each, of their steps.
fn in_every_order(offers: &[Offer]) -> Resolved {
    let resolved = resolve(offers);
    for turn in 0..24usize {
        let mut other = offers.to_vec();
        let places = other.len();
        other.rotate_left(turn % places);
        if turn % 2 == 1 {
            other.reverse();
        }
        for one in &mut other {
            let steps = one.steps.len().max(1);
            one.steps.rotate_left(turn % steps);
            if turn % 3 == 1 {
                one.steps.reverse();
            }
        }
        assert_eq!(resolve(&other), resolved, "in every order the same");
    }
    resolved
}

#[test]
fn one_offer_is_answered_once_and_the_answer_is_final() {
    assert_eq!(resolve(&[]), Resolved { standings: Vec::new(), accepted: Vec::new() }, "nothing was offered");
    let asked = offer(1, 1, &[]);
    assert_eq!(of(&resolve(std::slice::from_ref(&asked)), 1).state, State::Offered, "nobody has answered");
    for to in [State::Accepted, State::Declined, State::Revoked] {
        let mut answered = asked.clone();
        answered.steps.push(step(2, 2, &[], to));
        let stands = of(&resolve(std::slice::from_ref(&answered)), 1);
        assert_eq!((stands.state, stands.by, stands.also.len()), (to, Some(id(2)), 0), "as the step says");
        for again in [State::Accepted, State::Declined, State::Revoked] {
            let mut more = answered.clone();
            more.steps.push(step(3, 3, &[id(2)], again));
            assert_eq!(of(&in_every_order(&[more]), 1), stands, "{again:?} after {to:?} by somebody who saw it");
        }
    }
}

#[test]
fn of_two_and_three_answers_taken_apart_the_table_says_which_holds() {
    let strength = |state: State| STRENGTH.iter().position(|(held, _)| *held == state).unwrap();
    let answers = [State::Accepted, State::Declined, State::Revoked];
    for a in answers {
        for b in answers {
            for c in answers {
                let mut one = offer(1, 1, &[]);
                for (n, to) in (10..).zip([a, b, c]) {
                    one.steps.push(step(n, 5, &[], to));
                }
                let stands = of(&in_every_order(&[one]), 1);
                let expected = [a, b, c].into_iter().max_by_key(|state| strength(*state)).unwrap();
                assert_eq!(stands.state, expected, "{a:?} {b:?} {c:?}");
                let others = [a, b, c].into_iter().filter(|state| *state != expected).count();
                assert_eq!(stands.also.len(), others, "what does not hold is shown beside it");
                assert_eq!(stands.counted.len(), 3, "and nothing is lost");
            }
        }
    }
}

#[test]
fn only_the_side_whose_step_it_is_may_take_it_and_bad_news_has_a_reason() {
    for to in [State::Accepted, State::Declined, State::Revoked] {
        let good = step(2, 2, &[], to);
        let bad = [
            ("the other side", Step { by_asked: !good.by_asked, by_offerer: !good.by_offerer, ..good.clone() }),
            ("somebody else", Step { by_asked: false, by_offerer: false, ..good.clone() }),
            ("a word of a newer version", Step { to: None, ..good.clone() }),
            ("the question itself", Step { to: Some(State::Offered), ..good.clone() }),
            ("before it was asked", Step { order: 1, ..good.clone() }),
        ];
        for (what, bad) in bad {
            let mut one = offer(1, 1, &[]);
            one.steps.push(bad);
            let stands = of(&resolve(&[one]), 1);
            assert_eq!((stands.state, stands.counted.len()), (State::Offered, 0), "{to:?} by {what}");
        }
        let mut silent = offer(1, 1, &[]);
        silent.steps.push(Step { reason: false, ..good.clone() });
        let counts = of(&resolve(&[silent]), 1).state == to;
        assert_eq!(counts, to == State::Accepted, "{to:?} without a word of why");
        let mut within = offer(1, 1, &[]);
        within.steps.push(Step { by_asked: true, by_offerer: true, ..good });
        assert_eq!(of(&resolve(&[within]), 1).state, to, "within one organisation anybody may");
    }
}

#[test]
fn of_two_offers_the_first_accepted_holds_and_the_other_is_overtaken() {
    // Offered apart; Ruth accepts; Dev's office hears of it before it answers.
    let (mut ruth, dev) = (offer(1, 1, &[]), offer(2, 1, &[]));
    ruth.steps.push(step(10, 5, &[], State::Accepted));
    let heard = in_every_order(&[ruth.clone(), dev.clone()]);
    assert_eq!(of(&heard, 2).overtaken, Some(id(10)), "Dev is told that it was accepted meanwhile");
    assert_eq!((of(&heard, 1).overtaken, &heard.accepted), (None, &vec![id(10)]), "Ruth has it");

    // Accepting it all the same, having seen that, changes nothing.
    let mut late = dev.clone();
    late.steps.push(step(11, 9, &[id(10)], State::Accepted));
    let resolved = in_every_order(&[ruth.clone(), late]);
    assert_eq!((of(&resolved, 2).state, &resolved.accepted), (State::Offered, &vec![id(10)]), "the first holds");
    // It can still be put away.
    let mut tidy = dev.clone();
    tidy.steps.push(step(11, 9, &[id(10)], State::Declined));
    assert_eq!(of(&resolve(&[ruth.clone(), tidy]), 2).state, State::Declined, "and be declined");

    // Accepting it without having seen that: both stand, for a person to choose.
    let mut apart = dev;
    apart.steps.push(step(11, 9, &[], State::Accepted));
    let both = in_every_order(&[ruth.clone(), apart.clone()]);
    assert_eq!((of(&both, 1).state, of(&both, 2).state), (State::Accepted, State::Accepted), "both have accepted");
    assert_eq!(both.accepted, [id(10), id(11)], "and both are the newest");

    // A third offer by somebody who saw both is open, and once accepted alone the newest.
    let third = offer(3, 20, &both.accepted);
    let open = in_every_order(&[ruth.clone(), apart.clone(), third.clone()]);
    assert_eq!((of(&open, 3).state, of(&open, 3).overtaken), (State::Offered, None), "made in view of both");
    let mut taken = third;
    taken.steps.push(step(30, 21, &both.accepted, State::Accepted));
    assert_eq!(in_every_order(&[ruth, apart, taken]).accepted, [id(30)], "it follows both");
}

#[test]
fn an_offer_made_in_view_of_an_acceptance_is_not_overtaken_by_what_came_before_that() {
    let mut first = offer(1, 1, &[]);
    first.steps.push(step(10, 2, &[], State::Accepted));
    let mut second = offer(2, 3, &[id(10)]);
    second.steps.push(step(11, 4, &[id(10)], State::Accepted));
    // Names the newest only: the older stands behind it.
    let third = offer(3, 5, &[id(11)]);
    let resolved = in_every_order(&[first, second, third]);
    assert_eq!(of(&resolved, 3).overtaken, None, "all of it was known");
    assert_eq!(resolved.accepted, [id(11)], "one is the newest");
}

fn any_offers() -> impl Strategy<Value = Vec<Offer>> {
    let any_step = (0..40u8, proptest::collection::vec(0..40u8, 0..4), 0..6usize, 0..14u64, any::<[bool; 3]>());
    let one = (proptest::collection::vec(0..40u8, 0..4), 0..10u64, proptest::collection::vec(any_step, 0..5));
    proptest::collection::vec(one, 1..5).prop_map(|offers| {
        let mut used = BTreeSet::new();
        let mut next = 100u8;
        let mut fresh = |wanted: u8| {
            if used.insert(wanted) {
                return wanted;
            }
            next += 1;
            next
        };
        let names = |names: Vec<u8>| names.into_iter().map(id).collect::<Vec<_>>();
        (200..)
            .zip(offers)
            .map(|(n, (after, order, steps))| Offer {
                id: id(n),
                order,
                after: names(after),
                steps: steps
                    .into_iter()
                    .map(|(n, after, to, order, [by_asked, by_offerer, reason])| Step {
                        id: id(fresh(n)),
                        order,
                        after: names(after),
                        to: State::ALL.get(to).copied(),
                        by_asked,
                        by_offerer,
                        reason,
                    })
                    .collect(),
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn whatever_was_written_every_laptop_agrees_and_nobody_is_given_what_they_did_not_accept(offers in any_offers()) {
        let resolved = in_every_order(&offers);
        let steps: BTreeMap<EntryId, (&Offer, &Step)> =
            offers.iter().flat_map(|offer| offer.steps.iter().map(move |step| (step.id, (offer, step)))).collect();
        for standing in &resolved.standings {
            prop_assert_eq!(standing.by.is_none(), standing.state == State::Offered, "a step made it so");
            for counted in &standing.counted {
                let (offer, step) = steps[counted];
                prop_assert_eq!(offer.id, standing.offer, "of this offer");
                prop_assert!(step.order > offer.order, "after it was asked");
                prop_assert!(step.to == Some(State::Revoked) && step.by_offerer || step.to != Some(State::Revoked) && step.by_asked, "by whose step it is");
            }
            prop_assert!(standing.overtaken.is_none() || standing.state == State::Offered, "only a question is overtaken");
        }
        for newest in &resolved.accepted {
            let (offer, step) = steps[newest];
            prop_assert!(step.by_asked && step.to == Some(State::Accepted), "whoever has the duty accepted it");
            prop_assert_eq!(of(&resolved, offer.id.0[0]).state, State::Accepted, "and nothing outweighs that");
        }
        // Whoever has seen all of it can offer anew, and that offer can be accepted: no state is a dead end.
        let mut on = offers;
        let mut new = offer(250, 1_000, &resolved.accepted);
        prop_assert_eq!(of(&in_every_order(&[on.clone(), vec![new.clone()]].concat()), 250).overtaken, None);
        new.steps.push(step(251, 1_001, &resolved.accepted, State::Accepted));
        on.push(new);
        prop_assert_eq!(resolve(&on).accepted, vec![id(251)], "one is left");
    }
}
