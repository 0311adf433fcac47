//! Forging: bundles opened with the reader's key, changed, and sealed again, as a thief of both keys could.

use std::collections::BTreeSet;

use casework::{organisation::card, world::Clock as _};
use crdt::{
    bundle::{self, Contents, Envelope, Limits, Verified},
    sign::SignKey,
    trust::{Card, Directory, TrustLevel},
};

use crate::Neighbourhood;

/// Everybody's card, as one who has met them all.
///
/// # Panics
/// When a card cannot be written.
#[must_use]
#[allow(clippy::expect_used, reason = "a test without cards cannot run")]
pub fn directory(n: &Neighbourhood) -> Directory {
    let mut directory = Directory::new();
    for laptop in &n.laptops {
        let path = n.folder().join("anybody.card");
        card::write(&laptop.office, &path).expect("a card");
        let card = Card::decode(&std::fs::read(&path).expect("a card's bytes")).expect("a whole card");
        directory.add_card(&card, TrustLevel::Verified).expect("a card to keep");
    }
    directory
}

/// What a laptop would read in a bundle, without its vault.
///
/// # Errors
/// Why it would be refused.
#[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
pub fn opened(n: &Neighbourhood, directory: &Directory, reader: usize, bytes: &[u8]) -> Result<Verified, crdt::Error> {
    let keys = n.laptops[reader].keys();
    let us = directory.org_of(&keys.seat()).ok_or(crdt::Error::UnknownOrganisation)?;
    bundle::open(bytes, &[keys.identity()?], &Limits::STANDARD)?.verify(directory, &us, n.clock.now_ms() / 1000)
}

/// Seals a bundle again for its reader, with `change` done to it, signed by `signer`.
///
/// # Errors
/// As opening and sealing.
#[allow(clippy::indexing_slicing, reason = "a test names laptops that it made")]
pub fn sealed_again(
    n: &Neighbourhood,
    reader: usize,
    bytes: &[u8],
    signer: &SignKey,
    change: impl FnOnce(&mut Envelope, &mut Contents),
) -> Result<Vec<u8>, crdt::Error> {
    let directory = directory(n);
    let verified = opened(n, &directory, reader, bytes)?;
    let (mut envelope, mut contents) = (verified.envelope, verified.contents);
    change(&mut envelope, &mut contents);
    let reading = directory.org_of(&n.laptops[reader].keys().seat());
    let orgs: BTreeSet<_> = reading.into_iter().chain([envelope.sender_org]).collect();
    let keys: Vec<_> = orgs.iter().flat_map(|org| directory.active_seats(org)).map(|(_, key)| key).collect();
    bundle::seal(&envelope, &contents, signer, &directory, &keys)
}
