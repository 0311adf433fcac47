//! Taking in the practice's own spreadsheet through the real window: looked at, stopped, imported, imported again, refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{fs, path::Path};

use serde_json::json;
use tests::{
    offices::TwoOffices,
    window::{Trouble, Window},
};

const FILE: &str = "#import-file";
const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/data/caseload-gp-system.csv");

/// Looks at the page that quotes cells, dates in figures too, as they stand in the file.
fn look_at_cells(window: &Window, name: &str) -> Result<(), Trouble> {
    window.picture(name)?;
    let mut faults = window.faults()?;
    faults.retain(|fault| !fault.starts_with("a date in figures"));
    assert!(faults.is_empty(), "{name} must be readable and usable by everybody: {faults:#?}");
    Ok(())
}

fn opened(vault: &Path) -> Result<Window, Trouble> {
    let window = Window::open(vault)?;
    window.unlock()?;
    window.go("/import")?;
    window.see(FILE)?;
    Ok(window)
}

fn written(folder: &Path, name: &str, text: &str) -> String {
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn the_practices_list_is_looked_at_and_taken_in_whole() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, .. } = TwoOffices::make(folder.path())?;
    let window = opened(&practice.vault)?;
    window.look("import")?;

    // Looking writes nothing, and says what the list really holds (oddities.json).
    window.type_into(FILE, LIST)?;
    window.until_it_says("420 rows read. 419 new people can be imported. 1 row repeats an earlier row")?;
    let text = window.text()?;
    for words in ["May be the same person", "To look at", "The same name and date of birth", "Import 419 people"] {
        assert!(text.contains(words), "before importing, the page must say {words:?}");
    }
    window.look("import-look")?;
    let people = |window: &Window| -> Result<u64, Trouble> {
        let page = window
            .call("list_cases", &json!({"cohort": null, "status": null, "search": null, "limit": 1, "offset": 0}))?;
        Ok(page.expect("the caseload answers")["total"].as_u64().unwrap())
    };
    assert_eq!(people(&window)?, 3, "nothing is written by looking");

    // Imported, and the caseload has them.
    window.press(".rt-import__go .rt-button--go")?;
    window.until_it_says("419 people imported")?;
    window.look("import-done")?;
    assert_eq!(people(&window)?, 422, "everybody is here");

    // The same list again adds nobody.
    window.press(".rt-import__done button")?;
    window.see(FILE)?;
    window.type_into(FILE, LIST)?;
    window.until_it_says("Nothing to import")?;
    assert_eq!(
        window.ask("document.querySelector('.rt-import__go .rt-button--go').disabled")?,
        true,
        "nothing to press"
    );
    window.close()
}

#[test]
fn the_lists_of_a_pathway_say_where_each_column_goes_and_become_records() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, .. } = TwoOffices::make(folder.path())?;
    let window = opened(&practice.vault)?;
    let list = LIST.replace("caseload-gp-system", "referrals-community");
    window.type_into(FILE, &list)?;
    window.until_it_says("180 rows read. 180 new people can be imported")?;
    let text = window.text()?;
    for words in [
        "11 about the person, 28 to forms and 3 kept in a note",
        "Falls response and Home visit, as the row says.",
        "2 of 110 entries are kept in a note, such as “~90”.",
    ] {
        assert!(text.contains(words), "before importing, the page must say {words:?}");
    }
    window.ask("document.querySelector('.rt-import__columns').scrollIntoView()")?;
    look_at_cells(&window, "import-columns")?;
    window.ask("document.getElementById('import-column-25').scrollIntoView()")?;
    look_at_cells(&window, "import-columns-more")?;

    // Told by hand that it is not to be read, and left to its heading again.
    window.press("#import-column-25 option[value=ignore]")?;
    window.until_it_says("1 not read")?;
    window.press("#import-column-25 option[value='']")?;
    window.until_it_says("11 about the person, 28 to forms and 3 kept in a note")?;
    window.press(".rt-import__go .rt-button--go")?;
    window.until_it_says("180 people imported")?;

    // One fall of the list, on the page of the person.
    let asked = json!({"cohort": null, "status": null, "search": "Rowbotham", "limit": 5, "offset": 0});
    let page = window.call("list_cases", &asked)?.expect("the caseload answers");
    let id = page["cases"][0]["id"].as_str().unwrap().to_owned();
    window.go(&format!("#/case/{id}?tab=pathways"))?;
    window.until_it_says("From an imported list, not typed.")?;
    window.until_it_says("Inflatable cushion")?;
    window.look("import-record")?;
    window.close()
}

#[test]
fn what_cannot_be_read_is_said_and_columns_are_told_by_hand() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoOffices { practice, .. } = TwoOffices::make(folder.path())?;
    let window = opened(&practice.vault)?;

    window.type_into(FILE, &written(folder.path(), "book.csv", "PK\u{3}\u{4}not a table"))?;
    window.until("document.activeElement.classList.contains('rt-error-summary')")?;
    window.until_it_says("Nothing was imported")?;
    window.look("import-refused")?;

    // A list whose names stand under a heading nobody knows.
    window.type_into(
        FILE,
        &written(folder.path(), "list.csv", "Who lives there,Born\nEdna Barker,4/5/1938\n,1/1/1940\n"),
    )?;
    window.until_it_says("No column with people’s names was found")?;
    window.look("import-no-names")?;
    window.press("#import-column-0 option[value=full_name]")?;
    window.until_it_says("1 new person can be imported")?;
    window.until_it_says("Cannot be imported")?;
    assert_eq!(
        window.ask("document.querySelector('.rt-import__go .rt-button--go').disabled")?,
        true,
        "a row that cannot be imported is not left out silently"
    );
    window.press("#import-skip")?;
    window.until("!document.querySelector('.rt-import__go .rt-button--go').disabled")?;
    window.look("import-skip")?;
    window.press(".rt-import__go .rt-button--go")?;
    window.until_it_says("1 person imported")?;
    window.until_it_says("1 row was left out")?;
    window.close()
}
