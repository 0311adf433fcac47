//! What the person at this laptop has looked at, and what arrived since. Marks are kept on this laptop alone, are never
//! shared and leave no line in the audit; what was written on this laptop is never new on it.
//!
//! The mark moves when the case is shown, never otherwise. Coming back within a quarter of an hour is the same look (as in
//! the audit), so that neither a lock nor a glance at the list takes the marks of what is new off the page.

pub mod line;
pub mod look;
pub mod overview;
pub mod since;

use crate::office::Desk;
use crdt::id::{OrgId, SeatId};

/// The name of an organisation; empty when it is not known here.
fn name_of(desk: &Desk, org: &OrgId) -> String {
    desk.directory.organisation(org).map_or_else(String::new, |known| known.profile().name.clone())
}

/// The organisation of a seat with its name.
fn organisation_of(desk: &Desk, seat: &SeatId) -> Option<(OrgId, String)> {
    let org = desk.directory.org_of(seat)?;
    Some((org, name_of(desk, &org)))
}
