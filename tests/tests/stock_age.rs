//! A stock `age` opens the outer layer of a real bundle with the hospice seat's key: nobody is locked in by us.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use std::{fs, process::Command};

use tests::Neighbourhood;

#[test]
fn the_debian_age_program_opens_a_bundle() {
    let mut n = Neighbourhood::new(81);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.found("Hathermoor Hospice", "hospice").unwrap();
    n.pair(0, 1).unwrap();
    let case = n.laptops[0].case("Ashworth", "Edna").unwrap();
    n.laptops[0].share(&case, "Hathermoor Hospice").unwrap();
    let bundle = n.seal(0, "Hathermoor Hospice").unwrap().remove(0);
    let (file, key, other) = (n.folder().join("x.rtb"), n.folder().join("key"), n.folder().join("other"));
    fs::write(&file, bundle).unwrap();
    fs::write(&key, n.laptops[1].keys().export_box_key().unwrap().as_bytes()).unwrap();
    let outsider = n.found("Beckside Homes", "housing").unwrap();
    fs::write(&other, n.laptops[outsider].keys().export_box_key().unwrap().as_bytes()).unwrap();

    let opened = Command::new("age").arg("-d").arg("-i").arg(&key).arg(&file).output();
    let opened = opened.expect("the Debian package `age` is installed (xtask sets it up)");
    assert!(opened.status.success(), "age says: {}", String::from_utf8_lossy(&opened.stderr));
    assert_eq!(&opened.stdout[..4], b"RTB1", "inside is a bundle of format 1");
    let refused = Command::new("age").arg("-d").arg("-i").arg(&other).arg(&file).output().unwrap();
    assert!(!refused.status.success() && refused.stdout.is_empty(), "a key of another organisation opens nothing");
}
