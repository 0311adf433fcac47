//! What the schedules did, counted: a run that never settles anything shows nothing about settling.

use std::{collections::BTreeMap, fmt::Write as _};

/// Everything a schedule may do; each must be seen done.
pub(crate) const ACTS: &[&str] = &[
    "add case",
    "edit register",
    "edit keep-both",
    "note",
    "amend",
    "withdraw",
    "share",
    "unshare",
    "settle",
    "join late",
    "restart",
    "open form",
    "submit form",
    "write bundle",
    "bundle read",
    "bundle lost",
    "bundle doubled",
    "bundle kept back",
];

/// What schedules with restored and copied vaults do besides.
pub(crate) const LIVES: &[&str] = &["back up", "put folder by", "restore", "put folder back", "copy"];

/// Counts.
#[derive(Debug, Default, Clone)]
pub(crate) struct Coverage {
    /// How many schedules.
    pub(crate) schedules: u64,
    acts: BTreeMap<&'static str, (u64, BTreeMap<String, u64>)>,
    rounds: BTreeMap<usize, u64>,
    receipts: BTreeMap<usize, u64>,
}

impl Coverage {
    /// The counts of one schedule, before it began.
    pub(crate) fn of_one() -> Self {
        Self { schedules: 1, ..Self::default() }
    }

    /// Acts of people, done or refused; what the road did with a file does not count.
    pub(crate) fn tried(&self) -> u64 {
        let of_people = self.acts.iter().filter(|(act, _)| !act.starts_with("bundle "));
        of_people.map(|(_, (done, refused))| done + refused.values().sum::<u64>()).sum()
    }

    /// An act was done.
    pub(crate) fn done(&mut self, act: &'static str) {
        self.acts.entry(act).or_default().0 += 1;
    }

    /// An act was refused, as a person would have been told.
    pub(crate) fn refused(&mut self, act: &'static str, code: &str) {
        *self.acts.entry(act).or_default().1.entry(code.to_owned()).or_default() += 1;
    }

    /// All agreed after so many rounds.
    pub(crate) fn converged_after(&mut self, rounds: usize) {
        *self.rounds.entry(rounds).or_default() += 1;
    }

    /// All knew that all was received after so many more rounds.
    pub(crate) fn received_after(&mut self, rounds: usize) {
        *self.receipts.entry(rounds).or_default() += 1;
    }

    /// Adds another's counts.
    pub(crate) fn add(&mut self, other: &Self) {
        self.schedules += other.schedules;
        for (act, (done, refused)) in &other.acts {
            let mine = self.acts.entry(act).or_default();
            mine.0 += done;
            refused.iter().for_each(|(code, count)| *mine.1.entry(code.clone()).or_default() += count);
        }
        for (mine, theirs) in [(&mut self.rounds, &other.rounds), (&mut self.receipts, &other.receipts)] {
            theirs.iter().for_each(|(rounds, count)| *mine.entry(*rounds).or_default() += count);
        }
    }

    /// Acts that no schedule did.
    pub(crate) fn never_done(&self, lives: bool) -> Vec<&'static str> {
        let besides = if lives { LIVES } else { &[] };
        ACTS.iter()
            .chain(besides)
            .copied()
            .filter(|act| self.acts.get(act).is_none_or(|(done, _)| *done == 0))
            .collect()
    }

    /// The counts as a table.
    pub(crate) fn table(&self) -> String {
        let mut out = format!("{:<18} {:>8}  refused\n", "act", "done");
        for (act, (done, refused)) in &self.acts {
            let refused: Vec<_> = refused.iter().map(|(code, count)| format!("{code} {count}")).collect();
            _ = writeln!(out, "{act:<18} {done:>8}  {}", refused.join(", "));
        }
        for (what, rounds) in [("all agreed", &self.rounds), ("all was known to be received", &self.receipts)] {
            let rounds: Vec<_> = rounds.iter().map(|(rounds, count)| format!("{rounds}: {count}")).collect();
            _ = writeln!(out, "rounds until {what}: {}", rounds.join(", "));
        }
        out
    }
}
