//! Offices made by the built command line, exactly as an administrator would: the window must open what it made.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};

use crate::window::Trouble;

/// Passphrase of every made-up vault.
pub const PASSPHRASE: &str = "made up words for a made up vault";

/// A program built beside the tests: `target/debug/NAME`.
///
/// # Errors
/// When it was not built.
pub fn built(name: &str) -> Result<PathBuf, Trouble> {
    let here = env::current_exe()?;
    let folder = here.ancestors().nth(2).ok_or("the tests run from no folder")?;
    let program = folder.join(name);
    if program.is_file() {
        return Ok(program);
    }
    Err(Trouble::new(format!("{} is not built. `cargo xtask test` builds everything first.", program.display())))
}

/// One organisation's vault.
pub struct Office {
    /// The vault's folder.
    pub vault: PathBuf,
    /// Its name.
    pub name: &'static str,
}

impl Office {
    /// Makes a vault in `folder`.
    ///
    /// # Errors
    /// What the command line said.
    pub fn make(folder: &Path, name: &'static str, kind: &str, person: &str, role: &str) -> Result<Self, Trouble> {
        let office = Self { vault: folder.join(kind), name };
        let made = office.ask(&["init", "--organisation", name, "--kind", kind, "--person", person, "--role", role])?;
        // As whoever sets a laptop up does: the code is typed back from the paper.
        let code = text(&made, "/recovery_code")?;
        let done = office.command(&["recovery", "rehearse"])?.env("ROUNDTABLE_RECOVERY_CODE", code).output()?;
        if !done.status.success() {
            return Err(Trouble::new(format!("the recovery code: {}", String::from_utf8_lossy(&done.stderr))));
        }
        Ok(office)
    }

    /// Runs one command and gives its JSON.
    ///
    /// # Errors
    /// What the command line said.
    pub fn ask(&self, argv: &[&str]) -> Result<Value, Trouble> {
        self.ask_with(argv, "")
    }

    /// The same with a text on standard input.
    ///
    /// # Errors
    /// What the command line said.
    pub fn ask_with(&self, argv: &[&str], input: &str) -> Result<Value, Trouble> {
        let mut child =
            self.command(argv)?.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input.as_bytes())?;
        }
        let done = child.wait_with_output()?;
        if !done.status.success() {
            return Err(Trouble::new(format!("roundtable {argv:?}: {}", String::from_utf8_lossy(&done.stderr))));
        }
        Ok(serde_json::from_slice(&done.stdout)?)
    }

    /// Holds the vault open, as a script on the same laptop would, until the returned process is ended.
    ///
    /// # Errors
    /// When it cannot be started or does not answer.
    pub fn hold(&self) -> Result<Held, Trouble> {
        use std::io::{BufRead as _, BufReader};
        let mut child =
            self.command(&["batch"])?.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut stdin = child.stdin.take().ok_or("no way to speak to the command line")?;
        writeln!(stdin, "{}", json!({"id": 1, "argv": ["status"]}))?;
        stdin.flush()?;
        let mut answer = String::new();
        BufReader::new(child.stdout.take().ok_or("no way to hear the command line")?).read_line(&mut answer)?;
        if !answer.contains("\"ok\"") {
            return Err(Trouble::new(format!("the command line did not open the vault: {answer}")));
        }
        Ok(Held { child, _stdin: stdin })
    }

    fn command(&self, argv: &[&str]) -> Result<Command, Trouble> {
        let mut command = Command::new(built("roundtable")?);
        command.arg("--vault").arg(&self.vault).arg("--json").args(argv).env("ROUNDTABLE_PASSPHRASE", PASSPHRASE);
        Ok(command)
    }
}

/// A process that has the vault open.
pub struct Held {
    child: Child,
    _stdin: std::process::ChildStdin,
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A practice and a hospice that share one case, with two answers to where she would like to die.
pub struct TwoOffices {
    /// The practice, whose window is opened.
    pub practice: Office,
    /// The shared case.
    pub mary: String,
}

impl TwoOffices {
    /// Makes it in `folder`.
    ///
    /// # Errors
    /// What the command line said.
    pub fn make(folder: &Path) -> Result<Self, Trouble> {
        let practice = Office::make(folder, "Riverside Practice", "gp_practice", "Priya Nair", "Care coordinator")?;
        let hospice = Office::make(folder, "Hathermoor Hospice", "hospice", "Grace Okafor", "Hospice nurse")?;
        meet(folder, &practice, &hospice)?;
        meet(folder, &hospice, &practice)?;

        let mary = add(&practice, "Smith", "Mary", "1941-03-03", "9990548609", &["end-of-life", "frailty"])?;
        add(&practice, "Brennan", "Thomas", "1934-11-21", "", &["falls"])?;
        add(&practice, "Łukasik", "Jan", "1950-07-09", "", &["frailty"])?;
        for (field, value) in [
            ("headline", "Heart failure. Cared for at home; nights are the gap."),
            ("key_worker", "Grace Okafor, hospice"),
            ("sex", "female"),
            ("title", "Mrs"),
            ("known_as", "Molly"),
            ("next_review", "2026-12-01"),
            ("what_matters", "I want to stay in my own bed and see the cherry tree come out."),
            ("please_do", "Tell me straight."),
            ("communication_needs", "Lip-reads, deaf on the right. Sit on her left."),
            ("allergies", "Penicillin, rash"),
            ("cpr_decision", "not_for_attempted"),
            ("cpr_form_location", "yellow folder, hall table"),
            ("address", "4 Cherry Tree Lane"),
            ("phone", "01632 960123"),
        ] {
            practice.ask(&["case", "set", &mary, field, value])?;
        }
        practice.ask(&[
            "note",
            "add",
            &mary,
            "--kind",
            "phone_call",
            "--text",
            "Daughter rang: two bad nights since the sitter.",
        ])?;
        practice.ask(&["case", "share", &mary, "--with", hospice.name, "--basis", "Informed, no objection"])?;
        carry(folder, &practice, &hospice)?;

        hospice.ask(&[
            "note",
            "add",
            &mary,
            "--kind",
            "visit",
            "--text",
            "Breathless lying flat, slept in the chair. **Morphine eased it.**",
        ])?;
        practice.ask(&["case", "set", &mary, "preferred_place_of_death", "own_home"])?;
        hospice.ask(&["case", "set", &mary, "preferred_place_of_death", "hospice"])?;
        carry(folder, &hospice, &practice)?;
        Ok(Self { practice, mary })
    }
}

fn add(office: &Office, family: &str, given: &str, born: &str, nhs: &str, cohorts: &[&str]) -> Result<String, Trouble> {
    let mut person = json!({"family_name": family, "given_name": given, "date_of_birth": born});
    if let (false, Some(person)) = (nhs.is_empty(), person.as_object_mut()) {
        person.insert("nhs_number".to_owned(), nhs.into());
    }
    let case = json!({"person": person, "cohorts": cohorts});
    let added = office.ask_with(&["case", "add", "--json-file", "-"], &case.to_string())?;
    text(&added, "/id")
}

/// `office` pairs with `other` under the eight words that `other` read aloud.
fn meet(folder: &Path, office: &Office, other: &Office) -> Result<(), Trouble> {
    let file = folder.join(format!("{}.card", other.name.replace(' ', "-")));
    let file = file.to_str().ok_or("the folder's name is not text")?;
    let card = other.ask(&["card", "--out", file])?;
    office.ask(&["pair", file, "--fingerprint", &text(&card, "/fingerprint")?])?;
    Ok(())
}

/// Carries everything `from` has for `to` on a stick.
fn carry(folder: &Path, from: &Office, to: &Office) -> Result<(), Trouble> {
    let stick = folder.join(format!("stick-{}", fs::read_dir(folder)?.count()));
    fs::create_dir(&stick)?;
    from.ask(&["bundle", "write", "--to", to.name, "--out", stick.to_str().ok_or("the folder's name is not text")?])?;
    for file in fs::read_dir(&stick)? {
        to.ask(&["bundle", "read", file?.path().to_str().ok_or("the file's name is not text")?])?;
    }
    Ok(())
}

fn text(value: &Value, pointer: &str) -> Result<String, Trouble> {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or_else(|| Trouble::new(format!("no {pointer} in {value}")))
}
