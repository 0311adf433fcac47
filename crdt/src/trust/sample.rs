//! Made-up offices for the tests of trust and bundles.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::{id::derive, sign::Signed};

/// The moment the tests call now: 1 March 2026.
pub(crate) const NOW: i64 = 1_772_323_200;

/// An organisation with two seats, all keys derived from a number.
pub(crate) struct Office {
    pub(crate) root: Root,
    pub(crate) seats: Vec<SeatKeys>,
}

impl Office {
    pub(crate) fn new(number: u64) -> Self {
        Self::with_seats(number, 2)
    }

    pub(crate) fn with_seats(number: u64, seats: u64) -> Self {
        let key =
            |what: &str, seat: u64| derive("test-key", &[what.as_bytes(), &number.to_le_bytes(), &seat.to_le_bytes()]);
        let seats = (0..seats).map(|seat| SeatKeys::from_random(key("sign", seat), key("box", seat), key("lan", seat)));
        Self { root: Root::from_bytes(key("root", 0)), seats: seats.collect() }
    }

    pub(crate) fn signer(&self, seat: usize) -> Signer<'_> {
        Signer { org: self.root.org(), seat: self.seats[seat].seat(), key: self.seats[seat].sign_key() }
    }

    pub(crate) fn profile(&self) -> Signed<Profile> {
        self.root.sign_profile(Profile {
            org: self.root.org(),
            root_key: self.root.verify_key(),
            name: "Made-up Practice".into(),
            kind: "gp_practice".into(),
            ods: Some("Y00001".into()),
            version: 1,
        })
    }

    pub(crate) fn certificate(&self, seat: usize) -> Signed<Certificate> {
        let keys = &self.seats[seat];
        self.root.sign_certificate(Certificate {
            seat: keys.seat(),
            org: self.root.org(),
            sign_key: keys.sign_key().verify_key(),
            box_key: keys.box_key().unwrap(),
            lan_key: keys.lan_key().unwrap(),
            person_name: format!("Person {seat}"),
            role: "Care coordinator".into(),
            machine_label: "Laptop".into(),
            not_before: NOW - 86_400,
            not_after: NOW + 300 * 86_400,
        })
    }

    pub(crate) fn list(&self) -> DeviceList {
        DeviceList {
            org: self.root.org(),
            epoch: 0,
            version: 1,
            previous: None,
            active: self.seats.iter().map(SeatKeys::seat).collect(),
            revoked: Vec::new(),
        }
    }

    pub(crate) fn device_list(&self) -> Signed<DeviceList> {
        self.root.sign_device_list(self.list())
    }

    pub(crate) fn card(&self) -> Card {
        Card::new(
            self.profile(),
            self.device_list(),
            (0..self.seats.len()).map(|seat| self.certificate(seat)).collect(),
        )
        .unwrap()
    }
}
