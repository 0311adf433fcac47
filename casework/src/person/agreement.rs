//! How two descriptions of a person agree, one detail at a time.

use chrono::{Datelike, NaiveDate};

use super::name;
use super::short_forms::are_forms_of_one_name;

/// How two names agree. Only `Different` speaks against one person; `Missing` says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameAgreement {
    /// At least one of the two is blank.
    Missing,
    /// Nothing in common that counts.
    Different,
    /// One is only the first letter of the other.
    Initial,
    /// One is contained in the other ("Qureshi", "Iqbal Qureshi").
    Part,
    /// One or two slips of the keyboard apart.
    Near,
    /// A common short form ("Peggy", "Margaret").
    ShortForm,
    /// The same letters, whatever the case, accents and punctuation.
    Same,
}

impl NameAgreement {
    /// True when a fair reader takes the two for one name, perhaps slipped or shortened.
    pub fn is_alike(self) -> bool {
        self > Self::Initial
    }
}

/// How two dates of birth agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateAgreement {
    /// At least one of the two is blank (1 January 1900 counts as blank).
    Missing,
    /// Two different days.
    Different,
    /// Day and month exchanged, one digit other, or the same day of another year: the usual slips.
    Slip,
    /// The same day.
    Same,
}

/// How two things agree that are either the same or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// At least one of the two is blank: blank never equals blank.
    Missing,
    /// Both are there and differ.
    Different,
    /// Both are there and are the same.
    Same,
}

/// Compares two values of which either may be blank.
pub fn agree<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> Agreement {
    match (a, b) {
        (Some(a), Some(b)) if a == b => Agreement::Same,
        (Some(_), Some(_)) => Agreement::Different,
        _ => Agreement::Missing,
    }
}

/// Compares two keys of family names.
pub fn family(a: &str, b: &str) -> NameAgreement {
    spelling(a, b)
}

/// Compares two keys of given names, short forms and initials included.
pub fn given(a: &str, b: &str) -> NameAgreement {
    if are_forms_of_one_name(a, b) {
        return NameAgreement::ShortForm;
    }
    let one_letter = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    if a != b && (one_letter(a, b) || one_letter(b, a)) {
        return NameAgreement::Initial;
    }
    spelling(a, b)
}

/// Two slips in a name of five letters or more, one in a shorter one; a swap of neighbours is one slip.
fn spelling(a: &str, b: &str) -> NameAgreement {
    if a.is_empty() || b.is_empty() {
        return NameAgreement::Missing;
    }
    if a == b {
        return NameAgreement::Same;
    }
    let (la, lb) = (a.chars().count(), b.chars().count());
    let shorter = la.min(lb);
    let slips = if shorter < 5 { 1 } else { 2 };
    // Names of two letters are one slip from half the language.
    if shorter > 2 && la.abs_diff(lb) <= slips && la.max(lb) <= 64 && strsim::osa_distance(a, b) <= slips {
        return NameAgreement::Near;
    }
    if shorter >= 4 && (a.contains(b) || b.contains(a)) {
        return NameAgreement::Part;
    }
    NameAgreement::Different
}

/// Compares two dates of birth.
pub fn birth(a: Option<NaiveDate>, b: Option<NaiveDate>) -> DateAgreement {
    let (Some(a), Some(b)) = (a, b) else {
        return DateAgreement::Missing;
    };
    if super::date::is_default(a) || super::date::is_default(b) {
        return DateAgreement::Missing;
    }
    if a == b {
        return DateAgreement::Same;
    }
    let swapped = a.day() == b.month() && a.month() == b.day() && a.year() == b.year();
    let other_year = a.day() == b.day() && a.month() == b.month() && a.year().abs_diff(b.year()) <= 10;
    let digits = |d: NaiveDate| format!("{:02}{:02}{:04}", d.day(), d.month(), d.year());
    let one_digit = strsim::hamming(&digits(a), &digits(b)).is_ok_and(|n| n == 1);
    if swapped || one_digit || other_year { DateAgreement::Slip } else { DateAgreement::Different }
}

/// The best agreement between any given name of one and any of the other; each list holds whole names and their words.
pub fn best_given(a: &[String], b: &[String]) -> NameAgreement {
    a.iter().flat_map(|x| b.iter().map(move |y| given(x, y))).max().unwrap_or(NameAgreement::Missing)
}

/// The keys under which a person's given names are compared: all together, and the first word of each.
pub fn given_keys(given: &str, known_as: Option<&str>) -> Vec<String> {
    let mut keys = Vec::new();
    for text in [Some(given), known_as].into_iter().flatten() {
        let words = name::word_keys(text);
        for key in [name::match_key(text), words.first().cloned().unwrap_or_default()] {
            if !key.is_empty() && !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
        Some(NaiveDate::from_ymd_opt(y, m, d).unwrap())
    }

    #[test]
    fn names_agree_by_degrees() {
        assert_eq!(family("clarke", "ciarke"), NameAgreement::Near, "one slip");
        assert_eq!(family("marsden", "masrden"), NameAgreement::Near, "neighbours swapped");
        assert_eq!(family("qureshi", "iqbalqureshi"), NameAgreement::Part, "one inside the other");
        assert_eq!(family("hall", "bell"), NameAgreement::Different, "two slips in a short name are another name");
        assert_eq!(family("li", "lo"), NameAgreement::Different, "very short names must be the same");
        assert_eq!(family("", ""), NameAgreement::Missing, "blank never equals blank");
        assert_eq!(given("peggy", "margaret"), NameAgreement::ShortForm, "Peggy is Margaret");
        assert_eq!(given("j", "june"), NameAgreement::Initial, "an initial is a hint, not a likeness");
        assert!(!NameAgreement::Initial.is_alike(), "so it does not count as alike");
    }

    #[test]
    fn birth_dates_agree_by_degrees() {
        assert_eq!(birth(day(1940, 3, 7), day(1940, 7, 3)), DateAgreement::Slip, "day and month swapped");
        assert_eq!(birth(day(1943, 7, 18), day(1943, 7, 19)), DateAgreement::Slip, "one digit");
        assert_eq!(birth(day(1939, 7, 18), day(1940, 7, 18)), DateAgreement::Slip, "the year before");
        assert_eq!(birth(day(1939, 7, 18), day(1968, 7, 18)), DateAgreement::Different, "a generation apart");
        assert_eq!(birth(day(1900, 1, 1), day(1900, 1, 1)), DateAgreement::Missing, "a default equals nothing");
        assert_eq!(birth(None, None), DateAgreement::Missing, "nor does a blank");
    }

    #[test]
    fn any_given_name_may_agree() {
        let a = given_keys("Maria del Carmen", None);
        let b = given_keys("Carmen", Some("Maria"));
        assert_eq!(best_given(&a, &b), NameAgreement::Same, "known as Maria");
    }
}
