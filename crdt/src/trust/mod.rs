//! Who may be believed: organisations, their roots, seats, device lists, and who holds which part.
//!
//! An organisation's root key signs its [`Profile`], the [`Certificate`] of every seat and the versioned
//! [`DeviceList`]; the [`Directory`] holds what this laptop knows of all of them; a [`ControlLog`] says which
//! organisations hold a part of a space (`design/sync-and-trust.md`).

mod card;
mod certificate;
pub mod control;
mod device_list;
mod directory;
mod fingerprint;
mod item;
mod profile;
mod root;
mod seat_keys;

pub use card::Card;
pub use certificate::{BoxKey, Certificate};
pub use control::{Admit, ControlEntry, ControlLog, HandOver, Signer, Vouched};
pub use device_list::{DeviceList, ListHash, Revocation, Stands};
pub use directory::{Admission, Directory, Organisation, TrustLevel};
pub use fingerprint::Fingerprint;
pub use item::TrustItem;
pub use profile::Profile;
pub use root::Root;
pub use seat_keys::SeatKeys;

use crate::Error;

/// Refuses a text that is empty or longer than `max` bytes, or holds control characters.
fn plain_text(text: &str, max: usize, what: &'static str) -> Result<(), Error> {
    if text.len() > max {
        return Err(Error::TooLarge(what));
    }
    if text.trim().is_empty() || text.chars().any(char::is_control) {
        return Err(Error::Malformed(what));
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
