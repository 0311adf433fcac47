//! Damage, forgery, bombs and lies: all of it is refused, none of it panics.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{
    super::{envelope::Manifest, *},
    world::{World, extra, full, notes},
};
use crate::{
    Error,
    trust::{
        Admission, DeviceList, Directory, Revocation, TrustLevel,
        sample::{NOW, Office},
    },
};

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
        revoked: vec![Revocation {
            seat: wider.seats[2].seat(),
            at: NOW,
            reason: "lost".into(),
            watermark: vec![],
            stands: None,
        }],
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

/// A change costs a few bytes in a list of authors or parts, and a hundred in memory: lists are bounded by use.
#[test]
fn lists_longer_than_the_changes_are_refused() {
    let layout = bodies::Layout::default();
    let read = |authors: usize, parts: usize| {
        let mut content = Vec::new();
        [1u64, 0, 1, 1, 1, 0].into_iter().for_each(|count| column::push(&mut content, count));
        content.extend_from_slice(&[7; 32 + 16 + 32 + 16 + 64]);
        column::push_column(&mut content, &[1, b'a'].repeat(parts));
        column::push_column(&mut content, &[0, 0].repeat(authors));
        let raw = [0x85; 40];
        for column in [&[0, 0, 0, 1][..], &[0], &[1], &[1], &[], &[40], &[], &raw] {
            column::push_column(&mut content, column);
        }
        changes::read(&content, 1, &layout, &Limits::STANDARD).map(|records| records.len())
    };
    assert_eq!(read(1, 1), Ok(1), "one change, one author, one part");
    assert!(read(2, 1).is_err(), "an author too many");
    assert!(read(1, 2).is_err(), "a part too many");
}
