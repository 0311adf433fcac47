//! Why a habit stopped, as one sentence for the person who typed it.

use std::fmt;

/// Says in words why a habit stopped; nothing needs to tell one kind of failure from another.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Turns an error of the standard library into a failure that names what was being done.
pub(crate) trait While<T> {
    fn during(self, what: &str) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> While<T> for Result<T, E> {
    fn during(self, what: &str) -> Result<T, Failure> {
        self.map_err(|cause| Failure::new(format!("Could not {what}: {cause}.")))
    }
}
