//! The folder that files were last written into, kept in the vault: where a partner's folder lies is nobody else's
//! business.

use std::path::{Path, PathBuf};

use crate::{error::Result, office::Office, store::setting};

/// The folder last written into.
///
/// # Errors
/// Storage errors.
pub fn last(office: &Office) -> Result<Option<PathBuf>> {
    let kept = office.read(|sql, _| setting::get(sql, setting::LAST_FOLDER))?;
    Ok(kept.and_then(|bytes| String::from_utf8(bytes).ok()).map(PathBuf::from))
}

/// Keeps it. A folder whose name is not text is not kept.
///
/// # Errors
/// Storage errors.
pub fn keep(office: &Office, folder: &Path) -> Result<()> {
    let Some(text) = folder.to_str().map(str::to_owned) else { return Ok(()) };
    office.run(move |vault, _| vault.transaction(|sql| setting::put(sql, setting::LAST_FOLDER, text.as_bytes())))
}
