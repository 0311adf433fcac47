//! The tray on the desk: the one file that a page handed over, and how far its import is. Emptied when the vault locks.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use zeroize::Zeroizing;

use crate::shapes::ImportProgress;

/// Holds one file at a time; a new one takes the place of the last.
#[derive(Default)]
pub(crate) struct Tray {
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    handed: u64,
    file: Option<Arc<Zeroizing<Vec<u8>>>>,
    running: Option<Arc<Running>>,
}

/// An import at work, told of by one thread and asked about by others.
#[derive(Default)]
pub(crate) struct Running {
    done: AtomicUsize,
    of: AtomicUsize,
    stopped: AtomicBool,
}

impl Running {
    /// So many rows of so many are done.
    pub(crate) fn tell(&self, done: usize, of: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
    }

    /// Whether the person pressed "Stop".
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

impl Tray {
    /// Keeps a file; gives the ticket for it.
    pub(crate) fn take(&self, bytes: Vec<u8>) -> String {
        let mut inside = self.inside();
        inside.handed += 1;
        inside.file = Some(Arc::new(Zeroizing::new(bytes)));
        inside.handed.to_string()
    }

    /// The file of this ticket; none when it was replaced or taken away meanwhile.
    pub(crate) fn give(&self, ticket: &str) -> Option<Arc<Zeroizing<Vec<u8>>>> {
        let inside = self.inside();
        inside.file.clone().filter(|_| inside.handed.to_string() == ticket)
    }

    /// Takes the file away.
    pub(crate) fn clear(&self) {
        self.inside().file = None;
    }

    /// Begins an import.
    pub(crate) fn start(&self) -> Arc<Running> {
        let running = Arc::new(Running::default());
        self.inside().running = Some(Arc::clone(&running));
        running
    }

    /// Ends it.
    pub(crate) fn end(&self) {
        self.inside().running = None;
    }

    /// How far the import is.
    pub(crate) fn progress(&self) -> Option<ImportProgress> {
        let running = self.inside().running.clone()?;
        let number = |value: &AtomicUsize| u32::try_from(value.load(Ordering::Relaxed)).unwrap_or(u32::MAX);
        Some(ImportProgress { done: number(&running.done), of: number(&running.of) })
    }

    /// Asks the import to stop.
    pub(crate) fn stop(&self) {
        if let Some(running) = &self.inside().running {
            running.stopped.store(true, Ordering::Relaxed);
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_good_for_its_own_file_only() {
        let tray = Tray::default();
        let first = tray.take(b"one".to_vec());
        let second = tray.take(b"two".to_vec());
        assert!(tray.give(&first).is_none(), "the first file was replaced");
        assert_eq!(tray.give(&second).map(|file| file.to_vec()), Some(b"two".to_vec()), "the second is here");
        tray.clear();
        assert!(tray.give(&second).is_none(), "and gone when it was cleared");
    }

    #[test]
    fn stopping_is_heard_by_the_import_that_runs_and_no_later_one() {
        let tray = Tray::default();
        tray.stop();
        let running = tray.start();
        assert!(!running.is_stopped(), "a stop before it began is not for it");
        running.tell(25, 419);
        tray.stop();
        assert!(running.is_stopped(), "it hears the stop");
        assert_eq!(tray.progress().map(|progress| (progress.done, progress.of)), Some((25, 419)), "how far it is");
        tray.end();
        assert!(tray.progress().is_none(), "nothing runs any more");
    }
}
