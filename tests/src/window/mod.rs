//! The real window, driven from outside as a person would: keys, clicks, and what stands on the screen.

mod client;
mod driver;
mod page;
mod pictures;
mod processes;
mod screen;

use std::fmt;

pub use page::Window;

/// Why a test could not go on; a sentence for whoever reads the failure.
#[derive(Debug)]
pub struct Trouble(String);

impl Trouble {
    /// With these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}

macro_rules! troubles {
    ($($cause:ty),*) => { $(impl From<$cause> for Trouble {
        fn from(cause: $cause) -> Self {
            Self(cause.to_string())
        }
    })* };
}
troubles!(std::io::Error, serde_json::Error, ureq::Error, &str, String);

/// Keys as WebDriver names them.
pub mod key {
    /// Enter.
    pub const ENTER: &str = "\u{e007}";
    /// Control, held.
    pub const CONTROL: &str = "\u{e009}";
    /// Escape.
    pub const ESCAPE: &str = "\u{e00c}";
    /// The arrow down.
    pub const DOWN: &str = "\u{e015}";
    /// The arrow to the right.
    pub const RIGHT: &str = "\u{e014}";
    /// Tabulator.
    pub const TAB: &str = "\u{e004}";
}
