//! Our organisation's card: what another organisation needs to meet us.

use std::path::Path;

use crdt::trust::TrustLevel;
use serde::Serialize;

use crate::{
    error::{Error, Result},
    file,
    office::Office,
};

/// A card that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Where.
    pub file: String,
    /// Our id.
    pub organisation: String,
    /// Our name.
    pub name: String,
    /// The eight words to read aloud.
    pub fingerprint: String,
}

/// What a card says, before it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The organisation's id.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// The eight words that its people read aloud.
    pub fingerprint: String,
    /// It is our own.
    pub ours: bool,
    /// Its words were compared before.
    pub verified: bool,
}

/// Our own card, to be shown.
///
/// # Errors
/// Storage errors.
pub fn own(office: &Office) -> Result<Shown> {
    office.read(|_, desk| Ok(shown(&desk.directory.card(&desk.org)?, true, true)))
}

/// What a card says. Nothing is kept.
///
/// # Errors
/// `NotACard`.
pub fn look(office: &Office, bytes: &[u8]) -> Result<Shown> {
    let card = crdt::trust::Card::decode(bytes).map_err(|_| Error::NotACard)?;
    office.read(move |_, desk| {
        let org = card.profile().org;
        let known = desk.directory.organisation(&org).map(crdt::trust::Organisation::level);
        Ok(shown(&card, org == desk.org, known == Some(TrustLevel::Verified)))
    })
}

fn shown(card: &crdt::trust::Card, ours: bool, verified: bool) -> Shown {
    let profile = card.profile();
    Shown {
        organisation: profile.org.to_string(),
        name: profile.name.clone(),
        kind: profile.kind.clone(),
        fingerprint: card.fingerprint().to_string(),
        ours,
        verified,
    }
}

/// Writes our card to a file.
///
/// # Errors
/// `File`.
pub fn write(office: &Office, path: &Path) -> Result<Card> {
    let (bytes, organisation, name, fingerprint) = office.read(|_, desk| {
        let card = desk.directory.card(&desk.org)?;
        Ok((card.encode()?, desk.org.to_string(), card.profile().name.clone(), card.fingerprint().to_string()))
    })?;
    file::write_whole(path, &bytes)?;
    Ok(Card { file: path.display().to_string(), organisation, name, fingerprint })
}
