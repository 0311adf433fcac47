//! A made-up office for tests beside the code: Riverside Practice, and one person it knows.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::path::Path;

use super::{Created, Founding, Office, create};
use crate::{
    case::add,
    vault::{KdfParams, Passphrase},
    world::World,
};

/// The passphrase of every made-up vault here.
pub(crate) const WORDS: &str = "kettle lantern orchard pebble violin";

/// A new vault in `dir`.
pub(crate) fn founded(dir: &Path) -> Created {
    let founding = Founding {
        organisation: "Riverside Practice".to_owned(),
        kind: "gp_practice".to_owned(),
        ods: None,
        person: "Priya Nair".to_owned(),
        role: "Coordinator".to_owned(),
        machine: "laptop".to_owned(),
    };
    create(dir, &Passphrase::new(WORDS), &founding, World::system(), KdfParams::for_tests()).unwrap()
}

/// Adds the person; gives the case's id.
pub(crate) fn ashworth(office: &Office) -> String {
    let person = add::NewPerson { family_name: "Ashworth".to_owned(), ..add::NewPerson::default() };
    add::add(office, add::NewCase { person, ..add::NewCase::default() }).unwrap().value.id
}
