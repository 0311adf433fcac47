//! The verb: import a spreadsheet as it is.

use std::{collections::BTreeMap, sync::Arc};

use crdt::{
    document::Value,
    field::{self, Policy},
};

use super::{
    Duplicate, Message, Report,
    fields::{self, Fields},
    kept, records,
};
use crate::{
    case::{
        add,
        cohort::{self, Tag},
        duplicates,
    },
    error::{Error, Result},
    form::built_in,
    import::{self, ImportedPerson, Plan, PlannedRow, Recognised, mapping::MapFile},
    office::{Office, Op, Outcome, Touched, Tx},
    organisation::capability,
    person::{Features, Index},
    store::{SpaceRow, import_row, space},
};

/// How to import.
#[derive(Clone, Default)]
pub struct Options {
    /// Headings mapped by hand.
    pub map: MapFile,
    /// Every imported person enters this cohort.
    pub cohort: Option<String>,
    /// Compare only; write nothing.
    pub dry_run: bool,
    /// Import the other rows when some are rejected.
    pub skip_rejected: bool,
    /// Hears how many rows of how many are done.
    pub progress: Option<Arc<dyn Fn(usize, usize) + Send + Sync>>,
    /// Asked now and then while writing: true stops the import, and nothing of it is kept.
    pub stop: Option<Arc<dyn Fn() -> bool + Send + Sync>>,
}

/// Under which name what the list said in words is remembered beside its fields.
const KEPT: &str = "kept in words";

/// How often progress is told while writing.
const TELL_EVERY: usize = 25;

/// Imports a file: all or nothing, and importing it again adds nothing.
///
/// # Errors
/// `Import` for a file that is not a readable table; `RowsRejected` with the whole report; `Invalid` for a cohort
/// that does not exist.
pub fn import(office: &Office, bytes: &[u8], options: Options) -> Result<Outcome<Report>> {
    // Records, signatures, lists and the index take up to so many times the bytes of the file.
    office.room_for((bytes.len() as u64).saturating_mul(10))?;
    let id = options.cohort.clone();
    let tag = office.read(move |sql, desk| id.map(|id| cohort::tag(sql, desk, &id)).transpose())?;
    let planned = planned(office, bytes, &options)?;
    if options.dry_run {
        return Ok(Outcome { value: compared(office, planned)?, touched: Vec::new() });
    }
    let report = Report::of(&planned);
    if !report.rejected.is_empty() && !options.skip_rejected {
        return Err(Error::RowsRejected { rejected: report.rejected.len(), report: Box::new(report) });
    }
    office.transact(Op::Import, move |tx| {
        let (mut report, known) = compare(tx.sql, &planned, report)?;
        let rows: Vec<(&PlannedRow, &ImportedPerson)> = planned.importable().collect();
        for (done, ((row, person), known)) in rows.iter().zip(known).enumerate() {
            if done % TELL_EVERY == 0 {
                if options.stop.as_ref().is_some_and(|stop| stop()) {
                    return Err(Error::Stopped);
                }
                if let Some(tell) = &options.progress {
                    tell(done, rows.len());
                }
            }
            take_in(tx, row, person, &known, tag.as_ref(), &mut report)?;
        }
        tx.touch(Touched::Cases);
        Ok(report)
    })
}

/// The file by itself, read with the map of `options`.
pub(super) fn planned(office: &Office, bytes: &[u8], options: &Options) -> Result<Plan> {
    let (now, refused) = office.read(|_, desk| Ok((desk.now(), capability::refused(desk))))?;
    Ok(import::plan(bytes, &import::Options { now, map: options.map.clone(), refused }, |_, _| {})?)
}

/// What would be done with a file, compared with what is here; writes nothing.
pub(super) fn compared(office: &Office, planned: Plan) -> Result<Report> {
    let report = Report { dry_run: true, ..Report::of(&planned) };
    office.read(move |sql, _| Ok(compare(sql, &planned, report)?.0))
}

/// Compares the plan with what is here: which rows are known, which may be somebody already met.
fn compare(
    sql: &rusqlite::Connection,
    planned: &Plan,
    mut report: Report,
) -> Result<(Report, Vec<Recognised<SpaceRow>>)> {
    let before = import_row::all(sql)?;
    let rows: Vec<_> = planned.importable().map(|(row, _)| (&row.keys, row.content_hash.as_str())).collect();
    let known = import::known::recognise(&before, &rows);
    let index = duplicates::index(sql)?;
    for ((row, person), known) in planned.importable().zip(&known) {
        match known {
            Recognised::Unchanged(_) => report.unchanged += 1,
            Recognised::Changed(_) => report.updated += 1,
            Recognised::New => met_already(&index, row.row, &person.features(), &mut report),
        }
    }
    Ok((report, known))
}

fn met_already(index: &Index<String>, row: usize, features: &Features, report: &mut Report) {
    let mut told = std::collections::BTreeSet::new();
    for found in index.candidates(features) {
        // One person may have several records here.
        if !told.insert(found.id.clone()) {
            continue;
        }
        if found.why.is_duplicate() {
            report.possible_duplicates.push(Duplicate { row, of: found.id, why: found.why.code().to_owned() });
        } else {
            report.flagged.push(Message {
                row,
                code: found.why.code().to_owned(),
                message: "This NHS number belongs to somebody else on this laptop. Check whose it is.".to_owned(),
            });
        }
    }
}

fn take_in(
    tx: &mut Tx<'_>,
    row: &PlannedRow,
    person: &ImportedPerson,
    known: &Recognised<SpaceRow>,
    tag: Option<&Tag>,
    report: &mut Report,
) -> Result<()> {
    let new = fields::of(person);
    let kept = kept::words(person);
    let (case, records) = match known {
        Recognised::Unchanged(_) => return Ok(()),
        Recognised::New => {
            let (case, _, _, ids) = add::write_with(tx, &new, &records::of(&person.records)?)?;
            if let Some(tag) = tag {
                cohort::enter(tx, case, tag, "import")?;
            }
            if let Some(words) = &kept {
                kept::write(tx, case, words)?;
            }
            report.imported += 1;
            (case, records::remembered(&person.records, ids)?)
        }
        Recognised::Changed(case) => (*case, update(tx, row.row, *case, &new, person, kept.as_deref(), report)?),
    };
    let said: BTreeMap<&str, &str> = new
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .chain(records.iter().map(|(name, record)| (name.as_str(), record.as_str())))
        .chain(kept.as_deref().map(|words| (KEPT, words)))
        .collect();
    let said = serde_json::to_string(&said).map_err(|_| Error::Inconsistent("fields"))?;
    import_row::put(tx.sql, &row.keys, &row.content_hash, &said, case)
}

/// Writes what the list says differently from last time: registers, with history. Over what somebody wrote since, and over
/// any answer to a keep-both field, the list never writes: a person is asked. That a list no longer tells of a plan ends
/// no plan: its column may only have been told by hand the last time. Gives the records to be remembered.
fn update(
    tx: &mut Tx<'_>,
    row: usize,
    case: SpaceRow,
    new: &Fields,
    person: &ImportedPerson,
    kept: Option<&str>,
    report: &mut Report,
) -> Result<BTreeMap<String, String>> {
    let mut before: BTreeMap<String, String> =
        serde_json::from_str(&import_row::fields_of(tx.sql, case)?).map_err(|_| Error::Inconsistent("import row"))?;
    let kept_before = before.remove(KEPT);
    let mut asked = Vec::new();
    let records = records::write(tx, case, &person.records, &before, &mut asked)?;
    if let Some(words) = kept.filter(|words| kept_before.as_deref() != Some(*words)) {
        kept::write(tx, case, words)?;
    }
    let gone = before
        .keys()
        .filter(|name| !new.contains_key(name.as_str()))
        .filter_map(|name| field::find(name))
        .filter(|known| !is_of_plan(known.name))
        .map(|known| (known.name, ""));
    let said = new.iter().map(|(name, value)| (*name, value.as_str()));
    for (name, value) in said.chain(gone).collect::<Vec<_>>() {
        let last = before.get(name).map_or("", String::as_str);
        if last == value {
            continue;
        }
        let known = field::find(name).ok_or(Error::Inconsistent("field table"))?;
        let held = tx.document(case, known.part)?.answers(name)?;
        // What is written here is a copy of what the list said; else somebody wrote it, or wrote it away.
        let present = match held.as_slice() {
            [] => Some(""),
            [only] => only.value.as_text(),
            _ => None,
        };
        let may = match known.policy {
            // Nobody has answered yet: the list may.
            Policy::KeepBoth => held.is_empty() && !value.is_empty(),
            _ => present == Some(last),
        };
        if may {
            write(tx, case, known, value)?;
        } else if present != Some(value) {
            asked.push(name.replace('_', " "));
        }
    }
    if !asked.is_empty() {
        let id = space::id(tx.sql, case)?;
        report.flagged.push(Message {
            row,
            code: "check_with_case".to_owned(),
            message: format!("The list now says something else about {}. Open case {id} and choose.", asked.join(", ")),
        });
    }
    Ok(records)
}

/// Whether a field is asked by a plan's form alone: a list writes it only where it has such a column.
fn is_of_plan(name: &str) -> bool {
    const OF_EVERY_LIST: [&str; 2] = ["palliative_care_register", "palliative_care_register_since"];
    built_in::of_field(name).is_some() && !OF_EVERY_LIST.contains(&name)
}

fn write(tx: &mut Tx<'_>, case: SpaceRow, known: &'static field::Field, value: &str) -> Result<()> {
    tx.edit(case, known.part, |document, edit| {
        let same = matches!(document.answers(known.name)?.as_slice(), [only] if only.value.as_text() == Some(value));
        if !same {
            edit.put(known.name, Value::from(value));
        }
        Ok(())
    })?;
    Ok(())
}
