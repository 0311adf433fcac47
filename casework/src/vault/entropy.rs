//! Randomness is handed in, so that a whole network of laptops can run in one repeatable process.

/// The operating system (or a test) could not supply random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this computer could not supply random numbers, so no key can be made")]
pub struct NoEntropy;

/// A source of unpredictable bytes; tests hand in a seeded one.
pub trait Entropy {
    /// Fills `bytes` completely or fails; a half-filled buffer is never a success.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy>;
}

/// The operating system's random number generator.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        getrandom::fill(bytes).map_err(|_| NoEntropy)
    }
}

/// Draws a fixed-size array.
pub(super) fn draw<const N: usize>(rng: &mut dyn Entropy) -> Result<[u8; N], NoEntropy> {
    let mut bytes = [0u8; N];
    rng.fill(&mut bytes)?;
    Ok(bytes)
}
