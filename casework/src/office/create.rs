//! Founding an office: a new vault, a new organisation with its root, and its first seat.

use std::path::{Path, PathBuf};

use crdt::{
    id::OrgId,
    trust::{BoxKey, Certificate, DeviceList, Profile, Root, SeatKeys, TrustItem, TrustLevel},
};
use zeroize::Zeroizing;

use super::{Office, Op};
use crate::{
    error::{Error, Result},
    store::{self, audit, journal, organisation, setting},
    vault::{self, KdfParams, OpenVault, Passphrase, RecoveryCode, Secret},
    view,
    world::World,
};

/// Purpose of the sealed organisation root; an old blob cannot be taken for something else.
pub(crate) const ROOT_PURPOSE: &[u8] = b"roundtable/organisation-root/1";
/// Purpose of wrapped seat keys.
pub(crate) const SEAT_PURPOSE: &str = "seat-keys/1";
/// Certificates last a year and a little less than the 13 months allowed.
pub(crate) const CERTIFICATE_SECONDS: i64 = 390 * 24 * 60 * 60;
const CLOCK_SLACK_SECONDS: i64 = 60 * 60;

/// The kinds of organisation, as `cli.md` lists them.
pub const KINDS: &[&str] = &[
    "gp_practice",
    "pcn",
    "community_trust",
    "mental_health_trust",
    "acute_trust",
    "ambulance",
    "adult_social_care",
    "hospice",
    "vcse",
    "housing",
    "care_home",
    "pharmacy",
    "police_justice",
    "other",
];

/// What a new organisation says about itself and its first seat.
#[derive(Debug, Clone)]
pub struct Founding {
    /// The organisation's name.
    pub organisation: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// ODS code, 3 to 12 capital letters and digits.
    pub ods: Option<String>,
    /// The person at this machine.
    pub person: String,
    /// Job title.
    pub role: String,
    /// What this machine is called.
    pub machine: String,
}

/// A founded office and what must be written down once.
pub struct Created {
    /// The unlocked office.
    pub office: Office,
    /// The vault's folder.
    pub vault: PathBuf,
    /// The organisation.
    pub organisation: OrgId,
    /// Its eight words.
    pub fingerprint: String,
    /// The seat.
    pub seat: String,
    /// Shown once, kept on paper.
    pub recovery_code: Zeroizing<String>,
}

impl Founding {
    /// Checks what was typed, before anybody chooses a passphrase.
    ///
    /// # Errors
    /// `Invalid` with the field.
    pub fn check(&self) -> Result<()> {
        let invalid = |field, words| Err(Error::Invalid { field, words });
        if self.organisation.trim().is_empty() {
            return invalid("organisation", "Enter the name of your organisation.");
        }
        if !KINDS.contains(&self.kind.as_str()) {
            return invalid("kind", "Choose the kind of organisation from the list.");
        }
        if self.person.trim().is_empty() {
            return invalid("person", "Enter your name.");
        }
        if self.role.trim().is_empty() {
            return invalid("role", "Enter your job title.");
        }
        let ods_fits = |code: &str| {
            (3..=12).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        if self.ods.as_deref().is_some_and(|code| !ods_fits(code)) {
            return invalid("ods", "An ODS code has 3 to 12 capital letters and digits.");
        }
        let long = [&self.organisation, &self.person, &self.role].iter().any(|text| text.len() > 200);
        if long { invalid("organisation", "That is too long.") } else { Ok(()) }
    }
}

/// Makes a vault in `dir` and founds an organisation in it.
///
/// # Errors
/// `Invalid` for what was typed; `vault_exists`; storage errors. A failure leaves no half-made vault behind that
/// could be taken for a whole one.
pub fn create(
    dir: &Path,
    passphrase: &Passphrase,
    founding: &Founding,
    world: World,
    kdf: KdfParams,
) -> Result<Created> {
    founding.check()?;
    folder(dir)?;
    let (vault, recovery, (organisation, fingerprint, seat)) =
        vault::create_with(dir, passphrase, &mut world.clone(), kdf, &store::migrations(), |vault, recovery| {
            found(vault, passphrase, recovery, founding, &world, kdf)
        })?;
    let office = Office::start(vault, world)?;
    Ok(Created { office, vault: dir.to_owned(), organisation, fingerprint, seat, recovery_code: recovery.reveal() })
}

/// Refuses a place for a new vault that is a file, or lies in one.
///
/// # Errors
/// `Invalid` with the field.
pub fn folder(dir: &Path) -> Result<()> {
    let words = "That is a file. Name a folder.";
    if dir.ancestors().any(Path::is_file) { Err(Error::Invalid { field: "vault", words }) } else { Ok(()) }
}

fn found(
    vault: &mut OpenVault,
    passphrase: &Passphrase,
    recovery: &RecoveryCode,
    founding: &Founding,
    world: &World,
    kdf: KdfParams,
) -> Result<(OrgId, String, String)> {
    let random = || world.random();
    let root = Root::from_bytes(random()?);
    let keys = SeatKeys::from_random(random()?, random()?, random()?);
    let now = world.clock.now_ms();
    let items = statements(&root, &keys, founding, now)?;
    let (by_passphrase, by_recovery) = seal_root(&root, passphrase, recovery, world, kdf)?;
    let wrapped = vault.wrap_secret(SEAT_PURPOSE, &keys.encode(), &mut world.clone())?;
    let org = root.org();
    vault.transaction(|sql| {
        setting::put(sql, setting::ORGANISATION, org.as_bytes())?;
        setting::put(sql, setting::ROOT_BY_PASSPHRASE, &by_passphrase)?;
        setting::put(sql, setting::ROOT_BY_RECOVERY, &by_recovery)?;
        for item in &items {
            organisation::put_item(sql, item, TrustLevel::Own, now)?;
        }
        super::open::put_seat(sql, &keys, &wrapped)?;
        journal::add_trust(sql, &org, None)?;
        let line = audit::New { at: now, seat: keys.seat(), act: Op::VaultCreate.name(), about: "" };
        audit::add(sql, &line, [])?;
        view::create(sql)?;
        Ok::<_, Error>(())
    })?;
    Ok((org, root.fingerprint().to_string(), keys.seat().to_string()))
}

/// The root sealed under the passphrase and under the recovery code.
pub(super) fn seal_root(
    root: &Root,
    passphrase: &Passphrase,
    recovery: &RecoveryCode,
    world: &World,
    kdf: KdfParams,
) -> Result<(Vec<u8>, Vec<u8>)> {
    let seal = |secret| vault::seal_under(secret, ROOT_PURPOSE, root.expose(), kdf, &mut world.clone());
    Ok((seal(Secret::Passphrase(passphrase))?, seal(Secret::Recovery(recovery))?))
}

fn statements(root: &Root, keys: &SeatKeys, founding: &Founding, now: i64) -> Result<[TrustItem; 3]> {
    let org = root.org();
    let profile = Profile {
        org,
        root_key: root.verify_key(),
        name: founding.organisation.trim().to_owned(),
        kind: founding.kind.clone(),
        ods: founding.ods.clone(),
        version: 1,
    };
    let certificate = certificate(
        org,
        keys.sign_key().verify_key(),
        keys.box_key()?,
        keys.lan_key()?,
        &founding.person,
        &founding.role,
        &founding.machine,
        now,
    );
    let list = DeviceList { org, epoch: 1, version: 1, previous: None, active: vec![keys.seat()], revoked: Vec::new() };
    Ok([
        TrustItem::Profile(root.sign_profile(profile)),
        TrustItem::Certificate(root.sign_certificate(certificate)),
        TrustItem::DeviceList(root.sign_device_list(list)),
    ])
}

/// A certificate for a seat, valid from an hour ago.
#[allow(clippy::too_many_arguments, reason = "one argument a field; a struct would repeat Certificate")]
pub(crate) fn certificate(
    org: OrgId,
    sign_key: crdt::sign::VerifyKey,
    box_key: BoxKey,
    lan_key: [u8; 32],
    person: &str,
    role: &str,
    machine: &str,
    now_ms: i64,
) -> Certificate {
    let now = now_ms.div_euclid(1000);
    let machine = if machine.trim().is_empty() { "laptop" } else { machine.trim() };
    Certificate {
        seat: crdt::id::SeatId::of(&sign_key),
        org,
        sign_key,
        box_key,
        lan_key,
        person_name: person.trim().to_owned(),
        role: role.trim().to_owned(),
        machine_label: machine.to_owned(),
        not_before: now - CLOCK_SLACK_SECONDS,
        not_after: now - CLOCK_SLACK_SECONDS + CERTIFICATE_SECONDS,
    }
}
