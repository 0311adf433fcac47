//! What is being written and not yet saved: kept in the vault, so that neither a lock nor a power cut costs a sentence.

use casework::{
    note::draft::{self, Draft as Kept},
    office::Office,
};

use super::{Answered, Done};
use crate::shapes::{Draft, DraftOf, Secret};

/// Keeps a draft.
pub(crate) fn keep(office: &Office, args: Draft) -> Answered<()> {
    let Draft { case, form, kind, part, text } = args;
    draft::keep(office, case.as_deref(), &form, Kept { kind, part, text: text.0.to_string() })?;
    Ok(Done::read(()))
}

/// The draft in a form.
pub(crate) fn read(office: &Office, args: DraftOf) -> Answered<Option<Draft>> {
    let DraftOf { case, form } = args;
    let kept = draft::read(office, case.as_deref(), &form)?;
    Ok(Done::read(kept.map(|kept| Draft {
        case,
        form,
        kind: kept.kind,
        part: kept.part,
        text: Secret(kept.text.into()),
    })))
}
