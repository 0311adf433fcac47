//! Signed change records: the unit of storage and of transfer.

mod actor;
mod record;
mod strip;

pub use actor::{Author, actor_id};
pub use automerge::ActorId;
pub use record::{ChangeRecord, DOMAIN, hash_of};
pub use strip::{Stripped, restore, strip};
