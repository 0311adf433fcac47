//! `vault.hdr`: the wrapped keys. Four lines of text, under 4 KiB, kept twice.
//!
//! ```text
//! roundtable vault 1
//! {facts: vault id, database salt, oldest program}      never changes; every slot is bound to these bytes
//! {revision, slots: passphrase | recovery}              changes with a passphrase
//! SHA-256 of the three lines above, in hex              tells damage from a wrong passphrase
//! ```

use super::entropy::{Entropy, draw};
use super::kdf::KdfParams;
use super::key::VaultKey;
use super::paths::Paths;
use super::sealed::{self, Secret};
use super::{Part, VaultError, files};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

const FAMILY: &str = "roundtable vault ";
const FORMAT: &str = "roundtable vault 1";
/// The oldest program that reads format 1.
const FORMAT_NEEDS: &str = "0.1.0";
const LIMIT: u64 = 4096;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Facts {
    vault_id: String,
    db_salt: String,
    needs_version: String,
    cipher: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Slot {
    opens_with: String,
    kdf: String,
    sealed: String,
    /// What a later version adds is kept when a passphrase is changed by this one.
    #[serde(flatten)]
    more: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Keys {
    revision: u64,
    slots: Vec<Slot>,
    #[serde(flatten)]
    more: BTreeMap<String, serde_json::Value>,
}

/// A whole and readable header.
#[derive(Debug, Clone)]
pub(super) struct Header {
    facts_line: String,
    keys: Keys,
    pub(super) vault_id: [u8; 16],
    pub(super) db_salt: [u8; 16],
}

/// How one copy was found.
#[derive(Debug)]
pub(super) enum Copy {
    Whole(Header),
    Missing,
    Damaged,
    Newer(String),
}

/// The better of the two copies, and whether both should be written again.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) header: Header,
    pub(super) needs_repair: bool,
}

impl Header {
    /// A header without slots yet.
    pub(super) fn new(rng: &mut dyn Entropy) -> Result<Self, VaultError> {
        let vault_id: [u8; 16] = draw(rng)?;
        let db_salt: [u8; 16] = draw(rng)?;
        let facts = Facts {
            vault_id: hex(&vault_id),
            db_salt: hex(&db_salt),
            needs_version: FORMAT_NEEDS.to_owned(),
            cipher: "sqlcipher-4".to_owned(),
        };
        let facts_line = serde_json::to_string(&facts).map_err(|_| VaultError::SealBroken)?;
        let keys = Keys { revision: 0, slots: Vec::new(), more: BTreeMap::new() };
        Ok(Self { facts_line, keys, vault_id, db_salt })
    }

    /// Wraps the vault key under a secret, in place of the slot of the same kind.
    pub(super) fn wrap(
        &mut self,
        secret: Secret<'_>,
        key: &VaultKey,
        kdf: KdfParams,
        rng: &mut dyn Entropy,
    ) -> Result<(), VaultError> {
        let blob = sealed::seal_under(secret, &self.purpose(), key.expose(), kdf, rng)?;
        let slot = Slot {
            opens_with: secret.kind().to_owned(),
            kdf: "argon2id".to_owned(),
            sealed: hex(&blob),
            more: BTreeMap::new(),
        };
        self.keys.slots.retain(|s| s.opens_with != secret.kind());
        self.keys.slots.push(slot);
        self.keys.revision = self.keys.revision.saturating_add(1);
        Ok(())
    }

    /// Unwraps the vault key; the only place that may say "wrong passphrase", because the hash was right.
    pub(super) fn unwrap(&self, secret: Secret<'_>) -> Result<VaultKey, VaultError> {
        let broken = || VaultError::damaged_untried(Part::Header);
        let slot = self.keys.slots.iter().find(|s| s.opens_with == secret.kind()).ok_or_else(|| secret.refused())?;
        if slot.kdf != "argon2id" {
            return Err(VaultError::NewerVersion { needed: "a newer version".to_owned() });
        }
        let blob = unhex(&slot.sealed).ok_or_else(broken)?;
        let key = sealed::open_sealed(secret, &self.purpose(), &blob).map_err(|error| match error {
            VaultError::SealBroken => broken(),
            other => other,
        })?;
        VaultKey::from_unwrapped(&key).ok_or_else(broken)
    }

    /// The kinds of slot whose key derivation is cheaper than the standard.
    pub(super) fn weak_slots(&self) -> Vec<&str> {
        let weak = |s: &&Slot| unhex(&s.sealed).and_then(|b| sealed::cost_of(&b)).is_none_or(|cost| !cost.is_strong());
        self.keys.slots.iter().filter(weak).map(|s| s.opens_with.as_str()).collect()
    }

    /// Whether both say the same, slot by slot.
    pub(super) fn is_the_same_as(&self, other: &Self) -> bool {
        self.to_text().ok().is_some_and(|text| other.to_text().is_ok_and(|other| other == text))
    }

    fn purpose(&self) -> Vec<u8> {
        [b"roundtable/vault-key/1\n", self.facts_line.as_bytes()].concat()
    }

    pub(super) fn to_text(&self) -> Result<String, VaultError> {
        let keys = serde_json::to_string(&self.keys).map_err(|_| VaultError::SealBroken)?;
        let body = format!("{FORMAT}\n{}\n{keys}\n", self.facts_line);
        let hash = hex(&Sha256::digest(body.as_bytes()));
        Ok(format!("{body}{hash}\n"))
    }

    pub(super) fn parse(bytes: &[u8]) -> Copy {
        let whole = || {
            if bytes.len() as u64 > LIMIT {
                return None;
            }
            let text = std::str::from_utf8(bytes).ok()?;
            let (body, hash) = text.strip_suffix('\n')?.rsplit_once('\n')?;
            let body_end = body.len() + 1;
            let hashed = text.get(..body_end)?;
            (hex(&Sha256::digest(hashed.as_bytes())) == hash).then_some(body)
        };
        let Some(body) = whole() else { return Copy::Damaged };
        let mut lines = body.lines();
        let (Some(format), Some(facts_line)) = (lines.next(), lines.next()) else { return Copy::Damaged };
        if !format.starts_with(FAMILY) {
            return Copy::Damaged;
        }
        // Of a later format only the version it needs is read.
        let needs = serde_json::from_str::<serde_json::Value>(facts_line)
            .ok()
            .and_then(|f| f.get("needs_version").and_then(|v| v.as_str()).map(str::to_owned));
        if format != FORMAT {
            return Copy::Newer(needs.unwrap_or_else(|| "a newer version".to_owned()));
        }
        if let Some(needs) = needs.filter(|n| is_later(n, env!("CARGO_PKG_VERSION"))) {
            return Copy::Newer(needs);
        }
        let mut parsed = || {
            let facts: Facts = serde_json::from_str(facts_line).ok()?;
            let keys: Keys = serde_json::from_str(lines.next()?).ok()?;
            Some(Self {
                vault_id: unhex(&facts.vault_id)?.try_into().ok()?,
                db_salt: unhex(&facts.db_salt)?.try_into().ok()?,
                facts_line: facts_line.to_owned(),
                keys,
            })
        };
        parsed().map_or(Copy::Damaged, Copy::Whole)
    }
}

/// Reads one copy; touches nothing.
pub(super) fn read_copy(path: &Path) -> Result<Copy, VaultError> {
    Ok(match files::read_limited(path, LIMIT)? {
        Some(bytes) => Header::parse(&bytes),
        None => Copy::Missing,
    })
}

/// Chooses between the two copies: the higher revision wins, so that a passphrase change which was cut short
/// between them leaves exactly one passphrase that opens.
pub(super) fn read_pair(paths: &Paths) -> Result<Pair, VaultError> {
    let first = read_copy(&paths.header())?;
    let second = read_copy(&paths.header_copy())?;
    match (first, second) {
        (Copy::Newer(needed), _) | (_, Copy::Newer(needed)) => Err(VaultError::NewerVersion { needed }),
        (Copy::Whole(a), Copy::Whole(b)) => {
            let needs_repair = a.to_text()? != b.to_text()?;
            let header = if b.keys.revision > a.keys.revision { b } else { a };
            Ok(Pair { header, needs_repair })
        }
        (Copy::Whole(header), _) | (_, Copy::Whole(header)) => Ok(Pair { header, needs_repair: true }),
        (Copy::Missing, Copy::Missing) if paths.unfinished().exists() || !paths.database().exists() => {
            Err(VaultError::NoVault)
        }
        _ => Err(VaultError::damaged_untried(Part::Header)),
    }
}

/// Writes both copies, each in one atomic step; from the first of them on, the new header is the one that counts.
pub(super) fn write_pair(paths: &Paths, header: &Header) -> Result<(), VaultError> {
    let text = header.to_text()?;
    if text.len() as u64 > LIMIT {
        return Err(VaultError::SealBroken);
    }
    files::replace(&paths.header(), text.as_bytes())?;
    files::replace(&paths.header_copy(), text.as_bytes())?;
    Ok(())
}

/// True when version `a` comes after version `b`; anything unreadable counts as zero.
pub(super) fn is_later(a: &str, b: &str) -> bool {
    let numbers = |v: &str| -> Vec<u64> {
        let mut parts: Vec<u64> = v.split(['.', '-', '+']).take(3).map(|n| n.parse().unwrap_or(0)).collect();
        parts.resize(3, 0);
        parts
    };
    numbers(a) > numbers(b)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|b| [b >> 4, b & 15]).filter_map(|d| char::from_digit(u32::from(d), 16)).collect()
}

pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}
