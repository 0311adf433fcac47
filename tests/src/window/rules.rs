//! The rules of every screen in every state: readable and usable by everybody, small enough to be quick, dates in words.

use std::fs;

use serde_json::{Value, json};

use super::{Trouble, Window};

/// Rules of axe-core that every screen meets; `wcag22aa` holds the size of what is pressed.
const AXE: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Most elements on one screen (`reference/ui.md` e.1).
const MOST_NODES: u64 = 3_000;

/// Says what is wrong with where the focus is: it must not be under a bar or out of sight (WCAG 2.2, 2.4.11).
pub(super) const FOCUS: &str = "(() => {
    const it = document.activeElement;
    if (!it || it === document.body || it.id === 'main') return null;
    const box = it.getClientRects()[0];
    if (!box || box.width < 3 || box.height < 3) return null;
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const where = ' at ' + [box.top, box.bottom].map(Math.round).join(' to ') + ' of ' + innerHeight;
    const name = where + ' ' + it.tagName.toLowerCase() + (it.id ? '#' + it.id : '') + ' ' + (it.innerText ?? '').slice(0, 40);
    if (right - left < 1 || bottom - top < 1) return 'the focus is out of sight: ' + name;
    for (const part of [0.5, 0.15, 0.85]) {
        const over = document.elementFromPoint((left + right) / 2, top + (bottom - top) * part);
        if (over && (it.contains(over) || over.contains(it) || over.control === it || over.closest('label')?.control === it)) return null;
    }
    return 'the focus is covered: ' + name;
})()";

impl Window {
    /// What stands wrong on this screen for somebody who cannot see or use a mouse (axe-core), or who reads dates as an
    /// American does. Empty is good.
    ///
    /// # Errors
    /// When axe-core is not installed or does not run.
    pub fn faults(&self) -> Result<Vec<String>, Trouble> {
        let axe = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");
        if self.ask("typeof window.axe")? != "object" {
            self.client
                .run(&fs::read_to_string(axe).map_err(|cause| Trouble::new(format!("axe-core: {cause}")))?, &[])?;
        }
        const LOOK: &str = "const done = arguments[1];
            axe.run(document, {runOnly: arguments[0]}).then(
              found => done(found.violations.map(v => v.id + ': ' + v.help + ' (' + v.nodes.map(n => n.target.join(' ')).join(', ') + ')')),
              reason => done(['axe did not run: ' + reason]));";
        let found = self.client.run_async(LOOK, &[json!(AXE)])?;
        let mut faults: Vec<String> = found
            .as_array()
            .into_iter()
            .flatten()
            .map(|fault| fault.as_str().unwrap_or("axe said nothing").to_owned())
            .collect();
        faults.extend(self.plain_faults()?);
        Ok(faults)
    }

    /// The rules that need no axe-core, and so cost next to nothing: dates in words, nothing wider than the window, the
    /// focus in sight, not too many elements.
    ///
    /// # Errors
    /// When the page is gone.
    pub fn plain_faults(&self) -> Result<Vec<String>, Trouble> {
        let mut faults = Vec::new();
        let dates =
            self.ask("(document.body.innerText.match(/\\b(\\d{1,2}[\\/.-]\\d{1,2}[\\/.-](\\d\\d){1,2}|\\d{4}[\\/.-]\\d{1,2}[\\/.-]\\d{1,2})\\b/g) || [])")?;
        faults.extend(dates.as_array().into_iter().flatten().map(|date| format!("a date in figures: {date}")));
        let wide = self.ask("document.documentElement.scrollWidth > innerWidth")?;
        if wide == Value::Bool(true) {
            faults.push("the page is wider than the window".to_owned());
        }
        faults.extend(self.ask(FOCUS)?.as_str().map(str::to_owned));
        let nodes = self.ask("document.querySelectorAll('*').length")?.as_u64().unwrap_or(u64::MAX);
        if nodes > MOST_NODES {
            faults.push(format!("{nodes} elements on one screen; {MOST_NODES} is the most"));
        }
        Ok(faults)
    }
}
