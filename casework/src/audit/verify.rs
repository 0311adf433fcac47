//! Whether the audit is complete: no line removed, changed or put elsewhere.

use serde::Serialize;

use crate::{error::Result, office::Office, store::audit};

/// What following the chain found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// How many lines there are.
    pub entries: u64,
    /// Every line follows from the one before it, and the newest is the newest that was written.
    pub complete: bool,
    /// The number of the first line that does not.
    pub broken_at: Option<i64>,
}

/// Follows the whole chain. It shows what was changed by accident or by somebody who edited the file; whoever holds
/// the passphrase and this program's source could write a new chain.
///
/// # Errors
/// Storage errors.
pub fn verify(office: &Office) -> Result<Verified> {
    let (entries, broken_at) = office.read(|sql, _| audit::verify(sql))?;
    Ok(Verified { entries, complete: broken_at.is_none(), broken_at })
}
