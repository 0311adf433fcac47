//! A random life of a few laptops: writes, sharing, bundles that arrive, arrive twice, late or never, locks and kills.

use casework::{
    case::{set, share},
    note::add,
    share::{read, write},
};
use rand::{RngExt as _, SeedableRng};
use rand_chacha::ChaCha12Rng;
use tests::{Neighbourhood, copy_folder};

/// Organisations of the largest neighbourhood.
pub(crate) const NAMES: [&str; 4] = ["Riverside Practice", "Hathermoor Hospice", "Calder Trust", "Good Neighbours"];
const KINDS: [&str; 4] = ["gp_practice", "hospice", "community_trust", "vcse"];

/// So many organisations that all know each other; the second has two laptops.
pub(crate) fn neighbourhood(organisations: usize) -> Neighbourhood {
    let mut n = Neighbourhood::in_memory(111);
    for (name, kind) in NAMES.iter().zip(KINDS).take(organisations) {
        n.found(name, kind).unwrap();
    }
    for a in 0..organisations {
        for b in a + 1..organisations {
            n.pair(a, b).unwrap();
        }
    }
    n.enrol(1).unwrap();
    // Without anything that several hold, a life says nothing about anybody.
    let case = n.laptops[0].case("Barraclough", "Tom").unwrap();
    for partner in &NAMES[1..organisations] {
        n.laptops[0].share(&case, partner).unwrap();
    }
    n
}

/// A life in progress.
pub(crate) struct Life {
    /// The laptops.
    pub(crate) n: Neighbourhood,
    dice: ChaCha12Rng,
    /// Bundles that somebody carries in a pocket: to whom, and the bytes.
    pocket: Vec<(usize, Vec<u8>)>,
    organisations: usize,
    kills: u64,
}

impl Life {
    /// Begins with copies of the laptops of `template`.
    pub(crate) fn begin(template: &Neighbourhood, organisations: usize, seed: u64) -> Self {
        Self {
            n: template.copy(seed).unwrap(),
            dice: ChaCha12Rng::seed_from_u64(seed),
            pocket: Vec::new(),
            organisations,
            kills: 0,
        }
    }

    /// Does one thing on one laptop.
    pub(crate) fn step(&mut self) {
        let laptop = self.dice.random_range(0..self.n.laptops.len());
        let partner = NAMES[self.dice.random_range(0..self.organisations)];
        let case = self.some_case(laptop);
        let office = &self.n.laptops[laptop].office;
        match (self.dice.random_range(0..26), case) {
            (0, _) => _ = self.n.laptops[laptop].case("Ashworth", "Edna").unwrap(),
            (1..4, Some(case)) => {
                let part = ["core", "clinical", "social"][self.dice.random_range(0..3)];
                let text = "Seen at home.".to_owned();
                // Not every organisation holds every part.
                _ = add::add(office, add::NewNote { case, kind: "update".into(), part: Some(part.into()), text });
            }
            (4 | 5, Some(case)) => {
                let field = ["headline", "allergies", "preferred_place_of_death"][self.dice.random_range(0..3)];
                let value = ["hospice", "own_home", "care_home"][self.dice.random_range(0..3)];
                _ = set::set(office, &case, field, value, None);
            }
            (6 | 7, Some(case)) => {
                let parts = if self.dice.random_bool(0.3) { Some(vec!["social".to_owned()]) } else { None };
                _ = share::share(office, &case, &[partner.to_owned()], parts.as_deref(), "Direct care.");
            }
            (8, Some(case)) => _ = share::unshare(office, &case, partner),
            (9, _) => self.kill(laptop),
            (10, _) => self.n.restart(laptop).unwrap(),
            (11, _) if !self.pocket.is_empty() => {
                let (to, bytes) = self.pocket.swap_remove(self.dice.random_range(0..self.pocket.len()));
                _ = read::receive(&self.n.laptops[to].office, bytes);
            }
            _ => self.carry(laptop, partner),
        }
    }

    fn some_case(&mut self, laptop: usize) -> Option<String> {
        let query = casework::case::list::Query::default();
        let cases = casework::case::list::list(&self.n.laptops[laptop].office, query).unwrap().cases;
        if cases.is_empty() { None } else { Some(cases[self.dice.random_range(0..cases.len())].id.clone()) }
    }

    /// Writes bundles for a partner; each of its laptops gets them now, later, or never.
    fn carry(&mut self, laptop: usize, partner: &str) {
        let Ok(sealed) = write::seal(&self.n.laptops[laptop].office, &[partner.to_owned()]) else { return };
        let readers: Vec<usize> = (0..self.n.laptops.len())
            .filter(|to| *to != laptop && self.n.laptops[*to].organisation == partner)
            .collect();
        for bundle in sealed.value.0 {
            for to in &readers {
                match self.dice.random_range(0..5) {
                    0 => self.pocket.push((*to, bundle.bytes.clone())),
                    1 => {}
                    _ => _ = read::receive(&self.n.laptops[*to].office, bundle.bytes.clone()),
                }
            }
        }
    }

    /// The power goes: what is on the disk at this moment is all that is left, and the journal was not tidied up.
    fn kill(&mut self, laptop: usize) {
        self.kills += 1;
        let dir = self.n.laptops[laptop].dir.clone();
        let moment = dir.with_extension("moment");
        copy_folder(&dir, &moment);
        self.n.laptops[laptop].office.close().unwrap();
        copy_folder(&moment, &dir);
        let seed = 1_000_000 + self.kills * 1_000 + laptop as u64;
        self.n.reopen(laptop, seed).unwrap();
    }
}
