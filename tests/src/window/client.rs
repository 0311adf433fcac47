//! A small W3C WebDriver client: the few calls that the journeys need, each with a time-out.

use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

use super::Trouble;

/// Longest that one call may take; a driver that hangs fails the test instead of holding it.
const PATIENCE: Duration = Duration::from_secs(40);
/// How long the driver looks for an element before it says that there is none, in milliseconds.
const LOOK: u64 = 15_000;
/// The name under which WebDriver gives an element's id (W3C WebDriver, "Elements").
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One session with one window.
pub(super) struct Client {
    agent: Agent,
    session: String,
}

impl Client {
    /// Asks the driver at `address` to start the program and give its window.
    pub(super) fn start(address: &str, program: &str, args: &[&str]) -> Result<Self, Trouble> {
        let agent =
            Agent::config_builder().timeout_global(Some(PATIENCE)).http_status_as_error(false).build().new_agent();
        let wanted =
            json!({"capabilities": {"alwaysMatch": {"tauri:options": {"application": program, "args": args}}}});
        let made = send(&agent, &format!("{address}/session"), &wanted)?;
        let id = made.pointer("/sessionId").and_then(Value::as_str).ok_or("the driver gave no session")?;
        let client = Self { session: format!("{address}/session/{id}"), agent };
        client.post("/timeouts", &json!({"implicit": LOOK, "script": 30_000}))?;
        Ok(client)
    }

    /// Sends one command of the session.
    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value, Trouble> {
        send(&self.agent, &format!("{}{path}", self.session), body)
    }

    /// Asks one question of the session.
    pub(super) fn get(&self, path: &str) -> Result<Value, Trouble> {
        let mut answer = self.agent.get(format!("{}{path}", self.session)).call()?;
        value_of(answer.body_mut().with_config().limit(64 << 20).read_json()?)
    }

    /// Ends the session, which ends the program.
    pub(super) fn end(&self) -> Result<(), Trouble> {
        self.agent.delete(&self.session).call()?;
        Ok(())
    }

    /// The element that a style selector finds first, waiting until there is one.
    pub(super) fn find(&self, css: &str) -> Result<String, Trouble> {
        let found = self
            .post("/element", &json!({"using": "css selector", "value": css}))
            .map_err(|trouble| Trouble::new(format!("looking for {css}: {trouble}")))?;
        Ok(element_in(&found).ok_or("the driver gave no element")?)
    }

    /// Runs a script in the page and gives what it returns.
    pub(super) fn run(&self, script: &str, args: &[Value]) -> Result<Value, Trouble> {
        self.post("/execute/sync", &json!({"script": script, "args": args}))
    }

    /// Runs a script that answers through its last argument.
    pub(super) fn run_async(&self, script: &str, args: &[Value]) -> Result<Value, Trouble> {
        self.post("/execute/async", &json!({"script": script, "args": args}))
    }
}

/// The element that the driver gave.
pub(super) fn element_in(answer: &Value) -> Option<String> {
    answer.get(ELEMENT).and_then(Value::as_str).map(str::to_owned)
}

fn send(agent: &Agent, url: &str, body: &Value) -> Result<Value, Trouble> {
    let mut answer = agent.post(url).send_json(body)?;
    value_of(answer.body_mut().with_config().limit(64 << 20).read_json()?)
}

fn value_of(answer: Value) -> Result<Value, Trouble> {
    let value = answer.get("value").cloned().unwrap_or(Value::Null);
    match value.get("error").and_then(Value::as_str) {
        Some(error) if value.get("message").is_some() => {
            Err(Trouble::new(format!("{error}: {}", value.get("message").and_then(Value::as_str).unwrap_or_default())))
        }
        _ => Ok(value),
    }
}
