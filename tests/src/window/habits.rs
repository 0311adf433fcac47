//! What every journey does over and over: unlock, press what says something, and look at what stands there.

use serde_json::Value;

use super::{Trouble, Window, key};
use crate::offices::PASSPHRASE;

/// Most presses of the tabulator to reach a thing: more is not reachable for anybody.
const FAR: usize = 80;

impl Window {
    /// Takes a picture, and fails when somebody could not read or use what stands on it.
    ///
    /// # Errors
    /// When there is no picture, or a rule of every screen is broken; the sentence has each fault.
    pub fn look(&self, name: &str) -> Result<(), Trouble> {
        self.picture(name)?;
        let faults = self.faults()?;
        if faults.is_empty() {
            return Ok(());
        }
        Err(Trouble::new(format!("{name} must be readable and usable by everybody: {faults:#?}")))
    }

    /// Opens the vault with the passphrase of every made-up one, and waits for the program.
    ///
    /// # Errors
    /// When it does not open.
    pub fn unlock(&self) -> Result<(), Trouble> {
        self.see("#passphrase")?;
        self.type_over("#passphrase", PASSPHRASE)?;
        self.keys(&[key::ENTER])?;
        self.see(".rt-shell")
    }

    /// Presses the button, link or label that begins with these words within a part of the page, brought into sight first.
    ///
    /// # Errors
    /// When there is none, or it cannot be pressed.
    pub fn press_words(&self, within: &str, words: &str) -> Result<(), Trouble> {
        let mark = format!(
            "(() => {{ const at = [...document.querySelectorAll('{within} button, {within} a, {within} label')].find(b => b.innerText.trim().startsWith({words}));
                document.querySelectorAll('[data-pressed]').forEach(b => delete b.dataset.pressed);
                if (at) {{ at.dataset.pressed = 'yes'; at.scrollIntoView({{block: 'center'}}); }} return Boolean(at); }})()",
            words = Value::from(words)
        );
        self.until(&mark)?;
        self.press("[data-pressed]")
    }

    /// Presses the tabulator until this is true of where the focus is.
    ///
    /// # Errors
    /// When the keyboard never reaches it.
    pub fn tab_to(&self, what: &str) -> Result<(), Trouble> {
        for _ in 0..FAR {
            if self.ask(what)? == true {
                return Ok(());
            }
            self.keys(&[key::TAB])?;
        }
        Err(Trouble::new(format!("the keyboard never reaches: {what}\n{}", self.text()?)))
    }

    /// Types letter by letter wherever the focus is.
    ///
    /// # Errors
    /// When the driver cannot.
    pub fn type_keys(&self, text: &str) -> Result<(), Trouble> {
        text.chars().try_for_each(|letter| self.keys(&[&letter.to_string()]))
    }
}
