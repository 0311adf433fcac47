//! Changing what is recorded of a person: fields, cohorts, notes that were wrong, and the key safe behind its press.

use casework::{
    case::{
        change::{self, NewValue},
        cohort::member::{self, NewMembership},
        fields, key_safe,
    },
    note,
    office::Office,
};

use super::{Answered, Done, stale};
use crate::shapes::{
    Added, Answer, CaseChange, CaseId, ChangedField, FieldKind, MembershipChange, NoteAmended, NoteWithdrawn, Nothing,
};

/// The fields that a form may change, and what may be written into each.
pub(crate) fn fields(_: &Office, _: Nothing) -> Answered<Vec<FieldKind>> {
    Ok(Done::read(fields::list().into_iter().map(FieldKind::from).collect()))
}

/// Changes fields in one act; refused as `changed_meanwhile` when one of them no longer says what the person saw.
pub(crate) fn change(office: &Office, args: CaseChange) -> Answered<Vec<ChangedField>> {
    let CaseChange { case, values } = args;
    let values = values
        .into_iter()
        .map(|new| NewValue { field: new.field, value: new.value.0.to_string(), seen: Some(new.seen) })
        .collect();
    let outcome = change::change(office, &case, values)?;
    let touched = stale(&outcome.touched);
    Ok(Done { answer: outcome.value.into_iter().map(ChangedField::from).collect(), touched })
}

/// Puts a person into cohorts and takes them out of others, in one act.
pub(crate) fn cohorts(office: &Office, args: MembershipChange) -> Answered<Vec<String>> {
    let MembershipChange { case, enter, leave, reason, seen } = args;
    let outcome = member::change(office, &case, NewMembership { enter, leave, reason, seen: Some(seen) })?;
    Ok(Done { answer: outcome.value.cohorts, touched: stale(&outcome.touched) })
}

/// Corrects a note: a new entry that names the old one.
pub(crate) fn amend_note(office: &Office, args: NoteAmended) -> Answered<Added> {
    let outcome = note::amend::amend(office, &args.note, &args.text.0)?;
    Ok(Done { answer: Added { id: outcome.value.id }, touched: stale(&outcome.touched) })
}

/// Withdraws a note as entered in error: struck through with its reason, never removed.
pub(crate) fn withdraw_note(office: &Office, args: NoteWithdrawn) -> Answered<()> {
    let outcome = note::withdraw::withdraw(office, &args.note, &args.reason)?;
    Ok(Done { answer: (), touched: stale(&outcome.touched) })
}

/// What is recorded of the key safe; the press leaves a line in the audit.
pub(crate) fn show_key_safe(office: &Office, args: CaseId) -> Answered<Vec<Answer>> {
    Ok(Done::read(key_safe::show(office, &args.id)?.into_iter().map(Answer::from).collect()))
}
