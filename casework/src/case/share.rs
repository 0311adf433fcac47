//! Sharing a case: who holds which part, by default or by name, with the basis recorded.

use std::collections::BTreeSet;

use crdt::{Part, id::OrgId, trust::TrustLevel};
use serde::Serialize;

use super::open::{Holder, holders};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched, Tx},
    organisation,
    store::{SpaceRow, control, part, space},
    view::circle,
};

/// A case and its circle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shared {
    /// The case.
    pub id: String,
    /// Who holds which parts now.
    pub circle: Vec<Holder>,
}

/// The parts a kind of organisation holds unless told otherwise (`records.md`, case and parts).
#[must_use]
pub fn default_parts(kind: &str) -> Vec<Part> {
    let health =
        ["gp_practice", "pcn", "community_trust", "mental_health_trust", "acute_trust", "ambulance", "hospice"]
            .contains(&kind);
    let statutory_or_care = health || ["adult_social_care", "pharmacy"].contains(&kind);
    let visits = statutory_or_care || ["vcse", "housing", "care_home"].contains(&kind);
    let social = ["adult_social_care", "housing"].contains(&kind);
    Part::CASE
        .iter()
        .filter(|part| match part.as_str() {
            "core" | "about" => true,
            "identity" => statutory_or_care,
            "contact" => visits,
            "clinical" | "end_of_life" => health,
            "social" => social,
            _ => false,
        })
        .cloned()
        .collect()
}

/// Shares one case with partners; without `parts` each gets the default of its kind.
///
/// # Errors
/// `Invalid`, `NotFound`, `NotAllowed` (the person objects; a restricted person's address; a part we do not hold).
pub fn share(
    office: &Office,
    id: &str,
    with: &[String],
    parts: Option<&[String]>,
    basis: &str,
) -> Result<Outcome<Shared>> {
    let basis = check_basis(basis)?;
    let named = known_parts(parts)?;
    let (id, with) = (id.to_owned(), with.to_vec());
    office.transact(Op::CaseShare, move |tx| {
        let partners = with.iter().map(|name| partner(tx, name)).collect::<Result<Vec<_>>>()?;
        let row = space::of_case(tx.sql, &id)?;
        refuse_objection(tx, row)?;
        for org in &partners {
            let parts = parts_for(tx, row, org, named.as_deref())?;
            add(tx, row, *org, &parts, &basis)?;
        }
        tx.concerns(row);
        tx.about(&organisation::ids(&partners));
        tx.touch(Touched::Sharing);
        answer(tx, row)
    })
}

/// Why a case may be shared, as it is kept.
pub(super) fn check_basis(typed: &str) -> Result<String> {
    match typed.trim() {
        "" => Err(Error::Invalid {
            field: "basis",
            words: "Say why it may be shared, for example: direct care, patient informed.",
        }),
        basis => Ok(basis.to_owned()),
    }
}

/// A partner with which something may be shared.
pub(super) fn partner(tx: &Tx<'_>, name: &str) -> Result<OrgId> {
    let org = organisation::find(&tx.directory, name)?;
    if tx.directory.organisation(&org).map(crdt::trust::Organisation::level) == Some(TrustLevel::Distrusted) {
        return Err(Error::NotAllowed("This partner is no longer trusted. Nothing was shared."));
    }
    Ok(org)
}

pub(super) fn known_parts(names: Option<&[String]>) -> Result<Option<Vec<Part>>> {
    names.map(|names| names.iter().map(|name| known_part(name)).collect()).transpose()
}

/// Takes a partner out of the circle of a case: nothing more is sent to it. What it holds it keeps.
///
/// # Errors
/// `NotFound`, `NotAllowed` when our organisation is not the steward of a part it holds.
pub fn unshare(office: &Office, id: &str, with: &str) -> Result<Outcome<Shared>> {
    let (id, with) = (id.to_owned(), with.to_owned());
    office.transact(Op::CaseUnshare, move |tx| {
        let row = space::of_case(tx.sql, &id)?;
        let org = organisation::find(&tx.directory, &with)?;
        if org == tx.desk.org {
            return Err(Error::NotAllowed("Your own organisation cannot be taken out of the circle here."));
        }
        tx.concerns(row);
        tx.about(&org.to_string());
        let parts = control::parts(tx.sql, row)?;
        for part in parts {
            if !circle::holds(tx.sql, row, part.as_str(), &org)? {
                continue;
            }
            let mut log = tx.log(row, &part)?;
            let heads = part::load(tx.sql, row, part.as_str())?.map_or_else(Vec::new, |document| document.heads());
            let entry = log.remove(&tx.desk.signer(), &[(org, heads)], tx.desk.now_seconds(), "").map_err(|_| {
                Error::NotAllowed(
                    "Only the organisation that keeps the circle of this case can take a partner out of it.",
                )
            })?;
            tx.keep_control(row, &mut log, entry, None)?;
        }
        tx.touch(Touched::Sharing);
        answer(tx, row)
    })
}

fn known_part(name: &str) -> Result<Part> {
    Part::CASE
        .iter()
        .find(|part| part.as_str() == name.trim())
        .cloned()
        .ok_or(Error::Invalid { field: "parts", words: "There is no part of that name." })
}

/// While answers about objection disagree, the strictest is enforced (`records.md`).
pub(super) fn refuse_objection(tx: &mut Tx<'_>, row: SpaceRow) -> Result<()> {
    let answers = tx.document(row, &Part::CORE)?.answers("sharing_objection")?;
    let objects = answers.iter().any(|answer| matches!(answer.value.as_text(), Some("objects_all" | "withdrawn")));
    if objects { Err(Error::NotAllowed("The person objects to sharing. Nothing was shared.")) } else { Ok(()) }
}

pub(super) fn parts_for(tx: &mut Tx<'_>, row: SpaceRow, org: &OrgId, named: Option<&[Part]>) -> Result<Vec<Part>> {
    let restricted = tx
        .document(row, &Part::CONTACT)?
        .answers("restricted")?
        .iter()
        .any(|answer| answer.value.as_text() == Some("yes"));
    if let Some(named) = named {
        if restricted && named.contains(&Part::CONTACT) {
            return Err(Error::NotAllowed(
                "This person's address is restricted and cannot be shared. Nothing was shared.",
            ));
        }
        let core = std::iter::once(Part::CORE);
        return Ok(core.chain(named.iter().cloned()).collect::<BTreeSet<_>>().into_iter().collect());
    }
    let kind = tx.directory.organisation(org).map_or_else(String::new, |known| known.profile().kind.clone());
    let mut parts = default_parts(&kind);
    parts.retain(|part| !(restricted && *part == Part::CONTACT));
    // Of a case that another organisation opened, we share by default what we hold.
    if space::nonce(tx.sql, row)?.is_none() {
        let us = tx.desk.org;
        let mut held = Vec::new();
        for part in parts {
            if part == Part::CORE || circle::holds(tx.sql, row, part.as_str(), &us)? {
                held.push(part);
            }
        }
        return Ok(held);
    }
    Ok(parts)
}

pub(super) fn add(tx: &mut Tx<'_>, row: SpaceRow, org: OrgId, parts: &[Part], basis: &str) -> Result<()> {
    for part in parts {
        let mut log = tx.own_log(row, part)?;
        if log.members().contains(&org) {
            continue;
        }
        let entry = log.add(&tx.desk.signer(), &[org], tx.desk.now_seconds(), basis).map_err(|_| {
            Error::NotAllowed("Your organisation does not hold a part that you want to share. Nothing was shared.")
        })?;
        tx.keep_control(row, &mut log, entry, None)?;
    }
    Ok(())
}

fn answer(tx: &mut Tx<'_>, row: SpaceRow) -> Result<Shared> {
    let id = space::id(tx.sql, row)?.to_string();
    tx.touch(Touched::Case(id.clone()));
    Ok(Shared { id, circle: holders(tx.sql, tx.desk, row)? })
}
