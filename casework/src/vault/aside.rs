//! Moving a vault that does not open out of the way, for another to take its place. Nothing of it is ever deleted.

use std::fs;
use std::path::{Path, PathBuf};

use super::lock::VaultLock;
use super::paths::Paths;
use super::{VaultError, files};

/// A vault that was moved aside, file by file.
pub struct Aside {
    /// Where its files are now: a folder of its own within the vault's.
    pub folder: PathBuf,
    dir: PathBuf,
    moved: Vec<(PathBuf, PathBuf)>,
}

/// Moves the files of the vault in `dir` into a new folder inside it, named after `day`. Within one folder a rename is
/// whole or not done, and needs no room; a kill part way leaves every file in one of the two places.
///
/// # Errors
/// `NoVault`, `InUse`, `Storage`; then everything is where it was.
pub fn set_aside(dir: &Path, day: &str) -> Result<Aside, VaultError> {
    let paths = Paths::new(dir);
    if ![paths.header(), paths.header_copy(), paths.database()].iter().any(|path| path.exists()) {
        return Err(VaultError::NoVault);
    }
    let _lock = VaultLock::take(&paths)?;
    let mut aside = Aside { folder: free_name(dir, day), dir: dir.to_owned(), moved: Vec::new() };
    files::private_dir(&aside.folder)?;
    match aside.fill(&paths) {
        Ok(()) => Ok(aside),
        Err(error) => {
            // The first error is the one worth telling.
            let _ = aside.put_back();
            Err(error)
        }
    }
}

/// A second one of the same day has a number.
fn free_name(dir: &Path, day: &str) -> PathBuf {
    let first = dir.join(format!("set aside {day}"));
    let numbered = (2..).map(|n| dir.join(format!("set aside {day} ({n})")));
    std::iter::once(first.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(first)
}

impl Aside {
    fn fill(&mut self, paths: &Paths) -> Result<(), VaultError> {
        for entry in fs::read_dir(&self.dir)? {
            let entry = entry?;
            let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with("vault."));
            // The lock is held; it says nothing of the vault.
            if !ours || entry.path() == paths.lock() {
                continue;
            }
            let to = self.folder.join(entry.file_name());
            fs::rename(entry.path(), &to)?;
            self.moved.push((entry.path(), to));
        }
        files::sync_dir(&self.folder)?;
        Ok(files::sync_dir(&self.dir)?)
    }

    /// Puts everything back where it was, because nothing took its place.
    ///
    /// # Errors
    /// `Storage`; what could not be put back is in the folder still.
    pub fn put_back(self) -> Result<(), VaultError> {
        for (from, to) in &self.moved {
            // What an attempt left there after all is not this vault's, and is not written over.
            if !from.exists() {
                fs::rename(to, from)?;
            }
        }
        // Empty now, unless something could not go back.
        let _ = fs::remove_dir(&self.folder);
        Ok(files::sync_dir(&self.dir)?)
    }
}
