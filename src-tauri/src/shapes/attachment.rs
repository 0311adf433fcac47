//! Photos and PDFs of a case.

use casework::attachment::list;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An attachment as it is read.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Attachment {
    pub(crate) id: String,
    /// The other record of the person in which it stands.
    pub(crate) record: Option<String>,
    /// What it is, in the words of whoever added it, or the name of the file it was.
    pub(crate) name: String,
    /// `photo`, `pdf`, or a word of a newer version.
    pub(crate) media: String,
    /// Bytes.
    #[ts(type = "number")]
    pub(crate) size: i64,
    pub(crate) part: String,
    pub(crate) by: String,
    pub(crate) organisation: String,
    /// When, as its author claims.
    pub(crate) at: String,
    /// Why it was entered in error.
    pub(crate) withdrawn: Option<String>,
    /// Its content is here and this version can open it.
    pub(crate) held: bool,
    /// Whether our own organisation added it.
    pub(crate) ours: bool,
}

impl From<list::Attachment> for Attachment {
    fn from(one: list::Attachment) -> Self {
        let list::Attachment { id, record, name, media, size, part, by, organisation, at, withdrawn, held, ours } = one;
        Self { id, record, name, media, size, part, by, organisation, at, withdrawn, held, ours }
    }
}

/// A file that was handed over, to be added to a case.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAttachment {
    /// The case's id.
    pub(crate) case: String,
    /// The ticket of the file.
    pub(crate) ticket: String,
    /// The file's own name.
    pub(crate) name: String,
    /// What it is, in the person's words.
    pub(crate) words: String,
    /// The part it belongs to, which decides who will see it.
    pub(crate) part: String,
}

/// Which attachment.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttachmentId {
    pub(crate) attachment: String,
}

/// Which attachment, and where a copy goes.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttachmentCopy {
    pub(crate) attachment: String,
    pub(crate) place: String,
}

/// An attachment that should not have been added.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttachmentWithdrawn {
    pub(crate) attachment: String,
    pub(crate) reason: String,
}

/// The bytes of a JPEG, sent as they are and not as JSON.
#[derive(Debug, Clone, Copy, TS)]
#[ts(type = "ArrayBuffer")]
pub(crate) struct Picture {}
