//! Unlocking an office: the vault is opened, the seat's keys unwrapped, and a new incarnation begins.

use std::{
    path::Path,
    sync::{Arc, Mutex},
};

use crdt::{
    change::Author,
    id::{Incarnation, OrgId, StoreId},
    sign::SignKey,
    trust::SeatKeys,
};
use rusqlite::{Connection, params};

use super::{Desk, Office, Op, create::SEAT_PURPOSE, root};
use crate::{
    audit::look::{Looks, Unwritten},
    error::{Error, Result},
    store::{
        self, applied, audit, bundle,
        life_event::{self, What},
        organisation, receipt, setting,
    },
    vault::{self, BALLAST, OpenVault, Passphrase, Secret, VaultError, VaultThread},
    view,
    world::World,
};

/// Keeps a seat's wrapped keys.
pub(crate) fn put_seat(sql: &Connection, keys: &SeatKeys, wrapped: &[u8]) -> Result<()> {
    sql.prepare_cached("INSERT OR REPLACE INTO seat_secret (seat, wrapped) VALUES (?1, ?2)")?
        .execute(params![keys.seat().0, wrapped])?;
    Ok(())
}

impl Office {
    /// Opens the vault in `dir` and sits down at it.
    ///
    /// # Errors
    /// `no_vault`, `in_use`, `wrong_passphrase`, `damaged`, `newer_version`.
    pub fn open(dir: &Path, passphrase: &Passphrase, world: World) -> Result<Self> {
        let mut vault = vault::open(dir, Secret::Passphrase(passphrase), &store::migrations())?;
        root::tidy(&mut vault, Secret::Passphrase(passphrase))?;
        Self::start(vault, world)
    }

    /// Starts the vault thread of an opened vault.
    pub(crate) fn start(mut vault: OpenVault, world: World) -> Result<Self> {
        let rolled_back = vault.rolled_back();
        if rolled_back {
            // The file is older than its witness: a new store, so that no partner's receipt is taken for ours.
            new_store(&mut vault, &world, What::RolledBack)?;
        }
        let desk = sit_down(&mut vault, world, rolled_back)?;
        let thread = VaultThread::start(vault)?;
        let handle = thread.handle();
        let office = Self { thread: Mutex::new(Some(thread)), handle, desk: Arc::new(Mutex::new(desk)) };
        if rolled_back {
            office.transact(Op::NewLife, |_| Ok(()))?;
        }
        Ok(office)
    }

    /// Begins a new life of this store beside another vault that writes as this one, or after having been put back.
    pub(crate) fn begin_new_life(&self, what: What) -> Result<()> {
        self.run(move |vault, desk| {
            let world = desk.world.clone();
            new_store(vault, &world, what)?;
            desk.store = StoreId(vault.store_id());
            Ok(())
        })?;
        self.transact(Op::NewLife, |_| Ok(()))?;
        Ok(())
    }

    /// Keeps some room back beside the vault for the day the disk is full. Whoever opens a vault for a person's work calls
    /// it once.
    ///
    /// # Errors
    /// Storage errors; that there is no room for it is none.
    pub fn keep_ballast(&self) -> Result<()> {
        self.run(|vault, _| Ok(vault.keep_ballast(BALLAST)?))
    }

    /// Whether the disk is full: then only reading, sending and backing up work, until there is room again.
    ///
    /// # Errors
    /// `locked`.
    pub fn is_short_of_room(&self) -> Result<bool> {
        self.run(|vault, _| Ok(vault.is_short_of_room()))
    }

    /// Refuses work that needs `bytes` of room before it begins.
    ///
    /// # Errors
    /// `disk_full`.
    pub(crate) fn room_for(&self, bytes: u64) -> Result<()> {
        self.run(move |vault, _| Ok(vault.room_for(bytes)?))
    }

    /// Whether the vault was found older than this machine remembers it.
    #[must_use]
    pub fn was_rolled_back(&self) -> bool {
        super::lock(&self.desk).rolled_back
    }
}

/// Receipts count positions in the journal of a store that this vault no longer is. Of what a copy wrote, partners have
/// given nothing back so far: they took it for known here.
fn new_store(vault: &mut OpenVault, world: &World, what: What) -> Result<()> {
    vault.start_new_store(&mut world.clone())?;
    let now = world.clock.now_ms();
    vault.transaction(|sql| {
        receipt::forget_all(sql)?;
        if what == What::Copied {
            applied::ask_for_everything(sql)?;
        }
        life_event::add(sql, what, now)
    })
}

fn sit_down(vault: &mut OpenVault, world: World, rolled_back: bool) -> Result<Desk> {
    let store = StoreId(vault.store_id());
    let wrapped: Vec<u8> = vault.conn()?.query_row("SELECT wrapped FROM seat_secret LIMIT 1", [], |row| row.get(0))?;
    let keys = SeatKeys::decode(&vault.unwrap_secret(SEAT_PURPOSE, &wrapped)?)?;
    let random = || world.random();
    // New and random at every unlock: neither a restore nor a clone nor a rolled-back file can reuse a sequence.
    let author = Author {
        seat: keys.seat(),
        key: SignKey::from_bytes(*keys.sign_key().expose()),
        incarnation: Incarnation(random()?),
    };
    // Before anything is written: a laptop that was not admitted yet is left as it is.
    let org = setting::get(vault.conn()?, setting::ORGANISATION)?.ok_or(Error::NotAllowed(
        "This laptop was not admitted to its organisation yet. Take in the card that the other laptop wrote for it.",
    ))?;
    let stale = view::stale(vault.conn()?)?;
    if stale || bundle::has_unfinished(vault.conn()?)? {
        vault.transaction(|sql| {
            bundle::quarantine_unfinished(sql)?;
            if stale { view::rebuild(sql) } else { Ok(()) }
        })?;
    }
    let at = world.clock.now_ms();
    let line = audit::New { at, seat: author.seat, act: Op::Unlock.name(), about: "" };
    let mut looks = Looks::default();
    match vault.transaction(|sql| audit::add(sql, &line, [])) {
        // A full disk does not keep a person from reading: the next line that can be written brings this one along.
        Err(Error::Vault(VaultError::DiskFull)) => {
            looks.unwritten.push(Unwritten { at, act: Op::Unlock, case: None });
        }
        written => written?,
    }
    let directory = organisation::directory(vault.conn()?)?;
    Ok(Desk { world, org: OrgId::from_slice(&org)?, store, author, keys, directory, rolled_back, looks })
}
