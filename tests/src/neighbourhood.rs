//! A neighbourhood: organisations with laptops, real vaults in a temporary folder, real bundles between them.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use casework::{
    Result,
    case::{
        add::{NewCase, NewPerson},
        open::Case,
    },
    note::add::NewNote,
    office::{Founding, Office, backup, create, restore},
    organisation::{
        card,
        pair::{self, Proof},
        partners, seat,
    },
    share::{digest, read, write},
    vault::{KdfParams, Passphrase, RecoveryCode, Secret},
};
use crdt::trust::SeatKeys;
use tempfile::TempDir;

use crate::world::{SeededEntropy, TestClock, world, world_of};

/// The passphrase of every made-up vault.
pub const PASSPHRASE: &str = "kettle lantern orchard pebble violin";

/// What it may be changed to.
pub const OTHER_PASSPHRASE: &str = "a kettle nobody else would name";

/// One laptop: a seat of an organisation, and its vault.
pub struct Laptop {
    /// The organisation's name.
    pub organisation: String,
    /// Its vault's folder.
    pub dir: PathBuf,
    /// Unlocked.
    pub office: Office,
    /// Its recovery code, as it stands on paper.
    pub recovery: String,
    seed: u64,
    keys: [[u8; 32]; 3],
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
        Self { clock: TestClock::new(), laptops: Vec::new(), folder: folder_in(&std::env::temp_dir()), seed }
    }

    /// As [`Neighbourhood::new`], with the vaults in memory where the system offers that: the same files and calls,
    /// many times faster.
    ///
    /// # Panics
    /// When no temporary folder can be made.
    #[must_use]
    pub fn in_memory(seed: u64) -> Self {
        let memory = PathBuf::from("/dev/shm");
        let place = if memory.is_dir() { memory } else { std::env::temp_dir() };
        Self { clock: TestClock::new(), laptops: Vec::new(), folder: folder_in(&place), seed }
    }

    /// A copy of a neighbourhood as a new world of its own: the vaults are copied, and opened with other randomness.
    /// The laptops of the original stay closed.
    ///
    /// # Errors
    /// As opening a vault.
    ///
    /// # Panics
    /// When a folder cannot be copied.
    pub fn copy(&self, seed: u64) -> Result<Self> {
        let mut copy = Self::in_memory(seed);
        copy.clock.advance(24 * 60 * 60 * 1000);
        for laptop in &self.laptops {
            laptop.office.close()?;
            let (dir, seed) = copy.next();
            copy_folder(&laptop.dir, &dir);
            let office = Office::open(&dir, &passphrase(), world(&copy.clock, seed))?;
            copy.laptops.push(Laptop {
                organisation: laptop.organisation.clone(),
                dir,
                office,
                recovery: laptop.recovery.clone(),
                seed,
                keys: laptop.keys,
            });
        }
        Ok(copy)
    }

    /// The folder for bundles and cards.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    fn next(&self) -> (PathBuf, u64) {
        // A laptop that took another's place leaves its folder's number taken.
        let free = (self.laptops.len()..).find(|number| !self.folder.path().join(format!("vault-{number}")).exists());
        let number = free.unwrap_or_default() as u64;
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
        let entropy = SeededEntropy::new(seed);
        let outside = world_of(&self.clock, &entropy);
        let made = create(&dir, &passphrase(), &founding, outside, KdfParams::for_tests())?;
        let keys = keys_of(&made.office, &entropy)?;
        let recovery = made.recovery_code.to_string();
        self.laptops.push(Laptop {
            organisation: organisation.to_owned(),
            dir,
            office: made.office,
            recovery,
            seed,
            keys,
        });
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
        let entropy = SeededEntropy::new(seed);
        let outside = world_of(&self.clock, &entropy);
        let seat::Requested { request, recovery_code } =
            seat::request(&dir, &passphrase(), &newcomer, &outside, KdfParams::for_tests())?;
        let admitted = seat::admit(&self.laptops[of].office, &request, &passphrase())?.value;
        let words = card::write(&self.laptops[of].office, &self.folder.path().join("own.card"))?.fingerprint;
        seat::accept(&dir, &passphrase(), &admitted, &words, &outside)?;
        let office = Office::open(&dir, &passphrase(), outside)?;
        let keys = keys_of(&office, &entropy)?;
        let recovery = recovery_code.to_string();
        self.laptops.push(Laptop { organisation, dir, office, recovery, seed, keys });
        Ok(self.laptops.len() - 1)
    }

    /// Copies a laptop's vault folder while it is closed, and opens both: two laptops with one vault. Gives the copy's
    /// number.
    ///
    /// # Errors
    /// As opening a vault.
    #[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
    pub fn clone_vault(&mut self, of: usize) -> Result<usize> {
        self.laptops[of].office.close()?;
        let (dir, seed) = self.next();
        copy_folder(&self.laptops[of].dir, &dir);
        self.restart(of)?;
        let office = Office::open(&dir, &passphrase(), world(&self.clock, seed))?;
        let original = &self.laptops[of];
        let (organisation, recovery, keys) = (original.organisation.clone(), original.recovery.clone(), original.keys);
        self.laptops.push(Laptop { organisation, dir, office, recovery, seed, keys });
        Ok(self.laptops.len() - 1)
    }

    /// Backs laptop `which` up; gives the file.
    ///
    /// # Errors
    /// As backing up.
    #[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
    pub fn backup(&self, which: usize) -> Result<PathBuf> {
        let taken = std::fs::read_dir(self.folder.path()).map_or(0, Iterator::count);
        let file = self.folder.path().join(format!("backup-{which}-{taken}.rtbackup"));
        backup(&self.laptops[which].office, &file)?;
        Ok(file)
    }

    /// Restores a backup on a new laptop, with nothing but the file and the paper of that time; gives its number.
    ///
    /// # Errors
    /// As restoring.
    ///
    /// # Panics
    /// When the paper holds no recovery code.
    #[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test names laptops that it made")]
    pub fn restore(&mut self, file: &Path, of: usize) -> Result<usize> {
        let (dir, seed) = self.next();
        let organisation = self.laptops[of].organisation.clone();
        let code = RecoveryCode::parse(&self.laptops[of].recovery).expect("the code on paper");
        let entropy = SeededEntropy::new(seed);
        let outside = world_of(&self.clock, &entropy);
        let made = restore(&dir, file, Secret::Recovery(&code), &passphrase(), outside, KdfParams::for_tests())?;
        let office = made.office?;
        let keys = keys_of(&office, &entropy)?;
        let recovery = made.recovery_code.to_string();
        self.laptops.push(Laptop { organisation, dir, office, recovery, seed, keys });
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

    /// Opens a laptop's vault again after its office was closed, with the randomness of `seed`.
    ///
    /// # Errors
    /// As opening a vault.
    #[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
    pub fn reopen(&mut self, which: usize, seed: u64) -> Result<()> {
        let laptop = &mut self.laptops[which];
        laptop.seed = seed;
        laptop.office = Office::open(&laptop.dir, &passphrase(), world(&self.clock, seed))?;
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

fn folder_in(place: &Path) -> TempDir {
    #[allow(clippy::expect_used, reason = "a test without a temporary folder cannot run")]
    tempfile::Builder::new().prefix("roundtable-").tempdir_in(place).expect("a temporary folder")
}

/// Copies a folder of plain files over another.
///
/// # Panics
/// When the system refuses.
#[allow(clippy::expect_used, reason = "a test that cannot copy a folder cannot run")]
pub fn copy_folder(from: &Path, to: &Path) {
    if to.is_dir() {
        std::fs::remove_dir_all(to).expect("an old copy goes");
    }
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry");
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copied file");
    }
}

/// The three keys of a new seat, found among what was drawn while it was made.
fn keys_of(office: &Office, entropy: &SeededEntropy) -> Result<[[u8; 32]; 3]> {
    let seat = partners::ourselves(office)?.seat;
    let drawn = entropy.drawn();
    let three = drawn.windows(3).filter_map(|three| <[[u8; 32]; 3]>::try_from(three).ok());
    let mut found =
        three.filter(|&[sign, opening, lan]| SeatKeys::from_random(sign, opening, lan).seat().to_string() == seat);
    #[allow(clippy::expect_used, reason = "a seat's keys are drawn one after the other")]
    Ok(found.next().expect("the seat's keys were drawn from this world"))
}

impl Laptop {
    /// The seat's keys, as a thief of the machine would hold them.
    #[must_use]
    pub fn keys(&self) -> SeatKeys {
        let [sign, opening, lan] = self.keys;
        SeatKeys::from_random(sign, opening, lan)
    }

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
        casework::case::share::share(
            &self.office,
            case,
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
