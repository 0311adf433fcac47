//! Photos and PDFs of a person through the real window, by keyboard: attached, looked at, copied out, refused in words,
//! struck through; a partner's beside them; and the power cut in the middle of attaching.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use casework::{
    attachment::add::{self, NewAttachment},
    audit,
};
use serde_json::json;
use tests::{
    desks::TwoDesks,
    window::{Hands, Person, Thing, Trouble, Window, key},
};

/// A made-up photo.
const HEEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/data/heel.png");
const FILE: Thing<'_> = Thing::Css("#attach-file");

/// One page that says who made it up.
fn letter(words: &str) -> Vec<u8> {
    let text = format!("BT /F1 18 Tf 72 720 Td ({words}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut pdf, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = pdf.len();
    pdf.push_str("xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        pdf.push_str(&format!("{place:010} 00000 n \n"));
    }
    pdf.push_str(&format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
    pdf.into_bytes()
}

fn written(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let file = folder.join(name);
    fs::write(&file, bytes).unwrap();
    file.to_str().unwrap().to_owned()
}

/// The window on Mary's attachments, with a stick in the laptop.
fn opened(desks: &TwoDesks, sticks: &Path) -> Result<Window, Trouble> {
    let window = Window::open_with(&desks.practice.vault, &[("ROUNDTABLE_STICKS", sticks.to_str())], &[])?;
    window.unlock()?;
    window.go(&format!("#/case/{}?tab=attachments", desks.mary))?;
    window.see("#attach")?;
    Ok(window)
}

fn stick(folder: &Path) -> Result<(PathBuf, PathBuf), Trouble> {
    let sticks = folder.join("sticks");
    let stick = sticks.join("BLUE STICK");
    fs::create_dir_all(&stick)?;
    Ok((sticks, stick))
}

fn attach(person: &Person<'_>, file: &str, words: &str) -> Result<(), Trouble> {
    person.press(Thing::Button("Attach a photo or PDF"))?;
    person.give(FILE, file)?;
    person.fill(Thing::Box("What is it?"), words)?;
    person.press(Thing::Button("Attach"))
}

fn one_file_in(folder: &Path, ending: &str) -> PathBuf {
    let found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|is| is == ending))
        .collect();
    assert_eq!(found.len(), 1, "one whole copy, and nothing half-written: {found:?}");
    found[0].clone()
}

/// Copies out what has these words, to the stick.
fn copy_out(window: &Window, words: &str) -> Result<(), Trouble> {
    let person = window.used_by(Hands::Keyboard);
    person.press(Thing::Button(&format!("Save a copy: {words}")))?;
    window.until_it_says("The copy is not encrypted.")?;
    person.choose(Thing::Choice("BLUE STICK"))?;
    person.press(Thing::Button("Save the copy"))?;
    window.until("document.querySelector('[role=dialog]') === null")?;
    window.until("document.querySelector('.rt-lastact').innerText.includes('It is not encrypted')")
}

#[test]
fn a_photo_and_a_letter_are_attached_looked_at_copied_out_and_struck_through() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let mut desks = TwoDesks::make(folder.path())?;
    let (sticks, stick) = stick(folder.path())?;
    let window = opened(&desks, &sticks)?;
    let person = window.used_by(Hands::Keyboard);
    window.look("case-attachments-none")?;

    // The form says what is missing, and who will see it.
    person.press(Thing::Button("Attach a photo or PDF"))?;
    window.until("document.activeElement.id === 'attach-file'")?;
    window.until_it_says("Hathermoor Hospice will see this.")?;
    person.press(Thing::Button("Attach"))?;
    window.until_it_says("Choose a photo or a PDF")?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    window.look("case-attachments-missing")?;

    // What calls itself a PDF and is a script is refused beside the file, and the words stay.
    let script = written(folder.path(), "letter.pdf", b"<html><script>alert(1)</script></html>");
    person.give(FILE, &script)?;
    window.until("document.activeElement.id === 'attach-words'")?;
    person.fill(Thing::Box("What is it?"), "Left heel, with a ruler")?;
    person.press(Thing::Button("Attach"))?;
    window.until("document.querySelector('#attach-file-error')?.innerText.includes('neither a photo')")?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    window.look("case-attachments-refused")?;
    let cut = fs::read(HEEL)?;
    person.give(FILE, &written(folder.path(), "cut.png", &cut[..cut.len() / 2]))?;
    person.press(Thing::Button("Attach"))?;
    window.until("document.querySelector('#attach-file-error')?.innerText.includes('damaged')")?;

    // An iPhone's own photo, dropped on the form: taken by the form and not read as a partner's file, and told how to mend it.
    window.ask(
        "(() => {
            const held = new DataTransfer();
            held.items.add(new File([new Uint8Array([0, 0, 0, 24]), 'ftypheic', new Uint8Array(20)], 'IMG_2034.heic'));
            const zone = document.querySelector('.rt-attach__drop');
            for (const kind of ['dragover', 'drop']) zone.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: held}));
            return true;
        })()",
    )?;
    window.until_it_says("IMG_2034.heic")?;
    person.press(Thing::Button("Attach"))?;
    window.until("document.querySelector('#attach-file-error')?.innerText.includes('Most Compatible')")?;

    // Locked meanwhile: the words are there again, the file is asked for again.
    window.keys(&[key::CONTROL, "l"])?;
    window.see("#passphrase")?;
    window.unlock()?;
    window.until("document.querySelector('#attach-words')?.value === 'Left heel, with a ruler'")?;
    person.give(FILE, HEEL)?;
    window.until_it_says("heel.png")?;
    window.look("case-attachments-add")?;
    person.press(Thing::Button("Attach"))?;
    window.until("document.activeElement.id.startsWith('attachment-')")?;
    window.until("document.querySelector('[role=tab][data-key=attachments]').innerText === 'Attachments (1)'")?;

    let pdf = letter("A made-up letter of the memory clinic");
    attach(&person, &written(folder.path(), "scan0001.pdf", &pdf), "Letter from the memory clinic")?;
    window.until("document.querySelector('[role=tab][data-key=attachments]').innerText === 'Attachments (2)'")?;
    window.look("case-attachments")?;

    // The photo over the page: read aloud by its words, closed by Escape, and the focus is where it was.
    person.press(Thing::Button("View photo: Left heel, with a ruler"))?;
    window.until("document.querySelector('.rt-photo')?.naturalWidth === 960")?;
    let alt = window.ask("document.querySelector('.rt-photo').alt")?;
    assert_eq!(alt, "Left heel, with a ruler", "a screen reader says what it is");
    let address = window.ask("document.querySelector('.rt-photo').src")?;
    assert!(address.as_str().unwrap().starts_with("blob:"), "it is in this page's memory and nowhere else: {address}");
    window.look("case-attachment-photo")?;
    window.keys(&[key::ESCAPE])?;
    window.until("document.querySelector('[role=dialog]') === null")?;
    window.until("document.activeElement.innerText.startsWith('View photo')")?;

    // A copy of the letter, to the byte; its name says nothing of whom it is about.
    person.press(Thing::Button("Save a copy: Letter from the memory clinic"))?;
    window.until_it_says("Roundtable does not open PDFs")?;
    person.press(Thing::Button("Save the copy"))?;
    window.until_it_says("Choose where to put the copy")?;
    window.look("case-attachment-copy-where")?;
    window.keys(&[key::ESCAPE])?;
    window.until("document.querySelector('[role=dialog]') === null")?;
    copy_out(&window, "Letter from the memory clinic")?;
    window.look("case-attachment-copied")?;
    let copy = one_file_in(&stick, "pdf");
    assert_eq!(fs::read(&copy)?, pdf, "to the last byte");
    assert!(copy.file_name().unwrap().to_str().unwrap().starts_with("Document "), "and named by nothing but its kind");
    copy_out(&window, "Left heel, with a ruler")?;
    assert!(fs::read(one_file_in(&stick, "jpg"))?.starts_with(b"\xff\xd8\xff"), "a photo is a JPEG");

    // Entered in error: why is asked, the line stays with the reason, and it is not opened any more.
    person.press(Thing::Button("Entered in error: Left heel, with a ruler"))?;
    person.press(Thing::Button("Mark as entered in error"))?;
    window.until_it_says("Say why it was entered in error")?;
    window.look("case-attachment-why")?;
    person.fill(Thing::Box("Why was this entered in error?"), "Another person’s heel")?;
    person.press(Thing::Button("Mark as entered in error"))?;
    window.until_it_says("Another person’s heel")?;
    window.until("document.activeElement.id.startsWith('attachment-')")?;
    window
        .until("![...document.querySelectorAll('main button')].some(one => one.innerText.startsWith('View photo'))")?;
    window.until("document.querySelector('[role=tab][data-key=attachments]').innerText === 'Attachments (1)'")?;
    window.look("case-attachment-struck")?;

    // What was done last is taken back, and stays as struck through.
    attach(&person, &written(folder.path(), "again.pdf", &pdf), "The same letter again")?;
    window.until("document.querySelector('[role=tab][data-key=attachments]').innerText === 'Attachments (2)'")?;
    window.keys(&[key::CONTROL, "z"])?;
    window.until_it_says("Undone by its author")?;

    // On paper they are named; what was entered in error is not.
    window.go(&format!("#/print/case/{}", desks.mary))?;
    window.until_it_says("Photos and letters in the record")?;
    let paper = window.text()?;
    assert!(paper.contains("Letter from the memory clinic: Priya Nair"), "whose it is: {paper}");
    assert!(!paper.contains("Left heel") && !paper.contains("The same letter"), "nothing that was an error: {paper}");
    window.close()?;

    desks.practice.come_back()?;
    let lines = audit::list::list(desks.practice.office(), Some(&desks.mary), None)?;
    for act in ["attachment_add", "attachment_open", "attachment_save", "attachment_withdraw"] {
        assert!(lines.iter().any(|line| line.act == act), "{act} has its line");
    }
    Ok(())
}

#[test]
fn a_partners_letter_is_read_here_and_is_theirs_to_strike_through() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let mut desks = TwoDesks::make(folder.path())?;
    desks.practice.come_back()?;
    let pdf = letter("A made-up letter of the hospice");
    let given = |words: &str, part: &str| NewAttachment {
        case: desks.mary.clone(),
        name: "scan.pdf".to_owned(),
        words: Some(words.to_owned()),
        bytes: pdf.clone(),
        part: Some(part.to_owned()),
    };
    add::add(desks.hospice.office(), given("Advance care plan", "end_of_life"))?;
    add::add(desks.hospice.office(), given("Letter to the family", "core"))?;
    desks.hospice.carry(&desks.practice)?;
    desks.practice.leave()?;
    let (sticks, stick) = stick(folder.path())?;
    let window = opened(&desks, &sticks)?;
    window.until_it_says("Advance care plan")?;
    window.look("case-attachments-partner")?;
    let own = window.ask(
        "[...document.querySelectorAll('.rt-attachments button')].some(one => one.innerText.startsWith('Entered in error'))",
    )?;
    assert_eq!(own, false, "only whoever added it says that it was an error");
    copy_out(&window, "Advance care plan")?;
    assert_eq!(fs::read(one_file_in(&stick, "pdf"))?, pdf, "to the last byte");

    // At twice the size of text nothing is cut off.
    for _ in 0..4 {
        let before = window.ask("innerWidth")?;
        window.keys(&[key::CONTROL, "="])?;
        window.until(&format!("innerWidth < {before}"))?;
    }
    window.go("#/caseload")?;
    window.see(".rt-person")?;
    window.go(&format!("#/case/{}?tab=attachments&edit=attachments:add", desks.mary))?;
    window.until("document.activeElement.id === 'attach-file'")?;
    window.look("case-attachments-200")?;
    window.used_by(Hands::Keyboard).press(Thing::Button("Cancel"))?;
    window.until("document.activeElement.id === 'attach'")?;
    window.close()
}

#[test]
fn a_power_cut_while_attaching_leaves_all_of_it_or_nothing() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let desks = TwoDesks::make(folder.path())?;
    let (sticks, _) = stick(folder.path())?;
    let window = opened(&desks, &sticks)?;
    let person = window.used_by(Hands::Keyboard);
    person.press(Thing::Button("Attach a photo or PDF"))?;
    person.give(FILE, HEEL)?;
    person.fill(Thing::Box("What is it?"), "Left heel")?;
    kept(&window, &desks.mary, "Left heel")?;
    window.keys(&[key::ENTER])?;
    window.kill()?;

    let window = opened_again(&desks, &sticks)?;
    let all = window.call("list_attachments", &json!({"id": desks.mary}))?.expect("the vault opens");
    let all = all.as_array().unwrap().clone();
    match all.as_slice() {
        // What was typed is still in the box.
        [] => window.until("document.querySelector('#attach-words')?.value === 'Left heel'")?,
        [one] => assert_eq!(one["held"], true, "what is listed can be opened: {one}"),
        more => panic!("it was attached once: {more:?}"),
    }
    window.close()
}

/// Waits until the vault has what was typed.
fn kept(window: &Window, case: &str, words: &str) -> Result<(), Trouble> {
    for _ in 0..500 {
        let draft = window.call("draft", &json!({"case": case, "form": "attachment"}))?.expect("the vault is open");
        if draft["text"].as_str().is_some_and(|text| text.contains(words)) {
            return Ok(());
        }
    }
    Err(Trouble::new("what was typed was never kept"))
}

fn opened_again(desks: &TwoDesks, sticks: &Path) -> Result<Window, Trouble> {
    let window = Window::open_with(&desks.practice.vault, &[("ROUNDTABLE_STICKS", sticks.to_str())], &[])?;
    window.unlock()?;
    window.go(&format!("#/case/{}?tab=attachments&edit=attachments:add", desks.mary))?;
    window.see("#attach-file")?;
    Ok(window)
}
