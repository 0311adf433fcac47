//! Our organisation's card: what another organisation needs to meet us.

use std::path::Path;

use serde::Serialize;

use crate::{error::Result, file, office::Office};

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

/// Our eight words, to be read aloud by telephone.
///
/// # Errors
/// Storage errors.
pub fn our_words(office: &Office) -> Result<String> {
    office.read(|_, desk| Ok(desk.directory.card(&desk.org)?.fingerprint().to_string()))
}
