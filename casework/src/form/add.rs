//! Defining a form of the team's own, and correcting it: each version is an entry of its own in the team's document, and
//! records keep saying which version they answered.

use std::collections::BTreeSet;

use crdt::{
    Part,
    document::{Container, Map, Value},
    field::Kind,
};

use super::{FORM, Field, Form, Keeps, Type, built_in, known};
use crate::{
    case::cohort::definition::case_part,
    error::{Error, Result},
    office::{Office, Op, Outcome, Touched, Tx},
    store::SpaceRow,
    team,
};

/// Bounds of what a team may define: a form that nobody can fill in at a kitchen table is no form.
const MOST_FIELDS: usize = 80;
const MOST_CHOICES: usize = 60;
const MOST_DERIVED: usize = 20;
/// Longest definition as text, which travels with every case that uses it.
pub(crate) const MOST_BYTES: usize = 48 * 1024;

/// Defines a form of our team's own.
///
/// # Errors
/// `Misfit` with the field and what to do about it; `NotAllowed` in no team.
pub fn add(office: &Office, new: Form) -> Result<Outcome<Form>> {
    office.transact(Op::FormAdd, move |tx| {
        let team = team::ours(tx.sql, &tx.directory, &tx.desk.org)?.ok_or(team::NO_TEAM)?;
        not_taken(tx, team, &new.name, None)?;
        write(tx, team, own(new)?, None)
    })
}

/// Corrects a form of our team's own. Records that were made keep the version they answered. The part stays: who may
/// read what was recorded must not change behind the back of those who recorded it.
///
/// # Errors
/// As [`add`].
pub fn change(office: &Office, id: &str, new: Form) -> Result<Outcome<Form>> {
    let id = id.trim().to_owned();
    office.transact(Op::FormChange, move |tx| {
        let team = team::ours(tx.sql, &tx.directory, &tx.desk.org)?.ok_or(team::NO_TEAM)?;
        let newest = known::of_team(tx.sql, team, &id)?.ok_or(known::NONE)?;
        let new = own(new)?;
        if new.part != newest.part {
            return Err(misfit(
                "part",
                "The part of a form cannot change, because its records stand there. Make another form.",
            ));
        }
        not_taken(tx, team, &new.name, Some(&id))?;
        write(tx, team, new, Some((id, newest.version)))
    })
}

fn misfit(field: &str, words: &str) -> Error {
    Error::Misfit { field: field.to_owned(), words: words.to_owned() }
}

/// A form as a team may define it: nothing in it is claimed, ids come from the entry.
fn own(mut new: Form) -> Result<Form> {
    (new.id, new.version) = (String::new(), String::new());
    new.name = new.name.trim().to_owned();
    new.purpose = new.purpose.trim().to_owned();
    if new.one.trim().is_empty() {
        "record".clone_into(&mut new.one);
    }
    if new.keeps == Keeps::Fields || new.fields().any(|field| field.kind == Type::Field || !field.sets.is_empty()) {
        return Err(misfit("keeps", "A team’s own form keeps records of its own."));
    }
    fits(&new).map_err(|(field, words)| misfit(&field, words))?;
    Ok(new)
}

/// Whether a definition can be shown, filled in and kept.
pub(crate) fn fits(form: &Form) -> std::result::Result<(), (String, &'static str)> {
    let say = |field: &str, words| Err((field.to_owned(), words));
    let line = |text: &str, most| !text.trim().is_empty() && Kind::Line(most).check(text).is_ok();
    if !line(&form.name, 80) {
        return say("name", "Enter the form’s name.");
    }
    if !line(&form.purpose, 200) {
        return say("purpose", "Say in one sentence what the form is for.");
    }
    if case_part(&form.part).is_none() {
        return say("part", "Say in which part of a case its records are kept, for example core, clinical or social.");
    }
    if form.fields().next().is_none() {
        return say("sections", "Add at least one question.");
    }
    if form.fields().count() > MOST_FIELDS || form.derived.len() > MOST_DERIVED {
        return say("sections", "A form may have 80 questions. Make it two forms.");
    }
    let mut names = BTreeSet::new();
    for section in &form.sections {
        if !line(&section.name, 80) {
            return say("sections", "Give each group of questions a heading.");
        }
        for field in &section.fields {
            if !names.insert(&field.name) {
                return say(&field.name, "Two questions have the same name.");
            }
            question(field).map_err(|words| (field.name.chars().take(60).collect(), words))?;
        }
    }
    let happens = form.fields().find(|field| field.name == form.happened).map(|field| field.kind);
    if !form.happened.is_empty() && !matches!(happens, Some(Type::Date | Type::Instant)) {
        return say("happened", "What says when it happened must be a date, or a date and time.");
    }
    Ok(())
}

fn question(field: &Field) -> std::result::Result<(), &'static str> {
    let word = |text: &str| {
        !text.is_empty()
            && text.len() <= 60
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let shown = |text: &str, most| Kind::Line(most).check(text).is_ok();
    if !word(&field.name) {
        return Err("A question’s short name has small letters, digits and _ only.");
    }
    if field.label.trim().is_empty() || !shown(&field.label, 160) || !shown(&field.help, 400) || !shown(&field.unit, 40)
    {
        return Err("Write the question in words, at most 160 characters, and its help in at most 400.");
    }
    match field.kind {
        Type::Choice | Type::Choices => {
            let mut words = BTreeSet::new();
            if field.choices.len() < 2 || field.choices.len() > MOST_CHOICES {
                return Err("Give a choice from 2 to 60 answers.");
            }
            let fits = |one: &super::Choice| {
                word(&one.0) && (one.1.is_empty() || shown(&one.1, 120)) && one.0 != super::UNKNOWN
                    || one.0 == super::UNKNOWN
            };
            if !field.choices.iter().all(|one| fits(one) && words.insert(&one.0)) {
                return Err("Each answer needs a short name of its own and words of at most 120 characters.");
            }
        }
        Type::Scale if field.least.is_none() || field.most.is_none() => {
            return Err("Say where the scale begins and ends.");
        }
        _ => {}
    }
    if field.least.zip(field.most).is_some_and(|(least, most)| least >= most) || field.decimals > 4 {
        return Err("The least must be smaller than the greatest, with at most four digits after the point.");
    }
    if [field.least, field.most].into_iter().flatten().any(|bound| !bound.is_finite() || bound.abs() > 1e9) {
        return Err("A bound must be a number between minus and plus a thousand million.");
    }
    Ok(())
}

/// Two forms of one name would be taken for one another.
fn not_taken(tx: &Tx<'_>, team: SpaceRow, name: &str, but: Option<&str>) -> Result<()> {
    let alike = |other: &str| other.trim().to_lowercase() == name.trim().to_lowercase();
    let own = known::all_of_team(tx.sql, team)?;
    let taken = own.iter().any(|form| Some(form.id.as_str()) != but && alike(&form.name));
    if taken || built_in::all().iter().any(|form| alike(&form.name)) {
        return Err(misfit("name", "The team has a form of that name already."));
    }
    Ok(())
}

fn write(tx: &mut Tx<'_>, team: SpaceRow, form: Form, after: Option<(String, String)>) -> Result<Form> {
    let text = serde_json::to_string(&form).map_err(|_| Error::Inconsistent("form"))?;
    if text.len() > MOST_BYTES {
        return Err(misfit("sections", "The form is too long. Make it two forms."));
    }
    let mut entry = Map::from([("type".to_owned(), Value::from(FORM)), ("definition".to_owned(), Value::from(text))]);
    if let Some((_, version)) = &after {
        entry.insert("after".to_owned(), Value::from(version.as_str()));
    }
    let made = tx.edit(team, &Part::TEAM, |_, edit| {
        edit.enter(Container::Entries, entry);
        Ok(())
    })?;
    let version = made.first().ok_or(Error::Inconsistent("form entry"))?.to_string();
    let id = after.map_or_else(|| version.clone(), |(id, _)| id);
    tx.about(&id);
    tx.touch(Touched::Team);
    tx.flush()?;
    known::version(tx.sql, &id, &version)?.ok_or(Error::Inconsistent("form"))
}
