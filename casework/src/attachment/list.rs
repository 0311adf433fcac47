//! Listing the attachments of a case, the newest first.

use crdt::id::EntryId;
use rusqlite::Connection;
use serde::Serialize;

use super::Media;
use crate::{
    case::open::who,
    error::Result,
    office::{Desk, Office},
    store::{SpaceRow, body, change, space},
    time,
    view::same,
};

/// An attachment as screens and scripts show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// Its id.
    pub id: String,
    /// The other record of the person in which it stands, where several cases are shown as one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The name of the file it was; words to show, never a path.
    pub name: String,
    /// `photo`, `pdf`, or a word of a newer version.
    pub media: String,
    /// Bytes.
    pub size: i64,
    /// Its part.
    pub part: String,
    /// Who added it.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
    /// Why it was withdrawn; shown struck through, never removed.
    pub withdrawn: Option<String>,
    /// Its content is here and can be opened by this version; it may still be on its way.
    pub held: bool,
    /// Whether our own organisation added it.
    pub ours: bool,
}

/// Lists them, of every case of the person whom this one shows.
///
/// # Errors
/// `NotFound`.
pub fn list(office: &Office, case: &str) -> Result<Vec<Attachment>> {
    let case = case.to_owned();
    office.read(move |sql, desk| {
        let row = space::of_case(sql, &case)?;
        let mut all = of_case(sql, desk, row)?;
        for other in same::records(sql, row)?.into_iter().skip(1) {
            let id = space::id(sql, other)?.to_string();
            let theirs = of_case(sql, desk, other)?;
            all.extend(theirs.into_iter().map(|one| Attachment { record: Some(id.clone()), ..one }));
        }
        all.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
        Ok(all)
    })
}

fn of_case(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Vec<Attachment>> {
    let mut query = sql.prepare_cached(
        "SELECT entry, part, change, name, media, size, at, body, withdrawn FROM attachment_view WHERE space = ?1
         ORDER BY at DESC, entry",
    )?;
    let mut rows = query.query([row])?;
    let mut all = Vec::new();
    while let Some(found) = rows.next()? {
        let part: String = found.get(1)?;
        let seat = change::seat_of(sql, row, &part, &found.get::<_, Vec<u8>>(2)?)?;
        let (by, organisation) = who(desk, seat);
        let media: String = found.get(4)?;
        let here = body::is_held(sql, row, &found.get::<_, Vec<u8>>(7)?)?;
        all.push(Attachment {
            id: EntryId::from_slice(&found.get::<_, Vec<u8>>(0)?)?.to_string(),
            record: None,
            name: found.get(3)?,
            held: here && Media::read(&media).is_some(),
            media,
            size: found.get(5)?,
            part,
            by,
            organisation,
            at: time::rfc3339(found.get(6)?),
            withdrawn: found.get(8)?,
            ours: seat.and_then(|seat| desk.directory.org_of(&seat)) == Some(desk.org),
        });
    }
    Ok(all)
}
