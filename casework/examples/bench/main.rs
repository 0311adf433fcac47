//! The bench: prints every figure of `bars.md` that this version can reach, with its bar beside it.
//!
//! `cargo xtask bench` builds it for release and runs it. Figures, not assertions: tests never judge wall time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic,
    reason = "a measuring program that ends at the first surprise"
)]

mod measure;
mod town;

use std::{path::Path, time::Instant};

use casework::{
    case::{list, open, set, share_cohort::share_cohort},
    note::add,
    office::Office,
    share::{read, write},
    vault::{self, KdfParams, Passphrase},
    world::World,
};
use measure::{Table, human, median_and_p99, peak_memory_mb, timed};
use town::{PASSPHRASE, Town, note_text};

fn main() {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("--unlock") => unlock(Path::new(&arguments.next().expect("a vault"))),
        Some("--read") => {
            first_load(Path::new(&arguments.next().expect("a vault")), &arguments.map(Into::into).collect::<Vec<_>>())
        }
        Some("--make") => {
            let folder = arguments.next().expect("a folder");
            make(Path::new(&folder), arguments.next().expect("a number of cases").parse().expect("a number"));
        }
        Some(cases) => bench(cases.parse().expect("a number of cases"), 20),
        None => bench(10_000, 20),
    }
}

/// A process of its own, so that memory and time are those of a cold start.
fn unlock(dir: &Path) {
    let start = Instant::now();
    let office = Office::open(dir, &Passphrase::new(PASSPHRASE), World::system()).unwrap();
    let page = list::list(&office, list::Query { limit: Some(50), ..list::Query::default() }).unwrap();
    println!("{} {} {}", start.elapsed().as_millis(), peak_memory_mb(), page.total);
    office.close().unwrap();
}

/// A new laptop reads everything, in a process of its own.
fn first_load(dir: &Path, files: &[std::path::PathBuf]) {
    let office = Office::open(dir, &Passphrase::new(PASSPHRASE), World::system()).unwrap();
    let (reading, seconds) = timed(|| read::read(&office, files).unwrap().value);
    let changes: u64 = reading.files.iter().map(|file| file.changes).sum();
    println!("{seconds} {} {changes}", peak_memory_mb());
    office.close().unwrap();
}

/// Leaves a town and the bundles of its first load in a folder, to look at with a profiler.
fn make(folder: &Path, cases: usize) {
    let (town, seconds) = timed(|| Town::found(folder, cases, 20));
    println!("made in {seconds:.1} s");
    let hospice = ["Hathermoor Hospice".to_owned()];
    share_cohort(&town.practice, "frailty", &hospice, None, "Direct care").unwrap();
    write::write(&town.practice, &hospice, &folder.join("first")).unwrap();
    town.practice.close().unwrap();
    town.hospice.close().unwrap();
}

/// Runs this program again with other arguments; gives the words it printed.
fn again(arguments: &[&std::ffi::OsStr]) -> Vec<String> {
    let output = std::process::Command::new(std::env::current_exe().unwrap()).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().split_whitespace().map(str::to_owned).collect()
}

fn bench(cases: usize, notes: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut table = Table::default();
    println!("Making a practice with {cases} cases and {notes} notes each, and a hospice…");
    let (mut town, seconds) = timed(|| Town::found(folder.path(), cases, notes));
    println!("made in {seconds:.1} s");

    local_acts(&town, &mut table);
    lists(&town, &mut table);
    let (written, seconds) = timed(|| {
        share_cohort(&town.practice, "frailty", &["Hathermoor Hospice".to_owned()], None, "Direct care").unwrap();
        write::write(&town.practice, &["Hathermoor Hospice".to_owned()], &folder.path().join("first")).unwrap().value
    });
    let bytes: u64 = written.files.iter().map(|file| file.bytes).sum();
    table.row(
        "first load: share and write",
        format!("{seconds:.1} s, {} in {} files", human(bytes), written.files.len()),
        "≤ 80 MB",
    );
    town.hospice.close().unwrap();
    let mut arguments = vec!["--read".into(), town.hospice_dir.clone().into_os_string()];
    arguments.extend(written.files.iter().map(|file| file.file.clone().into()));
    let said = again(&arguments.iter().map(std::ops::Deref::deref).collect::<Vec<_>>());
    let (seconds, changes): (f64, f64) = (said[0].parse().unwrap(), said[2].parse().unwrap());
    table.row(
        "first load: read",
        format!("{seconds:.1} s for {changes} changes, {} MB of memory", said[1]),
        "≤ 15 s, ≤ 400 MB",
    );
    table.row("import of signed changes, one core", format!("{:.0} a second", changes / seconds), "≥ 10,000 a second");
    town.hospice = Office::open(&town.hospice_dir, &Passphrase::new(PASSPHRASE), World::system()).unwrap();
    // The answer tells the practice that everything came.
    carry(&town.hospice, &town.practice, "Riverside Practice", folder.path(), "answer");

    weekly(&town, folder.path(), &mut table, cases.div_ceil(100));
    nothing_changed(&town, folder.path(), &mut table);
    town.practice.close().unwrap();
    let disk: u64 =
        std::fs::read_dir(&town.practice_dir).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum();
    table.row("disk of the practice", human(disk), "≤ 220 MB");
    cold(&town, &mut table);
    town.hospice.close().unwrap();
    println!("{table}");
}

fn local_acts(town: &Town, table: &mut Table) {
    let mut times = Vec::new();
    for turn in 0..300 {
        let case = town.cases[turn * 31 % town.cases.len()].clone();
        let note = add::NewNote { case, kind: "visit".to_owned(), part: None, text: note_text(turn) };
        times.push(timed(|| add::add(&town.practice, note).unwrap()).1);
    }
    table.row("a note to durable", median_and_p99(&times), "≤ 5 ms, ≤ 15 ms p99");
    let fields: Vec<f64> = (0..300)
        .map(|turn| {
            let case = &town.cases[turn * 17 % town.cases.len()];
            timed(|| set::set(&town.practice, case, "headline", &format!("Headline {turn}"), None).unwrap()).1
        })
        .collect();
    table.row("a field to durable", median_and_p99(&fields), "≤ 5 ms, ≤ 15 ms p99");
}

fn lists(town: &Town, table: &mut Table) {
    let page = |query: list::Query| list::Query { limit: Some(50), ..query };
    let mut measure = |what: &str, query: list::Query, bar: &str| {
        let times: Vec<f64> =
            (0..50).map(|_| timed(|| list::list(&town.practice, page(query.clone())).unwrap()).1).collect();
        table.row(what, median_and_p99(&times), bar);
    };
    measure("list, first 50", list::Query::default(), "≤ 10 ms");
    measure(
        "filter by status, first 50",
        list::Query { status: Some("new".to_owned()), ..list::Query::default() },
        "≤ 10 ms",
    );
    measure(
        "filter by cohort, first 50",
        list::Query { cohort: Some("frailty".to_owned()), ..list::Query::default() },
        "≤ 10 ms",
    );
    measure(
        "search a name, first 50",
        list::Query { search: Some("ashw".to_owned()), ..list::Query::default() },
        "≤ 10 ms",
    );
    measure(
        "search one letter, first 50",
        list::Query { search: Some("a".to_owned()), ..list::Query::default() },
        "≤ 10 ms",
    );
    let times: Vec<f64> = (0..200)
        .map(|turn| timed(|| open::open(&town.practice, &town.cases[turn * 43 % town.cases.len()]).unwrap()).1)
        .collect();
    table.row("open a case", median_and_p99(&times), "≤ 10 ms");
}

fn carry(from: &Office, to: &Office, name: &str, folder: &Path, what: &str) -> (u64, f64, f64) {
    let (written, write_seconds) = timed(|| write::write(from, &[name.to_owned()], &folder.join(what)).unwrap().value);
    let files: Vec<_> = written.files.iter().map(|file| file.file.clone().into()).collect();
    let (_, read_seconds) = timed(|| read::read(to, &files).unwrap());
    (written.files.iter().map(|file| file.bytes).sum(), write_seconds, read_seconds)
}

fn weekly(town: &Town, folder: &Path, table: &mut Table, changed: usize) {
    for turn in 0..changed {
        let case = town.cases[turn * 101 % town.cases.len()].clone();
        let note = add::NewNote { case, kind: "update".to_owned(), part: None, text: note_text(90_000 + turn) };
        add::add(&town.practice, note).unwrap();
    }
    let (bytes, write_seconds, read_seconds) =
        carry(&town.practice, &town.hospice, "Hathermoor Hospice", folder, "weekly");
    table.row(
        &format!("weekly bundle, {changed} notes: write"),
        format!("{:.0} ms", write_seconds * 1000.0),
        "≤ 150 ms",
    );
    table.row("weekly bundle: size, 2 seats", format!("{bytes} B"), "≤ 45 kB + 98 B a seat");
    table.row("weekly bundle: read", format!("{:.0} ms", read_seconds * 1000.0), "≤ 250 ms");
    carry(&town.hospice, &town.practice, "Riverside Practice", folder, "weekly-answer");
}

fn nothing_changed(town: &Town, folder: &Path, table: &mut Table) {
    let (bytes, write_seconds, read_seconds) =
        carry(&town.practice, &town.hospice, "Hathermoor Hospice", folder, "nothing");
    let words = format!("{bytes} B; {:.0} ms and {:.0} ms", write_seconds * 1000.0, read_seconds * 1000.0);
    table.row("nothing changed: bundle; write and read", words, "≤ 2 kB");
}

/// Sealing a byte costs what every unlock costs: one derivation at the standard cost.
fn derive() {
    let passphrase = Passphrase::new(PASSPHRASE);
    vault::seal_under((&passphrase).into(), b"bench", b"x", KdfParams::standard(), &mut World::system()).unwrap();
}

fn cold(town: &Town, table: &mut Table) {
    let times: Vec<f64> = (0..3).map(|_| timed(derive).1 * 1000.0).collect();
    let derivation = times.iter().copied().fold(f64::INFINITY, f64::min);
    let said = again(&["--unlock".as_ref(), town.practice_dir.as_os_str()]);
    let (ms, memory) = (said[0].parse::<f64>().unwrap(), &said[1]);
    table.row(
        "unlock to first list, beyond the key derivation",
        format!("{:.0} ms (derivation {derivation:.0} ms)", ms - derivation),
        "≤ 400 ms",
    );
    table.row("memory at unlock", format!("{memory} MB, of which 64 MB are the derivation's"), "≤ 150 MB");
}
