//! Who may see a case: sharing it, taking a partner out, sharing a whole cohort.

use casework::{
    case::{share, share_cohort},
    office::Office,
    organisation::partners,
};

use super::{Answered, Done, stale};
use crate::{
    failure::Failure,
    shapes::{PartnerId, ShareCase, ShareCohort, SharedCohort, UnshareCase},
};

/// The parts that a partner gets unless told otherwise.
pub(crate) fn usual(office: &Office, args: PartnerId) -> Answered<Vec<String>> {
    let partner = partners::list(office)?.into_iter().find(|partner| partner.id == args.partner);
    let partner = partner.ok_or_else(|| Failure::new("not_found", "There is no such partner on this laptop."))?;
    let parts = share::default_parts(&partner.kind);
    Ok(Done::read(parts.iter().map(|part| part.as_str().to_owned()).collect()))
}

/// Shares a case.
pub(crate) fn share(office: &Office, args: ShareCase) -> Answered<()> {
    let done = share::share(office, &args.case, &[args.partner], Some(&args.parts), &args.basis)?;
    Ok(Done { answer: (), touched: stale(&done.touched) })
}

/// Takes a partner out of the circle.
pub(crate) fn unshare(office: &Office, args: UnshareCase) -> Answered<()> {
    let done = share::unshare(office, &args.case, &args.partner)?;
    Ok(Done { answer: (), touched: stale(&done.touched) })
}

/// Shares every open case of a cohort.
pub(crate) fn share_cohort(office: &Office, args: ShareCohort) -> Answered<SharedCohort> {
    let done = share_cohort::share_cohort(office, &args.cohort, &[args.partner], None, &args.basis)?;
    let share_cohort::Shared { cases, shared, unchanged, refused } = done.value;
    let refused = refused.into_iter().map(|refused| refused.message).collect();
    Ok(Done { answer: SharedCohort { cases, shared, unchanged, refused }, touched: stale(&done.touched) })
}
