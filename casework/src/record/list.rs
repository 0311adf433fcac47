//! Listing the records of a case with every version of each.

use std::collections::{BTreeMap, BTreeSet};

use crdt::id::EntryId;
use rusqlite::{Connection, params};
use serde::Serialize;

use super::question;
use crate::{
    case::open::who,
    error::{Error, Result},
    form::{Form, Keeps, derive, derive::Fact, known},
    office::{Desk, Office},
    store::{SpaceRow, change, journal, part, space},
    time,
    view::same,
};

/// A record as screens and scripts show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// Its id, the same through every correction.
    pub id: String,
    /// The other record of the person in which it stands, where several cases are shown as one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The form's id.
    pub form: String,
    /// The form's name; empty when nothing here tells it.
    pub form_name: String,
    /// The version of the form it answers.
    pub version: String,
    /// The part it is kept in.
    pub part: String,
    /// When what it records happened: a date, or a time in UTC; empty when it does not say.
    pub happened: String,
    /// Who wrote what holds.
    pub by: String,
    /// Their job title.
    pub role: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
    /// Whether our own organisation wrote it.
    pub ours: bool,
    /// Its position in this laptop's journal when it came from somebody else.
    pub arrived: Option<i64>,
    /// The answers that hold; of two open versions those of the one that sorts first.
    pub answers: BTreeMap<String, String>,
    /// What follows from them.
    pub derived: Vec<Fact>,
    /// What holds was taken from an imported list, not typed.
    pub from_list: bool,
    /// Why it was struck through.
    pub withdrawn: Option<String>,
    /// The ids that a correction must hand back as `seen`.
    pub newest: Vec<String>,
    /// More than one version is open.
    pub needs_checking: bool,
    /// Every version, the first one first.
    pub versions: Vec<Version>,
}

/// One version of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Its id.
    pub id: String,
    /// Who.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
    /// When, as they claim; RFC 3339.
    pub at: String,
    /// Its position in this laptop's journal when it came from somebody else.
    pub arrived: Option<i64>,
    /// What it said.
    pub answers: BTreeMap<String, String>,
    /// Nobody has corrected it.
    pub newest: bool,
}

/// The records of a case that this seat may see, what happened last first; of one form or of all.
///
/// # Errors
/// `NotFound`; `Invalid` for a form that does not exist.
pub fn list(office: &Office, case: &str, form: Option<&str>) -> Result<Vec<Record>> {
    let (case, form) = (case.to_owned(), form.map(|id| id.trim().to_owned()));
    crate::audit::look::at_case(office, &case)?;
    office.read(move |sql, desk| {
        let row = space::of_case(sql, &case)?;
        if let Some(id) = &form {
            let known = known::newest(sql, desk, id)?;
            if known.keeps == Keeps::Fields {
                return plan(sql, desk, row, &known);
            }
        }
        of_person(sql, desk, row, form.as_deref())
    })
}

/// The records of a case, and once each form that one of them answers, where anything here tells it.
///
/// # Errors
/// `NotFound`.
pub fn with_forms(office: &Office, case: &str) -> Result<(Vec<Record>, Vec<Form>)> {
    let case = case.to_owned();
    office.read(move |sql, desk| {
        let row = space::of_case(sql, &case)?;
        let records = of_person(sql, desk, row, None)?;
        let answered: BTreeSet<_> = records.iter().map(|record| (&record.form, &record.version)).collect();
        let forms = answered.into_iter().map(|(id, version)| known::version(sql, id, version));
        let forms = forms.filter_map(Result::transpose).collect::<Result<_>>()?;
        Ok((records, forms))
    })
}

/// The same on an open connection, without plans; of every case of the person whom this one shows.
pub(crate) fn of_person(sql: &Connection, desk: &Desk, row: SpaceRow, form: Option<&str>) -> Result<Vec<Record>> {
    let mut records = of_case(sql, desk, row, form)?;
    for other in same::records(sql, row)?.into_iter().skip(1) {
        let id = space::id(sql, other)?.to_string();
        let theirs = of_case(sql, desk, other, form)?;
        records.extend(theirs.into_iter().map(|record| Record { record: Some(id.clone()), ..record }));
    }
    newest_first(&mut records);
    Ok(records)
}

/// What happened last comes first.
fn newest_first(records: &mut [Record]) {
    records.sort_by(|a, b| {
        let when = |record: &Record| {
            if record.happened.is_empty() {
                record.at.clone()
            } else {
                record.happened.trim_start_matches('~').to_owned()
            }
        };
        when(b).cmp(&when(a)).then_with(|| a.id.cmp(&b.id))
    });
}

/// The records of one case, without plans.
pub(crate) fn of_case(sql: &Connection, desk: &Desk, row: SpaceRow, form: Option<&str>) -> Result<Vec<Record>> {
    let mut query = sql.prepare_cached(
        "SELECT root, entry, part, form, version, change, at, happened, newest, open, withdrawn, listed FROM record_view
         WHERE space = ?1 AND (?2 IS NULL OR form = ?2) ORDER BY root, place, entry",
    )?;
    let mut rows = query.query(params![row, form])?;
    let mut records: Vec<Record> = Vec::new();
    while let Some(found) = rows.next()? {
        let root = EntryId::from_slice(&found.get::<_, Vec<u8>>(0)?)?.to_string();
        let entry = EntryId::from_slice(&found.get::<_, Vec<u8>>(1)?)?;
        let (part, form, version): (String, String, String) = (found.get(2)?, found.get(3)?, found.get(4)?);
        let placed = change::find(sql, row, &part, &found.get::<_, Vec<u8>>(5)?)?;
        let (position, seat) = placed.unzip();
        let (by, organisation) = who(desk, seat);
        let at = time::rfc3339(found.get(6)?);
        let newest: bool = found.get(8)?;
        let answers = question::answers(sql, row, &entry)?;
        let arrived = position.map_or(Ok(None), |at| Ok::<_, Error>(journal::came(sql, at)?.then_some(at)))?;
        let one = Version { id: entry.to_string(), by, organisation, at, arrived, answers, newest };
        if records.last().is_none_or(|record| record.id != root) {
            records.push(Record {
                id: root,
                record: None,
                form,
                form_name: String::new(),
                version: String::new(),
                part,
                happened: String::new(),
                by: String::new(),
                role: String::new(),
                organisation: String::new(),
                at: String::new(),
                ours: false,
                arrived: None,
                answers: BTreeMap::new(),
                derived: Vec::new(),
                from_list: false,
                withdrawn: found.get(10)?,
                newest: Vec::new(),
                needs_checking: found.get(9)?,
                versions: Vec::new(),
            });
        }
        let record = records.last_mut().ok_or(Error::Inconsistent("record"))?;
        if newest && record.newest.is_empty() {
            let form = known::version(sql, &record.form, &version)?;
            let certificate = seat.and_then(|seat| desk.directory.author(&seat));
            record.role = certificate.map_or_else(String::new, |known| known.role.clone());
            record.ours = certificate.is_some_and(|known| known.org == desk.org);
            record.arrived = arrived;
            (record.by, record.organisation, record.at) = (one.by.clone(), one.organisation.clone(), one.at.clone());
            record.happened = found.get(7)?;
            record.from_list = found.get(11)?;
            record.derived = form.as_ref().map(|form| derive::facts(form, &one.answers)).unwrap_or_default();
            record.form_name = form.map_or_else(String::new, |form| form.name);
            record.version = version;
            record.answers = one.answers.clone();
        }
        if newest {
            record.newest.push(one.id.clone());
        }
        record.versions.push(one);
    }
    newest_first(&mut records);
    Ok(records)
}

/// A plan as one record: the present values of its fields.
fn plan(sql: &Connection, desk: &Desk, row: SpaceRow, form: &Form) -> Result<Vec<Record>> {
    let (mut answers, mut last, mut open) = (BTreeMap::new(), None, false);
    for part in part::list(sql, row)? {
        let Some(document) = part::load(sql, row, part.as_str())? else { continue };
        for field in form.fields() {
            let home = crdt::field::find(&field.name).is_some_and(|known| *known.part == part);
            let found = if home { document.answers(&field.name)? } else { Vec::new() };
            let Some(newest) = found.iter().max_by_key(|answer| (answer.at, answer.id)) else { continue };
            let mut values: Vec<String> = found.iter().map(|answer| crate::case::open::shown(&answer.value)).collect();
            values.sort();
            values.dedup();
            open |= values.len() > 1;
            if values.iter().any(|value| !value.is_empty()) {
                answers.insert(field.name.clone(), values.join(" | "));
            }
            let seat = change::seat_of(sql, row, part.as_str(), &newest.id.0)?;
            last = last.max(Some((newest.at, newest.id, seat)));
        }
    }
    let Some((at, _, seat)) = last.filter(|_| !answers.is_empty()) else { return Ok(Vec::new()) };
    let (by, organisation) = who(desk, seat);
    let certificate = seat.and_then(|seat| desk.directory.author(&seat));
    Ok(vec![Record {
        id: form.id.clone(),
        record: None,
        form: form.id.clone(),
        form_name: form.name.clone(),
        version: form.version.clone(),
        part: form.part.clone(),
        happened: String::new(),
        by,
        role: certificate.map_or_else(String::new, |known| known.role.clone()),
        organisation,
        at: time::rfc3339(at),
        ours: certificate.is_some_and(|known| known.org == desk.org),
        arrived: None,
        derived: derive::facts(form, &answers),
        answers,
        from_list: false,
        withdrawn: None,
        newest: Vec::new(),
        needs_checking: open,
        versions: Vec::new(),
    }])
}
