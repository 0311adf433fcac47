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

use std::panic::{AssertUnwindSafe, catch_unwind};

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
    /// Sequence, start-op and dependency discipline.
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

/// Runs code over foreign data; a panic inside becomes `None`.
pub(crate) fn fenced<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
