//! A form's definition: one shape for those built in and for the team's own.

use serde::{Deserialize, Serialize};

/// A form.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// Stable id: a word for those built in, the id of the first definition for a team's own.
    #[serde(default)]
    pub id: String,
    /// Which version: a number for those built in, the id of the definition for a team's own.
    #[serde(default, deserialize_with = "version")]
    pub version: String,
    /// Shown name.
    pub name: String,
    /// What one record is called: "fall", "visit".
    #[serde(default)]
    pub one: String,
    /// One sentence.
    pub purpose: String,
    /// The part of a case that its records are written in: who may see them.
    pub part: String,
    /// The cohort it belongs to; empty when to none.
    #[serde(default)]
    pub cohort: String,
    /// The field that says when what is recorded happened; empty when none does.
    #[serde(default)]
    pub happened: String,
    /// Whether it adds a record each time, or is the present state of one plan.
    #[serde(default)]
    pub keeps: Keeps,
    /// Its fields, in groups.
    pub sections: Vec<Section>,
    /// Facts that follow from the answers and are named as worked out.
    #[serde(default)]
    pub derived: Vec<Derived>,
}

/// How the answers of a form are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeps {
    /// Each record is an entry written once; a correction is a new entry.
    #[default]
    Entries,
    /// Each answer is a field of the case, with the merge policy of the field table.
    Fields,
}

/// A group of fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub name: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// One question of a form.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Stable name.
    pub name: String,
    /// The question in words.
    pub label: String,
    /// What may be answered.
    #[serde(rename = "type")]
    pub kind: Type,
    /// The answers of a choice, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The unit of a number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<f64>,
    /// The greatest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<f64>,
    /// Digits after the point.
    #[serde(default)]
    pub decimals: u8,
    /// It must be answered.
    #[serde(default)]
    pub required: bool,
    /// What to know before answering.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// What it is called elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// It is worth a line over time.
    #[serde(default)]
    pub chart: bool,
    /// The field of the case that is given the same answer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sets: String,
}

/// An answer that may be chosen: its stable word and what is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice(pub String, pub String);

/// A code of a public system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Which.
    pub system: String,
    /// The code; to be verified against the current edition before it is sent anywhere.
    pub code: String,
}

/// What may be answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    /// One line.
    #[default]
    Line,
    /// Longer text.
    Text,
    /// A number with a unit and bounds.
    Number,
    /// A day.
    Date,
    /// A day and time, with a `~` before it when it is estimated.
    Instant,
    /// One of the choices.
    Choice,
    /// Any of the choices.
    Choices,
    /// Yes, no, not known.
    YesNo,
    /// A whole number from least to most.
    Scale,
    /// A person by name.
    Person,
    /// An organisation by name.
    Organisation,
    /// A field of the case: what may be answered stands in the field table.
    Field,
}

/// A fact that follows from answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Derived {
    /// Stable name.
    pub name: String,
    /// Shown name.
    pub label: String,
    /// How it follows.
    #[serde(flatten)]
    pub rule: Rule,
    /// How, in words.
    #[serde(default)]
    pub help: String,
    /// Where the rule stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Which named version of the rule, where it has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
}

/// How a fact follows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// A number is greater than a limit.
    MoreThan {
        /// The number.
        field: String,
        /// The limit.
        than: f64,
    },
    /// An answer is this one.
    Is {
        /// The question.
        field: String,
        /// The answer.
        value: String,
    },
    /// Every one of the questions is answered with yes.
    Both {
        /// The questions.
        fields: Vec<String>,
    },
    /// From one time to another at most so many minutes.
    Within {
        /// The first of these that is answered begins it.
        from: Vec<String>,
        /// Ends it.
        to: String,
        /// At most so many.
        minutes: i64,
        /// Only where this is yes.
        #[serde(default)]
        only: String,
        /// Not where this is answered with anything but `none`.
        #[serde(default)]
        unless: String,
    },
    /// Blood pressure that falls on standing, from the fields of the observations.
    PosturalDrop {},
}

impl Form {
    /// Its fields, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    /// One of its fields.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields().find(|field| field.name == name)
    }
}

/// A version as a number or a word.
fn version<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(u64),
        Word(String),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::Number(number) => number.to_string(),
        Either::Word(word) => word,
    })
}
