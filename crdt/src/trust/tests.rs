//! The directory: who may act, who may no longer, and organisations that say two things at once.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::{
    sample::{NOW, Office},
    *,
};
use crate::{Error, sign::Signed};

const DAY: i64 = 86_400;

fn knowing(office: &Office) -> Directory {
    let mut directory = Directory::new();
    directory.add_card(&office.card(), TrustLevel::Verified).unwrap();
    directory
}

fn next_list(office: &Office, before: &Signed<DeviceList>, change: impl Fn(&mut DeviceList)) -> Signed<DeviceList> {
    let mut list = before.value.clone();
    list.version += 1;
    list.previous = Some(DeviceList::hash(before));
    change(&mut list);
    office.root.sign_device_list(list)
}

#[test]
fn an_active_seat_may_send_until_it_expires() {
    let office = Office::new(1);
    let directory = knowing(&office);
    let seat = office.seats[0].seat();
    let certificate = office.certificate(0).value;
    let judge = |now| directory.judge_sender(&seat, now).map(|certificate| certificate.seat);
    assert_eq!(judge(NOW), Ok(seat), "an active seat may send");
    assert_eq!(judge(certificate.not_after + 2 * DAY), Ok(seat), "clocks may differ by two days");
    assert!(judge(certificate.not_after + 2 * DAY + 1).is_err(), "after that it has expired");
    assert!(judge(certificate.not_before - 2 * DAY - 1).is_err(), "and before it does not count");
    assert_eq!(directory.author(&seat).map(|found| found.seat), Some(seat), "but old records keep their author");
    assert_eq!(directory.active_seats(&office.root.org()).len(), 2, "both seats get bundles");
}

#[test]
fn a_revoked_or_unlisted_seat_may_not_send() {
    let office = Office::new(1);
    let mut directory = knowing(&office);
    let (first, second) = (office.seats[0].seat(), office.seats[1].seat());
    let revoked = next_list(&office, &office.device_list(), |list| {
        list.active.clear();
        list.revoked =
            vec![Revocation { seat: first, at: NOW, reason: "lost".into(), watermark: Vec::new(), stands: None }];
    });
    assert_eq!(directory.add_device_list(revoked.clone()), Ok(Admission::New), "the newer list wins");
    assert_eq!(directory.add_device_list(office.device_list()), Ok(Admission::Older), "the older one no longer counts");
    assert_eq!(directory.add_device_list(revoked), Ok(Admission::Known), "twice is once");
    assert!(directory.judge_sender(&first, NOW).is_err(), "a revoked seat may not send");
    assert!(directory.judge_sender(&second, NOW).is_err(), "nor one that is on no list");
    assert!(directory.author(&first).is_some(), "its old records keep their author");
    assert!(directory.active_seats(&office.root.org()).is_empty(), "and it gets no bundles");
}

#[test]
fn two_lists_of_one_version_end_trust_whichever_comes_first() {
    let office = Office::new(1);
    let other = office.root.sign_device_list(DeviceList { active: vec![office.seats[0].seat()], ..office.list() });
    for (first, second) in [(office.device_list(), other.clone()), (other.clone(), office.device_list())] {
        let mut directory = Directory::new();
        directory.add_profile(office.profile(), TrustLevel::Verified).unwrap();
        directory.add_certificate(office.certificate(0)).unwrap();
        directory.add_device_list(first).unwrap();
        assert!(directory.judge_sender(&office.seats[0].seat(), NOW).is_ok(), "trusted until then");
        assert_eq!(directory.add_device_list(second), Err(Error::Equivocation), "it said two things");
        let level = directory.organisation(&office.root.org()).map(Organisation::level);
        assert_eq!(level, Some(TrustLevel::Distrusted), "and is remembered for it");
        assert!(directory.judge_sender(&office.seats[0].seat(), NOW).is_err(), "its seats may not send");
        directory.set_level(&office.root.org(), TrustLevel::Verified);
        assert!(directory.judge_sender(&office.seats[0].seat(), NOW).is_err(), "a level does not undo it");
    }
    // A successor that names another predecessor shows the same.
    let mut directory = knowing(&office);
    let forked = next_list(&office, &other, |_| {});
    assert_eq!(directory.add_device_list(forked), Err(Error::Equivocation), "a fork shows one version later too");
}

#[test]
fn a_restored_root_raises_the_epoch() {
    let office = Office::new(1);
    let mut directory = knowing(&office);
    let restored = office.root.sign_device_list(DeviceList { epoch: 1, version: 1, ..office.list() });
    assert_eq!(directory.add_device_list(restored), Ok(Admission::EpochRaised), "people should confirm it");
}

#[test]
fn statements_of_strangers_and_forgers_are_refused() {
    let (office, stranger) = (Office::new(1), Office::new(2));
    let mut directory = knowing(&office);
    assert_eq!(
        directory.add_certificate(stranger.certificate(0)),
        Err(Error::UnknownOrganisation),
        "no profile, no seat"
    );
    assert_eq!(directory.add_device_list(stranger.device_list()), Err(Error::UnknownOrganisation), "nor list");
    let forged =
        stranger.root.sign_certificate(Certificate { org: office.root.org(), ..stranger.certificate(0).value });
    assert!(directory.add_certificate(forged).is_err(), "another root cannot enrol a seat");
    let forged = stranger.root.sign_device_list(office.list());
    assert!(directory.add_device_list(forged).is_err(), "nor write its list");
    let forged = stranger.root.sign_profile(office.profile().value);
    assert!(directory.add_profile(forged, TrustLevel::Verified).is_err(), "nor its profile");
    directory.add_profile(stranger.profile(), TrustLevel::Verified).unwrap();
    let adopted = Certificate { org: stranger.root.org(), not_before: NOW, ..office.certificate(0).value };
    let adopted = directory.add_certificate(stranger.root.sign_certificate(adopted));
    assert!(adopted.is_err(), "nor adopt a seat of another organisation");
    assert_eq!(directory.org_of(&office.seats[0].seat()), Some(office.root.org()), "the seat stays where it was");
}

#[test]
fn a_renewed_certificate_replaces_the_old_in_any_order() {
    let office = Office::new(1);
    let renewed = Certificate { not_before: NOW, not_after: NOW + 390 * DAY, ..office.certificate(0).value };
    let renewed = office.root.sign_certificate(renewed);
    for pair in [[office.certificate(0), renewed.clone()], [renewed.clone(), office.certificate(0)]] {
        let mut directory = Directory::new();
        directory.add_profile(office.profile(), TrustLevel::Own).unwrap();
        for certificate in pair {
            directory.add_certificate(certificate).unwrap();
        }
        assert_eq!(directory.author(&office.seats[0].seat()), Some(&renewed.value), "the newer one counts");
    }
}

#[test]
fn what_was_stored_comes_back() {
    let office = Office::new(1);
    let directory = knowing(&office);
    let mut again = Directory::new();
    for item in directory.items(&office.root.org()) {
        again.restore(item, TrustLevel::Introduced { by: office.root.org() }).unwrap();
    }
    assert_eq!(again.items(&office.root.org()), directory.items(&office.root.org()), "nothing may be lost");
    assert!(again.judge_sender(&office.seats[1].seat(), NOW).is_ok(), "an introduced partner is usable");
    assert_eq!(again.card(&office.root.org()), Ok(office.card()), "and its card can be written");
}
