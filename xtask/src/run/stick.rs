//! Bundles carried by stick: one office writes them into a folder, the other reads them from it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, While as _};
use crate::tell::{self, several, size};

use super::office::Office;

/// Writes one bundle for the other office, puts it on the stick, and lets the other office read it.
pub(super) fn carry(from: &Office, to: &Office, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).during("make a folder on the stick")?;
    let written = from.ask(&["bundle", "write", "--to", to.name, "--out", &text_of(folder)?])?;
    let files: Vec<String> = written
        .list("/files")?
        .iter()
        .filter_map(|file| Some(file.get("file")?.as_str()?.to_owned()))
        .map(|file| text_of(&resolve(folder, &file)))
        .collect::<Result<_, _>>()?;
    let bytes: u64 = written.list("/files")?.iter().filter_map(|file| file.get("bytes")?.as_u64()).sum();
    let mut argv = vec!["bundle", "read"];
    argv.extend(files.iter().map(String::as_str));
    let read = to.ask(&argv)?;
    for file in read.list("/files")? {
        let status = file.get("status").and_then(Value::as_str).unwrap_or("nothing said");
        if status != "applied" {
            return Err(Failure::new(format!("{} read the stick and says: {status}.", to.name)));
        }
    }
    tell::line(format!(
        "By stick from {} to {}: {}, {}, in {} of {}.",
        from.name,
        to.name,
        several(written.count("/notes")?, "note"),
        several(written.count("/changes")?, "signed change"),
        several(files.len() as u64, "file"),
        size(bytes),
    ));
    Ok(())
}

/// Gives a path as an argument of the command line.
pub(super) fn text_of(path: &Path) -> Result<String, Failure> {
    path.to_str()
        .map(str::to_owned)
        .ok_or_else(|| Failure::new("The checkout lies under a folder name that is not Unicode."))
}

/// A command may name a file by its whole path or within the folder it was given.
fn resolve(folder: &Path, file: &str) -> PathBuf {
    let named = PathBuf::from(file);
    if named.is_file() { named } else { folder.join(named) }
}
