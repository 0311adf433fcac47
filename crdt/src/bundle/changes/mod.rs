//! The section of changes: in columns, and without anything that the reader can derive.
//!
//! A change travels without its header, checksum, hash and actor ([`crate::change::strip`]). Dependencies on the
//! genesis, or on an earlier change of the same part in the bundle, are small numbers; entry ids and the hashes of
//! bodies in the same bundle are cut out of the rest and derived again ([`hole`]). What cannot be cut is sent whole.
//!
//! Two pieces: the first holds what is random and cannot be compressed (keys, incarnations, control heads, spaces,
//! far dependencies, signatures), the second the numbers and the rests of the changes.

mod hole;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

use crate::change::hash_of;

/// Most dependencies of a change that is sent in pieces.
const MAX_DEPS: usize = 64;

const STRIPPED: u64 = 0;
const WHOLE: u64 = 1;

const DEP_GENESIS: u64 = 0;
const DEP_NEXT: u64 = 1;
const HEAD_SAME: u64 = 0;
const HEAD_NEXT: u64 = 1;
