//! Where the offers of one duty stand, from the offers and their steps alone: each names the acceptances that its author
//! had seen, so that of two offers the first accepted by what was known then holds.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Side, State,
    table::{rule, strength},
};
use crate::id::EntryId;

/// An offer as it stands in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its entry.
    pub id: EntryId,
    /// Its entry's place among all operations: an author has seen only what is smaller.
    pub order: u64,
    /// The newest acceptances of this duty that its author had seen.
    pub after: Vec<EntryId>,
    /// Its steps, in any order.
    pub steps: Vec<Step>,
}

/// An answer to an offer, or its being taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its entry.
    pub id: EntryId,
    /// Its entry's place among all operations.
    pub order: u64,
    /// The newest steps of this offer, and the newest acceptances of this duty, that its author had seen.
    pub after: Vec<EntryId>,
    /// Where it takes the offer; `None` for a word this version does not know.
    pub to: Option<State>,
    /// Whether the organisation that is asked took it.
    pub by_asked: bool,
    /// Whether the organisation that offered took it; of an offer within one organisation both are true.
    pub by_offerer: bool,
    /// Whether it gives a reason.
    pub reason: bool,
}

/// Where an offer stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The offer.
    pub offer: EntryId,
    /// The state.
    pub state: State,
    /// The step that made it so; `None` while nobody has answered.
    pub by: Option<EntryId>,
    /// Steps that were taken apart and say something else, sorted: shown beside what holds.
    pub also: Vec<EntryId>,
    /// The steps that count, sorted. The others are kept, and change nothing.
    pub counted: Vec<EntryId>,
    /// The acceptance of another offer that came first, while nobody has answered this one: it can no longer be accepted.
    pub overtaken: Option<EntryId>,
}

/// Where every offer of one duty stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// One for each offer, sorted by the offer's id.
    pub standings: Vec<Standing>,
    /// The newest acceptances, sorted: what a next offer or step must name as those its author had seen. More than one
    /// when two offers were accepted apart.
    pub accepted: Vec<EntryId>,
}

/// One thing that somebody wrote.
enum Event<'o> {
    Offer(&'o Offer),
    Step(&'o Offer, &'o Step),
}

/// What is known so far, in the order of writing.
#[derive(Default)]
struct Known {
    /// For each acceptance that counts: its place, and every earlier one that its author knew of, itself included.
    accepted: BTreeMap<EntryId, (u64, BTreeSet<EntryId>)>,
    /// For each offer: every acceptance that its author knew of.
    seen: BTreeMap<EntryId, BTreeSet<EntryId>>,
    /// For each offer: its steps that count.
    counted: BTreeMap<EntryId, Vec<(State, EntryId, u64)>>,
}

impl Known {
    /// Every acceptance behind those that somebody names; one cannot be known before it was written.
    fn behind(&self, named: &[EntryId], order: u64) -> BTreeSet<EntryId> {
        let known = named.iter().filter_map(|id| self.accepted.get(id)).filter(|(place, _)| *place < order);
        known.flat_map(|(_, behind)| behind.iter().copied()).collect()
    }

    fn step(&mut self, offer: &Offer, step: &Step) {
        let Some(seen) = self.seen.get(&offer.id).filter(|_| step.order > offer.order) else { return };
        let Some(to) = step.to else { return };
        let Some(rule) = rule(to) else { return };
        let its_own = match rule.side {
            Side::Asked => step.by_asked,
            Side::Offerer => step.by_offerer,
        };
        let taken = self.counted.get(&offer.id);
        // Whoever had seen an answer to this offer adds nothing to it.
        let answered = taken
            .is_some_and(|taken| taken.iter().any(|(_, id, place)| *place < step.order && step.after.contains(id)));
        let behind = self.behind(&step.after, step.order);
        // Another was accepted first, and whoever took this step knew.
        let too_late = to == State::Accepted && !behind.is_subset(seen);
        if !its_own || answered || too_late || (rule.reason && !step.reason) {
            return;
        }
        if to == State::Accepted {
            let behind = behind.union(seen).copied().chain([step.id]).collect();
            self.accepted.insert(step.id, (step.order, behind));
        }
        self.counted.entry(offer.id).or_default().push((to, step.id, step.order));
    }

    fn standing(&self, offer: &Offer) -> Standing {
        let counted = self.counted.get(&offer.id).map(Vec::as_slice).unwrap_or_default();
        let holds = counted.iter().max_by_key(|(state, id, _)| (strength(*state), *id));
        let state = holds.map_or(State::Offered, |(state, ..)| *state);
        let nothing = BTreeSet::new();
        let seen = self.seen.get(&offer.id).unwrap_or(&nothing);
        let others = self.accepted.iter().filter(|(id, _)| !seen.contains(id));
        let first = others.min_by_key(|(id, (place, _))| (*place, **id)).map(|(id, _)| *id);
        let ids = |wanted: &dyn Fn(State) -> bool| {
            let mut ids: Vec<EntryId> =
                counted.iter().filter(|(state, ..)| wanted(*state)).map(|(_, id, _)| *id).collect();
            ids.sort_unstable();
            ids
        };
        Standing {
            offer: offer.id,
            state,
            by: holds.map(|(_, id, _)| *id),
            also: ids(&|other| other != state),
            counted: ids(&|_| true),
            overtaken: first.filter(|_| state == State::Offered),
        }
    }
}

/// Finds where the offers of one duty stand. What no rule allows, and words of newer versions, change nothing.
#[must_use]
pub fn resolve(offers: &[Offer]) -> Resolved {
    let mut events: Vec<(u64, EntryId, Event<'_>)> = Vec::new();
    for offer in offers {
        events.push((offer.order, offer.id, Event::Offer(offer)));
        events.extend(offer.steps.iter().map(|step| (step.order, step.id, Event::Step(offer, step))));
    }
    // Whoever saw something has a greater place, so what is named comes before it; the id settles the rest.
    events.sort_by_key(|(order, id, _)| (*order, *id));
    let mut known = Known::default();
    for (order, _, event) in &events {
        match event {
            Event::Offer(offer) => {
                let seen = known.behind(&offer.after, *order);
                known.seen.insert(offer.id, seen);
            }
            Event::Step(offer, step) => known.step(offer, step),
        }
    }
    let mut standings: Vec<Standing> = offers.iter().map(|offer| known.standing(offer)).collect();
    standings.sort_by_key(|standing| standing.offer);
    let older: BTreeSet<EntryId> = known
        .accepted
        .iter()
        .flat_map(|(id, (_, behind))| behind.iter().copied().filter(move |other| other != id))
        .collect();
    let accepted = known.accepted.keys().copied().filter(|id| !older.contains(id)).collect();
    Resolved { standings, accepted }
}
