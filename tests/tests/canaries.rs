//! Canaries: a hundred strings go through every verb, and none is readable on disk, in an error or in a log line.
//!
//! The life happens in a process of its own, whose temporary folder is scanned while it lives, with vaults open, and
//! after it closed them. Cards name organisations and people on purpose; those are no canaries.
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
    env, fmt, fs,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use casework::{
    action,
    case::{add as case_add, cohort, list, set, share, share_cohort},
    check,
    intake::csv,
    note::{add, amend, withdraw},
    office::{Founding, Office, create},
    share::{read, write},
    team,
    two_answers::settle,
    vault::{KdfParams, Passphrase},
    world::World,
};
use tests::Neighbourhood;
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

const LIFE: &str = "ROUNDTABLE_CANARY_LIFE";
const COUNT: usize = 100;

/// Letters only, so that any field takes it; no such word in any language.
fn canary(number: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
    format!("Zqx{}{}vkjwq{}", letter(number), letter(number / 26), letter(number * 7))
}

/// Writes every event with all its fields to standard error, as the most talkative log would.
struct Talkative;

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0 += &format!(" {}={value:?}", field.name());
    }
}

impl Subscriber for Talkative {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("casework") || metadata.target().starts_with("crdt")
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        tell(&line.0);
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

fn tell(line: &str) {
    _ = io::stderr().lock().write_all(format!("{line}\n").as_bytes());
}

/// An error as a careless log would write it: its words, its shape and its causes.
fn tell_error<T>(done: casework::Result<T>) {
    if let Err(error) = done {
        tell(&format!("{error} {error:?} {}", error.code()));
    }
}

fn passphrase() -> Passphrase {
    Passphrase::new(&format!("{} {} {} {}", canary(0), canary(1), canary(2), canary(3)))
}

/// Every verb with canaries, good and bad.
fn work(office: &Office, partner: &Office, folder: &Path) {
    let c = canary;
    let person = case_add::NewPerson {
        family_name: c(4),
        given_name: c(5),
        address: Some(c(6)),
        phone: Some(c(7)),
        postcode: Some(c(8)),
        ..Default::default()
    };
    let new = case_add::NewCase { person, headline: Some(c(9)), ..Default::default() };
    let case = case_add::add(office, new).unwrap().value.id;
    for (number, field) in
        ["situation", "key_worker", "key_safe", "what_matters", "allergies", "medicines", "housing", "plan", "carers"]
            .iter()
            .enumerate()
    {
        set::set(office, &case, field, &c(10 + number), None).unwrap();
    }
    let mut note = String::new();
    for number in 20..60 {
        let new = add::NewNote { case: case.clone(), kind: "update".into(), part: None, text: c(number) };
        note = add::add(office, new).unwrap().value.id;
    }
    amend::amend(office, &note, &c(60)).unwrap();
    withdraw::withdraw(office, &note, &c(61)).unwrap();
    let file =
        format!("Surname,Forename,Address,Telephone,Notes\n{},{},{},01632 960123,{}\n", c(62), c(63), c(64), c(65));
    csv::import(office, file.as_bytes(), csv::Options::default()).unwrap();
    let search = |typed: String| list::Query { search: Some(typed), ..list::Query::default() };
    assert_eq!(list::list(office, search(c(4))).unwrap().total, 1, "the person is found by name");
    assert_eq!(list::list(office, search(c(66))).unwrap().total, 0, "a searched word is a canary too");
    share::share(office, &case, &["Hathermoor Hospice".into()], None, &c(67)).unwrap();
    let carry = |from: &Office, to: &Office, name: &str| {
        let written = write::write(from, &[name.to_owned()], folder).unwrap().value;
        let paths: Vec<_> = written.files.iter().map(|file| PathBuf::from(&file.file)).collect();
        assert!(read::read(to, &paths).unwrap().value.files.iter().all(|file| file.reason.is_none()), "all was read");
    };
    carry(office, partner, "Hathermoor Hospice");
    set::set(office, &case, "key_worker", &c(68), None).unwrap();
    set::set(partner, &case, "key_worker", &c(69), None).unwrap();
    carry(partner, office, "Riverside Practice");
    settle::settle(office, &case, "key_worker", &c(70), None).unwrap();
    carry(office, partner, "Hathermoor Hospice");
    let ask = |text: String, owner: &str| {
        let owner = action::NewOwner::typed(owner);
        let (case, due) = (case.clone(), "2026-12-01".to_owned());
        action::add::add(office, action::add::NewAction { case, text, owner, due, part: None })
    };
    let asked = ask(c(96), &format!("{}, Hathermoor Hospice", c(97))).unwrap().value.id;
    carry(office, partner, "Hathermoor Hospice");
    let step = |office: &Office, state: &str, reason: String| {
        let (action, state) = (asked.clone(), state.to_owned());
        let owner = Some(action::NewOwner::typed(&c(98)));
        action::set::set(office, action::set::NewStep { action, state, reason: Some(reason), owner, seen: None })
    };
    step(partner, "declined", c(99)).unwrap();
    tell_error(step(partner, &c(96), c(97)));
    tell_error(step(partner, "confirmed", c(97)));
    tell_error(ask(c(98).repeat(100), &c(98)));
    tell_error(ask(c(99), &c(99).repeat(100)));
    carry(partner, office, "Riverside Practice");
    assert_eq!(action::list::list(office, action::list::Query::default()).unwrap().len(), 1, "one was asked");
    tell_error(set::set(office, &case, "status", "closed", None));

    // And what people type where it does not belong.
    tell_error(set::set(office, &case, &c(71), &c(72), None));
    tell_error(set::set(office, &case, "date_of_birth", &c(73), None));
    tell_error(set::set(office, &c(74), "headline", &c(75), None));
    tell_error(set::set(office, &case, "cpr_decision", &c(76), None));
    tell_error(set::set(office, &case, "headline", &c(77).repeat(60), None));
    tell_error(set::set(office, &case, "key_worker", &c(78), Some(&[c(79)])));
    let bad = add::NewNote { case: case.clone(), kind: c(80), part: Some(c(81)), text: format!("{}\0", c(82)) };
    tell_error(add::add(office, bad));
    tell_error(amend::amend(office, &c(83), &c(84)));
    tell_error(share::share(office, &case, &[c(85)], None, &c(86)));
    tell_error(settle::settle(office, &case, &c(87), &c(88), None));
    tell_error(csv::import(
        office,
        format!("{},{}\n{},{}\n", c(89), c(90), c(91), c(92)).as_bytes(),
        csv::Options::default(),
    ));
    tell_error(csv::import(office, format!("Surname,Forename\n,{}\n", c(93)).as_bytes(), csv::Options::default()));
    tell_error(read::receive(office, c(94).into_bytes()));
    tell_error(Office::open(folder, &Passphrase::new(&c(95)), World::system()));
    tell_error(cohort::add::add(office, cohort::add::NewCohort { name: c(96), ..Default::default() }));
    team::found::found(office, &c(96)).unwrap();
    let new = cohort::add::NewCohort {
        name: c(97),
        purpose: c(98),
        home_part: Some("core".into()),
        entry_criteria: Some(c(99)),
        ..Default::default()
    };
    let warm = cohort::add::add(office, new.clone()).unwrap().value.cohort.id;
    tell_error(cohort::add::add(office, new));
    tell_error(share_cohort::share_cohort(office, &warm, &[c(85)], None, &c(86)));
    let invited = team::invite::invite(office, "Hathermoor Hospice", folder).unwrap().value;
    team::join::join(partner, invited.file.as_ref()).unwrap();
    tell_error(team::invite::invite(office, &c(85), folder));
    assert!(check::rebuild(office).unwrap().identical);
    assert!(check::check(office).unwrap().ok);
}

/// The life that is scanned.
fn life() {
    tracing::subscriber::set_global_default(Talkative).unwrap();
    let mut n = Neighbourhood::new(131);
    n.found("Hathermoor Hospice", "hospice").unwrap();
    let dir = n.folder().join("practice");
    let founding = Founding {
        organisation: "Riverside Practice".into(),
        kind: "gp_practice".into(),
        ods: None,
        person: "Person".into(),
        role: "Coordinator".into(),
        machine: "laptop".into(),
    };
    let made =
        create(&dir, &passphrase(), &founding, tests::world::world(&n.clock, 132), KdfParams::for_tests()).unwrap();
    let office = made.office;
    for (from, to) in [(&office, &n.laptops[0].office), (&n.laptops[0].office, &office)] {
        let card = n.folder().join("a.card");
        let words = casework::organisation::card::write(from, &card).unwrap().fingerprint;
        casework::organisation::pair::pair(to, &card, casework::organisation::pair::Proof::Words(words)).unwrap();
    }
    let stick = n.folder().join("stick");
    work(&office, &n.laptops[0].office, &stick);
    let say = |line: &str| io::stdout().lock().write_all(format!("\nSCAN {line}\n").as_bytes()).unwrap();
    let wait = || io::stdin().lock().read_line(&mut String::new()).unwrap();
    // The recovery code is the one secret that the program made itself: the scan is told it without its dashes.
    say(&made.recovery_code);
    wait();
    office.close().unwrap();
    n.laptops[0].office.close().unwrap();
    say("closed");
    wait();
}

/// Every file below a folder, names and contents.
fn everything(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { out.extend(everything(&path)) } else { out.push((path.clone(), fs::read(&path).unwrap())) }
    }
    out
}

/// The ways in which a word may stand in a file.
fn shapes(word: &str) -> Vec<Vec<u8>> {
    let forms = [word.to_owned(), word.to_lowercase(), word.to_uppercase()];
    let wide = |form: &String| form.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    forms.iter().map(|form| form.clone().into_bytes()).chain(forms.iter().map(wide)).collect()
}

/// The shapes of every canary, by their first byte: a file is then read once, not once a canary.
fn by_first_byte(words: &[String]) -> Vec<Vec<(usize, Vec<u8>)>> {
    let mut out = vec![Vec::new(); 256];
    for (number, word) in words.iter().enumerate() {
        for shape in shapes(word) {
            out[usize::from(shape[0])].push((number, shape));
        }
    }
    out
}

fn found(words: &[String], place: &str, bytes: &[u8]) -> Vec<String> {
    let shapes = by_first_byte(words);
    let mut hits = BTreeSet::new();
    for (at, first) in bytes.iter().enumerate() {
        let here = shapes[usize::from(*first)].iter().filter(|(_, shape)| bytes[at..].starts_with(shape));
        hits.extend(here.map(|(number, _)| format!("canary {number} in {place}")));
    }
    hits.into_iter().collect()
}

fn scan(words: &[String], folder: &Path) -> (usize, Vec<String>) {
    let files = everything(folder);
    let hits = files.iter().flat_map(|(path, bytes)| {
        let name = path.display().to_string();
        let mut hits = found(words, &name, bytes);
        hits.extend(found(words, "a file's name", name.as_bytes()));
        hits
    });
    (files.len(), hits.collect())
}

#[test]
fn nothing_readable_is_left_anywhere() {
    if env::var(LIFE).is_ok() {
        return life();
    }
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "nothing_readable_is_left_anywhere", "--nocapture"])
        .env(LIFE, "1")
        .env("TMPDIR", folder.path())
        .env("HOME", folder.path())
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut input, mut errors) = (child.stdin.take().unwrap(), child.stderr.take().unwrap());
    let listener = std::thread::spawn(move || {
        let mut told = Vec::new();
        errors.read_to_end(&mut told).unwrap();
        told
    });
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let (mut words, mut said): (Vec<String>, Vec<u8>) = ((0..COUNT).map(canary).collect(), Vec::new());
    let (mut scans, mut hits) = (0, Vec::new());
    let mut line = String::new();
    while out.read_line(&mut line).unwrap() > 0 {
        match line.trim_end().strip_prefix("SCAN ") {
            Some(told) => {
                if told != "closed" {
                    words.push(told.to_owned());
                }
                let (files, found) = scan(&words, folder.path());
                println!("{told:.6}…: {files} files scanned");
                assert!(files >= 10, "two vaults, bundles and cards are there to be scanned");
                hits.extend(found);
                scans += 1;
                input.write_all(b"\n").unwrap();
            }
            None => said.extend_from_slice(line.as_bytes()),
        }
        line.clear();
    }
    let told = listener.join().unwrap();
    assert!(child.wait().unwrap().success(), "the life ended badly: {}", String::from_utf8_lossy(&told));
    assert_eq!(scans, 2, "scanned with the vaults open, and closed");
    assert!(String::from_utf8_lossy(&told).contains("op="), "the log was listened to");
    hits.extend(found(&words, "standard output", &said));
    hits.extend(found(&words, "an error or a log line", &told));
    assert!(hits.is_empty(), "{hits:#?}");
    assert_eq!(found(&words[..1], "here", canary(0).to_lowercase().as_bytes()).len(), 1, "a readable canary is found");
}
