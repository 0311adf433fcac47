//! Keys by which a row is known again when the same list is imported next week.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::person::ImportedPerson;
use crate::person::name::match_key;

/// The keys of one row: SHA-256 in hexadecimal, so that nothing can be read in them.
///
/// `source` names the row. The two others are weaker and only find a row again whose identifying cells were
/// corrected meanwhile (`known::recognise`); they are empty when the list has its own identifiers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RowKeys {
    /// Of the list's own identifier, else of the identifying cells; different for every row of a file.
    pub source: String,
    /// Of the NHS number.
    pub by_number: Option<String>,
    /// Of name and date of birth.
    pub by_name: Option<String>,
}

impl RowKeys {
    /// Makes the keys of a row. `occurrence` is 0 for the first row of a file with these identifying cells, 1 for
    /// the second, and so on.
    pub fn of(person: &ImportedPerson, occurrence: usize) -> Self {
        let time = occurrence.to_string();
        if let Some(id) = &person.identity.local_identifier {
            let source = hash("id", &[&match_key(&id.system), &id.value, &time]);
            return Self { source, by_number: None, by_name: None };
        }
        let number = person.identity.nhs_number.map(|n| n.to_digits());
        let family = match_key(&person.core.family_name);
        let given = match_key(&person.core.given_name);
        let birth = person.core.date_of_birth.map(|d| d.to_string());
        // Without number and birth date a name says little: the ways to reach the person then tell people apart.
        let reach = if number.is_none() && birth.is_none() {
            let phones = person.contact.phones.iter().map(|p| p.number.as_str());
            let postcode = person.contact.postcode.as_ref().map(|p| p.as_str());
            phones.chain(postcode).chain(person.contact.address.as_deref()).collect::<Vec<_>>().join("\n")
        } else {
            String::new()
        };
        let (n, b) = (number.as_deref().unwrap_or_default(), birth.as_deref().unwrap_or_default());
        Self {
            source: hash("cells", &[n, &family, &given, b, &reach, &time]),
            by_number: number.as_deref().map(|n| hash("number", &[n])),
            by_name: birth.as_deref().map(|b| hash("name", &[&family, &given, b])),
        }
    }
}

/// SHA-256 over everything that would be imported of a person; equal for two spellings of one date or number.
pub fn content_hash(person: &ImportedPerson) -> String {
    // A plain structure with text keys always has a JSON form; an empty one would only look changed, never lost.
    let json = serde_json::to_string(person).unwrap_or_default();
    hash("content", &[&json])
}

fn hash(kind: &str, cells: &[&str]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"roundtable import row/1");
    for cell in std::iter::once(&kind).chain(cells) {
        // The length first, so that no two lists of cells run together.
        hasher.update((cell.len() as u64).to_be_bytes());
        hasher.update(cell.as_bytes());
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
