//! What the window holds between two calls: the unlocked vault, or nothing.
//!
//! Locking has two halves. At once nothing is answered any more and the pages forget; the vault itself is closed when the
//! last command that was running has ended, so that an import is never cut in two. Before the laptop sleeps it is not waited
//! for: the vault is closed after the one transaction that is running.

mod place;
mod sitting;
#[cfg(test)]
mod tests;

use std::{
    io,
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use casework::{
    note::draft::{self, HalfWritten},
    office::Office,
};
use serde_json::Value;

pub(crate) use self::sitting::Because;
use self::sitting::{AtWork, Sitting};
use crate::{failure::Failure, preferences::Preferences, shapes::Who, tray::Tray};

/// How long whoever unlocks waits for what was still running at the lock.
const PATIENCE: Duration = Duration::from_secs(30);

type Voice = Box<dyn Fn(&'static str, Value) + Send + Sync>;

/// The window's one piece of state.
pub(crate) struct Desk {
    /// Where the vault is; none when the platform names no folder for it.
    home: Option<PathBuf>,
    /// Where this laptop's settings are.
    settings: Option<PathBuf>,
    sitting: Mutex<Sitting>,
    /// Told when what was running at a lock has ended.
    free: Condvar,
    /// One person at a time opens, makes or removes a vault.
    turn: Mutex<()>,
    /// How the pages are told something unasked.
    voice: OnceLock<Voice>,
    /// Whether a key or the mouse was used since somebody last asked.
    acted: AtomicBool,
    tray: Tray,
}

/// How the desk was left.
pub(crate) struct Last {
    pub(crate) open: bool,
    pub(crate) who: Option<Who>,
    /// Milliseconds since 1970.
    pub(crate) locked_at: Option<i64>,
    pub(crate) because: Option<Because>,
    /// What is being written, and about whom in initials.
    pub(crate) unfinished: Option<HalfWritten>,
}

impl Desk {
    /// A desk with the vault still closed.
    pub(crate) fn new(home: Option<PathBuf>, settings: Option<PathBuf>) -> Self {
        Self {
            home,
            settings,
            sitting: Mutex::default(),
            free: Condvar::new(),
            turn: Mutex::default(),
            voice: OnceLock::new(),
            acted: AtomicBool::new(false),
            tray: Tray::default(),
        }
    }

    /// Says how the pages are told something unasked; only the first way counts.
    pub(crate) fn speaks_by(&self, voice: impl Fn(&'static str, Value) + Send + Sync + 'static) {
        let _ = self.voice.set(Box::new(voice));
    }

    /// The file that was handed over.
    pub(crate) fn tray(&self) -> &Tray {
        &self.tray
    }

    /// Tells the pages something.
    pub(crate) fn say(&self, what: &'static str, details: Value) {
        if let Some(voice) = self.voice.get() {
            voice(what, details);
        }
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

    /// Somebody uses the keyboard or the mouse.
    pub(crate) fn act(&self) {
        self.acted.store(true, Ordering::Relaxed);
    }

    /// Whether somebody did since this was last asked.
    pub(crate) fn has_acted(&self) -> bool {
        self.acted.swap(false, Ordering::Relaxed)
    }

    /// Whether a command is running.
    pub(crate) fn is_working(&self) -> bool {
        self.sitting().working > 0
    }

    /// Does something with the open vault. What was read is not handed out when the vault was locked meanwhile.
    pub(crate) fn work<T>(&self, job: impl FnOnce(&Office) -> Result<T, Failure>) -> Result<T, Failure> {
        let at_work = AtWork::begin(self)?;
        let done = job(at_work.office());
        if at_work.is_locked_meanwhile() { Err(Failure::locked()) } else { done }
    }

    /// Who sits here or sat here last, and when it was locked.
    pub(crate) fn last(&self) -> Last {
        let sitting = self.sitting();
        Last {
            open: sitting.office.is_some(),
            who: sitting.who.clone(),
            locked_at: sitting.locked_at,
            because: sitting.because,
            unfinished: sitting.unfinished.clone(),
        }
    }

    /// Opens by `unlock` unless it is open already, in which case the open one stays. One attempt at a time, so that two
    /// quick presses of Enter do not find the vault "in use" by each other.
    pub(crate) fn sit_down(&self, unlock: impl FnOnce() -> Result<(Office, Who), Failure>) -> Result<Who, Failure> {
        let _turn = self.turn();
        let sitting = self.when_free()?;
        if let (Some(_), Some(who)) = (&sitting.office, &sitting.who) {
            return Ok(who.clone());
        }
        drop(sitting);
        let (office, who) = unlock()?;
        self.take_seat(office, who.clone());
        Ok(who)
    }

    /// Opens a vault that `make` makes, when none is open.
    pub(crate) fn move_in<T>(&self, make: impl FnOnce() -> Result<(Office, Who, T), Failure>) -> Result<T, Failure> {
        let _turn = self.turn();
        if self.when_free()?.office.is_some() {
            return Err(Failure::new("vault_exists", "This laptop is set up already. Nothing was changed."));
        }
        let (office, who, made) = make()?;
        self.take_seat(office, who);
        Ok(made)
    }

    /// Locks, waits for what is still running, forgets who sat here, and lets `remove` take the vault away.
    pub(crate) fn move_out(&self, remove: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
        let _turn = self.turn();
        let _ = self.lock(Because::Asked);
        drop(self.when_free()?);
        remove()?;
        *self.sitting() = Sitting::default();
        Ok(())
    }

    /// Locks: nothing is answered any more, and the pages are told to forget.
    pub(crate) fn lock(&self, because: Because) -> Result<(), Failure> {
        let mut sitting = self.sitting();
        let Some(office) = sitting.office.take() else {
            // Locked already, and somebody's work still holds the vault: what cannot wait closes it under that work.
            let leaving = sitting.leaving.clone().filter(|_| because.cannot_wait());
            drop(sitting);
            let office = leaving.ok_or_else(Failure::locked)?;
            let unfinished = draft::unfinished(&office).unwrap_or(None);
            self.sitting().unfinished = unfinished;
            let _ = office.close();
            return Ok(());
        };
        self.tray.clear();
        sitting.locked_at = now_ms();
        sitting.because = Some(because);
        sitting.unfinished = None;
        if sitting.working == 0 {
            sitting.leave(&office);
            drop(sitting);
            self.say("locked", Value::Null);
            return Ok(());
        }
        sitting.leaving = Some(Arc::clone(&office));
        drop(sitting);
        self.say("locked", Value::Null);
        if because.cannot_wait() {
            let unfinished = draft::unfinished(&office).unwrap_or(None);
            self.sitting().unfinished = unfinished;
            let _ = office.close();
        }
        Ok(())
    }

    /// Closes the vault when the program ends.
    pub(crate) fn close(&self) {
        let _ = self.lock(Because::Ended);
    }

    fn take_seat(&self, office: Office, who: Who) {
        self.act();
        let mut sitting = self.sitting();
        sitting.office = Some(Arc::new(office));
        sitting.who = Some(who);
        sitting.locked_at = None;
        sitting.because = None;
    }

    /// Once nothing of the last sitting is running any more.
    fn when_free(&self) -> Result<MutexGuard<'_, Sitting>, Failure> {
        let waited = self.free.wait_timeout_while(self.sitting(), PATIENCE, |sitting| sitting.leaving.is_some());
        let (sitting, late) = waited.unwrap_or_else(PoisonError::into_inner);
        if late.timed_out() {
            return Err(Failure::new(
                "busy",
                "Roundtable is still finishing what it was doing when it was locked. Try again in a minute.",
            ));
        }
        Ok(sitting)
    }

    fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sitting(&self) -> MutexGuard<'_, Sitting> {
        self.sitting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn now_ms() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}
