//! Writing bundles: one encrypted, signed file for each partner, more when large.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crdt::{
    bundle::{self, Contents, Envelope, Named, Need, Receipt},
    id::{BundleId, OrgId},
    trust::{BoxKey, Directory, TrustLevel},
};
use serde::Serialize;

use super::{
    gather::{Gathered, Gathering},
    mark,
};
use crate::{
    error::{Error, Result},
    file,
    office::{Office, Op, Outcome, Touched, Tx},
    organisation,
    store::{self, applied, bundle as bundles, journal, parked, receipt},
};

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Written {
    /// The files.
    pub files: Vec<WrittenFile>,
    /// Different cases in them.
    pub cases: u64,
    /// Changes in them.
    pub changes: u64,
    /// Notes in them.
    pub notes: u64,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrittenFile {
    /// Where.
    pub file: String,
    /// The partner's name.
    pub to: String,
    /// The bundle's id.
    pub bundle_id: String,
    /// Its size.
    pub bytes: u64,
}

/// A sealed bundle that has no place on a disk yet.
pub struct Sealed {
    /// For whom.
    pub to: OrgId,
    /// The partner's name.
    pub name: String,
    /// Random; names the file.
    pub bundle: BundleId,
    /// The file's bytes.
    pub bytes: Vec<u8>,
}

/// Seals bundles for partners and keeps what they covered. `status` says *sent* only of these; only a receipt says
/// *received*.
///
/// # Errors
/// `NotFound`, `NotAllowed` for a partner that is not trusted.
pub fn seal(office: &Office, to: &[String]) -> Result<Outcome<(Vec<Sealed>, Written)>> {
    let to = to.to_vec();
    office.transact(Op::BundleWrite, move |tx| {
        if to.is_empty() {
            return Err(Error::Invalid { field: "to", words: "Say for which partner." });
        }
        let partners =
            to.iter().map(|name| organisation::find(&tx.directory, name)).collect::<Result<BTreeSet<_>>>()?;
        tx.about(&organisation::ids(&partners));
        let mut sealed = Vec::new();
        let mut told = Written::default();
        let mut cases = BTreeSet::new();
        for org in partners {
            for gathered in gather(tx, org)? {
                told.changes += gathered.contents.changes.len() as u64;
                told.notes += gathered.contents.bodies.len() as u64;
                cases.extend(gathered.cases.iter().copied());
                sealed.push(one(tx, org, gathered)?);
            }
        }
        told.cases = cases.len() as u64;
        cases.into_iter().for_each(|row| tx.concerns(row));
        tx.touch(Touched::Sharing);
        Ok((sealed, told))
    })
}

/// Writes bundles into a folder, or one partner's into a named file.
///
/// # Errors
/// As [`seal`], and `File` when the stick or folder cannot be written; what was not written is sent again later,
/// because only receipts end sending.
pub fn write(office: &Office, to: &[String], out: &Path) -> Result<Outcome<Written>> {
    let Outcome { value: (sealed, told), touched } = seal(office, to)?;
    let ids: Vec<BundleId> = sealed.iter().map(|bundle| bundle.bundle).collect();
    let mut written = Written { files: Vec::new(), ..told };
    let done = lay_down(sealed, out, &mut written.files);
    if let Err(error) = done {
        // What lies nowhere was not sent.
        let lost = ids.get(written.files.len()..).unwrap_or_default().to_vec();
        office.transact(Op::BundleNotWritten, move |tx| {
            lost.iter().try_for_each(|bundle| bundles::forget_written(tx.sql, bundle))
        })?;
        return Err(error);
    }
    Ok(Outcome { value: written, touched })
}

/// Whether bundles could be written to `out`, before anything is decided that they are to carry.
///
/// # Errors
/// `File`.
pub(crate) fn must_be_writable(out: &Path) -> Result<()> {
    if is_folder(out) {
        return file::must_be_writable(out);
    }
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    file::must_be_writable(folder.unwrap_or_else(|| Path::new(".")))
}

fn is_folder(out: &Path) -> bool {
    out.is_dir() || out.extension().is_none()
}

fn lay_down(sealed: Vec<Sealed>, out: &Path, files: &mut Vec<WrittenFile>) -> Result<()> {
    let folder = is_folder(out);
    if !folder && sealed.len() > 1 {
        return Err(Error::Invalid { field: "out", words: "There is more than one file to write. Name a folder." });
    }
    if folder {
        std::fs::create_dir_all(out)
            .map_err(|source| Error::File { what: "That folder could not be made.", source })?;
    }
    for bundle in sealed {
        let path: PathBuf = if folder { out.join(format!("{}.rtb", bundle.bundle)) } else { out.to_owned() };
        file::write_whole(&path, &bundle.bytes)?;
        files.push(WrittenFile {
            file: path.display().to_string(),
            to: bundle.name,
            bundle_id: bundle.bundle.to_string(),
            bytes: bundle.bytes.len() as u64,
        });
    }
    Ok(())
}

/// The position from which a partner still needs our journal: cumulative until a receipt arrives, and from an
/// earlier gap when one of its laptops asks.
pub(super) fn start(words: &[receipt::Received]) -> i64 {
    let acked = acknowledged(words);
    let wanted = words.iter().filter_map(|word| word.wants_from).min().unwrap_or(acked);
    acked.min(wanted)
}

/// The position that at least one laptop of a partner says it has reached.
pub(super) fn acknowledged(words: &[receipt::Received]) -> i64 {
    words.iter().map(|word| word.applied_to).max().unwrap_or(0)
}

/// The words of a partner's laptops that count.
pub(super) fn words(sql: &rusqlite::Connection, directory: &Directory, org: &OrgId) -> Result<Vec<receipt::Received>> {
    let active: Vec<_> = directory.active_seats(org).into_iter().map(|(seat, _)| seat).collect();
    let said = applied::of_org(sql, org)?.into_iter().map(|applied| (applied.store, applied.said)).collect();
    Ok(receipt::current(receipt::of_org(sql, org)?, &active, &said))
}

fn gather(tx: &Tx<'_>, org: OrgId) -> Result<Vec<Gathered>> {
    let from = start(&words(tx.sql, &tx.directory, &org)?);
    let end = journal::end(tx.sql)?;
    let mut ranges = Gathering::new(tx, org, from.min(end))?.walk(end)?;
    if let Some(first) = ranges.first_mut() {
        answer(tx, &org, &mut first.contents)?;
    }
    Ok(ranges)
}

/// Receipts and needs ride in every bundle.
fn answer(tx: &Tx<'_>, org: &OrgId, contents: &mut Contents) -> Result<()> {
    let row = store::organisation::row(tx.sql, org)?;
    let parked = u32::try_from(parked::count_from(tx.sql, row)?).unwrap_or(u32::MAX);
    for applied in applied::of_org(tx.sql, org)? {
        if let Some((from, to)) = applied.gap() {
            contents.needs.push(Need::Range { store: applied.store, from, to });
        }
        let marks = applied.marks_to_give();
        contents.receipts.push(Receipt {
            reader: tx.desk.author.seat,
            reader_store: tx.desk.store,
            about: applied.store,
            applied_to: applied.contiguous,
            exceptions: applied.beyond,
            parked,
            refused: applied.refused,
            at: tx.desk.now_seconds(),
            marks,
        });
    }
    Ok(())
}

fn one(tx: &Tx<'_>, org: OrgId, gathered: Gathered) -> Result<Sealed> {
    let partner = tx.directory.organisation(&org).ok_or(Error::Inconsistent("partner"))?;
    if partner.level() == TrustLevel::Distrusted {
        return Err(Error::NotAllowed("This partner is no longer trusted. Nothing was written for it."));
    }
    if tx.directory.active_seats(&org).is_empty() {
        return Err(Error::NotAllowed("This partner has no laptop that could read the file. Ask for its newest card."));
    }
    let position = |n: i64| u64::try_from(n).map_err(|_| Error::Inconsistent("journal"));
    let envelope = Envelope {
        bundle_id: BundleId(tx.desk.random()?),
        sender_org: tx.desk.org,
        sender_seat: tx.desk.author.seat,
        sender_store: tx.desk.store,
        recipients: vec![Named {
            org,
            epoch: partner.device_list().map_or(0, |list| list.epoch),
            version: partner.device_list().map_or(0, |list| list.version),
        }],
        created_at: tx.desk.now_seconds(),
        from: position(gathered.from)?,
        to: position(gathered.to)?,
        mark: mark::of(tx, gathered.to)?,
    };
    let readers: BTreeSet<OrgId> = [org, tx.desk.org].into();
    let keys: Vec<BoxKey> = readers.iter().flat_map(|org| tx.directory.active_seats(org)).map(|(_, key)| key).collect();
    let bytes = bundle::seal(&envelope, &gathered.contents, &tx.desk.author.key, &tx.directory, &keys)?;
    let written = bundles::Written {
        bundle: envelope.bundle_id,
        from: gathered.from,
        to: gathered.to,
        bytes: bytes.len(),
        changes: gathered.contents.changes.len(),
    };
    let row = store::organisation::row(tx.sql, &org)?;
    bundles::put_written(tx.sql, row, &written, tx.desk.now())?;
    Ok(Sealed { to: org, name: partner.profile().name.clone(), bundle: envelope.bundle_id, bytes })
}
