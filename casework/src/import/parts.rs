//! Reads the coded cells of health and care lists: sex, yes and no, frailty, housebound, registers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates;

/// A cell that is neither blank nor one of the words we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cell is not understood")]
pub struct NotUnderstood;

/// Sex as recorded (NHS Data Dictionary, PERSON STATED GENDER CODE: 1, 2, 9, X).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Code 2.
    Female,
    /// Code 1.
    Male,
    /// Code 9: could not be determined.
    Indeterminate,
}

/// Yes, no, or said to be unknown; blank is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Asked, and not known.
    Unknown,
}

/// Whether a person can leave home (domain.md c.7: definitions differ and have review dates).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub struct Housebound {
    /// `yes`, `no`, `temporary`, `unknown`.
    pub state: HouseboundState,
    /// When to look again, if the list says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub review: Option<NaiveDate>,
}

/// The answers to "housebound?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HouseboundState {
    /// Yes.
    Yes,
    /// For some time.
    Temporary,
    /// No.
    No,
    /// Asked, and not known.
    Unknown,
}

/// The two electronic frailty indexes: different models, not to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Instrument {
    /// Of 2016: 36 deficits, equally weighted.
    Efi,
    /// Of 2025.
    Efi2,
}

/// An electronic frailty index as a GP system computed it; we record it and never compute it (domain.md c.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrailtyIndex {
    /// Which model reckoned it.
    pub instrument: Instrument,
    /// 0 to 1 in thousandths, so that it can be compared and hashed exactly.
    pub thousandths: Option<u16>,
    /// The category that the source wrote, in small letters ("moderate"); never derived.
    pub category: Option<String>,
}

/// Sex; `Ok(None)` for blank and "not known".
pub fn sex(cell: &str) -> Result<Option<Sex>, NotUnderstood> {
    match cell.to_lowercase().as_str() {
        "female" | "f" | "2" | "woman" => Ok(Some(Sex::Female)),
        "male" | "m" | "1" | "man" => Ok(Some(Sex::Male)),
        "indeterminate" | "i" | "9" | "not specified" => Ok(Some(Sex::Indeterminate)),
        "" | "-" | "x" | "0" | "u" | "n/k" | "not known" | "unknown" => Ok(None),
        _ => Err(NotUnderstood),
    }
}

/// Yes or no; `Ok(None)` for blank.
pub fn yes_no(cell: &str) -> Result<Option<YesNo>, NotUnderstood> {
    match cell.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" => Ok(Some(YesNo::Yes)),
        "no" | "n" | "false" | "0" => Ok(Some(YesNo::No)),
        "unknown" | "n/k" | "not known" | "unk" | "?" => Ok(Some(YesNo::Unknown)),
        "" | "-" => Ok(None),
        _ => Err(NotUnderstood),
    }
}

/// A level of the Clinical Frailty Scale, 1 to 9: "6", "CFS 6", "6 - Living with moderate frailty", "6/9".
pub fn clinical_frailty_scale(cell: &str) -> Result<Option<u8>, NotUnderstood> {
    if cell.is_empty() || cell == "-" {
        return Ok(None);
    }
    let mut groups = cell.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty());
    let level = groups.next().and_then(|g| g.parse::<u8>().ok()).filter(|n| (1..=9).contains(n));
    let rest_fits = match groups.next() {
        None => true,
        Some(of) => of == "9" && cell.contains('/') && groups.next().is_none(),
    };
    // "5.5" and "4-5" are not levels; a decimal point or a range leaves a second group and fails.
    if rest_fits { level.map(Some).ok_or(NotUnderstood) } else { Err(NotUnderstood) }
}

/// An index such as "0.29", "0.29 (Moderate)" or only "Severe".
pub fn frailty_index(cell: &str, instrument: Instrument) -> Result<Option<FrailtyIndex>, NotUnderstood> {
    if cell.is_empty() || cell == "-" {
        return Ok(None);
    }
    let (number, words) = match cell.split_once(|c: char| c.is_whitespace() || c == '(') {
        Some((number, words)) if number.starts_with(|c: char| c.is_ascii_digit() || c == '.') => (number, words),
        None if cell.starts_with(|c: char| c.is_ascii_digit() || c == '.') => (cell, ""),
        _ => ("", cell),
    };
    let thousandths = if number.is_empty() { None } else { Some(thousandths(number).ok_or(NotUnderstood)?) };
    let word = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let word = word.trim_end_matches("frailty").trim();
    let category = match word {
        "" => None,
        "fit" | "mild" | "moderate" | "severe" => Some(word.to_owned()),
        _ => return Err(NotUnderstood),
    };
    Ok(Some(FrailtyIndex { instrument, thousandths, category }))
}

/// A fraction from 0 to 1 with at most three decimals.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.len() > 3 || !decimals.bytes().chain(whole.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole: u16 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: u16 = format!("{decimals:0<3}").parse().ok()?;
    whole.checked_mul(1000)?.checked_add(part).filter(|n| *n <= 1000)
}

/// "Yes", "No", "Temporary, review 12/12/2026", "Y until 12/12/2026".
pub fn housebound(cell: &str) -> Result<Option<Housebound>, NotUnderstood> {
    let (word, review) = word_and_date(cell)?;
    let state = match word.to_lowercase().as_str() {
        "temporary" | "temporarily" | "temp" | "yes, temporary" => HouseboundState::Temporary,
        other => match yes_no(other)? {
            Some(YesNo::Yes) => HouseboundState::Yes,
            Some(YesNo::No) => HouseboundState::No,
            Some(YesNo::Unknown) => HouseboundState::Unknown,
            None => {
                return if review.is_none() { Ok(None) } else { Err(NotUnderstood) };
            }
        },
    };
    Ok(Some(Housebound { state, review }))
}

/// On a register: `Some(since)` when the cell says yes, with the date if it gives one; `None` for no and blank.
pub fn register(cell: &str) -> Result<Option<Option<NaiveDate>>, NotUnderstood> {
    let (word, since) = word_and_date(cell)?;
    match yes_no(&word)? {
        Some(YesNo::Yes) => Ok(Some(since)),
        None if since.is_some() => Ok(Some(since)),
        _ => Ok(None),
    }
}

/// Divides "Temporary, review 12/12/2026" into its first words and its date.
fn word_and_date(cell: &str) -> Result<(String, Option<NaiveDate>), NotUnderstood> {
    let Some(start) = cell.find(|c: char| c.is_ascii_digit()).filter(|_| cell.chars().count() > 1) else {
        return Ok((cell.to_owned(), None));
    };
    let (words, date) = cell.split_at_checked(start).ok_or(NotUnderstood)?;
    let date = dates::parse(date).map_err(|_| NotUnderstood)?.0;
    let mut words = words.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    for joint in ["review", "until", "since", "from", "on"] {
        if let Some(rest) = words.strip_suffix(joint).map(|r| r.trim_end_matches([' ', ',', ':', ';', '-'])) {
            words = rest.to_owned();
        }
    }
    Ok((words, Some(date)))
}

/// A problem list as lines: divided at new lines, semicolons and bars; never at commas, which stand inside diagnoses.
pub fn problems(cell: &str) -> Vec<String> {
    cell.split(['\n', ';', '|']).map(super::super::person::name::tidy).filter(|p| !p.is_empty()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn frailty_is_read_and_never_reckoned() {
        for (cell, level) in [("6", 6), ("CFS 6", 6), ("6 - Living with moderate frailty", 6), ("6/9", 6), ("9", 9)] {
            assert_eq!(clinical_frailty_scale(cell), Ok(Some(level)), "{cell}");
        }
        for cell in ["0", "10", "5.5", "4-5", "frail", "6/10"] {
            assert_eq!(clinical_frailty_scale(cell), Err(NotUnderstood), "{cell} is not a level");
        }
        let index = frailty_index("0.29 (Moderate)", Instrument::Efi).unwrap().unwrap();
        assert_eq!((index.thousandths, index.category.as_deref()), (Some(290), Some("moderate")), "as written");
        assert_eq!(frailty_index("0.40", Instrument::Efi).unwrap().unwrap().category, None, "no category is derived");
        assert_eq!(
            frailty_index("Severe frailty", Instrument::Efi).unwrap().unwrap().thousandths,
            None,
            "nor a number"
        );
        for cell in ["1.2", "0.1234", "29%", "high"] {
            assert_eq!(frailty_index(cell, Instrument::Efi), Err(NotUnderstood), "{cell} is not an index");
        }
    }

    #[test]
    fn words_with_dates_are_read() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 12);
        let bound = |state, review| Ok(Some(Housebound { state, review }));
        assert_eq!(housebound("Temporary, review 12/12/2026"), bound(HouseboundState::Temporary, day), "GP system");
        assert_eq!(housebound("Yes"), bound(HouseboundState::Yes, None), "plain");
        assert_eq!(housebound("1"), bound(HouseboundState::Yes, None), "coded");
        assert_eq!(housebound(""), Ok(None), "blank says nothing");
        assert_eq!(housebound("sometimes"), Err(NotUnderstood), "not understood");
        assert_eq!(register("Y 12/12/2026"), Ok(Some(day)), "on it since");
        assert_eq!(register("Yes"), Ok(Some(None)), "on it");
        assert_eq!(register("No"), Ok(None), "not on it");
        assert_eq!(register("12/12/2026"), Ok(Some(day)), "a date alone means since then");
    }

    #[test]
    fn commas_do_not_divide_problems() {
        assert_eq!(
            problems("Heart failure, reduced ejection fraction; Gout"),
            ["Heart failure, reduced ejection fraction", "Gout"],
            "a comma belongs to the diagnosis"
        );
    }

    #[test]
    fn sex_is_read_in_words_and_codes() {
        for (cell, is) in [("Female", Some(Sex::Female)), ("M", Some(Sex::Male)), ("2", Some(Sex::Female)), ("", None)]
        {
            assert_eq!(sex(cell), Ok(is), "{cell}");
        }
        assert_eq!(sex("Mx"), Err(NotUnderstood), "what is not understood is asked about");
    }
}
