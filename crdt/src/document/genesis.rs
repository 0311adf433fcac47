//! The genesis: the first change of every document, the same bytes for ever.

use std::sync::OnceLock;

use automerge::{
    ActorId, Automerge, ObjId, ObjType, ROOT, ReadDoc,
    transaction::{CommitOptions, Transactable},
};

use super::Container;
use crate::{Error, id::ChangeHash};

/// The fixed actor of the genesis; no key can derive it.
pub const GENESIS_ACTOR: [u8; 16] = [0; 16];

/// Two laptops that open a part offline at the same moment share its containers, because both begin with this
/// change; otherwise one container would hide the other (`experiments/genesis.rs`).
pub(super) fn document() -> Automerge {
    static GENESIS: OnceLock<Automerge> = OnceLock::new();
    GENESIS.get_or_init(build).clone()
}

fn build() -> Automerge {
    let mut doc = Automerge::new().with_actor(ActorId::from(GENESIS_ACTOR.to_vec()));
    let made = doc.transact_with::<_, _, automerge::AutomergeError, _>(
        |()| CommitOptions::default().with_time(0),
        |tx| {
            Container::ALL
                .iter()
                .try_for_each(|container| tx.put_object(ROOT, container.key(), ObjType::Map).map(|_| ()))
        },
    );
    debug_assert!(made.is_ok(), "the genesis is four constant puts");
    doc
}

/// The hash of the genesis change. Never sent, always present.
#[must_use]
pub fn genesis_hash() -> ChangeHash {
    static HASH: OnceLock<ChangeHash> = OnceLock::new();
    *HASH.get_or_init(|| document().get_heads().first().copied().map_or(ChangeHash([0; 32]), Into::into))
}

/// The containers' ids: constants like the genesis itself, because nothing admitted can write at the root.
pub(crate) fn containers() -> &'static [(Container, ObjId)] {
    static CONTAINERS: OnceLock<Vec<(Container, ObjId)>> = OnceLock::new();
    CONTAINERS.get_or_init(|| {
        let doc = document();
        let find = |container: &Container| match doc.get(ROOT, container.key()) {
            Ok(Some((_, id))) => Some((*container, id)),
            _ => None,
        };
        Container::ALL.iter().filter_map(find).collect()
    })
}

/// The id of one container.
pub(crate) fn container(wanted: Container) -> Result<&'static ObjId, Error> {
    containers()
        .iter()
        .find(|(container, _)| *container == wanted)
        .map(|(_, id)| id)
        .ok_or(Error::Engine("container missing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genesis_is_fixed_for_ever() {
        assert_eq!(
            genesis_hash().to_string(),
            "052deeb40160c510bb117f5093089746ed4635c18e83c5f6d53a9e0f8c020687",
            "every vault in the field depends on this hash; it may never change"
        );
    }
}
