//! Everything that a part says, read once: what is projected and what is hashed come from the same reading.

use std::collections::BTreeMap;

use automerge::{ReadDoc, ValueRef};

use super::{Answer, Container, Document, Entry, Value, digest, genesis};
use crate::Error;

/// What a part says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Content {
    /// Every field with all its concurrent values.
    pub fields: BTreeMap<String, Vec<Answer>>,
    /// The value that every laptop shows for each field: the engine's deterministic winner.
    pub winners: BTreeMap<String, Value>,
    /// Notes, records, observations and corrections, by id.
    pub entries: Vec<Entry>,
    /// Memberships of sets, and their removals.
    pub sets: Vec<Entry>,
    /// Choices between answers.
    pub settlements: Vec<Entry>,
}

impl Content {
    /// The content digest: equal on two laptops exactly when they hold the same content of a part.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        digest::of(self)
    }

    /// The newest time that any author claims in what it says; 0 when it says nothing. Milliseconds since 1970.
    #[must_use]
    pub fn newest(&self) -> i64 {
        let fields = self.fields.values().flatten().map(|answer| answer.at);
        fields.chain(self.entries.iter().chain(&self.sets).map(|entry| entry.at)).max().unwrap_or(0)
    }
}

impl Document {
    /// Reads everything the part says.
    ///
    /// # Errors
    /// `Engine` when the document is not readable.
    pub fn content(&self) -> Result<Content, Error> {
        let object = genesis::container(Container::Fields)?;
        let (mut fields, mut winners) = (BTreeMap::new(), BTreeMap::new());
        for item in self.doc.map_range(object, ..) {
            let name = item.key.to_string();
            let value = match &item.value {
                ValueRef::Scalar(scalar) => Value::from_scalar(&scalar.into()),
                ValueRef::Object(_) => None,
            };
            let answers = match &value {
                Some(value) if !item.conflict => {
                    let change = self.doc.hash_for_opid(&item.id()).ok_or(Error::Engine("value without a change"))?;
                    vec![Answer { id: change.into(), value: value.clone(), at: self.time_of(&change) }]
                }
                _ => self.answers_at(object, &name)?,
            };
            winners.extend(value.map(|value| (name.clone(), value)));
            fields.insert(name, answers);
        }
        Ok(Content {
            fields,
            winners,
            entries: self.entries(Container::Entries)?,
            sets: self.entries(Container::Sets)?,
            settlements: self.entries(Container::Settlements)?,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use automerge::ActorId;

    use super::*;
    use crate::document::{Edit, Map};

    fn actor(byte: u8) -> ActorId {
        ActorId::from(vec![byte; 16])
    }

    #[test]
    fn one_reading_says_what_the_single_questions_say() {
        let mut document = Document::new();
        let mut edit = Edit::new();
        edit.put("headline", Value::from("Fell twice")).put("code", Value::Int(7));
        let inner = Map::from([("deep".to_owned(), Value::Map(Map::from([("k".to_owned(), Value::Float(0.5))])))]);
        edit.enter(Container::Entries, inner.clone()).enter(Container::Sets, inner.clone());
        document.commit(&actor(1), 5, &edit).unwrap();
        // Two people write at once, and each of them may be the engine's winner.
        let mut left = document.clone();
        let mut other = Edit::new();
        other.put("headline", Value::from("Fell three times"));
        let theirs = left.commit(&actor(2), 9, &other).unwrap().change;
        let mut own = Edit::new();
        own.put("headline", Value::from("Walks again")).enter(Container::Settlements, inner);
        document.commit(&actor(3), 8, &own).unwrap();
        document.doc.apply_changes([theirs]).unwrap();

        let content = document.content().unwrap();
        assert_eq!(content.fields, document.fields().unwrap(), "every field with all its answers");
        assert_eq!(content.fields.get("headline").map(Vec::len), Some(2), "two answers are open");
        for name in content.fields.keys() {
            assert_eq!(content.winners.get(name), document.winner(name).as_ref(), "{name}: the same winner");
        }
        assert_eq!(content.entries, document.entries(Container::Entries).unwrap(), "the same entries");
        assert_eq!(content.newest(), 9, "the newest time that anybody claims");
    }
}
