//! The guard: nothing from outside touches a live document before it passed here.
//!
//! Every rule depends only on the change, its ancestors and the record that carries it, so that all laptops admit the
//! same set. Admission is structural and frozen; names, enumerations and ranges are checked elsewhere.
//! Evidence: `reference/sync.md` a.7, `reference/security.md` finding 1 to 5.

mod causal;
mod prescan;
mod schema;
mod trial;

pub use prescan::{MAX_CHANGE_BYTES, MAX_RUN, prescan};
pub use trial::{Offer, Trial};

pub(crate) use schema::says_nothing_new;

use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{Automerge, Change};

use crate::Refusal;

/// Most dependencies of a change. A part with more heads stays writable: an author then names only so many.
pub const MAX_DEPS: usize = 64;
/// Latest time a change may claim: the end of the year 9999, in milliseconds since 1970.
pub const MAX_AT: i64 = 253_402_300_799_999;
/// Most operations in the history of a part; the engine counts them in 32 bits.
pub const MAX_OP: u64 = 1 << 30;

/// Which rules are in force. Everything that ships uses [`Rules::ALL`]; the tests switch off one at a time to show
/// that each is caught by a test.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Sizes, counts and run lengths before anything is expanded.
    pub prescan: bool,
    /// Encoding the parsed change gives the same bytes.
    pub canonical: bool,
    /// The signed hash is the hash of the bytes.
    pub hash: bool,
    /// The actor is the one derived for the signer.
    pub actor: bool,
    /// Sequence, start-op, time and dependency discipline.
    pub causal: bool,
    /// Operations an honest author can make.
    pub schema: bool,
    /// The copy saves, loads and has the expected heads.
    pub trial: bool,
}

impl Rules {
    /// All rules.
    pub const ALL: Self =
        Self { prescan: true, canonical: true, hash: true, actor: true, causal: true, schema: true, trial: true };
}

/// The same rules for a change this laptop is about to make: nothing leaves that others would refuse.
pub(crate) fn check_own(doc: &Automerge, change: &Change) -> Result<(), Refusal> {
    prescan(change.raw_bytes())?;
    fenced(|| {
        if !causal::holds(doc, change) {
            return Err(Refusal::Causal);
        }
        if schema::holds(doc, &change.decode()) { Ok(()) } else { Err(Refusal::Schema) }
    })
    .unwrap_or(Err(Refusal::Schema))
}

/// Runs code over foreign data; a panic inside becomes `None`.
pub(crate) fn fenced<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
