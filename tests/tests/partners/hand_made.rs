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
use tests::Neighbourhood;

/// An organisation with one seat and no vault.
pub(crate) struct HandMade {
    pub(crate) root: Root,
    pub(crate) keys: SeatKeys,
    pub(crate) directory: Directory,
    pub(crate) store: StoreId,
    bundles: u8,
}

impl HandMade {
    pub(crate) fn new(name: &'static str, seed: u8, now_ms: i64) -> Self {
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
    pub(crate) fn list(&self, version: u32, also: Vec<crdt::id::SeatId>) -> Signed<DeviceList> {
        let mut active = vec![self.keys.seat()];
        active.extend(also);
        active.sort();
        let list = DeviceList { org: self.root.org(), epoch: 1, version, previous: None, active, revoked: Vec::new() };
        self.root.sign_device_list(list)
    }

    pub(crate) fn org(&self) -> OrgId {
        self.root.org()
    }

    /// Pairs both ways with a laptop.
    pub(crate) fn meet(&mut self, n: &Neighbourhood, laptop: usize) {
        let card = self.directory.card(&self.org()).unwrap();
        let path = n.folder().join(format!("hand-made-{laptop}.card"));
        std::fs::write(&path, card.encode().unwrap()).unwrap();
        pair::pair(&n.laptops[laptop].office, &path, Proof::Words(card.fingerprint().to_string())).unwrap();
        casework::organisation::card::write(&n.laptops[laptop].office, &path).unwrap();
        let theirs = Card::decode(&std::fs::read(&path).unwrap()).unwrap();
        self.directory.add_card(&theirs, TrustLevel::Verified).unwrap();
    }

    pub(crate) fn author(&self, incarnation: u8) -> Author {
        let key = SignKey::from_bytes(*self.keys.sign_key().expose());
        Author { seat: self.keys.seat(), key, incarnation: Incarnation([incarnation; 16]) }
    }

    /// Opens the core part of a space of its own, with `partners` in it.
    pub(crate) fn open_core(&self, nonce: u8, partners: &[OrgId]) -> (SpaceId, ControlLog, Signed<ControlEntry>) {
        let space = SpaceId::derive(&self.org(), &[nonce; 16]);
        let log = ControlLog::new(space, Part::CORE);
        let signer = Signer { org: self.org(), seat: self.keys.seat(), key: self.keys.sign_key() };
        let entry = log.open(&signer, [nonce; 16], partners, 0, "direct care").unwrap();
        (space, log, entry)
    }

    /// Seals a bundle for an organisation, saying it holds the positions after `from` up to `to` of `store`.
    pub(crate) fn seal(
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
    pub(crate) fn read(&self, file: &[u8], now_ms: i64) -> Verified {
        let opened = bundle::open(file, &[self.keys.identity().unwrap()], &Limits::STANDARD).unwrap();
        opened.verify(&self.directory, &self.org(), now_ms / 1000).unwrap()
    }

    pub(crate) fn trust(&self) -> Vec<TrustItem> {
        self.directory.items(&self.org())
    }
}

/// The id of a laptop's organisation.
pub(crate) fn org_of(n: &Neighbourhood, laptop: usize) -> OrgId {
    casework::organisation::partners::ourselves(&n.laptops[laptop].office).unwrap().id.parse().unwrap()
}

/// What the neighbourhood's clock says.
pub(crate) fn now(n: &Neighbourhood) -> i64 {
    casework::world::Clock::now_ms(n.clock.as_ref())
}
