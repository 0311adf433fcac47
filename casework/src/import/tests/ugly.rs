//! Ugly files: nothing a file can hold makes the import panic, and every refusal is a sentence.

use proptest::prelude::*;

use super::*;
use crate::import::ImportError;

/// Plans a file that may be refused; checks what must hold of any answer.
fn survives(bytes: &[u8]) -> Result<Plan, ImportError> {
    let result = plan(bytes, &options(), |done, of| assert!(done <= of, "progress never overtakes"));
    match &result {
        Ok(plan) => {
            let outcomes = plan.importable().count() + plan.repeats() + plan.rejected().count();
            assert_eq!(outcomes, plan.row_count(), "every row has one outcome");
            for (row, flag) in plan.flagged() {
                assert!(row > 0 && !flag.message.is_empty(), "every flag says something");
            }
            for duplicate in &plan.duplicates_within {
                assert!(duplicate.of_row < duplicate.row, "the earlier row comes first");
            }
        }
        Err(error) => {
            let sentence = error.to_string();
            assert!(sentence.ends_with('.') && sentence.len() > 10, "a sentence: {sentence}");
        }
    }
    result
}

/// A small generator of its own, so that the thousand mutants are the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

#[test]
fn a_thousand_mutants_of_a_real_file_never_panic() {
    let file = fixture("caseload-gp-system.csv");
    // The first rows are enough to mutate, and keep the test quick.
    let whole = &file[..12_000];
    let nasty: [&[u8]; 14] = [
        b"\"",
        b",",
        b"\n",
        b"\r",
        b"\0",
        b";",
        b"\t",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\"\"",
        b"99999999999999999999",
        b"31/02/1940",
        b"\xf0\x9f\xa7\x93",
    ];
    let mut dice = Dice(0x5eed_0fc5_0002);
    let (mut read, mut refused) = (0, 0);
    for _ in 0..1_000 {
        let mut bytes = whole.to_vec();
        for _ in 0..=dice.roll(6) {
            let at = dice.roll(bytes.len());
            match dice.roll(5) {
                0 => bytes[at] = dice.roll(256) as u8,
                1 => bytes.truncate(at.max(1)),
                2 => {
                    let until = (at + dice.roll(400)).min(bytes.len());
                    bytes.drain(at..until);
                }
                3 => {
                    let until = (at + dice.roll(400)).min(bytes.len());
                    let copy = bytes[at..until].to_vec();
                    let to = dice.roll(bytes.len());
                    bytes.splice(to..to, copy);
                }
                _ => {
                    let sign = nasty[dice.roll(nasty.len())];
                    bytes.splice(at..at, sign.iter().copied());
                }
            }
            if bytes.is_empty() {
                bytes.push(b'x');
            }
        }
        match survives(&bytes) {
            Ok(_) => read += 1,
            Err(_) => refused += 1,
        }
    }
    println!("1,000 mutants: {read} read, {refused} refused");
    assert!(read > 100 && refused > 10, "both ways are taken, or the mutants prove nothing");
}

#[test]
fn limits_hold() {
    let wide = format!("Surname{}\nPlant\n", ",x".repeat(300));
    assert_eq!(survives(wide.as_bytes()).unwrap_err(), ImportError::TooManyColumns { columns: 301 }, "columns");
    let large = vec![b'x'; 51 * 1024 * 1024];
    assert_eq!(survives(&large).unwrap_err(), ImportError::TooLarge { megabytes: 51 }, "bytes");
    let deep = format!("Surname\n\"{}", "x\n".repeat(100_000));
    assert_eq!(survives(deep.as_bytes()).unwrap_err(), ImportError::QuoteNotClosed { line: 2 }, "an open quote");
    let long = format!("Surname,Note\nPlant,\"{}\"\nKirk,x\n", "y".repeat(40_000));
    let plan = survives(long.as_bytes()).unwrap();
    assert_eq!((plan.rejected().count(), plan.importable().count()), (1, 1), "one long cell costs one row");
}

#[test]
fn other_things_called_csv_are_refused() {
    for (bytes, code) in [
        (&b""[..], "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"\n\n\n", "file_empty"),
        (b"PK\x03\x04\x14\0\x06\0", "not_a_csv_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not_a_csv_file"),
        (b"%PDF-1.7", "not_a_csv_file"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0", "file_not_text"),
        (b"Surname,Forename\n", "no_rows"),
        (b"Colour,Shape\nred,round\n", "no_name_column"),
        (b"9434765919,29/10/1942\n", "no_headings"),
    ] {
        assert_eq!(survives(bytes).unwrap_err().code(), code, "{}", String::from_utf8_lossy(bytes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = survives(&bytes);
    }

    #[test]
    fn random_bytes_below_good_headings_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let mut file = b"NHS number,Surname,Forename,DOB,Address,Postcode,Phone,Rockwood,eFI,Housebound,Record marker\n".to_vec();
        file.extend(bytes);
        let _ = survives(&file);
    }

    #[test]
    fn random_cells_never_panic_and_every_row_has_one_outcome(
        cells in prop::collection::vec(prop::collection::vec("\\PC{0,24}", 11), 1..12)
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record([
            "NHS number", "Name", "Known as", "DOB", "Address", "Postcode", "Phone", "Rockwood", "eFI", "Housebound", "Date of death",
        ]).unwrap();
        for row in &cells {
            writer.write_record(row).unwrap();
        }
        let blank = cells.iter().all(|row| row.iter().all(|cell| cell.trim().is_empty()));
        let result = survives(&writer.into_inner().unwrap());
        prop_assert!(result.is_ok() || blank, "well-formed cells make a table: {:?}", result.err());
    }
}
