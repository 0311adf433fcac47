//! The five organisations: each founds its own vault, and they meet.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    office::{Founding, Office, create},
    organisation::{
        card,
        pair::{self, Proof},
    },
    share::{read, write},
    vault::{KdfParams, Passphrase},
    world::World,
};

/// How the made-up list of people calls an organisation, its name, its kind, and who works there.
const ROSTER: [(&str, &str, &str, &str, &str); 5] = [
    (PRACTICE, "Riverside Practice", "gp_practice", "Asha Rahman", "Care coordinator"),
    ("hospice", "Hathermoor Hospice", "hospice", "Clare Ibbetson", "Hospice nurse"),
    ("community", "Hathermoor Community Trust", "community_trust", "Tunde Babalola-Reed", "District nurse"),
    ("charity", "Age Well Hathermoor", "vcse", "Imran Dadabhai", "Link worker"),
    ("housing", "Oakfield Housing", "housing", "Gemma Stapleyhirst", "Housing officer"),
];

/// The organisation that founds the team, and the name of its vault's folder.
pub const PRACTICE: &str = "practice";

/// The names of the vaults' folders.
pub(super) fn folders() -> impl Iterator<Item = &'static str> {
    ROSTER.into_iter().map(|(word, ..)| word)
}

/// One organisation of the neighbourhood.
pub(super) struct Place {
    /// How the made-up list of people calls it.
    pub(super) word: &'static str,
    pub(super) name: &'static str,
    pub(super) vault: PathBuf,
    pub(super) office: Office,
}

/// All five, and the folder in which files go from hand to hand.
pub(super) struct Neighbours {
    pub(super) places: Vec<Place>,
    stick: PathBuf,
}

impl Neighbours {
    /// Founds the five in `dir`, one folder each.
    pub(super) fn found(dir: &Path, passphrase: &Passphrase, world: &World, kdf: KdfParams) -> Result<Self> {
        let mut places = Vec::new();
        for (word, name, kind, person, role) in ROSTER {
            let founding = Founding {
                organisation: name.to_owned(),
                kind: kind.to_owned(),
                ods: None,
                person: person.to_owned(),
                role: role.to_owned(),
                machine: "Laptop".to_owned(),
            };
            let vault = dir.join(word);
            let made = create(&vault, passphrase, &founding, world.clone(), kdf)?;
            places.push(Place { word, name, vault, office: made.office });
        }
        let stick = dir.join("stick");
        fs::create_dir_all(&stick).map_err(no_room)?;
        Ok(Self { places, stick })
    }

    /// One of the five.
    pub(super) fn of(&self, word: &str) -> Result<&Place> {
        self.places.iter().find(|place| place.word == word).ok_or(Error::Inconsistent("made-up organisation"))
    }

    /// Two organisations swap cards and read each other's words aloud.
    pub(super) fn meet(&self, one: &str, other: &str) -> Result<()> {
        for (from, to) in [(one, other), (other, one)] {
            let path = self.stick.join(format!("{from}.card"));
            let words = card::write(&self.of(from)?.office, &path)?.fingerprint;
            pair::pair(&self.of(to)?.office, &path, Proof::Words(words))?;
            fs::remove_file(&path).map_err(no_room)?;
        }
        Ok(())
    }

    /// Everything that one has for another goes by a real file: written, carried, read, taken off the stick.
    pub(super) fn carry(&self, from: &str, to: &str) -> Result<()> {
        let to = self.of(to)?;
        let written = write::write(&self.of(from)?.office, &[to.name.to_owned()], &self.stick)?.value;
        let files: Vec<PathBuf> = written.files.iter().map(|file| PathBuf::from(&file.file)).collect();
        let reading = read::read(&to.office, &files)?.value;
        if reading.files.iter().any(|file| file.status != "applied") {
            return Err(Error::Inconsistent("made-up bundle"));
        }
        self.take_off(&files)
    }

    /// Everybody takes home what the practice has for them.
    pub(super) fn bring_home(&self) -> Result<()> {
        self.others().try_for_each(|place| self.carry(PRACTICE, place.word))
    }

    /// Takes files off the stick.
    pub(super) fn take_off(&self, files: &[impl AsRef<Path>]) -> Result<()> {
        files.iter().try_for_each(fs::remove_file).map_err(no_room)
    }

    /// The folder in which files go from hand to hand.
    pub(super) fn stick(&self) -> &Path {
        &self.stick
    }

    /// Everybody but the practice.
    pub(super) fn others(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.word != PRACTICE)
    }

    /// Locks every vault and takes the empty stick away.
    pub(super) fn close(self) -> Result<Vec<Place>> {
        self.places.iter().try_for_each(|place| place.office.close())?;
        fs::remove_dir(&self.stick).map_err(no_room)?;
        Ok(self.places)
    }
}

/// What the folder of the neighbourhood could not do.
pub(super) fn no_room(source: io::Error) -> Error {
    Error::File { what: "The neighbourhood could not be made in that folder. Choose another one.", source }
}
