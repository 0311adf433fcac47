//! Facts that follow from the answers of a record, each named as worked out with its rule. Nothing here advises.

use std::collections::BTreeMap;

use chrono::DateTime;
use serde::Serialize;

use super::{Form, Rule, UNKNOWN};

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// Stable name.
    pub name: String,
    /// Shown name.
    pub label: String,
    /// `yes`, `no` or `unknown`.
    pub value: &'static str,
    /// The rule in words.
    pub help: String,
    /// Where it stands.
    pub source: String,
    /// Which named version of the rule, where it has one.
    pub definition: String,
}

/// The facts of a record; one that none of its answers speaks of is left out.
#[must_use]
pub fn facts(form: &Form, answers: &BTreeMap<String, String>) -> Vec<Fact> {
    let known = form.derived.iter().filter_map(|derived| {
        let value = follow(&derived.rule, answers)?;
        Some(Fact {
            name: derived.name.clone(),
            label: derived.label.clone(),
            value: value.map_or(UNKNOWN, |yes| if yes { "yes" } else { "no" }),
            help: derived.help.clone(),
            source: derived.source.clone(),
            definition: derived.definition.clone(),
        })
    });
    known.collect()
}

/// `None` where nothing was said of it, `Some(None)` where what was said does not decide it.
#[allow(clippy::option_option, reason = "nothing said, not known and known are three things here")]
fn follow(rule: &Rule, answers: &BTreeMap<String, String>) -> Option<Option<bool>> {
    let said = |name: &str| answers.get(name).map(String::as_str);
    let known = |name: &str| said(name).filter(|answer| *answer != UNKNOWN);
    let number = |name: &str| known(name).and_then(|text| text.parse::<f64>().ok());
    match rule {
        Rule::MoreThan { field, than } => said(field).map(|_| number(field).map(|number| number > *than)),
        Rule::Is { field, value } => said(field).map(|_| known(field).map(|answer| answer == value)),
        Rule::Both { fields } => {
            if fields.iter().all(|field| said(field).is_none()) {
                return None;
            }
            let no = fields.iter().any(|field| known(field) == Some("no"));
            let yes = fields.iter().all(|field| known(field) == Some("yes"));
            Some(if no { Some(false) } else { yes.then_some(true) })
        }
        Rule::Within { from, to, minutes, only, unless } => {
            let counts = (only.is_empty() || known(only) == Some("yes"))
                && (unless.is_empty() || said(unless).is_none_or(|answer| answer == "none"));
            if !counts {
                return None;
            }
            let at = |name: &str| {
                let text = known(name)?;
                DateTime::parse_from_rfc3339(text.trim_start_matches('~')).ok()
            };
            let begin = from.iter().find_map(|name| at(name));
            Some(begin.zip(at(to)).and_then(|(begin, end)| {
                let taken = end - begin;
                // An end before the beginning is a clock that was wrong: nobody knows.
                (taken.num_seconds() >= 0).then(|| taken.num_seconds() <= minutes * 60)
            }))
        }
        Rule::PosturalDrop {} => postural_drop(number),
    }
}

/// Royal College of Physicians 2017: 20 mmHg systolic, 10 diastolic, or systolic under 90 on standing.
#[allow(clippy::option_option, reason = "as its caller")]
fn postural_drop(number: impl Fn(&str) -> Option<f64>) -> Option<Option<bool>> {
    let lying = (number("lying_systolic"), number("lying_diastolic"));
    let standing = [
        (number("standing_1_systolic"), number("standing_1_diastolic")),
        (number("standing_3_systolic"), number("standing_3_diastolic")),
    ];
    if standing.iter().all(|(systolic, diastolic)| systolic.is_none() && diastolic.is_none()) {
        return None;
    }
    let fell = |lying: Option<f64>, now: Option<f64>, by: f64| lying.zip(now).map(|(then, now)| then - now >= by);
    let signs: Vec<bool> = standing
        .iter()
        .flat_map(|(systolic, diastolic)| {
            [
                fell(lying.0, *systolic, 20.0),
                fell(lying.1, *diastolic, 10.0),
                systolic.filter(|low| *low < 90.0).map(|_| true),
            ]
        })
        .flatten()
        .collect();
    if signs.contains(&true) {
        return Some(Some(true));
    }
    Some(if signs.is_empty() { None } else { Some(false) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::form::built_in;

    fn fact(form: &str, name: &str, answers: &[(&str, &str)]) -> Option<&'static str> {
        let answers = answers.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        facts(built_in::find(form).unwrap(), &answers).into_iter().find(|fact| fact.name == name).map(|fact| fact.value)
    }

    #[test]
    fn a_long_lie_is_more_than_an_hour() {
        let lie = |minutes: &str| fact("falls", "long_lie", &[("time_on_floor_min", minutes)]);
        assert_eq!(lie("60"), Some("no"), "an hour is not more than an hour");
        assert_eq!(lie("61"), Some("yes"), "a minute more is");
        assert_eq!(lie("unknown"), Some("unknown"), "nobody knows");
        assert_eq!(fact("falls", "long_lie", &[]), None, "nobody said");
    }

    #[test]
    fn a_postural_drop_is_by_either_reading_or_a_low_one() {
        let drop = |answers: &[(&str, &str)]| fact("observations", "postural_drop", answers);
        let lying = [("lying_systolic", "140"), ("lying_diastolic", "80")];
        let with = |more: &[(&'static str, &'static str)]| drop(&[&lying[..], more].concat());
        assert_eq!(with(&[("standing_1_systolic", "121")]), Some("no"), "19 is not a drop");
        assert_eq!(with(&[("standing_3_systolic", "120")]), Some("yes"), "20 is");
        assert_eq!(
            with(&[("standing_1_systolic", "139"), ("standing_1_diastolic", "70")]),
            Some("yes"),
            "10 of the lower"
        );
        assert_eq!(drop(&[("standing_1_systolic", "89")]), Some("yes"), "under 90 standing");
        assert_eq!(drop(&[("standing_1_systolic", "120")]), Some("unknown"), "nothing to compare it with");
        assert_eq!(with(&[]), None, "nobody stood up");
    }

    #[test]
    fn the_two_hour_clock_runs_from_acceptance_and_only_in_scope() {
        let begun = [
            ("ucr", "yes"),
            ("request_received_at", "2026-03-02T09:00:00Z"),
            ("ucr_accepted_at", "2026-03-02T09:30:00Z"),
        ];
        let met = |more: &[(&'static str, &'static str)]| fact("home-visiting", "ucr_2h", &[&begun[..], more].concat());
        assert_eq!(met(&[("ucr_first_contact_at", "2026-03-02T11:30:00Z")]), Some("yes"), "two hours to the second");
        assert_eq!(met(&[("ucr_first_contact_at", "2026-03-02T11:30:01Z")]), Some("no"), "a second more");
        assert_eq!(
            met(&[("ucr_first_contact_at", "~2026-03-02T10:00:00Z")]),
            Some("yes"),
            "an estimate counts and says so"
        );
        assert_eq!(met(&[("ucr_first_contact_at", "2026-03-02T09:00:00Z")]), Some("unknown"), "a clock was wrong");
        assert_eq!(met(&[]), Some("unknown"), "nobody has been yet");
        assert_eq!(met(&[("ucr_exclusion", "no_access")]), None, "left out of the count, with its times kept");
        assert_eq!(fact("home-visiting", "ucr_2h", &[("ucr", "no")]), None, "not such a visit");
    }

    #[test]
    fn a_prompted_pair_needs_both() {
        let pair = |head: &str, blood: &str| {
            fact("falls", "escalation_prompt", &[("head_strike", head), ("anticoagulant", blood)])
        };
        assert_eq!(pair("yes", "yes"), Some("yes"), "both");
        assert_eq!(pair("yes", "no"), Some("no"), "one is not enough");
        assert_eq!(pair("yes", "unknown"), Some("unknown"), "somebody should find out");
    }
}
