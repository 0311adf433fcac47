//! What a row answers to the questions of the pathways' forms. A cell that does not mean exactly one answer is left for the
//! note, and so is a whole record that would lack what its form requires.

use std::collections::{BTreeMap, BTreeSet};

use super::Row;
use crate::{
    error::Error,
    form::{self, Field, Form, Keeps, Type, UNKNOWN},
    import::{
        dates,
        flag::FlagCode,
        headings::normal,
        parts::{self, YesNo},
        pathways::ROWS,
        person::{Answered, ImportedPerson},
        question::{Asked, Reads, Word},
        text::excerpt,
    },
    time,
};

/// The answers of one form before they are checked, each with the place of its cell.
struct Typed {
    form: &'static Form,
    answers: BTreeMap<&'static str, (String, usize)>,
    /// Cells that say more than their answer.
    more: BTreeSet<usize>,
}

/// Which cells became answers, and which of them say more and go into the note too.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) cells: BTreeSet<usize>,
    pub(super) more: BTreeSet<usize>,
}

/// What a cell answers.
enum Read {
    One(String),
    /// An answer, but the cell says more.
    More(String),
    Two(String, &'static str, String),
}

impl Row<'_> {
    pub(super) fn pathways(&mut self, person: &mut ImportedPerson) -> Taken {
        let mut forms: Vec<Typed> = Vec::new();
        for (place, column) in self.mapping.columns.iter().enumerate() {
            let Some(cell) = self.cells.get(place).filter(|cell| !cell.is_empty()) else { continue };
            for asked in &column.asked {
                // Of a restricted person no words are taken in that may lead to them, whatever the column is called.
                let way = super::is_way(&column.heading) || super::is_way(&asked.field.name);
                if person.contact.restricted && way && is_words(asked.field) || !self.is_of(asked.form) {
                    continue;
                }
                let at = forms.iter().position(|typed| typed.form.id == asked.form.id).unwrap_or_else(|| {
                    forms.push(Typed { form: asked.form, answers: BTreeMap::new(), more: BTreeSet::new() });
                    forms.len() - 1
                });
                if let Some(typed) = forms.get_mut(at) {
                    typed.take(asked, cell, place);
                }
            }
        }
        let mut taken = Taken::default();
        for typed in forms {
            self.settle(typed, person, &mut taken);
        }
        taken
    }

    /// Whether this row is of the kind of which the form makes records.
    fn is_of(&self, form: &Form) -> bool {
        let Some((_, heading, words)) = ROWS.iter().find(|(id, ..)| *id == form.id) else { return true };
        let place = self.mapping.columns.iter().position(|column| normal(&column.heading) == *heading);
        // A list of one service only has no such column: then its columns were told by hand.
        place.is_none_or(|place| self.cells.get(place).is_some_and(|cell| words.contains(&normal(cell).as_str())))
    }

    /// Checks the answers of a form and takes them over; what does not fit is left for the note, with the reason.
    fn settle(&mut self, mut typed: Typed, person: &mut ImportedPerson, taken: &mut Taken) {
        if typed.answers.is_empty() {
            return;
        }
        let checked = loop {
            let answers = typed.answers.iter().map(|(name, (text, _))| ((*name).to_owned(), text.clone())).collect();
            let misfit = match form::check(typed.form, &answers, self.now) {
                Ok(answers) => match self.unfit(typed.form, &answers) {
                    None => break answers,
                    Some(misfit) => misfit,
                },
                Err(Error::Misfit { field, words }) => (field, words),
                Err(_) => return,
            };
            let (name, words) = misfit;
            let Some((_, place)) = typed.answers.remove(name.as_str()) else {
                // Without what the form requires there is no record: all of it stays in the note.
                let message = format!(
                    "No record \"{}\" can be made of this row, so its cells were kept in a note. {words}",
                    typed.form.name
                );
                self.flag(FlagCode::RecordNotMade, message);
                return;
            };
            typed.answers.retain(|_, (_, other)| *other != place);
            typed.more.remove(&place);
            let (heading, cell) = (self.mapping.columns.get(place).map(|c| c.heading.as_str()), self.cells.get(place));
            let message = format!(
                "\"{}\" in column \"{}\" was kept in a note. {words}",
                excerpt(cell.map_or("", String::as_str)),
                heading.unwrap_or_default()
            );
            self.flag(FlagCode::ValueKeptInNote, message);
            if typed.answers.is_empty() {
                return;
            }
        };
        taken.cells.extend(typed.answers.values().map(|(_, place)| *place));
        taken.more.extend(&typed.more);
        match typed.form.keeps {
            Keeps::Fields => person.plan.extend(checked),
            Keeps::Entries => person.records.push(Answered { form: typed.form.id.clone(), answers: checked }),
        }
    }

    /// A field of the case that its own kind refuses, or that can only have happened and has a day after today; and why.
    fn unfit(&self, form: &Form, answers: &form::Answers) -> Option<(String, String)> {
        if form.keeps != Keeps::Fields {
            return None;
        }
        let day = time::day(self.now);
        let why = |name: &str, value: &str| {
            let Some(known) = crdt::field::find(name) else { return Some("There is no such field.".to_owned()) };
            match known.kind.check(value) {
                Err(refused) => Some(refused.to_string()),
                Ok(_) if known.kind.is_past() && value != UNKNOWN && *value > *day => {
                    Some("That day has not come yet. Check the date.".to_owned())
                }
                Ok(_) => None,
            }
        };
        answers.iter().find_map(|(name, value)| Some((name.clone(), why(name, value)?)))
    }
}

impl Typed {
    /// Reads the cell, unless an earlier line of the table read it, or an earlier column answers the question.
    fn take(&mut self, asked: &Asked, cell: &str, place: usize) {
        let name = asked.field.name.as_str();
        if self.answers.contains_key(name) || self.answers.values().any(|(_, taken)| *taken == place) {
            return;
        }
        match read(asked, cell) {
            None => {}
            Some(Read::One(text)) => {
                self.answers.insert(name, (text, place));
            }
            Some(Read::More(text)) => {
                self.answers.insert(name, (text, place));
                self.more.insert(place);
            }
            Some(Read::Two(first, second, other)) => {
                self.answers.insert(name, (first, place));
                self.answers.insert(second, (other, place));
            }
        }
    }
}

/// Whether a question is answered in free words.
fn is_words(field: &Field) -> bool {
    matches!(field.kind, Type::Line | Type::Text | Type::Person | Type::Organisation)
}

fn read(asked: &Asked, cell: &str) -> Option<Read> {
    match asked.reads {
        Reads::Kind => by_kind(asked.field, cell).map(Read::One),
        Reads::Words(words) => match worded(words, cell) {
            Some(word) => meant(word),
            None => by_kind(asked.field, cell).map(Read::One),
        },
        Reads::Only(words) => worded(words, cell).and_then(meant),
        Reads::Pair(second) => {
            let (first, other) = cell.split_once('/')?;
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let (first, other) = (first.trim(), other.trim());
            (digits(first) && digits(other)).then(|| Read::Two(first.to_owned(), second, other.to_owned()))
        }
    }
}

fn worded(words: &'static [Word], cell: &str) -> Option<&'static Word> {
    let cell = cell.to_lowercase();
    words.iter().find(|word| word.cell == cell)
}

fn meant(word: &Word) -> Option<Read> {
    let code = || word.code.to_owned();
    (!word.code.is_empty()).then(|| if word.more { Read::More(code()) } else { Read::One(code()) })
}

/// Reads a cell by the kind of its question. That somebody asked and nobody knows is an answer; a blank cell is none.
fn by_kind(field: &Field, cell: &str) -> Option<String> {
    if is_words(field) {
        return Some(cell.to_owned());
    }
    let lower = cell.to_lowercase();
    let answer = match field.kind {
        Type::Choice => code(field, &lower),
        Type::Choices => {
            let codes: Option<Vec<String>> = lower.split('|').map(|word| code(field, word)).collect();
            codes.map(|codes| codes.join(" "))
        }
        Type::YesNo => match parts::yes_no(cell) {
            Ok(Some(YesNo::Yes)) => Some("yes".to_owned()),
            Ok(Some(YesNo::No)) => Some("no".to_owned()),
            _ => None,
        },
        Type::Number | Type::Scale => {
            let fits = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            fits.then(|| cell.to_owned())
        }
        Type::Date => dates::parse(cell).ok().map(|(date, _)| date.to_string()),
        // An hour that came twice means two times, so it means none.
        Type::Instant => {
            let begins = cell.starts_with(|first: char| first.is_ascii_digit());
            (begins && !time::comes_twice_in_england(cell)).then(|| cell.to_owned())
        }
        Type::Line | Type::Text | Type::Person | Type::Organisation | Type::Field => None,
    };
    let unknown = || matches!(lower.as_str(), UNKNOWN | "u" | "unk" | "not known" | "n/k" | "?");
    answer.or_else(|| (!field.required && unknown()).then(|| UNKNOWN.to_owned()))
}

/// The code of a choice, by its code or its label, whatever stands between its words.
fn code(field: &Field, word: &str) -> Option<String> {
    let plain = |text: &str| text.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let word = plain(word);
    let found = field.choices.iter().find(|choice| plain(&choice.0) == word || plain(&choice.1) == word);
    found.map(|choice| choice.0.clone()).filter(|_| !word.is_empty())
}
