//! Who looked at what.

use casework::{
    audit::{page, verify},
    office::Office,
};

use super::{Answered, Done};
use crate::shapes::{AuditPage, AuditQuery, AuditVerified, Nothing};

/// Lines that one call may ask for; a page asks for fewer.
const MOST_LINES: u32 = 200;

/// One page of the audit, newest first.
pub(crate) fn list(office: &Office, args: AuditQuery) -> Answered<AuditPage> {
    let AuditQuery { case, seat, acts, from, until, limit, offset } = args;
    let filter = page::Filter { case, seat, acts, from, until };
    Ok(Done::read(page::page(office, filter, limit.min(MOST_LINES), offset)?.into()))
}

/// Follows the whole chain.
pub(crate) fn verify(office: &Office, _: Nothing) -> Answered<AuditVerified> {
    let verify::Verified { entries, complete, broken_at } = verify::verify(office)?;
    Ok(Done::read(AuditVerified { entries, complete, broken_at }))
}
