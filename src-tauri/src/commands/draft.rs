//! What is being written and not yet saved: it survives a lock, so that locking never costs anybody a sentence.

use super::{Answered, Done};
use crate::{
    desk::Desk,
    shapes::{CaseId, Draft},
};

/// Keeps a draft.
pub(crate) fn keep(desk: &Desk, args: Draft) -> Answered<()> {
    desk.keep_draft(args);
    Ok(Done::read(()))
}

/// The draft about a case.
pub(crate) fn of_case(desk: &Desk, args: CaseId) -> Answered<Option<Draft>> {
    Ok(Done::read(desk.draft(&args.id)))
}
