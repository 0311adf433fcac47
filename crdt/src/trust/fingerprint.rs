//! Eight words that stand for an organisation's root key, compared by people over the telephone.

use std::fmt;

use bip39::Language;

use crate::{id::derive, sign::VerifyKey};

const WORDS: usize = 8;
const BITS_A_WORD: usize = 11;

/// 88 bits of the hash of a root key as eight words of the BIP-39 English list.
///
/// Each organisation's own fingerprint is compared separately: against one fixed key a forger needs a second
/// preimage (2^88), not a collision (`reference/sync.md` c.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u16; WORDS]);

impl Fingerprint {
    /// Derives the words of a root key.
    #[must_use]
    pub fn of(root: &VerifyKey) -> Self {
        let hash = derive("fingerprint/1", &[&root.0]);
        let bit = |at: usize| hash.get(at / 8).map_or(0, |byte| u16::from(byte >> (7 - at % 8) & 1));
        let mut words = [0u16; WORDS];
        for (index, word) in words.iter_mut().enumerate() {
            *word = (0..BITS_A_WORD).fold(0, |sum, offset| sum << 1 | bit(index * BITS_A_WORD + offset));
        }
        Self(words)
    }

    /// Its eight words in order.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().map(|index| Language::English.word_list().get(usize::from(*index)).copied().unwrap_or_default())
    }

    /// Whether typed words are these; case and extra spaces do not matter.
    #[must_use]
    pub fn matches(&self, typed: &str) -> bool {
        typed.split_whitespace().map(str::to_lowercase).eq(self.words().map(str::to_owned))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, word) in self.words().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            f.write_str(word)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_eight_fixed_and_compared_leniently() {
        let print = Fingerprint::of(&VerifyKey([7; 32]));
        let text = print.to_string();
        assert_eq!(text.split(' ').count(), 8, "eight words are read aloud");
        assert!(print.words().all(|word| !word.is_empty()), "every index must be in the list");
        assert!(
            print.matches(&format!("  {} ", text.to_uppercase().replace(' ', "   "))),
            "case and spaces are forgiven"
        );
        let reversed = print.words().collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(" ");
        assert!(!print.matches(&reversed), "the order counts");
        assert!(!print.matches(text.rsplit_once(' ').map_or("", |(head, _)| head)), "seven words are not enough");
        assert_ne!(text, Fingerprint::of(&VerifyKey([8; 32])).to_string(), "another key has other words");
    }
}
