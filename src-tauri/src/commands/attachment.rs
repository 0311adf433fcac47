//! Photos and PDFs of a case: listing, adding, showing a photo, saving a copy, and striking one through.

use casework::{
    attachment::{add, list, open, withdraw},
    office::Office,
    share::place,
};
use tauri::{AppHandle, Runtime};

use super::{Answered, Done, stale};
use crate::{
    desk::Desk,
    failure::Failure,
    places,
    shapes::{Added, Attachment, AttachmentCopy, AttachmentId, AttachmentWithdrawn, CaseId, NewAttachment, Written},
};

/// The attachments of a case, the newest first.
pub(crate) fn list(office: &Office, args: CaseId) -> Answered<Vec<Attachment>> {
    Ok(Done::read(list::list(office, &args.id)?.into_iter().map(Attachment::from).collect()))
}

/// Adds the file that was handed over; answers when it is durable. A refused file stays on the tray, so that words can be
/// put right without choosing it again.
pub(crate) fn add(desk: &Desk, office: &Office, args: NewAttachment) -> Answered<Added> {
    let gone =
        || Failure::new("no_file", "The file is not here any more. Choose it again. Nothing was added.").about("file");
    let bytes = desk.tray().give(&args.ticket).ok_or_else(gone)?;
    let NewAttachment { case, name, words, part, .. } = args;
    let new = add::NewAttachment { case, name, words: Some(words), bytes: bytes.to_vec(), part: Some(part) };
    let outcome = add::add(office, new)?;
    desk.tray().clear();
    Ok(Done { answer: Added { id: outcome.value.id }, touched: stale(&outcome.touched) })
}

/// A photo, written anew. That it was opened is noted first.
pub(crate) fn show(office: &Office, args: AttachmentId) -> Result<Vec<u8>, Failure> {
    Ok(open::show(office, &args.attachment)?)
}

/// Saves a copy to a place.
pub(crate) fn save<R: Runtime>(app: &AppHandle<R>, office: &Office, args: AttachmentCopy) -> Answered<Written> {
    let found = places::named(app, place::last(office)?, &args.place)?;
    let (name, bytes) = open::save_into(office, &args.attachment, &found.folder)?;
    Ok(Done::read(Written { name, bytes }))
}

/// Strikes one through as entered in error.
pub(crate) fn withdraw(office: &Office, args: AttachmentWithdrawn) -> Answered<()> {
    let outcome = withdraw::withdraw(office, &args.attachment, &args.reason)?;
    Ok(Done { answer: (), touched: stale(&outcome.touched) })
}
