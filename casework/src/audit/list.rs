//! Reading the audit, newest first.

use crdt::id::SeatId;
use serde::Serialize;

use crate::{
    case::open::who,
    error::Result,
    office::Office,
    store::{audit, space},
    time,
};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its number; the first is 1.
    pub n: i64,
    /// When, as this laptop's clock said; RFC 3339.
    pub at: String,
    /// Who: the person of the seat.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// The seat's id.
    pub seat: String,
    /// The stable name of the act, such as `note_add`.
    pub act: String,
    /// A stable word or an id that the act was about; empty when none.
    pub about: String,
    /// The ids of the cases it concerned.
    pub cases: Vec<String>,
}

/// The lines of this store, newest first: all, or those about one case.
///
/// # Errors
/// `not_found` for a case that is not here.
pub fn list(office: &Office, case: Option<&str>, limit: Option<u32>) -> Result<Vec<Entry>> {
    let case = case.map(str::to_owned);
    office.read(move |sql, desk| {
        let row = case.map(|id| space::of_case(sql, &id)).transpose()?;
        let mut entries = Vec::new();
        audit::newest(sql, row, limit, |line| {
            let seat = SeatId::from_slice(&line.seat)?;
            let (by, organisation) = who(desk, Some(seat));
            entries.push(Entry {
                n: line.n,
                at: time::rfc3339(line.at),
                by,
                organisation,
                seat: seat.to_string(),
                act: line.act,
                about: line.about,
                cases: audit::cases(sql, line.n)?.iter().map(ToString::to_string).collect(),
            });
            Ok(())
        })?;
        Ok(entries)
    })
}
