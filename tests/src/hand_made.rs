//! A partner whose keys the test holds: it signs whatever the test wants.

use casework::organisation::pair::{self, Proof};
use crdt::{
    Part,
    bundle::{self, Contents, Envelope, Limits, Named, Verified},
    change::Author,
    id::{BundleId, Incarnation, OrgId, SpaceId, StoreId},
    sign::{SignKey, Signed},
    trust::{
        Card, Certificate, ControlEntry, ControlLog, DeviceList, Directory, Profile, Root, SeatKeys, Signer, TrustItem,
        TrustLevel,
    },
};

use crate::Neighbourhood;

/// An organisation with one seat and no vault.
pub struct HandMade {
    /// The organisation's root.
    pub root: Root,
    /// The seat's keys.
    pub keys: SeatKeys,
    /// Whom it knows.
    pub directory: Directory,
    /// The store it says it has.
    pub store: StoreId,
    bundles: u8,
}

#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test that cannot forge cannot run"
)]
impl HandMade {
    /// A hospice of this name; the seed must differ for each.
    #[must_use]
    pub fn new(name: &'static str, seed: u8, now_ms: i64) -> Self {
        let root = Root::from_bytes([seed; 32]);
        let keys = SeatKeys::from_random([seed + 1; 32], [seed + 2; 32], [seed + 3; 32]);
        let now = now_ms / 1000;
        let profile = Profile {
            org: root.org(),
            root_key: root.verify_key(),
            name: name.to_owned(),
            kind: "hospice".to_owned(),
            ods: None,
            version: 1,
        };
        let certificate = Certificate {
            seat: keys.seat(),
            org: root.org(),
            sign_key: keys.sign_key().verify_key(),
            box_key: keys.box_key().unwrap(),
            lan_key: keys.lan_key().unwrap(),
            person_name: "Somebody".to_owned(),
            role: "Nurse".to_owned(),
            machine_label: "laptop".to_owned(),
            not_before: now - 3600,
            not_after: now + 300 * 86_400,
        };
        let mut made = Self { keys, directory: Directory::new(), store: StoreId([seed; 16]), bundles: seed, root };
        made.directory.add_profile(made.root.sign_profile(profile), TrustLevel::Own).unwrap();
        made.directory.add_certificate(made.root.sign_certificate(certificate)).unwrap();
        made.directory.add_device_list(made.list(1, Vec::new())).unwrap();
        made
    }

    /// A device list of its one seat; `also` makes another content of the same version.
    #[must_use]
    pub fn list(&self, version: u32, also: Vec<crdt::id::SeatId>) -> Signed<DeviceList> {
        let mut active = vec![self.keys.seat()];
        active.extend(also);
        active.sort();
        let list = DeviceList { org: self.root.org(), epoch: 1, version, previous: None, active, revoked: Vec::new() };
        self.root.sign_device_list(list)
    }

    /// Its id.
    #[must_use]
    pub fn org(&self) -> OrgId {
        self.root.org()
    }

    /// Pairs both ways with a laptop.
    pub fn meet(&mut self, n: &Neighbourhood, laptop: usize) {
        let card = self.directory.card(&self.org()).unwrap();
        let path = n.folder().join(format!("hand-made-{laptop}.card"));
        std::fs::write(&path, card.encode().unwrap()).unwrap();
        pair::pair(&n.laptops[laptop].office, &path, Proof::Words(card.fingerprint().to_string())).unwrap();
        casework::organisation::card::write(&n.laptops[laptop].office, &path).unwrap();
        let theirs = Card::decode(&std::fs::read(&path).unwrap()).unwrap();
        self.directory.add_card(&theirs, TrustLevel::Verified).unwrap();
    }

    /// Its seat during one unlock.
    #[must_use]
    pub fn author(&self, incarnation: u8) -> Author {
        let key = SignKey::from_bytes(*self.keys.sign_key().expose());
        Author { seat: self.keys.seat(), key, incarnation: Incarnation([incarnation; 16]) }
    }

    /// Opens the core part of a space of its own, with `partners` in it.
    #[must_use]
    pub fn open_core(&self, nonce: u8, partners: &[OrgId]) -> (SpaceId, ControlLog, Signed<ControlEntry>) {
        self.open_part(Part::CORE, nonce, partners)
    }

    /// Opens a part of a space of its own, with `partners` in it.
    #[must_use]
    pub fn open_part(&self, part: Part, nonce: u8, partners: &[OrgId]) -> (SpaceId, ControlLog, Signed<ControlEntry>) {
        let space = SpaceId::derive(&self.org(), &[nonce; 16]);
        let log = ControlLog::new(space, part);
        let entry = log.open(&self.signer(), [nonce; 16], partners, 0, "direct care").unwrap();
        (space, log, entry)
    }

    /// The seat that signs control entries.
    #[must_use]
    pub fn signer(&self) -> Signer<'_> {
        Signer { org: self.org(), seat: self.keys.seat(), key: self.keys.sign_key() }
    }

    /// Seals a bundle for an organisation, saying it holds the positions after `from` up to `to` of `store`.
    pub fn seal(
        &mut self,
        to_org: &OrgId,
        store: StoreId,
        from: u64,
        to: u64,
        contents: &Contents,
        now_ms: i64,
    ) -> Vec<u8> {
        self.bundles += 1;
        let envelope = Envelope {
            bundle_id: BundleId([self.bundles; 16]),
            sender_org: self.org(),
            sender_seat: self.keys.seat(),
            sender_store: store,
            recipients: vec![Named { org: *to_org, epoch: 1, version: 1 }],
            created_at: now_ms / 1000,
            from,
            to,
            mark: None,
        };
        let keys: Vec<_> = self.directory.active_seats(to_org).into_iter().map(|(_, key)| key).collect();
        bundle::seal(&envelope, contents, self.keys.sign_key(), &self.directory, &keys).unwrap()
    }

    /// Opens a bundle that was written for it.
    #[must_use]
    pub fn read(&self, file: &[u8], now_ms: i64) -> Verified {
        let opened = bundle::open(file, &[self.keys.identity().unwrap()], &Limits::STANDARD).unwrap();
        opened.verify(&self.directory, &self.org(), now_ms / 1000).unwrap()
    }

    /// What it says about itself.
    #[must_use]
    pub fn trust(&self) -> Vec<TrustItem> {
        self.directory.items(&self.org())
    }
}

/// The id of a laptop's organisation.
///
/// # Panics
/// When its vault does not answer.
#[must_use]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test names laptops that it made")]
pub fn org_of(n: &Neighbourhood, laptop: usize) -> OrgId {
    casework::organisation::partners::ourselves(&n.laptops[laptop].office).unwrap().id.parse().unwrap()
}

/// What the neighbourhood's clock says.
#[must_use]
pub fn now(n: &Neighbourhood) -> i64 {
    casework::world::Clock::now_ms(n.clock.as_ref())
}
