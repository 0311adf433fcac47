//! Forms, and the records of a case that answer them.

use casework::{form, office::Office, record};

use super::{Answered, Done, stale};
use crate::{
    failure::Failure,
    shapes::{Added, CaseId, Form, KeptRecords, NewForm, NewRecord, Nothing, RecordCorrected, RecordWithdrawn, plain},
};

/// Every form that may be filled in here.
pub(crate) fn forms(office: &Office, _: Nothing) -> Answered<Vec<Form>> {
    let listed = form::list::list(office)?;
    Ok(Done::read(listed.into_iter().map(|one| Form::of(one.form, one.known_from == "team")).collect()))
}

/// Defines a form of the team's own, or corrects one.
pub(crate) fn put_form(office: &Office, args: NewForm) -> Answered<Form> {
    let id = args.id.clone();
    let form = args.read().ok_or_else(Failure::bad_request)?;
    let outcome = match id {
        Some(id) => form::add::change(office, &id, form)?,
        None => form::add::add(office, form)?,
    };
    Ok(Done { answer: Form::of(outcome.value, true), touched: stale(&outcome.touched) })
}

/// The records of a case, with the forms that they answer.
pub(crate) fn list(office: &Office, args: CaseId) -> Answered<KeptRecords> {
    let (records, forms) = record::list::with_forms(office, &args.id)?;
    Ok(Done::read(KeptRecords {
        records: records.into_iter().map(Into::into).collect(),
        forms: forms.into_iter().map(|form| Form::of(form, false)).collect(),
    }))
}

/// Adds a record; of a plan writes its fields. Answers when it is durable.
pub(crate) fn add(office: &Office, args: NewRecord) -> Answered<Added> {
    let NewRecord { case, form, answers } = args;
    let outcome = record::add::add(office, record::add::NewRecord { case, form, answers: plain(answers) })?;
    Ok(Done { answer: Added { id: outcome.value.id }, touched: stale(&outcome.touched) })
}

/// Corrects a record; refused as `changed_meanwhile` when it is no longer what the person saw.
pub(crate) fn correct(office: &Office, args: RecordCorrected) -> Answered<Added> {
    let RecordCorrected { record, answers, seen } = args;
    let outcome = record::correct::correct(office, &record, plain(answers), Some(seen))?;
    Ok(Done { answer: Added { id: outcome.value.id }, touched: stale(&outcome.touched) })
}

/// Strikes a record through as entered in error.
pub(crate) fn withdraw(office: &Office, args: RecordWithdrawn) -> Answered<()> {
    let outcome = record::correct::withdraw(office, &args.record, &args.reason)?;
    Ok(Done { answer: (), touched: stale(&outcome.touched) })
}
