//! Listing actions by due date: index look-ups only, no document is loaded.

use crdt::{
    action::{self, State},
    id::{ChangeHash, EntryId, OrgId, SeatId},
};
use rusqlite::{Connection, Row, params, params_from_iter, types::Value};

use super::{Action, Next, Owner, Taken};
use crate::{
    case::open::who,
    error::{Error, Result},
    office::{Desk, Office},
    share::reached::{Reached, Receipts},
    store::{SpaceRow, change, space},
    time,
    view::same,
};

/// Which actions; everything narrows.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// A case's id.
    pub case: Option<String>,
    /// A word of [`State`].
    pub state: Option<String>,
    /// At most this many; all when absent.
    pub limit: Option<u32>,
    /// Leaving out so many.
    pub offset: u32,
}

/// Lists actions, first what is due first.
///
/// # Errors
/// `NotFound` for a case that is not here, `Invalid` for a word that is no state.
pub fn list(office: &Office, query: Query) -> Result<Vec<Action>> {
    office.read(move |sql, desk| {
        let mut conditions = Vec::new();
        let mut values: Vec<Value> = Vec::new();
        if let Some(case) = &query.case {
            values.push(space::of_case(sql, case)?.into());
            conditions.push(OF_PERSON.to_owned());
        }
        if let Some(word) = &query.state {
            let state = State::read(word).ok_or(Error::Invalid {
                field: "state",
                words: "A state is one of: proposed, accepted, in_progress, done, confirmed, declined, blocked, cancelled.",
            })?;
            values.push(state.word().to_owned().into());
            conditions.push(format!("state = ?{}", values.len()));
        }
        let filter = if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
        values.push(query.limit.map_or(-1, i64::from).into());
        values.push(i64::from(query.offset).into());
        let end = format!("{filter} ORDER BY due, entry LIMIT ?{} OFFSET ?{}", values.len() - 1, values.len());
        found(sql, desk, &end, values, false)
    })
}

/// Of every record of the person whom a case shows.
const OF_PERSON: &str = "(space = ?1 OR space IN (SELECT space FROM person_view WHERE person = ?1))";

/// The actions of one person with every step.
pub(crate) fn of_case(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Vec<Action>> {
    found(sql, desk, &format!("WHERE {OF_PERSON} ORDER BY due, entry"), vec![row.into()], true)
}

pub(super) fn found(
    sql: &Connection,
    desk: &Desk,
    end: &str,
    values: Vec<Value>,
    with_steps: bool,
) -> Result<Vec<Action>> {
    let mut teller = Teller { sql, desk, receipts: Receipts::new(sql, desk), today: time::day(desk.now()) };
    let mut query = sql.prepare_cached(&format!(
        "SELECT space, entry, part, change, text, due, asked_at, owner_org, owner_person, owner_change, state, settled,
                step, also, newest
         FROM action_view {end}"
    ))?;
    let mut rows = query.query(params_from_iter(values))?;
    let mut actions = Vec::new();
    while let Some(row) = rows.next()? {
        actions.push(teller.action(row, with_steps)?);
    }
    Ok(actions)
}

/// Tells actions one after the other, remembering what each partner has received.
struct Teller<'a> {
    sql: &'a Connection,
    desk: &'a Desk,
    receipts: Receipts<'a>,
    today: String,
}

impl Teller<'_> {
    fn action(&mut self, row: &Row<'_>, with_steps: bool) -> Result<Action> {
        let space: SpaceRow = row.get(0)?;
        let person = same::person(self.sql, space)?;
        let id = EntryId::from_slice(&row.get::<_, Vec<u8>>(1)?)?;
        let part: String = row.get(2)?;
        let asker = change::seat_of(self.sql, space, &part, &row.get::<_, Vec<u8>>(3)?)?;
        let (asked_by, asked_by_organisation) = who(self.desk, asker);
        let owner = owner_in(row, 7)?;
        let owner_change = ChangeHash::from_slice(&row.get::<_, Vec<u8>>(9)?)?;
        let (due, state, settled): (String, String, bool) = (row.get(5)?, row.get(10)?, row.get(11)?);
        let step: Option<Vec<u8>> = row.get(12)?;
        let also: u32 = row.get(13)?;
        // One look at the steps, and only when there is something in them to tell.
        let taken = if step.is_some() || with_steps { self.steps(space, &part, &id)? } else { Vec::new() };
        let holds = taken.iter().find(|taken| Some(&taken.id) == step.as_ref());
        let seen = self.seen(space, &part, &owner, &owner_change, &taken)?;
        let newest: Vec<u8> = row.get(14)?;
        Ok(Action {
            case: space::id(self.sql, person)?.to_string(),
            record: if person == space { None } else { Some(space::id(self.sql, space)?.to_string()) },
            text: row.get(4)?,
            owner: owner.shown(self.desk),
            owner_organisation: owner.org.map(|org| org.to_string()),
            owner_person: Some(owner.person).filter(|person| !person.is_empty()),
            asked_by,
            asked_by_organisation,
            asked_at: time::rfc3339(row.get(6)?),
            reason: holds.and_then(|holds| holds.told.reason.clone()),
            state_by: holds.map(|holds| holds.told.by.clone()),
            state_by_organisation: holds.map(|holds| holds.told.organisation.clone()),
            state_at: holds.map(|holds| holds.told.at.clone()),
            suggested_owner: holds
                .filter(|_| state == State::Declined.word())
                .and_then(|holds| holds.told.owner.clone()),
            overdue: !settled && !due.is_empty() && due < self.today,
            settled,
            seen_by_owner: seen,
            next: State::read(&state).into_iter().flat_map(action::next).map(Next::from).collect(),
            newest: newest
                .chunks_exact(EntryId::LEN)
                .map(|id| Ok(EntryId::from_slice(id)?.to_string()))
                .collect::<Result<_>>()?,
            also: if also == 0 {
                Vec::new()
            } else {
                let others = taken.iter().filter(|taken| taken.also && Some(&taken.id) != step.as_ref());
                others.map(|taken| taken.told.clone()).collect()
            },
            steps: with_steps.then(|| taken.into_iter().map(|taken| taken.told).collect()),
            id: id.to_string(),
            part,
            due,
            state,
        })
    }

    fn steps(&self, space: SpaceRow, part: &str, action: &EntryId) -> Result<Vec<Found>> {
        let mut query = self.sql.prepare_cached(
            "SELECT entry, change, at, state, reason, owner_org, owner_person, counted, also FROM action_step_view
             WHERE action = ?1 AND space = ?2 AND part = ?3 ORDER BY place, entry",
        )?;
        let mut rows = query.query(params![action.0, space, part])?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            let seat = change::seat_of(self.sql, space, part, &row.get::<_, Vec<u8>>(1)?)?;
            let (by, organisation) = who(self.desk, seat);
            let owner = owner_in(row, 5)?;
            steps.push(Found {
                id: row.get(0)?,
                seat,
                also: row.get(8)?,
                told: Taken {
                    state: row.get(3)?,
                    by,
                    organisation,
                    at: time::rfc3339(row.get(2)?),
                    reason: Some(row.get(4)?).filter(|reason: &String| !reason.is_empty()),
                    owner: Some(owner.shown(self.desk)).filter(|owner| !owner.is_empty()),
                    counted: row.get(7)?,
                },
            });
        }
        Ok(steps)
    }

    /// Whether the owner has what it was asked. A step that the owner took is as good as its receipt: it is signed,
    /// and names the action. Of what another organisation asked, only that one can say what it has not sent.
    fn seen(
        &mut self,
        space: SpaceRow,
        part: &str,
        owner: &Owner,
        asked: &ChangeHash,
        taken: &[Found],
    ) -> Result<Option<&'static str>> {
        let Some(org) = owner.org else { return Ok(None) };
        let org_of = |seat: Option<SeatId>| seat.and_then(|seat| self.desk.directory.org_of(&seat));
        let asker = change::seat_of(self.sql, space, part, &asked.0)?;
        let answered = taken.iter().any(|taken| taken.told.counted && org_of(taken.seat) == Some(org));
        let reached = match self.receipts.reached(&org, space, part, asked)? {
            // The circle is known to all who hold the part.
            Reached::NotInCircle => Reached::NotInCircle,
            _ if answered && asked_first(taken) => Reached::Received,
            Reached::NotSent | Reached::Sent if org_of(asker) != Some(self.desk.org) => return Ok(None),
            reached => reached,
        };
        Ok(Some(reached.word()))
    }
}

/// Whether the present owner is the one asked first, so that any step of its is an answer.
fn asked_first(taken: &[Found]) -> bool {
    !taken.iter().any(|taken| taken.told.counted && taken.told.state == State::Proposed.word())
}

struct Found {
    id: Vec<u8>,
    seat: Option<SeatId>,
    also: bool,
    told: Taken,
}

impl From<&action::Rule> for Next {
    fn from(rule: &action::Rule) -> Self {
        Self { state: rule.to.word(), reason: rule.reason, owner: rule.owner }
    }
}

/// The owner in two columns.
fn owner_in(row: &Row<'_>, first: usize) -> Result<Owner> {
    let org: Option<Vec<u8>> = row.get(first)?;
    Ok(Owner { org: org.map(|org| OrgId::from_slice(&org)).transpose()?, person: row.get(first + 1)? })
}
