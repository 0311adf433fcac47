//! The vault from outside: what a coordinator, a thief, a power cut and a failing disk can do to it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod child;
mod damage;
mod kill;
mod life;
mod privacy;
mod rollback;
mod storage;
mod support;
mod table;
mod thread;
