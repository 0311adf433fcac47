//! The two tables: which steps are allowed, and which of two steps taken apart holds.

use super::State::{self, Accepted, Blocked, Cancelled, Confirmed, Declined, Done, InProgress, Proposed};

/// An allowed step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Where the action stands.
    pub from: State,
    /// Where the step takes it.
    pub to: State,
    /// Somebody who was not there must be told why.
    pub reason: bool,
    /// The step names a new owner.
    pub owner: bool,
}

const fn to(from: State, to: State) -> Rule {
    Rule { from, to, reason: false, owner: false }
}

const fn why(from: State, to: State) -> Rule {
    Rule { from, to, reason: true, owner: false }
}

const fn ask(from: State) -> Rule {
    Rule { from, to: Proposed, reason: false, owner: true }
}

/// Every allowed step. The chain is that of `records.md`; an owner who did it at once may say so without saying first
/// that it was accepted. What was done may turn out not to be (`reopened`: with a reason), and what was cancelled or
/// declined may be asked again, so that no state is a dead end.
pub const RULES: &[Rule] = &[
    to(Proposed, Accepted),
    to(Proposed, InProgress),
    to(Proposed, Done),
    why(Proposed, Declined),
    why(Proposed, Blocked),
    why(Proposed, Cancelled),
    ask(Proposed),
    to(Accepted, InProgress),
    to(Accepted, Done),
    why(Accepted, Declined),
    why(Accepted, Blocked),
    why(Accepted, Cancelled),
    to(InProgress, Done),
    why(InProgress, Declined),
    why(InProgress, Blocked),
    why(InProgress, Cancelled),
    to(Blocked, Accepted),
    to(Blocked, InProgress),
    to(Blocked, Done),
    why(Blocked, Declined),
    why(Blocked, Cancelled),
    ask(Blocked),
    ask(Declined),
    why(Declined, Cancelled),
    to(Done, Confirmed),
    why(Done, InProgress),
    why(Confirmed, InProgress),
    ask(Cancelled),
];

/// The rule of a step, when it is allowed.
#[must_use]
pub fn rule(from: State, to: State) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.from == from && rule.to == to)
}

/// The steps allowed from a state.
pub fn next(from: State) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.from == from)
}

/// Which of two steps that were taken apart holds: the later in this list, with the reason why it outweighs those
/// before it. The one that does not hold is shown beside it until a person who has seen both goes on. Two further
/// rules come first and last: what was opened again after it had been done outweighs everything that was said of it
/// before (whoever opened it had looked, and the others had not); and of two steps to one state that of the greater
/// entry id holds, only so that every laptop names the same person.
pub const STRENGTH: &[(State, &str)] = &[
    (Proposed, "a question alone: any answer to it says more"),
    (Accepted, "somebody has promised, and asking another does not take the promise back"),
    (InProgress, "work that has begun says more than a promise"),
    (Blocked, "whoever asked must hear what is in the way, even when a colleague hopes to go on"),
    (Declined, "whoever asked must hear that it may not be done, rather than rely on a colleague's promise"),
    (Cancelled, "nobody should visit for what is no longer wanted: it may be because the person has died"),
    (Done, "what was done in the world is done, whatever was wished meanwhile"),
    (Confirmed, "it was looked at and found done"),
];

/// The place of a state in [`STRENGTH`].
pub(super) fn strength(state: State) -> usize {
    STRENGTH.iter().position(|(held, _)| *held == state).unwrap_or(0)
}

/// Whether a step opens again what was done.
pub(super) const fn reopens(from: State, to: State) -> bool {
    matches!((from, to), (Done | Confirmed, InProgress))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_its_place_in_both_tables() {
        for state in State::ALL {
            assert_eq!(State::read(state.word()), Some(state), "its word reads back");
            assert_eq!(STRENGTH.iter().filter(|(held, _)| *held == state).count(), 1, "{state:?} stands once");
            assert!(next(state).count() > 0, "{state:?} must not be a dead end");
            assert!(next(state).all(|rule| rule.to != state || rule.owner), "{state:?} is not set to itself");
        }
        for (place, rule) in RULES.iter().enumerate() {
            let twice = RULES.iter().skip(place + 1).any(|other| (other.from, other.to) == (rule.from, rule.to));
            assert!(!twice, "{rule:?} stands once");
            assert!(!rule.owner || rule.to == Proposed, "only asking names an owner: {rule:?}");
        }
        assert_eq!(State::read("superseded"), None, "a word of a newer version is not ours");
    }

    #[test]
    fn bad_news_always_has_a_reason() {
        for rule in RULES.iter().filter(|rule| matches!(rule.to, Declined | Blocked | Cancelled)) {
            assert!(rule.reason, "records.md: {rule:?}");
        }
    }
}
