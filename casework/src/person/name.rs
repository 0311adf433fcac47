//! Names as people write them, and the key by which two spellings of one name are compared.

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A name taken apart. Spelling and case stay as written: the screens decide how a name is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    /// "Mrs", "Dr", if one was written.
    pub title: Option<String>,
    /// The family name; empty when none was written.
    pub family: String,
    /// All given names; empty when none was written.
    pub given: String,
    /// The name the person goes by, if it was written in brackets.
    pub known_as: Option<String>,
    /// True when one cell speaks of two people ("Mr & Mrs").
    pub two_people: bool,
}

const TITLES: [&str; 15] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "sir", "dame", "lady", "lord", "prof", "master", "fr"];

/// Words that belong to the family name that follows them ("van der Meulen").
const PARTICLES: [&str; 20] = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "du", "la", "le", "el", "al", "ul",
    "mac", "st", "ó",
];

/// Words that stand in a name cell and name nobody.
const NOBODY: [&str; 12] =
    ["unknown", "notknown", "nk", "na", "none", "null", "nil", "test", "tbc", "anonymous", "surname", "unnamed"];

/// Trims, and makes every run of white space one plain space; accents, apostrophes, hyphens and case stay.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters of a name without case, accents, spaces and punctuation; empty when the name says nothing.
///
/// "O’Connor", "O'CONNOR" and "oconnor" have one key. "Unknown" and the like have none: blank never equals blank.
pub fn match_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ł' => key.push('l'),
            'ø' => key.push('o'),
            'đ' | 'ð' => key.push('d'),
            'ħ' => key.push('h'),
            'ı' => key.push('i'),
            'ŧ' => key.push('t'),
            'ß' => key.push_str("ss"),
            'æ' => key.push_str("ae"),
            'œ' => key.push_str("oe"),
            'þ' => key.push_str("th"),
            c if c.is_alphanumeric() && !is_combining_mark(c) => key.push(c),
            _ => {}
        }
    }
    if NOBODY.contains(&key.as_str()) { String::new() } else { key }
}

/// The keys of the words of a name, for names that one list writes longer than another.
pub fn word_keys(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || c == '-').map(match_key).filter(|k| !k.is_empty()).collect()
}

/// A coarse key by which names that sound or look alike fall together: first letter, then consonant classes.
///
/// It is American Soundex without its special case for h and w; it only finds candidates, it never judges.
pub fn sound_key(key: &str) -> String {
    let mut sound = String::with_capacity(4);
    let mut last = '0';
    for c in key.chars() {
        let class = match c {
            'b' | 'f' | 'p' | 'v' => '1',
            'c' | 'g' | 'j' | 'k' | 'q' | 's' | 'x' | 'z' => '2',
            'd' | 't' => '3',
            'l' => '4',
            'm' | 'n' => '5',
            'r' => '6',
            _ => '0',
        };
        if sound.is_empty() {
            sound.push(c);
        } else if class != '0' && class != last {
            sound.push(class);
        }
        last = class;
        if sound.chars().count() == 4 {
            break;
        }
    }
    sound
}

/// Takes a name written in one cell apart: "SURNAME, Forename (Known)", or forenames first and the family name last.
pub fn split_full(cell: &str) -> PersonName {
    let mut name = PersonName::default();
    let cell = take_brackets(&tidy(cell), &mut name);
    let lower = format!(" {} ", cell.to_lowercase());
    name.two_people = [" & ", " and ", " + "].iter().any(|joint| lower.contains(joint));
    let (before, after) = match cell.split_once(',') {
        Some((family, given)) => (family.trim(), Some(given.trim())),
        None => (cell.as_str(), None),
    };
    let words = without_titles(after.unwrap_or(before), &mut name);
    match after {
        Some(_) => {
            name.family = before.to_owned();
            name.given = words.join(" ");
        }
        None => {
            // One word is a given name ("Elsie") unless a title stands before it ("Mr Redfern").
            let mut start = words.len().saturating_sub(1);
            while start > 1 && words.get(start - 1).is_some_and(|w| is_particle(w)) {
                start -= 1;
            }
            if start == 0 && name.title.is_none() {
                start = words.len();
            }
            name.given = words.iter().take(start).copied().collect::<Vec<_>>().join(" ");
            name.family = words.iter().skip(start).copied().collect::<Vec<_>>().join(" ");
        }
    }
    name
}

/// Takes "Renée (Rene) Fauvel" to "Renée Fauvel" and keeps the word in brackets as the name gone by.
fn take_brackets(cell: &str, name: &mut PersonName) -> String {
    let Some((before, rest)) = cell.split_once('(') else {
        return cell.to_owned();
    };
    let Some((inside, after)) = rest.split_once(')') else {
        return cell.to_owned();
    };
    let inside = tidy(inside);
    if is_title(&inside) {
        name.title = Some(inside);
    } else if !inside.is_empty() {
        name.known_as = Some(inside);
    }
    tidy(&format!("{before} {after}"))
}

fn without_titles<'a>(text: &'a str, name: &mut PersonName) -> Vec<&'a str> {
    let mut words = Vec::new();
    let mut titles = Vec::new();
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let joint = matches!(word, "&" | "+") || word.eq_ignore_ascii_case("and");
        if words.is_empty() && (is_title(word) || joint) {
            titles.push(word);
        } else {
            words.push(word);
        }
    }
    if !titles.is_empty() {
        name.title = Some(titles.join(" "));
    }
    words
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_many_spellings_has_one_key() {
        for (a, b) in [
            ("O’Connor", "O'CONNOR"),
            ("Ó Súilleabháin", "o suilleabhain"),
            ("Małgorzata", "MALGORZATA"),
            ("Nguyễn Thị", "Nguyen Thi"),
            ("Hartington-Lomas", "Hartington Lomas "),
            ("Mu\u{308}ller", "Müller"),
        ] {
            assert_eq!(match_key(a), match_key(b), "{a} and {b} are one name");
        }
        assert_ne!(match_key("Leslie"), match_key("Lesley"), "a key is no guess");
        assert_eq!(match_key("Not known"), "", "a word that names nobody matches nobody");
        assert_eq!(match_key("-"), "", "nor does a dash");
    }

    #[test]
    fn what_was_written_is_kept() {
        assert_eq!(tidy("  O’Connor "), "O’Connor", "apostrophe kept, ends trimmed");
        assert_eq!(tidy("VAN  DER\u{a0}MEULEN"), "VAN DER MEULEN", "case is not ours to change");
    }

    #[test]
    fn one_cell_is_taken_apart() {
        let parts = |cell: &str| {
            let n = split_full(cell);
            (n.family, n.given)
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(parts("KNIFON, Arthur"), pair("KNIFON", "Arthur"), "comma: family name first");
        assert_eq!(parts("Jackie Pearson"), pair("Pearson", "Jackie"), "no comma: family name last");
        assert_eq!(parts("Johanna van der Meulen"), pair("van der Meulen", "Johanna"), "particles go with it");
        assert_eq!(parts("Mrs Renée Fauvel"), pair("Fauvel", "Renée"), "a title is no name");
        assert_eq!(parts("Elsie"), pair("", "Elsie"), "one word alone is a given name");
        assert_eq!(parts("Mr Redfern"), pair("Redfern", ""), "after a title it is a family name");
        assert_eq!(parts("Harbhajan (Harbi) Kaur"), pair("Kaur", "Harbhajan"), "brackets hold the name gone by");
        assert_eq!(split_full("Harbhajan (Harbi) Kaur").known_as.as_deref(), Some("Harbi"), "and it is kept");
        let couple = split_full("Mr & Mrs Redfern");
        assert!(couple.two_people && couple.family == "Redfern", "two people in one cell are noticed");
        assert_eq!(parts(""), pair("", ""), "nothing gives nothing");
    }

    #[test]
    fn names_that_look_alike_fall_together() {
        assert_eq!(sound_key("froggatt"), sound_key("froggat"), "doubled letters");
        assert_eq!(sound_key("heathcote"), sound_key("heathcoat"), "vowels");
        assert_ne!(sound_key("smith"), sound_key("jones"), "different names stay apart");
    }
}
