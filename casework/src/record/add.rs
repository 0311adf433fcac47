//! Adding a record to a case.

use std::collections::BTreeMap;

use crdt::{
    Part,
    document::{Container, Edit},
};

use super::{Added, Origin, sets::sets, written};
use crate::{
    case::change::{self, NewValue},
    error::{Error, Result},
    form::{self, Answers, Form, Keeps, known},
    office::{Office, Op, Outcome, Touched, Tx},
    organisation::capability,
    store::{SpaceRow, draft as drafts, space},
};

/// A record as typed.
#[derive(Debug, Clone, Default)]
pub struct NewRecord {
    /// The case's id.
    pub case: String,
    /// The form's id.
    pub form: String,
    /// Answers by the name of their field; empty is no answer.
    pub answers: BTreeMap<String, String>,
}

/// The form in which a record of this kind is half-written ([`crate::note::draft::keep`]).
#[must_use]
pub fn draft_of(form: &str) -> String {
    format!("record {form}")
}

/// Adds a record, once its answers fit the form; of a form that keeps a plan, writes the plan's fields.
///
/// # Errors
/// `Misfit` with the field; `NotFound`; `NotAllowed` for a part that we do not hold or a field that this seat may not
/// record; of a plan those of [`change::change`]. Nothing is then kept.
pub fn add(office: &Office, new: NewRecord) -> Result<Outcome<Added>> {
    office.transact(Op::RecordAdd, move |tx| {
        let row = space::of_case(tx.sql, &new.case)?;
        let form = known::newest(tx.sql, tx.desk, &new.form)?;
        let answers = form::check(&form, &new.answers, tx.desk.now())?;
        tx.concerns(row);
        tx.about(&form.id);
        let id = match form.keeps {
            Keeps::Entries => write(tx, row, &form, &answers, Origin::Person)?,
            Keeps::Fields => plan(tx, row, &form, &answers)?,
        };
        drafts::forget(tx.sql, row, &draft_of(&form.id), tx.desk.now())?;
        tx.touch(Touched::Cases);
        Ok(Added { id, answers })
    })
}

/// Writes checked answers as a new record; gives its id.
pub(crate) fn write(tx: &mut Tx<'_>, row: SpaceRow, form: &Form, answers: &Answers, origin: Origin) -> Result<String> {
    let part = Part::new(&form.part)?;
    known::carry(tx, row, &part, form)?;
    let ids = tx.edit(row, &part, |_, edit| {
        enter(form, answers, origin, edit);
        Ok(())
    })?;
    Ok(ids.first().ok_or(Error::Inconsistent("entry"))?.to_string())
}

/// Puts checked answers into an edit of the form's part, as a new record.
pub(crate) fn enter(form: &Form, answers: &Answers, origin: Origin, edit: &mut Edit) {
    edit.enter(Container::Entries, written::entry(&form.id, &form.version, answers, None, origin));
    sets(form, answers, edit);
}

/// A plan is the present state of the case's own fields: each is written with its own policy.
fn plan(tx: &mut Tx<'_>, row: SpaceRow, form: &Form, answers: &Answers) -> Result<String> {
    let values = answers
        .iter()
        .map(|(name, value)| NewValue { field: name.clone(), value: value.clone(), seen: None })
        .collect::<Vec<_>>();
    for value in &values {
        capability::may_record(tx.desk, &value.field)?;
    }
    change::write_all(tx, row, values)?;
    Ok(form.id.clone())
}
