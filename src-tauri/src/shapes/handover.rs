//! Hand-overs as they are typed, answered and read.

use casework::handover;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An offer as it was typed.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewHandover {
    /// The case's id.
    pub(crate) case: String,
    /// `key_worker` or `lead_organisation`.
    pub(crate) of: String,
    /// The id of the organisation that is asked.
    pub(crate) organisation: String,
    /// The person who is asked there; may be empty.
    pub(crate) person: String,
    pub(crate) reason: String,
    /// May be empty.
    pub(crate) summary: String,
    /// `YYYY-MM-DD`; empty for at once.
    pub(crate) effective: String,
}

/// An answer to an offer, with what the person saw when giving it.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct HandoverAnswer {
    /// The offer's id.
    pub(crate) id: String,
    /// `accept`, `decline` or `revoke`.
    pub(crate) answer: String,
    /// Why; `accept` needs none.
    pub(crate) reason: String,
    /// The offer's `newest` that was on screen.
    pub(crate) seen: Vec<String>,
}

/// A step that somebody took.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct HandoverStep {
    /// `accepted`, `declined` or `revoked`.
    pub(crate) state: String,
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
    pub(crate) reason: Option<String>,
    /// Of another offer that was accepted: who has the duty.
    pub(crate) to: Option<String>,
}

/// A duty that was offered to somebody.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Handover {
    pub(crate) id: String,
    /// The case's id.
    pub(crate) case: String,
    pub(crate) of: String,
    pub(crate) to: String,
    /// What was recorded of the duty then; empty when nothing was.
    pub(crate) from: String,
    pub(crate) reason: String,
    pub(crate) summary: Option<String>,
    pub(crate) effective: Option<String>,
    /// `offered`, `accepted`, `declined` or `revoked`.
    pub(crate) state: String,
    pub(crate) offered_by: String,
    pub(crate) offered_by_organisation: String,
    pub(crate) offered_at: String,
    pub(crate) answer: Option<HandoverStep>,
    /// What others did without having seen that.
    pub(crate) also: Vec<HandoverStep>,
    /// Another offer was accepted first.
    pub(crate) overtaken: Option<HandoverStep>,
    /// `not_sent`, `sent`, `seen` or `not_in_circle`.
    pub(crate) seen_by_asked: Option<String>,
    /// What our organisation may do: `accept`, `decline`, `revoke`.
    pub(crate) may: Vec<String>,
    /// What an answer hands back as `seen`.
    pub(crate) newest: Vec<String>,
}

/// An offer that waits for our answer, with the person it is about.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct OfferToUs {
    pub(crate) handover: Handover,
    pub(crate) family_name: String,
    pub(crate) given_name: String,
    pub(crate) title: String,
}

impl From<handover::Taken> for HandoverStep {
    fn from(taken: handover::Taken) -> Self {
        let handover::Taken { state, by, organisation, at, reason, to } = taken;
        Self { state: state.to_owned(), by, organisation, at, reason, to }
    }
}

impl From<handover::Handover> for Handover {
    fn from(offer: handover::Handover) -> Self {
        Self {
            id: offer.id,
            case: offer.case,
            of: offer.of,
            to: offer.to,
            from: offer.from,
            reason: offer.reason,
            summary: offer.summary,
            effective: offer.effective,
            state: offer.state.to_owned(),
            offered_by: offer.offered_by,
            offered_by_organisation: offer.offered_by_organisation,
            offered_at: offer.offered_at,
            answer: offer.answer.map(HandoverStep::from),
            also: offer.also.into_iter().map(HandoverStep::from).collect(),
            overtaken: offer.overtaken.map(HandoverStep::from),
            seen_by_asked: offer.seen_by_asked.map(str::to_owned),
            may: offer.may.into_iter().map(str::to_owned).collect(),
            newest: offer.newest,
        }
    }
}

impl From<handover::list::Named> for OfferToUs {
    fn from(named: handover::list::Named) -> Self {
        let handover::list::Named { handover, family_name, given_name, title } = named;
        Self { handover: handover.into(), family_name, given_name, title }
    }
}
