//! Changing fields of a case as a form does: all in one act, only while they are still what the person saw, and told in
//! such a way that the act can be undone by another of the same kind.

use crdt::{
    Part,
    document::{Answer, Document, Edit, Value, set_field},
    field::{self, Policy},
    id::ChangeHash,
};
use serde::Serialize;

use super::{open::shown, set::parse_seen};
use crate::{
    action,
    error::{Error, Result},
    office::{Desk, Office, Op, Outcome, Touched, Tx},
    organisation::capability,
    person::NhsNumber,
    store::{SpaceRow, space},
    time,
};

/// A field as a form hands it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewValue {
    /// A name of the field table.
    pub field: String,
    /// What was typed or chosen; empty clears it.
    pub value: String,
    /// Ids of the answers that the form showed; `None` reads and writes in one step (the command line).
    pub seen: Option<Vec<String>>,
}

/// A field as it was changed. To undo it, hand `before` in again with `answers` as what was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The field.
    pub field: String,
    /// What it says now.
    pub value: String,
    /// What it said before; empty when nothing was recorded.
    pub before: String,
    /// Ids of the answers that stand there now.
    pub answers: Vec<String>,
    /// False when it said so already and nothing was written.
    pub changed: bool,
}

/// A value that was checked.
pub(super) struct Checked {
    known: &'static field::Field,
    value: String,
    seen: Option<Vec<ChangeHash>>,
}

/// Changes fields, all or none.
///
/// # Errors
/// `Invalid` with the field; `ChangedMeanwhile` when a field no longer says what the form showed, whatever its policy;
/// `TwoAnswersOpen`; `NotAllowed` when our organisation does not hold the part; `OpenActions` for an end of the case
/// while actions of it are not settled. Nothing is then changed.
pub fn change(office: &Office, id: &str, values: Vec<NewValue>) -> Result<Outcome<Vec<Changed>>> {
    let id = id.to_owned();
    office.transact(Op::CaseSet, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        let about = values.iter().map(|new| new.field.as_str()).collect::<Vec<_>>().join(" ");
        let told = write_all(tx, row, values)?;
        tx.about(&about);
        Ok(told)
    })
}

/// The same within another act.
pub(crate) fn write_all(tx: &mut Tx<'_>, row: SpaceRow, values: Vec<NewValue>) -> Result<Vec<Changed>> {
    let checked = values.into_iter().map(check).collect::<Result<Vec<_>>>()?;
    apply(tx, row, &checked)
}

/// Writes values that were checked, as a part of an act.
pub(super) fn apply(tx: &mut Tx<'_>, row: SpaceRow, checked: &[Checked]) -> Result<Vec<Changed>> {
    tx.concerns(row);
    for new in checked {
        capability::may_record(tx.desk, new.known.name)?;
        must_have_happened(tx.desk, new.known, &new.value)?;
        action::refuse_open(tx.sql, row, new.known.name, &new.value)?;
    }
    let mut told = Vec::with_capacity(checked.len());
    for (part, news) in by_part(checked) {
        let mut before = Vec::new();
        tx.edit(row, part, |document, edit| {
            for new in &news {
                before.push(write(document, edit, new)?);
            }
            Ok(())
        })?;
        let document = tx.document(row, part)?;
        for (new, (before, changed)) in news.iter().zip(before) {
            let answers = document.answers(new.known.name)?;
            told.push(Changed {
                field: new.known.name.to_owned(),
                value: new.value.clone(),
                before,
                answers: answers.iter().map(|answer| answer.id.to_string()).collect(),
                changed,
            });
        }
    }
    tx.touch(Touched::Cases);
    Ok(told)
}

/// Refuses a date after today of what can only have happened.
pub(crate) fn must_have_happened(desk: &Desk, known: &field::Field, value: &str) -> Result<()> {
    if known.kind.is_past() && value != "unknown" && value > time::day(desk.now()).as_str() {
        return Err(Error::Invalid { field: known.name, words: "That day has not come yet. Check the date." });
    }
    Ok(())
}

/// Checks a value as it was typed.
pub(super) fn check(new: NewValue) -> Result<Checked> {
    let known = field::find(&new.field)
        .filter(|field| field.name != "code")
        .ok_or(Error::Invalid { field: "field", words: "There is no field of that name that can be set." })?;
    let mut value = known
        .kind
        .check(&new.value)
        .map_err(|rejected| Error::Invalid { field: known.name, words: why(known, &new.value, rejected.0) })?;
    if known.policy == Policy::KeepBoth && value.is_empty() {
        // records.md: clearing writes `unknown`, never deletes.
        "unknown".clone_into(&mut value);
    }
    if known.name == "postcode" {
        value = super::add::tidy_postcode(&value);
    }
    Ok(Checked { known, value, seen: new.seen.as_deref().map(parse_seen).transpose()? })
}

/// What is wrong with what was typed; of an NHS number which of its rules it breaks.
pub(crate) fn why(known: &field::Field, typed: &str, words: &'static str) -> &'static str {
    if known.name != "nhs_number" {
        return words;
    }
    NhsNumber::parse(typed).err().map_or(words, crate::person::NotANumber::words)
}

/// The new values by part, in the order they were handed in.
fn by_part(checked: &[Checked]) -> Vec<(&'static Part, Vec<&Checked>)> {
    let mut parts: Vec<(&'static Part, Vec<&Checked>)> = Vec::new();
    for new in checked {
        match parts.iter_mut().find(|(part, _)| *part == new.known.part) {
            Some((_, news)) => news.push(new),
            None => parts.push((new.known.part, vec![new])),
        }
    }
    parts
}

/// Adds one value to the edit; tells what stood there before and whether that differs.
fn write(document: &Document, edit: &mut Edit, new: &Checked) -> Result<(String, bool)> {
    let name = new.known.name;
    let answers = document.answers(name)?;
    if new.seen.as_ref().is_some_and(|seen| !same(&answers, seen)) {
        return Err(Error::ChangedMeanwhile);
    }
    let value = Value::from(new.value.as_str());
    let unchanged = match answers.as_slice() {
        [] => new.value.is_empty(),
        [only] => only.value == value,
        _ => false,
    };
    let mut tried = Edit::new();
    set_field(document, &mut tried, name, new.known.policy, value.clone(), new.seen.as_deref())?;
    if !unchanged {
        edit.put(name, value);
    }
    let before = document.winner(name).as_ref().map(shown).unwrap_or_default();
    Ok((before, !unchanged))
}

fn same(answers: &[Answer], seen: &[ChangeHash]) -> bool {
    seen.len() == answers.len() && answers.iter().all(|answer| seen.contains(&answer.id))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::{audit, case::open, office::sample};

    fn office(dir: &std::path::Path) -> (Office, String) {
        let made = sample::founded(&dir.join("vault"));
        let case = sample::ashworth(&made.office);
        (made.office, case)
    }

    fn new(field: &str, value: &str, seen: Option<&[String]>) -> NewValue {
        NewValue { field: field.to_owned(), value: value.to_owned(), seen: seen.map(<[String]>::to_vec) }
    }

    fn value(office: &Office, case: &str, field: &str) -> String {
        let case = open::open(office, case).unwrap();
        case.parts.values().find_map(|fields| fields.get(field)).map_or_else(String::new, |found| found.value.clone())
    }

    #[test]
    fn an_act_is_undone_only_while_nobody_changed_it_since() {
        let dir = tempfile::tempdir().unwrap();
        let (office, case) = office(dir.path());
        // A register and a keep-both field: for a form both are looked at before they are written.
        for (field, first, second, third) in [
            ("headline", "Fell on the stairs", "Fell twice", "Fell three times"),
            ("key_worker", "Ruth Ellis", "Dev Patel", "Joe Marsh"),
        ] {
            change(&office, &case, vec![new(field, first, None)]).unwrap();
            let did = change(&office, &case, vec![new(field, second, None)]).unwrap().value.remove(0);
            assert_eq!((did.before.as_str(), did.changed), (first, true), "what it said before");
            let undone = change(&office, &case, vec![new(field, &did.before, Some(&did.answers))]).unwrap();
            assert_eq!(value(&office, &case, field), first, "{field} says again what it said");
            assert!(undone.value[0].changed, "and that is a change of its own, with its own author and time");

            let did = change(&office, &case, vec![new(field, second, None)]).unwrap().value.remove(0);
            change(&office, &case, vec![new(field, third, None)]).unwrap();
            let late = change(&office, &case, vec![new(field, &did.before, Some(&did.answers))]).unwrap_err();
            assert_eq!(late.code(), "changed_meanwhile", "{field}: somebody has changed it since");
            assert_eq!(value(&office, &case, field), third, "and what they wrote stands");
        }
    }

    #[test]
    fn several_fields_are_one_act_or_none() {
        let dir = tempfile::tempdir().unwrap();
        let (office, case) = office(dir.path());
        let did = change(
            &office,
            &case,
            vec![
                new("status", "on_hold", None),
                new("phone", "01632 960011", None),
                new("status_reason", "In hospital", None),
            ],
        )
        .unwrap();
        let fields: Vec<_> = did.value.iter().map(|one| (one.field.as_str(), one.before.as_str())).collect();
        assert_eq!(
            fields,
            [("status", "active"), ("status_reason", ""), ("phone", "")],
            "each with what it said before"
        );
        let lines = audit::list::list(&office, Some(&case), Some(1)).unwrap();
        assert_eq!(
            (lines[0].act.as_str(), lines[0].about.as_str()),
            ("case_set", "status phone status_reason"),
            "one line"
        );

        let seen: Vec<_> = did.value.iter().map(|one| new(&one.field, &one.before, Some(&one.answers))).collect();
        change(&office, &case, vec![new("phone", "01632 960012", None)]).unwrap();
        assert_eq!(
            change(&office, &case, seen).unwrap_err().code(),
            "changed_meanwhile",
            "one of the three was changed"
        );
        assert_eq!(value(&office, &case, "status"), "on_hold", "so none of them is undone");
    }

    #[test]
    fn a_form_that_shows_nothing_new_writes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let (office, case) = office(dir.path());
        for (field, said) in [("family_name", "Ashworth"), ("status_reason", "")] {
            let did = change(&office, &case, vec![new(field, said, None)]).unwrap().value.remove(0);
            assert!(!did.changed, "{field} says so already");
        }
        let history = open::open(&office, &case).unwrap().history;
        assert!(history.iter().all(|event| event.what != "status_reason"), "nothing was written for it");
    }

    #[test]
    fn a_wrong_number_is_refused_with_the_rule_it_breaks() {
        let dir = tempfile::tempdir().unwrap();
        let (office, case) = office(dir.path());
        for (typed, says) in
            [("999 054 8608", "last digit"), ("99905486", "10 digits"), ("QQ 12 34 56 C", "only digits")]
        {
            let error = change(&office, &case, vec![new("nhs_number", typed, None)]).unwrap_err();
            assert_eq!(error.field(), Some("nhs_number"), "{typed}");
            assert!(error.to_string().contains(says), "{typed}: {error}");
        }
        assert!(change(&office, &case, vec![new("code", "X", None)]).is_err(), "a code is never changed");
        assert!(change(&office, &case, vec![new("headline", "x", Some(&["zz".to_owned()]))]).is_err(), "not an id");
    }
}
