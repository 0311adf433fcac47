//! `handover`: who is key worker, and which organisation leads, offered and accepted.

use casework::{
    action::NewOwner,
    handover::{
        self as verbs, Taken, answer, list,
        offer::{self, NewOffer},
        revoke,
    },
};
use clap::Subcommand;

use super::Room;
use crate::{answer::Answer, failure::Failure, words};

/// What to do with hand-overs.
#[derive(Subcommand)]
pub(crate) enum Handover {
    /// Offer a duty to somebody; nothing changes until they accept
    Offer(Offer),
    /// Take a duty on that your organisation was offered
    Accept(Which),
    /// Say no, and why
    Decline(Why),
    /// Take your organisation's offer back, and say why
    Revoke(Why),
    /// List offers, the newest first
    List(List),
}

/// A new offer.
#[derive(clap::Args)]
pub(crate) struct Offer {
    /// The case's id
    #[arg(value_name = "ID")]
    case: String,
    /// `key_worker` or `lead_organisation`
    #[arg(long, value_name = "DUTY")]
    of: String,
    /// Who is asked: a partner's name or id, or "person, partner"
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    to: String,
    /// Why
    #[arg(long, allow_hyphen_values = true)]
    reason: String,
    /// What whoever takes it on should know
    #[arg(long, allow_hyphen_values = true)]
    summary: Option<String>,
    /// From when: YYYY-MM-DD; at once without it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    effective: Option<String>,
}

/// Which offer.
#[derive(clap::Args)]
pub(crate) struct Which {
    /// The offer's id
    #[arg(value_name = "HANDOVER")]
    id: String,
}

/// Which offer, and why.
#[derive(clap::Args)]
pub(crate) struct Why {
    /// The offer's id
    #[arg(value_name = "HANDOVER")]
    id: String,
    /// Why
    #[arg(long, allow_hyphen_values = true)]
    reason: Option<String>,
}

/// Which offers to list.
#[derive(clap::Args)]
pub(crate) struct List {
    /// Only those of this case
    #[arg(long, value_name = "ID")]
    case: Option<String>,
}

/// Carries it out.
///
/// # Errors
/// `invalid`, `not_found`, `not_allowed`, `two_answers_open`.
pub(crate) fn run(command: Handover, room: &Room) -> Result<Answer, Failure> {
    let office = &room.office;
    let done = match command {
        Handover::Offer(Offer { case, of, to, reason, summary, effective }) => {
            let new = NewOffer {
                case,
                of,
                to: NewOwner::typed(&to),
                reason,
                summary: summary.unwrap_or_default(),
                effective: effective.unwrap_or_default(),
            };
            return Answer::new(offer::offer(office, new)?.value, |done| {
                format!("Hand-over {} is saved on this laptop. Nothing changes until they accept.\n", done.id)
            });
        }
        Handover::Accept(Which { id }) => answer::accept(office, &id, None)?,
        Handover::Decline(Why { id, reason }) => answer::decline(office, &id, &reason.unwrap_or_default(), None)?,
        Handover::Revoke(Why { id, reason }) => revoke::revoke(office, &id, &reason.unwrap_or_default(), None)?,
        Handover::List(List { case }) => {
            return Answer::new(list::list(office, case.as_deref())?, |offers| {
                if offers.is_empty() {
                    return "No hand-overs.\n".to_owned();
                }
                let told: Vec<String> =
                    offers.iter().map(|offer| format!("{}  case {}\n", shown(offer), offer.case)).collect();
                format!("{}{}\n", told.concat(), words::count(offers.len() as u64, "hand-over"))
            });
        }
    };
    Answer::new(done.value, |done| format!("The offer is {} now. Saved on this laptop.\n", words::code(done.state)))
}

/// An offer in words, for lists and for the case.
pub(super) fn shown(offer: &verbs::Handover) -> String {
    let seen = match offer.seen_by_asked {
        _ if offer.state != "offered" => "",
        Some("not_sent") => ", not sent to them yet",
        Some("sent") => ", sent, not yet seen by them",
        Some("not_in_circle") => ", they no longer hold this case",
        _ => "",
    };
    let mut out = format!("{} offered to {}: {}{seen}\n", capital(&words::code(&offer.of)), offer.to, offer.state);
    if !offer.from.is_empty() {
        out.push_str(&format!("  Recorded at the time: {}\n", offer.from));
    }
    out.push_str(&format!(
        "  By {}, {}, {}: {}\n",
        offer.offered_by,
        offer.offered_by_organisation,
        words::moment(&offer.offered_at),
        one_line(&offer.reason)
    ));
    offer.summary.iter().for_each(|summary| out.push_str(&format!("  To know: {}\n", one_line(summary))));
    offer.effective.iter().for_each(|day| out.push_str(&format!("  From {}\n", words::date(day))));
    offer.answer.iter().for_each(|taken| out.push_str(&format!("  {}\n", step(taken))));
    offer.also.iter().for_each(|taken| out.push_str(&format!("  But also: {}\n", step(taken))));
    offer.overtaken.iter().for_each(|taken| {
        out.push_str(&format!("  Meanwhile accepted by {}\n", taken.to.as_deref().unwrap_or_default()));
    });
    out.push_str(&format!("  hand-over {}\n", offer.id));
    out
}

fn step(taken: &Taken) -> String {
    let why = taken.reason.as_deref().map(|reason| format!(": {}", one_line(reason))).unwrap_or_default();
    format!("{}, {}, {}, {}{why}", words::code(taken.state), taken.by, taken.organisation, words::moment(&taken.at))
}

fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join("; ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
