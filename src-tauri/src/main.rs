//! The window of Roundtable: adapters between the application (`casework`) and the pages, and nothing else.
//!
//! `roundtable-window` opens the window; `roundtable-window --export-types DIR` writes the TypeScript names of the
//! commands, their arguments and answers, and ends.

mod automation;
mod commands;
mod desk;
mod export;
mod failure;
mod folder;
mod preferences;
mod shapes;
mod spelling;
mod text_size;
mod tray;
mod watch;
mod window;

use std::{env, ffi::OsString, io::Write, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let done = match arguments.as_slice() {
        [] => run(),
        [flag, folder] if flag == "--export-types" => {
            export::write(Path::new(folder)).map_err(|problem| format!("The types could not be written: {problem}"))
        }
        _ => Err("Usage: roundtable-window [--export-types DIR]".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Without a terminal there is nobody to tell, and that must not be another failure.
            let _ = writeln!(std::io::stderr(), "{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    if let Some(switch) = automation::refused(|name| env::var_os(name).is_some(), automation::ALLOWED) {
        return Err(automation::words(switch));
    }
    window::open().map_err(|problem| format!("The window could not be opened: {problem}"))
}
