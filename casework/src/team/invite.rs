//! Inviting a partner into the team: it comes to hold the team's part, and a bundle carries that to it.

use std::path::Path;

use crdt::{Part, trust::TrustLevel};
use serde::Serialize;

use super::found::ours_or_found;
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched},
    organisation,
    share::write,
};

/// An invitation on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invited {
    /// The file that carries it.
    pub file: String,
    /// Every file that was written; more than one when much was waiting for this partner.
    pub files: Vec<String>,
    /// The invited organisation's id.
    pub organisation: String,
}

/// Invites a partner and writes a bundle for it into `out`, a folder or the name of a file. Inviting again writes
/// again: what was not received yet is carried once more.
///
/// # Errors
/// `NotAllowed` in no team, for ourselves, and for a partner that is not trusted or cannot read files; `NotFound`;
/// `File` before anything was changed, or, when the stick fails in between, with a sentence that says that the partner
/// is invited: the invitation then stands and rides in the next bundle.
pub fn invite(office: &Office, org: &str, out: &Path) -> Result<Outcome<Invited>> {
    write::must_be_writable(out)?;
    let typed = org.to_owned();
    let invited = office.transact(Op::TeamInvite, move |tx| {
        let org = organisation::find(&tx.directory, &typed)?;
        if org == tx.desk.org {
            return Err(Error::NotAllowed("This is your own organisation. Invite a partner."));
        }
        if tx.directory.organisation(&org).map(crdt::trust::Organisation::level) == Some(TrustLevel::Distrusted) {
            return Err(Error::NotAllowed("This partner is no longer trusted. It was not invited."));
        }
        if tx.directory.active_seats(&org).is_empty() {
            return Err(Error::NotAllowed(
                "This partner has no laptop that could read the file. Ask for its newest card. It was not invited.",
            ));
        }
        let row = ours_or_found(tx)?;
        let mut log = tx.log(row, &Part::TEAM)?;
        if !log.members().contains(&org) {
            let entry = log.add(&tx.desk.signer(), &[org], tx.desk.now_seconds(), "")?;
            tx.keep_control(row, &mut log, entry, None)?;
        }
        tx.about(&org.to_string());
        tx.touch(Touched::Team);
        tx.touch(Touched::Sharing);
        Ok(org)
    })?;
    let organisation = invited.value.to_string();
    let written = write::write(office, std::slice::from_ref(&organisation), out).map_err(|error| match error {
        Error::File { source, .. } => {
            Error::File { what: "The partner is invited; the file could not be written. Run it again.", source }
        }
        other => other,
    })?;
    let files: Vec<String> = written.value.files.into_iter().map(|file| file.file).collect();
    // What was decided last stands at the end of what a partner is sent.
    let file = files.last().cloned().ok_or(Error::Inconsistent("invitation"))?;
    let mut touched = invited.touched;
    touched.extend(written.touched);
    touched.sort();
    touched.dedup();
    Ok(Outcome { value: Invited { file, files, organisation }, touched })
}
