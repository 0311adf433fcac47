//! A team at work: its laptops, the road between them, what was acknowledged, and the dice.

use std::collections::BTreeMap;

use casework::{case::list, organisation::partners};
use rand::{RngExt as _, SeedableRng};
use rand_chacha::ChaCha12Rng;
use tests::Neighbourhood;

use crate::{
    coverage::Coverage,
    history::History,
    lies::Lie,
    lives::Shelf,
    road::Flight,
    steps::Form,
    template::{Shape, Templates},
};

/// Everything of one schedule.
pub(crate) struct Team {
    pub(crate) n: Neighbourhood,
    pub(crate) shape: Shape,
    pub(crate) dice: ChaCha12Rng,
    pub(crate) history: History,
    pub(crate) kept_back: Vec<Flight>,
    pub(crate) forms: Vec<Form>,
    pub(crate) coverage: Coverage,
    pub(crate) lie: Lie,
    /// What the checker saw go wrong on the way.
    pub(crate) problems: Vec<String>,
    /// Records that wait, as each laptop last said.
    pub(crate) waiting: BTreeMap<usize, u64>,
    /// Numbers every text, so that no two are the same.
    pub(crate) written: u64,
    /// Backups and copies of vaults.
    pub(crate) shelf: Shelf,
    /// The organisation that has met nobody yet.
    pub(crate) late: Option<String>,
}

impl Team {
    pub(crate) fn new(templates: &mut Templates, shape: Shape, seed: u64, lie: Lie) -> Self {
        let n = templates.copy(shape, seed);
        let late = n.laptops.last().filter(|_| shape.late).map(|laptop| laptop.organisation.clone());
        Self {
            n,
            shelf: Shelf::default(),
            late,
            shape,
            dice: ChaCha12Rng::seed_from_u64(seed),
            history: History::default(),
            kept_back: Vec::new(),
            forms: Vec::new(),
            coverage: Coverage::of_one(),
            lie,
            problems: Vec::new(),
            waiting: BTreeMap::new(),
            written: 0,
        }
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.dice.random_range(0..end.max(1))
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        let place = self.below(from.len());
        from.get(place).cloned()
    }

    pub(crate) fn laptop(&mut self) -> usize {
        self.below(self.n.laptops.len())
    }

    /// A text that nobody wrote before.
    pub(crate) fn text(&mut self, words: &str) -> String {
        self.written += 1;
        format!("{words} {}", self.written)
    }

    pub(crate) fn organisation(&self, laptop: usize) -> String {
        self.n.laptops[laptop].organisation.clone()
    }

    /// The laptops of an organisation.
    pub(crate) fn laptops_of(&self, organisation: &str) -> Vec<usize> {
        (0..self.n.laptops.len()).filter(|which| self.n.laptops[*which].organisation == organisation).collect()
    }

    /// The names of the partners that a laptop knows.
    pub(crate) fn partners(&self, laptop: usize) -> Vec<String> {
        partners::list(&self.n.laptops[laptop].office).unwrap().into_iter().map(|partner| partner.name).collect()
    }

    /// For whom a laptop writes: its partners, and its own organisation when that has more laptops.
    pub(crate) fn addressees(&self, laptop: usize) -> Vec<String> {
        let own = self.organisation(laptop);
        let mut all = self.partners(laptop);
        if self.laptops_of(&own).len() > 1 {
            all.push(own);
        }
        all
    }

    /// The ids of the cases on a laptop.
    pub(crate) fn cases(&self, laptop: usize) -> Vec<String> {
        let page = list::list(&self.n.laptops[laptop].office, list::Query::default()).unwrap();
        page.cases.into_iter().map(|row| row.id).collect()
    }

    /// A case on a laptop.
    pub(crate) fn case_on(&mut self, laptop: usize) -> Option<String> {
        let cases = self.cases(laptop);
        self.pick(&cases)
    }
}

impl Team {
    /// A seed for a laptop's new randomness.
    pub(crate) fn dice_seed(&mut self) -> u64 {
        self.dice.random()
    }
}
