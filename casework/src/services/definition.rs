//! A service as the team's document keeps it: checked when typed and when projected, never at admission.

use crdt::{
    document::{Map, Value},
    field::{Kind, Rejected},
    id::{EntryId, OrgId},
};

/// The `type` of a service among the entries of the team's document.
pub(crate) const SERVICE: &str = "service";

/// One version of a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Definition {
    pub(crate) name: String,
    pub(crate) what: String,
    pub(crate) run_by_org: Option<OrgId>,
    pub(crate) run_by: String,
    pub(crate) area: String,
    pub(crate) phone: String,
    pub(crate) refer: String,
    pub(crate) hours: String,
    pub(crate) eligibility: String,
    pub(crate) urgent: bool,
    /// `YYYY-MM-DD`.
    pub(crate) checked: String,
    /// Why it is no longer offered.
    pub(crate) withdrawn: Option<String>,
    /// The version that this one corrects.
    pub(crate) after: Option<EntryId>,
}

const REASON: Kind = Kind::Line(300);

impl Definition {
    /// Checks what was typed and gives it as it is kept; the name of the line stands with what does not fit.
    pub(crate) fn check(mut self) -> Result<Self, (&'static str, &'static str)> {
        for (field, kind, text) in [
            ("name", Kind::Line(120), &mut self.name),
            ("what", Kind::Prose(600), &mut self.what),
            ("run_by", Kind::Line(120), &mut self.run_by),
            ("area", Kind::Line(200), &mut self.area),
            ("phone", Kind::Line(80), &mut self.phone),
            ("refer", Kind::Prose(600), &mut self.refer),
            ("hours", Kind::Line(200), &mut self.hours),
            ("eligibility", Kind::Prose(600), &mut self.eligibility),
            ("last_checked", Kind::Date, &mut self.checked),
        ] {
            *text = kind.check(text).map_err(|Rejected(words)| (field, words))?;
        }
        if let Some(reason) = &mut self.withdrawn {
            *reason = REASON.check(reason).map_err(|Rejected(words)| ("reason", words))?;
            if reason.is_empty() {
                return Err(("reason", "Say why it is no longer offered."));
            }
        }
        if self.name.is_empty() {
            return Err(("name", "Enter what the service is called."));
        }
        if self.what.is_empty() {
            return Err(("what", "Say in a sentence what it does."));
        }
        if self.run_by_org.is_none() && self.run_by.is_empty() {
            return Err(("run_by", "Say who runs it: a partner, or somebody else in words."));
        }
        if self.phone.is_empty() && self.refer.is_empty() {
            return Err(("phone", "Say how to reach it: a telephone number, or how to refer."));
        }
        if self.checked.is_empty() {
            return Err(("last_checked", "Say when somebody last made sure that this is so."));
        }
        Ok(self)
    }

    /// As the team's document keeps it.
    pub(crate) fn to_entry(&self) -> Map {
        let mut entry = Map::from([("type".to_owned(), Value::from(SERVICE))]);
        for (key, text) in [
            ("name", &self.name),
            ("what", &self.what),
            ("run_by", &self.run_by),
            ("area", &self.area),
            ("phone", &self.phone),
            ("refer", &self.refer),
            ("hours", &self.hours),
            ("eligibility", &self.eligibility),
            ("last_checked", &self.checked),
        ] {
            if !text.is_empty() {
                entry.insert(key.to_owned(), Value::from(text.as_str()));
            }
        }
        if let Some(org) = &self.run_by_org {
            entry.insert("run_by_org".to_owned(), Value::Bytes(org.0.to_vec()));
        }
        if self.urgent {
            entry.insert("urgent".to_owned(), Value::Bool(true));
        }
        if let Some(reason) = &self.withdrawn {
            entry.insert("withdrawn".to_owned(), Value::from(reason.as_str()));
        }
        if let Some(after) = self.after {
            entry.insert("after".to_owned(), Value::from(after.to_string()));
        }
        entry
    }

    /// Reads an entry of the team's document; `None` for what no honest version writes.
    pub(crate) fn of_entry(entry: &Map) -> Option<Self> {
        let text = |key: &str| entry.get(key).and_then(Value::as_text);
        let said = |key: &str| text(key).unwrap_or_default().to_owned();
        if text("type") != Some(SERVICE) {
            return None;
        }
        let read = Self {
            name: said("name"),
            what: said("what"),
            run_by_org: match entry.get("run_by_org") {
                Some(value) => Some(OrgId::from_slice(value.as_bytes()?).ok()?),
                None => None,
            },
            run_by: said("run_by"),
            area: said("area"),
            phone: said("phone"),
            refer: said("refer"),
            hours: said("hours"),
            eligibility: said("eligibility"),
            urgent: matches!(entry.get("urgent"), Some(Value::Bool(true))),
            checked: said("last_checked"),
            withdrawn: text("withdrawn").map(str::to_owned),
            after: match entry.get("after") {
                Some(value) => Some(value.as_text()?.parse().ok()?),
                None => None,
            },
        };
        read.check().ok()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn sample() -> Definition {
        Definition {
            name: "Falls pick-up".to_owned(),
            what: "Lifts people who have fallen and are not hurt.".to_owned(),
            run_by_org: Some(OrgId([3; 16])),
            phone: "01632 960001".to_owned(),
            urgent: true,
            checked: "2026-03-03".to_owned(),
            withdrawn: Some("The van was sold".to_owned()),
            after: Some(EntryId([9; 16])),
            ..Definition::default()
        }
    }

    #[test]
    fn a_service_is_read_as_it_was_written() {
        assert_eq!(Definition::of_entry(&sample().to_entry()), Some(sample()), "nothing is lost");
    }

    #[test]
    fn junk_is_no_service() {
        for (key, value) in [
            ("type", Value::from("cohort")),
            ("name", Value::Null),
            ("name", Value::from("x".repeat(500))),
            ("what", Value::from("bell\u{7}")),
            ("run_by_org", Value::from("not bytes")),
            ("last_checked", Value::from("3/3/2026")),
            ("withdrawn", Value::from(" ")),
            ("after", Value::Int(3)),
        ] {
            let mut entry = sample().to_entry();
            entry.insert(key.to_owned(), value);
            assert_eq!(Definition::of_entry(&entry), None, "{key}");
        }
    }

    #[test]
    fn what_a_reader_needs_is_asked_for() {
        let field = |of: fn(&mut Definition)| {
            let mut typed = sample();
            of(&mut typed);
            typed.check().unwrap_err().0
        };
        assert_eq!(field(|typed| typed.name.clear()), "name", "what it is called");
        assert_eq!(field(|typed| typed.what.clear()), "what", "what it does");
        assert_eq!(field(|typed| typed.run_by_org = None), "run_by", "who runs it");
        assert_eq!(field(|typed| typed.phone.clear()), "phone", "a way in");
        assert_eq!(field(|typed| typed.checked.clear()), "last_checked", "how old it is");
        let mut by_form = sample();
        by_form.phone.clear();
        by_form.refer = "Form on their page".to_owned();
        assert!(by_form.check().is_ok(), "not everybody has a telephone");
    }
}
