//! Bundles between made-up offices: what arrives, and what it costs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests"
)]

mod hostile;
mod vector;
mod vectors;
mod world;

use self::world::{World, author, extra, full, notes};
use super::*;
use crate::{
    Error, Part,
    change::ChangeRecord,
    document::{Container, Document, Edit, Map, Value},
    id::{ControlHash, Incarnation, SpaceId},
    trust::{BoxKey, Certificate, ControlEntry, ControlLog, sample::NOW},
};

#[test]
fn everything_that_is_sealed_comes_out_again() {
    let world = World::new(2);
    let contents = full(&world);
    let verified = world.read(&world.seal(&contents)).unwrap();
    assert_eq!(verified.contents, contents, "every record must come back byte for byte");
    assert_eq!(verified.envelope, world.envelope(), "and the envelope");
    assert_eq!(verified.sender.seat, world.sender.seats[0].seat(), "and who sent it");
    for record in &verified.contents.changes {
        let key = world.directory.verify_key(&record.seat).unwrap();
        assert_eq!(record.verify(&key), Ok(()), "the derived record must carry the author's signature");
    }
    let own = open(&world.seal(&contents), &[world.sender.seats[1].identity().unwrap()], &Limits::STANDARD).unwrap();
    assert!(own.verify(&world.directory, &world.sender.root.org(), NOW).is_ok(), "our own seats can open what we sent");
    let nothing = world.read(&world.seal(&Contents::default())).unwrap();
    assert_eq!(nothing.contents, Contents::default(), "a bundle may be empty");
}

#[test]
fn chains_branches_parts_and_strange_changes_come_back_whole() {
    let world = World::new(2);
    let (one, two) = (author(&world.sender, 0, 1), author(&world.reader, 1, 2));
    let unknown = author(&world.stranger, 0, 3);
    let mut contents = Contents::default();
    for case in 0..4u8 {
        for part in [Part::CORE, Part::CLINICAL, Part::new("from_later").unwrap()] {
            let (space, head) = (SpaceId([case; 16]), ControlHash([case; 32]));
            let mut mine = Document::new();
            let mut theirs = mine.clone();
            for step in 0..6i64 {
                for (offline, writer) in [(false, &one), (true, &two), (false, &unknown)] {
                    let document = if offline { &mut theirs } else { &mut mine };
                    let mut edit = Edit::new();
                    edit.put("headline", Value::Text(format!("step {step} by {}", writer.seat)));
                    if step % 2 == 0 {
                        let entry: Map = [("kind".to_owned(), Value::Int(step))].into();
                        edit.enter(Container::Entries, entry.clone()).enter(Container::Sets, entry);
                    }
                    let made = document.commit(&writer.actor(&space, &part), NOW + step, &edit).unwrap();
                    let head = if step < 4 { head } else { ControlHash([200; 32]) };
                    contents.changes.push(writer.sign(space, part.clone(), &made.change, head));
                }
            }
        }
    }
    // A change whose author lies about the actor: it is not cut, and still arrives as it is.
    let mut lying = contents.changes[0].clone();
    lying.incarnation = Incarnation([77; 16]);
    lying.generation = 3;
    contents.changes.push(lying);
    let verified = world.read(&world.seal(&contents)).unwrap();
    let sorted = |mut changes: Vec<ChangeRecord>| {
        changes.sort_by_key(|record| (record.space, record.part.clone(), record.generation, record.hash));
        changes
    };
    assert_eq!(sorted(verified.contents.changes), sorted(contents.changes), "nothing may be lost or altered");
}

#[test]
fn a_hundred_notes_in_a_hundred_cases_fit_the_bar() {
    let world = World::new(3);
    let contents = notes(&world.sender, &world.reader, 100, 400);
    let file = world.seal(&contents);
    eprintln!("100 notes of 400 letters in 100 cases, 3 + 3 seats: {} bytes", file.len());
    assert!(file.len() <= 45_000 + 98 * 6, "bars.md: 45 kB and 98 B a seat, not {}", file.len());
    assert_eq!(world.read(&file).unwrap().contents, contents, "and all of it must come back");
    let receipts = Contents { receipts: full(&world).receipts, ..Contents::default() };
    let file = world.seal(&receipts);
    eprintln!("nothing but one receipt: {} bytes", file.len());
    assert!(file.len() <= 2_000, "bars.md: 2 kB when nothing changed, not {}", file.len());
}

#[test]
fn recipients_are_padded_to_a_multiple_of_eight() {
    let world = World::new(5);
    let mut keys = world.keys();
    keys.extend(world.keys());
    let file = seal(&world.envelope(), &Contents::default(), world.sender.seats[0].sign_key(), &world.directory, &keys)
        .unwrap();
    let header = String::from_utf8_lossy(&file).lines().filter(|line| line.starts_with("-> X25519 ")).count();
    assert_eq!(header, 16, "ten different keys become sixteen");
    let weak = seal(
        &world.envelope(),
        &Contents::default(),
        world.sender.seats[0].sign_key(),
        &world.directory,
        &[BoxKey([0; 32])],
    );
    assert!(weak.is_err(), "a weak key must be an error, not a panic");
}

/// Damage inside the encryption: a hostile partner re-encrypts what it altered.
#[test]
fn what_a_newer_version_wrote_is_kept_or_refused_whole() {
    let world = World::new(2);
    let kept = world.crafted(|manifest, sections| {
        let (head, bytes) = extra(kind::TOMBSTONES, false, b"later");
        manifest.sections.push(head);
        sections.push(bytes);
        manifest.format = 2;
    });
    let kept = world.read(&kept).unwrap();
    assert_eq!(
        kept.contents.unknown,
        [RawSection { kind: kind::TOMBSTONES, count: 1, bytes: b"later".to_vec() }],
        "it is kept"
    );
    assert_eq!(kept.format, 2, "and the format remembered");
    let critical = world.crafted(|manifest, sections| {
        let (head, bytes) = extra(90, true, b"must know");
        manifest.sections.push(head);
        sections.push(bytes);
    });
    assert!(
        matches!(world.read(&critical), Err(Error::NewerFormat(_))),
        "an unknown critical section refuses the whole"
    );
    let newer = world.crafted(|manifest, _| manifest.min_format = 5);
    assert_eq!(world.read(&newer).err(), Some(Error::NewerFormat(5)), "a reader that is too old says so");
}

#[test]
fn a_control_entry_and_a_certificate_survive_the_journey() {
    let world = World::new(2);
    let contents = full(&world);
    let verified = world.read(&world.seal(&contents)).unwrap();
    let entry = &verified.contents.control[0];
    let mut log = ControlLog::new(entry.value.space, Part::CORE);
    let certificate: &Certificate = world.directory.author(&entry.value.seat).unwrap();
    log.admit(entry.clone(), certificate, &[]).unwrap();
    assert!(log.get(&ControlEntry::hash(&contents.control[0])).is_some(), "its hash is the same on both sides");
}
