//! Tidy rules: what the design forbids and no compiler sees, each a test that says why.
//!
//! A rule is a function from texts to findings, and every rule is also given a bad sample, so that
//! we know it can fail.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod arrows;
mod clock;
mod features;
mod licences;
mod manifests;
mod migrations;
mod names;
mod openings;
mod readme;
mod sizes;
mod testing;
mod tree;
mod window;
