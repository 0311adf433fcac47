//! The window as a person has it: look, type, press, and wait for what should come.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::{Trouble, client::Client, driver::Driver, pictures, processes};
use crate::offices;

/// Rules that every screen meets in every state.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// An open window.
pub struct Window {
    client: Client,
    driver: Driver,
    vault: PathBuf,
}

impl Window {
    /// Opens the built program on a vault.
    ///
    /// # Errors
    /// When it or the driver does not start.
    pub fn open(vault: &Path) -> Result<Self, Trouble> {
        let driver = Driver::start(&offices::built("roundtable-window")?, vault)?;
        let client = driver.session()?;
        Ok(Self { client, driver, vault: vault.to_owned() })
    }

    /// Waits for an element.
    ///
    /// # Errors
    /// When there is none in time.
    pub fn see(&self, css: &str) -> Result<(), Trouble> {
        self.client.find(css).map(drop)
    }

    /// Presses an element.
    ///
    /// # Errors
    /// When it is not there or cannot be pressed.
    pub fn press(&self, css: &str) -> Result<(), Trouble> {
        let element = self.client.find(css)?;
        self.client.post(&format!("/element/{element}/click"), &json!({}))?;
        Ok(())
    }

    /// Types into an element, after what is there.
    ///
    /// # Errors
    /// When it is not there.
    pub fn type_into(&self, css: &str, text: &str) -> Result<(), Trouble> {
        let element = self.client.find(css)?;
        self.client.post(&format!("/element/{element}/value"), &json!({"text": text}))?;
        Ok(())
    }

    /// Empties a box and types into it.
    ///
    /// # Errors
    /// When it is not there.
    pub fn type_over(&self, css: &str, text: &str) -> Result<(), Trouble> {
        let element = self.client.find(css)?;
        self.client.post(&format!("/element/{element}/clear"), &json!({}))?;
        self.type_into(css, text)
    }

    /// Presses keys together, wherever the focus is.
    ///
    /// # Errors
    /// When the driver cannot.
    pub fn keys(&self, together: &[&str]) -> Result<(), Trouble> {
        let down = together.iter().map(|key| json!({"type": "keyDown", "value": key}));
        let up = together.iter().rev().map(|key| json!({"type": "keyUp", "value": key}));
        let actions: Vec<Value> = down.chain(up).collect();
        self.client.post("/actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}))?;
        Ok(())
    }

    /// Goes to an address within the program, as following a link would.
    ///
    /// # Errors
    /// When the page is gone.
    pub fn go(&self, hash: &str) -> Result<(), Trouble> {
        self.client.run("location.hash = arguments[0]", &[hash.into()])?;
        Ok(())
    }

    /// Everything readable on the page.
    ///
    /// # Errors
    /// When the page is gone.
    pub fn text(&self) -> Result<String, Trouble> {
        Ok(self.ask("document.body.innerText")?.as_str().unwrap_or_default().to_owned())
    }

    /// What an expression says in the page.
    ///
    /// # Errors
    /// When the page is gone.
    pub fn ask(&self, expression: &str) -> Result<Value, Trouble> {
        self.client.run(&format!("return {expression}"), &[])
    }

    /// Waits, in the page, until an expression is true.
    ///
    /// # Errors
    /// When it is not true in time; with what the page says instead.
    pub fn until(&self, expression: &str) -> Result<(), Trouble> {
        const WAIT: &str = "const [test, done] = [() => eval0(), arguments[arguments.length - 1]];
            const end = performance.now() + 15000;
            const look = () => test() ? done(true) : performance.now() > end ? done(false) : setTimeout(look, 40);
            look();";
        // The content policy forbids `eval`, so the expression is part of the script that the driver runs.
        let script = WAIT.replace("eval0()", &format!("({expression})"));
        if self.client.run_async(&script, &[])? == Value::Bool(true) {
            return Ok(());
        }
        Err(Trouble::new(format!("never true: {expression}\nthe page says:\n{}", self.text().unwrap_or_default())))
    }

    /// Waits until the page says something.
    ///
    /// # Errors
    /// When it does not in time.
    pub fn until_it_says(&self, words: &str) -> Result<(), Trouble> {
        self.until(&format!("document.body.innerText.includes({})", Value::from(words)))
    }

    /// Calls a command of the program as a page would, and gives its answer or its refusal.
    ///
    /// # Errors
    /// When the page is gone.
    pub fn call(&self, command: &str, args: &Value) -> Result<Result<Value, Value>, Trouble> {
        const CALL: &str = "const done = arguments[2];
            window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then(a => done({answer: a ?? null}), r => done({refusal: r}));";
        let said = self.client.run_async(CALL, &[command.into(), args.clone()])?;
        Ok(match said.get("refusal") {
            Some(refusal) => Err(refusal.clone()),
            None => Ok(said.get("answer").cloned().unwrap_or(Value::Null)),
        })
    }

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
        let found = self.client.run_async(LOOK, &[json!(RULES)])?;
        let mut faults: Vec<String> = found
            .as_array()
            .into_iter()
            .flatten()
            .map(|fault| fault.as_str().unwrap_or("axe said nothing").to_owned())
            .collect();
        let dates =
            self.ask("(document.body.innerText.match(/\\b\\d{1,4}[\\/.-]\\d{1,2}[\\/.-]\\d{1,4}\\b/g) || [])")?;
        faults.extend(dates.as_array().into_iter().flatten().map(|date| format!("a date in figures: {date}")));
        let wide = self.ask("document.documentElement.scrollWidth > innerWidth")?;
        if wide == Value::Bool(true) {
            faults.push("the page is wider than the window".to_owned());
        }
        Ok(faults)
    }

    /// Keeps a picture of the window under this name.
    ///
    /// # Errors
    /// When neither the driver nor the screen gives one.
    pub fn picture(&self, name: &str) -> Result<(), Trouble> {
        let file = pictures::folder()?.join(format!("{name}.png"));
        // What is in the page may not be painted yet; two frames later it is.
        self.client.run_async(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)));",
            &[],
        )?;
        match self.client.get("/screenshot") {
            Ok(picture) => Ok(fs::write(file, pictures::decode(picture.as_str().unwrap_or_default())?)?),
            Err(_) => pictures::grab(self.driver.display(), &file),
        }
    }

    /// Ends the program at once, as a power cut would.
    ///
    /// # Errors
    /// When it is not running.
    pub fn kill(self) -> Result<(), Trouble> {
        let windows = self.driver.windows();
        if windows.is_empty() {
            return Err("the program was not running".into());
        }
        processes::kill(&windows)?;
        processes::until_free(&self.vault)
    }

    /// Closes the window in order.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn close(self) -> Result<(), Trouble> {
        self.client.end()?;
        drop(self.driver);
        processes::until_free(&self.vault)
    }
}
