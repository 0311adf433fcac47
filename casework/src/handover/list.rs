//! Listing offers: of one case, of all, and those that wait for our answer.

use crdt::handover::{RULES, Side, State};
use rusqlite::Connection;
use serde::Serialize;

use super::{
    Handover, Taken,
    stand::{Offer, Offers, Step},
};
use crate::{
    action::ENDED,
    case::open::who,
    error::{Error, Result},
    office::{Desk, Office},
    share::reached::{Reached, Receipts},
    store::{SpaceRow, space},
    time,
};

/// Lists offers, the newest first; of one case when it is named.
///
/// # Errors
/// `NotFound` for a case that is not here.
pub fn list(office: &Office, case: Option<&str>) -> Result<Vec<Handover>> {
    let case = case.map(str::to_owned);
    office.read(move |sql, desk| match case {
        Some(id) => of_case(sql, desk, space::of_case(sql, &id)?),
        None => {
            let mut all = Vec::new();
            for row in spaces(sql, "SELECT DISTINCT space FROM handover_view", [])? {
                all.extend(of_case(sql, desk, row)?);
            }
            newest_first(&mut all);
            Ok(all)
        }
    })
}

/// An offer with the person it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The offer.
    #[serde(flatten)]
    pub handover: Handover,
    /// The person's family name.
    pub family_name: String,
    /// Their given name.
    pub given_name: String,
    /// Their title.
    pub title: String,
}

/// Offers that wait for an answer of our organisation, the oldest first. A case that has ended needs none.
///
/// # Errors
/// Storage errors.
pub fn offered_to_us(office: &Office) -> Result<Vec<Named>> {
    office.read(|sql, desk| {
        let mut out = Vec::new();
        for row in spaces(sql, "SELECT DISTINCT space FROM handover_view WHERE to_org = ?1", [desk.org.0])? {
            let (status, family_name, given_name, title) = sql
                .prepare_cached("SELECT status, family_name, given_name, title FROM case_view WHERE space = ?1")?
                .query_row([row], |found| {
                    Ok((found.get::<_, String>(0)?, found.get(1)?, found.get(2)?, found.get(3)?))
                })?;
            if ENDED.iter().any(|(ended, _)| *ended == status) {
                continue;
            }
            let open = of_case(sql, desk, row)?.into_iter().filter(|one| one.may.contains(&"accept"));
            for handover in open {
                let (family_name, given_name, title): (&String, &String, &String) = (&family_name, &given_name, &title);
                out.push(Named {
                    handover,
                    family_name: family_name.clone(),
                    given_name: given_name.clone(),
                    title: title.clone(),
                });
            }
        }
        out.sort_by(|a, b| (&a.handover.offered_at, &a.handover.id).cmp(&(&b.handover.offered_at, &b.handover.id)));
        Ok(out)
    })
}

fn spaces(sql: &Connection, query: &str, with: impl rusqlite::Params) -> Result<Vec<SpaceRow>> {
    let mut found = sql.prepare_cached(query)?;
    let rows = found.query_map(with, |row| row.get(0))?;
    rows.collect::<std::result::Result<_, _>>().map_err(Error::from)
}

fn newest_first(all: &mut [Handover]) {
    all.sort_by(|a, b| (&b.offered_at, &b.id).cmp(&(&a.offered_at, &a.id)));
}

/// The offers of one case, the newest first.
pub(crate) fn of_case(sql: &Connection, desk: &Desk, row: SpaceRow) -> Result<Vec<Handover>> {
    let offers = Offers::of_case(sql, &desk.directory, row)?;
    let case = space::id(sql, row)?.to_string();
    let mut receipts = Receipts::new(sql, desk);
    let mut all = Vec::with_capacity(offers.all.len());
    for offer in &offers.all {
        all.push(told(desk, &offers, offer, &case, row, &mut receipts)?);
    }
    newest_first(&mut all);
    Ok(all)
}

fn told(
    desk: &Desk,
    offers: &Offers,
    offer: &Offer,
    case: &str,
    row: SpaceRow,
    receipts: &mut Receipts<'_>,
) -> Result<Handover> {
    let standing = offers.standing(offer).ok_or(Error::Inconsistent("hand-over"))?;
    let (offered_by, offered_by_organisation) = who(desk, offer.seat);
    let to_organisation = offer.to.org.ok_or(Error::Inconsistent("hand-over"))?;
    let ours = offer.offerer(&desk.directory) == Some(desk.org);
    let taken = |id: &crdt::id::EntryId| offers.step(id).map(|(of, step)| taken(desk, of, step));
    Ok(Handover {
        id: offer.id.to_string(),
        case: case.to_owned(),
        of: offer.of.clone(),
        to: offer.to.shown(desk),
        to_organisation: to_organisation.to_string(),
        from: offer.from.clone(),
        reason: offer.reason.clone(),
        summary: Some(offer.summary.clone()).filter(|words| !words.is_empty()),
        effective: Some(offer.effective.clone()).filter(|day| !day.is_empty()),
        state: standing.state.word(),
        offered_by,
        offered_by_organisation,
        offered_at: time::rfc3339(offer.at),
        answer: standing.by.as_ref().and_then(taken),
        also: standing.also.iter().filter_map(taken).collect(),
        overtaken: standing
            .overtaken
            .as_ref()
            .and_then(|id| offers.step(id))
            .map(|(of, step)| Taken { to: Some(of.to.shown(desk)), ..self::taken(desk, of, step) }),
        seen_by_asked: match receipts.reached(&to_organisation, row, super::PART.as_str(), &offer.change)? {
            Reached::NotInCircle => Some(Reached::NotInCircle.word()),
            reached => ours.then(|| reached.word()),
        },
        may: may(desk, offer, standing),
        newest: offers.newest(offer).iter().map(ToString::to_string).collect(),
    })
}

fn taken(desk: &Desk, _: &Offer, step: &Step) -> Taken {
    let (by, organisation) = who(desk, step.seat);
    Taken {
        state: step.to.map_or("", State::word),
        by,
        organisation,
        at: time::rfc3339(step.at),
        reason: Some(step.reason.clone()).filter(|reason| !reason.is_empty()),
        to: None,
    }
}

/// What our organisation may do with an offer that nobody has answered; one that was overtaken is only put away.
fn may(desk: &Desk, offer: &Offer, standing: &crdt::handover::Standing) -> Vec<&'static str> {
    if standing.state != State::Offered {
        return Vec::new();
    }
    let asked = offer.to.org == Some(desk.org);
    let offered = offer.offerer(&desk.directory) == Some(desk.org);
    let may = RULES.iter().filter(|rule| match rule.side {
        Side::Asked => asked && (rule.to != State::Accepted || standing.overtaken.is_none()),
        Side::Offerer => offered,
    });
    may.map(|rule| match rule.to {
        State::Accepted => "accept",
        State::Declined => "decline",
        _ => "revoke",
    })
    .collect()
}
