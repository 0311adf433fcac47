//! The page of cohorts: what each is for, who belongs in it, starting one and correcting it.

use casework::{
    case::cohort::{add, show},
    office::Office,
};

use super::{Answered, Done, stale};
use crate::shapes::{CohortChange, CohortDefinition, NewCohort, Nothing};

/// Every cohort with its definition.
pub(crate) fn definitions(office: &Office, _: Nothing) -> Answered<Vec<CohortDefinition>> {
    Ok(Done::read(show::all_of(office)?.into_iter().map(CohortDefinition::from).collect()))
}

/// Starts a cohort of the team's own.
pub(crate) fn start(office: &Office, args: NewCohort) -> Answered<CohortDefinition> {
    let done = add::start(office, args.typed(None))?;
    Ok(Done { answer: done.value.into(), touched: stale(&done.touched) })
}

/// Corrects it, if nobody else did since.
pub(crate) fn correct(office: &Office, args: CohortChange) -> Answered<CohortDefinition> {
    let done = add::correct(office, &args.id, args.cohort.typed(Some(args.seen)))?;
    Ok(Done { answer: done.value.into(), touched: stale(&done.touched) })
}
