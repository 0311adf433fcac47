//! Offering a duty: nothing changes until whoever is asked accepts.

use chrono::{Datelike, NaiveDate};
use crdt::{
    document::{Container, open_answers},
    field::Kind,
};

use super::{DUTIES, Done, MAX_SUMMARY, PART, record, stand::Offers};
use crate::{
    action::{NewOwner, Owner, refuse_ended},
    case::open::shown,
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched},
    store::{draft, space},
    time,
};

/// The form in which an offer is being written.
pub const DRAFT: &str = "handover";

/// An offer as typed.
#[derive(Debug, Clone, Default)]
pub struct NewOffer {
    /// The case's id.
    pub case: String,
    /// One of [`DUTIES`].
    pub of: String,
    /// Who is asked: a partner or our own organisation, and whom there.
    pub to: NewOwner,
    /// Why.
    pub reason: String,
    /// What whoever takes it on should know; may be empty.
    pub summary: String,
    /// From when, `YYYY-MM-DD`; empty for at once.
    pub effective: String,
}

/// Offers a duty.
///
/// # Errors
/// `Invalid` with the field; `TwoAnswersOpen` while nobody knows who has it now; `NotFound`, `NotAllowed` when who is
/// asked does not hold the case.
pub fn offer(office: &Office, new: NewOffer) -> Result<Outcome<Done>> {
    let of = DUTIES.into_iter().find(|duty| *duty == new.of.trim()).ok_or(Error::Invalid {
        field: "of",
        words: "What can be handed over is one of: key_worker, lead_organisation.",
    })?;
    let reason = reason(&new.reason)?;
    if reason.is_empty() {
        return Err(Error::Invalid { field: "reason", words: "Say why: whoever is asked was not there." });
    }
    let summary = Kind::Prose(MAX_SUMMARY).check(&new.summary).map_err(|_| Error::Invalid {
        field: "summary",
        words: "A summary may have 2,000 characters, without special ones. Put the rest into a note.",
    })?;
    let effective = day(&new.effective)?;
    office.transact(Op::HandoverOffer, move |tx| {
        tx.about(of);
        let row = space::of_case(tx.sql, &new.case)?;
        refuse_ended(tx.sql, row, "case")?;
        must_be_near(effective, tx.desk.now())?;
        let mut to = Owner::read(&tx.directory, &new.to).map_err(named_to)?;
        if to.org.is_none() {
            return Err(Error::Invalid { field: "to", words: "Name the organisation too: only it can accept." });
        }
        if of == "lead_organisation" {
            to.person.clear();
        }
        to.must_see(tx, row, &PART)?;
        let answers = tx.document(row, &PART)?.answers(of)?;
        if open_answers(&answers) > 1 {
            return Err(crdt::Error::TwoAnswersOpen.into());
        }
        let from = answers.first().map(|answer| shown(&answer.value)).filter(|value| value != "unknown");
        let from = from.unwrap_or_default();
        if from == to.shown(tx.desk) {
            return Err(Error::Invalid { field: "to", words: "They have it already." });
        }
        let offers = Offers::of_case(tx.sql, &tx.directory, row)?;
        let entry = record::offer(&record::NewOffer {
            of,
            to: &to,
            from: &from,
            reason: &reason,
            summary: &summary,
            effective: &effective.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default(),
            after: offers.accepted(of),
        });
        let ids = tx.edit(row, &PART, |_, edit| {
            edit.enter(Container::Entries, entry);
            Ok(())
        })?;
        draft::forget(tx.sql, row, DRAFT, tx.desk.now())?;
        tx.touch(Touched::Cases);
        let id = ids.first().ok_or(Error::Inconsistent("entry"))?.to_string();
        Ok(Done { id, state: crdt::handover::State::Offered.word() })
    })
}

/// A reason as typed, on as many lines as it needs.
pub(super) fn reason(typed: &str) -> Result<String> {
    Kind::Prose(crate::reason::MAX).check(typed).map_err(|_| Error::Invalid {
        field: "reason",
        words: "A reason may have 500 characters, without special ones. Put the rest into a note.",
    })
}

/// What is wrong with an owner is wrong with whom is asked.
fn named_to(error: Error) -> Error {
    match error {
        Error::Invalid { field: "owner", .. } => Error::Invalid {
            field: "to",
            words: "Say who is asked: a partner, or a person at a partner (\"Ruth Ellis, Larkfield Hospice\").",
        },
        other => other,
    }
}

fn day(typed: &str) -> Result<Option<NaiveDate>> {
    const WORDS: Error = Error::Invalid {
        field: "effective",
        words: "Say from when: a real date as year-month-day, for example 2026-03-13. Leave it empty for at once.",
    };
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let checked = Kind::Date.check(typed).map_err(|_| WORDS)?;
    NaiveDate::parse_from_str(&checked, "%Y-%m-%d").map(Some).map_err(|_| WORDS)
}

/// A slip in the year would hand a duty over that nobody takes on in time.
fn must_be_near(effective: Option<NaiveDate>, now: i64) -> Result<()> {
    let today = NaiveDate::parse_from_str(&time::day(now), "%Y-%m-%d").ok();
    let far = effective.zip(today).is_some_and(|(day, today)| (day.year() - today.year()).abs() > 1);
    if far {
        return Err(Error::Invalid { field: "effective", words: "Check the year: that is more than a year from now." });
    }
    Ok(())
}
