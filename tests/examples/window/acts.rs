//! What a person does all day: find, open, write; from the key or press to the painted answer.

use serde_json::{Value, json};
use tests::window::{Hands, Person, Thing, Trouble, Window, key};

use crate::{meanwhile::Meanwhile, table::Table};

/// Measures each so many times.
pub(crate) fn measure(window: &Window, runs: usize, table: &mut Table) -> Result<(), Trouble> {
    type Doing = fn(&Acting<'_>, usize) -> Result<Vec<f64>, Trouble>;
    let rows: [(&str, Doing, f64); 6] = [
        ("filter: a keystroke", keystrokes, 100.0),
        ("find: a keystroke", findings, 100.0),
        ("open a case", openings, 150.0),
        ("act: a note", notes, 50.0),
        ("act: a field", fields, 50.0),
        ("act: an action", actions, 50.0),
    ];
    let acting = Acting { window, person: window.used_by(Hands::Mouse), meanwhile: Meanwhile::default() };
    for (what, doing, bar) in rows {
        let times = doing(&acting, runs)?;
        table.row(what, &times, bar);
        acting.meanwhile.tell();
    }
    Ok(())
}

/// Somebody at the window, and what the page asked the program for meanwhile.
struct Acting<'w> {
    window: &'w Window,
    person: Person<'w>,
    meanwhile: Meanwhile,
}

impl Acting<'_> {
    /// As [`Window::timed`]. It waits until the page asks for nothing more, so that one act is not measured in the wake
    /// of the one before.
    fn timed(
        &self,
        event: &str,
        painted: &str,
        act: impl FnOnce(&Window) -> Result<(), Trouble>,
    ) -> Result<f64, Trouble> {
        let took = self.window.timed(event, painted, act)?;
        self.window.until_quiet()?;
        self.meanwhile.add(self.window.asked()?);
        Ok(took)
    }
}

/// One letter each time, with the whole caseload before it.
fn keystrokes(acting: &Acting<'_>, runs: usize) -> Result<Vec<f64>, Trouble> {
    let Acting { window, person, .. } = acting;
    window.go("#/caseload")?;
    window.see("a.rt-person")?;
    let all = matching(window, None)?;
    let mut times = Vec::new();
    for letter in "abcdefghijklmnopqrstuvwy".chars().cycle() {
        if times.len() == runs {
            break;
        }
        let wanted = matching(window, Some(&letter.to_string()))?;
        if wanted == all || wanted == 0 {
            continue;
        }
        person.go_to(Thing::Box("Find a person"))?;
        // Rows, and the count that came with them; the words of the sentence alone change before the rows do.
        let shown = format!(
            "document.querySelector('.rt-shown')?.innerText.replaceAll(',', '').startsWith('Showing {wanted} of') && document.querySelector('a.rt-person')"
        );
        times.push(acting.timed("keydown", &shown, |_| person.write(&letter.to_string()))?);
        person.chord(&[key::ESCAPE])?;
        window.until(&format!(
            "document.querySelector('.rt-shown')?.innerText.replaceAll(',', '').startsWith('Showing {all} open case')"
        ))?;
    }
    Ok(times)
}

/// One letter each time in Find, until what it answers is painted.
fn findings(acting: &Acting<'_>, runs: usize) -> Result<Vec<f64>, Trouble> {
    let window = acting.window;
    let mut times = Vec::new();
    for letter in "abcdefghijklmnoprstw".chars().cycle().take(runs) {
        window.keys(&[key::CONTROL, "k"])?;
        window.until("document.activeElement === document.querySelector('.rt-findbox input')")?;
        let painted = format!(
            "document.querySelector('[data-answers]')?.dataset.answers === '{letter}' && document.querySelector('.rt-found__line')"
        );
        times.push(acting.timed("keydown", &painted, |window| window.keys(&[&letter.to_string()]))?);
        window.keys(&[key::ESCAPE])?;
        window.until("document.querySelector('.rt-findbox') === null")?;
    }
    Ok(times)
}

fn matching(window: &Window, search: Option<&str>) -> Result<u64, Trouble> {
    let asked = json!({"cohort": null, "status": null, "search": search, "limit": 1, "offset": 0});
    let page = window.call("list_cases", &asked)?.map_err(|refusal| Trouble::new(refusal.to_string()))?;
    page.get("total").and_then(Value::as_u64).ok_or_else(|| Trouble::new(format!("no total in {page}")))
}

/// Another case each time.
fn openings(acting: &Acting<'_>, runs: usize) -> Result<Vec<f64>, Trouble> {
    let window = acting.window;
    let mut times = Vec::new();
    for number in 0..runs {
        window.go("#/caseload")?;
        window.see("a.rt-person")?;
        let row = number % 12;
        let link = format!("tr[data-index=\"{row}\"] a.rt-person, tr:nth-child({}) a.rt-person", row + 1);
        let painted = "document.getElementById('note') && document.querySelector('.rt-timeline, .rt-banner')";
        times.push(acting.timed("click", painted, |window| window.press(&link))?);
    }
    Ok(times)
}

fn notes(acting: &Acting<'_>, runs: usize) -> Result<Vec<f64>, Trouble> {
    let person = &acting.person;
    let mut times = Vec::new();
    for number in 0..runs {
        let text = format!("Measured note {number}.");
        person.fill(Thing::Box("Add a note"), &text)?;
        let painted = format!(
            "[...document.querySelectorAll('.rt-timeline__body')].some(body => body.innerText.includes('{text}'))"
        );
        times.push(acting.timed("keydown Enter", &painted, |window| window.keys(&[key::CONTROL, key::ENTER]))?);
    }
    Ok(times)
}

fn fields(acting: &Acting<'_>, runs: usize) -> Result<Vec<f64>, Trouble> {
    let person = &acting.person;
    let mut times = Vec::new();
    for number in 0..runs {
        let text = format!("Measured headline {number}.");
        person.press(Thing::Button("Change headline"))?;
        person.fill(Thing::Box("Headline"), &text)?;
        let painted = format!("document.querySelector('h2.rt-lead')?.innerText === '{text}'");
        times.push(acting.timed("keydown Enter", &painted, |window| window.keys(&[key::ENTER]))?);
    }
    Ok(times)
}

fn actions(acting: &Acting<'_>, runs: usize) -> Result<Vec<f64>, Trouble> {
    let person = &acting.person;
    person.press(Thing::Tab("Actions"))?;
    let mut times = Vec::new();
    for number in 0..runs {
        let text = format!("Measured action {number}.");
        person.fill(Thing::Css("#action-text"), &text)?;
        person.pick(Thing::Css("#action-owner"), "Hathermoor Hospice")?;
        person.go_to(Thing::Css("#action-text"))?;
        let painted =
            format!("[...document.querySelectorAll('.rt-action')].some(action => action.innerText.includes('{text}'))");
        times.push(acting.timed("keydown Enter", &painted, |window| window.keys(&[key::ENTER]))?);
    }
    Ok(times)
}
