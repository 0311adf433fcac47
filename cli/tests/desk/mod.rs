//! A desk for tests: the built `roundtable` over real vaults in a folder that goes away.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "made up words for a made up vault";

/// A folder with vaults, cards and sticks in it.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What one run of the program said.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().expect("the program was not killed"),
            out: String::from_utf8(output.stdout.clone()).expect("stdout is text"),
            err: String::from_utf8(output.stderr.clone()).expect("stderr is text"),
        }
    }

    /// The one JSON value on stdout.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|_| panic!("one JSON value on stdout: {} {}", self.out, self.err))
    }

    /// The code of the JSON error on stderr; nothing may stand on stdout.
    pub(crate) fn error(&self) -> Value {
        assert_eq!(self.out, "", "a failure prints nothing on stdout");
        let value: Value = serde_json::from_str(&self.err).unwrap_or_else(|_| panic!("a JSON error: {}", self.err));
        let error = value["error"].clone();
        assert!(keys(&error).starts_with(&["code", "field", "message"].map(str::to_owned)), "cli.md: {error}");
        error
    }
}

/// The keys of an object, sorted.
pub(crate) fn keys(value: &Value) -> Vec<String> {
    value.as_object().unwrap_or_else(|| panic!("an object: {value}")).keys().cloned().collect()
}

/// Fails unless every key that the contract names is there.
pub(crate) fn promised(value: &Value, names: &[&str]) {
    let held = keys(value);
    for name in names {
        assert!(held.iter().any(|key| key == name), "design/cli.md promises `{name}`: {held:?}");
    }
}

/// The text under a key.
pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer} in {value}")).to_owned()
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A path on this desk.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, content).expect("a file on the desk");
        path
    }

    /// The program, told which vault.
    pub(crate) fn program(&self, vault: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("TZ", "UTC")
            .env("ROUNDTABLE_TEST_KDF", "1")
            .env("ROUNDTABLE_PASSPHRASE", PASSPHRASE)
            .arg("--vault")
            .arg(self.path(vault))
            .stdin(Stdio::null());
        command
    }

    /// Runs with `--json`.
    pub(crate) fn json(&self, vault: &str, argv: &[&str]) -> Said {
        Said::of(&self.program(vault).arg("--json").args(argv).output().expect("the program starts"))
    }

    /// Runs with `--json` and expects it to be done.
    pub(crate) fn ask(&self, vault: &str, argv: &[&str]) -> Value {
        let said = self.json(vault, argv);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{argv:?} is done");
        said.json()
    }

    /// Runs for people.
    pub(crate) fn say(&self, vault: &str, argv: &[&str]) -> Said {
        Said::of(&self.program(vault).args(argv).output().expect("the program starts"))
    }

    /// Runs with text on stdin.
    pub(crate) fn feed(&self, vault: &str, argv: &[&str], stdin: &str) -> Said {
        let mut child = self
            .program(vault)
            .arg("--json")
            .args(argv)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // A program that ends early does not read it all, which is its right.
        let _ = child.stdin.take().expect("stdin").write_all(stdin.as_bytes());
        Said::of(&child.wait_with_output().expect("the program ends"))
    }

    /// Makes a vault; gives what `init` answered.
    pub(crate) fn init(&self, vault: &str, organisation: &str, kind: &str) -> Value {
        self.ask(
            vault,
            &[
                "init",
                "--organisation",
                organisation,
                "--kind",
                kind,
                "--person",
                "Asha Rahman",
                "--role",
                "Coordinator",
            ],
        )
    }

    /// A practice and a hospice that compared their words.
    pub(crate) fn pair(&self) {
        let practice = self.init("practice", "Riverside Practice", "gp_practice");
        let hospice = self.init("hospice", "Age UK, Calder", "hospice");
        for (vault, other, made) in [("practice", "hospice", hospice), ("hospice", "practice", practice)] {
            let card = format!("{other}.card");
            self.ask(other, &["card", "--out", &card]);
            self.ask(vault, &["pair", &card, "--fingerprint", &text(&made, "/organisation/fingerprint")]);
        }
    }

    /// Adds a person to the practice; gives the case's id.
    pub(crate) fn add(&self, vault: &str, person: &str) -> String {
        let file = self.write("new.json", person);
        text(&self.ask(vault, &["case", "add", "--json-file", path_text(&file)]), "/id")
    }

    /// Carries everything that is new from one vault to another; gives how reading went.
    pub(crate) fn carry(&self, from: &str, to: &str, name: &str, stick: &str) -> Value {
        let written = self.ask(from, &["bundle", "write", "--to", name, "--out", stick]);
        let files: Vec<String> = written["files"].as_array().expect("files").iter().map(|f| text(f, "/file")).collect();
        let mut argv = vec!["bundle", "read"];
        argv.extend(files.iter().map(String::as_str));
        self.ask(to, &argv)
    }
}

/// A path as an argument.
pub(crate) fn path_text(path: &Path) -> &str {
    path.to_str().expect("a Unicode path")
}

/// Somebody made up.
pub(crate) const MARY: &str = r#"{"person":{"family_name":"Smith","given_name":"Mary","date_of_birth":"1941-03-03",
    "nhs_number":"943 476 5919","postcode":"hx7 1aa"},"cohorts":["falls"],"headline":"Fell twice","urgency":"two_days"}"#;
