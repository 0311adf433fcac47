//! Dates as British lists write them. The day comes first, always; a date that is not certain is not guessed.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// How a date was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Style {
    /// 07/03/1941
    #[serde(rename = "dd/mm/yyyy")]
    Slashes,
    /// 07-Mar-1941
    #[serde(rename = "dd-Mon-yyyy")]
    MonthName,
    /// 1941-03-07
    #[serde(rename = "yyyy-mm-dd")]
    Iso,
    /// 07.03.1941
    #[serde(rename = "dd.mm.yyyy")]
    Dots,
    /// 07-03-1941
    #[serde(rename = "dd-mm-yyyy")]
    Hyphens,
}

impl Style {
    /// The pattern, for a report.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::Slashes => "dd/mm/yyyy",
            Self::MonthName => "dd-Mon-yyyy",
            Self::Iso => "yyyy-mm-dd",
            Self::Dots => "dd.mm.yyyy",
            Self::Hyphens => "dd-mm-yyyy",
        }
    }
}

/// Why a cell is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDate {
    /// Nothing is written, or "not known".
    #[error("no date is given")]
    Blank,
    /// Not one of the ways of writing a date.
    #[error("it is not written as a date like 31/12/1940")]
    Unreadable,
    /// 07/03/41: the century would be a guess.
    #[error("the year has only two digits")]
    TwoDigitYear,
    /// 31/02/1940: there is no such day.
    #[error("there is no such day")]
    Impossible,
    /// 03/25/1940: only a date if the month were first, which is never read so.
    #[error("the month would be more than 12; the day must come first")]
    MonthFirst,
}

const UNKNOWN: [&str; 9] = ["-", "n/k", "nk", "not known", "unknown", "n/a", "none", "?", "unk"];

/// Reads a date; a time of day after it is left out. The year has four digits.
pub fn parse(cell: &str) -> Result<(NaiveDate, Style), NoDate> {
    let text = cell.trim();
    if text.is_empty() || UNKNOWN.contains(&text.to_lowercase().as_str()) {
        return Err(NoDate::Blank);
    }
    let text = without_time(text);
    let parts: Vec<&str> = text
        .split(['/', '.', '-', ' ', '\u{a0}', '\u{2010}', '\u{2011}', '\u{2013}'])
        .filter(|p| !p.is_empty())
        .collect();
    let [first, second, third] = parts.as_slice() else {
        return Err(NoDate::Unreadable);
    };
    if let Some(month) = month_by_name(second) {
        let day = number(first.trim_end_matches(|c: char| c.is_ascii_lowercase()))?;
        return Ok((date(third, month, day)?, Style::MonthName));
    }
    if first.len() == 4 && text.get(4..5) == Some("-") {
        return Ok((date(first, number(second)?, number(third)?)?, Style::Iso));
    }
    let style = match text.chars().find(|c| !c.is_ascii_digit()) {
        Some('/') => Style::Slashes,
        Some('.') => Style::Dots,
        Some('-' | '\u{2010}' | '\u{2011}' | '\u{2013}') => Style::Hyphens,
        _ => return Err(NoDate::Unreadable),
    };
    let (day, month) = (number(first)?, number(second)?);
    if third.len() == 4 && (1..=12).contains(&day) && (13..=31).contains(&month) {
        return Err(NoDate::MonthFirst);
    }
    Ok((date(third, month, day)?, style))
}

/// Says whether a day-first date could not be read month-first; such dates prove the order of a column.
pub fn proves_day_first(date: NaiveDate, style: Style) -> bool {
    matches!(style, Style::Slashes | Style::Dots | Style::Hyphens) && date.day() > 12
}

fn date(year: &str, month: u32, day: u32) -> Result<NaiveDate, NoDate> {
    let digits = year.bytes().all(|b| b.is_ascii_digit());
    match year.len() {
        4 if digits => {}
        2 if digits => return Err(NoDate::TwoDigitYear),
        _ => return Err(NoDate::Unreadable),
    }
    let year = year.parse().map_err(|_| NoDate::Unreadable)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NoDate::Impossible)
}

fn number(text: &str) -> Result<u32, NoDate> {
    let fits = matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().map_err(|_| NoDate::Unreadable) } else { Err(NoDate::Unreadable) }
}

/// "1940-06-18T00:00:00Z" and "18/06/1940 00:00" are days with a time that was never meant.
fn without_time(text: &str) -> &str {
    let cut = text.find(':').and_then(|colon| text.get(..colon)).and_then(|head| head.rfind([' ', 'T', '\u{a0}']));
    cut.and_then(|at| text.get(..at)).map_or(text, str::trim_end)
}

/// English month names, whole or their first three letters ("Sept" too).
fn month_by_name(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.trim_end_matches(',').to_lowercase();
    if text.len() < 3 {
        return None;
    }
    let place = MONTHS.iter().position(|m| *m == text || text.len() <= 4 && m.starts_with(text.as_str()))?;
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_however_it_is_written() {
        let day = NaiveDate::from_ymd_opt(1941, 3, 7).unwrap();
        for (cell, style) in [
            ("07/03/1941", Style::Slashes),
            ("7/3/1941", Style::Slashes),
            ("07-Mar-1941", Style::MonthName),
            ("7 March 1941", Style::MonthName),
            ("7th March, 1941", Style::MonthName),
            ("07-MAR-1941", Style::MonthName),
            ("1941-03-07", Style::Iso),
            ("1941-03-07T00:00:00Z", Style::Iso),
            ("07.03.1941", Style::Dots),
            ("07-03-1941", Style::Hyphens),
            (" 07/03/1941 00:00 ", Style::Slashes),
        ] {
            assert_eq!(parse(cell), Ok((day, style)), "{cell}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        for (cell, why) in [
            ("", NoDate::Blank),
            ("N/K", NoDate::Blank),
            ("07/03/41", NoDate::TwoDigitYear),
            ("07-Mar-41", NoDate::TwoDigitYear),
            ("31/02/1940", NoDate::Impossible),
            ("00/05/1940", NoDate::Impossible),
            ("03/25/1940", NoDate::MonthFirst),
            ("1940-13-01", NoDate::Impossible),
            ("b. 1947", NoDate::Unreadable),
            ("last Tues", NoDate::Unreadable),
            ("14977", NoDate::Unreadable),
            ("1947", NoDate::Unreadable),
            ("07/03/194", NoDate::Unreadable),
            ("07/03/19411", NoDate::Unreadable),
            ("٠٧/٠٣/١٩٤١", NoDate::Unreadable),
            ("ma/03/1941", NoDate::Unreadable),
        ] {
            assert_eq!(parse(cell), Err(why), "{cell}");
        }
    }

    #[test]
    fn some_dates_prove_the_order() {
        let (date, style) = parse("25/03/1940").unwrap();
        assert!(proves_day_first(date, style), "there is no month 25");
        let (date, style) = parse("05/03/1940").unwrap();
        assert!(!proves_day_first(date, style), "this one could be either");
    }
}
