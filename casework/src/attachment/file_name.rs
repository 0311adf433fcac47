//! The name of a file as people gave it: shown, never used to reach a file.

/// Longest name in characters.
const LONGEST: usize = 100;

/// The last part of what was given, without what acts on a screen or in a folder; "Photo" or "Document" when nothing is
/// left.
pub(super) fn shown(given: &str, otherwise: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let acts = |c: char| {
        c.is_control()
            || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}')
            || matches!(c, '\u{200b}'..='\u{200d}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let plain: String = last.chars().filter(|c| !acts(*c)).take(LONGEST).collect();
    let plain = plain.trim().trim_start_matches('.').trim();
    if plain.is_empty() { otherwise.to_owned() } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::shown;

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
