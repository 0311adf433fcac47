//! Vaults that were copied or put back whole: no sequence is used twice, no acknowledged note is lost, people are told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use casework::check;
use tests::{Neighbourhood, neighbourhood::copy_folder};

const PRACTICE: usize = 0;
const HOSPICE: usize = 1;

fn practice_and_hospice(seed: u64) -> (Neighbourhood, String) {
    let mut n = Neighbourhood::in_memory(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.pair(PRACTICE, HOSPICE).unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    n.laptops[PRACTICE].note(&case, "In both copies.").unwrap();
    exchange(&n, PRACTICE, HOSPICE, 2);
    (n, case)
}

fn exchange(n: &Neighbourhood, a: usize, b: usize, rounds: usize) {
    for _ in 0..rounds {
        n.carry(a, b).unwrap();
        n.carry(b, a).unwrap();
    }
}

fn texts(n: &Neighbourhood, laptop: usize, case: &str) -> Vec<String> {
    let mut texts: Vec<_> =
        n.laptops[laptop].open(case).unwrap().notes.into_iter().map(|note| note.text.unwrap_or_default()).collect();
    texts.sort();
    texts
}

fn findings(n: &Neighbourhood, laptop: usize) -> Vec<String> {
    let report = check::check(&n.laptops[laptop].office).unwrap();
    assert!(report.ok, "no vault is damaged: {:?}", report.findings);
    report.findings.into_iter().map(|finding| finding.what).collect()
}

#[test]
fn two_laptops_with_one_copied_vault_both_work_and_everybody_hears_of_it() {
    for (seed, uneven) in [(401, 1), (402, 5), (403, 12)] {
        let (mut n, case) = practice_and_hospice(seed);
        let twin = n.clone_vault(PRACTICE).unwrap();
        let mut written = vec!["In both copies.".to_owned()];
        for round in 0..4 {
            n.clock.advance(3_600_000);
            // The copies go on at different speeds, so that their journals reach the same places with other content.
            for turn in 0..uneven {
                let text = format!("Original, round {round}, note {turn}.");
                n.laptops[PRACTICE].note(&case, &text).unwrap();
                written.push(text);
            }
            let text = format!("Copy, round {round}.");
            n.laptops[twin].note(&case, &text).unwrap();
            written.push(text);
            let text = format!("Hospice, round {round}.");
            n.laptops[HOSPICE].note(&case, &text).unwrap();
            written.push(text);
            exchange(&n, PRACTICE, HOSPICE, 1);
            exchange(&n, twin, HOSPICE, 1);
        }
        for _ in 0..4 {
            exchange(&n, PRACTICE, HOSPICE, 1);
            exchange(&n, twin, HOSPICE, 1);
        }
        written.sort();
        for laptop in [HOSPICE, PRACTICE, twin] {
            assert_eq!(texts(&n, laptop, &case), written, "seed {seed}: laptop {laptop} has every note, each once");
        }
        let told: Vec<_> = [PRACTICE, twin].map(|laptop| findings(&n, laptop)).concat();
        assert!(told.iter().any(|what| what.contains("copy of this vault")), "seed {seed}: told at home: {told:?}");
        let heard = findings(&n, HOSPICE);
        assert!(
            heard.iter().any(|what| what.contains("Two laptops of Riverside Practice")),
            "and elsewhere: {heard:?}"
        );
        assert!(
            !heard.iter().any(|what| what.contains("two different changes")),
            "no sequence was used twice: {heard:?}"
        );
    }
}

#[test]
fn a_folder_put_back_whole_with_its_witness_is_noticed_by_what_a_partner_says() {
    let (mut n, case) = practice_and_hospice(411);
    n.laptops[PRACTICE].office.close().unwrap();
    let aside = n.folder().join("aside");
    copy_folder(&n.laptops[PRACTICE].dir, &aside);
    n.restart(PRACTICE).unwrap();
    for turn in 0..6 {
        n.laptops[PRACTICE].note(&case, &format!("Lost with the folder, {turn}.")).unwrap();
    }
    n.laptops[HOSPICE].note(&case, "Read, then lost.").unwrap();
    exchange(&n, PRACTICE, HOSPICE, 2);
    let whole = texts(&n, HOSPICE, &case);

    n.laptops[PRACTICE].office.close().unwrap();
    copy_folder(&aside, &n.laptops[PRACTICE].dir);
    n.clock.advance(60_000);
    n.restart(PRACTICE).unwrap();
    assert!(!n.laptops[PRACTICE].office.was_rolled_back(), "its own witness was put back with it");
    n.laptops[PRACTICE].note(&case, "Typed on, knowing nothing.").unwrap();
    exchange(&n, PRACTICE, HOSPICE, 4);
    let mut expected = whole;
    expected.push("Typed on, knowing nothing.".to_owned());
    expected.sort();
    assert_eq!(texts(&n, PRACTICE, &case), expected, "everything the partner held returns");
    assert_eq!(texts(&n, HOSPICE, &case), expected, "and what was typed on is not taken for received");
    let told = findings(&n, PRACTICE);
    assert!(told.iter().any(|what| what.contains("put back")), "the user is told: {told:?}");
    let heard = findings(&n, HOSPICE);
    assert!(!heard.iter().any(|what| what.contains("Two laptops")), "nobody speaks of two laptops: {heard:?}");
    let quiet = n.seal(PRACTICE, "Hathermoor Hospice").unwrap();
    assert!(quiet[0].len() < 4096, "and nothing is sent over and over: {} bytes", quiet[0].len());
}
