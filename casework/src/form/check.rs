//! Checking answers against a form: the one place where a record is validated, whoever hands it in.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use crdt::field::Kind;

use super::{Field, Form, Type, UNKNOWN};
use crate::{
    error::{Error, Result},
    time,
};

/// Answers by the name of their field; what was not answered is not there.
pub(crate) type Answers = BTreeMap<String, String>;

/// Longest answer on one line, and of longer text.
const LINE: Kind = Kind::Line(200);
const TEXT: Kind = Kind::Prose(4_000);
/// How far a clock may be behind the one that the time was read from.
const SLACK_MS: i64 = 10 * 60 * 1000;

fn misfit(field: &Field, words: String) -> Error {
    Error::Misfit { field: field.name.clone(), words }
}

/// Checks what was typed and gives it as it is kept. Empty is no answer.
///
/// # Errors
/// `Misfit` with the field and what to do about it.
pub(crate) fn check(form: &Form, typed: &Answers, now: i64) -> Result<Answers> {
    if let Some(name) = typed.keys().find(|name| form.field(name).is_none()) {
        let words = format!("The form {} has no field of that name.", form.name);
        return Err(Error::Misfit { field: name.chars().take(60).collect(), words });
    }
    let mut kept = Answers::new();
    for field in form.fields() {
        let answer = typed.get(&field.name).map(|text| text.trim()).unwrap_or_default();
        if answer.is_empty() {
            if field.required {
                return Err(misfit(field, format!("{}: this must be answered.", field.label)));
            }
            continue;
        }
        if answer == UNKNOWN && !field.required {
            kept.insert(field.name.clone(), UNKNOWN.to_owned());
            continue;
        }
        kept.insert(field.name.clone(), one(field, answer, now)?);
    }
    if kept.is_empty() {
        let first = form.fields().next().map(|field| field.name.clone()).unwrap_or_default();
        return Err(Error::Misfit { field: first, words: "Answer at least one question.".to_owned() });
    }
    Ok(kept)
}

fn one(field: &Field, answer: &str, now: i64) -> Result<String> {
    let say = |words: &str| misfit(field, format!("{}: {words}", field.label));
    let by_kind = |kind: Kind| kind.check(answer).map_err(|rejected| say(&lower(rejected.0)));
    match field.kind {
        Type::Line | Type::Person | Type::Organisation => by_kind(LINE),
        Type::Text | Type::Field => by_kind(TEXT),
        Type::Date => date(field, answer, now),
        Type::YesNo => by_kind(Kind::YesNo),
        Type::Instant => instant(answer, now).map_err(say),
        Type::Number | Type::Scale => number(field, answer).ok_or_else(|| say(&range(field))),
        Type::Choice => {
            let known = field.choices.iter().any(|choice| choice.0 == answer);
            if known { Ok(answer.to_owned()) } else { Err(say("choose one of the answers.")) }
        }
        Type::Choices => choices(field, answer).map_err(say),
    }
}

/// A date; the day on which a record's matter happened cannot be after today.
fn date(field: &Field, answer: &str, now: i64) -> Result<String> {
    let kept = Kind::Date
        .check(answer)
        .map_err(|rejected| misfit(field, format!("{}: {}", field.label, lower(rejected.0))))?;
    if field.required && kept > time::day(now) {
        return Err(misfit(field, format!("{}: that day has not come yet. Check the date.", field.label)));
    }
    Ok(kept)
}

fn instant(answer: &str, now: i64) -> std::result::Result<String, &'static str> {
    let (mark, text) = answer.strip_prefix('~').map_or(("", answer), |rest| ("~", rest.trim()));
    let read = DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc)).ok();
    let at = read
        .or_else(|| time::in_england(text))
        .ok_or("enter a real date and time, for example 2026-03-02T14:10 or 2026-03-02T14:10:00Z.")?;
    if at.timestamp_millis() > now + SLACK_MS {
        return Err("that is in the future. Check the date and time.");
    }
    if at.format("%Y").to_string().parse::<i32>().is_ok_and(|year| year < 1900) {
        return Err("that is more than a century ago. Check the year.");
    }
    Ok(format!("{mark}{}", at.to_rfc3339_opts(SecondsFormat::Secs, true)))
}

fn number(field: &Field, answer: &str) -> Option<String> {
    let plain = answer.strip_prefix('-').unwrap_or(answer);
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = |text: &str| text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > usize::from(field.decimals) {
        return None;
    }
    let number: f64 = answer.parse().ok()?;
    let fits = field.least.is_none_or(|least| number >= least) && field.most.is_none_or(|most| number <= most);
    fits.then(|| number.to_string())
}

fn range(field: &Field) -> String {
    let kind = if field.decimals == 0 { "a whole number" } else { "a number" };
    let unit = if field.unit.is_empty() { String::new() } else { format!(" {}", field.unit) };
    match (field.least, field.most) {
        (Some(least), Some(most)) => format!("enter {kind} from {least} to {most}{unit}."),
        (Some(least), None) => format!("enter {kind} of at least {least}{unit}."),
        (None, Some(most)) => format!("enter {kind} of at most {most}{unit}."),
        (None, None) => format!("enter {kind}{unit}."),
    }
}

/// Several answers, kept in the order of the form with a space between.
fn choices(field: &Field, answer: &str) -> std::result::Result<String, &'static str> {
    let given: Vec<&str> = answer.split([' ', ',', '|']).filter(|word| !word.is_empty()).collect();
    if given.iter().any(|word| !field.choices.iter().any(|choice| choice.0 == *word)) {
        return Err("choose from the answers.");
    }
    let kept: Vec<&str> =
        field.choices.iter().map(|choice| choice.0.as_str()).filter(|word| given.contains(word)).collect();
    if kept.len() > 1 && kept.contains(&"none") {
        return Err("“none” cannot stand beside another answer.");
    }
    Ok(kept.join(" "))
}

/// A sentence after a colon.
fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::form::built_in;

    const NOW: i64 = 1_794_000_000_000;

    fn typed(form: &str, answers: &[(&str, &str)]) -> Result<Answers> {
        let typed = answers.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        check(built_in::find(form).unwrap(), &typed, NOW)
    }

    fn words(form: &str, answers: &[(&str, &str)]) -> String {
        typed(form, answers).unwrap_err().to_string()
    }

    #[test]
    fn what_fits_is_kept_in_one_form() {
        let kept = typed(
            "falls",
            &[
                ("call_received_at", " 2026-07-02T02:10 "),
                ("fall_at", "~2026-07-02T01:00:00+01:00"),
                ("time_on_floor_min", "070"),
                ("injury", "head, bruise_skin_tear"),
                ("witnessed", "unknown"),
                ("responder", " "),
            ],
        )
        .unwrap();
        let got = |name: &str| kept.get(name).map(String::as_str);
        assert_eq!(got("call_received_at"), Some("2026-07-02T01:10:00Z"), "a time without a zone is England’s");
        assert_eq!(got("fall_at"), Some("~2026-07-02T00:00:00Z"), "an estimate stays one");
        assert_eq!(got("time_on_floor_min"), Some("70"), "a number is written once");
        assert_eq!(got("injury"), Some("bruise_skin_tear head"), "in the order of the form");
        assert_eq!(got("witnessed"), Some("unknown"), "nobody knows is an answer");
        assert_eq!(got("responder"), None, "and nothing is none");
    }

    #[test]
    fn what_does_not_fit_is_refused_in_words() {
        let at = ("taken_at", "2026-03-02T14:00:00Z");
        assert_eq!(
            words("observations", &[at, ("lying_systolic", "1200")]),
            "Blood pressure lying 5 minutes, upper: enter a whole number from 40 to 300 mmHg."
        );
        assert_eq!(
            words("observations", &[at, ("temperature", "36.75")]),
            "Temperature: enter a number from 25 to 45 °C."
        );
        assert_eq!(
            words("observations", &[("taken_at", "2099-01-01T00:00:00Z")]),
            "Taken: that is in the future. Check the date and time."
        );
        assert_eq!(words("observations", &[("pain", "3")]), "Taken: this must be answered.");
        assert!(words("observations", &[("taken_at", "unknown")]).starts_with("Taken: enter a real date"));
        assert_eq!(
            words("falls", &[("call_received_at", "2026-03-02T14:00:00Z"), ("injury", "none head")]),
            "Injury: “none” cannot stand beside another answer."
        );
        assert_eq!(words("falls", &[("nonsense", "x")]), "The form Falls response has no field of that name.");
        assert_eq!(
            words("frailty", &[("reviewed_on", "2099-01-01")]),
            "Reviewed on: that day has not come yet. Check the date."
        );
        assert_eq!(
            words("alert", &[("kind", "allergy"), ("text", "a\u{202e}b")]),
            "In a few words: that contains characters that cannot be shown."
        );
        for bad in ["1e3", "0x10", "--3", "3.", "٣", "999999999999999999"] {
            assert!(
                typed("observations", &[at, ("pain", bad)]).is_err() || bad == "3.",
                "{bad} is no number of this field"
            );
        }
    }
}
