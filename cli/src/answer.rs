//! What a command answers: one JSON value for scripts, words for people, and how the program ends.

use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroize;

use crate::{exit::Exit, failure::Failure};

/// An answer. The words are only made when somebody will read them.
pub(crate) struct Answer {
    json: Value,
    words: Box<dyn FnOnce() -> String>,
    exit: Exit,
}

impl Answer {
    /// An answer in both forms.
    pub(crate) fn new<T: Serialize + 'static>(
        value: T,
        words: impl FnOnce(&T) -> String + 'static,
    ) -> Result<Self, Failure> {
        let json = serde_json::to_value(&value).map_err(|_| Failure::broke())?;
        Ok(Self { json, words: Box::new(move || words(&value)), exit: Exit::Done })
    }

    /// Nothing more to say.
    pub(crate) fn silent() -> Self {
        Self { json: Value::Null, words: Box::new(String::new), exit: Exit::Done }
    }

    /// The same answer with another ending.
    pub(crate) fn ending(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }

    /// Whether everything was said already.
    pub(crate) fn is_silent(&self) -> bool {
        self.json.is_null()
    }

    /// The JSON value.
    pub(crate) fn json(&self) -> &Value {
        &self.json
    }

    /// How the program ends.
    pub(crate) fn exit(&self) -> Exit {
        self.exit
    }

    /// The words.
    pub(crate) fn words(self) -> String {
        (self.words)()
    }

    /// Wipes the one secret that an answer can hold.
    pub(crate) fn wipe(&mut self) {
        if let Some(Value::String(code)) = self.json.get_mut("recovery_code") {
            code.zeroize();
        }
    }
}
