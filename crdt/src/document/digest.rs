//! The content digest: equal on two laptops exactly when they hold the same content of a part.

use sha2::{Digest, Sha256};

use super::{Container, Content, Document, Map, Value};
use crate::Error;

/// Hashes what a part says: every field with all its answers, every entry with its author's change.
///
/// Storage, parked records and receipts do not count. Whether note bodies are present is added by the caller, who
/// holds them.
///
/// # Errors
/// `Engine` when the document is not readable.
pub fn content_digest(document: &Document) -> Result<[u8; 32], Error> {
    Ok(document.content()?.digest())
}

pub(super) fn of(content: &Content) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for (name, answers) in &content.fields {
        text(&mut hasher, b'f', name);
        for answer in answers {
            hasher.update(answer.id.0);
            value(&mut hasher, &answer.value);
        }
    }
    let containers = [
        (Container::Entries, &content.entries),
        (Container::Sets, &content.sets),
        (Container::Settlements, &content.settlements),
    ];
    for (container, entries) in containers {
        let mut entries: Vec<_> = entries.iter().collect();
        entries.sort_by_key(|entry| entry.id);
        for entry in entries {
            text(&mut hasher, b'e', container.key());
            hasher.update(entry.id.0);
            hasher.update(entry.change.0);
            map(&mut hasher, &entry.content);
        }
    }
    hasher.finalize().into()
}

fn text(hasher: &mut Sha256, tag: u8, text: &str) {
    bytes(hasher, tag, text.as_bytes());
}

fn bytes(hasher: &mut Sha256, tag: u8, bytes: &[u8]) {
    hasher.update([tag]);
    hasher.update((bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

fn map(hasher: &mut Sha256, content: &Map) {
    hasher.update((content.len() as u64).to_le_bytes());
    for (key, inner) in content {
        text(hasher, b'k', key);
        value(hasher, inner);
    }
}

fn value(hasher: &mut Sha256, value: &Value) {
    match value {
        Value::Text(inner) => text(hasher, b't', inner),
        Value::Bytes(inner) => bytes(hasher, b'b', inner),
        Value::Int(inner) => bytes(hasher, b'i', &inner.to_le_bytes()),
        Value::Uint(inner) => bytes(hasher, b'u', &inner.to_le_bytes()),
        Value::Float(inner) => bytes(hasher, b'd', &inner.to_bits().to_le_bytes()),
        Value::Bool(inner) => bytes(hasher, b'y', &[u8::from(*inner)]),
        Value::Time(inner) => bytes(hasher, b'm', &inner.to_le_bytes()),
        Value::Null => bytes(hasher, b'0', &[]),
        Value::Map(inner) => {
            hasher.update(b"p");
            map(hasher, inner);
        }
    }
}
