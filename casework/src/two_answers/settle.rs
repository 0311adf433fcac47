//! Choosing between answers.

use crdt::{document, document::Value, field};

use crate::{
    action,
    case::{
        change::must_have_happened,
        set::{Set, parse_seen},
    },
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched},
    organisation::capability,
    record,
    store::space,
};

/// Settles a question with a value, which may be one of the answers or a third. `seen` are the answers that the
/// person looked at; `None` reads and writes in one step.
///
/// # Errors
/// `ChangedMeanwhile` when the answers are no longer those, or no longer two; `Invalid`; `NotAllowed`.
pub fn settle(office: &Office, id: &str, name: &str, value: &str, seen: Option<&[String]>) -> Result<Outcome<Set>> {
    if name.trim().starts_with(record::QUESTION) {
        return of_record(office, id, name.trim(), value, seen);
    }
    let known =
        field::find(name).ok_or(Error::Invalid { field: "field", words: "There is no question of that name." })?;
    let value = known.kind.check(value).map_err(|rejected| Error::Invalid { field: known.name, words: rejected.0 })?;
    if value.is_empty() {
        return Err(Error::Invalid { field: "value", words: "Choose one of the answers, or write another." });
    }
    let seen = seen.map(parse_seen).transpose()?;
    let id = id.to_owned();
    office.transact(Op::Settle, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        tx.about(known.name);
        capability::may_record(tx.desk, known.name)?;
        must_have_happened(tx.desk, known, &value)?;
        action::refuse_open(tx.sql, row, known.name, &value)?;
        tx.edit(row, known.part, |document, edit| {
            let present =
                || document.answers(known.name).map(|answers| answers.iter().map(|answer| answer.id).collect());
            let seen: Vec<_> = seen.map_or_else(present, Ok)?;
            document::settle(document, edit, known.name, Value::from(value.as_str()), &seen)?;
            Ok(())
        })?;
        tx.touch(Touched::Cases);
        Ok(Set { id, field: known.name.to_owned(), value })
    })
}

/// Settles which of two versions of a record holds; the value is the id of one of them.
fn of_record(office: &Office, id: &str, name: &str, value: &str, seen: Option<&[String]>) -> Result<Outcome<Set>> {
    let (id, name, value) = (id.to_owned(), name.to_owned(), value.to_owned());
    let seen = seen.map(<[String]>::to_vec);
    office.transact(Op::Settle, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        let place = record::find(tx.sql, &name)?;
        if place.row != row {
            return Err(record::NONE);
        }
        tx.about(&place.form);
        record::correct::settle(tx, &place, &value, seen.as_deref())?;
        tx.touch(Touched::Cases);
        Ok(Set { id, field: name, value })
    })
}
