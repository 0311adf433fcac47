//! Text in a cell: signs that nobody can see are taken out and reported, lines are kept.

/// What was found and removed, or only found, in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Control, zero-width or direction-changing signs, which can make one text look like another. Removed.
    pub hidden: bool,
    /// U+FFFD: a letter that the encoding could not say. Kept.
    pub lost_letters: bool,
    /// UTF-8 read as Windows-1252 somewhere on the way ("RenÃ©e"). Kept.
    pub garbled: bool,
}

/// Returns the cell without invisible signs, its lines ended by `\n`, trimmed.
pub fn clean(cell: &str) -> (String, Found) {
    let mut found = Found::default();
    let mut out = String::with_capacity(cell.len());
    let mut chars = cell.chars().peekable();
    let mut before = '\0';
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\t' => out.push(c),
            c if is_hidden(c) => found.hidden = true,
            c => {
                found.lost_letters |= c == '\u{fffd}';
                found.garbled |= matches!(before, 'Ã' | 'Å' | 'Ä') && is_second_byte(c)
                    || before == 'â' && matches!(c, '€' | '\u{80}');
                out.push(c);
            }
        }
        before = c;
    }
    (out.trim().to_owned(), found)
}

/// How a second byte of UTF-8 (80 to BF) looks when read as Windows-1252, letters left out.
fn is_second_byte(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}')
        || matches!(
            c,
            '‚' | '„'
                | '…'
                | '†'
                | '‡'
                | 'ˆ'
                | '‰'
                | '‹'
                | '‘'
                | '’'
                | '“'
                | '”'
                | '•'
                | '–'
                | '—'
                | '˜'
                | '™'
                | '›'
        )
}

/// Control signs, zero-width signs, and signs that turn the direction of writing (Unicode TR36).
pub fn is_hidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// At most forty letters of a cell in one line, to be shown in a message.
pub fn excerpt(cell: &str) -> String {
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_nobody_sees_are_taken_out_and_told() {
        let (text, found) = clean(" Smi\u{200b}th\0\u{202e} ");
        assert_eq!(text, "Smith", "what is left is what people see");
        assert!(found.hidden, "and it is told");
        let (text, found) = clean("1 High Street\r\nHathermoor\rX\u{a0}Y");
        assert_eq!(text, "1 High Street\nHathermoor\nX\u{a0}Y", "lines and no-break spaces are no secrets");
        assert_eq!(found, Found::default(), "so nothing is told");
    }

    #[test]
    fn letters_lost_on_the_way_are_noticed() {
        assert!(clean("Ren\u{fffd}e").1.lost_letters, "the sign for a lost letter");
        assert!(clean("RenÃ©e").1.garbled, "read in the wrong encoding");
        assert!(clean("Oâ€™Connor").1.garbled, "an apostrophe read in the wrong encoding");
        for good in ["Renée", "Ångström", "Ärzte", "Zürich", "Ãrvore"] {
            assert!(!clean(good).1.garbled, "{good} is a good name");
        }
    }

    #[test]
    fn an_excerpt_is_short() {
        assert_eq!(excerpt("a\nb"), "a b", "one line");
        assert_eq!(excerpt(&"é".repeat(100)).chars().count(), 41, "forty letters and a sign");
    }
}
