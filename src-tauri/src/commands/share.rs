//! What partners have acknowledged.

use casework::{
    office::{Office, recovery_code_is_confirmed},
    share, two_answers,
};

use super::{Answered, Done};
use crate::shapes::{Nothing, PartnerStatus, SharingStatus};

/// The bottom bar's facts, derived from receipts only.
pub(crate) fn status(office: &Office, _: Nothing) -> Answered<SharingStatus> {
    let partners = share::status::status(office)?;
    let to_reconfirm =
        partners.iter().filter(|partner| partner.reconfirm).map(|partner| partner.partner.clone()).collect();
    let (_, to_check) = two_answers::list::names(office, 0)?;
    Ok(Done::read(SharingStatus {
        partners: partners.into_iter().map(PartnerStatus::from).collect(),
        to_check,
        disk_full: office.is_short_of_room()?,
        to_reconfirm,
        code_confirmed: recovery_code_is_confirmed(office)?,
    }))
}
