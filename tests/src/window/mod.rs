//! The real window, driven from outside as a person would: keys, clicks, and what stands on the screen.

mod acts;
mod client;
mod driver;
mod habits;
mod hands;
mod network;
mod page;
mod pictures;
mod processes;
mod rules;
mod screen;
mod sockets;
mod timing;
mod walk;

use std::fmt;

pub use acts::Acts;
pub use hands::{Hands, Person, Thing};
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
troubles!(casework::Error, std::io::Error, serde_json::Error, ureq::Error, &str, String);

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
    /// The arrow up.
    pub const UP: &str = "\u{e013}";
    /// The arrow to the left.
    pub const LEFT: &str = "\u{e012}";
    /// Tabulator.
    pub const TAB: &str = "\u{e004}";
    /// Shift, held.
    pub const SHIFT: &str = "\u{e008}";
    /// Space.
    pub const SPACE: &str = " ";
    /// F1.
    pub const F1: &str = "\u{e031}";

    /// Keys that carry the focus on and do nothing else.
    pub(super) const MOVES: [&str; 6] = [TAB, SHIFT, UP, DOWN, LEFT, RIGHT];
}
