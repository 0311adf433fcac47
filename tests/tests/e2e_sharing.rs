//! Sharing through the real window: cards and their words, sharing a case, a stick written in three acts, the answer read,
//! two answers settled; and what is refused, waits, or dies half-way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use tests::{
    offices::{Office, TwoOffices},
    window::{Trouble, Window, key},
};

const BOX: &str = "#passphrase";

/// A laptop with its own home folder and a place for sticks.
struct Laptop {
    home: PathBuf,
    sticks: PathBuf,
}

impl Laptop {
    fn make(folder: &Path) -> Result<Self, Trouble> {
        let laptop = Self { home: folder.join("home"), sticks: folder.join("sticks") };
        fs::create_dir_all(laptop.home.join("Documents"))?;
        fs::create_dir_all(&laptop.sticks)?;
        Ok(laptop)
    }

    fn put_in(&self, name: &str) -> Result<PathBuf, Trouble> {
        let stick = self.sticks.join(name);
        fs::create_dir(&stick)?;
        Ok(stick)
    }

    fn window(&self, vault: &Path, args: &[&str]) -> Result<Window, Trouble> {
        let environment = [("HOME", self.home.to_str()), ("ROUNDTABLE_STICKS", self.sticks.to_str())];
        Window::open_with(vault, &environment, args)
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn text_of(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Presses the first button or link whose words begin so.
fn press_words(window: &Window, words: &str) -> Result<(), Trouble> {
    let find = format!(
        "[...document.querySelectorAll('main button, main a, .rt-outside button, .rt-dialog button')].find(one => one.innerText.trim().startsWith({}))",
        Value::from(words)
    );
    window.until(&format!("{find} !== undefined"))?;
    window.ask(&format!("({find}).setAttribute('data-test-press', '') ?? true"))?;
    window.press("[data-test-press]")?;
    window.ask(
        "document.querySelectorAll('[data-test-press]').forEach(one => one.removeAttribute('data-test-press')) ?? true",
    )?;
    Ok(())
}

/// Two organisations that have never met: cards, words, a shared case, a stick there, an answer back.
#[test]
fn two_organisations_meet_and_share() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let laptop = Laptop::make(folder.path())?;
    let practice = Office::make(folder.path(), "Riverside Practice", "gp_practice", "Priya Nair", "Care coordinator")?;
    let hospice = Office::make(folder.path(), "Larkfield Hospice", "hospice", "Grace Okafor", "Hospice nurse")?;
    let case = json!({"person": {"family_name": "Smith", "given_name": "Mary", "date_of_birth": "1941-03-03"}, "cohorts": ["frailty"]});
    let added = practice.ask_with(&["case", "add", "--json-file", "-"], &case.to_string())?;
    let mary = added["id"].as_str().unwrap().to_owned();
    let card = folder.path().join("hospice.card");
    let theirs = hospice.ask(&["card", "--out", text_of(&card)])?;

    let window = laptop.window(&practice.vault, &[])?;
    window.see(BOX)?;
    window.unlock()?;
    window.go("#/sharing")?;
    window.until_it_says("No partners yet")?;
    window.look("sharing-no-partners")?;

    // Our card goes to a folder, its words are shown large; theirs come in and are compared.
    window.go("#/team")?;
    window.until_it_says("Your card")?;
    window.until_it_says("Your organisation is in no team yet")?;
    window.look("team-none")?;
    press_words(&window, "Show the words large")?;
    window.until("document.querySelectorAll('.rt-words--large li').length === 8")?;
    window.look("team-words-large")?;
    window.keys(&[key::ESCAPE])?;
    window.until("document.querySelector('.rt-dialog') === null")?;
    press_words(&window, "Write your card")?;
    window.until_it_says("Documents")?;
    window.press("#write-to")?;
    window.look("team-write-card")?;
    press_words(&window, "Write the card")?;
    window.until_it_says("Written: roundtable-")?;
    let ours = files_in(&laptop.home.join("Documents"));
    assert_eq!(ours.len(), 1, "one card: {ours:?}");

    // A file that is no card keeps nothing and says so.
    let nonsense = folder.path().join("nonsense.card");
    fs::write(&nonsense, b"nothing of the kind")?;
    window.type_into("#card-file", text_of(&nonsense))?;
    window.until_it_says("That file is not an organisation’s card")?;
    window.look("team-not-a-card")?;
    window.type_into("#card-file", text_of(&card))?;
    window.until_it_says("Compare eight words with Larkfield Hospice")?;
    let words = theirs["fingerprint"].as_str().unwrap();
    let shown = window
        .ask("[...document.querySelectorAll('.rt-compare .rt-words li')].map(word => word.textContent).join(' ')")?;
    assert_eq!(shown, words, "the words on screen are those that the hospice reads aloud");
    window.look("team-compare")?;
    press_words(&window, "No, keep nothing")?;
    window.until_it_says("The card was not kept")?;
    window.go("#/sharing")?;
    window.until_it_says("No partners yet")?;
    window.go("#/team")?;
    window.see("#card-file")?;
    window.type_into("#card-file", text_of(&card))?;
    window.until_it_says("Compare eight words")?;
    press_words(&window, "Yes, all eight")?;
    window.until_it_says("Larkfield Hospice is your partner now")?;
    window.until_it_says("Eight words compared")?;
    window.look("team-partner")?;

    // Mary's case is shared: with whom, which parts, why, and that it cannot be taken back.
    window.go(&format!("#/case/{mary}"))?;
    window.see("[role=tab][data-key=sharing]")?;
    window.press("[role=tab][data-key=sharing]")?;
    window.until_it_says("Only your organisation holds this case")?;
    press_words(&window, "Share with a partner")?;
    window.see("#share-partner")?;
    window.press("form[aria-labelledby=share-title] button[type=submit]")?;
    window.until_it_says("Choose a partner")?;
    window.look("case-share-missing")?;
    window.type_into("#share-partner", "Larkfield")?;
    window.until_it_says("Sharing cannot be taken back")?;
    window.until("document.querySelectorAll('#root form .rt-choice--check input:checked').length === 5")?;
    window.until_it_says("end of life plan")?;
    press_words(&window, "Direct care, informed")?;
    window.look("case-share")?;
    press_words(&window, "Share with Larkfield Hospice")?;
    window.until_it_says("Shared with Larkfield Hospice")?;
    window.until("[...document.querySelectorAll('[role=tabpanel] tbody th')].some(one => one.innerText.startsWith('Larkfield Hospice'))")?;
    window.look("case-shared")?;

    // A stick in three acts from the Sharing page: USB stick, Write. Full names of what happened, one by one.
    let stick = laptop.put_in("BLUE STICK")?;
    window.go("#/sharing")?;
    window.until_it_says("Waiting for")?;
    window.look("sharing-waiting")?;
    press_words(&window, "USB stick")?;
    window.until_it_says("BLUE STICK")?;
    window.look("sharing-stick")?;
    press_words(&window, "Write for 1 partner")?;
    window.until_it_says("You can take the stick out")?;
    let said = window.text()?;
    for words in
        ["Found BLUE STICK", "for Larkfield Hospice", "Checked what was written", "Only Larkfield Hospice can open it"]
    {
        assert!(said.contains(words), "the steps must say {words:?}: {said}");
    }
    window.until_it_says("on the way")?;
    window.until("document.activeElement.innerText === 'You can take the stick out'")?;
    window.look("sharing-stick-written")?;
    assert!(!window.text()?.contains("Has everything"), "nobody has confirmed anything yet");

    // The hospice meets the practice, reads the stick, and answers.
    hospice.ask(&["pair", text_of(&ours[0]), "--fingerprint", &own_words(&window)?])?;
    for file in files_in(&stick) {
        hospice.ask(&["bundle", "read", text_of(&file)])?;
    }
    hospice.ask(&["note", "add", &mary, "--kind", "visit", "--text", "Settled night. Anne slept too."])?;
    let back = folder.path().join("back");
    hospice.ask(&["bundle", "write", "--to", "Riverside Practice", "--out", text_of(&back)])?;
    let answer = files_in(&back).remove(0);

    // The practice reads it by the button, and sees what is new; the receipt makes "has everything".
    window.go("#/sharing")?;
    window.see("#read-files")?;
    window.type_into("#read-files", text_of(&answer))?;
    window.until_it_says("from Larkfield Hospice on 1 person")?;
    window.until_it_says("Has everything")?;
    window.look("sharing-read")?;
    press_words(&window, "See them")?;
    window.until_it_says("SMITH, Mary")?;
    window.type_into("#read-files", text_of(&answer))?;
    window.until_it_says("Already read")?;
    window.press(".rt-read__people a")?;
    window.see("#note")?;
    window.until_it_says("Anne slept too")?;

    // Stopping: what they have they keep.
    window.press("[role=tab][data-key=sharing]")?;
    press_words(&window, "Stop sharing")?;
    window.until_it_says("They keep what they already have")?;
    window.look("case-stop-sharing")?;
    window.press(".rt-dialog .rt-button")?;
    window.until_it_says("Nothing more of this case goes to Larkfield Hospice")?;
    window.close()
}

/// Our eight words, as the Team page shows them.
fn own_words(window: &Window) -> Result<String, Trouble> {
    window.go("#/team")?;
    window.until("document.querySelectorAll('[aria-labelledby=own-card] .rt-words li').length === 8")?;
    let words = window.ask("[...document.querySelectorAll('[aria-labelledby=own-card] .rt-words li')].map(word => word.textContent).join(' ')")?;
    Ok(words.as_str().unwrap().to_owned())
}

/// The page of two answers: nothing is chosen, leaving is a choice, a third answer is not overwritten.
#[test]
fn two_answers_one_at_a_time() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let laptop = Laptop::make(folder.path())?;
    let TwoOffices { practice, mary } = TwoOffices::make(folder.path())?;
    let window = laptop.window(&practice.vault, &[])?;
    window.see(BOX)?;
    window.unlock()?;
    window.until("document.querySelector('.rt-statusbar__check a') !== null")?;
    window.press(".rt-statusbar__check a")?;
    window.until_it_says("Preferred place of death has two answers")?;
    let text = window.text()?;
    for words in [
        "SMITH, Mary (Mrs)",
        "Own home",
        "Hospice",
        "Grace Okafor",
        "Priya Nair",
        "1 of 1",
        "Use Riverside Practice’s answer",
    ] {
        assert!(text.contains(words), "both answers must be in view with {words:?}: {text}");
    }
    assert_eq!(
        window.ask("document.querySelectorAll('main input:checked').length")?,
        0,
        "nothing is chosen for anybody"
    );
    assert_eq!(window.ask("document.title")?, "M S, two answers to check - Roundtable", "initials at most");
    window.look("two-answers")?;
    press_words(&window, "Save")?;
    window.until_it_says("Choose one of the answers, or leave it for now")?;
    window.look("two-answers-nothing-chosen")?;

    // Something else: a choice of this question's own words.
    window.press(".rt-answers__else input")?;
    window.see("#other-answer")?;
    window.type_into("#other-answer", "Care home")?;
    window.look("two-answers-something-else")?;
    window.press(".rt-answer input")?;
    window.look("two-answers-chosen")?;
    press_words(&window, "Save")?;
    window.until_it_says("Nothing to check")?;
    window.look("two-answers-none")?;
    window.until("document.querySelector('.rt-statusbar__check') === null")?;
    window.close()?;
    assert_eq!(practice.ask(&["two-answers", "list"])?, json!([]), "what was chosen is settled");
    assert!(!mary.is_empty(), "the case is there");
    Ok(())
}

/// Files that are not what they should be, a place that cannot be written, and files from outside.
#[test]
fn what_is_refused_waits_or_cannot_be_written() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let laptop = Laptop::make(folder.path())?;
    let TwoOffices { practice, .. } = TwoOffices::make(folder.path())?;
    let stranger = Office::make(folder.path(), "Good Neighbours", "vcse", "Ali Khan", "Manager")?;
    let card = folder.path().join("stranger.card");
    stranger.ask(&["card", "--out", text_of(&card)])?;
    let damaged = folder.path().join("0123456789abcdef0123456789abcdef.rtb");
    fs::write(&damaged, b"age-encryption.org/v1\nnot really")?;

    // Given while locked: counted, not read, whatever it is.
    let window = laptop.window(&practice.vault, &[text_of(&damaged)])?;
    window.see(BOX)?;
    let refusal = window.call("read_outside", &json!({}))?.expect_err("nothing is read while locked");
    assert_eq!(refusal["code"], "locked", "the file waits for a person who may read");
    window.unlock()?;
    window.until_it_says("A file from outside is waiting: 1 update file")?;
    window.look("outside-waiting")?;
    assert_eq!(
        window
            .call("sharing_log", &json!({}))?
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .filter(|line| line["what"] == "refused")
            .count(),
        0,
        "it was not read by itself"
    );
    press_words(&window, "Read it")?;
    window.until_it_says("damaged")?;
    window.until_it_says("a file was refused")?;
    window.until("document.querySelector('.rt-outside') === null")?;
    window.look("sharing-refused")?;

    // The largest file there may be is taken in whole, and refused for what it is.
    window.ask(
        "(window.__TAURI_INTERNALS__.invoke('read_file', new Uint8Array(53 * 1024 * 1024)).then(read => { window.large = read.code }, refusal => { window.large = refusal.code }), true)",
    )?;
    window.until("window.large === 'bad_bundle'")?;

    // A card among the files leads to comparing; it is not kept.
    window.type_into("#read-files", text_of(&card))?;
    window.until_it_says("This is the card of Good Neighbours")?;
    window.look("sharing-read-card")?;
    press_words(&window, "Go to Team")?;
    window.until_it_says("Compare eight words with Good Neighbours")?;
    press_words(&window, "No, keep nothing")?;
    window.until_it_says("The card was not kept")?;

    // A second start hands its file to this window and ends.
    let second = std::process::Command::new(tests::offices::built("roundtable-window")?)
        .arg(&card)
        .env("ROUNDTABLE_VAULT", &practice.vault)
        .status()?;
    assert!(second.success(), "the second start ends by itself");
    window.until_it_says("A file from outside is waiting")?;
    press_words(&window, "Not now")?;
    window.until("document.querySelector('.rt-outside') === null")?;

    // A stick that is pulled out between choosing and writing: nothing is lost, and it says what to do.
    let stick = laptop.put_in("BLUE STICK")?;
    window.go("#/sharing")?;
    press_words(&window, "USB stick")?;
    window.until_it_says("BLUE STICK")?;
    window.until("document.querySelectorAll('#write-for').length === 1")?;
    fs::remove_dir_all(&stick)?;
    fs::write(&stick, b"a file where the stick was")?;
    press_words(&window, "Write for")?;
    window.until_it_says("is not there any more. Nothing was lost")?;
    window.look("sharing-stick-gone")?;
    window.close()
}

/// The program is killed while it reads: the next start has all of the file or nothing, and says which.
#[test]
fn killed_while_reading() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let laptop = Laptop::make(folder.path())?;
    let TwoOffices { practice, mary } = TwoOffices::make(folder.path())?;
    let hospice = Office { vault: folder.path().join("hospice"), name: "Hathermoor Hospice" };
    for number in 0..40 {
        hospice.ask(&["note", "add", &mary, "--kind", "visit", "--text", &format!("Visit number {number}.")])?;
    }
    let back = folder.path().join("back");
    hospice.ask(&["bundle", "write", "--to", "Riverside Practice", "--out", text_of(&back)])?;
    let answer = files_in(&back).remove(0);
    let before = practice.ask(&["case", "show", &mary])?["notes"].as_array().unwrap().len();

    let window = laptop.window(&practice.vault, &[])?;
    window.see(BOX)?;
    window.unlock()?;
    window.go("#/sharing")?;
    window.see("#read-files")?;
    window.type_into("#read-files", text_of(&answer))?;
    window.kill()?;

    let after = practice.ask(&["case", "show", &mary])?["notes"].as_array().unwrap().len();
    assert!(after == before || after == before + 40, "all of the file or none of it: {before} notes, then {after}");
    Ok(())
}
