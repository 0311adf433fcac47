//! What is to be done and what was done lately, each action with the person it is about: whose it is decides the list.

use rusqlite::{Connection, params_from_iter, types::Value};
use serde::Serialize;

use super::{Action, list};
use crate::{
    error::Result,
    office::{Desk, Office},
    person::name::{match_key, word_keys},
    time,
    view::same,
};

/// Whose actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Open ones of the person at this laptop.
    Mine,
    /// Open ones of our organisation, those of the person at this laptop included.
    Organisation,
    /// Open ones of our organisation that name nobody, or somebody else.
    Ours,
    /// Open ones of anybody else.
    Others,
    /// Those that were settled within [`KEPT_DAYS`] days, whoever did it.
    Finished,
}

/// What is finished stays in sight for so long: what goes at once looks lost.
pub const KEPT_DAYS: i64 = 14;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Which actions; everything narrows.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Whose; everybody's open ones when absent.
    pub whose: Option<Whose>,
    /// Words that the action or the person's name contains.
    pub search: Option<String>,
    /// At most this many; all when absent.
    pub limit: Option<u32>,
}

/// An action with the person it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Todo {
    /// The action.
    #[serde(flatten)]
    pub action: Action,
    /// The person's family name.
    pub family_name: String,
    /// Their given name.
    pub given_name: String,
    /// Their title.
    pub title: String,
    /// The person at this laptop is to do it.
    pub mine: bool,
}

/// A list of actions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// How many fit the query in all.
    pub total: u64,
    /// How many of those are late.
    pub late: u64,
    /// How many of those are due today.
    pub today: u64,
    /// The first of them, the longest late first; of finished ones the newest first.
    pub actions: Vec<Todo>,
}

/// How many actions there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Open ones of the person at this laptop.
    pub mine: u64,
    /// Open ones of our organisation, those included.
    pub ours: u64,
    /// Open ones of anybody else.
    pub others: u64,
    /// Settled within [`KEPT_DAYS`] days.
    pub finished: u64,
    /// Settled within seven days.
    pub this_week: u64,
    /// Open ones of our organisation that are late.
    pub late: u64,
}

/// What is looked at to decide whose an action is.
struct Found {
    space: i64,
    entry: Vec<u8>,
    mine: bool,
}

/// Lists actions, the longest late first.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office, query: Query) -> Result<Page> {
    office.read(move |sql, desk| {
        let today = time::day(desk.now());
        let (mut late, mut due_today) = (0, 0);
        let wanted = query.search.as_deref().map(word_keys).unwrap_or_default();
        let mut found = Vec::new();
        let finished = query.whose == Some(Whose::Finished);
        let mut statement = sql.prepare_cached(&format!(
            "SELECT a.space, a.entry, a.due, a.owner_org, a.owner_person, a.text, v.sort_name
             FROM action_view a JOIN case_view v ON v.space = a.space WHERE {}",
            if finished {
                "a.settled = 1 AND a.stands_since >= ?1 ORDER BY a.stands_since DESC, a.entry"
            } else {
                "a.settled = 0 AND ?1 IS NOT NULL ORDER BY a.due, a.entry"
            }
        ))?;
        let me = Me::of(desk)?;
        let mut rows = statement.query([desk.now() - KEPT_DAYS * DAY_MS])?;
        while let Some(row) = rows.next()? {
            let org: Option<Vec<u8>> = row.get(3)?;
            let (ours, mine) = me.owns(org.as_deref(), row.get_ref(4)?.as_str().unwrap_or_default());
            let fits = match query.whose {
                None | Some(Whose::Finished) => true,
                Some(Whose::Mine) => mine,
                Some(Whose::Organisation) => ours,
                Some(Whose::Ours) => ours && !mine,
                Some(Whose::Others) => !ours,
            };
            let text: String = row.get(5)?;
            let name: String = row.get(6)?;
            let said = |text: &str| wanted.iter().all(|word| text.contains(word.as_str()));
            if !fits || !(wanted.is_empty() || said(&format!("{} {name}", match_key(&text)))) {
                continue;
            }
            let due: String = row.get(2)?;
            late += u64::from(!due.is_empty() && due < today);
            due_today += u64::from(due == today);
            found.push(Found { space: row.get(0)?, entry: row.get(1)?, mine });
        }
        let total = found.len() as u64;
        let shown = query.limit.map_or(found.len(), |limit| limit as usize);
        let actions = found.into_iter().take(shown).map(|one| told(sql, desk, &one)).collect::<Result<_>>()?;
        Ok(Page { total, late, today: due_today, actions })
    })
}

/// Counts actions: what the navigation and the headings say.
///
/// # Errors
/// Storage errors.
pub fn counts(office: &Office) -> Result<Counts> {
    office.read(|sql, desk| {
        let mut counts = Counts::default();
        let (me, today, now) = (Me::of(desk)?, time::day(desk.now()), desk.now());
        let mut open = sql.prepare_cached(
            "SELECT owner_org, owner_person, due FROM action_view WHERE settled = 0 AND space IN (SELECT space FROM case_view)",
        )?;
        let mut rows = open.query([])?;
        while let Some(row) = rows.next()? {
            let org: Option<Vec<u8>> = row.get(0)?;
            let (ours, mine) = me.owns(org.as_deref(), row.get_ref(1)?.as_str().unwrap_or_default());
            let due = row.get_ref(2)?.as_str().unwrap_or_default();
            counts.mine += u64::from(mine);
            counts.ours += u64::from(ours);
            counts.others += u64::from(!ours);
            counts.late += u64::from(ours && !due.is_empty() && due < today.as_str());
        }
        let mut settled = sql
            .prepare_cached("SELECT count(*) FROM action_view WHERE settled = 1 AND stands_since >= ?1")?;
        counts.finished = settled.query_row([now - KEPT_DAYS * DAY_MS], |row| row.get(0))?;
        counts.this_week = settled.query_row([now - 7 * DAY_MS], |row| row.get(0))?;
        Ok(counts)
    })
}

/// Who sits here, to know an action of theirs.
struct Me {
    org: [u8; 16],
    name: String,
}

impl Me {
    fn of(desk: &Desk) -> Result<Self> {
        Ok(Self { org: desk.org.0, name: match_key(&desk.certificate()?.person_name) })
    }

    /// Whether an owner is our organisation, and whether it is the person here. A person without an organisation is one
    /// by name alone.
    fn owns(&self, org: Option<&[u8]>, person: &str) -> (bool, bool) {
        let named = !self.name.is_empty() && match_key(person) == self.name;
        match org {
            Some(org) => (org == self.org, org == self.org && named),
            None => (named, named),
        }
    }
}

fn told(sql: &Connection, desk: &Desk, one: &Found) -> Result<Todo> {
    let values: Vec<Value> = vec![one.space.into(), one.entry.clone().into()];
    let mut found = list::found(sql, desk, "WHERE space = ?1 AND entry = ?2", values, false)?;
    let action = found.pop().ok_or(crate::Error::Inconsistent("action"))?;
    let (family_name, given_name, title) = sql
        .prepare_cached("SELECT family_name, given_name, title FROM case_view WHERE space = ?1")?
        .query_row(params_from_iter([same::person(sql, one.space)?]), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    Ok(Todo { action, family_name, given_name, title, mine: one.mine })
}
