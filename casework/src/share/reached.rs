//! How far something we hold has come with a partner, from its receipts alone.

use std::collections::BTreeMap;

use crdt::id::{ChangeHash, OrgId};
use rusqlite::{Connection, OptionalExtension, params};

use super::write::{acknowledged, words};
use crate::{
    error::Result,
    office::Desk,
    store::{OrgRow, SpaceRow, bundle, organisation},
};

/// How far a change has come with an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reached {
    /// It is in no bundle for it, or it does not hold the part.
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
        let found: Option<(i64, Option<OrgRow>, Option<i64>)> = self
            .sql
            .prepare_cached(
                "SELECT c.at_n, j.came_from, v.since FROM change c JOIN journal j ON j.n = c.at_n
                 LEFT JOIN circle_view v ON v.space = c.space AND v.part = c.part AND v.org = ?4
                 WHERE c.space = ?1 AND c.part = ?2 AND c.hash = ?3",
            )?
            .query_row(params![row, part, change.0, org.0], |found| Ok((found.get(0)?, found.get(1)?, found.get(2)?)))
            .optional()?;
        let Some((at, came_from, since)) = found else { return Ok(Reached::NotSent) };
        let known = self.of(org)?;
        if came_from.is_some() && came_from == known.row {
            return Ok(Reached::Received);
        }
        // A part that it came into later reached it whole, and not before.
        let Some(needed) = since.map(|since| since.max(at)) else { return Ok(Reached::NotSent) };
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
