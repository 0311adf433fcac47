//! The name of a file, or what it is in somebody's words, as people gave it: shown, never used to reach a file.

use crate::error::{Error, Result};

/// Longest name in characters.
const LONGEST: usize = 100;

/// The last part of what was given, without what acts on a screen or in a folder; "Photo" or "Document" when nothing is
/// left.
pub(super) fn shown(given: &str, otherwise: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let acts = |c: char| unseen(c) || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*');
    let plain: String = last.chars().filter(|c| !acts(*c)).take(LONGEST).collect();
    let plain = plain.trim().trim_start_matches('.').trim();
    if plain.is_empty() { otherwise.to_owned() } else { plain.to_owned() }
}

/// What it is, in words: on one line, without what is not seen and turns the reading round.
///
/// # Errors
/// `Invalid` without words, or with more than fit on a line.
pub(super) fn said(words: &str) -> Result<String> {
    let spaced: String =
        words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !unseen(*c)).collect();
    let plain = spaced.trim();
    if plain.is_empty() {
        return Err(Error::Invalid { field: "words", words: "Say in a few words what it is." });
    }
    if plain.chars().count() > LONGEST {
        return Err(Error::Invalid {
            field: "words",
            words: "Say it in at most 100 characters. A note has room for more.",
        });
    }
    Ok(plain.to_owned())
}

fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200d}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::{said, shown};

    #[test]
    fn words_are_kept_as_they_were_said_on_one_line() {
        assert_eq!(said(" Left heel w/ ruler: 3 < 4 cm?\n").unwrap(), "Left heel w/ ruler: 3 < 4 cm?", "as said");
        assert_eq!(said("a\u{202e}b\tc\nd").unwrap(), "ab c d", "nothing turns the reading round");
        for nothing in ["", " \n ", "\u{200b}"] {
            assert_eq!(said(nothing).unwrap_err().field(), Some("words"), "{nothing:?} says nothing");
        }
        assert_eq!(said(&"x".repeat(101)).unwrap_err().field(), Some("words"), "it is never cut silently");
    }

    #[test]
    fn a_name_is_only_words() {
        for (given, name) in [
            ("heel.jpg", "heel.jpg"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\x\\heel.jpg", "heel.jpg"),
            ("<script>alert(1)</script>.png", "script.png"),
            ("a\u{202e}gpj.exe", "agpj.exe"),
            (".\u{7}hidden", "hidden"),
            ("  ", "Photo"),
            ("..", "Photo"),
        ] {
            assert_eq!(shown(given, "Photo"), name, "{given:?}");
        }
        assert_eq!(shown(&"x".repeat(500), "Photo").len(), 100, "and not longer than a line");
    }
}
