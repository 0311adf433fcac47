//! The kept tables, one module each; only verbs inside `transact` write here.

pub(crate) mod applied;
pub(crate) mod audit;
pub(crate) mod author;
pub(crate) mod body;
pub(crate) mod bundle;
pub(crate) mod change;
pub(crate) mod control;
pub(crate) mod draft;
pub(crate) mod fork;
pub(crate) mod import_row;
pub(crate) mod journal;
pub(crate) mod journal_life;
pub(crate) mod life_event;
mod narrow;
pub(crate) mod organisation;
pub(crate) mod parked;
pub(crate) mod part;
pub(crate) mod partner_restored;
pub(crate) mod receipt;
pub(crate) mod seen;
pub(crate) mod setting;
pub(crate) mod space;

use rusqlite_migration::{M, Migrations};

/// The migrations that a vault is opened with: every released one of the kept tables, in order. The projection is
/// never migrated: it is rebuilt.
#[must_use]
pub fn migrations() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(include_str!("migrations/0001_kept.sql")),
        M::up(include_str!("migrations/0002_audit.sql")),
        M::up(include_str!("migrations/0003_vault_life.sql")),
        M::up_with_hook(include_str!("migrations/0004_narrow.sql"), narrow::fill),
        M::up(include_str!("migrations/0005_seen.sql")),
    ])
}

/// The first eight bytes of a hash, by which rows are found. Whoever looks compares the whole hash, or sixteen bytes
/// of it, then: two changes that agree in eight bytes can be made on purpose.
fn short(hash: &[u8]) -> i64 {
    hash.first_chunk::<8>().map_or(0, |first| i64::from_le_bytes(*first))
}

/// A space's row number in this store.
pub(crate) type SpaceRow = i64;
/// An organisation's row number in this store.
pub(crate) type OrgRow = i64;
