//! The window while 1,000 changes are read: it must not stand still.

use std::{fs, time::Duration};

use tests::window::{Hands, Thing, Trouble, Window};

use crate::{
    table::Table,
    town::{CHANGES, Town},
};

/// Longest that the window may stand still, in milliseconds.
const GAP: f64 = 100.0;

/// Reads the hospice's bundles as a person does, by the button of the Sharing page.
pub(crate) fn measure(window: &Window, town: &Town, table: &mut Table) -> Result<(), Trouble> {
    window.go("#/sharing")?;
    let files: Vec<String> =
        fs::read_dir(&town.bundles)?.flatten().map(|file| file.path().to_string_lossy().into_owned()).collect();
    window.see("#read-files")?;
    window.record_frames()?;
    let from = std::time::Instant::now();
    window.used_by(Hands::Mouse).give(Thing::Css("#read-files"), &files.join("\n"))?;
    let read = format!("document.querySelector('.rt-read h2')?.innerText === '{} read'", counted(files.len()));
    while window.until(&read).is_err() {
        assert!(from.elapsed() < Duration::from_secs(120), "the files are never read");
    }
    let took = from.elapsed().as_millis();
    let (longest, frames) = window.frames()?;
    println!("  {}", window.ask("document.querySelector('.rt-read').innerText")?);
    let what = format!("longest gap between {frames} frames while {CHANGES} changes are read ({took} ms)");
    table.line(&what, &format!("{longest:.0} ms"), "", &format!("≤ {GAP:.0} ms"), longest <= GAP);
    Ok(())
}

fn counted(files: usize) -> String {
    if files == 1 { "1 file".to_owned() } else { format!("{files} files") }
}
