//! A record's answers in words, by the form that they answer.

use std::collections::BTreeMap;

use crate::{
    form::{Field, Form, Type, UNKNOWN},
    time,
};

/// What one question was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// The question's stable name.
    pub(crate) name: String,
    /// The question in words.
    pub(crate) label: String,
    /// The answer in words.
    pub(crate) answer: String,
}

/// Every answer in the order of its form; whatever the form does not ask, by its bare name, after that.
pub(crate) fn said(form: Option<&Form>, answers: &BTreeMap<String, String>) -> Vec<Said> {
    let fields: Vec<&Field> = form.into_iter().flat_map(Form::fields).collect();
    let asked = fields.iter().filter_map(|field| {
        let stored = answers.get(&field.name)?;
        Some(Said { name: field.name.clone(), label: field.label.clone(), answer: answer(field, stored) })
    });
    let others = answers.iter().filter(|(name, _)| fields.iter().all(|field| field.name != **name));
    let others =
        others.map(|(name, stored)| Said { name: name.clone(), label: code_in_words(name), answer: stored.clone() });
    asked.chain(others).collect()
}

/// When something happened: a day or a moment, with "about" before an estimate.
pub(crate) fn when(kept: &str) -> String {
    let (about, plain) = kept.strip_prefix('~').map_or(("", kept), |rest| ("about ", rest));
    let shown = if plain.contains('T') { time::moment_in_words(plain) } else { time::date_in_words(plain) };
    format!("{about}{shown}")
}

/// Short words as people write them.
const SHORT: [(&str, &str); 9] = [
    ("adrt", "ADRT"),
    ("cpr", "CPR"),
    ("dnacpr", "DNACPR"),
    ("gp", "GP"),
    ("lpa", "LPA"),
    ("mccd", "MCCD"),
    ("nhs", "NHS"),
    ("respect", "ReSPECT"),
    ("ucr", "UCR"),
];

/// `preferred_place_of_death` is "Preferred place of death", `cpr_decision` is "CPR decision".
pub(crate) fn code_in_words(code: &str) -> String {
    let plain = code
        .split('_')
        .map(|word| SHORT.iter().find(|(short, _)| *short == word).map_or(word, |found| found.1))
        .collect::<Vec<_>>()
        .join(" ");
    let mut letters = plain.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn answer(field: &Field, stored: &str) -> String {
    let shown = |code: &str| field.choices.iter().find(|choice| choice.0 == code && !choice.1.is_empty());
    let chosen = |code: &str| shown(code).map_or_else(|| code_in_words(code), |choice| choice.1.clone());
    if stored == UNKNOWN && shown(stored).is_none() {
        return "Not known".to_owned();
    }
    match field.kind {
        Type::Choice | Type::YesNo => chosen(stored),
        Type::Choices => stored.split(' ').map(chosen).collect::<Vec<_>>().join(", "),
        Type::Date | Type::Instant => when(stored),
        Type::Number | Type::Scale if field.unit == "%" => format!("{stored}%"),
        Type::Number | Type::Scale if !field.unit.is_empty() => format!("{stored} {}", field.unit),
        _ => stored.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::form::built_in;

    #[test]
    fn answers_are_said_in_the_words_and_the_order_of_their_form() {
        let answers = [
            ("time_on_floor_min", "75"),
            ("call_received_at", "~2026-07-02T22:50:00Z"),
            ("injury", "head other"),
            ("witnessed", "unknown"),
            ("head_strike", "yes"),
            ("asked_by_nobody", "left_over"),
        ];
        let answers = answers.map(|(name, said)| (name.to_owned(), said.to_owned())).into();
        let said = said(built_in::find("falls"), &answers);
        let lines: Vec<String> = said.iter().map(|one| format!("{}: {}", one.label, one.answer)).collect();
        assert!(
            lines.first().unwrap().ends_with(": about 2 July 2026, 11:50pm"),
            "by the clock in England, first: {lines:?}"
        );
        for line in
            ["Time on the floor: 75 minutes", "Somebody saw it: Not known", "Hit the head: Yes", "Injury: Head, Other"]
        {
            assert!(lines.iter().any(|one| one == line), "{line} in {lines:?}");
        }
        assert_eq!(lines.last().unwrap(), "Asked by nobody: left_over", "nothing is left out");
    }
}
