//! The open questions with what is known of both people, so that a person can compare. Reads the list alone, opens no case.

use rusqlite::Connection;
use serde::Serialize;

use super::questions::{self, SAID_BOTH};
use crate::{
    case::{list, matches::kept_by},
    error::Result,
    office::{Desk, Office},
    person::Why,
    store::{SpaceRow, space},
    view::same,
};

/// Two records side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// A word of [`Why`], or [`SAID_BOTH`].
    pub why: &'static str,
    /// `strong`, `likely`, `possible` or `mistake`.
    pub strength: &'static str,
    /// One.
    pub one: Side,
    /// The other.
    pub other: Side,
    /// Why somebody said that they are two people, where somebody else joined them.
    pub said_different: String,
}

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// As lists show it.
    pub row: list::Row,
    /// A word of the field table, or empty.
    pub sex: String,
    /// The years that an age tells, or empty.
    pub born_about: String,
    /// Empty for a restricted person, whose address is on no screen.
    pub address: String,
    /// The same of the postcode.
    pub postcode: String,
    /// The same of the telephone.
    pub phone: String,
    /// The organisation that keeps the circle of the case; empty when it is not known here.
    pub kept_by: String,
    /// Whether that is ours.
    pub ours: bool,
}

/// The first open questions, the strongest first, and how many there are in all.
///
/// # Errors
/// Storage errors.
pub fn ask(office: &Office, limit: u32) -> Result<(Vec<Asked>, u64)> {
    office.read(move |sql, desk| {
        let open = questions::open(sql, &desk.org)?;
        let all = open.len() as u64;
        let asked = open.into_iter().take(limit as usize).map(|open| {
            Ok(Asked {
                why: open.why.map_or(SAID_BOTH, Why::code),
                strength: questions::strength(open.why),
                one: side(sql, desk, open.a)?,
                other: side(sql, desk, open.b)?,
                said_different: same::between(sql, open.a, open.b, false)?
                    .into_iter()
                    .map(|said| said.reason)
                    .next()
                    .unwrap_or_default(),
            })
        });
        Ok((asked.collect::<Result<_>>()?, all))
    })
}

/// Two records that somebody names, side by side, also when nothing asks about them.
///
/// # Errors
/// `NotFound`; storage errors.
pub fn compare(office: &Office, one: &str, other: &str) -> Result<(Side, Side)> {
    let (one, other) = (one.to_owned(), other.to_owned());
    office.read(move |sql, desk| {
        let (one, other) = (space::of_case(sql, &one)?, space::of_case(sql, &other)?);
        Ok((side(sql, desk, one)?, side(sql, desk, other)?))
    })
}

fn side(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Side> {
    let listed = list::one(sql, desk, row)?;
    let (sex, born_about, address, postcode, phone): (String, String, String, String, String) = sql
        .prepare_cached("SELECT sex, born_about, address, postcode, phone FROM case_view WHERE space = ?1")?
        .query_row([row], |found| Ok((found.get(0)?, found.get(1)?, found.get(2)?, found.get(3)?, found.get(4)?)))?;
    let hide = |text: String| if listed.restricted { String::new() } else { text };
    let kept_by = kept_by(sql, desk, row)?;
    let us = desk.directory.organisation(&desk.org).map(|known| known.profile().name.clone());
    Ok(Side {
        ours: us.as_ref() == Some(&kept_by),
        sex,
        born_about,
        address: hide(address),
        postcode: hide(postcode),
        phone: hide(phone),
        kept_by,
        row: listed,
    })
}
