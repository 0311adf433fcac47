//! Take in the practice's own spreadsheet: look at what would come of it, then import it whole.

use tests::{
    desks::TwoDesks,
    window::{Hands, Thing, Trouble, Window},
};

use crate::told::{Bar, find, judge, unlock};

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/data/caseload-gp-system.csv");

pub(crate) fn journey(hands: Hands) -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let TwoDesks { practice, .. } = TwoDesks::make(folder.path())?;
    let window = Window::open(&practice.vault)?;
    let person = window.used_by(hands);
    unlock(&window, &person)?;

    let before = window.acts();
    find(&window, &person, "import", "Import a spreadsheet")?;
    person.give(Thing::Css("input[type=file]"), LIST)?;
    window.until_it_says("420 rows read")?;
    person.press(Thing::Button("Import 4"))?;
    // A busy machine takes its time over 419 people; that it goes on is seen in the count.
    let done = "document.body.innerText.includes('people imported')";
    for _ in 0..3 {
        if window.until(done).is_ok() {
            break;
        }
    }
    window.until(done)?;
    let took = window.acts_since(before);
    person.press(Thing::Link("Go to the caseload"))?;
    window.until_it_says("Showing 42")?;
    // Find (press, type, choose), the file (press, choose it), import.
    judge(&window, "import the practice's spreadsheet", hands, took, &Bar { pressed: 4, typed: 2 })?;
    window.close()
}
