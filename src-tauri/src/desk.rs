//! What the window holds between two calls: the unlocked vault, or nothing.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use casework::office::Office;

use crate::{failure::Failure, preferences::Preferences, shapes::Who, tray::Tray};

/// The window's one piece of state.
pub(crate) struct Desk {
    /// Where the vault is; none when the platform names no folder for it.
    vault: Option<PathBuf>,
    /// Where this laptop's settings are.
    settings: Option<PathBuf>,
    sitting: Mutex<Sitting>,
    tray: Tray,
}

/// How the desk was left.
pub(crate) struct Last {
    pub(crate) open: bool,
    pub(crate) who: Option<Who>,
    /// Milliseconds since 1970.
    pub(crate) locked_at: Option<i64>,
    /// Whether something is being written.
    pub(crate) unfinished: bool,
}

/// Who sits at the desk.
#[derive(Default)]
struct Sitting {
    office: Option<Arc<Office>>,
    /// Kept after locking, so that the page can greet by name; staff only.
    who: Option<Who>,
    locked_at: Option<i64>,
    /// Whether something was half-written when it was locked.
    unfinished: bool,
}

impl Desk {
    /// A desk with the vault still closed.
    pub(crate) fn new(vault: Option<PathBuf>, settings: Option<PathBuf>) -> Self {
        Self { vault, settings, sitting: Mutex::default(), tray: Tray::default() }
    }

    /// How this laptop is set.
    pub(crate) fn preferences(&self) -> Preferences {
        self.settings.as_deref().map(Preferences::read).unwrap_or_default()
    }

    /// Sets this laptop.
    pub(crate) fn prefer(&self, preferences: Preferences) -> Result<(), io::Error> {
        let file = self.settings.as_deref().ok_or(io::ErrorKind::NotFound)?;
        preferences.write(file)
    }

    /// The vault's folder.
    pub(crate) fn vault(&self) -> Option<&Path> {
        self.vault.as_deref()
    }

    /// The file that was handed over.
    pub(crate) fn tray(&self) -> &Tray {
        &self.tray
    }

    /// The open vault.
    pub(crate) fn office(&self) -> Result<Arc<Office>, Failure> {
        self.sitting().office.clone().ok_or_else(Failure::locked)
    }

    /// Who sits here or sat here last, and when it was locked.
    pub(crate) fn last(&self) -> Last {
        let sitting = self.sitting();
        Last {
            open: sitting.office.is_some(),
            who: sitting.who.clone(),
            locked_at: sitting.locked_at,
            unfinished: sitting.unfinished,
        }
    }

    /// Opens by `unlock` unless it is open already, in which case the open one stays. One attempt at a time, so that two
    /// quick presses of Enter do not find the vault "in use" by each other.
    pub(crate) fn sit_down(&self, unlock: impl FnOnce() -> Result<(Office, Who), Failure>) -> Result<Who, Failure> {
        let mut sitting = self.sitting();
        if let (Some(_), Some(who)) = (&sitting.office, &sitting.who) {
            return Ok(who.clone());
        }
        let (office, who) = unlock()?;
        sitting.office = Some(Arc::new(office));
        sitting.who = Some(who.clone());
        sitting.locked_at = None;
        Ok(who)
    }

    /// Closes the vault. What is still running finds it locked.
    pub(crate) fn lock(&self) -> Result<(), Failure> {
        let mut sitting = self.sitting();
        let office = sitting.office.take().ok_or_else(Failure::locked)?;
        self.tray.clear();
        sitting.locked_at = now_ms();
        sitting.unfinished = casework::note::draft::any(&office).unwrap_or(false);
        // Everything acknowledged is durable already; a checkpoint that failed is taken up at the next unlock.
        let _ = office.close();
        Ok(())
    }

    /// Closes the vault when the program ends.
    pub(crate) fn close(&self) {
        let _ = self.lock();
    }

    fn sitting(&self) -> MutexGuard<'_, Sitting> {
        self.sitting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn now_ms() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}
