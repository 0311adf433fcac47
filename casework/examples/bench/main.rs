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
    seen::overview,
    share::{read, write},
    vault::{self, KdfParams, Passphrase},
    world::World,
};
use measure::{Spread, Table, human, peak_memory_mb, processor_seconds, timed};
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
    let before = processor_seconds();
    let (reading, seconds) = timed(|| read::read(&office, files).unwrap().value);
    let cpu = processor_seconds() - before;
    let changes: u64 = reading.files.iter().map(|file| file.changes).sum();
    println!("{seconds} {} {changes} {cpu}", peak_memory_mb());
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

/// What must not grow with the number of cases; milliseconds.
struct Growing {
    note: f64,
    list: f64,
    open: f64,
    weekly: f64,
}

fn bench(cases: usize, notes: usize) {
    let mut table = Table::default();
    println!("Growth: first a tenth of the cases…");
    let small = measure_town(cases.div_ceil(10), notes, &mut Table::default());
    println!("\nNow all of them…");
    let large = measure_town(cases, notes, &mut table);
    let grown = [
        ("a note", small.note, large.note),
        ("list", small.list, large.list),
        ("open a case", small.open, large.open),
        ("the same weekly bundle: write and read", small.weekly, large.weekly),
    ];
    for (what, small, large) in grown {
        let figure = format!("{small:.2} → {large:.2} ms, {:.2} ×", large / small);
        table.row(&format!("10 × the cases: {what}"), figure, "≤ 2 ×", large / small <= 2.0);
    }
    let folder = tempfile::tempdir().unwrap();
    println!("\nLists of {} cases…", cases * 10);
    let town = Town::found(folder.path(), cases * 10, 0);
    lists(&town, &format!("of {}: ", cases * 10), 25.0, &mut table);
    println!("{table}");
}

fn measure_town(cases: usize, notes: usize, table: &mut Table) -> Growing {
    let folder = tempfile::tempdir().unwrap();
    println!("Making a practice with {cases} cases and {notes} notes each, and a hospice…");
    let (mut town, seconds) = timed(|| Town::found(folder.path(), cases, notes));
    println!("made in {seconds:.1} s");

    let note = local_acts(&town, table);
    let (list, open) = lists(&town, "", 10.0, table);
    let (written, seconds) = timed(|| {
        share_cohort(&town.practice, "frailty", &["Hathermoor Hospice".to_owned()], None, "Direct care").unwrap();
        write::write(&town.practice, &["Hathermoor Hospice".to_owned()], &folder.path().join("first")).unwrap().value
    });
    let bytes: u64 = written.files.iter().map(|file| file.bytes).sum();
    table.row(
        "first load: share and write",
        format!("{seconds:.1} s, {} in {} files", human(bytes), written.files.len()),
        "≤ 80 MB",
        bytes <= 80_000_000,
    );
    town.hospice.close().unwrap();
    let mut arguments = vec!["--read".into(), town.hospice_dir.clone().into_os_string()];
    arguments.extend(written.files.iter().map(|file| file.file.clone().into()));
    let said = again(&arguments.iter().map(std::ops::Deref::deref).collect::<Vec<_>>());
    let [seconds, memory, changes, cpu] = [0, 1, 2, 3].map(|at| said[at].parse::<f64>().unwrap());
    table.row("first load: read", format!("{seconds:.1} s for {changes} changes"), "≤ 15 s", seconds <= 15.0);
    table.row("first load: memory", format!("{memory} MB"), "≤ 400 MB", memory <= 400.0);
    let each = changes / cpu;
    table.row(
        "import of signed changes, by the processor time of all cores",
        format!("{each:.0} a second ({:.0} by the clock)", changes / seconds),
        "≥ 10,000 a second",
        each >= 10_000.0,
    );
    town.hospice = Office::open(&town.hospice_dir, &Passphrase::new(PASSPHRASE), World::system()).unwrap();
    // The answer tells the practice that everything came.
    carry(&town.hospice, &town.practice, "Riverside Practice", folder.path(), "answer");

    // The same number of notes whatever the number of cases, to compare; then one case in a hundred.
    let (_, write, read) = week(&town, folder.path(), 10, "growth");
    weekly(&town, folder.path(), table, cases.div_ceil(100));
    nothing_changed(&town, folder.path(), table);
    town.practice.close().unwrap();
    let disk: u64 =
        std::fs::read_dir(&town.practice_dir).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum();
    table.row("disk of the practice", human(disk), "≤ 220 MB", disk <= 220_000_000);
    cold(&town, table);
    town.hospice.close().unwrap();
    Growing { note, list, open, weekly: (write + read) * 1000.0 }
}

/// Gives the median of a note, in milliseconds.
fn local_acts(town: &Town, table: &mut Table) -> f64 {
    let mut row = |what: &str, times: &[f64]| {
        let spread = Spread::of(times);
        table.row(what, &spread, "≤ 5 ms, ≤ 15 ms p99", spread.median <= 5.0 && spread.p99 <= 15.0);
        spread.median
    };
    let notes: Vec<f64> = (0..300)
        .map(|turn| {
            let case = town.cases[turn * 31 % town.cases.len()].clone();
            let note = add::NewNote { case, kind: "visit".to_owned(), part: None, text: note_text(turn) };
            timed(|| add::add(&town.practice, note).unwrap()).1
        })
        .collect();
    let note = row("a note to durable", &notes);
    let fields: Vec<f64> = (0..300)
        .map(|turn| {
            let case = &town.cases[turn * 17 % town.cases.len()];
            timed(|| set::set(&town.practice, case, "headline", &format!("Headline {turn}"), None).unwrap()).1
        })
        .collect();
    row("a field to durable", &fields);
    note
}

/// Gives the medians of the plain list and of opening a case, in milliseconds.
fn lists(town: &Town, of: &str, bar: f64, table: &mut Table) -> (f64, f64) {
    let page = |query: list::Query| list::Query { limit: Some(50), ..query };
    let mut measure = |what: &str, query: list::Query| {
        let times: Vec<f64> =
            (0..50).map(|_| timed(|| list::list(&town.practice, page(query.clone())).unwrap()).1).collect();
        let spread = Spread::of(&times);
        table.row(&format!("{of}{what}"), &spread, &format!("≤ {bar} ms"), spread.median <= bar);
        spread.median
    };
    let all = list::Query::default;
    let list = measure("list, first 50", all());
    measure("filter by status, first 50", list::Query { status: Some("new".to_owned()), ..all() });
    measure("filter by cohort, first 50", list::Query { cohort: Some("frailty".to_owned()), ..all() });
    measure("search a name, first 50", list::Query { search: Some("ashw".to_owned()), ..all() });
    measure("search one letter, first 50", list::Query { search: Some("a".to_owned()), ..all() });
    measure("newest updates first, first 50", list::Query { sort: list::Sort::Updates, ..all() });
    measure("last changed first, first 50", list::Query { sort: list::Sort::Changed, ..all() });
    let times: Vec<f64> = (0..50).map(|_| timed(|| overview::overview(&town.hospice).unwrap()).1).collect();
    let news = Spread::of(&times);
    table.row(&format!("{of}what is new, by partner"), &news, &format!("≤ {bar} ms"), news.median <= bar);
    let unseen = |sort| list::Query { updates: true, sort, ..page(all()) };
    let times: Vec<f64> =
        (0..50).map(|_| timed(|| list::list(&town.hospice, unseen(list::Sort::Updates)).unwrap()).1).collect();
    let lines = Spread::of(&times);
    table.row(
        &format!("{of}list of what arrived, with its newest lines"),
        &lines,
        &format!("≤ {bar} ms"),
        lines.median <= bar,
    );
    let times: Vec<f64> = (0..200)
        .map(|turn| timed(|| open::open(&town.practice, &town.cases[turn * 43 % town.cases.len()]).unwrap()).1)
        .collect();
    let open = Spread::of(&times);
    table.row(&format!("{of}open a case"), &open, "≤ 10 ms", open.median <= 10.0);
    (list, open.median)
}

fn carry(from: &Office, to: &Office, name: &str, folder: &Path, what: &str) -> (u64, f64, f64) {
    let (written, write_seconds) = timed(|| write::write(from, &[name.to_owned()], &folder.join(what)).unwrap().value);
    let files: Vec<_> = written.files.iter().map(|file| file.file.clone().into()).collect();
    let (_, read_seconds) = timed(|| read::read(to, &files).unwrap());
    (written.files.iter().map(|file| file.bytes).sum(), write_seconds, read_seconds)
}

/// A note on each of some cases, carried to the hospice and answered: bytes, seconds to write, seconds to read.
fn week(town: &Town, folder: &Path, changed: usize, what: &str) -> (u64, f64, f64) {
    for turn in 0..changed {
        let case = town.cases[turn * 101 % town.cases.len()].clone();
        let note = add::NewNote { case, kind: "update".to_owned(), part: None, text: note_text(90_000 + turn) };
        add::add(&town.practice, note).unwrap();
    }
    let carried = carry(&town.practice, &town.hospice, "Hathermoor Hospice", folder, what);
    carry(&town.hospice, &town.practice, "Riverside Practice", folder, &format!("{what}-answer"));
    carried
}

fn weekly(town: &Town, folder: &Path, table: &mut Table, changed: usize) {
    let (bytes, write, read) = week(town, folder, changed, "weekly");
    let (write, read) = (write * 1000.0, read * 1000.0);
    table.row(&format!("weekly bundle, {changed} notes: write"), format!("{write:.0} ms"), "≤ 150 ms", write <= 150.0);
    let bar = 45_000 + 2 * 98;
    table.row("weekly bundle: size, 2 seats", format!("{bytes} B"), "≤ 45 kB + 98 B a seat", bytes <= bar);
    table.row("weekly bundle: read", format!("{read:.0} ms"), "≤ 250 ms", read <= 250.0);
}

fn nothing_changed(town: &Town, folder: &Path, table: &mut Table) {
    let (bytes, write, read) = carry(&town.practice, &town.hospice, "Hathermoor Hospice", folder, "nothing");
    let words = format!("{bytes} B; {:.0} ms and {:.0} ms", write * 1000.0, read * 1000.0);
    table.row("nothing changed: bundle; write and read", words, "≤ 2 kB", bytes <= 2_000);
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
    let (ms, memory) = (said[0].parse::<f64>().unwrap() - derivation, said[1].parse::<u64>().unwrap());
    table.row(
        "unlock to first list, beyond the key derivation",
        format!("{ms:.0} ms (derivation {derivation:.0} ms)"),
        "≤ 400 ms",
        ms <= 400.0,
    );
    let words = format!("{memory} MB, of which 64 MB are the derivation's");
    table.row("memory at unlock", words, "≤ 150 MB", memory <= 150);
}
