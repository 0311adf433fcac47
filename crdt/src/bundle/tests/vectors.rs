//! The public test kit: bundles with their expected outcome, written to `crdt/tests/vectors` when
//! `ROUNDTABLE_WRITE_VECTORS=1`. Without it the same bundles are made afresh and judged in memory.

use std::{collections::BTreeSet, path::Path};

use super::{
    super::*,
    vector::{Vector, code},
    world::{World, author, extra, full, notes},
};
use crate::{
    Part,
    document::{Document, Edit, Value},
    id::{ControlHash, OrgId, SpaceId},
    trust::{
        Card, DeviceList, Directory, Revocation, SeatKeys, TrustItem, TrustLevel,
        sample::{NOW, Office},
    },
};

fn at<'a>(world: &'a World, name: &'static str, expect: &'static str, what: &'static str, file: Vec<u8>) -> Vector<'a> {
    let cards = vec![(TrustLevel::Verified, world.sender.card()), (TrustLevel::Own, world.reader.card())];
    Vector { name, what, expect, file, key: &world.reader.seats[0], us: world.us(), now: NOW, cards }
}

fn flipped(file: &[u8], at: usize) -> Vec<u8> {
    let mut out = file.to_vec();
    out[at] ^= 1;
    out
}

/// Decrypts, alters, encrypts again: what a hostile holder of a bundle can do.
fn altered(world: &World, file: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let identity = world.reader.seats[0].identity().unwrap();
    let mut plaintext = wrap::decrypt(file, &[identity], &Limits::STANDARD).unwrap();
    change(&mut plaintext);
    wrap::encrypt(&plaintext, &world.keys(), &Limits::STANDARD).unwrap()
}

fn send(world: &World, by: &SeatKeys, org: OrgId, contents: &Contents, directory: &Directory) -> Vec<u8> {
    let envelope = Envelope { sender_org: org, sender_seat: by.seat(), ..world.envelope() };
    seal(&envelope, contents, by.sign_key(), directory, &world.keys()).unwrap()
}

fn received(world: &World) -> Vec<Vector<'_>> {
    let few = notes(&world.sender, &world.reader, 3, 120);
    let own = Vector {
        key: &world.sender.seats[1],
        us: world.sender.root.org(),
        ..at(world, "own-seat", "success", "another seat of the sending organisation opens it", world.seal(&few))
    };
    let mut chain = Contents::default();
    let (space, head) = (SpaceId([3; 16]), ControlHash([4; 32]));
    let (mut document, known, unknown) = (Document::new(), author(&world.sender, 0, 1), author(&world.stranger, 0, 2));
    for step in 0..4u8 {
        let by = if step == 2 { &unknown } else { &known };
        let actor = by.actor(&space, &Part::CORE);
        let made = document.commit(&actor, NOW, Edit::new().put("headline", Value::Int(step.into()))).unwrap();
        chain.changes.push(by.sign(space, Part::CORE, &made.change, head));
    }
    let two = Envelope {
        recipients: vec![Named { org: OrgId([5; 16]), epoch: 0, version: 7 }, world.envelope().recipients[0]],
        ..world.envelope()
    };
    let two = seal(&two, &few, world.sender.seats[0].sign_key(), &world.directory, &world.keys()).unwrap();
    let late = world.sender.certificate(0).value.not_after + 2 * 86_400;
    let optional = world.crafted(|manifest, sections| {
        let (head, bytes) = extra(41, false, b"from the future");
        manifest.sections.push(head);
        sections.push(bytes);
    });
    vec![
        at(world, "notes", "success", "three notes in three cases", world.seal(&few)),
        at(world, "empty", "success", "a bundle with no section at all", world.seal(&Contents::default())),
        at(world, "everything", "success", "every kind of section", world.seal(&full(world))),
        own,
        at(
            world,
            "chain",
            "success",
            "changes that depend on one another, one by an unknown author, sent whole",
            world.seal(&chain),
        ),
        at(world, "two-recipients", "success", "two organisations are named, we are the second", two),
        at(world, "unknown-optional-section", "success", "an unknown section that is not critical is kept", optional),
        Vector {
            now: late,
            ..at(
                world,
                "expired-within-slack",
                "success",
                "48 hours after the end of the certificate",
                world.seal(&few),
            )
        },
    ]
}

fn damaged(world: &World) -> Vec<Vector<'_>> {
    let good = world.seal(&notes(&world.sender, &world.reader, 3, 120));
    let line = |text: &[u8]| good.windows(text.len()).position(|window| window == text).unwrap();
    let rewrapped = {
        let identity = world.reader.seats[0].identity().unwrap();
        let stolen = wrap::decrypt(&good, &[identity], &Limits::STANDARD).unwrap();
        wrap::encrypt(&stolen, &[world.stranger.seats[0].box_key().unwrap()], &Limits::STANDARD).unwrap()
    };
    let rewrapped = Vector {
        key: &world.stranger.seats[0],
        us: world.stranger.root.org(),
        ..at(
            world,
            "wrong-recipient-named",
            "not-for-us",
            "a signed bundle, encrypted anew to somebody it does not name",
            rewrapped,
        )
    };
    let other = Vector {
        key: &world.stranger.seats[0],
        ..at(world, "other-key", "not-for-us", "none of our keys opens it", good.clone())
    };
    let longer = [good.as_slice(), &[0]].concat();
    let stanzas =
        [b"age-encryption.org/v1\n".as_slice(), &b"-> a\n\n".repeat(5_000), &good[line(b"\n--- ") + 1..]].concat();
    let endless = [b"age-encryption.org/v1\n-> a\n".as_slice(), &b"A".repeat(80_000)].concat();
    vec![
        other,
        rewrapped,
        at(world, "many-stanzas", "too-large", "an age header of 5,000 tiny recipients", stanzas),
        at(world, "long-header", "too-large", "an age header of 80 kB without an end", endless),
        at(world, "truncated", "damaged", "the last byte is missing", good[..good.len() - 1].to_vec()),
        at(world, "truncated-header", "damaged", "cut inside the age header", good[..line(b"\n--- ")].to_vec()),
        at(world, "truncated-to-nothing", "damaged", "an empty file", Vec::new()),
        at(world, "trailing-byte", "damaged", "one byte too many", longer),
        at(world, "bit-in-payload", "damaged", "one bit of the encrypted content", flipped(&good, good.len() - 40)),
        at(
            world,
            "bit-in-header-mac",
            "damaged",
            "one bit of the age header's seal",
            flipped(&good, line(b"\n--- ") + 9),
        ),
        at(world, "not-age", "damaged", "not an age file", b"PK\x03\x04 something else entirely".to_vec()),
    ]
}

fn forged(world: &World) -> Vec<Vector<'_>> {
    let few = notes(&world.sender, &world.reader, 3, 120);
    let good = world.seal(&few);
    let sender = world.sender.root.org();
    let wrong_key =
        seal(&world.envelope(), &few, world.sender.seats[1].sign_key(), &world.directory, &world.keys()).unwrap();
    let swapped = world.crafted(|manifest, sections| {
        let (_, bytes) = extra(kind::TRUST, true, &vec![7; usize::try_from(manifest.sections[0].len).unwrap()]);
        manifest.sections[0].compressed_len = bytes.len() as u64;
        sections[0] = bytes;
    });
    let stranger = Contents { trust: world.stranger.card().items(), ..Contents::default() };
    let stranger = send(world, &world.stranger.seats[0], world.stranger.root.org(), &stranger, &world.directory);
    let borrowed = send(world, &world.reader.seats[1], sender, &few, &world.directory);
    let cut_off = vec![(TrustLevel::Distrusted, world.sender.card()), (TrustLevel::Own, world.reader.card())];
    let certificate = world.sender.certificate(0).value;
    let expired = certificate.not_after + 2 * 86_400 + 1;
    let early = certificate.not_before - 2 * 86_400 - 1;

    // The sender's second seat was revoked; the thief adds the old list and certificate.
    let revoked = world.sender.root.sign_device_list(DeviceList {
        version: 2,
        previous: Some(DeviceList::hash(&world.sender.device_list())),
        active: vec![world.sender.seats[0].seat()],
        revoked: vec![Revocation {
            seat: world.sender.seats[1].seat(),
            at: NOW,
            reason: "lost".into(),
            watermark: vec![],
            stands: None,
        }],
        ..world.sender.list()
    });
    let revoked = Card::new(world.sender.profile(), revoked, vec![world.sender.certificate(0)]).unwrap();
    let replay = Contents { trust: world.sender.card().items(), ..few.clone() };
    let replay = send(world, &world.sender.seats[1], sender, &replay, &world.directory);
    let revoked = vec![(TrustLevel::Verified, revoked), (TrustLevel::Own, world.reader.card())];

    // A third seat, first enrolled by the next list, then by another list of the same version.
    let wider = Office::with_seats(1, 3);
    let enrol = |list: DeviceList| {
        let certificates = (0..3).map(|seat| TrustItem::Certificate(wider.certificate(seat)));
        let trust = [TrustItem::Profile(wider.profile()), TrustItem::DeviceList(wider.root.sign_device_list(list))];
        Contents { trust: trust.into_iter().chain(certificates).collect(), ..Contents::default() }
    };
    let next = DeviceList { version: 2, previous: Some(DeviceList::hash(&world.sender.device_list())), ..wider.list() };
    let new_seat = send(world, &wider.seats[2], sender, &enrol(next), &world.directory);
    let forked = send(world, &wider.seats[2], sender, &enrol(wider.list()), &world.directory);
    vec![
        at(
            world,
            "new-seat-with-certificate",
            "success",
            "a seat we do not know, of an organisation we know, brings its list and certificate",
            new_seat,
        ),
        at(
            world,
            "manifest-altered",
            "bad-signature",
            "one bit of the bundle id in the signed manifest",
            altered(world, &good, |plain| plain[20] ^= 1),
        ),
        at(
            world,
            "signature-altered",
            "bad-signature",
            "one bit of the signature",
            altered(world, &good, |plain| {
                let len = usize::try_from(u32::from_le_bytes(plain[4..8].try_into().unwrap())).unwrap();
                plain[8 + len + 3] ^= 1;
            }),
        ),
        at(world, "signed-by-another-seat", "bad-signature", "a colleague's key under the sender's name", wrong_key),
        at(world, "section-swapped", "bad-signature", "a section that is not the one that was signed", swapped),
        at(world, "unknown-organisation", "not-trusted", "a stranger brings all its own certificates", stranger),
        Vector {
            cards: cut_off,
            ..at(world, "distrusted-organisation", "not-trusted", "a partner that was cut off", good.clone())
        },
        Vector {
            cards: revoked,
            ..at(
                world,
                "replay-of-list",
                "not-trusted",
                "a revoked seat replays the list on which it was active",
                replay,
            )
        },
        at(world, "seat-of-another-organisation", "not-trusted", "our own seat under the partner's name", borrowed),
        Vector {
            now: expired,
            ..at(world, "expired", "not-trusted", "more than 48 hours after the end of the certificate", good.clone())
        },
        Vector {
            now: early,
            ..at(world, "not-yet-valid", "not-trusted", "more than 48 hours before its beginning", good.clone())
        },
        at(world, "equivocation", "equivocation", "two device lists of one version", forked),
        at(world, "control", "success", "the untouched bundle of the vectors above", good),
    ]
}

fn lying(world: &World) -> Vec<Vector<'_>> {
    let good = world.seal(&notes(&world.sender, &world.reader, 3, 120));
    let add = |kind, critical, content: &[u8], lie: &dyn Fn(&mut envelope::SectionHead)| {
        world.crafted(|manifest, sections| {
            let (mut head, bytes) = extra(kind, critical, content);
            lie(&mut head);
            manifest.sections.push(head);
            sections.push(bytes);
        })
    };
    let zeros = vec![0u8; 15 << 20];
    let twice = world.crafted(|manifest, sections| {
        manifest.sections.push(manifest.sections[0].clone());
        sections.push(sections[0].clone());
    });
    vec![
        at(
            world,
            "newer-minimum",
            "newer-format",
            "the smallest reader format is 5",
            world.crafted(|m, _| m.min_format = 5),
        ),
        at(
            world,
            "unknown-critical-section",
            "newer-format",
            "an unknown section that is critical",
            add(90, true, b"x", &|_| ()),
        ),
        at(world, "newer-magic", "newer-format", "RTB2", altered(world, &good, |plain| plain[3] = b'2')),
        at(world, "wrong-magic", "malformed", "not a bundle inside", altered(world, &good, |plain| plain[0] = b'X')),
        at(
            world,
            "left-over",
            "malformed",
            "a byte after the last section",
            altered(world, &good, |plain| plain.push(0)),
        ),
        at(
            world,
            "section-cut",
            "malformed",
            "the last section is a byte short",
            altered(world, &good, |plain| plain.truncate(plain.len() - 1)),
        ),
        at(world, "section-twice", "malformed", "one kind of section twice", twice),
        at(
            world,
            "wrong-count",
            "malformed",
            "more changes are declared than there are",
            world.crafted(|m, _| {
                m.sections.iter_mut().find(|head| head.kind == kind::CHANGES).unwrap().count += 1;
            }),
        ),
        at(
            world,
            "wrong-length",
            "malformed",
            "a section is longer than declared",
            world.crafted(|m, _| m.sections[0].len -= 1),
        ),
        at(
            world,
            "hidden-bomb",
            "malformed",
            "15 MiB of zeros declared as 512 kB",
            add(90, false, &zeros, &|head| head.len = 1 << 19),
        ),
        at(world, "bomb", "too-large", "15 MiB of zeros in a few hundred bytes", add(90, false, &zeros, &|_| ())),
        at(
            world,
            "long-section",
            "too-large",
            "a section of 65 MiB is declared",
            world.crafted(|m, _| m.sections[0].len = 65 << 20),
        ),
        at(
            world,
            "many-records",
            "too-large",
            "200,001 records are declared",
            world.crafted(|m, _| m.sections[0].count = 200_001),
        ),
        at(
            world,
            "long-manifest",
            "too-large",
            "a manifest of 2 MiB is declared",
            altered(world, &good, |plain| plain[6] = 32),
        ),
        at(
            world,
            "nonsense-changes",
            "malformed",
            "a signed section of changes that is none",
            world.crafted(|m, sections| {
                let index = m.sections.iter().position(|head| head.kind == kind::CHANGES).unwrap();
                (m.sections[index], sections[index]) = extra(kind::CHANGES, true, &[0xff; 400]);
            }),
        ),
        at(world, "backwards", "malformed", "the journal positions run backwards", world.crafted(|m, _| m.to = 0)),
    ]
}

#[test]
fn every_vector_has_the_outcome_it_says() {
    let world = World::new(2);
    let groups = [received(&world), damaged(&world), forged(&world), lying(&world)];
    let vectors: Vec<Vector<'_>> = groups.into_iter().flatten().collect();
    assert!(vectors.len() >= 25, "the kit must cover the format");
    let names: BTreeSet<_> = vectors.iter().map(|vector| vector.name).collect();
    assert_eq!(names.len(), vectors.len(), "every vector has a name of its own");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    for vector in &vectors {
        let outcome = vector.outcome();
        assert_eq!(code(&outcome), vector.expect, "{}: {} ({:?})", vector.name, vector.what, outcome.as_ref().err());
        if std::env::var_os("ROUNDTABLE_WRITE_VECTORS").is_some_and(|value| value == "1") {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(format!("{}.txt", vector.name)), vector.text(&outcome)).unwrap();
        }
    }
}
