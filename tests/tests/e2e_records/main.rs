//! Journeys on pathway records: each form filled in from a written scenario by the keyboard alone, with what it took; what
//! may not be recorded is refused in words; a record is corrected, struck through, and survives the power going.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod apart;
mod forms;
mod put_right;
mod refused;
mod scenario;
mod written;
