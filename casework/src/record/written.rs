//! Records as a part's document holds them: one entry a version, each naming the newest that its author had seen.

use std::collections::{BTreeMap, BTreeSet};

use crdt::{
    document::{Entry, Map, Value},
    id::EntryId,
};

use super::{FROM, Origin, RECORD};

/// A record with all its versions.
pub(crate) struct Written<'e> {
    /// The first entry.
    pub(crate) root: &'e Entry,
    /// Every version, the first one first, by what their authors had seen.
    pub(crate) versions: Vec<&'e Entry>,
    /// Those that nobody has corrected, sorted.
    pub(crate) newest: Vec<EntryId>,
}

impl Written<'_> {
    /// Whether the newest versions say different things: a question for a person.
    pub(crate) fn is_open(&self) -> bool {
        let mut said = self.versions.iter().filter(|entry| self.newest.contains(&entry.id)).map(|entry| answers(entry));
        let first = said.next();
        said.any(|answers| Some(answers) != first)
    }
}

/// Every record of a part. What names a record that is not there is kept and not shown.
pub(crate) fn all(entries: &[Entry]) -> Vec<Written<'_>> {
    let records = || entries.iter().filter(|entry| entry.text("type") == Some(RECORD) && entry.text("form").is_some());
    let of = |entry: &Entry| entry.text("of").and_then(|id| id.parse::<EntryId>().ok());
    let mut corrections: BTreeMap<EntryId, Vec<&Entry>> = BTreeMap::new();
    for entry in records() {
        if let Some(root) = of(entry) {
            corrections.entry(root).or_default().push(entry);
        }
    }
    let roots = records().filter(|entry| !entry.content.contains_key("of"));
    roots
        .map(|root| {
            let mut versions = vec![root];
            let later = corrections.remove(&root.id).unwrap_or_default();
            // Nobody can correct what was not yet there, nor into another form.
            versions.extend(
                later.into_iter().filter(|one| one.order > root.order && one.text("form") == root.text("form")),
            );
            versions.sort_by_key(|entry| (entry.order, entry.id));
            let places: BTreeMap<EntryId, u64> = versions.iter().map(|entry| (entry.id, entry.order)).collect();
            let mut corrected = BTreeSet::new();
            for version in &versions {
                corrected
                    .extend(after(version).filter(|id| places.get(id).is_some_and(|place| *place < version.order)));
            }
            let newest = places.keys().filter(|id| !corrected.contains(id)).copied().collect();
            Written { root, versions, newest }
        })
        .collect()
}

fn after(entry: &Entry) -> impl Iterator<Item = EntryId> {
    let bytes = entry.content.get("after").and_then(Value::as_bytes).unwrap_or_default();
    bytes.chunks_exact(EntryId::LEN).filter_map(|id| EntryId::from_slice(id).ok())
}

/// The answers of a version; what is no text is left to the version that wrote it.
pub(crate) fn answers(entry: &Entry) -> BTreeMap<&str, &str> {
    let Some(Value::Map(answers)) = entry.content.get("answers") else { return BTreeMap::new() };
    answers.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_text()?))).collect()
}

/// A version, as an entry. A correction names the first entry and the newest that its author had seen.
pub(crate) fn entry(
    form: &str,
    version: &str,
    answers: &BTreeMap<String, String>,
    corrects: Option<(EntryId, &[EntryId])>,
    origin: Origin,
) -> Map {
    let kept = answers.iter().map(|(name, text)| (name.clone(), Value::from(text.as_str()))).collect();
    let mut entry = Map::from([
        ("type".to_owned(), Value::from(RECORD)),
        ("form".to_owned(), Value::from(form)),
        ("version".to_owned(), Value::from(version)),
        ("answers".to_owned(), Value::Map(kept)),
    ]);
    if origin == Origin::List {
        entry.insert(FROM.0.to_owned(), Value::from(FROM.1));
    }
    if let Some((root, seen)) = corrects {
        entry.insert("of".to_owned(), Value::from(root.to_string()));
        entry.insert("after".to_owned(), Value::Bytes(seen.iter().flat_map(|id| id.0).collect()));
    }
    entry
}
