//! Opening an attachment: its line in the audit first. What a partner sent is checked again before anybody sees it.

use std::path::Path;

use rusqlite::Connection;

use super::{BODY_VERSION, MOST_BYTES, Media, find, photo};
use crate::{
    audit::look,
    error::{Error, Result},
    file,
    office::{Office, Op},
    store::{body, space},
    time,
};

/// Copies of a day in one folder.
const MOST_IN_A_DAY: u32 = 99;

/// What is in an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// What it is.
    pub media: Media,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Opens a photo to be shown: decoded and written anew, whoever sent it. A PDF is never shown, only saved.
///
/// # Errors
/// `NotFound`; `Invalid` for a PDF, and for content that is not what it says.
pub fn show(office: &Office, id: &str) -> Result<Vec<u8>> {
    let content = content(office, id, Op::AttachmentOpen)?;
    match content.media {
        Media::Photo => photo::small(&content.bytes),
        Media::Pdf => Err(Error::Invalid {
            field: "attachment",
            words: "A PDF is not opened inside Roundtable, because it can hold more than a page. Save a copy and open it there.",
        }),
    }
}

/// Writes a copy to a file that somebody named. A file that is there already is not written over.
///
/// # Errors
/// `NotFound`, `File`, and as [`show`] for content that is not what it says.
pub fn save(office: &Office, id: &str, to: &Path) -> Result<u64> {
    let content = content(office, id, Op::AttachmentSave)?;
    if to.exists() {
        return Err(taken("There is a file of that name already. Choose another name."));
    }
    file::write_whole(to, &content.bytes)?;
    Ok(content.bytes.len() as u64)
}

/// Writes a copy into a folder, named by what it is and the day, so that the name of the file says nothing of whom it is
/// about; gives the name and how many bytes it has.
///
/// # Errors
/// As [`save`].
pub fn save_into(office: &Office, id: &str, folder: &Path) -> Result<(String, u64)> {
    let content = content(office, id, Op::AttachmentSave)?;
    let day = office.read(|_, desk| Ok(time::day_in_words(desk.now())))?;
    let (what, ending) = match content.media {
        Media::Photo => ("Photo", "jpg"),
        Media::Pdf => ("Document", "pdf"),
    };
    for turn in 1..=MOST_IN_A_DAY {
        let more = if turn == 1 { String::new() } else { format!(" {turn}") };
        let name = format!("{what} {day}{more}.{ending}");
        let to = folder.join(&name);
        if !to.exists() {
            file::write_whole(&to, &content.bytes)?;
            return Ok((name, content.bytes.len() as u64));
        }
    }
    Err(taken("There are too many copies of this day in that folder. Choose another one."))
}

fn taken(what: &'static str) -> Error {
    Error::File { what, source: std::io::ErrorKind::AlreadyExists.into() }
}

fn content(office: &Office, id: &str, op: Op) -> Result<Content> {
    let wanted = id.to_owned();
    let case = office.read(move |sql, _| Ok(space::id(sql, find(sql, &wanted)?.0)?.to_string()))?;
    look::behind_a_press(office, op, &case)?;
    let id = id.to_owned();
    office.read(move |sql, _| read(sql, &id))
}

fn read(sql: &Connection, id: &str) -> Result<Content> {
    const NOT_WHAT_IT_SAYS: Error = Error::Invalid {
        field: "attachment",
        words: "This attachment is not what it says it is, so it is not opened. Ask whoever added it.",
    };
    let (row, _, entry) = find(sql, id)?;
    let (media, hash): (String, Vec<u8>) = sql
        .prepare_cached("SELECT media, body FROM attachment_view WHERE space = ?1 AND entry = ?2")?
        .query_row(rusqlite::params![row, entry.0], |found| Ok((found.get(0)?, found.get(1)?)))?;
    let media = Media::read(&media).ok_or(Error::NotFound(
        "This version cannot open this kind of attachment. Update Roundtable on this laptop.",
    ))?;
    let held = body::get(sql, row, space::id(sql, row)?, &hash)?
        .ok_or(Error::NotFound("The content of this attachment has not arrived yet."))?;
    let Some((version, bytes)) = held.bytes.split_first() else { return Err(NOT_WHAT_IT_SAYS) };
    // A partner's program may keep other rules than ours.
    let fits = *version == BODY_VERSION && bytes.len() <= MOST_BYTES && Media::of(bytes) == Some(media);
    if fits { Ok(Content { media, bytes: bytes.to_vec() }) } else { Err(NOT_WHAT_IT_SAYS) }
}
