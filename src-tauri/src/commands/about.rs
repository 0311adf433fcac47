//! What this is, whose it is, and the details that may be sent to somebody who helps.

use std::{env, fmt::Write as _, fs};

use casework::{
    check, file,
    office::Office,
    organisation::{card, partners::ourselves},
    share::place,
};
use tauri::{AppHandle, Runtime};

use super::{Answered, Done};
use crate::{
    failure::Failure,
    places,
    shapes::{About, Details, Nothing, PlaceId, Written},
};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The program and this laptop.
pub(crate) fn about(office: &Office, _: Nothing) -> Answered<About> {
    let us = ourselves(office)?;
    Ok(Done::read(About {
        version: VERSION.to_owned(),
        organisation: us.organisation,
        person: us.person,
        role: us.role,
        seat: us.seat.chars().take(8).collect(),
        words: card::own(office)?.fingerprint,
    }))
}

/// Version, system, numbers and what a check found; no name of a person or an organisation.
pub(crate) fn details(office: &Office, _: Nothing) -> Answered<Details> {
    Ok(Done::read(Details { text: told(office)? }))
}

/// Writes the same to a place.
pub(crate) fn write_details<R: Runtime>(app: &AppHandle<R>, office: &Office, args: PlaceId) -> Answered<Written> {
    let folder = places::named(app, place::last(office)?, &args.place)?.folder;
    let text = told(office)?;
    let free = (1..100).map(name).find(|name| !folder.join(name).exists());
    let name = free.ok_or_else(|| Failure::new("file_exists", "There are too many details files there already."))?;
    file::write_whole(&folder.join(&name), text.as_bytes())?;
    let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
    Ok(Done::read(Written { name, bytes }))
}

fn name(turn: u32) -> String {
    if turn == 1 { "Roundtable details.txt".to_owned() } else { format!("Roundtable details {turn}.txt") }
}

fn told(office: &Office) -> Result<String, Failure> {
    let size = check::size(office)?;
    let report = check::without_names(office, check::check(office)?)?;
    let web = tauri::webview_version().unwrap_or_else(|_| "not known".to_owned());
    let mut text = String::from("Roundtable details. No person and no organisation is named here.\n\n");
    let counts = [
        ("People", size.cases),
        ("Notes", size.notes),
        ("Actions", size.actions),
        ("Partners", size.partners),
        ("Changes", size.changes),
        ("Lines of who looked at what", size.audit_lines),
        ("Bytes on disk", size.bytes),
    ];
    let _ = writeln!(text, "Version: {VERSION}\nSystem: {}, {}\nWeb view: {web}\n", system(), env::consts::ARCH);
    for (what, count) in counts {
        let _ = writeln!(text, "{what}: {count}");
    }
    let _ = writeln!(text, "\nCheck: {}", if report.ok { "whole" } else { "damaged" });
    for found in report.findings {
        let _ = writeln!(text, "- {} ({}) {}", found.what, found.place, found.advice);
    }
    Ok(text)
}

/// The system's own name for itself, such as "Debian GNU/Linux 12 (bookworm)".
fn system() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let named = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).map(|name| name.trim_matches('"'));
    named.filter(|name| !name.is_empty()).unwrap_or(env::consts::OS).to_owned()
}
