//! What is being written and not yet saved: kept in the vault, so that neither a lock nor a power cut costs a sentence.

use casework::{
    note::draft::{self, Draft as Kept},
    office::Office,
};

use super::{Answered, Done};
use crate::shapes::{CaseId, Draft, Secret};

/// Keeps a draft.
pub(crate) fn keep(office: &Office, args: Draft) -> Answered<()> {
    let Draft { case, kind, part, text } = args;
    draft::keep(office, &case, Kept { kind, part, text: text.0.to_string() })?;
    Ok(Done::read(()))
}

/// The draft about a case.
pub(crate) fn of_case(office: &Office, args: CaseId) -> Answered<Option<Draft>> {
    let kept = draft::read(office, &args.id)?;
    Ok(Done::read(kept.map(|kept| Draft {
        case: args.id,
        kind: kept.kind,
        part: kept.part,
        text: Secret(kept.text.into()),
    })))
}
