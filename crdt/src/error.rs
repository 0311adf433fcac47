//! What can go wrong with the shared record: every variant is a situation with a stable code.

use crate::id::{ChangeHash, ControlHash, SeatId};

/// A refusal or failure of the shared record.
///
/// Nothing in a variant or its text names a person or repeats what was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bytes are not what their place in the format says.
    #[error("the data is malformed: {0}")]
    Malformed(&'static str),
    /// An encrypted file was cut short or changed on its way.
    #[error("the file is damaged or incomplete")]
    Damaged,
    /// A declared or actual size is over the format's hard limit.
    #[error("the data is larger than allowed: {0}")]
    TooLarge(&'static str),
    /// A signature does not fit the key and content it claims.
    #[error("a signature does not fit: {0}")]
    BadSignature(&'static str),
    /// The writer or reader of this format version is not known to this program.
    #[error("this was written by a newer version of the program (format {0})")]
    NewerFormat(u32),
    /// None of our keys opens this bundle, or we are not among its named recipients.
    #[error("this file is for somebody else")]
    NotForUs,
    /// The bundle or record was signed by a seat that may not sign now.
    #[error("the sender may not sign: {0}")]
    SenderNotTrusted(&'static str),
    /// An organisation published two different things under one version.
    #[error("two different device lists carry the same version")]
    Equivocation,
    /// A statement belongs to an organisation whose profile we do not hold.
    #[error("that organisation is not known here")]
    UnknownOrganisation,
    /// A control entry says what its author may not decide.
    #[error("the sharing decision is not its author's to make: {0}")]
    NotAllowed(&'static str),
    /// The guard refused a change.
    #[error("a change was refused: {0}")]
    Refused(Refusal),
    /// The answers to a question are no longer the ones that were seen.
    #[error("the answers have changed meanwhile")]
    ChangedMeanwhile,
    /// A plain edit met a question with two open answers.
    #[error("two answers are open; choose one first")]
    TwoAnswersOpen,
    /// A name, value or field does not fit the field table.
    #[error("that is not a valid value: {0}")]
    BadValue(&'static str),
    /// The shared-record engine failed on data that had been admitted.
    #[error("the shared record engine failed: {0}")]
    Engine(&'static str),
}

/// Why the guard refused a change; one word per rule, stable for tests and quarantine lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, thiserror::Error)]
pub enum Refusal {
    /// The raw chunk is not one plain change within the size and count limits.
    #[error("prescan")]
    Prescan,
    /// The change parser refused or panicked.
    #[error("parse")]
    Parse,
    /// Encoding the parsed change again gives other bytes.
    #[error("canonical")]
    Canonical,
    /// The content hash is not the one that was signed.
    #[error("hash")]
    Hash,
    /// The actor is not the one derived from the author's key, space, part and incarnation.
    #[error("actor")]
    Actor,
    /// Sequence, start-op or dependency discipline is broken.
    #[error("causal")]
    Causal,
    /// An operation is not one an honest author can make.
    #[error("schema")]
    Schema,
    /// Trying the change on a copy failed, or the copy could not be loaded again.
    #[error("trial")]
    Trial,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What a parked record is waiting for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WaitingFor {
    /// Earlier changes of the same part.
    Changes(Vec<ChangeHash>),
    /// The author's certificate.
    Certificate(SeatId),
    /// A control entry.
    Control(ControlHash),
}
