//! The team: invited by file, joined by file, known to one another, with cohorts of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod cohorts;
mod hostile;
mod invitations;
mod services;

use std::path::{Path, PathBuf};

use casework::{
    check,
    share::digest,
    team::{found, invite, join, show},
};
use tests::Neighbourhood;

const PRACTICE: usize = 0;
const HOSPICE: usize = 1;
const TRUST: usize = 2;
const CHARITY: usize = 3;
const HOUSING: usize = 4;
const ALL: [usize; 5] = [PRACTICE, HOSPICE, TRUST, CHARITY, HOUSING];
const OTHERS: [usize; 4] = [HOSPICE, TRUST, CHARITY, HOUSING];

const NAMES: [&str; 5] =
    ["Riverside Practice", "Hathermoor Hospice", "Calder Community Trust", "Age Well Calder", "Beckside Homes"];

/// Five organisations; the practice has met each of the others, and founded the team.
fn five(seed: u64) -> Neighbourhood {
    let mut n = Neighbourhood::new(seed);
    for (name, kind) in NAMES.iter().zip(["gp_practice", "hospice", "community_trust", "vcse", "housing"]) {
        n.found(name, kind).unwrap();
    }
    for other in OTHERS {
        n.pair(PRACTICE, other).unwrap();
    }
    found::found(&n.laptops[PRACTICE].office, "Calder neighbourhood team").unwrap();
    n
}

/// The same, with everybody joined and told.
fn joined(seed: u64) -> Neighbourhood {
    let n = five(seed);
    for other in OTHERS {
        let file = invited(&n, PRACTICE, NAMES[other]);
        join::join(&n.laptops[other].office, &file).unwrap();
        n.carry(other, PRACTICE).unwrap();
    }
    for other in OTHERS {
        n.carry(PRACTICE, other).unwrap();
    }
    n
}

/// One invites another; gives the file.
fn invited(n: &Neighbourhood, from: usize, to: &str) -> PathBuf {
    let out = n.folder().join(format!("invitations-{from}"));
    let told = invite::invite(&n.laptops[from].office, to, &out).unwrap().value;
    PathBuf::from(told.file)
}

/// What a laptop says of the team: name and state of each member.
fn members(n: &Neighbourhood, laptop: usize) -> Vec<(String, &'static str)> {
    let team = show::show(&n.laptops[laptop].office).unwrap();
    team.members.into_iter().map(|member| (member.name, member.state)).collect()
}

fn as_all_joined() -> Vec<(String, &'static str)> {
    let mut all: Vec<_> = NAMES.iter().map(|name| ((*name).to_owned(), "joined")).collect();
    all.sort();
    all
}

/// Both hold the same of what both may hold.
fn agree(n: &Neighbourhood, a: usize, b: usize) {
    assert_eq!(n.digest(a, NAMES[b]).unwrap(), n.digest(b, NAMES[a]).unwrap(), "{} and {}", NAMES[a], NAMES[b]);
}

/// A vault is whole, and its lists are what its record says.
fn whole(n: &Neighbourhood, laptop: usize) {
    assert!(check::rebuild(&n.laptops[laptop].office).unwrap().identical, "the lists of laptop {laptop}");
    let report = check::check(&n.laptops[laptop].office).unwrap();
    assert!(report.ok, "laptop {laptop}: {:?}", report.findings);
}

fn cases(n: &Neighbourhood, laptop: usize) -> u64 {
    digest::digest(&n.laptops[laptop].office, None).unwrap().cases
}

fn read_bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
