//! What the team writes in versions (cohorts, services): each version is an entry that may name the one it corrects.

use std::collections::BTreeMap;

use crdt::id::EntryId;

/// Where each version stands: the thing it is of (the first version's id) and how many it follows, counted here, never
/// claimed. Nothing for one whose forerunner is not here, or that `fits` does not let follow the first one.
pub(super) fn places(
    after: &BTreeMap<EntryId, Option<EntryId>>,
    fits: impl Fn(&EntryId, &EntryId) -> bool,
) -> BTreeMap<EntryId, (EntryId, i64)> {
    let mut places: BTreeMap<EntryId, Option<(EntryId, i64)>> = BTreeMap::new();
    for start in after.keys() {
        let mut path = Vec::new();
        let mut at = *start;
        let mut place = loop {
            if let Some(known) = places.get(&at) {
                break *known;
            }
            let Some(before) = after.get(&at) else { break None };
            let Some(before) = *before else {
                places.insert(at, Some((at, 1)));
                break Some((at, 1));
            };
            places.insert(at, None);
            path.push(at);
            at = before;
        };
        for id in path.into_iter().rev() {
            place =
                place.filter(|(first, _)| fits(first, &id)).map(|(first, version)| (first, version.saturating_add(1)));
            places.insert(id, place);
        }
    }
    places.into_iter().filter_map(|(id, place)| Some((id, place?))).collect()
}

/// The version that counts of each thing. Of corrections made at one time the newest by the later clock counts, then by
/// id: the same on every laptop.
pub(super) fn newest(
    places: &BTreeMap<EntryId, (EntryId, i64)>,
    at: impl Fn(&EntryId) -> i64,
) -> BTreeMap<EntryId, EntryId> {
    let mut best: BTreeMap<EntryId, (i64, i64, EntryId)> = BTreeMap::new();
    for (id, (first, version)) in places {
        let rank = (*version, at(id), *id);
        let known = best.entry(*first).or_insert(rank);
        *known = rank.max(*known);
    }
    best.into_iter().map(|(first, (_, _, id))| (first, id)).collect()
}
