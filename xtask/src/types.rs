//! Generated TypeScript: written from the window's own table of commands, and compared with what is committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::compile;
use crate::failure::{Failure, While as _};
use crate::places;
use crate::program::{carry_out, program};
use crate::setup::{self, Purpose};
use crate::tell::{self, Ledger};

/// The text of every generated file, by its path within the folder.
type Files = BTreeMap<String, String>;

/// Writes the files again: changed ones are written, stale ones removed, equal ones left untouched
/// so that the interface is not rebuilt for nothing.
pub(crate) fn write(ledger: &mut Ledger) -> Result<(), Failure> {
    setup::machine(ledger, Purpose::Build)?;
    setup::build_interface(ledger)?;
    let fresh = export(ledger)?;
    ledger.step("types: write", || {
        let folder = places::generated_types();
        let kept = read(&folder)?;
        for (name, text) in &fresh {
            if kept.get(name) != Some(text) {
                put(&folder.join(name), text)?;
                tell::line(format!("wrote {name}"));
            }
        }
        for name in kept.keys().filter(|name| !fresh.contains_key(*name)) {
            fs::remove_file(folder.join(name)).during(&format!("remove {name}"))?;
            tell::line(format!("removed {name}"));
        }
        tell::line(format!("{} generated files are up to date.", fresh.len()));
        Ok(())
    })
}

/// Fails when the committed files are not what the window would write today.
pub(crate) fn check_drift(ledger: &mut Ledger) -> Result<(), Failure> {
    let fresh = export(ledger)?;
    ledger.step("types: no drift", || {
        let stale = drift(&read(&places::generated_types())?, &fresh);
        if stale.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!(
            "ui/src/ipc/generated is not what the window's commands say ({}). \
             Run `cargo xtask types` and commit the result.",
            stale.join(", ")
        )))
    })
}

/// Lets the built window write its types into a folder of its own, and reads them back.
fn export(ledger: &mut Ledger) -> Result<Files, Failure> {
    let window = compile::programs(ledger)?.window;
    ledger.step("types: export", || {
        let folder = places::target().join("types");
        if folder.exists() {
            fs::remove_dir_all(&folder).during("clear the last export of types")?;
        }
        fs::create_dir_all(&folder).during("make a folder for the types")?;
        carry_out(program(&window).arg("--export-types").arg(&folder))?;
        let files = read(&folder)?;
        if files.is_empty() {
            return Err(Failure::new("The window was asked for its types and wrote none."));
        }
        Ok(files)
    })
}

fn put(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).during("make the folder of generated types")?;
    }
    fs::write(path, text).during(&format!("write {}", path.display()))
}

fn read(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    if folder.is_dir() {
        gather(folder, "", &mut files)?;
    }
    Ok(files)
}

fn gather(folder: &Path, within: &str, files: &mut Files) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).during("list generated types")? {
        let entry = entry.during("list generated types")?;
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{name}/"), files)?;
        } else {
            let text = fs::read_to_string(entry.path()).during(&format!("read {name}"))?;
            files.insert(name, text);
        }
    }
    Ok(())
}

/// Names the files that are missing, differ or should be gone.
fn drift(kept: &Files, fresh: &Files) -> Vec<String> {
    let changed = fresh.iter().filter_map(|(name, text)| match kept.get(name) {
        None => Some(format!("{name} is missing")),
        Some(old) if old != text => Some(format!("{name} differs")),
        Some(_) => None,
    });
    let gone = kept.keys().filter(|name| !fresh.contains_key(*name)).map(|name| format!("{name} is no longer made"));
    changed.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn drift_names_each_file_and_why() {
        let kept = files(&[("A.ts", "1"), ("B.ts", "1"), ("Old.ts", "1")]);
        let fresh = files(&[("A.ts", "1"), ("B.ts", "2"), ("C.ts", "1")]);
        assert_eq!(
            drift(&kept, &fresh),
            ["B.ts differs", "C.ts is missing", "Old.ts is no longer made"],
            "a person must see which file to look at"
        );
    }

    #[test]
    fn equal_files_are_no_drift() {
        let same = files(&[("A.ts", "1")]);
        assert!(drift(&same, &same).is_empty(), "nothing changed, nothing to say");
    }
}
