//! Tests of the import against the made-up files of a neighbourhood and against ugly files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod again;
mod encodings;
mod gp_file;
mod matches;
mod other_files;
mod pathways;
mod rows;
mod ugly;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::mapping::MapFile;
use super::plan::{Options, Plan, plan};

/// The bytes of a file under `tests/fixtures/data`.
pub(super) fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/../tests/fixtures/data/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// "Today" for the made-up files: Monday 16 November 2026.
pub(super) fn options() -> Options {
    let noon = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap().and_hms_opt(12, 0, 0).unwrap();
    Options { now: noon.and_utc().timestamp_millis(), map: MapFile::new(), refused: Vec::new() }
}

/// Plans a file that must be readable.
pub(super) fn planned(bytes: &[u8]) -> Plan {
    plan(bytes, &options(), |_, _| {}).expect("the file is a table")
}

/// The rows of every oddity of one file.
pub(super) fn oddities(file: &str) -> BTreeMap<String, BTreeSet<usize>> {
    let mut all: BTreeMap<String, BTreeMap<String, BTreeSet<usize>>> =
        serde_json::from_slice(&fixture("oddities.json")).unwrap();
    all.remove(file).unwrap()
}
