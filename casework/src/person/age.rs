//! When somebody was born as far as an age tells it: "87", "80s", "about 95", "b. 1936".

use serde::{Serialize, Serializer};

/// The years in which somebody may have been born, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    from: i32,
    to: i32,
}

/// Nobody alive was born earlier, and no age is told of somebody not yet born.
const FIRST: i32 = 1900;
/// Wider than a decade and a half says nothing.
const WIDEST: i32 = 20;

impl Years {
    /// One year.
    #[must_use]
    pub fn of(year: i32) -> Self {
        Self { from: year, to: year }
    }

    fn between(from: i32, to: i32, today: i32) -> Option<Self> {
        let years = Self { from: from.min(to), to: from.max(to) };
        (years.from >= FIRST && years.to <= today && years.to - years.from <= WIDEST).then_some(years)
    }

    /// Whether both may be one person's. Ages are rounded and go stale, so a year's difference says nothing.
    #[must_use]
    pub fn may_be(self, other: Self) -> bool {
        self.from <= other.to + 1 && other.from <= self.to + 1
    }

    /// Every year under which somebody else is looked for, a year's difference included.
    pub(super) fn each(self) -> std::ops::RangeInclusive<i32> {
        self.from - 1..=self.to
    }

    /// Reads a cell of a list as written in the year `today`. `None` for a blank and for what tells no age.
    #[must_use]
    pub fn read_age(cell: &str, today: i32) -> Option<Self> {
        let lower = cell.trim().to_lowercase();
        let digits: String = lower.chars().filter(char::is_ascii_digit).collect();
        let number: i32 = digits.parse().ok()?;
        let words: String = lower.chars().filter(|c| c.is_alphabetic()).collect();
        if digits.len() == 4 {
            return matches!(words.as_str(), "" | "b" | "born" | "bornin")
                .then(|| Self::of(number))
                .and_then(|born| Self::between(born.from, born.to, today));
        }
        if digits.len() > 3 || !(0..=115).contains(&number) {
            return None;
        }
        match words.as_str() {
            "" | "y" | "yr" | "yrs" | "years" | "yearsold" | "aged" | "age" => {
                Self::between(today - number - 1, today - number, today)
            }
            "about" | "approx" | "approximately" | "around" | "c" | "ca" | "circa" | "ish" | "nearly" | "over" => {
                Self::between(today - number - 3, today - number + 2, today)
            }
            "s" | "ies" | "inhers" | "inhiss" | "intheirs" => Self::between(today - number - 10, today - number, today),
            _ => None,
        }
    }

    /// Reads what `Display` wrote: `1936` or `1936-1946`.
    #[must_use]
    pub fn parse(stored: &str) -> Option<Self> {
        let (from, to) = stored.trim().split_once('-').unwrap_or((stored.trim(), stored.trim()));
        let (from, to) = (from.parse::<i32>().ok()?, to.parse::<i32>().ok()?);
        (FIRST..=9999).contains(&from).then(|| Self::between(from, to, 9999)).flatten()
    }
}

impl std::fmt::Display for Years {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.from == self.to { write!(f, "{}", self.from) } else { write!(f, "{}-{}", self.from, self.to) }
    }
}

impl Serialize for Years {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn an_age_tells_some_years() {
        let read = |cell: &str| Years::read_age(cell, 2026).map(|years| years.to_string());
        for (cell, years) in [
            ("87", "1938-1939"),
            ("87 yrs", "1938-1939"),
            ("b. 1936", "1936"),
            ("1936", "1936"),
            ("80s", "1936-1946"),
            ("80's", "1936-1946"),
            ("about 95", "1928-1933"),
            ("70ish", "1953-1958"),
        ] {
            assert_eq!(read(cell).as_deref(), Some(years), "{cell}");
        }
        for cell in ["", "?", "old", "not known", "150", "1836", "2030", "87 or 78", "2 cats", "b. 19"] {
            assert_eq!(read(cell), None, "{cell} tells no age");
        }
    }

    #[test]
    fn what_was_written_is_read_again_and_nothing_else() {
        for text in ["1936", "1936-1946"] {
            assert_eq!(Years::parse(text).unwrap().to_string(), text, "read again");
        }
        for text in ["", "-", "about", "1836", "1900-1999", "36"] {
            assert_eq!(Years::parse(text), None, "{text} is not ours");
        }
    }

    #[test]
    fn ages_fit_with_a_year_to_spare_and_no_more() {
        let of = |text: &str| Years::parse(text).unwrap();
        assert!(of("1938-1939").may_be(of("1937")), "a list may be a year old");
        assert!(of("1937").may_be(of("1938-1939")), "from both sides");
        assert!(!of("1938-1939").may_be(of("1936")), "two years are another age");
        assert!(!of("1931").may_be(of("1958")), "father and son");
    }
}
