//! A laptop as a process of its own, for tests that kill it: it opens a vault, works, and says each line it may.
#![allow(clippy::print_stderr, reason = "a program of the tests")]

use std::{
    env,
    io::{self, Read as _, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use casework::{
    Error, Result,
    case::set,
    intake::csv,
    note::add,
    office::{self, Known, Office},
    vault::{KdfParams, Passphrase, RecoveryCode, Secret},
    world::World,
};
use tests::neighbourhood::{OTHER_PASSPHRASE, PASSPHRASE, passphrase};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["hold", dir] => hold(dir),
        ["write", dir, case] => write(dir, case),
        ["import", dir, file] => import(dir, file),
        ["passphrases", dir] => passphrases(dir),
        ["restore", dir, file, code] => bring_back(dir, file, code),
        _ => {
            eprintln!("laptop hold DIR | write DIR CASE | import DIR FILE | passphrases DIR | restore DIR FILE CODE");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("refused {}", error.code()));
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// One whole line, out at once: who reads it may rely on it.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    // The reader may be gone; then nobody relies on the line.
    _ = out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush());
}

fn open(dir: &str) -> Result<Office> {
    let office = Office::open(&PathBuf::from(dir), &passphrase(), World::system())?;
    say("open");
    Ok(office)
}

/// Holds the vault until standard input ends.
fn hold(dir: &str) -> Result<()> {
    let office = open(dir)?;
    let told = io::stdin().lock().read_to_end(&mut Vec::new());
    told.map_err(|source| Error::File { what: "Standard input could not be read.", source })?;
    office.close()
}

/// Writes notes and fields for ever; says each only once it is acknowledged.
fn write(dir: &str, case: &str) -> Result<()> {
    let office = open(dir)?;
    for number in 0.. {
        let new = add::NewNote {
            case: case.to_owned(),
            kind: "update".to_owned(),
            part: None,
            text: format!("Seen at home. {number}"),
        };
        say(&format!("note {}", add::add(&office, new)?.value.id));
        let value = format!("Headline {number}");
        set::set(&office, case, "headline", &value, None)?;
        say(&format!("set {value}"));
    }
    office.close()
}

/// Imports a spreadsheet.
fn import(dir: &str, file: &str) -> Result<()> {
    let office = open(dir)?;
    let bytes = std::fs::read(file).map_err(|source| Error::File { what: "That file could not be read.", source })?;
    let report = csv::import(&office, &bytes, csv::Options::default())?.value;
    say(&format!("imported {}", report.imported));
    office.close()
}

/// Changes the passphrase to and fro for ever.
fn passphrases(dir: &str) -> Result<()> {
    let office = open(dir)?;
    let words = [PASSPHRASE, OTHER_PASSPHRASE];
    for (old, new) in words.iter().cycle().zip(words.iter().cycle().skip(1)) {
        let known = Known::Passphrase(Passphrase::new(old));
        office::change_passphrase(&office, known, Passphrase::new(new), KdfParams::for_tests())?;
        say("changed");
    }
    office.close()
}

/// Restores a backup.
fn bring_back(dir: &str, file: &str, code: &str) -> Result<()> {
    let code = RecoveryCode::parse(code).map_err(|_| Error::Invalid { field: "code", words: "That is no code." })?;
    say("begin");
    let (dir, file, kdf) = (PathBuf::from(dir), PathBuf::from(file), KdfParams::for_tests());
    let made = office::restore(&dir, &file, Secret::Recovery(&code), &passphrase(), World::system(), kdf)?;
    say(&format!("restored {}", made.recovered_cases));
    made.office?.close()
}
