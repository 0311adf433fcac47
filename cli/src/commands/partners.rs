//! `partners`: the organisations we know.

use casework::organisation::partners;

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// Lists them.
///
/// # Errors
/// Storage errors.
pub(crate) fn run(room: &Room) -> Result<Answer, Failure> {
    Answer::new(partners::list(&room.office)?, |partners| {
        if partners.is_empty() {
            return "You have no partners yet. Exchange cards: roundtable card, roundtable pair\n".to_owned();
        }
        let rows: Vec<_> = partners
            .iter()
            .map(|partner| {
                let met = match (partner.revoked, partner.verified) {
                    (true, _) => "no longer trusted",
                    _ if partner.reconfirm => "restored from a backup: confirm by telephone, then pair again",
                    (_, true) => "words compared",
                    _ => "introduced, not yet met",
                };
                vec![partner.name.clone(), words::code(&partner.kind), met.to_owned(), partner.id.clone()]
            })
            .collect();
        words::table(&["Partner", "Kind", "Trust", "Id"], &rows)
    })
}
