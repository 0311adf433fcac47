//! The recovery code: printed once, kept on paper, typed back years later by somebody under stress.
//!
//! 24 characters of Crockford's base 32 (no I, L, O or U) in groups of four: 110 random bits and a ten-bit
//! check, so that a slip of the pen is told apart from the code of another vault.

use super::entropy::{Entropy, NoEntropy, draw};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM: usize = 22;
const CHECK: usize = 2;
const LENGTH: usize = RANDOM + CHECK;

/// A recovery code in memory; wiped when dropped. `reveal` is the only way to see it.
pub struct RecoveryCode(Zeroizing<String>);

/// Why what was typed cannot be a recovery code at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeProblem {
    /// Not 24 characters after spaces and dashes are taken out.
    #[error("A recovery code has 24 letters and digits in six groups of four. This has {0}.")]
    Length(usize),
    /// A character that no code contains.
    #[error("A recovery code holds only letters and digits, and never the letter U. Check what you typed.")]
    Character,
    /// The check characters do not fit: a slip in copying or typing.
    #[error("This recovery code has a typing mistake in it. Compare it with the paper, group by group.")]
    Mistyped,
}

impl RecoveryCode {
    /// Draws a new code.
    pub fn generate(rng: &mut dyn Entropy) -> Result<Self, NoEntropy> {
        let mut bytes: [u8; RANDOM] = draw(rng)?;
        let mut code = Zeroizing::new(String::with_capacity(LENGTH));
        // Each byte's low five bits are uniform, so one byte a character wastes bits but biases nothing.
        code.extend(bytes.iter().map(|b| letter(*b)));
        bytes.zeroize();
        let check = check(&code);
        code.push_str(&check);
        Ok(Self(code))
    }

    /// Reads a code as people type it: any case, spaces, dashes, O for 0, I or L for 1.
    pub fn parse(typed: &str) -> Result<Self, RecoveryCodeProblem> {
        let mut code = Zeroizing::new(String::with_capacity(LENGTH));
        let mut length = 0usize;
        let mut strange = false;
        for c in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '‑' | '.' | '_')) {
            length += 1;
            let read = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            match u8::try_from(read) {
                Ok(byte) if ALPHABET.contains(&byte) && length <= LENGTH => code.push(read),
                Ok(byte) if ALPHABET.contains(&byte) => {}
                _ => strange = true,
            }
        }
        if length != LENGTH {
            return Err(RecoveryCodeProblem::Length(length));
        }
        if strange {
            return Err(RecoveryCodeProblem::Character);
        }
        let (random, given) = code.split_at(RANDOM);
        if check(random) != given {
            return Err(RecoveryCodeProblem::Mistyped);
        }
        Ok(Self(code))
    }

    /// The code in six groups of four, for paper. Show it once; never log it.
    pub fn reveal(&self) -> Zeroizing<String> {
        let mut shown = Zeroizing::new(String::with_capacity(LENGTH + 5));
        for (at, c) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                shown.push('-');
            }
            shown.push(c);
        }
        shown
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(hidden)")
    }
}

fn letter(bits: u8) -> char {
    ALPHABET.get(usize::from(bits & 31)).copied().map_or('0', char::from)
}

/// Ten bits of SHA-256 over the random part: 1,023 of 1,024 slips are noticed before any key is tried.
fn check(random: &str) -> String {
    let hash = Sha256::new().chain_update(b"roundtable/recovery-code/1").chain_update(random.as_bytes()).finalize();
    hash.iter().take(CHECK).map(|b| letter(*b)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]
mod tests {
    use super::super::entropy::SystemEntropy;
    use super::*;

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        for _ in 0..50 {
            let code = RecoveryCode::generate(&mut SystemEntropy).expect("random");
            let shown = code.reveal();
            assert_eq!(shown.len(), 29, "six groups of four and five dashes");
            let sloppy = shown.to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l");
            let upper = shown.replace('-', "").replace('1', "I").replace('0', "O");
            for typed in [shown.as_str(), &sloppy, &upper, &format!(" {}\n", &*shown)] {
                let read = RecoveryCode::parse(typed).expect("tolerant reading");
                assert_eq!(read.as_str(), code.as_str(), "the same code");
            }
        }
    }

    #[test]
    fn a_slip_is_named_before_any_key_is_tried() {
        let code = RecoveryCode::generate(&mut SystemEntropy).expect("random").reveal();
        let mut noticed = 0;
        let mut tried = 0;
        for at in 0..code.len() {
            let mut bytes = code.as_bytes().to_vec();
            if bytes[at] == b'-' {
                continue;
            }
            bytes[at] = if bytes[at] == b'7' { b'8' } else { b'7' };
            tried += 1;
            let typed = String::from_utf8(bytes).unwrap();
            noticed += usize::from(RecoveryCode::parse(&typed).err() == Some(RecoveryCodeProblem::Mistyped));
        }
        assert_eq!(tried, 24, "every character was changed once");
        assert!(noticed >= 22, "ten bits of check miss one slip in a thousand, noticed {noticed}");
    }

    #[test]
    fn what_cannot_be_a_code_is_refused_in_words() {
        assert_eq!(RecoveryCode::parse("").err(), Some(RecoveryCodeProblem::Length(0)));
        assert_eq!(RecoveryCode::parse("ABCD-EFGH").err(), Some(RecoveryCodeProblem::Length(8)));
        assert_eq!(RecoveryCode::parse(&"U".repeat(24)).err(), Some(RecoveryCodeProblem::Character));
        assert_eq!(RecoveryCode::parse(&"é".repeat(24)).err(), Some(RecoveryCodeProblem::Character));
        assert_eq!(RecoveryCode::parse(&"A".repeat(100_000)).err(), Some(RecoveryCodeProblem::Length(100_000)));
    }
}
