//! Adding an attachment: what it is is told by its bytes, a photo is made small and plain, a PDF is kept as it is.

use crdt::{
    Part,
    document::{Container, Map, Value},
};

use super::{ATTACHMENT, Added, BODY_VERSION, MOST_BYTES, Media, file_name, photo};
use crate::{
    error::{Error, Result},
    note::add::part_of,
    office::{Office, Op, Outcome, Touched, Tx},
    store::{SpaceRow, control, space},
    view::circle,
};

/// Largest file that is looked at.
pub const MOST_FILE: u64 = 20 * 1024 * 1024;

/// A file as it was given.
#[derive(Debug, Clone)]
pub struct NewAttachment {
    /// The case's id.
    pub case: String,
    /// The name of the file; only its last part is kept.
    pub name: String,
    /// What it is in the words of whoever adds it, kept in the place of the file's name, which seldom says anything.
    pub words: Option<String>,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Its part, which says who sees it; without one the narrowest of clinical, social and core that we hold, because a
    /// photo of a wound is not for every partner.
    pub part: Option<String>,
}

/// Adds it.
///
/// # Errors
/// `Invalid` for what is neither a photo nor a PDF, is damaged, or too large; `NotFound`, `NotAllowed`.
pub fn add(office: &Office, new: NewAttachment) -> Result<Outcome<Added>> {
    let part = new.part.as_deref().map(|part| part_of(Some(part))).transpose()?;
    let words = new.words.as_deref().map(file_name::said).transpose()?;
    if new.bytes.len() as u64 > MOST_FILE {
        return Err(refused("That file is larger than 20 MB. Take the photo in a smaller size. Nothing was added."));
    }
    let media = Media::of(&new.bytes).ok_or_else(|| neither(&new.bytes))?;
    let (kept, otherwise) = match media {
        // Before anything is locked: it takes a moment.
        Media::Photo => (photo::small(&new.bytes)?, "Photo"),
        Media::Pdf => (pdf(new.bytes)?, "Document"),
    };
    let name = words.unwrap_or_else(|| file_name::shown(&new.name, otherwise));
    let case = new.case;
    office.transact(Op::AttachmentAdd, move |tx| {
        let row = space::of_case(tx.sql, &case)?;
        let part = part.map_or_else(|| usual(tx, row), Ok)?;
        let id = space::id(tx.sql, row)?;
        let size = i64::try_from(kept.len()).unwrap_or(i64::MAX);
        let mut body = Vec::with_capacity(kept.len() + 1);
        body.push(BODY_VERSION);
        body.extend_from_slice(&kept);
        let hash = tx.seal(row, id, body)?;
        let entry = Map::from([
            ("type".to_owned(), Value::from(ATTACHMENT)),
            ("name".to_owned(), Value::from(name.as_str())),
            ("media".to_owned(), Value::from(media.word())),
            ("size".to_owned(), Value::Int(size)),
            ("body".to_owned(), Value::Bytes(hash.0.to_vec())),
        ]);
        let ids = tx.edit(row, &part, |_, edit| {
            edit.enter(Container::Entries, entry);
            Ok(())
        })?;
        tx.touch(Touched::Cases);
        Ok(Added { id: ids.first().ok_or(Error::Inconsistent("entry"))?.to_string() })
    })
}

const fn refused(words: &'static str) -> Error {
    Error::Invalid { field: "file", words }
}

/// What is neither, told apart where a person can do something about it.
fn neither(bytes: &[u8]) -> Error {
    if bytes.is_empty() {
        return refused("That file is empty. Copy it again, then choose it again. Nothing was added.");
    }
    // ISO/IEC 14496-12: the kind of file stands behind "ftyp"; these are the photos of iPhones.
    let kind = bytes.get(4..12).unwrap_or_default();
    if [&b"ftyphei"[..], b"ftyphev", b"ftypmif1", b"ftypmsf1"].iter().any(|photo| kind.starts_with(photo)) {
        return refused(
            "That is an iPhone’s own kind of photo (HEIC), which cannot be opened here. On the iPhone choose Settings, Camera, Formats, Most Compatible, and take it again; or save it as a JPEG. Nothing was added.",
        );
    }
    refused("That is neither a photo (JPEG or PNG) nor a PDF. Nothing was added.")
}

/// Every PDF ends with this mark (ISO 32000-2, 7.5.5); programs write a little behind it.
const END: &[u8] = b"%%EOF";
const BEHIND_THE_END: usize = 2_048;

fn pdf(bytes: Vec<u8>) -> Result<Vec<u8>> {
    if bytes.len() > MOST_BYTES {
        return Err(refused(
            "A PDF may have 2 MB: it travels to every partner that holds this part. Send only the pages that are needed. Nothing was added.",
        ));
    }
    let last = bytes.get(bytes.len().saturating_sub(BEHIND_THE_END)..).unwrap_or_default();
    if !last.windows(END.len()).any(|window| window == END) {
        return Err(refused(
            "The end of that PDF was not found, so it may have been cut off. Copy it again, then choose it again. Nothing was added.",
        ));
    }
    Ok(bytes)
}

/// The first part that our organisation holds, or may open.
fn usual(tx: &Tx<'_>, row: SpaceRow) -> Result<Part> {
    let opened = control::parts(tx.sql, row)?;
    let ours = space::nonce(tx.sql, row)?.is_some();
    for part in [Part::CLINICAL, Part::SOCIAL] {
        if circle::holds(tx.sql, row, part.as_str(), &tx.desk.org)? || (ours && !opened.contains(&part)) {
            return Ok(part);
        }
    }
    Ok(Part::CORE)
}
