//! A neighbourhood: organisations with laptops, real vaults in a temporary folder, real bundles between them.

use std::{path::PathBuf, sync::Arc};

use casework::{
    Result,
    case::{
        add::{NewCase, NewPerson},
        open::Case,
        share::Which,
    },
    note::add::NewNote,
    office::{Founding, Office, create},
    organisation::{
        card,
        pair::{self, Proof},
        seat,
    },
    share::{digest, read, write},
    vault::{KdfParams, Passphrase},
};
use tempfile::TempDir;

use crate::world::{TestClock, world};

/// The passphrase of every made-up vault.
pub const PASSPHRASE: &str = "kettle lantern orchard pebble violin";

/// One laptop: a seat of an organisation, and its vault.
pub struct Laptop {
    /// The organisation's name.
    pub organisation: String,
    /// Its vault's folder.
    pub dir: PathBuf,
    /// Unlocked.
    pub office: Office,
    seed: u64,
}

/// Laptops, a clock, and the folder that holds their vaults.
pub struct Neighbourhood {
    /// Shared by all.
    pub clock: Arc<TestClock>,
    /// Every laptop, in the order they were made.
    pub laptops: Vec<Laptop>,
    folder: TempDir,
    seed: u64,
}

/// A passphrase value.
#[must_use]
pub fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE)
}

impl Neighbourhood {
    /// An empty neighbourhood; everything random in it comes from `seed`.
    ///
    /// # Panics
    /// When no temporary folder can be made.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        #[allow(clippy::expect_used, reason = "a test without a temporary folder cannot run")]
        let folder = tempfile::Builder::new().prefix("roundtable-").tempdir().expect("a temporary folder");
        Self { clock: TestClock::new(), laptops: Vec::new(), folder, seed }
    }

    /// The folder for bundles and cards.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    fn next(&self) -> (PathBuf, u64) {
        let number = self.laptops.len() as u64;
        (self.folder.path().join(format!("vault-{number}")), self.seed.wrapping_mul(1_000_003).wrapping_add(number))
    }

    /// Founds an organisation with one laptop; gives the laptop's number.
    ///
    /// # Errors
    /// As founding an office.
    pub fn found(&mut self, organisation: &str, kind: &str) -> Result<usize> {
        let (dir, seed) = self.next();
        let founding = Founding {
            organisation: organisation.to_owned(),
            kind: kind.to_owned(),
            ods: None,
            person: format!("Person at {organisation}"),
            role: "Coordinator".to_owned(),
            machine: "laptop 1".to_owned(),
        };
        let made = create(&dir, &passphrase(), &founding, world(&self.clock, seed), KdfParams::for_tests())?;
        self.laptops.push(Laptop { organisation: organisation.to_owned(), dir, office: made.office, seed });
        Ok(self.laptops.len() - 1)
    }

    /// Adds a further laptop to the organisation of laptop `of`, which holds the root.
    ///
    /// # Errors
    /// As admitting a seat.
    #[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
    pub fn enrol(&mut self, of: usize) -> Result<usize> {
        let (dir, seed) = self.next();
        let organisation = self.laptops[of].organisation.clone();
        let newcomer = seat::Newcomer {
            person: format!("Colleague {} at {organisation}", self.laptops.len()),
            role: "Nurse".to_owned(),
            machine: format!("laptop {}", self.laptops.len()),
        };
        let outside = world(&self.clock, seed);
        let request = seat::request(&dir, &passphrase(), &newcomer, &outside, KdfParams::for_tests())?;
        let admitted = seat::admit(&self.laptops[of].office, &request, &passphrase())?.value;
        let words = card::write(&self.laptops[of].office, &self.folder.path().join("own.card"))?.fingerprint;
        seat::accept(&dir, &passphrase(), &admitted, &words, &outside)?;
        let office = Office::open(&dir, &passphrase(), outside)?;
        self.laptops.push(Laptop { organisation, dir, office, seed });
        Ok(self.laptops.len() - 1)
    }

    /// Exchanges cards both ways, with the words compared.
    ///
    /// # Errors
    /// As pairing.
    #[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
    pub fn pair(&self, a: usize, b: usize) -> Result<()> {
        for (from, to) in [(a, b), (b, a)] {
            let path = self.folder.path().join(format!("{from}-{to}.card"));
            let words = card::write(&self.laptops[from].office, &path)?.fingerprint;
            pair::pair(&self.laptops[to].office, &path, Proof::Words(words))?;
        }
        Ok(())
    }

    /// Seals bundles from one laptop for a partner; gives their bytes.
    ///
    /// # Errors
    /// As writing bundles.
    #[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
    pub fn seal(&self, from: usize, to: &str) -> Result<Vec<Vec<u8>>> {
        let (sealed, _) = write::seal(&self.laptops[from].office, &[to.to_owned()])?.value;
        Ok(sealed.into_iter().map(|bundle| bundle.bytes).collect())
    }

    /// Carries everything laptop `from` has for the organisation of laptop `to`; gives how many changes were new.
    ///
    /// # Errors
    /// As writing and reading bundles.
    #[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
    pub fn carry(&self, from: usize, to: usize) -> Result<u64> {
        let mut new = 0;
        for bytes in self.seal(from, &self.laptops[to].organisation)? {
            new += read::receive(&self.laptops[to].office, bytes)?.value.changes;
        }
        Ok(new)
    }

    /// Locks and unlocks a laptop: a new incarnation begins.
    ///
    /// # Errors
    /// As opening a vault.
    #[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
    pub fn restart(&mut self, which: usize) -> Result<()> {
        let laptop = &mut self.laptops[which];
        laptop.office.close()?;
        laptop.seed = laptop.seed.wrapping_mul(31).wrapping_add(7);
        laptop.office = Office::open(&laptop.dir, &passphrase(), world(&self.clock, laptop.seed))?;
        Ok(())
    }

    /// The digest of what a laptop shares with a partner.
    ///
    /// # Errors
    /// Storage errors.
    #[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
    pub fn digest(&self, which: usize, with: &str) -> Result<String> {
        Ok(digest::digest(&self.laptops[which].office, Some(with))?.digest)
    }
}

impl Laptop {
    /// Adds a case for a made-up person.
    ///
    /// # Errors
    /// As adding a case.
    pub fn case(&self, family: &str, given: &str) -> Result<String> {
        let person = NewPerson { family_name: family.to_owned(), given_name: given.to_owned(), ..NewPerson::default() };
        Ok(casework::case::add::add(&self.office, NewCase { person, ..NewCase::default() })?.value.id)
    }

    /// Shares a case by each partner's default.
    ///
    /// # Errors
    /// As sharing.
    pub fn share(&self, case: &str, with: &str) -> Result<()> {
        let which = Which::Case(case.to_owned());
        casework::case::share::share(
            &self.office,
            which,
            &[with.to_owned()],
            None,
            "Direct care; told on the first visit.",
        )?;
        Ok(())
    }

    /// Writes a team note.
    ///
    /// # Errors
    /// As adding a note.
    pub fn note(&self, case: &str, text: &str) -> Result<String> {
        let new = NewNote { case: case.to_owned(), kind: "update".to_owned(), part: None, text: text.to_owned() };
        Ok(casework::note::add::add(&self.office, new)?.value.id)
    }

    /// Opens a case.
    ///
    /// # Errors
    /// As opening a case.
    pub fn open(&self, case: &str) -> Result<Case> {
        casework::case::open::open(&self.office, case)
    }
}
