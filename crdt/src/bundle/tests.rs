//! Bundles between made-up offices: what arrives, what it costs, and what is refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests"
)]

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{
    envelope::{Manifest, SectionHead},
    *,
};
use crate::{
    Error, Part,
    change::{Author, ChangeRecord},
    document::{Container, Document, Edit, Map, Value},
    id::{BundleId, ControlHash, Incarnation, OrgId, SeatId, SpaceId, StoreId},
    sign::SignKey,
    trust::{
        Admission, BoxKey, Certificate, ControlEntry, ControlLog, DeviceList, Directory, Revocation, TrustLevel,
        sample::{NOW, Office},
    },
};

/// Text that costs as much as real notes or more: letters and spaces in English frequency, no words to learn.
fn english_like(rng: &mut ChaCha8Rng, len: usize) -> String {
    const LETTERS: &[u8] = b"      eeeeeeettttttaaaaaooooonnnniiiisssshhhhrrrrddllluccmmwwffggyppbvk";
    (0..len).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())])).collect()
}

fn author(office: &Office, seat: usize, incarnation: u8) -> Author {
    let key = SignKey::from_bytes(*office.seats[seat].sign_key().expose());
    Author { seat: office.seats[seat].seat(), key, incarnation: Incarnation([incarnation; 16]) }
}

/// One note in each of `cases` cases that had an earlier change by another office.
pub(crate) fn notes(by: &Office, other: &Office, cases: u32, len: usize) -> Contents {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let (writer, before) = (author(by, 0, 1), author(other, 0, 2));
    let mut contents = Contents::default();
    for case in 0..cases {
        let mut space = SpaceId([0; 16]);
        rng.fill_bytes(&mut space.0);
        let mut head = ControlHash([0; 32]);
        rng.fill_bytes(&mut head.0);
        let at = NOW * 1_000 + i64::from(case) * 61_337;
        let mut document = Document::new();
        document
            .commit(&before.actor(&space, &Part::CORE), at, Edit::new().put("status", Value::Text("open".into())))
            .unwrap();
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        let body = SealedBody { space, salt, bytes: english_like(&mut rng, len).into_bytes() };
        let note: Map = [
            ("kind".to_owned(), Value::Text("update".into())),
            ("event_time".to_owned(), Value::Time(at - 120_000)),
            ("body".to_owned(), Value::Bytes(body.hash().0.to_vec())),
        ]
        .into();
        let made = document
            .commit(&writer.actor(&space, &Part::CORE), at + 9, Edit::new().enter(Container::Entries, note))
            .unwrap();
        contents.changes.push(writer.sign(space, Part::CORE, &made.change, head));
        contents.bodies.push(body);
    }
    contents
}

pub(crate) struct World {
    pub(crate) sender: Office,
    pub(crate) reader: Office,
    pub(crate) stranger: Office,
    /// What the reader and the sender know: both of them, and not the stranger.
    pub(crate) directory: Directory,
}

impl World {
    pub(crate) fn new(seats: u64) -> Self {
        let (sender, reader) = (Office::with_seats(1, seats), Office::with_seats(2, seats));
        let mut directory = Directory::new();
        directory.add_card(&sender.card(), TrustLevel::Verified).unwrap();
        directory.add_card(&reader.card(), TrustLevel::Own).unwrap();
        Self { sender, reader, stranger: Office::new(3), directory }
    }

    pub(crate) fn keys(&self) -> Vec<BoxKey> {
        self.sender.seats.iter().chain(&self.reader.seats).map(|seat| seat.box_key().unwrap()).collect()
    }

    pub(crate) fn us(&self) -> OrgId {
        self.reader.root.org()
    }

    pub(crate) fn envelope(&self) -> Envelope {
        Envelope {
            bundle_id: BundleId([9; 16]),
            sender_org: self.sender.root.org(),
            sender_seat: self.sender.seats[0].seat(),
            sender_store: StoreId([8; 16]),
            recipients: vec![Named { org: self.us(), epoch: 0, version: 1 }],
            created_at: NOW,
            from: 10,
            to: 110,
        }
    }

    pub(crate) fn seal(&self, contents: &Contents) -> Vec<u8> {
        seal(&self.envelope(), contents, self.sender.seats[0].sign_key(), &self.directory, &self.keys()).unwrap()
    }

    fn open(&self, file: &[u8]) -> Result<Opened, Error> {
        open(file, &[self.reader.seats[0].identity().unwrap()], &Limits::STANDARD)
    }

    pub(crate) fn read(&self, file: &[u8]) -> Result<Verified, Error> {
        self.open(file)?.verify(&self.directory, &self.us(), NOW)
    }

    /// A bundle with a manifest and sections of the test's own making, honestly signed.
    pub(crate) fn crafted(&self, change: impl FnOnce(&mut Manifest, &mut Vec<Vec<u8>>)) -> Vec<u8> {
        let written =
            section::write_all(&notes(&self.sender, &self.reader, 2, 50), &self.directory, &Limits::STANDARD).unwrap();
        let (heads, mut sections): (Vec<_>, Vec<_>) = written.into_iter().unzip();
        let mut manifest = Manifest::new(&self.envelope(), heads);
        change(&mut manifest, &mut sections);
        let plaintext =
            seal::plaintext(manifest, &sections, self.sender.seats[0].sign_key(), &Limits::STANDARD).unwrap();
        wrap::encrypt(&plaintext, &self.keys(), &Limits::STANDARD).unwrap()
    }
}

pub(crate) fn extra(kind: u16, critical: bool, content: &[u8]) -> (SectionHead, Vec<u8>) {
    use sha2::Digest;
    let bytes = squeeze::compress(&[content.to_vec()]).unwrap();
    let head = SectionHead {
        kind,
        critical,
        count: 1,
        len: content.len() as u64,
        compressed_len: bytes.len() as u64,
        sha256: sha2::Sha256::digest(content).into(),
    };
    (head, bytes)
}

/// Everything a bundle can carry.
pub(crate) fn full(world: &World) -> Contents {
    let mut contents = notes(&world.sender, &world.reader, 3, 200);
    contents.trust = world.directory.items(&world.sender.root.org());
    let log = ControlLog::new(SpaceId::derive(&world.sender.root.org(), &[4; 16]), Part::CORE);
    contents.control = vec![log.open(&world.sender.signer(0), [4; 16], &[world.us()], NOW, "direct care").unwrap()];
    contents.receipts = vec![Receipt {
        reader: SeatId([1; 16]),
        reader_store: StoreId([2; 16]),
        about: StoreId([3; 16]),
        applied_to: 1_000,
        exceptions: vec![(1_010, 1_020)],
        parked: 2,
        refused: 0,
        at: NOW,
    }];
    contents.needs = vec![
        Need::Range { store: StoreId([3; 16]), from: 3, to: 9 },
        Need::Changes { space: SpaceId([1; 16]), part: Part::CORE, hashes: vec![contents.changes[0].hash] },
        Need::Bodies { space: SpaceId([1; 16]), hashes: vec![contents.bodies[0].hash()] },
        Need::Everything { store: StoreId([3; 16]) },
    ];
    contents.unknown = vec![RawSection { kind: 40, count: 1, bytes: b"from the future".to_vec() }];
    contents
}

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

#[test]
fn sampled_cuts_and_single_bit_flips_are_refused() {
    let world = World::new(2);
    let file = world.seal(&notes(&world.sender, &world.reader, 36, 400));
    assert!((15_000..20_000).contains(&file.len()), "about 16 KiB, not {}", file.len());
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for _ in 0..500 {
        let at = rng.random_range(0..file.len());
        assert!(world.read(&file[..at]).is_err(), "a file cut at {at} must be refused");
    }
    for _ in 0..1_500 {
        let (at, bit) = (rng.random_range(0..file.len()), rng.random_range(0..8));
        let mut damaged = file.clone();
        damaged[at] ^= 1 << bit;
        assert!(world.read(&damaged).is_err(), "bit {bit} of byte {at} must count");
    }
    let mut longer = file;
    longer.push(0);
    assert!(world.read(&longer).is_err(), "nothing may follow");
}

/// Damage inside the encryption: a hostile partner re-encrypts what it altered.
#[test]
fn sampled_changes_of_the_plaintext_never_get_past_the_signature() {
    let world = World::new(2);
    let identities = [world.reader.seats[0].identity().unwrap()];
    let file = world.seal(&full(&world));
    let plaintext = wrap::decrypt(&file, &identities, &Limits::STANDARD).unwrap();
    let original = world.read(&file).unwrap();
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    for _ in 0..300 {
        let mut altered = plaintext.clone();
        let at = rng.random_range(0..altered.len());
        altered[at] ^= 1 << rng.random_range(0..8);
        let file = wrap::encrypt(&altered, &world.keys(), &Limits::STANDARD).unwrap();
        // The frames' own headers have spare bits: then exactly the same content may come out.
        if let Ok(verified) = world.read(&file) {
            assert_eq!(verified, original, "an altered byte {at} must not alter the content");
        }
    }
    let cut = wrap::encrypt(&plaintext[..plaintext.len() - 1], &world.keys(), &Limits::STANDARD).unwrap();
    assert!(world.read(&cut).is_err(), "a cut section must be refused");
}

#[test]
fn a_bundle_cannot_be_passed_on_as_meant_for_somebody_else() {
    let world = World::new(2);
    let file = world.seal(&notes(&world.sender, &world.reader, 2, 50));
    let stolen = wrap::decrypt(&file, &[world.reader.seats[0].identity().unwrap()], &Limits::STANDARD).unwrap();
    let victim = &world.stranger;
    let rewrapped = wrap::encrypt(&stolen, &[victim.seats[0].box_key().unwrap()], &Limits::STANDARD).unwrap();
    let opened = open(&rewrapped, &[victim.seats[0].identity().unwrap()], &Limits::STANDARD).unwrap();
    assert_eq!(
        opened.verify(&world.directory, &victim.root.org(), NOW),
        Err(Error::NotForUs),
        "it names another recipient"
    );
    let identity = victim.seats[0].identity().unwrap();
    assert_eq!(
        open(&file, &[identity], &Limits::STANDARD).err(),
        Some(Error::NotForUs),
        "and the original does not open"
    );
}

#[test]
fn only_a_known_active_seat_may_send() {
    let world = World::new(2);
    let file = world.seal(&Contents::default());
    let verify = |directory: &Directory| world.open(&file).unwrap().verify(directory, &world.us(), NOW).map(|_| ());
    assert!(matches!(verify(&Directory::new()), Err(Error::SenderNotTrusted(_))), "a stranger's organisation");
    let mut distrusting = world.directory.clone();
    distrusting.set_level(&world.sender.root.org(), TrustLevel::Distrusted);
    assert!(matches!(verify(&distrusting), Err(Error::SenderNotTrusted(_))), "a partner that was cut off");

    let mut imposter = world.envelope();
    imposter.sender_seat = world.reader.seats[1].seat();
    let key = world.reader.seats[1].sign_key();
    let forged = seal(&imposter, &Contents::default(), key, &world.directory, &world.keys()).unwrap();
    assert!(
        matches!(world.read(&forged), Err(Error::SenderNotTrusted(_))),
        "a seat may not speak for another organisation"
    );
    let wrong = seal(&world.envelope(), &Contents::default(), key, &world.directory, &world.keys()).unwrap();
    assert!(matches!(world.read(&wrong), Err(Error::BadSignature(_))), "nor sign for another seat");
}

#[test]
fn newer_lists_inside_a_bundle_enrol_and_revoke() {
    let world = World::new(2);
    let wider = Office::with_seats(1, 3);
    let list = DeviceList { version: 2, previous: Some(DeviceList::hash(&world.sender.device_list())), ..wider.list() };
    let mut informed = world.directory.clone();
    assert_eq!(
        informed.add_device_list(wider.root.sign_device_list(list)),
        Ok(Admission::New),
        "a third seat is listed"
    );
    informed.add_certificate(wider.certificate(2)).unwrap();
    let envelope = Envelope { sender_seat: wider.seats[2].seat(), ..world.envelope() };
    let send =
        |contents: &Contents| seal(&envelope, contents, wider.seats[2].sign_key(), &informed, &world.keys()).unwrap();
    let told = Contents { trust: informed.items(&world.sender.root.org()), ..Contents::default() };
    assert!(world.read(&send(&told)).is_ok(), "a new seat of a known organisation brings its certificate");
    assert!(world.read(&send(&Contents::default())).is_err(), "without it nobody knows the seat");

    // The thief replays the list on which the seat was still active.
    let mut knowing = informed.clone();
    let held = informed.items(&world.sender.root.org());
    let Some(crate::trust::TrustItem::DeviceList(second)) = held.get(1) else { panic!("profile, then list") };
    let revoked = DeviceList {
        version: 3,
        previous: Some(DeviceList::hash(second)),
        active: vec![wider.seats[0].seat()],
        revoked: vec![Revocation { seat: wider.seats[2].seat(), at: NOW, reason: "lost".into(), watermark: vec![] }],
        ..second.value.clone()
    };
    knowing.add_device_list(wider.root.sign_device_list(revoked)).unwrap();
    let replayed = world.open(&send(&told)).unwrap().verify(&knowing, &world.us(), NOW);
    assert_eq!(replayed.err(), Some(Error::SenderNotTrusted("its seat was revoked")), "an old list revives nobody");
    let stranger = Contents { trust: world.stranger.card().items(), ..Contents::default() };
    let envelope = Envelope {
        sender_org: world.stranger.root.org(),
        sender_seat: world.stranger.seats[0].seat(),
        ..world.envelope()
    };
    let file = seal(&envelope, &stranger, world.stranger.seats[0].sign_key(), &world.directory, &world.keys()).unwrap();
    assert!(matches!(world.read(&file), Err(Error::SenderNotTrusted(_))), "a stranger cannot introduce itself");
}

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
fn bombs_and_lies_of_the_manifest_are_refused() {
    let world = World::new(2);
    let zeros = vec![0u8; 40 << 20];
    type Craft<'a> = Box<dyn FnOnce(&mut Manifest, &mut Vec<Vec<u8>>) + 'a>;
    let cases: Vec<(&str, Craft<'_>)> = vec![
        (
            "a bomb",
            Box::new(|manifest, sections| {
                let (head, bytes) = extra(90, false, &zeros[..15 << 20]);
                manifest.sections.push(head);
                sections.push(bytes);
            }),
        ),
        (
            "a bomb that hides its size",
            Box::new(|manifest, sections| {
                let (mut head, bytes) = extra(90, false, &zeros);
                head.len = 1 << 19;
                manifest.sections.push(head);
                sections.push(bytes);
            }),
        ),
        ("a section too long", Box::new(|manifest, _| manifest.sections[0].len = 65 << 20)),
        ("too many records", Box::new(|manifest, _| manifest.sections[0].count = 200_001)),
        ("a wrong count", Box::new(|manifest, _| manifest.sections[0].count += 1)),
        ("a wrong length", Box::new(|manifest, _| manifest.sections[1].len -= 1)),
        ("a wrong hash", Box::new(|manifest, _| manifest.sections[1].sha256[0] ^= 1)),
        (
            "a section twice",
            Box::new(|manifest, sections| {
                let (head, bytes) = (manifest.sections[0].clone(), sections[0].clone());
                manifest.sections.push(head);
                sections.push(bytes);
            }),
        ),
        ("something left over", Box::new(|_, sections| sections.push(vec![1]))),
        ("something missing", Box::new(|_, sections| drop(sections.pop()))),
        ("too many recipients", Box::new(|manifest, _| manifest.recipients = vec![manifest.recipients[0]; 300])),
        ("positions backwards", Box::new(|manifest, _| manifest.to = 0)),
    ];
    for (what, craft) in cases {
        assert!(world.read(&world.crafted(craft)).is_err(), "{what} must be refused");
    }
}

#[test]
fn content_is_not_looked_at_before_the_signature() {
    let world = World::new(2);
    let identities = [world.reader.seats[0].identity().unwrap()];
    let bad = world.crafted(|manifest, sections| {
        let (head, bytes) = extra(kind::CONTROL, true, b"not a list at all");
        manifest.sections.push(head);
        sections.push(bytes);
    });
    assert!(matches!(world.read(&bad), Err(Error::Malformed(_))), "signed nonsense is malformed");
    let mut plaintext = wrap::decrypt(&bad, &identities, &Limits::STANDARD).unwrap();
    let len = usize::try_from(u32::from_le_bytes(plaintext[4..8].try_into().unwrap())).unwrap();
    plaintext[8 + len] ^= 1;
    let unsigned = wrap::encrypt(&plaintext, &world.keys(), &Limits::STANDARD).unwrap();
    assert!(matches!(world.read(&unsigned), Err(Error::BadSignature(_))), "unsigned nonsense is never looked at");
}

#[test]
fn hostile_columns_are_refusals() {
    let world = World::new(2);
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let world_contents = full(&world);
    let mut accepted = 0;
    let honest = section::write_all(&world_contents, &world.directory, &Limits::STANDARD).unwrap();
    for kind in [kind::TRUST, kind::CONTROL, kind::CHANGES, kind::BODIES, kind::RECEIPTS, kind::NEEDS] {
        let (head, bytes) = honest.iter().find(|(head, _)| head.kind == kind).unwrap();
        let content = section::unpack(head, bytes, &Limits::STANDARD).unwrap();
        for _ in 0..1_000 {
            let mut altered = content.clone();
            for _ in 0..rng.random_range(1..4) {
                let at = rng.random_range(0..altered.len());
                altered[at] = rng.random();
            }
            altered.truncate(rng.random_range(0..altered.len() * 8));
            let (mut other, bytes) = extra(kind, true, &altered);
            other.count = head.count;
            // Whatever comes out, it must not panic: the signer of a bundle may be the enemy.
            let others = honest.iter().filter(|(head, _)| head.kind != kind);
            let mut sections: Vec<_> = others.map(|(head, bytes)| (head.clone(), bytes.as_slice())).collect();
            sections.push((other, bytes.as_slice()));
            if let Ok(contents) = section::read_all(&sections, 1, &Limits::STANDARD) {
                accepted += usize::from(contents != world_contents);
            }
        }
    }
    assert!(accepted > 0, "some alterations must get as far as other content, or nothing was tried");
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
