//! Bundles: one encrypted, signed file for one partner organisation, carried by any road.
//!
//! Outside it is an age v1 file for every seat that may read it, padded to a multiple of eight recipients. Inside:
//! `RTB1`, the length of the manifest (u32, little endian), the manifest (CBOR), the sending seat's signature over it
//! (64 bytes), then the sections back to back, each zstd-compressed. The manifest names the recipients and holds the
//! SHA-256 of every section, so that nobody can pass a bundle on as meant for somebody else.
//! `crdt/tests/vectors/README.md` describes the format for other implementers.

mod bodies;
mod changes;
mod column;
mod contents;
mod envelope;
mod limits;
mod open;
mod seal;
mod section;
mod squeeze;
mod wrap;

pub use contents::{Contents, Need, RawSection, Receipt, SealedBody};
pub use envelope::{Envelope, FORMAT, Mark, Named};
pub use limits::Limits;
pub use open::{Opened, Verified, open};
pub use seal::seal;
pub use section::kind;

#[cfg(test)]
mod tests;
