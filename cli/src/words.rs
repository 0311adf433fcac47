//! Words for people at a terminal: dates, NHS numbers, names and tables as `design/screens.md` wants them.

use chrono::{DateTime, Datelike, Local, NaiveDate, Timelike};

/// Said wherever eight words are shown.
pub(crate) const READ_ALOUD: &str =
    "Read them aloud when you pair: the other organisation compares them with your card.\n";

/// How a recovery code is shown, once.
pub(crate) fn paper(code: &str) -> String {
    format!(
        "Recovery code\n    {code}\nWrite it down now, on paper, and keep it away from this laptop. It is not shown again. It is the only way\nback in when the passphrase is forgotten.\n"
    )
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `3 March 2026`; what is not a date is shown as it stands.
pub(crate) fn date(stored: &str) -> String {
    NaiveDate::parse_from_str(stored, "%Y-%m-%d").map_or_else(|_| stored.to_owned(), day)
}

/// `3 March 2026, 2:14pm`, in this computer's time zone.
pub(crate) fn moment(rfc3339: &str) -> String {
    let Ok(at) = DateTime::parse_from_rfc3339(rfc3339) else { return rfc3339.to_owned() };
    let at = at.with_timezone(&Local);
    let (afternoon, hour) = at.hour12();
    format!("{}, {hour}:{:02}{}", day(at.date_naive()), at.minute(), if afternoon { "pm" } else { "am" })
}

fn day(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

/// `943 476 5919`; what is not ten digits is shown as it stands.
pub(crate) fn nhs_number(stored: &str) -> String {
    match (stored.get(..3), stored.get(3..6), stored.get(6..)) {
        (Some(a), Some(b), Some(c)) if stored.len() == 10 => format!("{a} {b} {c}"),
        _ => stored.to_owned(),
    }
}

/// `SMITH, Mary (Mrs)`.
pub(crate) fn name(family: &str, given: &str, title: &str) -> String {
    let mut shown = family.to_uppercase();
    if !given.is_empty() {
        let comma = if shown.is_empty() { "" } else { ", " };
        shown = format!("{shown}{comma}{given}");
    }
    if title.is_empty() { shown } else { format!("{shown} ({title})") }
}

/// A stable word as people read it: `end_of_life` is "end of life".
pub(crate) fn code(stored: &str) -> String {
    stored.replace('_', " ")
}

/// A field's value as people read it.
pub(crate) fn value(field: &str, stored: &str) -> String {
    match field {
        "nhs_number" => nhs_number(stored),
        _ if stored.len() == 10 && NaiveDate::parse_from_str(stored, "%Y-%m-%d").is_ok() => date(stored),
        _ if !stored.contains(' ') && stored.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') => code(stored),
        _ => stored.to_owned(),
    }
}

/// `1 note`, `2 notes`, `10,000 notes`.
pub(crate) fn count(number: u64, one: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if number == 1 {
        return format!("{grouped} {one}");
    }
    match one.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{grouped} {stem}ies"),
        _ => format!("{grouped} {one}s"),
    }
}

/// Rows with their columns aligned, two spaces between.
pub(crate) fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    let headings: Vec<String> = headings.iter().map(|&heading| heading.to_owned()).collect();
    let all = || std::iter::once(&headings).chain(rows);
    let widths: Vec<usize> = (0..headings.len())
        .map(|column| all().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in all() {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        out.push_str(cells.join("  ").trim_end());
        out.push('\n');
    }
    out
}

/// Text under a heading, each line indented.
pub(crate) fn indented(text: &str, by: usize) -> String {
    text.lines().map(|line| format!("{:by$}{line}\n", "")).collect()
}

/// Text that a terminal only shows and never obeys: what partners and files wrote may hold control characters or
/// turn the direction of reading.
pub(crate) fn showable(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' => c,
        '\t' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_are_never_ambiguous() {
        assert_eq!(date("2026-03-03"), "3 March 2026", "screens.md");
        assert_eq!(date("unknown"), "unknown", "a word is not a date");
        assert_eq!(nhs_number("9434765919"), "943 476 5919", "3-3-4");
        assert_eq!(nhs_number("éé12345é"), "éé12345é", "ten bytes of something else stay as they are");
        assert_eq!(count(10_000, "case"), "10,000 cases", "thousands are grouped");
        assert_eq!(count(1, "reply"), "1 reply", "one");
        assert_eq!(count(2, "reply"), "2 replies", "two");
        assert_eq!(count(2, "day"), "2 days", "a vowel before the y");
    }

    #[test]
    fn names_stand_as_in_lists() {
        assert_eq!(name("Smith", "Mary", "Mrs"), "SMITH, Mary (Mrs)", "screens.md");
        assert_eq!(name("", "Mary", ""), "Mary", "one name is enough");
    }

    #[test]
    fn a_terminal_is_never_commanded() {
        assert_eq!(showable("a\u{1b}[2Jb\nc\u{202e}d"), "a\u{fffd}[2Jb\nc\u{fffd}d", "only line breaks act");
    }

    #[test]
    fn columns_line_up() {
        let rows = [vec!["é".to_owned(), "x".to_owned()], vec!["abc".to_owned(), "y".to_owned()]];
        assert_eq!(table(&["A", "B"], &rows), "A    B\né    x\nabc  y\n", "by characters, not bytes");
    }
}
