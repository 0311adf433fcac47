//! One part's document: maps and scalars over Automerge, with one genesis for ever.

mod answer;
mod commit;
mod content;
mod digest;
mod edit;
mod genesis;
mod past;
mod read;
mod value;

pub use answer::{Answer, open_answers, set_field, settle};
pub use content::Content;
pub use digest::content_digest;
pub use edit::{Committed, Edit, MAX_DEPTH, MAX_KEY, entry_id};
pub use genesis::{GENESIS_ACTOR, genesis_hash};
pub use read::Entry;
pub use value::{Map, Value};

pub(crate) use commit::op_id;
pub(crate) use genesis::containers;

use automerge::{ActorId, Automerge};

use crate::{Error, id::ChangeHash};

/// The containers that the genesis makes. Everything a part holds lives in one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Container {
    /// Field name to scalar; concurrent values are all kept.
    Fields,
    /// Entry id to a map written once: notes, pathway records, observations, corrections.
    Entries,
    /// Entry id to a membership of a named set, or to its explicit removal.
    Sets,
    /// Entry id to the record of choosing between answers.
    Settlements,
}

impl Container {
    /// All of them, in the order the genesis makes them.
    pub const ALL: [Self; 4] = [Self::Fields, Self::Entries, Self::Sets, Self::Settlements];

    /// Its key at the root of the document.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Entries => "entries",
            Self::Sets => "sets",
            Self::Settlements => "settlements",
        }
    }
}

/// The document of one part of one space.
#[derive(Debug, Clone)]
pub struct Document {
    pub(crate) doc: Automerge,
}

impl Default for Document {
    fn default() -> Self {
        Self::new()
    }
}

impl Document {
    /// A part that nobody has written to: the genesis alone.
    #[must_use]
    pub fn new() -> Self {
        Self { doc: genesis::document() }
    }

    /// Loads a saved document and checks that it begins with our genesis.
    ///
    /// # Errors
    /// `Engine` when the bytes do not load; the signed changes can then rebuild it.
    pub fn load(bytes: &[u8]) -> Result<Self, Error> {
        let doc = crate::guard::fenced(|| Automerge::load(bytes).map_err(|_| Error::Engine("load")))
            .unwrap_or(Err(Error::Engine("load panicked")))?;
        if doc.get_change_meta_by_hash(&genesis_hash().into()).is_none() {
            return Err(Error::Engine("genesis missing"));
        }
        Ok(Self { doc })
    }

    /// Saves it; the same changes give the same bytes. Not compressed: whoever keeps it packs it whole.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        self.doc.save_nocompress()
    }

    /// The newest changes, sorted.
    #[must_use]
    pub fn heads(&self) -> Vec<ChangeHash> {
        self.doc.get_heads().into_iter().map(Into::into).collect()
    }

    /// Whether a change is in it.
    #[must_use]
    pub fn has(&self, hash: &ChangeHash) -> bool {
        self.doc.get_change_meta_by_hash(&(*hash).into()).is_some()
    }

    /// How many changes it holds, the genesis not counted.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.doc.get_changes_meta(&[]).len().saturating_sub(1)
    }

    /// Whether an actor has written in it.
    #[must_use]
    pub fn knows_actor(&self, actor: &ActorId) -> bool {
        self.doc.get_changes_meta(&[]).iter().any(|meta| *meta.actor == *actor)
    }
}
