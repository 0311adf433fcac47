//! The Sharing page: how we stand with each partner, the log, and writing for a partner.

use std::path::Path;

use casework::{
    office::Office,
    share::{log, overview, place, verify, write},
};
use tauri::{AppHandle, Runtime};

use super::{Answered, Done, stale};
use crate::{
    failure::Failure,
    places::{self, Found},
    shapes::{CheckWritten, LastRead, LogEntry, Nothing, PartnerRow, WriteTo, WrittenUpdates},
};

/// Lines of the log that the page gets.
const LINES: u32 = 100;

/// Every partner.
pub(crate) fn overview(office: &Office, _: Nothing) -> Answered<Vec<PartnerRow>> {
    let rows = overview::overview(office)?.into_iter().map(|row| {
        let overview::Row { partner, status, last_written_at, last_read } = row;
        PartnerRow {
            id: partner.id,
            name: partner.name,
            kind: partner.kind,
            verified: partner.verified,
            revoked: partner.revoked,
            reconfirm: partner.reconfirm,
            to_send: status.to_send,
            sent_not_received: status.sent_not_received,
            last_received_at: status.last_received_at,
            last_heard_at: status.last_heard_at,
            last_written_at,
            laptops_level: status.laptops_level,
            laptops: status.laptops,
            last_read: last_read.map(|overview::LastRead { at, changes, cases }| LastRead { at, changes, cases }),
        }
    });
    Ok(Done::read(rows.collect()))
}

/// The log, newest first.
pub(crate) fn log(office: &Office, _: Nothing) -> Answered<Vec<LogEntry>> {
    let lines = log::log(office, LINES)?.into_iter().map(|line| {
        let log::Entry { at, what, partner, changes, cases, code } = line;
        LogEntry { at, what, partner: partner.map(|partner| partner.name), changes, cases, code }
    });
    Ok(Done::read(lines.collect()))
}

/// Writes what waits for one partner.
pub(crate) fn write<R: Runtime>(app: &AppHandle<R>, office: &Office, args: WriteTo) -> Answered<WrittenUpdates> {
    let found = places::named(app, place::last(office)?, &args.place)?;
    let done = write::write(office, std::slice::from_ref(&args.partner), &found.folder)?;
    remember(office, &found)?;
    let written = done.value;
    let files = written.files.into_iter().map(|file| file.bundle_id).collect();
    let answer = WrittenUpdates { updates: written.changes, cases: written.cases, files };
    Ok(Done { answer, touched: stale(&done.touched) })
}

/// Reads files back from where they lie.
pub(crate) fn check<R: Runtime>(app: &AppHandle<R>, office: &Office, args: CheckWritten) -> Answered<()> {
    let found = places::named(app, place::last(office)?, &args.place)?;
    for bundle in &args.files {
        verify::verify(office, &file_of(&found.folder, bundle)?, bundle)?;
    }
    Ok(Done::read(()))
}

/// A folder is offered again next time; a stick is found by itself.
pub(super) fn remember(office: &Office, found: &Found) -> Result<(), Failure> {
    if found.place.kind == "folder" {
        place::keep(office, &found.folder)?;
    }
    Ok(())
}

/// The file of a bundle; an id is letters and figures only, so that it names nothing else.
fn file_of(folder: &Path, bundle: &str) -> Result<std::path::PathBuf, Failure> {
    if bundle.is_empty() || !bundle.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Failure::bad_request());
    }
    Ok(folder.join(format!("{bundle}.rtb")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundles_id_cannot_name_another_file() {
        let folder = Path::new("/place");
        assert!(file_of(folder, "0123abcd").is_ok(), "an id as they are");
        for wrong in ["", "../secret", "a/b", "a.b", "C:x"] {
            assert!(file_of(folder, wrong).is_err(), "{wrong} is no id");
        }
    }
}
