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

/// Randomness from a seed, which remembers the keys that were drawn from it.
pub struct SeededEntropy {
    source: Mutex<ChaCha12Rng>,
    drawn: Mutex<Vec<[u8; 32]>>,
}

impl SeededEntropy {
    /// The same seed gives the same bytes.
    #[must_use]
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self { source: Mutex::new(ChaCha12Rng::seed_from_u64(seed)), drawn: Mutex::default() })
    }

    /// Everything of a key's length that was drawn, in order: how a test gets at a seat's keys without a switch in
    /// the shipped code.
    #[must_use]
    pub fn drawn(&self) -> Vec<[u8; 32]> {
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, buffer: &mut [u8]) -> std::io::Result<()> {
        self.source.lock().unwrap_or_else(PoisonError::into_inner).fill(buffer);
        if let Ok(key) = buffer.try_into() {
            self.drawn.lock().unwrap_or_else(PoisonError::into_inner).push(key);
        }
        Ok(())
    }
}

/// A world with a test clock and seeded randomness.
#[must_use]
pub fn world(clock: &Arc<TestClock>, seed: u64) -> World {
    world_of(clock, &SeededEntropy::new(seed))
}

/// A world with a test clock and randomness that the test keeps hold of.
#[must_use]
pub fn world_of(clock: &Arc<TestClock>, entropy: &Arc<SeededEntropy>) -> World {
    World { clock: Arc::clone(clock) as Arc<dyn Clock>, entropy: Arc::clone(entropy) as Arc<dyn Entropy> }
}
