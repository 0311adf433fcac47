//! One window a vault: a second start hands its files to the window that is open, and ends.
//!
//! A lock in the vault's folder says whether there is a window; the files are named in a note beside it, which the open
//! window takes away. No message bus is needed, and windows on different vaults do not meet.

use std::{
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

const LOCK: &str = "window.lock";
/// Each start writes a note of its own: `window-PROCESS.files`.
const NOTE: (&str, &str) = ("window-", ".files");
/// How often the open window looks for notes.
const LOOK: Duration = Duration::from_millis(400);
/// A window that does not take a note within this does not answer any more.
const PATIENCE: Duration = Duration::from_secs(5);

/// The right to be the one window of a vault; it ends with the program.
pub(crate) struct Alone {
    folder: PathBuf,
    _lock: File,
}

/// What a start found.
pub(crate) enum Start {
    /// There is no other window; none at all when there is no folder for a lock.
    First(Option<Alone>),
    /// Another window has the files now.
    HandedOver,
}

/// Becomes the vault's window, or hands `files` to the window that is.
pub(crate) fn start(vault: Option<&Path>, files: &[PathBuf]) -> Start {
    let Some(folder) = vault.filter(|folder| folder.is_dir()) else { return Start::First(None) };
    if let Some(alone) = lock(folder) {
        return Start::First(Some(alone));
    }
    let (before, after) = NOTE;
    let note = folder.join(format!("{before}{}{after}", std::process::id()));
    let named: Vec<&str> = files.iter().filter_map(|file| file.to_str()).collect();
    let whole = note.with_extension("part");
    let written = serde_json::to_vec(&named)
        .map_err(std::io::Error::from)
        .and_then(|bytes| fs::write(&whole, bytes))
        .and_then(|()| fs::rename(&whole, &note));
    if written.is_err() {
        return Start::First(None);
    }
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        if !note.exists() {
            return Start::HandedOver;
        }
        // The window that was there may just be closing.
        if let Some(alone) = lock(folder) {
            let _ = fs::remove_file(&note);
            return Start::First(Some(alone));
        }
        thread::sleep(Duration::from_millis(50));
    }
    let _ = fs::remove_file(&note);
    Start::First(None)
}

fn lock(folder: &Path) -> Option<Alone> {
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(LOCK)).ok()?;
    lock.try_lock().ok()?;
    Some(Alone { folder: folder.to_owned(), _lock: lock })
}

impl Alone {
    /// Looks for notes as long as the program runs.
    pub(crate) fn listen(self, mut hear: impl FnMut(Vec<PathBuf>) + Send + 'static) {
        thread::spawn(move || {
            loop {
                for files in self.take() {
                    hear(files);
                }
                thread::sleep(LOOK);
            }
        });
    }

    /// Takes every note; one that is no note is taken away too.
    fn take(&self) -> Vec<Vec<PathBuf>> {
        let (before, after) = NOTE;
        let mut notes: Vec<PathBuf> = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| {
                let name = entry.file_name();
                name.to_str().is_some_and(|name| name.starts_with(before) && name.ends_with(after))
            })
            .map(|entry| entry.path())
            .collect();
        notes.sort();
        notes
            .into_iter()
            .map(|note| {
                let said = fs::read(&note).unwrap_or_default();
                let _ = fs::remove_file(&note);
                let named: Vec<PathBuf> = serde_json::from_slice(&said).unwrap_or_default();
                named.into_iter().filter(|path| path.is_absolute() && path.is_file()).collect()
            })
            .collect()
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::panic, reason = "tests")]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn the_second_start_hands_its_files_to_the_first_and_ends() {
        let vault = tempfile::tempdir().expect("a folder");
        let file = vault.path().join("a.rtb");
        fs::write(&file, b"x").expect("written");
        let Start::First(Some(alone)) = start(Some(vault.path()), &[]) else { panic!("nobody was there before") };
        let (send, heard) = channel();
        alone.listen(move |files| send.send(files).expect("the test listens"));
        let missing = vault.path().join("gone.rtb");
        let second = start(Some(vault.path()), &[file.clone(), missing]);
        assert!(matches!(second, Start::HandedOver), "one window a vault");
        let files = heard.recv_timeout(PATIENCE).expect("the first window hears of it");
        assert_eq!(files, [file], "and gets the file that is there");
        let left = fs::read_dir(vault.path()).expect("the folder").count();
        assert_eq!(left, 2, "the note is gone: the lock and the file are left");
    }

    #[test]
    fn a_window_that_closed_is_followed_by_the_next() {
        let vault = tempfile::tempdir().expect("a folder");
        let Start::First(Some(alone)) = start(Some(vault.path()), &[]) else { panic!("nobody was there before") };
        drop(alone);
        assert!(matches!(start(Some(vault.path()), &[]), Start::First(Some(_))), "the lock ends with its window");
    }

    #[test]
    fn without_a_folder_there_is_nothing_to_meet_in() {
        assert!(matches!(start(None, &[]), Start::First(None)), "the window opens all the same");
        assert!(matches!(start(Some(Path::new("/no such folder")), &[]), Start::First(None)), "there too");
    }
}
