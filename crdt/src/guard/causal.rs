//! Causal discipline: what every honest change obeys and the engine does not enforce (`reference/sync.md` a.3).

use automerge::{Automerge, Change};

use crate::id::ChangeHash;

/// The dependencies that are not in the document yet.
pub(super) fn missing(doc: &Automerge, change: &Change) -> Vec<ChangeHash> {
    change.deps().iter().filter(|dep| doc.get_change_meta_by_hash(dep).is_none()).map(|dep| (*dep).into()).collect()
}

/// Whether sequence, start-op and dependencies are those of an honest author. All dependencies must be present.
pub(super) fn holds(doc: &Automerge, change: &Change) -> bool {
    let deps = change.deps();
    let strictly_sorted = deps.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    if deps.is_empty() || !strictly_sorted {
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
    previous && change.start_op().get() == max_op + 1 && antichain(doc, change)
}

/// An honest author depends on heads, and on its own previous change; nothing else may be an ancestor of another
/// dependency.
fn antichain(doc: &Automerge, change: &Change) -> bool {
    let deps = change.deps();
    if deps.len() < 2 {
        return true;
    }
    deps.iter().all(|dep| {
        let own = doc.get_change_meta_by_hash(dep).is_some_and(|meta| *meta.actor == *change.actor_id());
        if own {
            return true;
        }
        let others: Vec<_> = deps.iter().filter(|other| *other != dep).copied().collect();
        // `dep` is an ancestor of the others exactly when it is not news to someone who holds them.
        doc.get_changes_meta(&others).iter().any(|meta| meta.hash == *dep)
    })
}
