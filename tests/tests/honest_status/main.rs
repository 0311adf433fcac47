//! Status never says that everything was received unless a partner's laptop really holds what we hold for it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "tests")]

mod facts;
mod life;

use casework::share::status::{self, PartnerStatus};
use facts::{Verdict, judge};
use life::{Life, NAMES};
use tests::Neighbourhood;

/// Lives seeds out and judges after every step what every laptop says, up to the first lie; `told` may lie.
fn live(told: fn(PartnerStatus) -> PartnerStatus, seeds: u64) -> Verdict {
    let mut verdict = Verdict::default();
    for organisations in 2..=NAMES.len() {
        let template = life::neighbourhood(organisations);
        for seed in 0..seeds {
            let mut life = Life::begin(&template, organisations, seed);
            for step in 0..40 {
                life.step();
                let mut now = judge(&life.n, told);
                for lie in &mut now.lies {
                    *lie = format!("{organisations} organisations, seed {seed}, step {step}: {lie}");
                }
                verdict.add(now);
                if !verdict.lies.is_empty() {
                    return verdict;
                }
            }
        }
    }
    verdict
}

#[test]
fn received_means_received() {
    let verdict = live(|status| status, 4);
    println!(
        "said {} times that a partner received everything, could say {} times that everyone did",
        verdict.received, verdict.all_clear
    );
    assert_eq!(verdict.lies, Vec::<String>::new(), "a status must never say more than is true");
    assert!(verdict.received > 100, "a status that never says so shows nothing");
    assert!(verdict.all_clear > 20, "a life without an all-clear tests none");
}

fn caught(lie: fn(PartnerStatus) -> PartnerStatus) -> bool {
    !live(lie, 4).lies.is_empty()
}

/// Harness honesty: a judge that catches no lie proves nothing.
#[test]
fn a_status_that_says_more_is_caught() {
    let sent_is_received = |status| PartnerStatus { sent_not_received: 0, ..status };
    assert!(caught(sent_is_received), "to take what was sent for received is a lie");
    let written_is_sent = |status| PartnerStatus { to_send: 0, ..status };
    assert!(caught(written_is_sent), "to leave out what is in no bundle yet is a lie");
    let all_level = |status: PartnerStatus| PartnerStatus { laptops_level: status.laptops, ..status };
    assert!(caught(all_level), "to take one laptop for all of a partner's is a lie");
}

#[test]
fn a_case_shared_after_everything_was_received_is_not_received() {
    let mut n = Neighbourhood::in_memory(112);
    for (name, kind) in NAMES.iter().zip(["gp_practice", "hospice"]) {
        n.found(name, kind).unwrap();
    }
    n.pair(0, 1).unwrap();
    let old = n.laptops[0].case("Ashworth", "Edna").unwrap();
    n.laptops[0].note(&old, "Written before anybody else was in the circle.").unwrap();
    let other = n.laptops[0].case("Barraclough", "Tom").unwrap();
    n.laptops[0].share(&other, NAMES[1]).unwrap();
    for _ in 0..2 {
        n.carry(0, 1).unwrap();
        n.carry(1, 0).unwrap();
    }
    let level = &status::status(&n.laptops[0].office).unwrap()[0];
    assert_eq!((level.to_send, level.sent_not_received, level.laptops_level), (0, 0, 1), "all was received");

    n.laptops[0].share(&old, NAMES[1]).unwrap();
    let shared = &status::status(&n.laptops[0].office).unwrap()[0];
    assert!(shared.to_send > 0, "the whole case is still to be sent, though it was written long ago");
    assert_eq!((shared.sent_not_received, shared.laptops_level), (0, 0), "and nobody has it");
    n.seal(0, NAMES[1]).unwrap();
    let sent = &status::status(&n.laptops[0].office).unwrap()[0];
    assert_eq!((sent.to_send, sent.laptops_level), (0, 0), "sent is not received");
    assert!(sent.sent_not_received > 0, "sent is not received");
}
