//! Organisations: our card, pairing, partners, and further seats of our own.

pub(crate) mod capability;
pub mod card;
pub mod pair;
pub mod partners;
pub mod seat;

use crdt::{id::OrgId, trust::Directory};

use crate::error::{Error, Result};

/// Finds an organisation by its id or exact name.
///
/// # Errors
/// `NotFound`; `Invalid` when two have that name.
pub(crate) fn find(directory: &Directory, typed: &str) -> Result<OrgId> {
    let typed = typed.trim();
    if let Ok(id) = typed.parse::<OrgId>()
        && directory.organisation(&id).is_some()
    {
        return Ok(id);
    }
    let mut named = directory.organisations().map(|org| org.profile()).filter(|profile| profile.name == typed);
    match (named.next(), named.next()) {
        (Some(profile), None) => Ok(profile.org),
        (Some(_), Some(_)) => {
            Err(Error::Invalid { field: "organisation", words: "Two partners have that name. Use the id." })
        }
        (None, _) => Err(Error::NotFound("There is no partner of that name or id on this laptop.")),
    }
}

/// Ids in one line, as the audit keeps them.
pub(crate) fn ids<'a>(orgs: impl IntoIterator<Item = &'a OrgId>) -> String {
    orgs.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}
