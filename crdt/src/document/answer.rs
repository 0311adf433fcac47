//! Answers: concurrent values of one field, and the two ways to write over them.

use super::{Container, Document, Edit, Map, Value};
use crate::{Error, field::Policy, id::ChangeHash};

/// One value of a field and the change that wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The change that wrote it: the answer's id.
    pub id: ChangeHash,
    /// What it says.
    pub value: Value,
    /// When, as the author claims; milliseconds since 1970.
    pub at: i64,
}

/// Equal values are one answer (`records.md`, keep-both precisely).
#[must_use]
pub fn open_answers(answers: &[Answer]) -> usize {
    let mut distinct: Vec<&Value> = Vec::new();
    for answer in answers {
        if !distinct.contains(&&answer.value) {
            distinct.push(&answer.value);
        }
    }
    distinct.len()
}

fn check_seen(answers: &[Answer], seen: Option<&[ChangeHash]>) -> Result<(), Error> {
    let Some(seen) = seen else { return Ok(()) };
    let same = seen.len() == answers.len() && answers.iter().all(|answer| seen.contains(&answer.id));
    if same { Ok(()) } else { Err(Error::ChangedMeanwhile) }
}

/// Adds a plain edit of `field` to `edit`. `seen` are the ids of the answers that the person saw; `None` stands for
/// a caller that reads and writes in one step (the command line), never for a form.
///
/// # Errors
/// For a keep-both field: `ChangedMeanwhile` when the answers are no longer the ones seen, `TwoAnswersOpen` when
/// more than one is open: only settling works then.
pub fn set_field(
    document: &Document,
    edit: &mut Edit,
    field: &str,
    policy: Policy,
    value: Value,
    seen: Option<&[ChangeHash]>,
) -> Result<(), Error> {
    if policy == Policy::KeepBoth {
        let answers = document.answers(field)?;
        check_seen(&answers, seen)?;
        if open_answers(&answers) > 1 {
            return Err(Error::TwoAnswersOpen);
        }
    }
    edit.put(field, value);
    Ok(())
}

/// Adds the settlement of `field` to `edit`: the chosen value, and an entry that names the answers it settles.
///
/// # Errors
/// `ChangedMeanwhile` when the answers are no longer the ones seen, or fewer than two are open.
pub fn settle(
    document: &Document,
    edit: &mut Edit,
    field: &str,
    value: Value,
    seen: &[ChangeHash],
) -> Result<(), Error> {
    let answers = document.answers(field)?;
    check_seen(&answers, Some(seen))?;
    if open_answers(&answers) < 2 {
        return Err(Error::ChangedMeanwhile);
    }
    let settles: Vec<u8> = answers.iter().flat_map(|answer| answer.id.0).collect();
    let entry = Map::from([
        ("field".to_owned(), Value::from(field)),
        ("settles".to_owned(), Value::Bytes(settles)),
        ("chose".to_owned(), value.clone()),
    ]);
    edit.put(field, value).enter(Container::Settlements, entry);
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use automerge::ActorId;

    use super::*;

    fn written(value: &str) -> Document {
        let mut document = Document::new();
        let mut edit = Edit::new();
        edit.put("cpr_decision", value.into());
        document.commit(&ActorId::from(vec![1; 16]), 5, &edit).unwrap();
        document
    }

    #[test]
    fn a_form_that_saw_other_answers_is_refused() {
        let document = written("for_attempted");
        let answer = document.answers("cpr_decision").unwrap().remove(0);
        assert_eq!((answer.at, &answer.value), (5, &Value::from("for_attempted")), "what was said, and when");
        let set = |seen: Option<&[ChangeHash]>, policy| {
            set_field(&document, &mut Edit::new(), "cpr_decision", policy, Value::from("unknown"), seen)
        };
        assert_eq!(set(Some(&[answer.id]), Policy::KeepBoth), Ok(()), "the answer that was seen");
        assert_eq!(set(None, Policy::KeepBoth), Ok(()), "read and written in one step");
        for stale in [vec![], vec![ChangeHash([1; 32])], vec![answer.id, answer.id]] {
            let got = set(Some(&stale), Policy::KeepBoth);
            assert_eq!(got, Err(Error::ChangedMeanwhile), "not what stands there now: {}", stale.len());
        }
        assert_eq!(set(Some(&[]), Policy::Register), Ok(()), "a register is simply written");
    }

    #[test]
    fn one_answer_needs_no_settling() {
        let document = written("unknown");
        let seen: Vec<_> = document.answers("cpr_decision").unwrap().iter().map(|answer| answer.id).collect();
        let mut edit = Edit::new();
        let got = settle(&document, &mut edit, "cpr_decision", Value::from("unknown"), &seen);
        assert_eq!(got, Err(Error::ChangedMeanwhile), "somebody settled it already");
        assert!(edit.is_empty(), "nothing is added to the edit");
    }
}
