//! Random schedules: 2 to 5 offices with 1 to 3 laptops do the team's work over a bad road, then all must agree.
//!
//! `ROUNDTABLE_SCHEDULES` says how many are run (the full measure is 2,000), `ROUNDTABLE_SEED` runs one seed alone.
//! Seeds that once failed stand in `tests/tests/schedules.failing-seeds` and are run first.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests that print what they measured"
)]

mod coverage;
mod history;
mod lies;
mod lives;
mod quiet;
mod road;
mod schedule;
mod steps;
mod team;
mod template;
mod verdict;
mod warnings;

use std::{env, time::Instant};

use coverage::Coverage;
use lies::Lie;
use template::Templates;

/// How many with restores and copies are run (the full measure is 300: `ROUNDTABLE_LIVES`).
const LIVES_BY_DEFAULT: u64 = 60;

/// What fits into continuous integration on two cores, beside the other tests.
const BY_DEFAULT: u64 = 240;
const SHARDS: u64 = 6;

fn wanted(variable: &str, otherwise: u64) -> u64 {
    env::var(variable).ok().and_then(|count| count.parse().ok()).unwrap_or(otherwise)
}

/// Runs seeds; every one of them must converge.
fn all_must_agree(name: &str, lives: bool, seeds: impl Iterator<Item = u64>) {
    let started = Instant::now();
    let mut templates = Templates::default();
    let (mut coverage, mut failures) = (Coverage::default(), Vec::new());
    for seed in seeds {
        let told = schedule::run(&mut templates, seed, Lie::None, lives);
        coverage.add(&told.coverage);
        if let Err(problems) = told.verdict {
            println!("seed {seed} FAILED ({}):\n  {}", told.shape, problems.join("\n  "));
            failures.push(seed);
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    #[allow(clippy::cast_precision_loss, reason = "a rate for people")]
    let rate = coverage.schedules as f64 / seconds.max(0.001);
    println!("{name}: {} schedules in {seconds:.1} s, {rate:.1} a second\n{}", coverage.schedules, coverage.table());
    assert!(
        failures.is_empty(),
        "these seeds do not converge; add them to tests/tests/schedules.failing-seeds: {failures:?}"
    );
    if coverage.schedules >= 20 {
        assert_eq!(
            coverage.never_done(lives),
            Vec::<&str>::new(),
            "a schedule that does not do everything shows little"
        );
    }
}

fn shard(number: u64) {
    let wanted = wanted("ROUNDTABLE_SCHEDULES", BY_DEFAULT);
    all_must_agree(&format!("shard {number}"), false, (0..wanted).filter(|seed| seed % SHARDS == number));
}

/// With vaults that are restored, put back and copied at random moments.
fn lives(number: u64) {
    let wanted = wanted("ROUNDTABLE_LIVES", LIVES_BY_DEFAULT);
    let seeds: Vec<u64> = (50_000..50_000 + wanted).filter(|seed| seed % 2 == number).collect();
    println!("seeds {:?} to {:?}, every second", seeds.first(), seeds.last());
    all_must_agree(&format!("lives {number}"), true, seeds.into_iter());
}

#[test]
fn restored_and_copied_vaults_converge_even() {
    lives(0);
}

#[test]
fn restored_and_copied_vaults_converge_odd() {
    lives(1);
}

#[test]
fn shard_0_converges() {
    shard(0);
}

#[test]
fn shard_1_converges() {
    shard(1);
}

#[test]
fn shard_2_converges() {
    shard(2);
}

#[test]
fn shard_3_converges() {
    shard(3);
}

#[test]
fn shard_4_converges() {
    shard(4);
}

#[test]
fn shard_5_converges() {
    shard(5);
}

#[test]
fn seeds_that_once_failed_converge() {
    let kept = include_str!("../schedules.failing-seeds");
    let mut seeds: Vec<u64> = kept
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
        .map(|line| line.parse().expect("a line of schedules.failing-seeds begins with a number"))
        .collect();
    seeds.extend(env::var("ROUNDTABLE_SEED").ok().and_then(|seed| seed.parse::<u64>().ok()));
    assert!(!seeds.is_empty(), "the list of failing seeds was lost");
    all_must_agree("seeds that once failed", false, seeds.iter().copied().filter(|seed| *seed < 50_000));
    all_must_agree("lives that once failed", true, seeds.into_iter().filter(|seed| *seed >= 50_000));
}

/// A journal that a partner knows further than it goes begins a new life and asks again for what it forgot.
#[test]
fn a_disk_that_forgets_after_its_receipt_heals() {
    let mut templates = Templates::default();
    for seed in 10_000..10_012 {
        let told = schedule::run(&mut templates, seed, Lie::ForgottenAfterReceipt, false);
        assert_eq!(told.verdict, Ok(()), "seed {seed} ({})", told.shape);
    }
}

/// Harness honesty (`reference/security.md`, R26): a checker that finds no seeded bug proves nothing.
#[test]
fn seeded_bugs_are_caught() {
    let mut templates = Templates::default();
    for lie in lies::ALL {
        let caught = (10_000..10_012).find_map(|seed| {
            let told = schedule::run(&mut templates, seed, *lie, false);
            told.verdict.err().map(|problems| (seed, problems))
        });
        let (seed, problems) = caught.unwrap_or_else(|| panic!("the checker did not notice {lie:?}"));
        println!("{lie:?}: caught by seed {seed}: {} ({} findings)", problems[0], problems.len());
    }
}
