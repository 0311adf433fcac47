//! A full disk at 64 sizes (security.md R4): readable, recoverable, nothing half done, everything acknowledged there.
//!
//! Where the system lets this process mount small disks they are real ones; where it does not, SQLite's own page limit
//! takes their place. Which it was is printed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

use crate::{
    Error, World,
    audit::verify,
    case::{list, open},
    check, note,
    office::{
        Office, backup,
        sample::{WORDS, ashworth, founded},
    },
    vault::Passphrase,
};

const BALLAST: u64 = 64 * 1024;
const FILLER: usize = 320 * 1024;
const SIZES: u64 = 64;
const STEP: u64 = 64 * 1024;

/// A disk of a given size, taken away again.
struct Disk(TempDir);

impl Disk {
    fn mount(bytes: u64) -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={bytes},mode=0700"), "tmpfs"])
            .arg(place.path())
            .stderr(Stdio::null())
            .status();
        done.is_ok_and(|status| status.success()).then_some(Self(place))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// A closed vault with one case in it; gives the case's id.
fn template(dir: &Path) -> String {
    let made = founded(dir);
    let case = ashworth(&made.office);
    made.office.close().unwrap();
    case
}

fn copy(from: &Path, to: &Path) -> u64 {
    fs::create_dir_all(to).unwrap();
    let files = fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path());
    files.map(|file| fs::copy(&file, to.join(file.file_name().unwrap())).unwrap()).sum()
}

fn unlock(dir: &Path) -> Office {
    Office::open(dir, &Passphrase::new(WORDS), World::system()).expect("a full disk does not lock anybody out")
}

fn write(office: &Office, case: &str, turn: usize) -> Result<(), Error> {
    let (case, kind) = (case.to_owned(), "update".to_owned());
    let text = format!("{turn} {}", "seen at home ".repeat(150));
    note::add::add(office, note::add::NewNote { case, kind, part: None, text }).map(|_| ())
}

fn limit(office: &Office, pages: i64) {
    office
        .run(move |vault, _| {
            let now: i64 = vault.conn()?.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            vault.conn()?.query_row(&format!("PRAGMA max_page_count = {}", now + pages), [], |_| Ok(()))?;
            Ok(())
        })
        .unwrap();
}

/// Writes until the disk is full; gives how many notes were acknowledged.
fn fill(office: &Office, case: &str) -> usize {
    for turn in 0..5_000 {
        match write(office, case, turn) {
            Ok(()) => {}
            Err(error) => {
                assert_eq!(error.code(), "disk_full", "turn {turn}: in words: {error}");
                return turn;
            }
        }
    }
    panic!("the disk was never full");
}

fn notes(office: &Office, case: &str) -> usize {
    let shown = open::open(office, case).expect("a case can be read");
    assert!(shown.notes.iter().all(|note| note.text.is_some()), "no note without its text");
    assert_eq!(list::list(office, list::Query::default()).expect("so can the list").total, 1);
    shown.notes.len()
}

fn one_size(size: u64, whole: &Path, case: &str, elsewhere: &Path) -> (usize, bool) {
    let bytes: u64 = fs::read_dir(whole).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).sum();
    let disk = Disk::mount(bytes.next_multiple_of(4096) + 2 * FILLER as u64 + size * STEP);
    let plain = tempfile::tempdir().unwrap();
    let (place, mounted) = match &disk {
        Some(disk) => (disk.0.path(), true),
        None => (plain.path(), false),
    };
    let (dir, filler): (PathBuf, PathBuf) = (place.join("vault"), place.join("holiday.mov"));
    copy(whole, &dir);
    fs::write(&filler, vec![7; FILLER]).unwrap();
    let office = unlock(&dir);
    office.run(|vault, _| Ok(vault.keep_ballast(BALLAST)?)).unwrap();
    let kept_back = dir.join("vault.ballast").exists();
    assert!(kept_back || !mounted || size < 4, "size {size}: room was kept back");
    if !mounted {
        limit(&office, 8 * i64::try_from(size + 1).unwrap());
    }
    let saved = fill(&office, case);
    assert_eq!(notes(&office, case), saved, "size {size}: exactly what was acknowledged is there");
    assert!(!mounted || !dir.join("vault.ballast").exists(), "size {size}: the ballast was let go");
    if mounted {
        assert!(office.is_short_of_room().unwrap(), "size {size}: a screen can say so");
        assert_eq!(write(&office, case, 0).unwrap_err().code(), "disk_full", "size {size}: read only");
    }
    let file = elsewhere.join(format!("{size}.rtbackup"));
    backup(&office, &file).unwrap_or_else(|error| panic!("size {size}: a backup to a stick: {error}"));
    // The last marks cannot be written then; nothing else is lost by that.
    let _ = office.close();
    let office = unlock(&dir);
    office.run(|vault, _| Ok(vault.keep_ballast(BALLAST)?)).unwrap();
    assert_eq!(notes(&office, case), saved, "size {size}: nor is anything lost by closing");

    fs::remove_file(&filler).unwrap();
    write(&office, case, saved).unwrap_or_else(|error| panic!("size {size}: with room again, no restart: {error}"));
    assert!(!office.is_short_of_room().unwrap(), "size {size}: the screen says so too");
    let report = check::check(&office).unwrap();
    assert!(report.ok, "size {size}: nothing is damaged: {:?}", report.findings);
    assert!(verify::verify(&office).unwrap().complete, "size {size}: the audit is whole");
    // There may be room for a note and not for writing the whole log into the file: then it is done another day.
    let _ = office.close();
    assert_eq!(notes(&unlock(&dir), case), saved + 1, "size {size}: and it is all there tomorrow");
    (saved, mounted)
}

#[test]
fn a_full_disk_at_64_sizes_loses_nothing_and_comes_back_without_a_restart() {
    let home = tempfile::tempdir().unwrap();
    let whole = home.path().join("whole");
    let case = template(&whole);
    let (mut saved, mut real) = (0, 0);
    for size in 0..SIZES {
        let (notes, mounted) = one_size(size, &whole, &case, home.path());
        saved += notes;
        real += u64::from(mounted);
    }
    println!(
        "{SIZES} sizes, {real} of them real disks (tmpfs), the others a page limit: {saved} notes saved before full"
    );
    assert!(saved > 64, "disks that are full from the start show nothing");
}
