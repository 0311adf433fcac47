//! What comes from outside the window and waits there for a person: files that the desktop gave to the program, the card
//! that is being compared, the folder that was chosen. None of it is read or kept before somebody says so.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::shapes::Changed;

/// Files at most: a desktop that sends more has been told to by somebody else.
const MOST_FILES: usize = 100;

/// What waits.
#[derive(Default)]
pub(crate) struct Outside {
    files: Mutex<Vec<PathBuf>>,
    chosen: Mutex<Option<PathBuf>>,
    card: Mutex<Option<Vec<u8>>>,
}

impl Outside {
    /// With the files that the program was started with.
    pub(crate) fn new(files: Vec<PathBuf>) -> Self {
        let outside = Self::default();
        outside.add(files);
        outside
    }

    /// Puts files into the queue; one that waits already waits once.
    pub(crate) fn add(&self, files: Vec<PathBuf>) {
        let mut waiting = held(&self.files);
        for file in files {
            if waiting.len() < MOST_FILES && !waiting.contains(&file) {
                waiting.push(file);
            }
        }
    }

    /// How many files wait.
    pub(crate) fn waiting(&self) -> usize {
        held(&self.files).len()
    }

    /// The next file, which waits no more.
    pub(crate) fn next(&self) -> Option<PathBuf> {
        let mut waiting = held(&self.files);
        (!waiting.is_empty()).then(|| waiting.remove(0))
    }

    /// Lets all files go. They stay where they are.
    pub(crate) fn leave(&self) {
        held(&self.files).clear();
    }

    /// The folder that was chosen last in this window.
    pub(crate) fn chosen(&self) -> Option<PathBuf> {
        held(&self.chosen).clone()
    }

    /// Keeps the folder that was chosen.
    pub(crate) fn choose(&self, folder: PathBuf) {
        *held(&self.chosen) = Some(folder);
    }

    /// The card that is being compared.
    pub(crate) fn card(&self) -> Option<Vec<u8>> {
        held(&self.card).clone()
    }

    /// Holds a card until it is kept or let go; it is written nowhere meanwhile.
    pub(crate) fn hold_card(&self, card: Option<Vec<u8>>) {
        *held(&self.card) = card;
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The program was started again, perhaps with files: they wait here, and this window comes to the front.
pub(crate) fn arrived<R: Runtime>(app: &AppHandle<R>, files: Vec<PathBuf>) {
    app.state::<Outside>().add(files);
    // Nobody listens while the window is still coming up; it asks by itself then.
    let _ = app.emit("changed", Changed { touched: vec!["outside".to_owned()] });
    if let Some(window) = app.get_webview_window(crate::window::MAIN) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// The arguments that name files, where they really lie.
pub(crate) fn files(arguments: impl Iterator<Item = PathBuf>, folder: &Path) -> Vec<PathBuf> {
    arguments.map(|path| folder.join(path)).filter(|path| path.is_file()).collect()
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_file_waits_once_and_is_given_once() {
        let outside = Outside::new(vec![PathBuf::from("/a"), PathBuf::from("/b"), PathBuf::from("/a")]);
        assert_eq!(outside.waiting(), 2, "the same file twice is one file");
        assert_eq!(outside.next(), Some(PathBuf::from("/a")), "in the order they came");
        outside.leave();
        assert_eq!((outside.waiting(), outside.next()), (0, None), "what was left waits no more");
    }

    #[test]
    fn the_queue_is_bounded() {
        let outside = Outside::new((0..500).map(|n| PathBuf::from(format!("/{n}"))).collect());
        assert_eq!(outside.waiting(), MOST_FILES, "nobody can fill the memory by starting the program");
    }

    #[test]
    fn only_files_are_taken_and_a_short_name_is_found_from_its_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.rtb"), b"x").expect("written");
        let given = ["a.rtb", "missing.rtb", "--flag", "."].map(PathBuf::from);
        assert_eq!(files(given.into_iter(), folder.path()), [folder.path().join("a.rtb")], "one of them is a file");
    }
}
