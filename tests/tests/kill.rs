//! kill -9 at random moments of writing and of importing: no acknowledged write is lost, the vault opens every time.
//!
//! `ROUNDTABLE_KILLS` says how often (the full measure is 500); nine in ten meet a writer, the others an import.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

use std::{
    collections::BTreeSet,
    env,
    hint::spin_loop,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    time::Instant,
};

use casework::{
    case::list,
    check,
    intake::csv,
    office::Office,
    organisation::seat::{self, Newcomer},
    vault::{KdfParams, Passphrase},
    world::World,
};
use rand::{RngExt as _, SeedableRng};
use rand_chacha::ChaCha12Rng;
use tests::{
    Neighbourhood, copy_folder,
    neighbourhood::{OTHER_PASSPHRASE, PASSPHRASE},
};

/// What continuous integration has time for.
const BY_DEFAULT: u32 = 150;
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/data/caseload-gp-system.csv");

fn kills() -> u32 {
    env::var("ROUNDTABLE_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(BY_DEFAULT)
}

fn laptop(act: &str, dir: &Path, what: &str) -> (Child, BufReader<ChildStdout>) {
    laptop_with(act, dir, &[what])
}

fn laptop_with(act: &str, dir: &Path, what: &[&str]) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_laptop"))
        .args([act, &dir.display().to_string()])
        .args(what)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    (child, out)
}

/// Passes an unknown moment of time without looking at a clock.
fn a_moment(turns: u64) {
    (0..turns).for_each(|_| spin_loop());
}

/// Kills, and gives every whole line that was said before.
fn kill(mut child: Child, mut out: BufReader<ChildStdout>) -> Vec<String> {
    child.kill().unwrap();
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    child.wait().unwrap();
    let whole = rest.rfind('\n').map_or("", |end| &rest[..end]);
    whole.lines().map(str::to_owned).collect()
}

/// How many turns of `a_moment` a millisecond takes here; only to choose moments, not to judge anything.
fn turns_a_millisecond() -> u64 {
    let started = Instant::now();
    a_moment(2_000_000);
    (2_000_000.0 / (started.elapsed().as_secs_f64() * 1_000.0)) as u64
}

#[test]
fn no_acknowledged_write_is_lost() {
    let mut n = Neighbourhood::in_memory(91);
    n.found("Riverside Practice", "gp_practice").unwrap();
    let mut dice = ChaCha12Rng::seed_from_u64(91);
    let turns = turns_a_millisecond();
    let (mut acknowledged, mut unsaid) = (0, 0);
    let mut case = String::new();
    let (mut notes, mut headlines) = (BTreeSet::new(), Vec::new());
    let rounds = kills() * 9 / 10;
    for round in 0..rounds {
        if round % 8 == 0 {
            case = n.laptops[0].case(&format!("Ashworth {round}"), "Edna").unwrap();
            (notes, headlines) = (BTreeSet::new(), Vec::new());
        }
        n.laptops[0].office.close().unwrap();
        let (child, mut out) = laptop("write", &n.laptops[0].dir, &case);
        // Some are killed while they open the vault, most while they write.
        let mut said = Vec::new();
        for _ in 0..dice.random_range(0..12) {
            let mut line = String::new();
            out.read_line(&mut line).unwrap();
            said.push(line.trim_end().to_owned());
        }
        a_moment(dice.random_range(0..turns * 4));
        said.extend(kill(child, out));

        n.reopen(0, u64::from(round) + 1)
            .unwrap_or_else(|error| panic!("round {round}: the vault does not open: {error}"));
        notes.extend(said.iter().filter_map(|line| line.strip_prefix("note ")).map(str::to_owned));
        headlines.extend(said.iter().filter_map(|line| line.strip_prefix("set ")).map(str::to_owned));
        acknowledged += said.len();
        let found = n.laptops[0].open(&case).unwrap();
        let ids: BTreeSet<_> = found.notes.iter().map(|note| note.id.clone()).collect();
        assert!(notes.is_subset(&ids), "round {round}: an acknowledged note is gone");
        assert_eq!(ids.len(), found.notes.len(), "round {round}: a note stands twice");
        assert!(found.notes.iter().all(|note| note.text.is_some()), "round {round}: a note lost its text");
        for headline in &headlines {
            let kept = found.history.iter().any(|event| event.what == "headline" && event.value == *headline);
            assert!(kept, "round {round}: an acknowledged field is gone");
        }
        // At most one write of each life was kept and could not be said any more.
        unsaid += ids.len() - notes.len();
        notes = ids;
    }
    assert!(check::check(&n.laptops[0].office).unwrap().ok, "nothing is damaged after all that");
    println!("{rounds} kills while writing: {acknowledged} lines acknowledged, all kept; {unsaid} kept but never said");
    assert!(acknowledged > rounds as usize, "writers that are always killed at once show nothing");
}

#[test]
fn an_import_is_all_there_or_not_at_all() {
    let mut n = Neighbourhood::in_memory(92);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.laptops[0].office.close().unwrap();
    let dir = n.laptops[0].dir.clone();
    let empty = dir.with_extension("empty");
    copy_folder(&dir, &empty);
    let mut dice = ChaCha12Rng::seed_from_u64(92);
    let turns = turns_a_millisecond();
    // One life that nobody ends tells how long an import takes, and how many cases it makes.
    let started = Instant::now();
    let (child, out) = laptop("import", &dir, FILE);
    let whole: Vec<String> = out.lines().map(|line| line.unwrap()).collect();
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap();
    child.wait_with_output().unwrap();
    assert_eq!(whole, ["open", "imported 419"], "an import that nobody disturbs");
    let (mut nothing, mut all) = (0, 0);
    let rounds = kills() / 10;
    for round in 0..rounds {
        copy_folder(&empty, &dir);
        let (child, mut out) = laptop("import", &dir, FILE);
        let mut opened = String::new();
        out.read_line(&mut opened).unwrap();
        // Now and then too late, so that both outcomes are seen.
        a_moment(dice.random_range(0..turns * milliseconds * 3));
        let said = kill(child, out);
        n.reopen(0, u64::from(round) + 1)
            .unwrap_or_else(|error| panic!("round {round}: the vault does not open: {error}"));
        let office = &n.laptops[0].office;
        let cases = list::list(office, list::Query::default()).unwrap().total;
        assert!([0, 419].contains(&cases), "round {round}: {cases} cases of 419");
        assert!(said.is_empty() || cases == 419, "round {round}: an acknowledged import is gone");
        assert!(check::check(office).unwrap().ok, "round {round}: nothing is damaged");
        if cases == 0 {
            nothing += 1
        } else {
            all += 1
        }
        if round == rounds - 1 {
            let again = csv::import(office, &std::fs::read(FILE).unwrap(), csv::Options::default()).unwrap().value;
            assert_eq!(again.imported + again.unchanged, 419, "the import can be done again, and doubles nothing");
        }
        office.close().unwrap();
    }
    println!("{rounds} kills while importing: {nothing} imports left nothing, {all} left everything");
    assert!(nothing > 0, "imports that are always finished show nothing");
}

#[test]
fn a_killed_change_of_the_passphrase_leaves_one_that_opens_the_vault_and_the_root() {
    let mut n = Neighbourhood::in_memory(93);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.laptops[0].office.close().unwrap();
    let newcomer = Newcomer { person: "Asha Rahman".to_owned(), role: "Nurse".to_owned(), machine: "l".to_owned() };
    let asking = n.folder().join("asking");
    let words = Passphrase::new(PASSPHRASE);
    let request = seat::request(&asking, &words, &newcomer, &World::system(), KdfParams::for_tests()).unwrap().request;
    let mut dice = ChaCha12Rng::seed_from_u64(93);
    let turns = turns_a_millisecond();
    let dir = n.laptops[0].dir.clone();
    let (mut changed, mut other) = (0, 0);
    let rounds = kills().min(100);
    for round in 0..rounds {
        let (child, mut out) = laptop_with("passphrases", &dir, &[]);
        for _ in 0..dice.random_range(1..6) {
            let mut line = String::new();
            out.read_line(&mut line).unwrap();
            assert!(!line.starts_with("refused"), "round {round}: {line}");
            changed += u32::from(line.starts_with("changed"));
        }
        a_moment(dice.random_range(0..turns * 6));
        kill(child, out);
        let opens = |words: &str| match Office::open(&dir, &Passphrase::new(words), World::system()) {
            Ok(office) => office.close().is_ok(),
            Err(error) => {
                assert_eq!(error.code(), "wrong_passphrase", "round {round}: {error}");
                false
            }
        };
        let (first, second) = (opens(PASSPHRASE), opens(OTHER_PASSPHRASE));
        assert!(first != second, "round {round}: exactly one of the two opens the vault ({first}, {second})");
        let words = if first { PASSPHRASE } else { OTHER_PASSPHRASE };
        let office = &Office::open(&dir, &Passphrase::new(words), World::system()).unwrap();
        let admitted = seat::admit(office, &request, &Passphrase::new(words));
        assert!(admitted.is_ok(), "round {round}: and the organisation's root: {:?}", admitted.err());
        if words == OTHER_PASSPHRASE {
            other += 1;
            let known = casework::office::Known::Passphrase(Passphrase::new(OTHER_PASSPHRASE));
            let back = Passphrase::new(PASSPHRASE);
            casework::office::change_passphrase(office, known, back, KdfParams::for_tests()).unwrap();
        }
        office.close().unwrap();
    }
    println!("{rounds} kills, {changed} changes told, {other} ended with the other passphrase");
    assert!(changed > 0 && (rounds < 20 || other > 0), "kills that never meet a change show nothing");
}

#[test]
fn a_killed_restore_leaves_a_whole_vault_or_none() {
    let mut n = Neighbourhood::in_memory(94);
    n.found("Riverside Practice", "gp_practice").unwrap();
    let bytes = std::fs::read(FILE).unwrap();
    csv::import(&n.laptops[0].office, &bytes, csv::Options::default()).unwrap();
    let file = n.backup(0).unwrap();
    let code = n.laptops[0].recovery.clone();
    let dir = n.folder().join("restored");
    let restore = || laptop_with("restore", &dir, &[&file.display().to_string(), &code]);
    let started = Instant::now();
    let (child, out) = restore();
    let whole: Vec<String> = out.lines().map(|line| line.unwrap()).collect();
    child.wait_with_output().unwrap();
    assert_eq!(whole, ["begin", "restored 419"], "a restore that nobody disturbs");
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap();
    let mut dice = ChaCha12Rng::seed_from_u64(94);
    let turns = turns_a_millisecond();
    let (mut none, mut all) = (0, 0);
    let rounds = (kills() / 5).max(8);
    let mut fresh = true;
    for round in 0..rounds {
        // Every other attempt meets what the one before left behind.
        if fresh {
            std::fs::remove_dir_all(&dir).unwrap();
        }
        let (child, mut out) = restore();
        let mut begun = String::new();
        out.read_line(&mut begun).unwrap();
        a_moment(dice.random_range(0..turns * milliseconds * 3 / 2));
        let said = kill(child, out);
        match Office::open(&dir, &Passphrase::new(PASSPHRASE), World::system()) {
            Ok(office) => {
                let cases = list::list(&office, list::Query::default()).unwrap().total;
                assert_eq!(cases, 419, "round {round}: whole");
                assert!(check::check(&office).unwrap().ok, "round {round}: and sound");
                office.close().unwrap();
                all += 1;
                fresh = true;
            }
            Err(error) => {
                assert_eq!(error.code(), "no_vault", "round {round}: none at all: {error}");
                assert!(said.is_empty(), "round {round}: what was told is there");
                none += 1;
                fresh = round % 2 == 0 && dir.is_dir();
            }
        }
    }
    println!("{rounds} kills while restoring: {none} left nothing, {all} a whole vault");
    assert!(none > 0, "restores that are always finished show nothing");
}
