//! What happened to this vault as a whole: backups, restores, copies, changes of what opens it.

use rusqlite::{Connection, OptionalExtension, params};

use super::journal;
use crate::error::Result;

/// A kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// A verified backup was laid down.
    BackedUp,
    /// This vault was made from a backup.
    Restored,
    /// It was found older than this laptop, or a partner, remembers it.
    RolledBack,
    /// Another laptop was found to work with a copy of it.
    Copied,
    /// The recovery code was typed from paper and fitted.
    Rehearsed,
    /// The passphrase was changed.
    PassphraseChanged,
    /// The recovery code was replaced.
    RecoveryReplaced,
}

impl What {
    const fn word(self) -> &'static str {
        match self {
            Self::BackedUp => "backed_up",
            Self::Restored => "restored",
            Self::RolledBack => "rolled_back",
            Self::Copied => "copied",
            Self::Rehearsed => "rehearsed",
            Self::PassphraseChanged => "passphrase_changed",
            Self::RecoveryReplaced => "recovery_replaced",
        }
    }
}

/// When something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Event {
    /// Milliseconds since 1970.
    pub(crate) at: i64,
    /// The newest position of the journal then.
    pub(crate) upto: i64,
}

/// Notes that something happened.
pub(crate) fn add(sql: &Connection, what: What, at: i64) -> Result<()> {
    sql.prepare_cached("INSERT INTO life_event (what, at, upto) VALUES (?1, ?2, ?3)")?.execute(params![
        what.word(),
        at,
        journal::end(sql)?
    ])?;
    Ok(())
}

/// Whether the recovery code of today was ever typed from paper: each restore and each replacement draws another.
pub(crate) fn code_is_confirmed(sql: &Connection) -> Result<bool> {
    let last: Option<String> = sql
        .prepare_cached("SELECT what FROM life_event WHERE what IN (?1, ?2, ?3) ORDER BY n DESC LIMIT 1")?
        .query_row([What::Rehearsed.word(), What::Restored.word(), What::RecoveryReplaced.word()], |row| row.get(0))
        .optional()?;
    Ok(last.is_some_and(|what| what == What::Rehearsed.word()))
}

/// The last time something happened.
pub(crate) fn last(sql: &Connection, what: What) -> Result<Option<Event>> {
    Ok(sql
        .prepare_cached("SELECT at, upto FROM life_event WHERE what = ?1 ORDER BY n DESC LIMIT 1")?
        .query_row([what.word()], |row| Ok(Event { at: row.get(0)?, upto: row.get(1)? }))
        .optional()?)
}
