//! Records of pathways that a row answers: added once, corrected when the list says something else, and never over what
//! somebody wrote since.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    error::{Error, Result},
    form::{Form, built_in},
    import::person::Answered,
    office::Tx,
    record::{self, Origin, add, correct, question},
    store::SpaceRow,
};

/// What begins the name under which a record of a row is remembered beside its fields.
const NAME: &str = "record ";

/// A record as it was taken from a row.
#[derive(Serialize, Deserialize)]
struct Remembered {
    id: String,
    answers: BTreeMap<String, String>,
}

/// Under which name the record of a form is remembered.
fn name(form: &str) -> String {
    format!("{NAME}{form}")
}

/// The records of a row that was never seen, each with its form.
pub(super) fn of(records: &[Answered]) -> Result<Vec<(&'static Form, &BTreeMap<String, String>)>> {
    let form = |id: &str| built_in::find(id).ok_or(Error::Inconsistent("form"));
    records.iter().map(|new| Ok((form(&new.form)?, &new.answers))).collect()
}

/// What is to be remembered of them, once they were added with these ids.
pub(super) fn remembered(records: &[Answered], ids: Vec<String>) -> Result<BTreeMap<String, String>> {
    records.iter().zip(ids).map(|(new, id)| Ok((name(&new.form), remember(id, &new.answers)?))).collect()
}

fn remember(id: String, answers: &BTreeMap<String, String>) -> Result<String> {
    serde_json::to_string(&Remembered { id, answers: answers.clone() }).map_err(|_| Error::Inconsistent("record"))
}

/// Adds or corrects the records of a row that was seen before. `before` is what was remembered of it, and `asked` takes the names of the forms
/// whose record somebody has written in since. Gives what is to be remembered.
pub(super) fn write(
    tx: &mut Tx<'_>,
    case: SpaceRow,
    records: &[Answered],
    before: &BTreeMap<String, String>,
    asked: &mut Vec<String>,
) -> Result<BTreeMap<String, String>> {
    // A record that the list no longer tells of stays, and is known again if it returns.
    let mut remembered: BTreeMap<String, String> =
        before.iter().filter(|(key, _)| key.starts_with(NAME)).map(|(key, text)| (key.clone(), text.clone())).collect();
    for new in records {
        let form = built_in::find(&new.form).ok_or(Error::Inconsistent("form"))?;
        let known = before
            .get(&name(&form.id))
            .map(|text| serde_json::from_str::<Remembered>(text).map_err(|_| Error::Inconsistent("import row")))
            .transpose()?;
        let id = match known {
            None => add::write(tx, case, form, &new.answers, Origin::List)?,
            Some(known) if known.answers == new.answers => continue,
            Some(known) => {
                let place = record::find(tx.sql, &known.id)?;
                let newest = question::newest(tx.sql, &place)?;
                let ours = match newest.as_slice() {
                    [only] => question::said(tx.sql, &place, only)?.1 == known.answers,
                    _ => false,
                };
                if ours && !record::is_withdrawn(tx.sql, &place)? {
                    correct::write(tx, &place, form, &new.answers, &newest, Origin::List)?;
                } else {
                    asked.push(form.name.to_lowercase());
                }
                known.id
            }
        };
        remembered.insert(name(&form.id), remember(id, &new.answers)?);
    }
    Ok(remembered)
}
