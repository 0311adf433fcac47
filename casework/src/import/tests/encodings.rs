//! The same people come out of the same list in any encoding and with any delimiter.

use encoding_rs::WINDOWS_1252;

use super::*;
use crate::import::ImportedPerson;

/// The GP file without the letters that Windows-1252 does not have.
fn narrow_text() -> String {
    let text = String::from_utf8(fixture("caseload-gp-system.csv")).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    text.chars().map(|c| if WINDOWS_1252.encode(&c.to_string()).2 { 'z' } else { c }).collect()
}

fn people(plan: &Plan) -> Vec<(usize, ImportedPerson)> {
    plan.importable().map(|(row, person)| (row.row, person.clone())).collect()
}

#[test]
fn every_encoding_gives_the_same_people() {
    let text = narrow_text();
    let expected = people(&planned(text.as_bytes()));
    assert_eq!(expected.len(), 419, "the file is whole");
    let wide = |order: fn(u16) -> [u8; 2], mark: Option<u16>| -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
    };
    let (narrow, _, lost) = WINDOWS_1252.encode(&text);
    assert!(!lost, "every letter can be written in Windows-1252");
    for (name, bytes) in [
        ("windows-1252", narrow.into_owned()),
        ("UTF-16LE", wide(u16::to_le_bytes, Some(0xfeff))),
        ("UTF-16BE", wide(u16::to_be_bytes, Some(0xfeff))),
        ("UTF-16LE", wide(u16::to_le_bytes, None)),
        ("UTF-8", format!("\u{feff}{text}").into_bytes()),
    ] {
        let plan = planned(&bytes);
        assert_eq!(plan.encoding, name, "recognised");
        assert!(people(&plan) == expected, "{name}: the same people in the same rows");
    }
}

#[test]
fn every_delimiter_gives_the_same_people() {
    let text = String::from_utf8(fixture("caseload-gp-system.csv")).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let expected = people(&planned(text.as_bytes()));
    for delimiter in [b';', b'\t', b'|'] {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        for record in reader.records() {
            writer.write_record(&record.unwrap()).unwrap();
        }
        let plan = planned(&writer.into_inner().unwrap());
        assert_eq!(plan.delimiter, char::from(delimiter), "recognised");
        assert!(people(&plan) == expected, "the same people");
    }
}
