//! One vector of the test kit: how it is judged and how it is written down.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::super::*;
use crate::{
    Error,
    id::OrgId,
    trust::{Card, Directory, SeatKeys, TrustLevel},
};

pub(super) struct Vector<'a> {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    pub(super) expect: &'static str,
    pub(super) file: Vec<u8>,
    pub(super) key: &'a SeatKeys,
    pub(super) us: OrgId,
    pub(super) now: i64,
    pub(super) cards: Vec<(TrustLevel, Card)>,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

pub(super) fn code(outcome: &Result<Verified, Error>) -> &'static str {
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

impl Vector<'_> {
    pub(super) fn outcome(&self) -> Result<Verified, Error> {
        let mut directory = Directory::new();
        for (level, card) in &self.cards {
            directory.add_card(card, *level).unwrap();
        }
        let identity = self.key.identity().unwrap();
        open(&self.file, &[identity], &Limits::STANDARD)?.verify(&directory, &self.us, self.now)
    }

    pub(super) fn text(&self, outcome: &Result<Verified, Error>) -> String {
        let mut text = format!("name: {}\nwhat: {}\nexpect: {}\n", self.name, self.what, self.expect);
        writeln!(text, "seat-key: {}", self.key.export_box_key().unwrap().as_str()).unwrap();
        writeln!(text, "us: {}\nnow: {}", self.us, self.now).unwrap();
        for (level, card) in &self.cards {
            let level = match level {
                TrustLevel::Own => "own",
                TrustLevel::Verified => "verified",
                TrustLevel::Introduced { .. } => "introduced",
                TrustLevel::Distrusted => "distrusted",
            };
            writeln!(text, "card: {level} {}", hex(&card.encode().unwrap())).unwrap();
        }
        if let Ok(verified) = outcome {
            let c = &verified.contents;
            let counts =
                [c.trust.len(), c.control.len(), c.changes.len(), c.bodies.len(), c.receipts.len(), c.needs.len()];
            let counts: Vec<_> = counts.iter().chain([&c.unknown.len()]).map(ToString::to_string).collect();
            writeln!(text, "counts: {}", counts.join(" ")).unwrap();
            let mut hasher = Sha256::new();
            c.changes.iter().for_each(|record| hasher.update(&record.raw));
            c.bodies.iter().for_each(|body| hasher.update(&body.bytes));
            writeln!(text, "content-sha256: {}", hex(&hasher.finalize())).unwrap();
        }
        text.push('\n');
        for line in self.file.chunks(60) {
            text.push_str(&hex(line));
            text.push('\n');
        }
        text
    }
}
