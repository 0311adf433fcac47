//! What partners have acknowledged.

use casework::{office::Office, share, two_answers};

use super::{Answered, Done};
use crate::shapes::{Nothing, PartnerStatus, SharingStatus};

/// The bottom bar's facts, derived from receipts only.
pub(crate) fn status(office: &Office, _: Nothing) -> Answered<SharingStatus> {
    let partners = share::status::status(office)?;
    let questions = two_answers::list::list(office)?;
    Ok(Done::read(SharingStatus {
        partners: partners.into_iter().map(PartnerStatus::from).collect(),
        to_check: u64::try_from(questions.len()).unwrap_or(u64::MAX),
        first_to_check: questions.into_iter().next().map(|question| question.case),
    }))
}
