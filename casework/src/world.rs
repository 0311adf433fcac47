//! The world outside: time and randomness, handed in so that a whole network of laptops can be replayed.

use std::sync::Arc;

/// Tells the time. Only for display, claims and certificate checks; never for ordering.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970, UTC.
    fn now_ms(&self) -> i64;
}

/// Gives randomness.
pub trait Entropy: Send + Sync {
    /// Fills the buffer with random bytes.
    ///
    /// # Errors
    /// When the operating system has none to give; nothing may be written then.
    fn fill(&self, buffer: &mut [u8]) -> std::io::Result<()>;
}

/// A clock and a source of randomness.
#[derive(Clone)]
pub struct World {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
}

impl World {
    /// The operating system's.
    #[must_use]
    pub fn system() -> Self {
        Self { clock: Arc::new(SystemClock), entropy: Arc::new(SystemEntropy) }
    }

    /// Draws a random array.
    ///
    /// # Errors
    /// `File` when the operating system has none to give.
    pub fn random<const N: usize>(&self) -> crate::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.entropy
            .fill(&mut bytes)
            .map_err(|source| crate::Error::File { what: "This computer could not supply random numbers.", source })?;
        Ok(bytes)
    }
}

struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        chrono::Utc::now().timestamp_millis()
    }
}

struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, buffer: &mut [u8]) -> std::io::Result<()> {
        getrandom::fill(buffer).map_err(|cause| std::io::Error::other(cause.to_string()))
    }
}

impl crate::vault::Entropy for World {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), crate::vault::NoEntropy> {
        self.entropy.fill(bytes).map_err(|_| crate::vault::NoEntropy)
    }
}
