//! Saying that two records are two people, so that nobody is asked again; and taking that back.

use serde::Serialize;

use super::{apart, pair, say, take_back};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched},
    reason,
    store::space,
    view::same,
};

/// Two records of which somebody said whether they are two people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Different {
    /// One.
    pub case: String,
    /// The other.
    pub other: String,
    /// They are two people; false when that was taken back, and the question is open again.
    pub different: bool,
}

/// Says that two records are two people, with the reason: partners are not asked again.
///
/// # Errors
/// `Invalid` without a reason, or for two that are shown as one person; `NotAllowed`, `NotFound`.
pub fn different(office: &Office, case: &str, other: &str, reason: &str) -> Result<Outcome<Different>> {
    let reason = reason::optional(reason)?;
    if reason.is_empty() {
        return Err(Error::Invalid { field: "reason", words: "Say how you know: your partners are not asked again." });
    }
    let (case, other) = (case.to_owned(), other.to_owned());
    office.transact(Op::CaseDifferent, move |tx| {
        let rows = apart(tx.sql, &case, &other).map_err(|error| match error {
            Error::Invalid { words, .. } if words.contains("already") => Error::Invalid {
                field: "other",
                words: "These two records are shown as one person. Separate them first.",
            },
            error => error,
        })?;
        rows.iter().for_each(|row| tx.concerns(*row));
        if same::between(tx.sql, rows[0], rows[1], false)?.is_empty() {
            say(tx, rows, same::NOT_SAME, None, &reason)?;
        }
        tx.flush()?;
        tx.touch(Touched::Cases);
        Ok(Different {
            case: space::id(tx.sql, rows[0])?.to_string(),
            other: space::id(tx.sql, rows[1])?.to_string(),
            different: true,
        })
    })
}

/// Takes back that two records are two people: the question is open again.
///
/// # Errors
/// `Invalid` when nobody said so; `NotAllowed` when it was said in a record that we no longer hold.
pub fn ask_again(office: &Office, case: &str, other: &str) -> Result<Outcome<Different>> {
    let (case, other) = (case.to_owned(), other.to_owned());
    office.transact(Op::CaseDifferent, move |tx| {
        let rows = pair(tx.sql, &case, &other)?;
        rows.iter().for_each(|row| tx.concerns(*row));
        let said = same::between(tx.sql, rows[0], rows[1], false)?;
        if said.is_empty() {
            return Err(Error::Invalid { field: "other", words: "Nobody has said that these two are two people." });
        }
        take_back(tx, &said, same::NOT_SAME, "")?;
        tx.flush()?;
        tx.touch(Touched::Cases);
        Ok(Different {
            case: space::id(tx.sql, rows[0])?.to_string(),
            other: space::id(tx.sql, rows[1])?.to_string(),
            different: false,
        })
    })
}
