//! Locked or open, and whose.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::desk::Because;

/// No arguments.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(type = "Record<string, never>")]
pub(crate) struct Nothing {}

/// The bytes of a file, sent as they are and not as JSON.
#[derive(Debug, Clone, Copy, TS)]
#[ts(type = "Uint8Array")]
pub(crate) struct Bytes {}

/// How the vault stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Standing {
    /// There is none where the program looks.
    Absent,
    /// It needs its passphrase.
    Locked,
    /// It can be read.
    Open,
}

/// Who works at this laptop, for which organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub(crate) struct Who {
    pub(crate) organisation_id: String,
    pub(crate) organisation: String,
    pub(crate) person: String,
    pub(crate) role: String,
}

/// What the first page needs to know.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct VaultState {
    pub(crate) standing: Standing,
    /// Known while open, and after locking until the program ends. Staff only, never a person the team looks after.
    pub(crate) who: Option<Who>,
    /// Milliseconds since 1970.
    #[ts(type = "number | null")]
    pub(crate) locked_at: Option<i64>,
    /// Why it was locked; none before the first unlock.
    pub(crate) because: Option<Because>,
    /// What was being written and waits for the person to come back.
    pub(crate) unfinished: Option<HalfWritten>,
    /// Whether everybody in it is made up.
    pub(crate) made_up: bool,
    /// Whether the made-up people may be removed with one press: the window made them itself.
    pub(crate) removable: bool,
}

/// Something half-written, told so that a stranger may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub(crate) struct HalfWritten {
    /// `note`, `action`, `step`, `referral`, or `form` for another.
    pub(crate) form: String,
    /// Initials of the person it is about; empty when it is about nobody yet.
    pub(crate) initials: String,
}

/// A passphrase on its way to the vault.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Passphrase {
    #[ts(type = "string")]
    pub(crate) passphrase: Secret,
}

/// A text that is wiped when dropped and that `Debug` does not show.
#[derive(Clone)]
pub(crate) struct Secret(pub(crate) Zeroizing<String>);

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        String::deserialize(input).map(Zeroizing::new).map(Self)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_str(&self.0)
    }
}
