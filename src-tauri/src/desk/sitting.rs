//! Who sits at the desk, and which commands are running for them.

use std::sync::Arc;

use casework::{
    note::draft::{self, HalfWritten},
    office::Office,
};
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

use super::Desk;
use crate::{failure::Failure, shapes::Who};

/// Why it was locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Because {
    /// Somebody asked for it.
    Asked,
    /// Nobody used a key or the mouse.
    Idle,
    /// The laptop went to sleep.
    Asleep,
    /// The laptop's own screen was locked.
    Screen,
    /// The program ended.
    Ended,
}

impl Because {
    /// Whether the vault is closed before what is running has ended: keys must not lie in a sleeping laptop's memory.
    pub(super) fn cannot_wait(self) -> bool {
        matches!(self, Self::Asleep | Self::Ended)
    }
}

/// Who sits at the desk.
#[derive(Default)]
pub(super) struct Sitting {
    pub(super) office: Option<Arc<Office>>,
    /// Locked already, and closed when the last running command has ended.
    pub(super) leaving: Option<Arc<Office>>,
    /// Commands that are running.
    pub(super) working: usize,
    /// Kept after locking, so that the page can greet by name; staff only.
    pub(super) who: Option<Who>,
    pub(super) locked_at: Option<i64>,
    pub(super) because: Option<Because>,
    /// What was half-written when it was locked.
    pub(super) unfinished: Option<HalfWritten>,
}

impl Sitting {
    /// Closes an office in which nothing is running.
    pub(super) fn leave(&mut self, office: &Office) {
        // One that was closed in haste was asked before.
        if let Ok(unfinished) = draft::unfinished(office) {
            self.unfinished = unfinished;
        }
        // Everything acknowledged is durable already; a checkpoint that failed is taken up at the next unlock.
        let _ = office.close();
    }
}

/// One running command; its end is noticed however it ends.
pub(super) struct AtWork<'a> {
    desk: &'a Desk,
    office: Arc<Office>,
}

impl<'a> AtWork<'a> {
    /// Begins, when the vault is open.
    pub(super) fn begin(desk: &'a Desk) -> Result<Self, Failure> {
        let mut sitting = desk.sitting();
        let office = sitting.office.clone().ok_or_else(Failure::locked)?;
        sitting.working += 1;
        drop(sitting);
        Ok(Self { desk, office })
    }

    pub(super) fn office(&self) -> &Office {
        &self.office
    }

    pub(super) fn is_locked_meanwhile(&self) -> bool {
        self.desk.sitting().office.as_ref().is_none_or(|open| !Arc::ptr_eq(open, &self.office))
    }
}

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        let mut sitting = self.desk.sitting();
        sitting.working = sitting.working.saturating_sub(1);
        if sitting.working > 0 {
            return;
        }
        let Some(office) = sitting.leaving.take() else { return };
        sitting.leave(&office);
        drop(sitting);
        self.desk.free.notify_all();
        // Only now is it known what was left half-written.
        self.desk.say("changed", json!({ "touched": ["vault"] }));
    }
}
