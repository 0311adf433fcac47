//! When a case is looked at again, and when nothing has happened in it for so long that the team is asked whether it
//! should step down. Both only prompt: nothing moves by itself.

use std::collections::BTreeMap;

use crdt::id::EntryId;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use super::{
    change::{self, Changed},
    cohort::{built_in::BUILT_IN, known},
    stage::value,
};
use crate::{
    action,
    error::Result,
    office::{Desk, Office, Op, Outcome},
    store::space,
    team, time,
};

/// After so many weekly meetings without a change the team is asked whether a case steps down: "no change for 4
/// meetings: step down?" (`reference/domain.md` d.1, case status).
pub const QUIET_MEETINGS: i64 = 4;
/// Teams meet once a week (`reference/domain.md` e.1).
pub const DAYS_BETWEEN_MEETINGS: i64 = 7;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Days between two looks, by cohort.
pub(crate) type Intervals = BTreeMap<String, i64>;

/// When a case is looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Review {
    /// `YYYY-MM-DD`.
    pub due: String,
    /// The cohort whose interval says so; nothing when somebody set the day.
    pub cohort: Option<String>,
}

/// What a case asks of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// When it is looked at again; nothing for a case that has ended, or when no cohort says how often.
    pub next_review: Option<Review>,
    /// That day has come.
    pub review_due: bool,
    /// Nothing changed for [`QUIET_MEETINGS`] meetings: it may step down.
    pub step_down: bool,
    /// How many days a person who keeps it as it is may wait until the next look: the shortest of its cohorts.
    pub usual_days: i64,
}

/// What a case asks of the team.
///
/// # Errors
/// `NotFound`; storage errors.
pub fn standing(office: &Office, id: &str) -> Result<Standing> {
    let id = id.to_owned();
    office.read(move |sql, desk| {
        let row = space::of_case(sql, &id)?;
        of_row(sql, desk, row)
    })
}

/// The same on an open connection.
pub(crate) fn of_row(sql: &Connection, desk: &Desk, row: i64) -> Result<Standing> {
    let intervals = intervals(sql, desk)?;
    let next_review = of_case(sql, &intervals, row)?;
    let mut shortest = QUIET_MEETINGS * DAYS_BETWEEN_MEETINGS;
    let mut found = false;
    for cohort in crate::view::membership::of_case(sql, row)? {
        if let Some(days) = intervals.get(&cohort) {
            shortest = if found { shortest.min(*days) } else { *days };
            found = true;
        }
    }
    Ok(Standing {
        review_due: next_review.as_ref().is_some_and(|review| review.due <= time::day(desk.now())),
        next_review,
        step_down: is_quiet(sql, desk, row)?,
        usual_days: shortest,
    })
}

/// Keeps a case as it is: the day of the next look is set as far ahead as its cohorts usually wait.
///
/// # Errors
/// `Invalid` for a case that has ended; `NotFound`, `NotAllowed`.
pub fn keep(office: &Office, id: &str) -> Result<Outcome<Vec<Changed>>> {
    let id = id.to_owned();
    office.transact(Op::CaseSet, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        tx.concerns(row);
        tx.about("next_review");
        action::refuse_ended(tx.sql, row, "status")?;
        let days = of_row(tx.sql, tx.desk, row)?.usual_days;
        let day = time::day(tx.desk.now().saturating_add(days * DAY_MS));
        change::apply(tx, row, &[change::check(value("next_review", &day))?])
    })
}

/// How often each cohort's people are looked at again: the built-in ones', then our team's own.
pub(crate) fn intervals(sql: &Connection, desk: &Desk) -> Result<Intervals> {
    let mut intervals: Intervals = BUILT_IN.iter().map(|cohort| (cohort.id.to_owned(), cohort.review_days)).collect();
    if let Some(row) = team::ours(sql, &desk.directory, &desk.org)? {
        for known in known::of_team(sql, row)? {
            intervals.extend(known.definition.review_days.map(|days| (known.id.clone(), days)));
        }
    }
    Ok(intervals)
}

/// When a case is looked at again: the day that somebody set, else the earliest of its cohorts' intervals, counted from
/// the last review (when a day was last set or taken away) or, when that is later, from entering the cohort.
pub(crate) fn of_case(sql: &Connection, intervals: &Intervals, row: i64) -> Result<Option<Review>> {
    let mut query = sql.prepare_cached(
        "SELECT next_review, reviewed_at FROM case_view
         WHERE space = ?1 AND status NOT IN ('closed', 'declined', 'entered_in_error')",
    )?;
    let found: Option<(String, i64)> = query.query_row([row], |found| Ok((found.get(0)?, found.get(1)?))).optional()?;
    let Some((set, reviewed_at)) = found else { return Ok(None) };
    if !set.is_empty() && set != "unknown" {
        return Ok(Some(Review { due: set, cohort: None }));
    }
    let mut query =
        sql.prepare_cached("SELECT cohort, min(entered_at) FROM membership_view WHERE space = ?1 GROUP BY cohort")?;
    let mut rows = query.query([row])?;
    let mut first: Option<(i64, String)> = None;
    while let Some(found) = rows.next()? {
        let (cohort, entered_at): (String, i64) = (found.get(0)?, found.get(1)?);
        let Some(days) = intervals.get(&cohort) else { continue };
        let due = entered_at.max(reviewed_at).saturating_add(days * DAY_MS);
        if first.as_ref().is_none_or(|(earliest, _)| due < *earliest) {
            first = Some((due, cohort));
        }
    }
    Ok(first.map(|(due, cohort)| Review { due: time::day(due), cohort: Some(cohort) }))
}

/// A condition on `case_view`: the review is due. It holds ids and numbers only, nothing that anybody typed.
pub(crate) fn due(sql: &Connection, desk: &Desk) -> Result<String> {
    let today = time::day(desk.now());
    let mut cases = String::new();
    for (cohort, days) in intervals(sql, desk)? {
        // The id of a team's own cohort is that of an entry; anything else is not looked for.
        if BUILT_IN.iter().any(|known| known.id == cohort) || cohort.parse::<EntryId>().is_ok() {
            cases.push_str(&format!(" WHEN '{cohort}' THEN {}", days * DAY_MS));
        }
    }
    // By whole days, as what is shown: due today counts all day long.
    let end = (desk.now().div_euclid(DAY_MS) + 1) * DAY_MS;
    Ok(format!(
        "status NOT IN ('closed', 'declined', 'entered_in_error') AND (
            (next_review NOT IN ('', 'unknown') AND next_review <= '{today}')
            OR (next_review IN ('', 'unknown') AND EXISTS (
                SELECT 1 FROM membership_view m WHERE m.space = case_view.space GROUP BY m.cohort
                HAVING max(min(m.entered_at), case_view.reviewed_at) + CASE m.cohort{cases} ELSE {NEVER} END < {end})))"
    ))
}

/// Later than any day.
const NEVER: i64 = 1 << 60;

/// A condition on `case_view`: an active case in which nobody changed anything for [`QUIET_MEETINGS`] meetings, and
/// nobody said that it is to be looked at later.
pub(crate) fn quiet(desk: &Desk) -> String {
    let since = desk.now() - QUIET_MEETINGS * DAYS_BETWEEN_MEETINGS * DAY_MS;
    format!(
        "status = 'active' AND updated_at < {since} AND (next_review IN ('', 'unknown') OR next_review <= '{}')",
        time::day(desk.now())
    )
}

/// Whether a case is quiet.
pub(crate) fn is_quiet(sql: &Connection, desk: &Desk, row: i64) -> Result<bool> {
    let sentence = format!("SELECT EXISTS (SELECT 1 FROM case_view WHERE space = ?1 AND {})", quiet(desk));
    Ok(sql.query_row(&sentence, [row], |found| found.get(0))?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::{
        case::{
            add::{self, NewCase, NewPerson},
            list::{self, Query},
            needs::{self, Needs},
            set::set,
        },
        office::sample,
    };

    fn person(office: &Office, cohorts: &[&str]) -> String {
        let person = NewPerson { family_name: "Ashworth".to_owned(), ..NewPerson::default() };
        let cohorts = cohorts.iter().map(|id| (*id).to_owned()).collect();
        add::add(office, NewCase { person, cohorts, ..NewCase::default() }).unwrap().value.id
    }

    fn days_from_now(office: &Office, days: i64) -> String {
        office.read(move |_, desk| Ok(time::day(desk.now() + days * DAY_MS))).unwrap()
    }

    #[test]
    fn the_next_look_follows_from_the_cohorts_until_somebody_sets_a_day() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let both = person(&office, &["frailty", "falls"]);
        let none = person(&office, &[]);
        let of = |case: &str| standing(&office, case).unwrap();
        let falls = BUILT_IN.iter().find(|cohort| cohort.id == "falls").unwrap().review_days;
        let review = of(&both).next_review.unwrap();
        assert_eq!((review.due, review.cohort.as_deref()), (days_from_now(&office, falls), Some("falls")), "the first");
        assert_eq!(of(&none).next_review, None, "no cohort says how often");
        set(&office, &both, "next_review", &days_from_now(&office, -3), None).unwrap();
        assert!(of(&both).review_due, "a day that somebody set and that has passed");
        assert_eq!(of(&both).next_review.unwrap().cohort, None, "which no cohort said");
        let due = |needs| list::list(&office, Query { needs: Some(needs), ..Query::default() }).unwrap().total;
        assert_eq!((due(Needs::ReviewDue), due(Needs::Quiet)), (1, 0), "it is found by it");
        assert_eq!(needs::counts(&office).unwrap().review_due, 1, "and counted");
        keep(&office, &both).unwrap();
        assert_eq!(
            of(&both).next_review.unwrap().due,
            days_from_now(&office, falls),
            "kept as it is until the next look"
        );
        assert_eq!(due(Needs::ReviewDue), 0, "nothing is due");
        set(&office, &both, "status", "closed", None).unwrap();
        assert_eq!(of(&both).next_review, None, "nobody looks at a case that has ended");
        assert_eq!(keep(&office, &both).unwrap_err().field(), Some("status"), "nor keeps it");
    }
}
