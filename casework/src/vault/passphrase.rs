//! Passphrases: how they are held, and which are too easy to guess.
//!
//! The rule is Cyber Essentials' and the NCSC's: long rather than complicated, no maximum, a short
//! deny-list, nothing about capitals or digits (security.md c.1).

use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A passphrase in memory; wiped when dropped, never printed.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes what a person typed. Any text is accepted here: opening must not depend on today's rules.
    ///
    /// The text is brought to Unicode NFC, so that "é" typed on a Mac opens what was made on Windows.
    pub fn new(typed: &str) -> Self {
        Self(Zeroizing::new(typed.nfc().collect()))
    }

    /// The same passphrase, to be handed to another thread; wiped when dropped like this one.
    #[must_use]
    pub fn again(&self) -> Self {
        Self(self.0.clone())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(hidden)")
    }
}

/// Why a new passphrase is refused, as a sentence beside the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseProblem {
    /// Fewer than 12 characters and fewer than five words.
    #[error("Use at least 12 characters, or five words.")]
    TooShort,
    /// Among the first that anyone would try.
    #[error(
        "This passphrase is one of the first that others would guess. Choose words that only you would put together."
    )]
    TooCommon,
    /// One word with a number or a year beside it.
    #[error(
        "A word and a number is among the first that others would guess. Choose words that only you would put together."
    )]
    WordAndNumber,
    /// One short piece over and over, or a run along the keyboard.
    #[error(
        "This passphrase repeats itself or runs along the keyboard. Choose words that only you would put together."
    )]
    Pattern,
}

const FEWEST_CHARACTERS: usize = 12;
const FEWEST_WORDS: usize = 5;

/// Folded (letters and digits only, lower case, look-alikes undone); compared with the trailing digits cut off too.
const TOO_COMMON: &[&str] = &[
    "administrator",
    "changeme",
    "changemeplease",
    "communitynurse",
    "correcthorsebatterystaple",
    "generalpractice",
    "hospice",
    "iloveyou",
    "letmein",
    "letmeinplease",
    "letmeinnow",
    "ilovemyfamily",
    "liverpoolfc",
    "manchesterunited",
    "mypassphrase",
    "mypassword",
    "nationalhealthservice",
    "neighbourhoodteam",
    "nhspassword",
    "passphrase",
    "password",
    "passwordpassword",
    "roundtable",
    "roundtablepassword",
    "socialcare",
    "thisismypassphrase",
    "thisismypassword",
    "trustno",
    "welcome",
    "welcomewelcome",
];

const RUNS: &[&str] = &[
    "abcdefghijklmnopqrstuvwxyz",
    "zyxwvutsrqponmlkjihgfedcba",
    "01234567890123456789",
    "98765432109876543210",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1q2w3e4r5t6y7u8i9o0p",
    "poiuytrewqlkjhgfdsamnbvcxz",
];

/// Judges a new passphrase; there is no upper limit and no rule about kinds of characters.
pub fn judge(typed: &str) -> Result<(), PassphraseProblem> {
    let text: Zeroizing<String> = Zeroizing::new(typed.nfc().collect());
    let characters = text.trim().chars().count();
    let words = text
        .split(|c: char| c.is_whitespace() || c == '-' || c == '_' || c == '.')
        .filter(|w| w.chars().any(char::is_alphanumeric));
    let different: BTreeSet<&str> = words.clone().collect();
    let many = words.clone().nth(1).is_some();
    let words_of_letters = words.clone().filter(|word| word.chars().any(char::is_alphabetic)).count();
    if characters < FEWEST_CHARACTERS && words.count() < FEWEST_WORDS {
        return Err(PassphraseProblem::TooShort);
    }
    let plain: Zeroizing<String> =
        Zeroizing::new(text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect());
    let folded: Zeroizing<String> = Zeroizing::new(plain.chars().map(unmask).collect());
    let stem = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let folded_stem: Zeroizing<String> = Zeroizing::new(stem.chars().map(unmask).collect());
    if TOO_COMMON.iter().any(|known| **known == **folded || **known == **folded_stem || *known == stem) {
        return Err(PassphraseProblem::TooCommon);
    }
    if word_and_number(&plain) && words_of_letters < 2 {
        return Err(PassphraseProblem::WordAndNumber);
    }
    let letters: BTreeSet<char> = text.chars().collect();
    if letters.len() < 5 || many && different.len() == 1 || repeats(&plain) || runs(&plain) {
        return Err(PassphraseProblem::Pattern);
    }
    Ok(())
}

/// A number at either end adds little to one word that would be too short without it: `bluebell1967`.
fn word_and_number(plain: &str) -> bool {
    let word = plain.trim_matches(|c: char| c.is_ascii_digit());
    !word.is_empty()
        && word.len() < plain.len()
        && word.chars().count() < FEWEST_CHARACTERS
        && word.chars().all(char::is_alphabetic)
}

/// Undoes the usual disguises: `p4ssw0rd` is `password`.
fn unmask(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        other => other,
    }
}

/// True when the whole is one piece of at most six characters, repeated.
fn repeats(plain: &str) -> bool {
    let all: Vec<char> = plain.chars().collect();
    (1..=6).any(|period| all.len() >= period * 2 && all.iter().zip(all.iter().skip(period)).all(|(a, b)| a == b))
}

/// True when the whole is cut from at most three runs of the keyboard, the alphabet or the digits.
fn runs(plain: &str) -> bool {
    let mut rest = plain;
    for _ in 0..3 {
        let longest = (1..=rest.len())
            .rev()
            .filter_map(|end| rest.get(..end))
            .find(|start| start.len() >= 3 && RUNS.iter().any(|run| run.contains(start)));
        match longest {
            Some(found) => rest = rest.get(found.len()..).unwrap_or_default(),
            None => break,
        }
    }
    rest.is_empty() && !plain.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_only_its_owner_would_choose_is_accepted() {
        for good in [
            "twelve chars!",
            "marmalade tins on the towpath",
            "a bee sat in my tea",
            "Llanfairpwll2019teapot",
            "пять слов для сейфа тут",
            "茶壶上的小猫今天不想出门呢",
            "kettle-otter-plum",
        ] {
            assert_eq!(judge(good), Ok(()), "{good:?} is long and unusual");
        }
        assert_eq!(judge(&"lorry teapot ".repeat(400)), Ok(()), "there is no maximum");
    }

    #[test]
    fn a_short_passphrase_is_refused_with_what_to_do() {
        for short in ["", "hello", "elevenchars", "one two six", "           x"] {
            assert_eq!(judge(short), Err(PassphraseProblem::TooShort), "{short:?}");
        }
        assert_eq!(PassphraseProblem::TooShort.to_string(), "Use at least 12 characters, or five words.");
    }

    #[test]
    fn a_passphrase_that_everybody_tries_first_is_refused() {
        for common in [
            "password12345",
            "P4ssw0rdP4ssw0rd",
            "correct horse battery staple",
            "Roundtable2026!!",
            "Let me in please",
        ] {
            assert_eq!(judge(common), Err(PassphraseProblem::TooCommon), "{common:?}");
        }
    }

    #[test]
    fn a_word_and_a_number_is_refused() {
        for guessed in ["Bluebell1967", "1967Bluebell", "Bluebell-1967!", "Marmalade20261"] {
            assert_eq!(judge(guessed), Err(PassphraseProblem::WordAndNumber), "{guessed:?}");
        }
    }

    #[test]
    fn a_pattern_is_refused() {
        for pattern in [
            "aaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "qwertyuiopasdf",
            "123456789012",
            "teateateateatea",
            "qwerty123456asdfgh",
            "marmalade marmalade marmalade",
        ] {
            assert_eq!(judge(pattern), Err(PassphraseProblem::Pattern), "{pattern:?}");
        }
    }

    #[test]
    fn the_same_letters_typed_on_another_keyboard_are_the_same_passphrase() {
        assert_eq!(Passphrase::new("cafe\u{301}").as_str(), Passphrase::new("caf\u{e9}").as_str(), "NFC on both");
        assert_eq!(format!("{:?}", Passphrase::new("secret words")), "Passphrase(hidden)", "never printed");
    }
}
