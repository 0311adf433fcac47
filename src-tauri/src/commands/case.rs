//! The caseload, and one case.

use casework::{case, office::Office};

use super::{Answered, Done};
use crate::shapes::{Case, CaseId, CasePage, CaseQuery, CaseRow, Cohort, Nothing};

/// Rows that one call may ask for; a page asks for fewer.
const MOST_ROWS: u32 = 500;

/// The cohorts, in the order of the pathways.
pub(crate) fn cohorts(office: &Office, _: Nothing) -> Answered<Vec<Cohort>> {
    let cohorts = case::cohort::list(office)?;
    Ok(Done::read(cohorts.into_iter().map(Cohort::from).collect()))
}

/// One page of the caseload.
pub(crate) fn list(office: &Office, args: CaseQuery) -> Answered<CasePage> {
    let query = case::list::Query {
        cohort: args.cohort,
        status: args.status,
        open: args.open,
        search: args.search,
        updates: args.updates,
        updates_from: args.updates_from,
        needs: args.needs.as_deref().and_then(case::needs::Needs::read),
        sort: args.sort.as_deref().and_then(case::list::Sort::read).unwrap_or_default(),
        reverse: args.reverse,
        limit: Some(args.limit.min(MOST_ROWS)),
        offset: args.offset,
    };
    let page = case::list::list(office, query)?;
    Ok(Done::read(CasePage { total: page.total, cases: page.cases.into_iter().map(CaseRow::from).collect() }))
}

/// Opens a case.
pub(crate) fn open(office: &Office, args: CaseId) -> Answered<Case> {
    let case = case::open::open(office, &args.id)?;
    let us = case.us.clone();
    Ok(Done::read(Case::for_us(case, &us)))
}
