//! Adding a case: a person new to this laptop.

use std::collections::BTreeMap;

use crdt::{Part, document::Value, field, id::SpaceId};
use serde::{Deserialize, Serialize};

use super::{change, cohort};
use crate::{
    error::{Error, Result},
    form::{Answers, Form},
    office::{Desk, Office, Op, Outcome, Touched, Tx},
    person::{self, Years},
    record::{self, Origin},
    store::{SpaceRow, setting, space},
    time,
};

/// A case as a script or form gives it (`cli.md`, `case add`).
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    /// Who.
    pub person: NewPerson,
    /// Ids of cohorts.
    #[serde(default)]
    pub cohorts: Vec<String>,
    /// At most 140 characters.
    #[serde(default)]
    pub headline: Option<String>,
    /// `now`, `two_hours`, `two_days`, `before_next_scrum` or `routine`.
    #[serde(default)]
    pub urgency: Option<String>,
    /// Who sees to it that things happen.
    #[serde(default)]
    pub key_worker: Option<String>,
}

/// A person as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the field of that name in the field table")]
pub struct NewPerson {
    #[serde(default)]
    pub family_name: String,
    #[serde(default)]
    pub given_name: String,
    #[serde(default)]
    pub date_of_birth: Option<String>,
    /// About what age, or a year, when nobody knows the date: `84`, `about 80`, `1941`.
    #[serde(default)]
    pub born_about: Option<String>,
    #[serde(default)]
    pub nhs_number: Option<String>,
    #[serde(default)]
    pub postcode: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub sex: Option<String>,
    #[serde(default)]
    pub known_as: Option<String>,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub nhs_number_absent_reason: Option<String>,
}

/// A case that was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Added {
    /// Its id.
    pub id: String,
    /// Its short code.
    pub code: String,
    /// Cases already here that may be the same person; a question for a person, never joined by itself.
    pub possible_duplicates: Vec<String>,
    /// Ids of the answers of its status, as a form hands them back to take the case back as entered in error.
    #[serde(skip)]
    pub status_answers: Vec<String>,
}

/// Adds a case.
///
/// # Errors
/// `Invalid` with the field for what was typed; nothing is then added.
pub fn add(office: &Office, mut new: NewCase) -> Result<Outcome<Added>> {
    office.transact(Op::CaseAdd, move |tx| {
        settle_age(&mut new.person, tx.desk)?;
        let fields = fields_of(&new, tx.desk)?;
        let tags = new.cohorts.iter().map(|id| cohort::tag(tx.sql, tx.desk, id)).collect::<Result<Vec<_>>>()?;
        let possible_duplicates = duplicates(tx, &new.person)?;
        let (row, id, code) = write(tx, &fields)?;
        for tag in &tags {
            cohort::enter(tx, row, tag, "referral")?;
        }
        tx.touch(Touched::Cases);
        let status = tx.document(row, &Part::CORE)?.answers("status")?;
        let status_answers = status.iter().map(|answer| answer.id.to_string()).collect();
        Ok(Added { id: id.to_string(), code, possible_duplicates, status_answers })
    })
}

/// Turns an age into the years in which somebody of that age was born: an age goes stale, a year does not.
///
/// # Errors
/// `Invalid` for what tells no age.
pub(crate) fn settle_age(person: &mut NewPerson, desk: &Desk) -> Result<()> {
    let typed = person.born_about.take().unwrap_or_default();
    if typed.trim().is_empty() {
        return Ok(());
    }
    let year = time::day(desk.now()).get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
    let years = Years::parse(&typed).or_else(|| Years::read_age(&typed, year)).ok_or(Error::Invalid {
        field: "born_about",
        words: "Enter about what age as a number, for example 84, or a year, for example 1941.",
    })?;
    person.born_about = Some(years.to_string());
    Ok(())
}

/// The fields of a new case, checked.
pub(super) fn fields_of(new: &NewCase, desk: &Desk) -> Result<BTreeMap<&'static str, String>> {
    let person = &new.person;
    if person.family_name.trim().is_empty() && person.given_name.trim().is_empty() {
        return Err(Error::Invalid { field: "family_name", words: "Enter at least one name." });
    }
    let typed = [
        ("family_name", Some(&person.family_name)),
        ("given_name", Some(&person.given_name)),
        ("date_of_birth", person.date_of_birth.as_ref()),
        ("born_about", person.born_about.as_ref()),
        ("nhs_number", person.nhs_number.as_ref()),
        ("postcode", person.postcode.as_ref()),
        ("address", person.address.as_ref()),
        ("phone", person.phone.as_ref()),
        ("sex", person.sex.as_ref()),
        ("known_as", person.known_as.as_ref()),
        ("title", person.title.as_ref()),
        ("nhs_number_absent_reason", person.nhs_number_absent_reason.as_ref()),
        ("key_worker", new.key_worker.as_ref()),
        ("headline", new.headline.as_ref()),
        ("urgency", new.urgency.as_ref()),
    ];
    let mut fields = BTreeMap::new();
    for (name, value) in typed {
        let known = field::find(name).ok_or(Error::Inconsistent("field table"))?;
        let typed = value.map_or("", |value| value);
        let checked = known
            .kind
            .check(typed)
            .map_err(|rejected| Error::Invalid { field: name, words: change::why(known, typed, rejected.0) })?;
        change::must_have_happened(desk, known, &checked)?;
        if !checked.is_empty() {
            fields.insert(name, checked);
        }
    }
    fields.insert("status", "active".to_owned());
    fields.entry("urgency").or_insert_with(|| "routine".to_owned());
    if let Some(postcode) = fields.get_mut("postcode") {
        *postcode = tidy_postcode(postcode);
    }
    Ok(fields)
}

/// Opens the space and writes each field into its part, one change a part.
pub(crate) fn write(tx: &mut Tx<'_>, fields: &BTreeMap<&'static str, String>) -> Result<(SpaceRow, SpaceId, String)> {
    let (row, id, code, _) = write_with(tx, fields, &[])?;
    Ok((row, id, code))
}

/// The same with checked records of built-in forms from a list, each in the change of its part; gives their ids as well.
pub(crate) fn write_with(
    tx: &mut Tx<'_>,
    fields: &BTreeMap<&'static str, String>,
    records: &[(&Form, &Answers)],
) -> Result<(SpaceRow, SpaceId, String, Vec<String>)> {
    let (row, id) = tx.open_space(space::CASE)?;
    let code = next_code(tx)?;
    let mut by_part: BTreeMap<Part, Vec<(&'static str, &str)>> = BTreeMap::new();
    by_part.entry(Part::CORE).or_default().push(("code", &code));
    for (name, value) in fields {
        let known = field::find(name).ok_or(Error::Inconsistent("field table"))?;
        by_part.entry(known.part.clone()).or_default().push((known.name, value));
    }
    for (form, _) in records {
        by_part.entry(Part::new(&form.part)?).or_default();
    }
    let mut ids = vec![String::new(); records.len()];
    for (part, values) in by_part {
        let of: Vec<_> = records.iter().enumerate().filter(|(_, (form, _))| form.part == part.as_str()).collect();
        let entered = tx.edit(row, &part, |_, edit| {
            for (name, value) in values {
                edit.put(name, Value::from(value));
            }
            for (_, (form, answers)) in &of {
                record::add::enter(form, answers, Origin::List, edit);
            }
            Ok(())
        })?;
        for ((place, _), entry) in of.into_iter().zip(entered) {
            if let Some(id) = ids.get_mut(place) {
                *id = entry.to_string();
            }
        }
    }
    Ok((row, id, code, ids))
}

/// A short code with a prefix of this store, so that codes made offline on two laptops differ.
fn next_code(tx: &Tx<'_>) -> Result<String> {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let prefix: String = tx
        .desk
        .store
        .as_bytes()
        .iter()
        .take(3)
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)).map(|c| char::from(*c)))
        .collect();
    Ok(format!("{prefix}-{:04}", setting::next(tx.sql, setting::NEXT_CODE)?))
}

fn duplicates(tx: &Tx<'_>, new: &NewPerson) -> Result<Vec<String>> {
    super::duplicates::of_new(tx.sql, new)
}

/// A postcode as it stands on an envelope; what is not one is kept as typed.
pub(crate) fn tidy_postcode(typed: &str) -> String {
    person::Postcode::parse(typed).map_or_else(|| typed.trim().to_owned(), |postcode| postcode.as_str().to_owned())
}
