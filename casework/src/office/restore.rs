//! Restoring: a new vault and a new seat out of a backup; the seat whose vault was backed up is revoked.

use std::path::{Path, PathBuf};

use crdt::{
    id::{OrgId, SeatId, StoreId},
    trust::{Certificate, DeviceList, Directory, Revocation, SeatKeys, Stands, TrustItem, TrustLevel},
};
use rusqlite::Connection;
use zeroize::Zeroizing;

use super::{Office, Op, SEAT_PURPOSE, certificate, create::folder, create::seal_root, open::put_seat, root};
use crate::{
    error::{Error, Result},
    store::{
        self, applied, audit, bundle, journal,
        life_event::{self, What},
        organisation, receipt, setting,
    },
    vault::{self, BackupFile, KdfParams, OpenVault, Passphrase, RecoveryCode, Secret},
    view,
    world::World,
};

/// A restored vault, open, and what must be written down once.
pub struct Restored {
    /// The unlocked office, or why a vault that is whole could not be unlocked at once.
    pub office: Result<Office>,
    /// The vault's folder.
    pub vault: PathBuf,
    /// The organisation.
    pub organisation: OrgId,
    /// The new seat.
    pub seat: String,
    /// Cases that were in the backup.
    pub recovered_cases: u64,
    /// When the backup was made; milliseconds since 1970.
    pub backup_made_at: i64,
    /// The new recovery code: shown once, kept on paper. The old one still opens the backup and nothing else.
    pub recovery_code: Zeroizing<String>,
}

/// Makes a vault in `dir` from the backup `file`, opened with the recovery code (or the passphrase) of the time when
/// it was made.
///
/// It is a new seat with new keys, a new store and a new epoch of the organisation's device list, in which the seat
/// that was backed up is revoked; other laptops of the organisation stay as they were. Partners are asked for
/// everything. Killed at any point, there is a whole vault or none; once there is one, its recovery code is told
/// whatever happens.
///
/// # Errors
/// `vault_exists`, `not_a_backup`, `damaged`, `wrong_passphrase`, `weak_passphrase`, `newer_version`, `disk_full`;
/// `not_found` for the backup of a laptop that does not hold the organisation's root.
pub fn restore(
    dir: &Path,
    file: &Path,
    known: Secret<'_>,
    passphrase: &Passphrase,
    world: World,
    kdf: KdfParams,
) -> Result<Restored> {
    folder(dir)?;
    let backup = BackupFile::open(file).map_err(unreadable)?;
    let backup_made_at = backup.made_at();
    let (vault, recovery, renewed) = vault::restore_with(
        dir,
        backup.unlocked(known)?,
        passphrase,
        &mut world.clone(),
        kdf,
        &store::migrations(),
        |vault, recovery| renew(vault, known, passphrase, recovery, &world, kdf),
    )?;
    Ok(Restored {
        office: Office::start(vault, world),
        vault: dir.to_owned(),
        organisation: renewed.organisation,
        seat: renewed.seat.to_string(),
        recovered_cases: renewed.cases,
        backup_made_at,
        recovery_code: recovery.reveal(),
    })
}

/// What became of the copied tables.
struct Renewed {
    organisation: OrgId,
    seat: SeatId,
    cases: u64,
}

/// Makes the copied tables those of a new seat, and writes the line of it.
fn renew(
    vault: &mut OpenVault,
    known: Secret<'_>,
    passphrase: &Passphrase,
    recovery: &RecoveryCode,
    world: &World,
    kdf: KdfParams,
) -> Result<Renewed> {
    let root = root::open(vault.conn()?, known)?.ok_or(Error::NotFound(
        "This backup is of a laptop that does not hold your organisation's root key. Set this laptop up as a new one, and have it admitted on the laptop where your organisation was set up.",
    ))?;
    let org = root.org();
    if setting::get(vault.conn()?, setting::ORGANISATION)?.as_deref() != Some(org.as_bytes()) {
        return Err(Error::Inconsistent("organisation"));
    }
    let random = || world.random();
    let keys = SeatKeys::from_random(random()?, random()?, random()?);
    let now = world.clock.now_ms();
    let directory = organisation::directory(vault.conn()?)?;
    let lost = seats_here(vault.conn()?)?;
    let first_version = u32::from(u16::from_le_bytes(world.random()?)) + 1;
    // The copied row still names the store of the vault that was backed up.
    let stands = old_store(vault.conn()?)?;
    let items = [
        TrustItem::Certificate(root.sign_certificate(new_certificate(&directory, org, &keys, &lost, now)?)),
        TrustItem::DeviceList(root.sign_device_list(new_list(
            &directory,
            org,
            keys.seat(),
            &lost,
            stands,
            now,
            first_version,
        )?)),
    ];
    let (by_passphrase, by_recovery) = seal_root(&root, passphrase, recovery, world, kdf)?;
    let wrapped = vault.wrap_secret(SEAT_PURPOSE, &keys.encode(), &mut world.clone())?;
    let cases = vault.transaction(|sql| {
        sql.execute("DELETE FROM seat_secret", [])?;
        put_seat(sql, &keys, &wrapped)?;
        setting::put(sql, setting::ROOT_BY_PASSPHRASE, &by_passphrase)?;
        setting::put(sql, setting::ROOT_BY_RECOVERY, &by_recovery)?;
        // A change that was cut short when the backup was made ends here.
        setting::remove(sql, setting::NEXT_ROOT_BY_PASSPHRASE)?;
        setting::remove(sql, setting::NEXT_ROOT_BY_RECOVERY)?;
        for item in &items {
            organisation::put_item(sql, item, TrustLevel::Own, now)?;
        }
        journal::add_trust(sql, &org, None)?;
        // Positions of a journal that this store no longer continues, and of journals that it may have read further.
        receipt::forget_all(sql)?;
        applied::ask_for_everything(sql)?;
        bundle::forget_all_written(sql)?;
        life_event::add(sql, What::Restored, now)?;
        let line = audit::New { at: now, seat: keys.seat(), act: Op::Restore.name(), about: "" };
        audit::add(sql, &line, [])?;
        if view::stale(sql)? {
            view::rebuild(sql)?;
        }
        Ok::<_, Error>(sql.query_row("SELECT count(*) FROM case_view", [], |row| row.get(0))?)
    })?;
    Ok(Renewed { organisation: org, seat: keys.seat(), cases })
}

/// The seats of the laptop that was backed up; their keys were not.
fn seats_here(sql: &Connection) -> Result<Vec<SeatId>> {
    let mut query = sql.prepare("SELECT seat FROM seat_secret ORDER BY seat")?;
    let seats = query.query_map([], |row| row.get::<_, Vec<u8>>(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    seats.iter().map(|seat| SeatId::from_slice(seat).map_err(Into::into)).collect()
}

fn old_store(sql: &Connection) -> Result<Option<Stands>> {
    let store = setting::get(sql, setting::BACKED_UP_STORE)?;
    let position = u64::try_from(journal::end(sql)?).map_err(|_| Error::Inconsistent("journal"))?;
    store.map(|store| Ok(Stands { store: StoreId::from_slice(&store)?, position })).transpose()
}

/// The same person, with the same job title, at the machine that takes the place of the lost one.
fn new_certificate(
    directory: &Directory,
    org: OrgId,
    keys: &SeatKeys,
    lost: &[SeatId],
    now: i64,
) -> Result<Certificate> {
    let before = lost.iter().find_map(|seat| directory.author(seat)).ok_or(Error::Inconsistent("own certificate"))?;
    Ok(certificate(
        org,
        keys.sign_key().verify_key(),
        keys.box_key()?,
        keys.lan_key()?,
        &before.person_name,
        &before.role,
        &before.machine_label,
        now,
    ))
}

/// The first list of a new epoch. The epoch is the moment of the restore in unix seconds: of two restores of one backup
/// the later one counts on every laptop, where two lists with the same number would count as two histories and end all
/// trust. Its version begins at a random number for the same reason.
fn new_list(
    directory: &Directory,
    org: OrgId,
    seat: SeatId,
    lost: &[SeatId],
    stands: Option<Stands>,
    now: i64,
    version: u32,
) -> Result<DeviceList> {
    let held =
        directory.organisation(&org).and_then(|held| held.device_list()).ok_or(Error::Inconsistent("device list"))?;
    let seconds = u32::try_from(now.div_euclid(1000)).unwrap_or(0);
    let mut active: Vec<SeatId> = held.active.iter().copied().filter(|active| !lost.contains(active)).collect();
    active.push(seat);
    active.sort();
    let mut revoked = held.revoked.clone();
    revoked.extend(lost.iter().filter(|seat| held.revocation(seat).is_none()).map(|seat| Revocation {
        seat: *seat,
        at: now.div_euclid(1000),
        reason: "Its record was restored from a backup on another laptop.".to_owned(),
        watermark: Vec::new(),
        stands,
    }));
    Ok(DeviceList { org, epoch: held.epoch.saturating_add(1).max(seconds), version, previous: None, active, revoked })
}

/// A file that cannot be read is not a failure of a vault.
pub(super) fn unreadable(error: vault::VaultError) -> Error {
    match error {
        vault::VaultError::Storage(source) => {
            Error::File { what: "That file could not be read. Check that it is there and try again.", source }
        }
        other => other.into(),
    }
}
