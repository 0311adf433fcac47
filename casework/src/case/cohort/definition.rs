//! A cohort's definition: what the team writes into its document, and the small copy that travels with each case.

use std::collections::BTreeMap;

use crdt::{
    Part,
    document::{Map, Value},
    field::{Kind, Rejected},
    id::{EntryId, OrgId},
};

/// The `type` of a definition among the entries of the team's document.
pub(crate) const COHORT: &str = "cohort";

const NAME: Kind = Kind::Line(80);
const PURPOSE: Kind = Kind::Line(200);
const OUTCOME: Kind = Kind::Line(120);
/// More than a team keeps in view.
const MOST_OUTCOMES: usize = 8;
const CRITERIA: Kind = Kind::Prose(2_000);
/// Longest review interval: two years.
const REVIEW_DAYS: std::ops::RangeInclusive<i64> = 1..=731;
/// Most partners in a proposed circle, as many as a control entry may name.
const MOST_PARTNERS: usize = 256;

/// What a team's own cohort is for. Checked when typed and when projected, never at admission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) home: Part,
    /// What the team wants to see change, each in a few words.
    pub(crate) outcomes: Vec<String>,
    pub(crate) entry_criteria: String,
    pub(crate) exit_criteria: String,
    pub(crate) review_days: Option<i64>,
    /// Which partner is to hold which parts.
    pub(crate) circle: BTreeMap<OrgId, Vec<Part>>,
    /// The version that this one corrects.
    pub(crate) after: Option<EntryId>,
}

/// A part of a case by its name.
pub(crate) fn case_part(name: &str) -> Option<Part> {
    Part::CASE.iter().find(|part| part.as_str() == name.trim()).cloned()
}

impl Definition {
    /// Checks the texts and gives them as they are kept; the field's name stands with what does not fit.
    pub(crate) fn check(mut self) -> Result<Self, (&'static str, &'static str)> {
        let line = |kind: Kind, text: &str, field| kind.check(text).map_err(|Rejected(words)| (field, words));
        self.name = line(NAME, &self.name, "name")?;
        self.purpose = line(PURPOSE, &self.purpose, "purpose")?;
        let outcomes =
            self.outcomes.iter().map(|text| line(OUTCOME, text, "outcomes")).collect::<Result<Vec<_>, _>>()?;
        self.outcomes = outcomes.into_iter().filter(|text| !text.is_empty()).collect();
        if self.outcomes.len() > MOST_OUTCOMES {
            return Err(("outcomes", "Keep to eight outcomes: more are not kept in view."));
        }
        self.entry_criteria = line(CRITERIA, &self.entry_criteria, "entry_criteria")?;
        self.exit_criteria = line(CRITERIA, &self.exit_criteria, "exit_criteria")?;
        if self.name.is_empty() {
            return Err(("name", "Enter the cohort's name."));
        }
        if self.purpose.is_empty() {
            return Err(("purpose", "Say in one sentence what the cohort is for."));
        }
        if self.review_days.is_some_and(|days| !REVIEW_DAYS.contains(&days)) {
            return Err(("review_days", "Enter a number of days between 1 and 731."));
        }
        if self.circle.len() > MOST_PARTNERS {
            return Err(("circle", "That is more partners than a circle can hold."));
        }
        Ok(self)
    }

    /// As the team's document keeps it.
    pub(crate) fn to_entry(&self) -> Map {
        let mut entry = Map::from([
            ("type".to_owned(), Value::from(COHORT)),
            ("name".to_owned(), Value::from(self.name.as_str())),
            ("purpose".to_owned(), Value::from(self.purpose.as_str())),
            ("home_part".to_owned(), Value::from(self.home.as_str())),
        ]);
        for (key, text) in [("entry_criteria", &self.entry_criteria), ("exit_criteria", &self.exit_criteria)] {
            if !text.is_empty() {
                entry.insert(key.to_owned(), Value::from(text.as_str()));
            }
        }
        if !self.outcomes.is_empty() {
            entry.insert("outcomes".to_owned(), Value::from(self.outcomes.join("\n")));
        }
        if let Some(days) = self.review_days {
            entry.insert("review_days".to_owned(), Value::Int(days));
        }
        if !self.circle.is_empty() {
            let circle = self.circle.iter().map(|(org, parts)| (org.to_string(), Value::from(joined(parts)))).collect();
            entry.insert("circle".to_owned(), Value::Map(circle));
        }
        if let Some(after) = self.after {
            entry.insert("after".to_owned(), Value::from(after.to_string()));
        }
        entry
    }

    /// Reads an entry of the team's document; `None` for what no honest version writes.
    pub(crate) fn of_entry(entry: &Map) -> Option<Self> {
        let text = |key: &str| entry.get(key).and_then(Value::as_text);
        if text("type") != Some(COHORT) {
            return None;
        }
        let number = |key: &str| entry.get(key).map(|value| value.as_int().ok_or(())).transpose().ok();
        let read = Self {
            name: text("name")?.to_owned(),
            purpose: text("purpose")?.to_owned(),
            home: case_part(text("home_part")?)?,
            outcomes: lines(text("outcomes").unwrap_or_default()),
            entry_criteria: text("entry_criteria").unwrap_or_default().to_owned(),
            exit_criteria: text("exit_criteria").unwrap_or_default().to_owned(),
            review_days: number("review_days")?,
            circle: match entry.get("circle") {
                Some(Value::Map(circle)) => circle_of(circle)?,
                Some(_) => return None,
                None => BTreeMap::new(),
            },
            after: match entry.get("after") {
                Some(value) => Some(value.as_text()?.parse().ok()?),
                None => None,
            },
        };
        read.check().ok()
    }

    /// The copy that travels with a case, so that a partner outside the team can read the tag.
    pub(crate) fn copy(&self, version: i64) -> Map {
        Map::from([
            ("home_part".to_owned(), Value::from(self.home.as_str())),
            ("name".to_owned(), Value::from(self.name.as_str())),
            ("purpose".to_owned(), Value::from(self.purpose.as_str())),
            ("version".to_owned(), Value::Int(version)),
        ])
    }

    /// Reads such a copy, with its version.
    pub(crate) fn of_copy(copy: &Map) -> Option<(Self, i64)> {
        let text = |key: &str| copy.get(key).and_then(Value::as_text);
        let read = Self {
            name: text("name")?.to_owned(),
            purpose: text("purpose")?.to_owned(),
            home: case_part(text("home_part")?)?,
            outcomes: Vec::new(),
            entry_criteria: String::new(),
            exit_criteria: String::new(),
            review_days: None,
            circle: BTreeMap::new(),
            after: None,
        };
        Some((read.check().ok()?, copy.get("version")?.as_int()?))
    }
}

/// Outcomes as they are kept, one a line.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// Parts as one text, in the order they are shown.
pub(crate) fn joined(parts: &[Part]) -> String {
    parts.iter().map(Part::as_str).collect::<Vec<_>>().join(",")
}

/// The reverse of [`joined`].
pub(crate) fn parts_of(text: &str) -> Option<Vec<Part>> {
    text.split(',').map(case_part).collect()
}

fn circle_of(circle: &Map) -> Option<BTreeMap<OrgId, Vec<Part>>> {
    let one = |(org, parts): (&String, &Value)| Some((org.parse().ok()?, parts_of(parts.as_text()?)?));
    circle.iter().map(one).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn sample() -> Definition {
        Definition {
            name: "Warm homes".to_owned(),
            purpose: "Nobody on our list is cold this winter.".to_owned(),
            home: Part::SOCIAL,
            outcomes: vec!["Nobody sleeps in a cold room".to_owned(), "Every boiler is checked".to_owned()],
            entry_criteria: "Cannot heat the home.".to_owned(),
            exit_criteria: String::new(),
            review_days: Some(28),
            circle: BTreeMap::from([(OrgId([7; 16]), vec![Part::CORE, Part::SOCIAL])]),
            after: Some(EntryId([9; 16])),
        }
    }

    #[test]
    fn a_definition_is_read_as_it_was_written() {
        assert_eq!(Definition::of_entry(&sample().to_entry()), Some(sample()), "nothing is lost");
        let (copy, version) = Definition::of_copy(&sample().copy(3)).unwrap();
        assert_eq!((copy.name, copy.purpose, copy.home, version), (sample().name, sample().purpose, Part::SOCIAL, 3));
    }

    #[test]
    fn junk_is_no_definition() {
        let with = |key: &str, value: Value| {
            let mut entry = sample().to_entry();
            entry.insert(key.to_owned(), value);
            Definition::of_entry(&entry)
        };
        for (key, value) in [
            ("type", Value::from("note")),
            ("name", Value::from("  ")),
            ("name", Value::Int(4)),
            ("purpose", Value::from("line\nbreak")),
            ("purpose", Value::from("x".repeat(201))),
            ("home_part", Value::from("team")),
            ("home_part", Value::from("attic")),
            ("review_days", Value::from("often")),
            ("review_days", Value::Int(0)),
            ("circle", Value::from("everybody")),
            ("circle", Value::Map(Map::from([("nobody".to_owned(), Value::from("core"))]))),
            ("after", Value::from("the other one")),
        ] {
            assert_eq!(with(key, value.clone()), None, "{key} cannot be {value:?}");
        }
        assert!(with("of_a_newer_version", Value::Bool(true)).is_some(), "what is not known is passed over");
    }
}
