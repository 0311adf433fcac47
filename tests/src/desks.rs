//! Offices made within the test's own process, with a light key derivation: ready in a moment, for journeys that begin
//! after the set-up. (`offices` makes them by the command line, as an administrator would.)

use std::path::{Path, PathBuf};

use casework::{
    Result,
    case::{
        add::{self, NewCase, NewPerson},
        set, share,
    },
    note::add as note,
    office::{Founding, Office, create},
    organisation::{
        card,
        pair::{self, Proof},
    },
    share::{read, write},
    vault::{KdfParams, Passphrase},
    world::World,
};

use crate::offices::PASSPHRASE;

/// One organisation's laptop.
pub struct Desk {
    /// The vault's folder.
    pub vault: PathBuf,
    /// Its organisation.
    pub name: &'static str,
    office: Office,
}

impl Desk {
    /// Founds an organisation with a vault in `folder`.
    ///
    /// # Errors
    /// As founding an office.
    pub fn found(folder: &Path, name: &'static str, kind: &str, person: &str, role: &str) -> Result<Self> {
        Self::found_with(folder, name, kind, [person, role], KdfParams::for_tests())
    }

    /// The same with a key derivation of its own, for `[person, role]`.
    ///
    /// # Errors
    /// As founding an office.
    pub fn found_with(
        folder: &Path,
        name: &'static str,
        kind: &str,
        [person, role]: [&str; 2],
        kdf: KdfParams,
    ) -> Result<Self> {
        let vault = folder.join(kind);
        let founding = Founding {
            organisation: name.to_owned(),
            kind: kind.to_owned(),
            ods: None,
            person: person.to_owned(),
            role: role.to_owned(),
            machine: "laptop".to_owned(),
        };
        let made = create(&vault, &Passphrase::new(PASSPHRASE), &founding, World::system(), kdf)?;
        Ok(Self { vault, name, office: made.office })
    }

    /// The open vault.
    #[must_use]
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// Lets go of the vault, so that a window can open it.
    ///
    /// # Errors
    /// As closing a vault.
    pub fn leave(&self) -> Result<()> {
        self.office.close()
    }

    /// Opens the vault again after a window had it.
    ///
    /// # Errors
    /// As opening a vault.
    pub fn come_back(&mut self) -> Result<()> {
        self.office = Office::open(&self.vault, &Passphrase::new(PASSPHRASE), World::system())?;
        Ok(())
    }

    /// Adds somebody.
    ///
    /// # Errors
    /// As adding a case.
    pub fn add(&self, family: &str, given: &str, born: &str, nhs: Option<&str>) -> Result<String> {
        let person = NewPerson {
            family_name: family.to_owned(),
            given_name: given.to_owned(),
            date_of_birth: Some(born.to_owned()),
            nhs_number: nhs.map(str::to_owned),
            ..NewPerson::default()
        };
        Ok(add::add(&self.office, NewCase { person, ..NewCase::default() })?.value.id)
    }

    /// Writes a note.
    ///
    /// # Errors
    /// As writing a note.
    pub fn note(&self, case: &str, kind: &str, text: &str) -> Result<()> {
        let new = note::NewNote { case: case.to_owned(), kind: kind.to_owned(), part: None, text: text.to_owned() };
        note::add(&self.office, new).map(drop)
    }

    /// Answers a question about somebody.
    ///
    /// # Errors
    /// As setting a field.
    pub fn set(&self, case: &str, field: &str, value: &str) -> Result<()> {
        set::set(&self.office, case, field, value, None).map(drop)
    }

    /// Shares a case by the other's default.
    ///
    /// # Errors
    /// As sharing.
    pub fn share(&self, case: &str, with: &Desk) -> Result<()> {
        share::share(&self.office, case, &[with.name.to_owned()], None, "Informed, no objection").map(drop)
    }

    /// Carries everything for another to it.
    ///
    /// # Errors
    /// As writing and reading bundles.
    pub fn carry(&self, to: &Desk) -> Result<()> {
        for bundle in write::seal(&self.office, &[to.name.to_owned()])?.value.0 {
            read::receive(&to.office, bundle.bytes)?;
        }
        Ok(())
    }

    /// Exchanges cards with another, the words compared.
    ///
    /// # Errors
    /// As pairing.
    pub fn meet(&self, other: &Desk) -> Result<()> {
        for (from, to) in [(self, other), (other, self)] {
            let file = from.vault.with_extension("card");
            let words = card::write(&from.office, &file)?.fingerprint;
            pair::pair(&to.office, &file, Proof::Words(words))?;
        }
        Ok(())
    }
}

/// A practice and a hospice that share one case, with two answers to where she would like to die.
pub struct TwoDesks {
    /// Whose window is opened; its vault is let go of.
    pub practice: Desk,
    /// The partner; its vault is open.
    pub hospice: Desk,
    /// The shared case, Mary Smith.
    pub mary: String,
}

impl TwoDesks {
    /// Makes them in `folder`.
    ///
    /// # Errors
    /// As what is done for it.
    pub fn make(folder: &Path) -> Result<Self> {
        let practice = Desk::found(folder, "Riverside Practice", "gp_practice", "Priya Nair", "Care coordinator")?;
        let hospice = Desk::found(folder, "Hathermoor Hospice", "hospice", "Grace Okafor", "Hospice nurse")?;
        practice.meet(&hospice)?;
        let mary = practice.add("Smith", "Mary", "1941-03-03", Some("9990548609"))?;
        practice.add("Brennan", "Thomas", "1934-11-21", None)?;
        practice.add("Łukasik", "Jan", "1950-07-09", None)?;
        for (field, value) in [
            ("headline", "Heart failure. Cared for at home; nights are the gap."),
            ("title", "Mrs"),
            ("what_matters", "I want to stay in my own bed and see the cherry tree come out."),
            ("cpr_decision", "not_for_attempted"),
            ("cpr_form_location", "yellow folder, hall table"),
        ] {
            practice.set(&mary, field, value)?;
        }
        practice.note(&mary, "phone_call", "Daughter rang: two bad nights since the sitter.")?;
        practice.share(&mary, &hospice)?;
        practice.carry(&hospice)?;
        hospice.note(&mary, "visit", "Breathless lying flat, slept in the chair. **Morphine eased it.**")?;
        practice.set(&mary, "preferred_place_of_death", "own_home")?;
        hospice.set(&mary, "preferred_place_of_death", "hospice")?;
        hospice.carry(&practice)?;
        practice.leave()?;
        Ok(Self { practice, hospice, mary })
    }
}
