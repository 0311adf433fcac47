//! Two made-up offices that know each other, a stranger, and the bundles between them.

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::super::{
    envelope::{Manifest, SectionHead},
    *,
};
use crate::{
    Error, Part,
    change::Author,
    document::{Container, Document, Edit, Map, Value},
    id::{BundleId, ControlHash, Incarnation, OrgId, SeatId, SpaceId, StoreId},
    sign::SignKey,
    trust::{
        BoxKey, ControlLog, Directory, TrustLevel,
        sample::{NOW, Office},
    },
};

/// Text that costs as much as real notes or more: letters and spaces in English frequency, no words to learn.
fn english_like(rng: &mut ChaCha8Rng, len: usize) -> String {
    const LETTERS: &[u8] = b"      eeeeeeettttttaaaaaooooonnnniiiisssshhhhrrrrddllluccmmwwffggyppbvk";
    (0..len).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())])).collect()
}

pub(super) fn author(office: &Office, seat: usize, incarnation: u8) -> Author {
    let key = SignKey::from_bytes(*office.seats[seat].sign_key().expose());
    Author { seat: office.seats[seat].seat(), key, incarnation: Incarnation([incarnation; 16]) }
}

/// One note in each of `cases` cases that had an earlier change by another office.
pub(super) fn notes(by: &Office, other: &Office, cases: u32, len: usize) -> Contents {
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

pub(super) struct World {
    pub(super) sender: Office,
    pub(super) reader: Office,
    pub(super) stranger: Office,
    /// What the reader and the sender know: both of them, and not the stranger.
    pub(super) directory: Directory,
}

impl World {
    pub(super) fn new(seats: u64) -> Self {
        let (sender, reader) = (Office::with_seats(1, seats), Office::with_seats(2, seats));
        let mut directory = Directory::new();
        directory.add_card(&sender.card(), TrustLevel::Verified).unwrap();
        directory.add_card(&reader.card(), TrustLevel::Own).unwrap();
        Self { sender, reader, stranger: Office::new(3), directory }
    }

    pub(super) fn keys(&self) -> Vec<BoxKey> {
        self.sender.seats.iter().chain(&self.reader.seats).map(|seat| seat.box_key().unwrap()).collect()
    }

    pub(super) fn us(&self) -> OrgId {
        self.reader.root.org()
    }

    pub(super) fn envelope(&self) -> Envelope {
        Envelope {
            bundle_id: BundleId([9; 16]),
            sender_org: self.sender.root.org(),
            sender_seat: self.sender.seats[0].seat(),
            sender_store: StoreId([8; 16]),
            recipients: vec![Named { org: self.us(), epoch: 0, version: 1 }],
            created_at: NOW,
            from: 10,
            to: 110,
            mark: None,
        }
    }

    pub(super) fn seal(&self, contents: &Contents) -> Vec<u8> {
        seal(&self.envelope(), contents, self.sender.seats[0].sign_key(), &self.directory, &self.keys()).unwrap()
    }

    pub(super) fn open(&self, file: &[u8]) -> Result<Opened, Error> {
        open(file, &[self.reader.seats[0].identity().unwrap()], &Limits::STANDARD)
    }

    pub(super) fn read(&self, file: &[u8]) -> Result<Verified, Error> {
        self.open(file)?.verify(&self.directory, &self.us(), NOW)
    }

    /// A bundle with a manifest and sections of the test's own making, honestly signed.
    pub(super) fn crafted(&self, change: impl FnOnce(&mut Manifest, &mut Vec<Vec<u8>>)) -> Vec<u8> {
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

pub(super) fn extra(kind: u16, critical: bool, content: &[u8]) -> (SectionHead, Vec<u8>) {
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
pub(super) fn full(world: &World) -> Contents {
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
        marks: None,
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
