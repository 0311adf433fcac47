//! How this laptop is set: text size, spacing, and after how long it locks. No personal data, so it is readable before
//! unlocking, and a file that is missing or damaged means the usual settings.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Failure;

/// Text sizes offered, in per cent of the usual one.
pub(crate) const TEXT_SIZES: [u16; 5] = [100, 115, 130, 150, 200];

/// Minutes without a key or the mouse after which Roundtable may be set to lock.
pub(crate) const LOCK_MINUTES: std::ops::RangeInclusive<u16> = 1..=30;

/// What a person may set on this laptop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Preferences {
    /// Per cent: one of 100, 115, 130, 150, 200.
    pub(crate) text_size: u16,
    /// Less space between the rows of lists.
    pub(crate) compact: bool,
    /// Minutes without a key or the mouse, 1 to 30.
    pub(crate) lock_after_minutes: u16,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { text_size: 100, compact: false, lock_after_minutes: 5 }
    }
}

impl Preferences {
    /// Reads the file; what is not there, not readable or not allowed is as usual.
    pub(crate) fn read(file: &Path) -> Self {
        let kept = fs::read(file).ok().and_then(|text| serde_json::from_slice::<Self>(&text).ok());
        kept.filter(|kept| kept.checked().is_ok()).unwrap_or_default()
    }

    /// Writes the file whole or not at all.
    pub(crate) fn write(self, file: &Path) -> Result<(), io::Error> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let part = file.with_extension("part");
        let mut out = fs::File::create(&part)?;
        out.write_all(&serde_json::to_vec(&self)?)?;
        out.sync_all()?;
        fs::rename(part, file)
    }

    /// Refuses what the pages do not offer.
    pub(crate) fn checked(self) -> Result<Self, Failure> {
        let known = TEXT_SIZES.contains(&self.text_size) && LOCK_MINUTES.contains(&self.lock_after_minutes);
        if known { Ok(self) } else { Err(Failure::bad_request()) }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_read_again_and_anything_else_is_as_usual() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("new/settings.json");
        assert_eq!(Preferences::read(&file), Preferences::default(), "nothing was set yet");
        let set = Preferences { text_size: 150, compact: true, lock_after_minutes: 1 };
        set.write(&file).expect("written");
        assert_eq!(Preferences::read(&file), set, "what was set");
        for wrong in ["", "{", r#"{"text_size":20000,"compact":false,"lock_after_minutes":5}"#] {
            fs::write(&file, wrong).expect("written");
            assert_eq!(Preferences::read(&file), Preferences::default(), "{wrong:?} is as usual");
        }
    }

    #[test]
    fn never_locking_is_not_offered() {
        for minutes in [0, 31, u16::MAX] {
            let asked = Preferences { lock_after_minutes: minutes, ..Preferences::default() };
            assert!(asked.checked().is_err(), "{minutes} minutes are not offered");
        }
    }
}
