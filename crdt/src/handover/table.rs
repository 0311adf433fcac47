//! The two tables: who may take which step, and which of two steps taken apart holds.

use super::State::{self, Accepted, Declined, Offered, Revoked};

/// Whose step it is to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The organisation that is asked.
    Asked,
    /// The organisation that offered.
    Offerer,
}

/// An allowed step. Each begins where nobody has answered: an answer is final, and a new offer is always possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Where the step takes the offer.
    pub to: State,
    /// Who may take it.
    pub side: Side,
    /// Somebody who was not there must be told why.
    pub reason: bool,
}

/// Every allowed step.
pub const RULES: &[Rule] = &[
    Rule { to: Accepted, side: Side::Asked, reason: false },
    Rule { to: Declined, side: Side::Asked, reason: true },
    Rule { to: Revoked, side: Side::Offerer, reason: true },
];

/// The rule of a step.
#[must_use]
pub fn rule(to: State) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.to == to)
}

/// Which of two steps that were taken apart holds: the later in this list, with the reason why. The one that does not
/// hold is shown beside it. Of two steps to one state that of the greater entry id holds, only so that every laptop
/// names the same person.
pub const STRENGTH: &[(State, &str)] = &[
    (Offered, "a question alone: any answer says more"),
    (Revoked, "whoever offered no longer asks; an answer that was given all the same says more"),
    (Declined, "whoever offered must hear that they were refused, and why, rather than only that they had asked"),
    (
        Accepted,
        "somebody has taken the duty on and acts on it: nobody may be left without a key worker unknown to both",
    ),
];

/// The place of a state in [`STRENGTH`].
pub(super) fn strength(state: State) -> usize {
    STRENGTH.iter().position(|(held, _)| *held == state).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_its_place_and_every_answer_its_side() {
        for state in State::ALL {
            assert_eq!(State::read(state.word()), Some(state), "its word reads back");
            assert_eq!(STRENGTH.iter().filter(|(held, _)| *held == state).count(), 1, "{state:?} stands once");
            assert_eq!(rule(state).is_none(), state == Offered, "{state:?} has one rule, but for the question itself");
        }
        assert_eq!(RULES.len(), State::ALL.len() - 1, "each rule once");
        for rule in RULES {
            assert_eq!(rule.reason, rule.to != Accepted, "bad news has a reason: {rule:?}");
            assert_eq!(rule.side == Side::Offerer, rule.to == Revoked, "only who offered takes it back: {rule:?}");
        }
        assert_eq!(State::read("expired"), None, "a word of another version is not ours");
    }
}
