//! "Is this the same person?": finds candidates quickly and says why each is one. It never joins anybody.
//!
//! The order of evidence is that of design/records.md, Identity and duplicates: the NHS number when both have
//! one, else family name with date of birth and postcode, then likeness. Blank never equals blank.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::age::Years;
use super::agreement::{self, Agreement, DateAgreement, NameAgreement};
use super::name;
use super::nhs_number::NhsNumber;
use super::phone::Phone;
use super::postcode::Postcode;

/// What is compared of a person. Build it with `Features::of`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    number: Option<NhsNumber>,
    family: String,
    sounds: Vec<String>,
    /// Every word of the name, family and given, without the name gone by.
    words: Vec<String>,
    given: Vec<String>,
    birth: Option<NaiveDate>,
    postcode: Option<Postcode>,
    phones: Vec<String>,
    /// When the person was born as far as an age tells; only where no date of birth is known.
    born: Option<Years>,
    /// The keys of the places that the address names: village, town, house by its name.
    places: Vec<String>,
}

/// Why two records may be about one person, the strongest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// One NHS number, and the name or the date of birth agrees.
    SameNhsNumber,
    /// One name, date of birth and postcode; at least one has no NHS number.
    SameNameBirthDatePostcode,
    /// Names alike, one date of birth.
    SameNameAndBirthDate,
    /// Names alike, one telephone number; the dates of birth may differ (father and son).
    SameNameAndPhone,
    /// Names alike, a date of birth that differs by a usual slip.
    SameNameBirthDateSlip,
    /// One date of birth and one postcode or telephone, and half of the name: twins are found here too.
    SameBirthDateAndPlace,
    /// Names alike, one postcode, and no date of birth to compare.
    SameNameAndPostcode,
    /// Names alike, and the age that one list gives fits the date of birth, or the age, that the other gives.
    SameNameAndAge,
    /// Names alike and one village, with nothing else to compare.
    SameNameAndVillage,
    /// Names alike and one date of birth, but two different NHS numbers: probably two people.
    SameNameBirthDateOtherNumber,
    /// One NHS number, but neither the name nor the date of birth agrees: one of them has the wrong number.
    NumberOfSomebodyElse,
}

impl Why {
    /// The stable word used in files and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::SameNhsNumber => "same_nhs_number",
            Self::SameNameBirthDatePostcode => "same_name_birth_date_postcode",
            Self::SameNameAndBirthDate => "same_name_and_birth_date",
            Self::SameNameAndPhone => "same_name_and_phone",
            Self::SameNameBirthDateSlip => "same_name_birth_date_slip",
            Self::SameBirthDateAndPlace => "same_birth_date_and_place",
            Self::SameNameAndPostcode => "same_name_and_postcode",
            Self::SameNameAndAge => "same_name_and_age",
            Self::SameNameAndVillage => "same_name_and_village",
            Self::SameNameBirthDateOtherNumber => "same_name_birth_date_other_number",
            Self::NumberOfSomebodyElse => "number_of_somebody_else",
        }
    }

    /// False only for `NumberOfSomebodyElse`, which is a mistake to put right and not a duplicate.
    pub fn is_duplicate(self) -> bool {
        self != Self::NumberOfSomebodyElse
    }

    /// The reason of this code.
    pub fn read(code: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::from(code)).ok()
    }

    /// How much the reason weighs, in one word for people: `strong`, `likely` or `possible`. It joins nobody.
    pub fn strength(self) -> &'static str {
        match self {
            Self::SameNhsNumber | Self::SameNameBirthDatePostcode => "strong",
            Self::SameNameAndBirthDate | Self::SameNameAndPhone => "likely",
            _ => "possible",
        }
    }
}

/// A candidate: who, why, and how strong the likeness is (0 to 100; only for sorting).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<Id> {
    /// The id that was handed to `Index::add`.
    pub id: Id,
    /// The strongest reason that holds.
    pub why: Why,
    /// 100 is the strongest.
    pub score: u8,
}

impl Features {
    /// Makes the keys from a person's details; anything may be blank.
    pub fn of(
        number: Option<NhsNumber>,
        family: &str,
        given: &str,
        known_as: Option<&str>,
        birth: Option<NaiveDate>,
        postcode: Option<&Postcode>,
        phones: &[Phone],
    ) -> Self {
        Self {
            number,
            family: name::match_key(family),
            sounds: sounds(family),
            words: name_words(family, given),
            given: agreement::given_keys(given, known_as),
            birth: birth.filter(|b| !super::date::is_default(*b)),
            postcode: postcode.filter(|p| !p.is_pseudo()).cloned(),
            // A daughter's number is as good a hint as the person's own: households share them.
            phones: phones.iter().map(|p| p.number.clone()).collect(),
            born: None,
            places: Vec::new(),
        }
    }

    /// Adds the years in which the person may have been born, as an age tells them; a date of birth says it better.
    #[must_use]
    pub fn born_about(mut self, years: Option<Years>) -> Self {
        self.born = years.filter(|_| self.birth.is_none());
        self
    }

    /// Adds the places that an address names: its lines without figures, such as a village.
    #[must_use]
    pub fn living_at(mut self, address: &str) -> Self {
        let lines = address.split(['\n', ',']).filter(|line| !line.chars().any(|c| c.is_ascii_digit()));
        self.places = lines.map(name::match_key).filter(|key| !key.is_empty()).collect();
        self.places.sort();
        self.places.dedup();
        self
    }

    /// When the person was born, as a date or an age tells it.
    fn years(&self) -> Option<Years> {
        self.birth.map(|birth| Years::of(birth.year())).or(self.born)
    }

    /// The sounds under which a likeness in doubt is looked for: of the family name, and of every word of the name
    /// where no date of birth is known, because such lists write names in any order.
    fn doubtful_sounds(&self) -> BTreeSet<String> {
        let words = self.words.iter().filter(|_| self.birth.is_none()).map(|word| name::sound_key(word));
        self.sounds.iter().cloned().chain(words).filter(|sound| !sound.is_empty()).collect()
    }
}

/// Neither name nor date of birth can be compared: one of the two has none.
fn nothing_beside_the_number(a: &Features, b: &Features) -> bool {
    (a.words.is_empty() || b.words.is_empty()) && (a.birth.is_none() || b.birth.is_none())
}

/// Compares two people, in any order with one result; `None` when nothing worth a question agrees.
pub fn compare(a: &Features, b: &Features) -> Option<(Why, u8)> {
    let number = agreement::agree(a.number.as_ref(), b.number.as_ref());
    let birth = agreement::birth(a.birth, b.birth);
    let (family, given) = names(a, b);
    let alike = family.is_alike() && given.is_alike();
    let named = family.is_alike() && (given.is_alike() || given == NameAgreement::Initial);
    if number == Agreement::Same {
        return Some(match (alike, birth) {
            (true, DateAgreement::Same) => (Why::SameNhsNumber, 100),
            (true, _) | (_, DateAgreement::Same) => (Why::SameNhsNumber, 96),
            // Nothing else is typed yet, so nothing contradicts it.
            _ if nothing_beside_the_number(a, b) => (Why::SameNhsNumber, 90),
            _ => (Why::NumberOfSomebodyElse, 40),
        });
    }
    let phone = shared_phone(a, b);
    let postcode = agreement::agree(a.postcode.as_ref(), b.postcode.as_ref());
    let place = phone || postcode == Agreement::Same;
    if number == Agreement::Different {
        // A slip in a number hardly ever leaves its check digit good: two numbers are two people. Only one name to the
        // letter in one home leaves a doubt.
        let to_the_letter = family == NameAgreement::Same && given == NameAgreement::Same;
        let score = if place && to_the_letter { WORTH_ASKING } else { WORTH_ASKING - 5 };
        return (alike && birth == DateAgreement::Same).then_some((Why::SameNameBirthDateOtherNumber, score));
    }
    let exact = u8::from(family == NameAgreement::Same) * 3 + u8::from(given == NameAgreement::Same) * 2;
    if birth == DateAgreement::Same {
        if named && family == NameAgreement::Same && postcode == Agreement::Same {
            return Some((Why::SameNameBirthDatePostcode, 90 + exact));
        }
        if named {
            return Some((Why::SameNameAndBirthDate, 80 + exact));
        }
        let half = family.is_alike() || given.is_alike();
        return (half && place).then_some((Why::SameBirthDateAndPlace, 55 + exact));
    }
    if named && phone {
        let base = if birth == DateAgreement::Different { 50 } else { 70 };
        return Some((Why::SameNameAndPhone, base + exact));
    }
    // Two doubts at once ask for more: the names must also sound alike.
    if a.doubtful_sounds().is_disjoint(&b.doubtful_sounds()) {
        return None;
    }
    if alike && birth == DateAgreement::Slip {
        return Some((Why::SameNameBirthDateSlip, if place { 68 } else { 58 } + exact));
    }
    if !alike || birth != DateAgreement::Missing {
        return None;
    }
    let age = match (a.years(), b.years()) {
        (Some(a), Some(b)) => Some(a.may_be(b)),
        _ => None,
    };
    let village = a.places.iter().any(|place| b.places.contains(place));
    match age {
        _ if postcode == Agreement::Same => Some((Why::SameNameAndPostcode, 52 + exact)),
        Some(true) => Some((Why::SameNameAndAge, WORTH_ASKING + u8::from(village) * 2 + exact)),
        None if village => Some((Why::SameNameAndVillage, WORTH_ASKING + exact)),
        _ => None,
    }
}

/// A likeness below this is told to whoever is typing a name, and is no question that waits for an answer.
pub const WORTH_ASKING: u8 = 45;

/// Agreement of the names; names in the wrong columns, or in one cell in another order, count as alike.
fn names(a: &Features, b: &Features) -> (NameAgreement, NameAgreement) {
    let family = agreement::family(&a.family, &b.family);
    let given = agreement::best_given(&a.given, &b.given);
    if family.is_alike() && given.is_alike() {
        return (family, given);
    }
    let crossed = |x: &Features, y: &Features| {
        y.given.iter().map(|given| agreement::given(&x.family, given)).max().unwrap_or(NameAgreement::Missing)
    };
    let (one, two) = (crossed(a, b), crossed(b, a));
    let exchanged = one.is_alike() && two.is_alike() && one.max(two) == NameAgreement::Same;
    if exchanged || same_words(&a.words, &b.words) {
        return (NameAgreement::Part, NameAgreement::Part);
    }
    (family, given)
}

/// True when every word of the shorter name, two at least, stands in the longer one.
fn same_words(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 2 && short.iter().all(|word| long.contains(word))
}

fn shared_phone(a: &Features, b: &Features) -> bool {
    a.phones.iter().any(|phone| b.phones.contains(phone))
}

/// More people than this under one key say that the key means nothing (a switchboard's number, a default date).
pub(crate) const CROWD: usize = 128;

/// Finds who may be the same person among tens of thousands without comparing everybody with everybody.
#[derive(Debug)]
pub struct Index<Id> {
    people: Vec<(Id, Features)>,
    places: HashMap<i64, Vec<usize>>,
}

impl<Id> Default for Index<Id> {
    fn default() -> Self {
        Self { people: Vec::new(), places: HashMap::new() }
    }
}

impl<Id: Clone> Index<Id> {
    /// Makes an empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many people have been added.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// True when nobody has been added.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Adds a person; the same id may be added several times (other names, former addresses).
    pub fn add(&mut self, id: Id, features: Features) {
        let place = self.people.len();
        for key in features.keys() {
            self.places.entry(key).or_default().push(place);
        }
        self.people.push((id, features));
    }

    /// Everybody who may be this person, strongest first, at most twenty. Somebody added under an id is not
    /// kept from matching the same id: the caller asks before adding, or skips its own.
    pub fn candidates(&self, features: &Features) -> Vec<Match<Id>> {
        let mut seen = BTreeSet::new();
        for key in features.keys() {
            // A crowd is passed over: other keys remain, and a hostile file cannot make this quadratic.
            if let Some(people) = self.places.get(&key).filter(|people| people.len() <= CROWD) {
                seen.extend(people.iter().copied());
            }
        }
        let mut found: Vec<(usize, Why, u8)> = seen
            .into_iter()
            .filter_map(|place| {
                let (_, other) = self.people.get(place)?;
                compare(features, other).map(|(why, score)| (place, why, score))
            })
            .collect();
        found.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
        found.truncate(20);
        found
            .into_iter()
            .filter_map(|(place, why, score)| {
                let (id, _) = self.people.get(place)?;
                Some(Match { id: id.clone(), why, score })
            })
            .collect()
    }
}

fn name_words(family: &str, given: &str) -> Vec<String> {
    let mut words = name::word_keys(family);
    words.extend(name::word_keys(given));
    words.sort();
    words.dedup();
    words
}

/// The sounds of a family name and of each of its words.
fn sounds(family: &str) -> Vec<String> {
    let mut sounds: Vec<String> = std::iter::once(name::match_key(family))
        .chain(name::word_keys(family))
        .map(|key| name::sound_key(&key))
        .filter(|sound| !sound.is_empty())
        .collect();
    sounds.sort();
    sounds.dedup();
    sounds
}

impl Features {
    /// People who share one of these are worth comparing: one for each way in which `compare` can find a reason. They
    /// are the same on every laptop and in every version that finds the same likenesses.
    pub(crate) fn keys(&self) -> BTreeSet<i64> {
        let mut keys = BTreeSet::new();
        let mut put = |kind: &str, words: &[&str], number: u32| {
            keys.insert(hash(kind, words, number));
        };
        if let Some(number) = &self.number {
            put("number", &[&number.to_digits()], 0);
        }
        if let Some(birth) = self.birth {
            put("birth", &[], birth.num_days_from_ce().unsigned_abs());
        }
        self.phones.iter().for_each(|phone| put("phone", &[phone], 0));
        for sound in &self.sounds {
            if let Some(birth) = self.birth {
                let (day, month, year) = (birth.day(), birth.month(), birth.year().unsigned_abs());
                // A date of birth without its day, month or year: one slip keeps two of three. Day and month sorted,
                // so that a swap of the two falls together.
                let swap = day.min(month) * 32 + day.max(month);
                put("day and month", &[sound], day * 16 + month);
                put("year and month", &[sound], year * 16 + month);
                put("year and day", &[sound], year * 32 + day);
                put("swapped", &[sound], year * 1024 + swap);
            }
        }
        for sound in self.doubtful_sounds() {
            if let Some(postcode) = &self.postcode {
                put("postcode", &[&sound, postcode.as_str()], 0);
            }
            for year in self.years().into_iter().flat_map(Years::each) {
                put("year", &[&sound], year.unsigned_abs());
            }
            self.places.iter().for_each(|place| put("village", &[&sound, place], 0));
        }
        keys
    }
}

/// 64 bits of FNV-1a: two likenesses that fall together by chance are compared and found different.
fn hash(kind: &str, words: &[&str], number: u32) -> i64 {
    let bytes = std::iter::once(kind).chain(words.iter().copied()).flat_map(|word| word.bytes().chain([0xff]));
    let hash = bytes
        .chain(number.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    i64::from_le_bytes(hash.to_le_bytes())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
#[path = "matching_tests.rs"]
mod tests;
