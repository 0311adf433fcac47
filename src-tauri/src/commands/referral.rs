//! New referrals, and whom to telephone about one that cannot wait.

use casework::{case::refer, office::Office, services::urgent};

use super::{Answered, Done, stale};
use crate::shapes::{NewReferral, Nothing, Referred, UrgentNumber};

/// Keeps a referral; answers when it is durable.
pub(crate) fn add(office: &Office, args: NewReferral) -> Answered<Referred> {
    let outcome = refer::refer(office, args.into())?;
    Ok(Done { answer: outcome.value.into(), touched: stale(&outcome.touched) })
}

/// The numbers for what cannot wait.
pub(crate) fn numbers(office: &Office, _: Nothing) -> Answered<Vec<UrgentNumber>> {
    Ok(Done::read(urgent::numbers(office)?.into_iter().map(UrgentNumber::from).collect()))
}
