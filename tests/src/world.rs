//! A world that repeats: a clock that only tests move, and randomness from a seed.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicI64, Ordering},
};

use casework::world::{Clock, Entropy, World};
use rand::{RngExt as _, SeedableRng};
use rand_chacha::ChaCha12Rng;

/// A clock that tests move, shared by every laptop of a neighbourhood.
#[derive(Debug, Default)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// Starts on the morning of Monday 16 November 2026.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(1_794_819_600_000)))
    }

    /// Moves on.
    pub fn advance(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now_ms(&self) -> i64 {
        // Each look takes a millisecond, so that two acts never claim one moment by accident.
        self.0.fetch_add(1, Ordering::SeqCst)
    }
}

/// Randomness from a seed.
pub struct SeededEntropy(Mutex<ChaCha12Rng>);

impl SeededEntropy {
    /// The same seed gives the same bytes.
    #[must_use]
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self(Mutex::new(ChaCha12Rng::seed_from_u64(seed))))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, buffer: &mut [u8]) -> std::io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(buffer);
        Ok(())
    }
}

/// A world with a test clock and seeded randomness.
#[must_use]
pub fn world(clock: &Arc<TestClock>, seed: u64) -> World {
    World { clock: Arc::clone(clock) as Arc<dyn Clock>, entropy: SeededEntropy::new(seed) }
}
