//! Further seats of our own organisation: a new laptop asks, the laptop that holds the root admits it.

use std::path::Path;

use crdt::{
    codec,
    id::SeatId,
    sign::{Signed, Statement, VerifyKey},
    trust::{BoxKey, Card, DeviceList, Root, SeatKeys, TrustItem, TrustLevel},
};
use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use crate::{
    error::{Error, Result},
    office::{self, Office, Op, Outcome, Touched},
    store::{self, audit, journal, organisation, setting},
    vault::{self, KdfParams, Passphrase, Secret},
    view,
    world::World,
};

/// What a new laptop asks for, signed by its own new key.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
struct Request {
    #[n(0)]
    sign_key: VerifyKey,
    #[n(1)]
    box_key: BoxKey,
    #[cbor(n(2), with = "crdt::codec::array")]
    lan_key: [u8; 32],
    #[n(3)]
    person: String,
    #[n(4)]
    role: String,
    #[n(5)]
    machine: String,
}

impl Statement for Request {
    const DOMAIN: &'static str = "seat-request/1";
}

/// A person at a new machine.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// Their name.
    pub person: String,
    /// Job title.
    pub role: String,
    /// What the machine is called.
    pub machine: String,
}

const MAX_REQUEST: usize = 8 * 1024;

/// What a new laptop has to show once.
pub struct Requested {
    /// To be carried to the laptop that holds the organisation's root.
    pub request: Vec<u8>,
    /// Of this laptop's own vault: kept on paper.
    pub recovery_code: Zeroizing<String>,
}

/// Makes a vault with a seat that no organisation has admitted yet; gives the request to carry to the laptop that
/// holds the organisation's root.
///
/// # Errors
/// As creating a vault.
pub fn request(
    dir: &Path,
    passphrase: &Passphrase,
    newcomer: &Newcomer,
    world: &World,
    kdf: KdfParams,
) -> Result<Requested> {
    let random = || world.random();
    let keys = SeatKeys::from_random(random()?, random()?, random()?);
    let (vault, recovery, ()) =
        vault::create_with(dir, passphrase, &mut world.clone(), kdf, &store::migrations(), |vault, _| {
            let wrapped = vault.wrap_secret(office::SEAT_PURPOSE, &keys.encode(), &mut world.clone())?;
            vault.transaction(|sql| office::put_seat(sql, &keys, &wrapped))
        })?;
    vault.close()?;
    let request = Request {
        sign_key: keys.sign_key().verify_key(),
        box_key: keys.box_key()?,
        lan_key: keys.lan_key()?,
        person: newcomer.person.clone(),
        role: newcomer.role.clone(),
        machine: newcomer.machine.clone(),
    };
    let request = codec::encode(&keys.sign_key().sign_statement(request));
    Ok(Requested { request, recovery_code: recovery.reveal() })
}

/// Admits a new seat: opens the root with the administrator's passphrase, certifies the seat, raises the device
/// list. Gives the organisation's card to carry back.
///
/// # Errors
/// `wrong_passphrase`; `Record` for a request that does not check; `NotFound` on a laptop without the root.
pub fn admit(office: &Office, request: &[u8], passphrase: &Passphrase) -> Result<Outcome<Vec<u8>>> {
    if request.len() > MAX_REQUEST {
        return Err(Error::Invalid { field: "request", words: "That file is not a request of a new laptop." });
    }
    let signed: Signed<Request> = codec::decode(request, "seat request")?;
    signed.verify(&signed.value.sign_key)?;
    // Deriving the key takes a while: it happens here, with no transaction open.
    let passphrase = passphrase.again();
    let root = office
        .read(move |sql, _| office::open_root(sql, Secret::Passphrase(&passphrase)))?
        .ok_or(Error::NotFound("The organisation's root key is on another laptop. Admit the new laptop there."))?;
    office.transact(Op::SeatAdmit, move |tx| {
        let asked = signed.value;
        let certificate = office::certificate(
            root.org(),
            asked.sign_key,
            asked.box_key,
            asked.lan_key,
            &asked.person,
            &asked.role,
            &asked.machine,
            tx.desk.now(),
        );
        let seat = certificate.seat;
        tx.keep_trust(TrustItem::Certificate(root.sign_certificate(certificate)), TrustLevel::Own, None)?;
        let list = next_list(&tx.directory, &root, seat)?;
        tx.keep_trust(TrustItem::DeviceList(root.sign_device_list(list)), TrustLevel::Own, None)?;
        tx.touch(Touched::Sharing);
        Ok(tx.directory.card(&root.org())?.encode()?)
    })
}

fn next_list(directory: &crdt::trust::Directory, root: &Root, seat: SeatId) -> Result<DeviceList> {
    let items = directory.items(&root.org());
    let held = items
        .iter()
        .find_map(|item| if let TrustItem::DeviceList(list) = item { Some(list) } else { None })
        .ok_or(Error::Inconsistent("device list"))?;
    let mut active = held.value.active.clone();
    if !active.contains(&seat) {
        active.push(seat);
    }
    active.sort();
    Ok(DeviceList {
        version: held.value.version + 1,
        previous: Some(DeviceList::hash(held)),
        active,
        ..held.value.clone()
    })
}

/// Takes the card that the admitting laptop gave; the vault can then be opened as an office.
///
/// # Errors
/// `WordsDiffer`; `NotAllowed` when the card does not name this laptop's seat.
pub fn accept(dir: &Path, passphrase: &Passphrase, card: &[u8], fingerprint: &str, world: &World) -> Result<()> {
    let card = Card::decode(card)?;
    if !card.fingerprint().matches(fingerprint) {
        return Err(Error::WordsDiffer);
    }
    let mut vault = vault::open(dir, Secret::Passphrase(passphrase), &store::migrations())?;
    let now = world.clock.now_ms();
    vault.transaction(|sql| {
        let seat: Vec<u8> = sql.query_row("SELECT seat FROM seat_secret LIMIT 1", [], |row| row.get(0))?;
        let seat = SeatId::from_slice(&seat)?;
        let admitted =
            card.items().iter().any(|item| matches!(item, TrustItem::Certificate(known) if known.value.seat == seat));
        if !admitted || setting::get(sql, setting::ORGANISATION)?.is_some() {
            return Err(Error::NotAllowed("This card does not admit this laptop."));
        }
        let org = card.profile().org;
        setting::put(sql, setting::ORGANISATION, org.as_bytes())?;
        for item in card.items() {
            organisation::put_item(sql, &item, TrustLevel::Own, now)?;
        }
        journal::add_trust(sql, &org, None)?;
        audit::add(sql, &audit::New { at: now, seat, act: Op::SeatAccept.name(), about: "" }, [])?;
        view::create(sql)
    })?;
    Ok(vault.close()?)
}
