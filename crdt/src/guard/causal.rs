//! Causal discipline: what every honest change obeys and the engine does not enforce (`reference/sync.md` a.3).

use automerge::{Automerge, Change, ChangeHash as EngineHash};

use super::{MAX_AT, MAX_OP};
use crate::id::ChangeHash;

/// The dependencies that are not in the document yet.
pub(super) fn missing(doc: &Automerge, change: &Change) -> Vec<ChangeHash> {
    change.deps().iter().filter(|dep| doc.get_change_meta_by_hash(dep).is_none()).map(|dep| (*dep).into()).collect()
}

/// Whether sequence, start-op, time and dependencies are those of an honest author. All dependencies must be present.
pub(super) fn holds(doc: &Automerge, change: &Change) -> bool {
    let deps = change.deps();
    let strictly_sorted = deps.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    if deps.is_empty() || !strictly_sorted {
        return false;
    }
    // Times far outside overflow the engine's columns when a document is saved.
    if !(0..=MAX_AT).contains(&change.timestamp()) {
        return false;
    }
    let mut max_op = 0;
    let mut previous = change.seq() == 1;
    for dep in deps {
        let Some(meta) = doc.get_change_meta_by_hash(dep) else { return false };
        max_op = max_op.max(meta.max_op);
        if *meta.actor == *change.actor_id() {
            // Two changes of the same actor in one set of dependencies, or a gap, are not an honest history.
            if meta.seq.checked_add(1) != Some(change.seq()) {
                return false;
            }
            previous = true;
        }
    }
    // The engine counts operations in 32 bits and panics at the edge.
    previous && change.start_op().get() == max_op + 1 && change.max_op() <= MAX_OP && antichain(doc, change)
}

/// An honest author depends on heads, and on its own previous change; nothing else may be an ancestor of another
/// dependency.
///
/// An ancestor always has a smaller greatest operation than its descendants, because every admitted change starts
/// after its dependencies and writes at least one operation; so the walk ends at the lowest dependency.
fn antichain(doc: &Automerge, change: &Change) -> bool {
    let deps = change.deps();
    if deps.len() < 2 {
        return true;
    }
    let metas: Vec<_> = deps.iter().filter_map(|dep| doc.get_change_meta_by_hash(dep)).collect();
    let heads: Vec<_> = metas.iter().filter(|meta| *meta.actor != *change.actor_id()).collect();
    let Some(lowest) = heads.iter().map(|meta| meta.max_op).min() else { return true };
    let mut seen: std::collections::BTreeSet<EngineHash> = std::collections::BTreeSet::new();
    let mut next: Vec<EngineHash> = metas.iter().flat_map(|meta| meta.deps.iter().copied()).collect();
    while let Some(hash) = next.pop() {
        if !seen.insert(hash) {
            continue;
        }
        if heads.iter().any(|head| head.hash == hash) {
            return false;
        }
        let Some(meta) = doc.get_change_meta_by_hash(&hash) else { return false };
        if meta.max_op > lowest {
            next.extend(meta.deps);
        }
    }
    true
}
