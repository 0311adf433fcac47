//! Telephone cells: numbers with the words that people write beside them.

use serde::{Deserialize, Serialize};

/// One telephone number and what was written beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// Digits only, beginning with 0 for a UK number and with + for one abroad.
    pub number: String,
    /// Whose it is or when to ring ("son Mark", "after 10"), if anything was written.
    pub label: Option<String>,
}

impl Phone {
    /// The number in the groups people read out (Ofcom, National Telephone Numbering Plan, areas as published).
    pub fn spaced(&self) -> String {
        let first = match self.number.get(..3) {
            Some("020" | "023" | "024" | "028" | "029") => (3, 7),
            Some("011" | "030" | "033" | "034" | "037" | "080" | "084" | "087") => (4, 7),
            _ if is_01x1(&self.number) => (4, 7),
            _ => (5, 11),
        };
        let mut out = String::with_capacity(13);
        for (place, c) in self.number.chars().enumerate() {
            if self.number.len() == 11 && (place == first.0 || place == first.1) {
                out.push(' ');
            }
            out.push(c);
        }
        out
    }
}

fn is_01x1(number: &str) -> bool {
    matches!(number.as_bytes(), [b'0', b'1', _, b'1', ..])
}

/// What a telephone cell holds: the numbers, and words that belong to none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhoneCell {
    /// In the order written.
    pub phones: Vec<Phone>,
    /// Text when no number could be read at all ("ask neighbour"); otherwise `None`.
    pub unread: Option<String>,
}

/// Reads a cell. Numbers are divided by / ; , | a new line or words; words go with the number that follows
/// in their segment, or with the one before when none follows.
pub fn parse_cell(cell: &str) -> PhoneCell {
    let mut out = PhoneCell::default();
    let mut pending = String::new();
    for segment in cell.split(['/', ';', ',', '|', '\n']) {
        let (numbers, words) = read_segment(segment);
        if numbers.is_empty() {
            push_words(&mut pending, &words);
            continue;
        }
        push_words(&mut pending, &words);
        for number in numbers {
            let label = (!pending.is_empty()).then(|| std::mem::take(&mut pending));
            out.phones.push(Phone { number, label });
        }
    }
    if !pending.is_empty() {
        match out.phones.last_mut() {
            Some(last) => {
                let mut label = last.label.take().unwrap_or_default();
                push_words(&mut label, &pending);
                last.label = Some(label);
            }
            None => out.unread = Some(pending),
        }
    }
    out
}

fn push_words(to: &mut String, words: &str) {
    if !words.is_empty() {
        if !to.is_empty() {
            to.push_str(", ");
        }
        to.push_str(words);
    }
}

/// Divides a segment into the numbers in it and the words around them.
fn read_segment(segment: &str) -> (Vec<String>, String) {
    let mut numbers = Vec::new();
    let mut words = String::new();
    let mut run = String::new();
    for c in segment.chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() || c.is_whitespace() || matches!(c, '(' | ')' | '-' | '.' | '+' | '\u{2010}'..='\u{2015}')
        {
            run.push(c);
            continue;
        }
        close_run(&mut run, &mut numbers, &mut words);
        if c != '\0' {
            words.push(c);
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '-' | ':' | '.'));
    (numbers, words.to_owned())
}

/// A run of telephone characters is a number, two numbers side by side, or part of the words.
fn close_run(run: &mut String, numbers: &mut Vec<String>, words: &mut String) {
    let text = std::mem::take(run);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let plus = text.trim_start().trim_start_matches('(').starts_with('+');
    if let Some(number) = normal(&digits, plus) {
        numbers.push(number);
        // A bracket may close or open words ("(daughter)"), and they must not stick together.
        words.push(' ');
        return;
    }
    if let Some((a, b)) = digits.split_at_checked(11)
        && let (Some(a), Some(b)) = (normal(a, plus), normal(b, false))
    {
        numbers.extend([a, b]);
        words.push(' ');
        return;
    }
    words.push_str(&text);
}

/// Brings a UK number to 0 and ten (or nine) digits; keeps one from abroad with its +; `None` for anything else.
fn normal(digits: &str, plus: bool) -> Option<String> {
    let national = if let Some(rest) = digits.strip_prefix("0044") {
        Some(rest)
    } else if digits.starts_with("00") && digits.len() == 12 {
        // A second 0 typed before a national number.
        digits.strip_prefix("00")
    } else if plus || digits.len() == 12 {
        digits.strip_prefix("44")
    } else {
        None
    };
    if let Some(rest) = national {
        // +44 (0)1632 ...
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        return matches!(rest.len(), 9 | 10).then(|| format!("0{rest}"));
    }
    if plus {
        return (8..=15).contains(&digits.len()).then(|| format!("+{digits}"));
    }
    match digits.as_bytes() {
        [b'0', b'1'..=b'9', ..] if matches!(digits.len(), 10 | 11) => Some(digits.to_owned()),
        // A spreadsheet drops the leading 0.
        [b'1' | b'2' | b'3' | b'7', ..] if digits.len() == 10 => Some(format!("0{digits}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Vec<(String, Option<String>)> {
        parse_cell(cell).phones.into_iter().map(|p| (p.number, p.label)).collect()
    }

    fn one(number: &str, label: Option<&str>) -> (String, Option<String>) {
        (number.to_owned(), label.map(str::to_owned))
    }

    #[test]
    fn one_number_in_many_spellings() {
        for cell in [
            "01632960982",
            "01632 960982",
            "(01632) 960982",
            "01632-960982",
            "+44 1632 960982",
            "00441632960982",
            "1632960982",
            "+44 (0)1632 960982",
            "0044 1632 960982",
            "441632960982",
            "01632\u{a0}960982",
        ] {
            assert_eq!(read(cell), [one("01632960982", None)], "{cell}");
        }
    }

    #[test]
    fn words_go_with_their_number() {
        assert_eq!(
            read("01632 960311 / 07700 900122; daughter Karen 07700 900693"),
            [one("01632960311", None), one("07700900122", None), one("07700900693", Some("daughter Karen"))],
            "the GP system's way"
        );
        assert_eq!(read("01632 960809 ring twice"), [one("01632960809", Some("ring twice"))], "words after");
        assert_eq!(read("01632 960800 (daughter)"), [one("01632960800", Some("daughter"))], "in brackets");
        assert_eq!(read("07700 900518 after 10"), [one("07700900518", Some("after 10"))], "a short number is a word");
        assert_eq!(read("son Mark (07700 900123)"), [one("07700900123", Some("son Mark"))], "number in brackets");
        assert_eq!(
            read("01632 960100 07700 900100"),
            [one("01632960100", None), one("07700900100", None)],
            "two numbers side by side"
        );
        assert_eq!(read("01632 960100 ext 12"), [one("01632960100", Some("ext 12"))], "an extension is kept");
    }

    #[test]
    fn what_cannot_be_read_is_kept_as_text() {
        let cell = parse_cell("ask neighbour");
        assert!(cell.phones.is_empty(), "no number is invented");
        assert_eq!(cell.unread.as_deref(), Some("ask neighbour"), "and the words are kept");
        assert_eq!(parse_cell("  "), PhoneCell::default(), "blank is nothing");
        assert_eq!(parse_cell("12345").unread.as_deref(), Some("12345"), "too short to be a number");
    }

    #[test]
    fn numbers_are_shown_in_groups() {
        for (number, shown) in [
            ("01632960982", "01632 960982"),
            ("07700900122", "07700 900122"),
            ("02079460123", "020 7946 0123"),
            ("01134960123", "0113 496 0123"),
            ("03001234567", "0300 123 4567"),
        ] {
            let phone = Phone { number: number.to_owned(), label: None };
            assert_eq!(phone.spaced(), shown, "as people read it out");
        }
    }
}
