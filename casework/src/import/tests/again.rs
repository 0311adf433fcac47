//! The same list imported again, as it was and with one cell changed.

use super::*;
use crate::import::known::{KnownRow, Recognised, recognise};

#[test]
fn importing_again_finds_every_row_unchanged() {
    let (plan, again) = (planned(&fixture("caseload-gp-system.csv")), planned(&fixture("caseload-gp-system.csv")));
    let known: Vec<KnownRow<usize>> = plan
        .importable()
        .map(|(row, _)| KnownRow { case: row.row, keys: row.keys.clone(), content_hash: row.content_hash.clone() })
        .collect();
    let sources: BTreeSet<_> = known.iter().map(|k| &k.keys.source).collect();
    assert_eq!(sources.len(), 419, "every row has its own key, also where two rows have one number");
    let rows: Vec<_> = again.importable().map(|(row, _)| (&row.keys, row.content_hash.as_str())).collect();
    let expected: Vec<_> = again.importable().map(|(row, _)| Recognised::Unchanged(row.row)).collect();
    assert_eq!(recognise(&known, &rows), expected, "nothing new, nothing changed");
}

#[test]
fn a_changed_cell_changes_one_row() {
    let text = String::from_utf8(fixture("caseload-gp-system.csv")).unwrap();
    let plan = planned(&fixture("caseload-gp-system.csv"));
    let known: Vec<KnownRow<usize>> = plan
        .importable()
        .map(|(row, _)| KnownRow { case: row.row, keys: row.keys.clone(), content_hash: row.content_hash.clone() })
        .collect();
    for (what, from, to, case) in [
        (
            "telephone",
            "Female,\"70 Gasworks Lane, Hathermoor\",DB1 6AH,01632960982",
            "Female,\"70 Gasworks Lane, Hathermoor\",DB1 6AH,01632960111",
            Some(2),
        ),
        ("birth date", "Toplis,Monica,,19/11/1948", "Toplis,Monica,,19/11/1946", Some(2)),
        ("number found", "\n,Parker,June,,18-Nov-1927", "\n943 476 5919,Parker,June,,18-Nov-1927", Some(1)),
        ("spelling of a date only", "Toplis,Monica,,19/11/1948", "TOPLIS ,Monica,,19-Nov-1948", Some(2)),
        ("only the style of a date", "Toplis,Monica,,19/11/1948", "Toplis,Monica,,19-Nov-1948", None),
    ] {
        assert!(text.contains(from), "{what}: the row is in the file");
        let changed = planned(text.replacen(from, to, 1).as_bytes());
        let rows: Vec<_> = changed.importable().map(|(row, _)| (&row.keys, row.content_hash.as_str())).collect();
        let not_same: Vec<_> =
            recognise(&known, &rows).into_iter().filter(|r| !matches!(r, Recognised::Unchanged(_))).collect();
        let expected: Vec<_> = case.map(Recognised::Changed).into_iter().collect();
        assert_eq!(not_same, expected, "{what}");
    }
}
