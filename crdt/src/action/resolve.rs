//! Where an action stands, from its steps alone: each step names the newest steps its author had seen.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    State,
    table::{reopens, rule, strength},
};
use crate::id::EntryId;

/// A step as it stands in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its entry.
    pub id: EntryId,
    /// Its entry's place among all operations: an author has seen only what is smaller.
    pub order: u64,
    /// The newest steps that its author had seen; none for the first.
    pub after: Vec<EntryId>,
    /// Where it takes the action; `None` for a word this version does not know.
    pub to: Option<State>,
    /// Whether it names an owner.
    pub owner: bool,
    /// Whether it gives a reason.
    pub reason: bool,
}

/// Where an action stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The state.
    pub state: State,
    /// The step that made it so; `None` while nobody has answered.
    pub by: Option<EntryId>,
    /// The step that named the present owner; `None` while it is the one asked first.
    pub owner: Option<EntryId>,
    /// The newest steps, sorted: what a next step must name as those its author had seen.
    pub newest: Vec<EntryId>,
    /// Those of them that say something else than what holds: shown beside it until somebody goes on.
    pub also: Vec<EntryId>,
    /// The steps that count, sorted. The others are kept, and change nothing.
    pub counted: Vec<EntryId>,
}

/// What holds after a step: compared first by how often the action was opened again, then by the table.
#[derive(Debug, Clone, Copy)]
struct Point {
    reopened: u32,
    state: State,
    by: Option<EntryId>,
    owner: Option<EntryId>,
}

impl Point {
    const START: Self = Self { reopened: 0, state: State::Proposed, by: None, owner: None };

    /// A total order, so that joining is the same in whatever order and grouping it is done.
    fn weight(&self) -> (u32, usize, Option<EntryId>) {
        (self.reopened, strength(self.state), self.by)
    }

    fn join(points: impl Iterator<Item = Self>) -> Self {
        points.max_by_key(Self::weight).unwrap_or(Self::START)
    }
}

/// A step in its place: what it follows and, when it counts, what holds after it.
struct Placed {
    follows: BTreeSet<usize>,
    point: Option<Point>,
}

/// Finds where an action stands. Steps that no rule allows, and words of newer versions, change nothing.
#[must_use]
pub fn resolve(steps: &[Step]) -> Standing {
    let mut sorted: Vec<&Step> = steps.iter().collect();
    // Whoever saw a step has a greater place, so those it names come before it; the id settles the rest.
    sorted.sort_by_key(|step| (step.order, step.id));
    let places: BTreeMap<EntryId, usize> = sorted.iter().enumerate().map(|(place, step)| (step.id, place)).collect();
    let mut placed: Vec<Placed> = Vec::with_capacity(sorted.len());
    for step in &sorted {
        let follows = follows(step, &sorted, &places, &placed);
        let from = Point::join(follows.iter().filter_map(|place| placed.get(*place)?.point));
        placed.push(Placed { follows, point: after(from, step) });
    }
    let points = || placed.iter().enumerate().filter_map(|(place, step)| step.point.map(|point| (place, point)));
    let overtaken: BTreeSet<usize> =
        placed.iter().filter(|step| step.point.is_some()).flat_map(|step| step.follows.iter().copied()).collect();
    let newest: Vec<Point> = points().filter(|(place, _)| !overtaken.contains(place)).map(|(_, point)| point).collect();
    let holds = Point::join(newest.iter().copied());
    // Two people may be stopped by different things: each reason is shown.
    let differs = |point: &&Point| {
        (point.state, point.owner) != (holds.state, holds.owner) || (point.by != holds.by && needs_reason(point.state))
    };
    let ids = |mut ids: Vec<EntryId>| {
        ids.sort_unstable();
        ids
    };
    Standing {
        state: holds.state,
        by: holds.by,
        owner: holds.owner,
        also: ids(newest.iter().filter(differs).filter_map(|point| point.by).collect()),
        newest: ids(newest.iter().filter_map(|point| point.by).collect()),
        counted: ids(points().filter_map(|(_, point)| point.by).collect()),
    }
}

/// Whether whoever says so must say why.
const fn needs_reason(state: State) -> bool {
    matches!(state, State::Declined | State::Blocked | State::Cancelled)
}

/// What holds after a step, when it is allowed.
fn after(from: Point, step: &Step) -> Option<Point> {
    let to = step.to?;
    let rule = rule(from.state, to)?;
    if (rule.reason && !step.reason) || (rule.owner && !step.owner) {
        return None;
    }
    Some(Point {
        reopened: from.reopened.saturating_add(u32::from(reopens(from.state, to))),
        state: to,
        by: Some(step.id),
        owner: if rule.owner { Some(step.id) } else { from.owner },
    })
}

/// The newest counting steps that a step follows. One that does not count stands for those it follows itself; one that
/// is not there, or that its author cannot have seen, for none.
fn follows(step: &Step, sorted: &[&Step], places: &BTreeMap<EntryId, usize>, placed: &[Placed]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for place in step.after.iter().filter_map(|id| places.get(id)) {
        let seen = sorted.get(*place).is_some_and(|named| named.order < step.order);
        let Some(named) = placed.get(*place).filter(|_| seen) else { continue };
        if named.point.is_some() {
            found.insert(*place);
        } else {
            found.extend(&named.follows);
        }
    }
    newest_of(found, placed)
}

/// Leaves out what another of the set has overtaken already.
fn newest_of(found: BTreeSet<usize>, placed: &[Placed]) -> BTreeSet<usize> {
    let Some(lowest) = found.first().copied().filter(|_| found.len() > 1) else { return found };
    let behind = |place: usize| placed.get(place).into_iter().flat_map(|step| step.follows.iter().copied());
    let mut older: BTreeSet<usize> = BTreeSet::new();
    let mut next: Vec<usize> = found.iter().flat_map(|place| behind(*place)).collect();
    while let Some(place) = next.pop() {
        // What stands below the lowest can only lead further down.
        if place >= lowest && older.insert(place) {
            next.extend(behind(place));
        }
    }
    found.difference(&older).copied().collect()
}
