//! The window as a person has it: look, type, press, and wait for what should come.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::{Acts, Trouble, acts::Counter, client::Client, driver::Driver, key, network, pictures, processes};
use crate::offices;

/// An open window.
pub struct Window {
    pub(super) client: Client,
    pub(super) driver: Driver,
    pub(super) counter: Counter,
    vault: PathBuf,
}

impl Window {
    /// Opens the built program on a vault.
    ///
    /// # Errors
    /// When it or the driver does not start.
    pub fn open(vault: &Path) -> Result<Self, Trouble> {
        Self::open_with(vault, &[], &[])
    }

    /// The same in another environment, a variable without a value being taken away; and with arguments, as when a file
    /// is opened with the program.
    ///
    /// # Errors
    /// When it or the driver does not start.
    pub fn open_with(vault: &Path, environment: &[(&str, Option<&str>)], args: &[&str]) -> Result<Self, Trouble> {
        Self::open_program(&offices::built("roundtable-window")?, vault, environment, args)
    }

    /// The same with another build of the program.
    ///
    /// # Errors
    /// When it or the driver does not start.
    pub fn open_program(
        program: &Path,
        vault: &Path,
        environment: &[(&str, Option<&str>)],
        args: &[&str],
    ) -> Result<Self, Trouble> {
        let driver = Driver::start(program, vault, environment)?;
        let client = driver.session(args)?;
        client.run(network::LISTEN, &[])?;
        Ok(Self { client, driver, counter: Counter::default(), vault: vault.to_owned() })
    }

    /// What was done in this window so far.
    #[must_use]
    pub fn acts(&self) -> Acts {
        self.counter.so_far()
    }

    /// What was done since [`Window::acts`] gave `before`.
    #[must_use]
    pub fn acts_since(&self, before: Acts) -> Acts {
        self.counter.so_far() - before
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
        self.counter.pressed();
        self.with_newest(css, |element| self.click_on(element))
    }

    /// Does something with an element. A list that is painted anew in between has another one in its place, which a person
    /// would press without noticing; the driver calls the old one stale.
    fn with_newest(&self, css: &str, act: impl Fn(&str) -> Result<(), Trouble>) -> Result<(), Trouble> {
        let mut last = act(&self.client.find(css)?);
        for _ in 0..3 {
            match &last {
                Err(trouble) if trouble.to_string().contains("stale element") => last = act(&self.client.find(css)?),
                _ => break,
            }
        }
        last
    }

    /// Types into an element, after what is there.
    ///
    /// # Errors
    /// When it is not there.
    pub fn type_into(&self, css: &str, text: &str) -> Result<(), Trouble> {
        let element = self.client.find(css)?;
        self.counter.typed();
        self.client.post(&format!("/element/{element}/value"), &json!({"text": text}))?;
        Ok(())
    }

    /// Empties a box, brought into sight first, and types into it.
    ///
    /// # Errors
    /// When it is not there.
    pub fn type_over(&self, css: &str, text: &str) -> Result<(), Trouble> {
        let element = self.client.find(css)?;
        self.ask(&format!("document.querySelector({}).scrollIntoView({{block: 'nearest'}})", Value::from(css)))?;
        self.client.post(&format!("/element/{element}/clear"), &json!({}))?;
        self.type_into(css, text)
    }

    /// Presses keys together, wherever the focus is.
    ///
    /// # Errors
    /// When the driver cannot.
    pub fn keys(&self, together: &[&str]) -> Result<(), Trouble> {
        if together.iter().any(|pressed| !key::MOVES.contains(pressed)) {
            self.counter.pressed();
        } else {
            self.counter.step();
        }
        self.strike(together)
    }

    /// Presses keys together without counting them.
    pub(super) fn strike(&self, together: &[&str]) -> Result<(), Trouble> {
        let down = together.iter().map(|key| json!({"type": "keyDown", "value": key}));
        let up = together.iter().rev().map(|key| json!({"type": "keyUp", "value": key}));
        self.act(&down.chain(up).collect::<Vec<Value>>())
    }

    /// Does key presses one after the other.
    pub(super) fn act(&self, keys: &[Value]) -> Result<(), Trouble> {
        self.client.post("/actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": keys}]}))?;
        Ok(())
    }

    /// Clicks an element that the driver knows, without counting it.
    pub(super) fn click_on(&self, element: &str) -> Result<(), Trouble> {
        self.client.post(&format!("/element/{element}/click"), &json!({}))?;
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
