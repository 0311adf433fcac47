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
};

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
        let source = std::io::ErrorKind::AlreadyExists.into();
        return Err(Error::File { what: "There is a file of that name already. Choose another name.", source });
    }
    file::write_whole(to, &content.bytes)?;
    Ok(content.bytes.len() as u64)
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
