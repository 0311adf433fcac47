//! The service directory: what exists in the neighbourhood, who runs it, how to refer, for whom; and what was needed and
//! nobody offered. Entries of the team's document: everybody in the team reads all of it, so it names no patient.

pub mod add;
pub(crate) mod definition;
pub mod gap;
pub mod list;
pub mod suggest;
pub mod urgent;
pub mod withdraw;

use crdt::{
    Part,
    id::{ChangeHash, EntryId, OrgId, SeatId},
};
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use self::definition::Definition;
use crate::{
    case::open::who,
    error::{Error, Result},
    office::{Desk, Tx},
    store::{SpaceRow, change},
    team, time,
};

/// A service as screens and scripts show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Service {
    /// Its id.
    pub id: String,
    /// The entry that holds what counts now: what a form hands back as `seen`.
    pub entry: String,
    /// What it is called.
    pub name: String,
    /// What it does.
    pub what: String,
    /// Who runs it: a partner's name, or words.
    pub run_by: String,
    /// The partner's id, when a partner runs it.
    pub run_by_organisation: Option<String>,
    /// For which places.
    pub area: String,
    /// As it is dialled.
    pub phone: String,
    /// How to refer.
    pub refer: String,
    /// When it is there.
    pub hours: String,
    /// For whom.
    pub eligibility: String,
    /// It helps when somebody must act today.
    pub urgent: bool,
    /// When somebody last made sure that this is so; `YYYY-MM-DD`.
    pub last_checked: String,
    /// Why it is no longer offered.
    pub withdrawn: Option<String>,
    /// Who wrote this version.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
    /// What others wrote at the same time, without having seen it.
    pub also: Vec<Also>,
}

/// A version that was written at the same time as the one that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Also {
    /// Who wrote it.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
    /// What it says otherwise.
    pub differs: Vec<Differs>,
}

/// A line that says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differs {
    /// The name of the line.
    pub field: &'static str,
    /// What it says there.
    pub value: String,
}

/// One version of a service.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub(crate) id: String,
    pub(crate) entry: EntryId,
    version: i64,
    definition: Definition,
    at: i64,
    seat: Option<SeatId>,
}

const COLUMNS: &str = "SELECT service, entry, version, change, at, name, what, run_by_org, run_by, area, phone, refer,
    hours, eligibility, urgent, checked, withdrawn FROM team_service_view";

/// Every version of one service of a team, the one that counts first.
pub(crate) fn versions(sql: &Connection, team: SpaceRow, id: &str) -> Result<Vec<Version>> {
    let mut query = sql.prepare_cached(&format!(
        "{COLUMNS} WHERE space = ?1 AND service = ?2 ORDER BY current DESC, version DESC, at DESC, entry DESC"
    ))?;
    let mut rows = query.query(params![team, id])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(sql, team, row)?);
    }
    Ok(out)
}

/// What counts of every service of a team, by name.
pub(crate) fn current(sql: &Connection, team: SpaceRow) -> Result<Vec<Version>> {
    let mut query =
        sql.prepare_cached(&format!("{COLUMNS} WHERE space = ?1 AND current = 1 ORDER BY name, service"))?;
    let mut rows = query.query([team])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(sql, team, row)?);
    }
    Ok(out)
}

fn read(sql: &Connection, team: SpaceRow, row: &Row<'_>) -> Result<Version> {
    let text = |index: usize| row.get::<_, String>(index);
    let change = ChangeHash::from_slice(&row.get::<_, Vec<u8>>(3)?)?;
    Ok(Version {
        id: text(0)?,
        entry: EntryId::from_slice(&row.get::<_, Vec<u8>>(1)?)?,
        version: row.get(2)?,
        definition: Definition {
            name: text(5)?,
            what: text(6)?,
            run_by_org: row.get::<_, Option<Vec<u8>>>(7)?.map(|org| OrgId::from_slice(&org)).transpose()?,
            run_by: text(8)?,
            area: text(9)?,
            phone: text(10)?,
            refer: text(11)?,
            hours: text(12)?,
            eligibility: text(13)?,
            urgent: row.get(14)?,
            checked: text(15)?,
            withdrawn: row.get(16)?,
            after: None,
        },
        at: row.get(4)?,
        seat: change::seat_of(sql, team, Part::TEAM.as_str(), &change.0)?,
    })
}

/// A service with what was written at the same time.
pub(crate) fn shown(sql: &Connection, desk: &Desk, team: SpaceRow, one: &Version) -> Result<Service> {
    let mut service = told(desk, one);
    for other in versions(sql, team, &one.id)? {
        if other.version == one.version && other.entry != one.entry {
            let theirs = told(desk, &other);
            let (by, organisation, at) = (theirs.by.clone(), theirs.organisation.clone(), theirs.at.clone());
            service.also.push(Also { by, organisation, at, differs: differs(&service, theirs) });
        }
    }
    Ok(service)
}

fn told(desk: &Desk, one: &Version) -> Service {
    let (by, organisation) = who(desk, one.seat);
    let Definition {
        name,
        what,
        run_by_org,
        run_by,
        area,
        phone,
        refer,
        hours,
        eligibility,
        urgent,
        checked,
        withdrawn,
        ..
    } = one.definition.clone();
    let partner = run_by_org.map(|org| {
        let known = desk.directory.organisation(&org);
        known.map_or_else(|| "An organisation not met yet".to_owned(), |known| known.profile().name.clone())
    });
    Service {
        id: one.id.clone(),
        entry: one.entry.to_string(),
        name,
        what,
        run_by: partner.unwrap_or(run_by),
        run_by_organisation: run_by_org.map(|org| org.to_string()),
        area,
        phone,
        refer,
        hours,
        eligibility,
        urgent,
        last_checked: checked,
        withdrawn,
        by,
        organisation,
        at: time::rfc3339(one.at),
        also: Vec::new(),
    }
}

fn differs(ours: &Service, theirs: Service) -> Vec<Differs> {
    let urgent = |service: &Service| if service.urgent { "yes" } else { "no" }.to_owned();
    let lines = [
        ("urgent", urgent(ours), urgent(&theirs)),
        ("name", ours.name.clone(), theirs.name),
        ("what", ours.what.clone(), theirs.what),
        ("run_by", ours.run_by.clone(), theirs.run_by),
        ("area", ours.area.clone(), theirs.area),
        ("phone", ours.phone.clone(), theirs.phone),
        ("refer", ours.refer.clone(), theirs.refer),
        ("hours", ours.hours.clone(), theirs.hours),
        ("eligibility", ours.eligibility.clone(), theirs.eligibility),
        ("last_checked", ours.last_checked.clone(), theirs.last_checked),
        ("withdrawn", ours.withdrawn.clone().unwrap_or_default(), theirs.withdrawn.unwrap_or_default()),
    ];
    lines
        .into_iter()
        .filter(|(_, ours, theirs)| ours != theirs)
        .map(|(field, _, value)| Differs { field, value })
        .collect()
}

/// Our team, in which alone a service or a gap can be written.
pub(crate) fn our_team(tx: &Tx<'_>) -> Result<SpaceRow> {
    team::ours(tx.sql, &tx.directory, &tx.desk.org)?.ok_or(team::NO_TEAM)
}

/// What counts of a service, when the form still shows it.
pub(crate) fn seen(sql: &Connection, team: SpaceRow, id: &str, seen: Option<&str>) -> Result<Version> {
    let newest = versions(sql, team, id.trim())?.into_iter().next();
    let newest = newest.ok_or(Error::NotFound("There is no such service in your team’s directory."))?;
    if seen.is_some_and(|seen| seen != newest.entry.to_string()) {
        return Err(Error::ChangedMeanwhile);
    }
    Ok(newest)
}
