//! Forms and the records that answer them. A form travels as casework declares it, so that no page keeps a list of its own.

use std::collections::BTreeMap;

use casework::{form, record};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::vault::Secret;

/// A form.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Form {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) name: String,
    /// What one record is called: "fall".
    pub(crate) one: String,
    pub(crate) purpose: String,
    /// The part its records are kept in: who will see them.
    pub(crate) part: String,
    /// The cohort it belongs to; empty when to none.
    pub(crate) cohort: String,
    /// The field that says when it happened; empty when none does.
    pub(crate) happened: String,
    /// `entries` for records, `fields` for one plan made of the case's own fields.
    #[ts(type = "\"entries\" | \"fields\"")]
    pub(crate) keeps: String,
    pub(crate) sections: Vec<FormSection>,
    pub(crate) derived: Vec<FormFact>,
    /// The team's own, so that it can be changed.
    pub(crate) ours: bool,
}

/// A group of questions.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FormSection {
    pub(crate) name: String,
    pub(crate) fields: Vec<FormField>,
}

/// A question.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FormField {
    pub(crate) name: String,
    pub(crate) label: String,
    #[ts(
        type = "\"line\" | \"text\" | \"number\" | \"date\" | \"instant\" | \"choice\" | \"choices\" | \"yes_no\" | \"scale\" | \"person\" | \"organisation\""
    )]
    pub(crate) kind: String,
    /// Stable word and what is shown; words without a text stand in `nhs/words/codes.ts`.
    pub(crate) choices: Vec<(String, String)>,
    pub(crate) unit: String,
    pub(crate) least: Option<f64>,
    pub(crate) most: Option<f64>,
    pub(crate) decimals: u8,
    pub(crate) required: bool,
    pub(crate) help: String,
    /// Worth a line over time.
    pub(crate) chart: bool,
}

/// A fact that is worked out.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct FormFact {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) help: String,
    /// The question it follows from, where it is a flag that a form builder can change; empty otherwise.
    pub(crate) field: String,
    pub(crate) more_than: Option<f64>,
    pub(crate) is: Option<String>,
}

/// A form of the team's own, as it was built.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewForm {
    /// The form it corrects; nothing for a new one.
    pub(crate) id: Option<String>,
    pub(crate) name: String,
    pub(crate) one: String,
    pub(crate) purpose: String,
    pub(crate) part: String,
    pub(crate) cohort: String,
    pub(crate) happened: String,
    pub(crate) sections: Vec<FormSection>,
    pub(crate) flags: Vec<NewFlag>,
}

/// A flag that follows from an answer: greater than a limit, or equal to a word.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFlag {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) field: String,
    pub(crate) more_than: Option<f64>,
    pub(crate) is: Option<String>,
}

/// A record to be added.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRecord {
    /// The case's id.
    pub(crate) case: String,
    /// The form's id.
    pub(crate) form: String,
    #[ts(type = "Record<string, string>")]
    pub(crate) answers: BTreeMap<String, Secret>,
}

/// A record put right.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordCorrected {
    pub(crate) record: String,
    #[ts(type = "Record<string, string>")]
    pub(crate) answers: BTreeMap<String, Secret>,
    /// The record's `newest` that was on screen.
    pub(crate) seen: Vec<String>,
}

/// A record entered in error.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordWithdrawn {
    pub(crate) record: String,
    pub(crate) reason: String,
}

/// The records of a case, and each form that one of them answers once.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct KeptRecords {
    pub(crate) records: Vec<KeptRecord>,
    pub(crate) forms: Vec<Form>,
}

/// One record. The form it answers has its `form` as id and its `version`; none where nothing here tells it.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct KeptRecord {
    pub(crate) id: String,
    /// The other record of the person in which it stands.
    pub(crate) record: Option<String>,
    pub(crate) form: String,
    pub(crate) form_name: String,
    pub(crate) version: String,
    pub(crate) part: String,
    /// A date, or a time in UTC with `~` before an estimate; empty when it does not say.
    pub(crate) happened: String,
    pub(crate) by: String,
    pub(crate) role: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
    pub(crate) ours: bool,
    #[ts(type = "number | null")]
    pub(crate) arrived: Option<i64>,
    #[ts(type = "Record<string, string>")]
    pub(crate) answers: BTreeMap<String, String>,
    pub(crate) derived: Vec<RecordFact>,
    /// Taken from an imported list, not typed.
    pub(crate) from_list: bool,
    pub(crate) withdrawn: Option<String>,
    /// What a correction hands back as `seen`.
    pub(crate) newest: Vec<String>,
    pub(crate) needs_checking: bool,
    pub(crate) versions: Vec<RecordVersion>,
}

/// A fact that follows from a record's answers.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct RecordFact {
    pub(crate) name: String,
    pub(crate) label: String,
    /// `yes`, `no` or `unknown`.
    pub(crate) value: String,
    pub(crate) help: String,
    /// Which named version of the rule, where it has one.
    pub(crate) definition: String,
}

/// One version of a record.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct RecordVersion {
    pub(crate) id: String,
    pub(crate) by: String,
    pub(crate) organisation: String,
    pub(crate) at: String,
    #[ts(type = "number | null")]
    pub(crate) arrived: Option<i64>,
    #[ts(type = "Record<string, string>")]
    pub(crate) answers: BTreeMap<String, String>,
    pub(crate) newest: bool,
}

/// A stable word of an enumeration, as its JSON has it.
fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Form {
    /// A form for the pages.
    pub(crate) fn of(form: form::Form, ours: bool) -> Self {
        let field = |field: form::Field| FormField {
            name: field.name,
            label: field.label,
            kind: word(field.kind),
            choices: field.choices.into_iter().map(|choice| (choice.0, choice.1)).collect(),
            unit: field.unit,
            least: field.least,
            most: field.most,
            decimals: field.decimals,
            required: field.required,
            help: field.help,
            chart: field.chart,
        };
        Self {
            id: form.id,
            version: form.version,
            name: form.name,
            one: form.one,
            purpose: form.purpose,
            part: form.part,
            cohort: form.cohort,
            happened: form.happened,
            keeps: word(form.keeps),
            sections: form
                .sections
                .into_iter()
                .map(|section| FormSection {
                    name: section.name,
                    fields: section.fields.into_iter().map(field).collect(),
                })
                .collect(),
            derived: form
                .derived
                .into_iter()
                .map(|fact| {
                    let (field, more_than, is) = match fact.rule {
                        form::Rule::MoreThan { field, than } => (field, Some(than), None),
                        form::Rule::Is { field, value } => (field, None, Some(value)),
                        _ => (String::new(), None, None),
                    };
                    FormFact { name: fact.name, label: fact.label, help: fact.help, field, more_than, is }
                })
                .collect(),
            ours,
        }
    }
}

impl NewForm {
    /// The form as casework takes it; nothing for a kind of question that there is not.
    pub(crate) fn read(self) -> Option<form::Form> {
        let field = |field: FormField| {
            Some(form::Field {
                name: field.name,
                label: field.label,
                kind: serde_json::from_value(serde_json::Value::String(field.kind)).ok()?,
                choices: field.choices.into_iter().map(|(word, shown)| form::Choice(word, shown)).collect(),
                unit: field.unit,
                least: field.least,
                most: field.most,
                decimals: field.decimals,
                required: field.required,
                help: field.help,
                code: None,
                chart: field.chart,
                sets: String::new(),
            })
        };
        let sections = self.sections.into_iter().map(|section| {
            let fields = section.fields.into_iter().map(field).collect::<Option<_>>()?;
            Some(form::Section { name: section.name, fields })
        });
        let flag = |flag: NewFlag| {
            let rule = match (flag.more_than, flag.is) {
                (Some(than), None) => form::Rule::MoreThan { field: flag.field, than },
                (None, Some(value)) => form::Rule::Is { field: flag.field, value },
                _ => return None,
            };
            let (name, label) = (flag.name, flag.label);
            Some(form::Derived {
                name,
                label,
                rule,
                help: String::new(),
                source: String::new(),
                definition: String::new(),
            })
        };
        Some(form::Form {
            name: self.name,
            one: self.one,
            purpose: self.purpose,
            part: self.part,
            cohort: self.cohort,
            happened: self.happened,
            sections: sections.collect::<Option<_>>()?,
            derived: self.flags.into_iter().map(flag).collect::<Option<_>>()?,
            ..form::Form::default()
        })
    }
}

impl From<record::Record> for KeptRecord {
    fn from(record: record::Record) -> Self {
        let fact = |fact: form::derive::Fact| RecordFact {
            name: fact.name,
            label: fact.label,
            value: fact.value.to_owned(),
            help: fact.help,
            definition: fact.definition,
        };
        let version = |version: record::list::Version| RecordVersion {
            id: version.id,
            by: version.by,
            organisation: version.organisation,
            at: version.at,
            arrived: version.arrived,
            answers: version.answers,
            newest: version.newest,
        };
        Self {
            id: record.id,
            record: record.record,
            form: record.form,
            form_name: record.form_name,
            version: record.version,
            part: record.part,
            happened: record.happened,
            by: record.by,
            role: record.role,
            organisation: record.organisation,
            at: record.at,
            ours: record.ours,
            arrived: record.arrived,
            answers: record.answers,
            derived: record.derived.into_iter().map(fact).collect(),
            from_list: record.from_list,
            withdrawn: record.withdrawn,
            newest: record.newest,
            needs_checking: record.needs_checking,
            versions: record.versions.into_iter().map(version).collect(),
        }
    }
}

/// Answers as casework takes them.
pub(crate) fn plain(answers: BTreeMap<String, Secret>) -> BTreeMap<String, String> {
    answers.into_iter().map(|(name, text)| (name, text.0.to_string())).collect()
}
