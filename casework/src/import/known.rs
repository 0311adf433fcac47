//! Knows rows again: which case of an earlier import a row of today's file is about.

use std::collections::{HashMap, HashSet};

use super::keys::RowKeys;

/// What was remembered of a row when it was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRow<Id> {
    /// The case it became.
    pub case: Id,
    /// Its keys at the last import.
    pub keys: RowKeys,
    /// Its content at the last import.
    pub content_hash: String,
}

/// What a row of today's file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recognised<Id> {
    /// Never seen: a new case (which may still be a duplicate; that is a question for a person).
    New,
    /// The same as last time.
    Unchanged(Id),
    /// Known, and something in it is other than last time.
    Changed(Id),
}

/// Finds for each row `(keys, content_hash)` the case it is about, in the order of the rows.
///
/// First by the source key; then, among rows and cases still alone, by NHS number, then by name and date of birth,
/// each only where exactly one row and one case have the key. So a corrected birth date or a number that was found
/// changes the case it belongs to, and two rows never take one case.
pub fn recognise<Id: Clone>(known: &[KnownRow<Id>], rows: &[(&RowKeys, &str)]) -> Vec<Recognised<Id>> {
    let mut found: Vec<Option<usize>> = vec![None; rows.len()];
    let mut taken: HashSet<usize> = HashSet::new();
    let passes: [fn(&RowKeys) -> Option<&str>; 3] =
        [|k| Some(&k.source), |k| k.by_number.as_deref(), |k| k.by_name.as_deref()];
    for key in passes {
        let alone_known =
            alone(known.iter().enumerate().filter(|(n, _)| !taken.contains(n)).map(|(n, k)| (n, key(&k.keys))));
        let open = rows.iter().zip(&found).enumerate().filter(|(_, (_, found))| found.is_none());
        let alone_rows = alone(open.map(|(n, ((keys, _), _))| (n, key(keys))));
        for (key, row) in alone_rows {
            if let (Some(row), Some(Some(case))) = (row, alone_known.get(key))
                && let Some(slot) = found.get_mut(row)
            {
                *slot = Some(*case);
                taken.insert(*case);
            }
        }
    }
    let answer = |(found, (_, hash)): (Option<usize>, &(&RowKeys, &str))| match found.and_then(|n| known.get(n)) {
        None => Recognised::New,
        Some(known) if known.content_hash == **hash => Recognised::Unchanged(known.case.clone()),
        Some(known) => Recognised::Changed(known.case.clone()),
    };
    found.into_iter().zip(rows).map(answer).collect()
}

/// The place of each key, or `None` for a key that stands in several places.
fn alone<'a>(keys: impl Iterator<Item = (usize, Option<&'a str>)>) -> HashMap<&'a str, Option<usize>> {
    let mut places = HashMap::new();
    for (place, key) in keys {
        if let Some(key) = key {
            places.entry(key).and_modify(|p| *p = None).or_insert(Some(place));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(source: &str, number: Option<&str>, name: Option<&str>) -> RowKeys {
        RowKeys { source: source.into(), by_number: number.map(Into::into), by_name: name.map(Into::into) }
    }

    fn known(case: u32, keys: RowKeys, hash: &str) -> KnownRow<u32> {
        KnownRow { case, keys, content_hash: hash.into() }
    }

    #[test]
    fn a_row_is_known_by_its_source_key_first() {
        let store = [known(1, keys("s1", Some("n"), None), "a"), known(2, keys("s2", Some("n"), None), "b")];
        let (one, two, three) = (keys("s1", Some("n"), None), keys("s2", Some("n"), None), keys("s3", None, None));
        assert_eq!(
            recognise(&store, &[(&two, "changed"), (&one, "a"), (&three, "c")]),
            [Recognised::Changed(2), Recognised::Unchanged(1), Recognised::New],
            "in any order, and one number twice confuses nobody"
        );
    }

    #[test]
    fn a_corrected_row_is_still_the_same_case() {
        let store = [known(1, keys("s1", Some("n1"), Some("d1")), "a"), known(2, keys("s2", None, Some("d2")), "b")];
        let birth_corrected = keys("s9", Some("n1"), Some("d9"));
        let number_found = keys("s8", Some("n8"), Some("d2"));
        assert_eq!(
            recognise(&store, &[(&birth_corrected, "x"), (&number_found, "y")]),
            [Recognised::Changed(1), Recognised::Changed(2)],
            "by the number, then by name and birth date"
        );
    }

    #[test]
    fn doubt_makes_a_new_case_and_never_the_wrong_one() {
        let store = [known(1, keys("s1", Some("n"), None), "a"), known(2, keys("s2", Some("n"), None), "b")];
        let other = keys("s3", Some("n"), None);
        assert_eq!(recognise(&store, &[(&other, "x")]), [Recognised::New], "which of the two would it be?");
        let store = [known(1, keys("s1", Some("n"), None), "a")];
        let (a, b) = (keys("s3", Some("n"), None), keys("s4", Some("n"), None));
        assert_eq!(
            recognise(&store, &[(&a, "x"), (&b, "y")]),
            [Recognised::New, Recognised::New],
            "two rows never take one case"
        );
    }
}
