//! Hostile bundles: cut, flipped, too large, of another kind, from a stranger, signed by the wrong seat. All refused.
//!
//! Two paths are tried. The fast one is what a reader does before it touches its vault (`crdt::bundle::open` and
//! `verify`), for every mutation; every sixty-fourth also goes through `share::read::receive` on a real vault.
//! `ROUNDTABLE_FLIPS=all` tries every truncation and every bit; otherwise 20,000 are drawn from them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "tests")]

use std::{collections::BTreeMap, env, fs};

use casework::share::{digest, read};
use rand::{RngExt as _, SeedableRng};
use rand_chacha::ChaCha12Rng;
use tests::{Neighbourhood, forge};

const PRACTICE: usize = 0;
const HOSPICE: usize = 1;
const SAMPLE: usize = 20_000;
/// Every code a damaged file may be refused with.
const CLOSED_LIST: [&str; 2] = ["bad_bundle", "not_for_us"];

/// A practice with a case that it shares, and a bundle of about 16 KiB for the hospice.
fn bundle_of_16_kib(seed: u64) -> (Neighbourhood, String, Vec<u8>) {
    let mut n = Neighbourhood::in_memory(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.pair(PRACTICE, HOSPICE).unwrap();
    let case = n.laptops[PRACTICE].case("Ashworth", "Edna").unwrap();
    n.laptops[PRACTICE].share(&case, "Hathermoor Hospice").unwrap();
    let mut dice = ChaCha12Rng::seed_from_u64(seed);
    loop {
        // Random words, so that compression does not make the bundle small again.
        let text: String = (0..2_000).map(|_| char::from(dice.random_range(b'a'..=b'z'))).collect();
        n.laptops[PRACTICE].note(&case, &text).unwrap();
        let bundle = n.seal(PRACTICE, "Hathermoor Hospice").unwrap().remove(0);
        if bundle.len() >= 16 * 1024 {
            return (n, case, bundle);
        }
    }
}

/// What is done to the file.
#[derive(Debug, Clone, Copy)]
enum Harm {
    CutTo(usize),
    Flip(usize),
}

impl Harm {
    fn of(self, bundle: &[u8]) -> Vec<u8> {
        let mut harmed = bundle.to_vec();
        match self {
            Self::CutTo(len) => harmed.truncate(len),
            Self::Flip(bit) => harmed[bit / 8] ^= 1 << (bit % 8),
        }
        harmed
    }

    fn number(number: usize, len: usize) -> Self {
        if number < len { Self::CutTo(number) } else { Self::Flip(number - len) }
    }
}

fn harms(len: usize) -> Vec<Harm> {
    let all = len * 9;
    if env::var("ROUNDTABLE_FLIPS").is_ok_and(|wanted| wanted == "all") {
        return (0..all).map(|number| Harm::number(number, len)).collect();
    }
    let mut dice = ChaCha12Rng::seed_from_u64(16);
    (0..SAMPLE).map(|_| Harm::number(dice.random_range(0..all), len)).collect()
}

#[test]
fn every_cut_and_every_flipped_bit_is_refused() {
    let (n, case, bundle) = bundle_of_16_kib(71);
    let office = &n.laptops[HOSPICE].office;
    let before = digest::digest(office, None).unwrap();
    let directory = forge::directory(&n);
    let mut refusals: BTreeMap<&'static str, usize> = BTreeMap::new();
    let harms = harms(bundle.len());
    for (number, harm) in harms.iter().enumerate() {
        let harmed = harm.of(&bundle);
        let refused = forge::opened(&n, &directory, HOSPICE, &harmed).map(drop).expect_err("a harmed file was taken");
        let code = casework::Error::Record(refused).code();
        assert!(CLOSED_LIST.contains(&code), "{harm:?} was refused as {code}");
        *refusals.entry(code).or_default() += 1;
        if number % 64 == 0 {
            let refused = read::receive(office, harmed).map(drop).expect_err("a vault took a harmed file");
            assert_eq!(refused.code(), code, "{harm:?}: the vault and the fast path say the same");
            assert_eq!(digest::digest(office, None).unwrap(), before, "{harm:?} changed the vault");
        }
    }
    println!("{} bytes, {} harms, refused as {refusals:?}", bundle.len(), harms.len());
    read::receive(office, bundle).unwrap();
    assert!(!n.laptops[HOSPICE].open(&case).unwrap().notes.is_empty(), "the whole file is read after all that");
    n.laptops[HOSPICE].note(&case, "Still working.").unwrap();
}

#[test]
fn files_that_are_no_bundle_are_refused_with_a_sentence() {
    let (n, _, bundle) = bundle_of_16_kib(72);
    let office = &n.laptops[HOSPICE].office;
    let before = digest::digest(office, None).unwrap();
    let folder = n.folder();
    let huge = fs::File::create(folder.join("huge.rtb")).unwrap();
    huge.set_len(64 * 1024 * 1024 + 1).unwrap();
    fs::write(folder.join("empty.rtb"), b"").unwrap();
    fs::write(folder.join("letter.rtb"), b"Dear colleague, please find the list attached.\n").unwrap();
    fs::write(folder.join("doubled.rtb"), [bundle.as_slice(), &bundle].concat()).unwrap();
    fs::write(folder.join("longer.rtb"), [bundle.as_slice(), b"\0"].concat()).unwrap();
    casework::organisation::card::write(&n.laptops[PRACTICE].office, &folder.join("card.rtb")).unwrap();
    let names = ["huge.rtb", "empty.rtb", "letter.rtb", "doubled.rtb", "longer.rtb", "card.rtb", "missing.rtb"];
    let paths: Vec<_> = names.iter().map(|name| folder.join(name)).collect();
    let reading = read::read(office, &paths).unwrap().value;
    for (name, file) in names.iter().zip(&reading.files) {
        assert_eq!((file.status, file.changes), ("refused", 0), "{name}");
        let reason = file.reason.as_ref().expect("a refusal has a reason");
        assert!(["bad_bundle", "file"].contains(&reason.code), "{name} was refused as {}", reason.code);
        assert!(reason.message.ends_with('.'), "{name}: {} is not a sentence", reason.message);
    }
    assert_eq!(digest::digest(office, None).unwrap(), before, "none of them changed the vault");
}

#[test]
fn a_stranger_and_a_wrong_seat_are_refused() {
    let (mut n, _, bundle) = bundle_of_16_kib(73);
    let stranger = n.found("Nobody We Know", "vcse").unwrap();
    // The stranger knows the hospice's card; the hospice has never met the stranger.
    let card = n.folder().join("hospice.card");
    let words = casework::organisation::card::write(&n.laptops[HOSPICE].office, &card).unwrap().fingerprint;
    let proof = casework::organisation::pair::Proof::Words(words);
    casework::organisation::pair::pair(&n.laptops[stranger].office, &card, proof).unwrap();
    let office = &n.laptops[HOSPICE].office;
    let before = digest::digest(office, None).unwrap();

    let case = n.laptops[stranger].case("Ashworth", "Edna").unwrap();
    n.laptops[stranger].share(&case, "Hathermoor Hospice").unwrap();
    let unknown = n.seal(stranger, "Hathermoor Hospice").unwrap().remove(0);
    assert_eq!(read::receive(office, unknown).unwrap_err().code(), "not_trusted", "a stranger's bundle");

    for (name, signer) in [("the stranger", stranger), ("the reader itself", HOSPICE)] {
        let keys = n.laptops[signer].keys();
        let forged = forge::sealed_again(&n, HOSPICE, &bundle, keys.sign_key(), |_, _| ()).unwrap();
        assert_eq!(read::receive(office, forged).unwrap_err().code(), "bad_bundle", "signed by {name}");
    }
    let honest = n.laptops[PRACTICE].keys();
    let stranger_org = forge::directory(&n).org_of(&n.laptops[stranger].keys().seat()).unwrap();
    let elsewhere = forge::sealed_again(&n, HOSPICE, &bundle, honest.sign_key(), |envelope, _| {
        envelope.recipients[0].org = stranger_org;
    });
    let refused = read::receive(office, elsewhere.unwrap()).unwrap_err();
    assert_eq!(refused.code(), "not_for_us", "a bundle passed on as meant for us");
    assert_eq!(digest::digest(office, None).unwrap(), before, "none of them changed the vault");

    let again = forge::sealed_again(&n, HOSPICE, &bundle, honest.sign_key(), |_, _| ()).unwrap();
    assert_eq!(read::receive(office, again).unwrap().value.status, "applied", "the forge itself makes whole bundles");
}
