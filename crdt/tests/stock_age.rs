//! A stock `age` program opens our bundles with the exported key: nobody is locked into this program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use crdt::{
    bundle::{Contents, Envelope, Limits, Need, open, seal},
    id::{BundleId, OrgId, StoreId},
    trust::{Directory, SeatKeys},
};

const MISSING: &str = "the program `age` is missing: run `cargo xtask test`, which installs what the tests need";

/// A file with a private key that is gone when the test ends, however it ends.
struct KeyFile(PathBuf);

impl KeyFile {
    fn new(name: &str, keys: &SeatKeys) -> Self {
        let path = std::env::temp_dir().join(format!("roundtable-{}-{name}.key", std::process::id()));
        fs::write(&path, format!("# a seat of a test\n{}\n", keys.export_box_key().unwrap().as_str())).unwrap();
        Self(path)
    }
}

impl Drop for KeyFile {
    fn drop(&mut self) {
        let _gone = fs::remove_file(&self.0);
    }
}

fn stock(arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
    let mut child = Command::new("age")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect(MISSING);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A refusal may close the pipe before everything was written.
    let feeding = std::thread::spawn(move || stdin.write_all(&input).is_ok());
    let done = child.wait_with_output().unwrap();
    let _fed = feeding.join().unwrap();
    if done.status.success() { Ok(done.stdout) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
}

fn bundle(keys: &SeatKeys) -> (Contents, Vec<u8>) {
    let contents = Contents { needs: vec![Need::Everything { store: StoreId([7; 16]) }; 5_000], ..Contents::default() };
    let envelope = Envelope {
        bundle_id: BundleId([1; 16]),
        sender_org: OrgId([2; 16]),
        sender_seat: keys.seat(),
        sender_store: StoreId([3; 16]),
        recipients: Vec::new(),
        created_at: 0,
        from: 0,
        to: 0,
        mark: None,
    };
    let file = seal(&envelope, &contents, keys.sign_key(), &Directory::new(), &[keys.box_key().unwrap()]).unwrap();
    (contents, file)
}

#[test]
fn the_stock_program_opens_a_bundle_with_the_exported_key() {
    let keys = SeatKeys::from_random([1; 32], [2; 32], [3; 32]);
    let (_, file) = bundle(&keys);
    let key_file = KeyFile::new("opens", &keys);
    let plaintext = stock(&["--decrypt", "-i", key_file.0.to_str().unwrap()], &file).expect("the right key opens it");
    assert!(plaintext.starts_with(b"RTB1"), "the bundle's own format lies inside");
    let stranger = KeyFile::new("stranger", &SeatKeys::from_random([4; 32], [5; 32], [6; 32]));
    let refused = stock(&["--decrypt", "-i", stranger.0.to_str().unwrap()], &file);
    assert!(refused.is_err(), "another key does not");
}

#[test]
fn what_the_stock_program_encrypts_we_can_open() {
    let keys = SeatKeys::from_random([1; 32], [2; 32], [3; 32]);
    let (_, file) = bundle(&keys);
    let key_file = KeyFile::new("encrypts", &keys);
    let plaintext = stock(&["--decrypt", "-i", key_file.0.to_str().unwrap()], &file).unwrap();
    let again = stock(&["--encrypt", "-r", &keys.box_key().unwrap().to_string()], &plaintext).unwrap();
    let opened = open(&again, &[keys.identity().unwrap()], &Limits::STANDARD).expect("age is age");
    assert_eq!(opened.claimed_sender().1, keys.seat(), "the same bundle lies inside");
}
