//! The window of Roundtable: adapters between the application (`casework`) and the pages, and nothing else.
//!
//! `roundtable-window [FILE...]` opens the window, where the files wait until somebody reads them;
//! `roundtable-window --export-types DIR` writes the TypeScript names of the commands, their arguments and answers, and
//! ends.

mod alone;
mod automation;
mod commands;
mod desk;
mod export;
mod failure;
mod folder;
mod outside;
mod places;
mod preferences;
mod print;
mod shapes;
mod showable;
mod spelling;
mod text_size;
mod tray;
mod watch;
mod window;

use std::{
    env,
    ffi::OsString,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let done = match arguments.as_slice() {
        [flag, folder] if flag == "--export-types" => {
            export::write(Path::new(folder)).map_err(|problem| format!("The types could not be written: {problem}"))
        }
        [flag, ..] if flag.as_encoded_bytes().starts_with(b"--") => {
            Err("Usage: roundtable-window [FILE...], or roundtable-window --export-types DIR".to_owned())
        }
        files => run(outside::files(files.iter().map(PathBuf::from), &env::current_dir().unwrap_or_default())),
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

fn run(files: Vec<PathBuf>) -> Result<(), String> {
    if let Some(switch) = automation::refused(|name| env::var_os(name).is_some(), automation::ALLOWED) {
        return Err(automation::words(switch));
    }
    window::open(files).map_err(|problem| format!("The window could not be opened: {problem}"))
}
