//! How far something we hold has come with a partner, from its receipts alone.

use std::collections::BTreeMap;

use crdt::id::{ChangeHash, OrgId};
use rusqlite::{Connection, params};

use super::write::{acknowledged, words};
use crate::{
    error::Result,
    office::Desk,
    store::{OrgRow, SpaceRow, bundle, change, organisation},
};

/// How far a change has come with an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reached {
    /// It is not in the circle of the part, or no longer: nothing more is sent to it.
    NotInCircle,
    /// It is in no bundle for it.
    NotSent,
    /// It is in a bundle that no receipt covers: it may lie on a stick in a drawer.
    Sent,
    /// One of its laptops has said that it holds it, or wrote it itself.
    Received,
}

impl Reached {
    /// A stable word, as an owner's eyes see it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::NotInCircle => "not_in_circle",
            Self::NotSent => "not_sent",
            Self::Sent => "sent",
            Self::Received => "seen",
        }
    }
}

/// What we know of one partner.
#[derive(Clone, Copy)]
struct Known {
    row: Option<OrgRow>,
    acknowledged: i64,
    sent: i64,
}

/// Answers for many changes; what each partner said is looked up once.
pub(crate) struct Receipts<'a> {
    sql: &'a Connection,
    desk: &'a Desk,
    known: BTreeMap<OrgId, Known>,
}

impl<'a> Receipts<'a> {
    pub(crate) fn new(sql: &'a Connection, desk: &'a Desk) -> Self {
        Self { sql, desk, known: BTreeMap::new() }
    }

    /// How far a change of a part has come with an organisation. What our own organisation holds, it has.
    pub(crate) fn reached(&mut self, org: &OrgId, row: SpaceRow, part: &str, change: &ChangeHash) -> Result<Reached> {
        if *org == self.desk.org {
            return Ok(Reached::Received);
        }
        let Some(at) = change::position(self.sql, row, part, &change.0)? else { return Ok(Reached::NotSent) };
        self.reached_at(org, at)
    }

    /// The same of the change at a position of our journal.
    pub(crate) fn reached_at(&mut self, org: &OrgId, at: i64) -> Result<Reached> {
        if *org == self.desk.org {
            return Ok(Reached::Received);
        }
        let (came_from, since): (Option<OrgRow>, Option<i64>) = self
            .sql
            .prepare_cached(
                "SELECT j.came_from, v.since FROM journal j
                 LEFT JOIN circle_view v ON v.space = j.space AND v.part = j.part AND v.org = ?2 WHERE j.n = ?1",
            )?
            .query_row(params![at, org.0], |found| Ok((found.get(0)?, found.get(1)?)))?;
        // Whatever it received before: it hears of nothing now. A part that it came into later reached it whole, and
        // not before.
        let Some(needed) = since.map(|since| since.max(at)) else { return Ok(Reached::NotInCircle) };
        let known = self.of(org)?;
        if came_from.is_some() && came_from == known.row {
            return Ok(Reached::Received);
        }
        Ok(if known.acknowledged >= needed {
            Reached::Received
        } else if known.sent >= needed {
            Reached::Sent
        } else {
            Reached::NotSent
        })
    }

    fn of(&mut self, org: &OrgId) -> Result<Known> {
        if let Some(known) = self.known.get(org) {
            return Ok(*known);
        }
        let known = Known {
            row: organisation::find(self.sql, org)?,
            acknowledged: acknowledged(&words(self.sql, &self.desk.directory, org)?),
            sent: bundle::sent_to(self.sql, org)?,
        };
        self.known.insert(*org, known);
        Ok(known)
    }
}
