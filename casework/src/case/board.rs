//! The board: open cases by stage, each as a card that says what a person at a table needs. Index look-ups only.

use rusqlite::{Connection, params_from_iter, types::Value};
use serde::Serialize;

use super::{
    list,
    review::{self, Intervals},
};
use crate::{
    error::Result,
    office::{Desk, Office},
    time,
    view::two_answers,
};

/// The stages of a board, in the order of a case's life.
pub const STAGES: [&str; 4] = ["new", "active", "on_hold", "ready_to_close"];

/// A board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    /// One a stage, in the order of [`STAGES`].
    pub columns: Vec<Column>,
}

/// One stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The stage.
    pub status: &'static str,
    /// How many cases are in it, shown or not.
    pub total: u64,
    /// The first of them: the most urgent, then who is longest in this stage.
    pub cards: Vec<Card>,
}

/// A case on a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "each is the field of that name in cli.md")]
pub struct Card {
    pub id: String,
    pub family_name: String,
    pub given_name: String,
    pub title: String,
    pub date_of_birth: Option<String>,
    pub date_of_death: Option<String>,
    pub key_worker: Option<String>,
    pub restricted: bool,
    /// Since when it is in this stage; RFC 3339, as whoever moved it claims.
    pub since: String,
    /// The one thing that most needs an eye.
    pub flag: Option<Flag>,
    /// Nothing changed in it for [`review::QUIET_MEETINGS`] meetings.
    pub step_down: bool,
}

/// What most needs an eye.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flag {
    /// `two_answers`, `urgent`, `late_actions`, `reason`, `review_due` or `step_down`.
    pub kind: &'static str,
    /// How many late actions.
    pub count: u64,
    /// The urgency's code, or the reason of the stage as somebody wrote it.
    pub words: String,
    /// Since when the review is due; `YYYY-MM-DD`.
    pub day: Option<String>,
}

/// The board of one cohort, or of every case; at most so many cards a column.
///
/// # Errors
/// Storage errors.
pub fn board(office: &Office, cohort: Option<&str>, most: u32) -> Result<Board> {
    let cohort = cohort.map(str::to_owned);
    office.read(move |sql, desk| {
        let intervals = review::intervals(sql, desk)?;
        let columns = STAGES
            .into_iter()
            .map(|status| column(sql, desk, &intervals, status, cohort.as_deref(), most))
            .collect::<Result<_>>()?;
        Ok(Board { columns })
    })
}

/// A word of a newer version comes before what can wait.
const BY_URGENCY: &str = "CASE urgency WHEN 'now' THEN 0 WHEN 'two_hours' THEN 1 WHEN 'two_days' THEN 2
    WHEN 'before_next_scrum' THEN 3 WHEN 'routine' THEN 5 WHEN '' THEN 5 ELSE 4 END";

fn column(
    sql: &Connection,
    desk: &Desk,
    intervals: &Intervals,
    status: &'static str,
    cohort: Option<&str>,
    most: u32,
) -> Result<Column> {
    let mut values: Vec<Value> = vec![status.to_owned().into()];
    let mut filter = "merged = 0 AND status = ?1".to_owned();
    if let Some(cohort) = cohort {
        values.push(cohort.to_owned().into());
        filter.push_str(&format!(" AND space IN ({})", list::of_persons("membership_view", "cohort = ?2")));
    }
    let total = sql
        .prepare_cached(&format!("SELECT count(*) FROM case_view WHERE {filter}"))?
        .query_row(params_from_iter(&values), |row| row.get(0))?;
    values.push(i64::from(most).into());
    let mut query = sql.prepare_cached(&format!(
        "SELECT space FROM case_view WHERE {filter} ORDER BY {BY_URGENCY}, status_since, sort_name, id LIMIT ?{}",
        values.len()
    ))?;
    let rows =
        query.query_map(params_from_iter(&values), |row| row.get(0))?.collect::<std::result::Result<Vec<i64>, _>>()?;
    let cards = rows.into_iter().map(|row| card(sql, desk, intervals, row)).collect::<Result<_>>()?;
    Ok(Column { status, total, cards })
}

fn card(sql: &Connection, desk: &Desk, intervals: &Intervals, row: i64) -> Result<Card> {
    let mut query = sql.prepare_cached(
        "SELECT id, family_name, given_name, title, date_of_birth, date_of_death, key_worker, restricted, status_since,
                status, status_reason, urgency FROM case_view WHERE space = ?1",
    )?;
    let (mut card, status, reason, urgency) = query.query_row([row], |found| {
        let text = |index: usize| found.get::<_, String>(index);
        let known =
            |index: usize| text(index).map(|value| Some(value).filter(|said| !said.is_empty() && said != "unknown"));
        let card = Card {
            id: text(0)?,
            family_name: text(1)?,
            given_name: text(2)?,
            title: text(3)?,
            date_of_birth: known(4)?,
            date_of_death: known(5)?,
            key_worker: known(6)?,
            restricted: found.get(7)?,
            since: time::rfc3339(found.get(8)?),
            flag: None,
            step_down: false,
        };
        Ok((card, text(9)?, text(10)?, text(11)?))
    })?;
    card.step_down = review::is_quiet(sql, desk, row)?;
    card.flag = flag(sql, desk, intervals, row, &Stands { status, reason, urgency, quiet: card.step_down })?;
    Ok(card)
}

struct Stands {
    status: String,
    reason: String,
    urgency: String,
    quiet: bool,
}

/// At most one: what is unsafe first, then what is late, then what the stage itself says.
fn flag(sql: &Connection, desk: &Desk, intervals: &Intervals, row: i64, stands: &Stands) -> Result<Option<Flag>> {
    let of = |kind, count, words: &str, day| Some(Flag { kind, count, words: words.to_owned(), day });
    if two_answers::any(sql, row)? {
        return Ok(of("two_answers", 0, "", None));
    }
    // Of a case that somebody has taken on, two days say when it was referred, not what is to be done now.
    if matches!(stands.urgency.as_str(), "now" | "two_hours")
        || (stands.urgency == "two_days" && stands.status == "new")
    {
        return Ok(of("urgent", 0, &stands.urgency, None));
    }
    let late: u64 = sql
        .prepare_cached("SELECT count(*) FROM action_view WHERE space = ?1 AND settled = 0 AND due <> '' AND due < ?2")?
        .query_row((row, time::day(desk.now())), |found| found.get(0))?;
    if late > 0 {
        return Ok(of("late_actions", late, "", None));
    }
    if stands.status == "on_hold" && !stands.reason.is_empty() {
        return Ok(of("reason", 0, &stands.reason, None));
    }
    if stands.quiet {
        return Ok(of("step_down", 0, "", None));
    }
    if let Some(review) = review::of_case(sql, intervals, row)?.filter(|review| review.due <= time::day(desk.now())) {
        return Ok(of("review_due", 0, "", Some(review.due)));
    }
    Ok(if stands.reason.is_empty() { None } else { of("reason", 0, &stands.reason, None) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::{
        case::{
            add::{self, NewCase, NewPerson},
            set::set,
            stage::{NewStage, move_to},
        },
        office::sample,
    };

    fn person(office: &Office, family: &str, cohort: &str, urgency: &str) -> String {
        let person = NewPerson { family_name: family.to_owned(), ..NewPerson::default() };
        let new = NewCase {
            person,
            cohorts: vec![cohort.to_owned()],
            urgency: Some(urgency.to_owned()),
            ..NewCase::default()
        };
        add::add(office, new).unwrap().value.id
    }

    fn names(board: &Board, column: usize) -> Vec<&str> {
        board.columns[column].cards.iter().map(|card| card.family_name.as_str()).collect()
    }

    #[test]
    fn a_board_has_a_column_a_stage_the_most_urgent_first() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let held = person(&office, "Ashworth", "falls", "routine");
        person(&office, "Brennan", "falls", "routine");
        person(&office, "Clough", "falls", "two_hours");
        person(&office, "Dunn", "frailty", "now");
        let closed = person(&office, "Eccles", "falls", "routine");
        set(&office, &closed, "status", "closed", None).unwrap();
        let whole = board(&office, Some("falls"), 50).unwrap();
        assert_eq!(whole.columns.iter().map(|column| column.status).collect::<Vec<_>>(), STAGES, "in order");
        assert_eq!(names(&whole, 1), ["Clough", "Ashworth", "Brennan"], "the urgent one, then who is longest there");
        assert_eq!(whole.columns[1].cards[0].flag.as_ref().map(|flag| flag.kind), Some("urgent"), "and says so");
        let to = NewStage { from: "active".to_owned(), to: "on_hold".to_owned(), reason: "In hospital".to_owned() };
        move_to(&office, &held, to).unwrap();
        let moved = board(&office, Some("falls"), 1).unwrap();
        assert_eq!(names(&moved, 2), ["Ashworth"], "in its column");
        let flag = moved.columns[2].cards[0].flag.clone().unwrap();
        assert_eq!((flag.kind, flag.words.as_str()), ("reason", "In hospital"), "with why");
        assert_eq!((moved.columns[1].total, moved.columns[1].cards.len()), (2, 1), "what is not shown is counted");
        assert_eq!(board(&office, None, 50).unwrap().columns[1].total, 3, "everybody who is open");
        assert_eq!(board(&office, Some("nonsense"), 50).unwrap().columns[1].total, 0, "nobody is in what is not there");
    }
}
