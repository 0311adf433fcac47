//! Sharing a cohort: every open case of it that is not yet shared so, in one confirmation.

use crdt::{Part, id::OrgId};
use serde::Serialize;

use super::{
    cohort::{self, known},
    share::{add, check_basis, known_parts, partner, parts_for, refuse_objection},
};
use crate::{
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched, Tx},
    organisation,
    store::{SpaceRow, space},
    team,
    view::circle,
};

/// What sharing a cohort did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shared {
    /// Open cases of the cohort on this laptop.
    pub cases: u64,
    /// Those that a partner came to hold more of now.
    pub shared: u64,
    /// Those that were shared so already.
    pub unchanged: u64,
    /// Those that were left as they are, with the reason.
    pub refused: Vec<Refused>,
}

/// A case that was not shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// The case.
    pub id: String,
    /// Stable word.
    pub code: &'static str,
    /// Words.
    pub message: String,
}

/// A partner, and the parts asked for by name.
type Asked = (OrgId, Option<Vec<Part>>);

/// Shares every open case of a cohort. `with` partners each get `parts`, else what the cohort proposes for them, else
/// the default of their kind; without `with`, the circle that the cohort proposes. One person's objection keeps only
/// that person's case back.
///
/// # Errors
/// `Invalid`; `NotFound` and `NotAllowed` for a partner: nothing was then shared.
pub fn share_cohort(
    office: &Office,
    cohort: &str,
    with: &[String],
    parts: Option<&[String]>,
    basis: &str,
) -> Result<Outcome<Shared>> {
    let basis = check_basis(basis)?;
    let named = known_parts(parts)?;
    let (id, with) = (cohort.trim().to_owned(), with.to_vec());
    office.transact(Op::CaseShare, move |tx| {
        if !cohort::all(tx.sql, tx.desk)?.iter().any(|cohort| cohort.id == id) {
            return Err(cohort::NONE);
        }
        let asked = asked(tx, &id, &with, named)?;
        let rows = open_cases(tx, &id)?;
        let mut told = Shared { cases: rows.len() as u64, shared: 0, unchanged: 0, refused: Vec::new() };
        for row in rows {
            match plan(tx, row, &asked) {
                Ok(plan) if plan.is_empty() => told.unchanged += 1,
                Ok(plan) => {
                    for (org, parts) in plan {
                        add(tx, row, org, &parts, &basis)?;
                    }
                    tx.concerns(row);
                    tx.touch(Touched::Case(space::id(tx.sql, row)?.to_string()));
                    told.shared += 1;
                }
                Err(error @ Error::NotAllowed(_)) => told.refused.push(Refused {
                    id: space::id(tx.sql, row)?.to_string(),
                    code: error.code(),
                    message: error.to_string(),
                }),
                Err(error) => return Err(error),
            }
        }
        tx.about(&organisation::ids(asked.iter().map(|(org, _)| org)));
        tx.touch(Touched::Sharing);
        Ok(told)
    })
}

fn asked(tx: &Tx<'_>, id: &str, with: &[String], named: Option<Vec<Part>>) -> Result<Vec<Asked>> {
    let own = match team::ours(tx.sql, &tx.directory, &tx.desk.org)? {
        Some(team) => known::versions(tx.sql, team, id)?.into_iter().next(),
        None => None,
    };
    let proposed = own.map(|newest| newest.definition.circle).unwrap_or_default();
    if with.is_empty() {
        let others = proposed.into_iter().filter(|(org, _)| *org != tx.desk.org);
        let asked = others
            .map(|(org, parts)| Ok((partner(tx, &org.to_string())?, Some(named.clone().unwrap_or(parts)))))
            .collect::<Result<Vec<Asked>>>()?;
        if asked.is_empty() {
            return Err(Error::Invalid {
                field: "with",
                words: "This cohort proposes no circle. Say with which partners its cases are to be shared.",
            });
        }
        return Ok(asked);
    }
    with.iter()
        .map(|name| {
            let org = partner(tx, name)?;
            Ok((org, named.clone().or_else(|| proposed.get(&org).cloned())))
        })
        .collect()
}

fn open_cases(tx: &Tx<'_>, id: &str) -> Result<Vec<SpaceRow>> {
    let mut query = tx.sql.prepare_cached(
        "SELECT DISTINCT m.space FROM membership_view m JOIN case_view c ON c.space = m.space
         WHERE m.cohort = ?1 AND c.status NOT IN ('closed', 'declined', 'entered_in_error') ORDER BY m.space",
    )?;
    Ok(query.query_map([id], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?)
}

/// What each partner is still to get of a case. Everything that stands against it is found here, before anything is
/// written.
fn plan(tx: &mut Tx<'_>, row: SpaceRow, asked: &[Asked]) -> Result<Vec<(OrgId, Vec<Part>)>> {
    let mut plan = Vec::new();
    for (org, named) in asked {
        let mut missing = Vec::new();
        for part in parts_for(tx, row, org, named.as_deref())? {
            if !circle::holds(tx.sql, row, part.as_str(), org)? {
                missing.push(part);
            }
        }
        if !missing.is_empty() {
            plan.push((*org, missing));
        }
    }
    if plan.is_empty() {
        return Ok(plan);
    }
    refuse_objection(tx, row)?;
    let us = tx.desk.org;
    for part in plan.iter().flat_map(|(_, parts)| parts) {
        let log = tx.log(row, part)?;
        let can_open = log.heads().is_empty() && space::nonce(tx.sql, row)?.is_some();
        if !can_open && !log.members().contains(&us) {
            return Err(Error::NotAllowed(
                "Your organisation does not hold a part that you want to share. Nothing was shared.",
            ));
        }
    }
    Ok(plan)
}
