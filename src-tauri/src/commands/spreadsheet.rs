//! Taking in a spreadsheet: hand over the file, look at it, import it, and stop half-way without a trace.

use std::sync::Arc;

use casework::{
    intake::{
        column,
        csv::{self, Options},
        look,
    },
    office::Office,
};

use super::{Answered, Done, stale};
use crate::{
    desk::Desk,
    failure::Failure,
    shapes::{Handed, ImportChoices, ImportProgress, Nothing, Spreadsheet, SpreadsheetLook, SpreadsheetReport},
};

/// More than casework takes, so that casework says what is too large.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Takes a file from the page and keeps it in memory until the next one, or until the vault is locked.
pub(crate) fn hand_over(desk: &Desk, _: &Office, bytes: Vec<u8>) -> Answered<Handed> {
    if bytes.len() > MOST_BYTES {
        return Err(Failure::new(
            "too_large",
            "The file is too large. The most that can be imported at once is 50 MB.",
        ));
    }
    Ok(Done::read(Handed { ticket: desk.tray().take(bytes) }))
}

/// What would come of a file; writes nothing.
pub(crate) fn look(desk: &Desk, office: &Office, args: Spreadsheet) -> Answered<SpreadsheetLook> {
    let bytes = handed(desk, &args.ticket)?;
    let options = Options { map: args.map, cohort: args.cohort, ..Options::default() };
    Ok(Done::read(look::look(office, &bytes, options)?.into()))
}

/// Imports the file whole, or nothing of it.
pub(crate) fn import(desk: &Desk, office: &Office, args: Spreadsheet) -> Answered<SpreadsheetReport> {
    let bytes = handed(desk, &args.ticket)?;
    let running = desk.tray().start();
    let (told, asked) = (Arc::clone(&running), Arc::clone(&running));
    let options = Options {
        map: args.map,
        cohort: args.cohort,
        skip_rejected: args.skip_rejected,
        progress: Some(Arc::new(move |done, of| told.tell(done, of))),
        stop: Some(Arc::new(move || asked.is_stopped())),
        ..Options::default()
    };
    let imported = csv::import(office, &bytes, options);
    desk.tray().end();
    let outcome = imported?;
    desk.tray().clear();
    Ok(Done { answer: outcome.value.into(), touched: stale(&outcome.touched) })
}

/// How far the import is; none when none is running.
pub(crate) fn progress(desk: &Desk, _: &Office, _: Nothing) -> Answered<Option<ImportProgress>> {
    Ok(Done::read(desk.tray().progress()))
}

/// Stops the import that is running; nothing of it is kept. Stopping none is no failure.
pub(crate) fn stop(desk: &Desk, _: &Office, _: Nothing) -> Answered<()> {
    desk.tray().stop();
    Ok(Done::read(()))
}

/// What a column can be told to feed: fields of the case, and questions of the pathways' forms.
pub(crate) fn fields(_: &Office, _: Nothing) -> Answered<ImportChoices> {
    let questions = column::questions().into_iter().map(Into::into).collect();
    Ok(Done::read(ImportChoices { fields: look::fields().into_iter().map(str::to_owned).collect(), questions }))
}

fn handed(desk: &Desk, ticket: &str) -> Result<Arc<zeroize::Zeroizing<Vec<u8>>>, Failure> {
    desk.tray()
        .give(ticket)
        .ok_or_else(|| Failure::new("no_file", "The file is not here any more. Choose it again. Nothing was changed."))
}
