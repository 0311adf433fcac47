//! Runs the public test kit in `tests/vectors` as another implementer would: through the public interface only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{collections::BTreeMap, fs, path::Path};

use crdt::{
    Error,
    bundle::{Limits, Verified, open},
    id::OrgId,
    trust::{Card, Directory, TrustLevel},
};
use sha2::{Digest, Sha256};

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

struct Vector {
    fields: BTreeMap<String, String>,
    cards: Vec<(TrustLevel, Card)>,
    file: Vec<u8>,
}

impl Vector {
    fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\n\n").expect("a blank line ends the header");
        let (mut fields, mut cards) = (BTreeMap::new(), Vec::new());
        for line in head.lines() {
            let (key, value) = line.split_once(": ").expect("`key: value`");
            if key == "card" {
                let (level, card) = value.split_once(' ').expect("`card: level hex`");
                let level = match level {
                    "own" => TrustLevel::Own,
                    "verified" => TrustLevel::Verified,
                    "distrusted" => TrustLevel::Distrusted,
                    other => panic!("unknown level {other}"),
                };
                cards.push((level, Card::decode(&unhex(card)).expect("a card of the kit must be valid")));
            } else {
                fields.insert(key.to_owned(), value.to_owned());
            }
        }
        Self { fields, cards, file: unhex(body) }
    }

    fn outcome(&self) -> Result<Verified, Error> {
        let mut directory = Directory::new();
        for (level, card) in &self.cards {
            directory.add_card(card, *level).unwrap();
        }
        let identity: age::x25519::Identity = self.fields["seat-key"].parse().unwrap();
        let us: OrgId = self.fields["us"].parse().unwrap();
        open(&self.file, &[identity], &Limits::STANDARD)?.verify(&directory, &us, self.fields["now"].parse().unwrap())
    }
}

fn code(outcome: &Result<Verified, Error>) -> &'static str {
    match outcome {
        Ok(_) => "success",
        Err(Error::NotForUs) => "not-for-us",
        Err(Error::Damaged) => "damaged",
        Err(Error::BadSignature(_)) => "bad-signature",
        Err(Error::SenderNotTrusted(_)) => "not-trusted",
        Err(Error::Equivocation) => "equivocation",
        Err(Error::NewerFormat(_)) => "newer-format",
        Err(Error::TooLarge(_)) => "too-large",
        Err(Error::Malformed(_)) => "malformed",
        Err(_) => "another error",
    }
}

#[test]
fn every_vector_of_the_kit_has_its_outcome() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut seen = BTreeMap::<String, usize>::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let vector = Vector::read(&fs::read_to_string(&path).unwrap());
        let name = &vector.fields["name"];
        assert_eq!(
            Some(name.as_str()),
            path.file_stem().and_then(|stem| stem.to_str()),
            "a vector is named as its file"
        );
        let outcome = vector.outcome();
        assert_eq!(
            code(&outcome),
            vector.fields["expect"],
            "{name}: {} ({:?})",
            vector.fields["what"],
            outcome.as_ref().err()
        );
        *seen.entry(vector.fields["expect"].clone()).or_default() += 1;
        let Ok(verified) = outcome else { continue };
        let c = &verified.contents;
        let sizes = [
            c.trust.len(),
            c.control.len(),
            c.changes.len(),
            c.bodies.len(),
            c.receipts.len(),
            c.needs.len(),
            c.unknown.len(),
        ];
        assert_eq!(sizes.map(|size| size.to_string()).join(" "), vector.fields["counts"], "{name}: what it holds");
        let mut hasher = Sha256::new();
        c.changes.iter().for_each(|record| hasher.update(&record.raw));
        c.bodies.iter().for_each(|body| hasher.update(&body.bytes));
        let digest: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, vector.fields["content-sha256"], "{name}: every byte of changes and bodies");
    }
    assert!(seen.values().sum::<usize>() >= 25, "the kit has at least 25 vectors, not {seen:?}");
    assert_eq!(seen.len(), 9, "every outcome must be there: {seen:?}");
}
