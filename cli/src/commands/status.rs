//! `status`: what each partner has, from receipts only.

use casework::{
    organisation::partners,
    share::status::{self, PartnerStatus},
    team,
};

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// Tells it.
///
/// # Errors
/// Storage errors.
pub(crate) fn run(room: &Room) -> Result<Answer, Failure> {
    let ourselves = partners::ourselves(&room.office)?;
    let team = team::named(&room.office)?;
    Answer::new(status::status(&room.office)?, move |partners| {
        let mut out = format!("{}: {}, {}\n", ourselves.organisation, ourselves.person, ourselves.role);
        if let Some(team) = team {
            out.push_str(&format!("Team: {team}\n"));
        }
        if partners.is_empty() {
            out.push_str("Saved on this laptop. You have no partners yet.\n");
        }
        for partner in partners {
            out.push_str(&sentence(partner));
            if partner.reconfirm {
                out.push_str(&format!(
                    "{} restored its record from a backup. Confirm by telephone, then pair again with its newest card.\n",
                    partner.partner
                ));
            }
        }
        out
    })
}

fn sentence(partner: &PartnerStatus) -> String {
    let name = &partner.partner;
    let waiting = partner.to_send + partner.sent_not_received;
    let heard = partner
        .last_received_at
        .as_deref()
        .or(partner.last_heard_at.as_deref())
        .map_or_else(|| "not heard from yet".to_owned(), |at| format!("as of {}", words::moment(at)));
    if waiting == 0 {
        return format!("{name} has your updates ({heard}).\n");
    }
    let waits = format!("{name} is waiting for {} ({heard}).", words::count(waiting, "update"));
    if partner.sent_not_received == 0 {
        return format!("{waits} None is in a file yet.\n");
    }
    format!("{waits} {} already in a file that was not confirmed.\n", are(partner.sent_not_received))
}

fn are(number: u64) -> String {
    if number == 1 { "1 is".to_owned() } else { format!("{number} are") }
}
