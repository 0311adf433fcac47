//! The window while 1,000 changes are read: it must not stand still.

use std::fs;

use serde_json::json;
use tests::window::{Trouble, Window};

use crate::{
    table::Table,
    town::{CHANGES, Town},
};

/// Longest that the window may stand still, in milliseconds.
const GAP: f64 = 100.0;

/// Reads the hospice's bundles with the caseload on screen.
pub(crate) fn measure(window: &Window, town: &Town, table: &mut Table) -> Result<(), Trouble> {
    window.go("#/caseload")?;
    window.see("a.rt-person")?;
    let files: Vec<String> =
        fs::read_dir(&town.bundles)?.flatten().map(|file| file.path().to_string_lossy().into_owned()).collect();
    window.record_frames()?;
    let from = std::time::Instant::now();
    let read =
        window.call("read_files", &json!({"paths": files}))?.map_err(|refusal| Trouble::new(refusal.to_string()))?;
    let took = from.elapsed();
    let (longest, frames) = window.frames()?;
    println!("  read: {read}");
    let what = format!(
        "longest gap between two of {frames} frames while {CHANGES} changes are read ({} ms)",
        took.as_millis()
    );
    table.line(&what, &format!("{longest:.0} ms"), "", &format!("≤ {GAP:.0} ms"), longest <= GAP);
    Ok(())
}
