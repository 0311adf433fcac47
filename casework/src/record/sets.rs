//! Fields of the case that say in one line what a record answers, so that a list need not read the record.

use std::collections::BTreeMap;

use crdt::{
    document::{Document, Edit, Value},
    field,
};

use crate::{
    error::Result,
    form::{Answers, Form, UNKNOWN},
};

/// Writes what the answers say into the fields.
pub(super) fn sets(form: &Form, answers: &Answers, edit: &mut Edit) {
    for field in form.fields().filter(|field| !field.sets.is_empty()) {
        let Some(answer) = answers.get(&field.name).filter(|answer| *answer != UNKNOWN) else { continue };
        let home = field::find(&field.sets).filter(|known| known.part.as_str() == form.part);
        if home.is_some_and(|known| known.kind.check(answer).is_ok()) {
            edit.put(&field.sets, Value::from(answer.as_str()));
        }
    }
}

/// What an answer set and nobody answers any more goes back to what the field said before; unless somebody has written
/// something else into it since.
pub(super) fn unsets(
    form: &Form,
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
    document: &Document,
    edit: &mut Edit,
) -> Result<()> {
    for field in form.fields().filter(|field| !field.sets.is_empty()) {
        let said =
            |answers: &BTreeMap<String, String>| answers.get(&field.name).filter(|answer| *answer != UNKNOWN).cloned();
        let (Some(gone), None) = (said(old), said(new)) else { continue };
        let is_gone = |value: &Value| value.as_text() == Some(gone.as_str());
        if !matches!(document.answers(&field.sets)?.as_slice(), [only] if is_gone(&only.value)) {
            continue;
        }
        let past = document.past()?;
        let others = past.iter().filter(|(name, answer)| *name == field.sets && !is_gone(&answer.value));
        let before = others.max_by_key(|(_, answer)| (answer.at, answer.id));
        let value = before.and_then(|(_, answer)| answer.value.as_text()).unwrap_or_default();
        edit.put(&field.sets, Value::from(value));
    }
    Ok(())
}
