//! The board, and moving, closing and opening a case again.

use casework::case::{board, close, review};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ActionStep, ChangedField, edit::NewValue, vault::Secret};

/// Which board.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoardQuery {
    /// A cohort's id; none for everybody.
    pub(crate) cohort: Option<String>,
    /// Cards a column at most.
    pub(crate) most: u32,
}

/// A board: one column a stage.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Board {
    pub(crate) columns: Vec<Column>,
}

/// A stage.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Column {
    pub(crate) status: String,
    /// Shown or not.
    #[ts(type = "number")]
    pub(crate) total: u64,
    pub(crate) cards: Vec<CaseCard>,
}

/// A person on the board.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CaseCard {
    pub(crate) id: String,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) title: String,
    pub(crate) date_of_birth: Option<String>,
    pub(crate) date_of_death: Option<String>,
    pub(crate) key_worker: Option<String>,
    pub(crate) restricted: bool,
    /// Since when in this stage.
    pub(crate) since: String,
    pub(crate) flag: Option<Flag>,
    /// Nothing changed for four meetings.
    pub(crate) step_down: bool,
}

/// The one thing that most needs an eye.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Flag {
    /// `two_answers`, `urgent`, `late_actions`, `reason`, `review_due` or `step_down`.
    pub(crate) kind: String,
    #[ts(type = "number")]
    pub(crate) count: u64,
    pub(crate) words: String,
    pub(crate) day: Option<String>,
}

/// A press on "Move to".
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseMove {
    /// The case's id.
    pub(crate) case: String,
    /// The stage that was on screen.
    pub(crate) from: String,
    pub(crate) to: String,
    /// Empty where the stage needs none.
    #[ts(type = "string")]
    pub(crate) reason: Secret,
}

/// What happens to one action when its case is closed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClosedAction {
    pub(crate) action: String,
    /// Done; otherwise cancelled.
    pub(crate) done: bool,
    /// Why it is cancelled.
    #[ts(type = "string")]
    pub(crate) reason: Secret,
    /// The action's `newest` that was on screen.
    pub(crate) seen: Vec<String>,
}

/// A closing as a form hands it in.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Closing {
    /// The case's id.
    pub(crate) case: String,
    pub(crate) reason: String,
    #[ts(type = "string")]
    pub(crate) outcome: Secret,
    pub(crate) actions: Vec<ClosedAction>,
    /// Ids of the answers of the stage that were on screen.
    pub(crate) seen: Vec<String>,
}

/// A case as it was closed: what a form hands back to undo it.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct ClosedCase {
    pub(crate) changed: Vec<ChangedField>,
    pub(crate) actions: Vec<SettledAction>,
}

/// An action that was settled with it.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SettledAction {
    pub(crate) id: String,
    pub(crate) state: String,
    pub(crate) step: String,
}

/// A closing that is taken back.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClosingUndone {
    /// The case's id.
    pub(crate) case: String,
    pub(crate) values: Vec<NewValue>,
    pub(crate) steps: Vec<ActionStep>,
}

/// A case that is opened again.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reopening {
    /// The case's id.
    pub(crate) case: String,
    #[ts(type = "string")]
    pub(crate) reason: Secret,
    /// Ids of the answers of the stage that were on screen.
    pub(crate) seen: Vec<String>,
}

/// What a case asks of the team.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct CaseStanding {
    /// When it is looked at again, `YYYY-MM-DD`; none when nobody and no cohort says.
    pub(crate) next_review: Option<String>,
    /// The cohort whose interval says so; none when somebody set the day.
    pub(crate) review_by: Option<String>,
    pub(crate) review_due: bool,
    /// Nothing changed for four meetings: it may step down.
    pub(crate) step_down: bool,
    /// Days until the next look when it is kept as it is.
    #[ts(type = "number")]
    pub(crate) usual_days: i64,
}

impl From<board::Board> for Board {
    fn from(board: board::Board) -> Self {
        Self { columns: board.columns.into_iter().map(Column::from).collect() }
    }
}

impl From<board::Column> for Column {
    fn from(column: board::Column) -> Self {
        let board::Column { status, total, cards } = column;
        Self { status: status.to_owned(), total, cards: cards.into_iter().map(CaseCard::from).collect() }
    }
}

impl From<board::Card> for CaseCard {
    fn from(card: board::Card) -> Self {
        Self {
            id: card.id,
            family_name: card.family_name,
            given_name: card.given_name,
            title: card.title,
            date_of_birth: card.date_of_birth,
            date_of_death: card.date_of_death,
            key_worker: card.key_worker,
            restricted: card.restricted,
            since: card.since,
            flag: card.flag.map(|flag| Flag {
                kind: flag.kind.to_owned(),
                count: flag.count,
                words: flag.words,
                day: flag.day,
            }),
            step_down: card.step_down,
        }
    }
}

impl From<close::Closed> for ClosedCase {
    fn from(closed: close::Closed) -> Self {
        let action =
            |one: close::SettledAction| SettledAction { id: one.id, state: one.state.to_owned(), step: one.step };
        Self {
            changed: closed.changed.into_iter().map(ChangedField::from).collect(),
            actions: closed.actions.into_iter().map(action).collect(),
        }
    }
}

impl From<review::Standing> for CaseStanding {
    fn from(standing: review::Standing) -> Self {
        let review::Standing { next_review, review_due, step_down, usual_days } = standing;
        let (next_review, review_by) = next_review.map_or((None, None), |review| (Some(review.due), review.cohort));
        Self { next_review, review_by, review_due, step_down, usual_days }
    }
}
