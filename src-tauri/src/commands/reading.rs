//! Reading files: from the page, from a place, and from outside. Each whole or not at all; what became of it in words.

use std::path::Path;

use casework::{
    case, file,
    office::{Office, Outcome, Touched},
    organisation::card,
    share::{
        place as folder,
        read::{self, ReadFile},
    },
};
use tauri::{AppHandle, Manager, Runtime};

use super::{Answered, Done, card::shown, stale};
use crate::{
    failure::Failure,
    outside::Outside,
    places,
    shapes::{FileRead, Nothing, Person, PlaceId, Waiting},
};

/// People that are named beside a file; the others are counted.
const MOST_PEOPLE: usize = 12;

/// Reads a file that the page was given.
pub(crate) fn file<R: Runtime>(app: &AppHandle<R>, office: &Office, bytes: Vec<u8>) -> Answered<FileRead> {
    one(app, office, bytes, None)
}

/// Reads every update file of a place. What is for others is passed over in silence: a stick is for everybody.
pub(crate) fn place<R: Runtime>(app: &AppHandle<R>, office: &Office, args: PlaceId) -> Answered<Vec<FileRead>> {
    let found = places::named(app, folder::last(office)?, &args.place)?;
    let entries = std::fs::read_dir(&found.folder).map_err(|_| {
        Failure::new(
            "file",
            "That stick or folder could not be read. Nothing was changed. Take it out and put it in again.",
        )
    })?;
    let mut files: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rtb") && path.is_file())
        .collect();
    files.sort();
    let (mut told, mut touched) = (Vec::new(), Vec::new());
    for path in &files {
        let done = match from_disk(app, office, path) {
            Ok(done) => done,
            // What was read before it stays read and is told; a full disk may still have room for a smaller file.
            Err(failure) if failure.code == "disk_full" || !told.is_empty() || !touched.is_empty() => {
                let stop = failure.code != "disk_full";
                told.push(refused(Some(places::name_of(path)), failure));
                if stop {
                    break;
                }
                continue;
            }
            Err(failure) => return Err(failure),
        };
        touched.extend(done.touched);
        if !matches!(done.answer.status, "not-for-us" | "already-seen") {
            told.push(done.answer);
        }
    }
    touched.sort();
    touched.dedup();
    Ok(Done { answer: told, touched })
}

/// How many files wait.
pub(crate) fn waiting<R: Runtime>(app: &AppHandle<R>, _: &Office, _: Nothing) -> Answered<Waiting> {
    Ok(Done::read(Waiting { files: app.state::<Outside>().waiting() }))
}

/// Reads the next file that waits.
pub(crate) fn outside<R: Runtime>(app: &AppHandle<R>, office: &Office, _: Nothing) -> Answered<Option<FileRead>> {
    let Some(path) = app.state::<Outside>().next() else { return Ok(Done::read(None)) };
    let Done { answer, mut touched } = match from_disk(app, office, &path) {
        Ok(done) => done,
        // Not the file's fault: it waits on.
        Err(failure) => {
            app.state::<Outside>().add(vec![path]);
            return Err(failure);
        }
    };
    touched.push("outside".to_owned());
    Ok(Done { answer: Some(answer), touched })
}

/// Lets what waits go unread.
pub(crate) fn leave<R: Runtime>(app: &AppHandle<R>, _: &Office, _: Nothing) -> Answered<()> {
    app.state::<Outside>().leave();
    Ok(Done { answer: (), touched: vec!["outside".to_owned()] })
}

fn from_disk<R: Runtime>(app: &AppHandle<R>, office: &Office, path: &Path) -> Answered<FileRead> {
    let name = Some(places::name_of(path));
    match file::read_at_most(path, read::MAX_FILE) {
        Ok(bytes) => one(app, office, bytes, name),
        Err(error) => Ok(Done::read(refused(name, Failure::from(error)))),
    }
}

fn one<R: Runtime>(app: &AppHandle<R>, office: &Office, bytes: Vec<u8>, name: Option<String>) -> Answered<FileRead> {
    // A card is not updates: its words are compared before anything of it is kept.
    if let Ok(seen) = card::look(office, &bytes) {
        let read = FileRead { status: "card", from: Some(seen.name.clone()), ..empty(name) };
        if !seen.ours {
            app.state::<Outside>().hold_card(Some(bytes));
        }
        return Ok(Done { answer: FileRead { card: Some(shown(seen)), ..read }, touched: vec!["card".to_owned()] });
    }
    match read::receive(office, bytes) {
        Ok(done) => told(office, name, done),
        Err(error) => {
            let failure = Failure::from(error);
            // What the vault itself met is no fault of the file.
            match failure.code.as_str() {
                "locked" | "disk_full" | "storage" | "inconsistent" => Err(failure),
                _ => Ok(Done { answer: refused(name, failure), touched: vec!["sharing".to_owned()] }),
            }
        }
    }
}

fn told(office: &Office, name: Option<String>, done: Outcome<ReadFile>) -> Answered<FileRead> {
    let Outcome { value, touched } = done;
    let cases: Vec<String> = touched
        .iter()
        .filter_map(|touched| if let Touched::Case(id) = touched { Some(id.clone()) } else { None })
        .collect();
    let first: Vec<String> = cases.iter().take(MOST_PEOPLE).cloned().collect();
    let people = case::list::of(office, &first)?
        .into_iter()
        .map(|row| Person { id: row.id, family_name: row.family_name, given_name: row.given_name })
        .collect();
    let answer = FileRead {
        status: value.status,
        from: value.from.map(|from| from.name),
        updates: value.changes,
        waiting: value.waiting,
        cases: cases.len() as u64,
        people,
        ..empty(name)
    };
    Ok(Done { answer, touched: stale(&touched) })
}

fn refused(name: Option<String>, failure: Failure) -> FileRead {
    let status = if failure.code == "not_for_us" { "not-for-us" } else { "refused" };
    FileRead { status, code: Some(failure.code), message: Some(failure.message), ..empty(name) }
}

fn empty(name: Option<String>) -> FileRead {
    FileRead {
        name,
        status: "refused",
        from: None,
        updates: 0,
        waiting: 0,
        cases: 0,
        people: Vec::new(),
        code: None,
        message: None,
        card: None,
    }
}
