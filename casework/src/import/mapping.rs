//! Which column is what: suggested from the headings, corrected by a map file, nothing left out silently.

use std::collections::BTreeMap;

use serde::Serialize;

use super::error::ImportError;
use super::headings::{HEADINGS, Headings, normal};
use super::pathways::COLUMNS;
use super::question::Asked;

/// What a column can feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are those of the fields; `headings` says what each is called")]
pub enum Field {
    SourceId,
    NhsNumber,
    FullName,
    Title,
    FamilyName,
    GivenName,
    KnownAs,
    DateOfBirth,
    Age,
    Sex,
    Address,
    Postcode,
    Phone,
    Gp,
    GpPractice,
    GpPracticeCode,
    FrailtyIndex,
    FrailtyIndex2,
    ClinicalFrailtyScale,
    LastContact,
    Problems,
    PalliativeRegister,
    Housebound,
    LivesAlone,
    Language,
    Interpreter,
    CommunicationNeeds,
    Restricted,
    DateOfDeath,
}

impl Field {
    /// The stable name, as in a map file.
    pub fn name(self) -> &'static str {
        HEADINGS.iter().find(|h| h.field == self).map_or("", |h| h.name)
    }
}

impl Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The map file's word for a column that must not be read.
pub const IGNORE: &str = "ignore";

/// One column of the file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// The heading as written.
    pub heading: String,
    /// What it feeds; `None` when it is not read.
    pub field: Option<Field>,
    /// The questions of pathways' forms that it answers; which of them, a row's own kind may decide.
    #[serde(skip)]
    pub asked: Vec<Asked>,
    /// It feeds nothing and is not to be ignored: its cells are kept in words.
    pub kept: bool,
    /// Why whoever imports may not answer what it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<&'static str>,
}

impl Column {
    /// True for a column that is not to be read at all.
    pub fn is_ignored(&self) -> bool {
        !self.kept && self.field.is_none() && self.asked.is_empty()
    }
}

/// All columns in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Mapping {
    /// One a heading.
    pub columns: Vec<Column>,
}

/// A map file: heading → field name, both as written in it.
pub type MapFile = BTreeMap<String, String>;

/// Reads a map file, a JSON object `{"heading": "field"}`.
pub fn read_map_file(json: &[u8]) -> Result<MapFile, ImportError> {
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    serde_json::from_slice(json).map_err(|_| ImportError::MapUnreadable)
}

/// How many of these cells are known headings; finds the row of headings in a file.
pub fn count_known(cells: &[String]) -> usize {
    cells.iter().filter(|cell| suggest(cell).is_some()).count()
}

/// Suggests the field of one heading.
pub fn suggest(heading: &str) -> Option<&'static Headings> {
    let word = normal(heading);
    HEADINGS.iter().find(|h| h.words.split_whitespace().any(|w| w == word) || normal(h.name) == word)
}

/// What a map file says of one column.
enum Told {
    Field(&'static Headings),
    Question(Asked),
    Ignore,
}

/// Questions that whoever imports may not answer, with the reason in words.
pub type Refused = [(&'static str, &'static str)];

/// Maps all headings: the map file first, then suggestions for the rest. A field that takes one column takes the first.
pub fn map(headings: &[String], file: &MapFile, refused: &Refused) -> Result<Mapping, ImportError> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    for (heading, name) in file {
        let word = normal(heading);
        if !headings.iter().any(|h| normal(h) == word) {
            return Err(ImportError::MapUnknownHeading { heading: heading.clone() });
        }
        told.insert(word, told_by(name)?);
    }
    let mut taken = Vec::new();
    for told in told.values() {
        let Told::Field(told) = told else { continue };
        if !told.many && taken.contains(&told.field) {
            return Err(ImportError::MapFieldTwice { field: told.name });
        }
        taken.push(told.field);
    }
    let mut used = Vec::new();
    let columns = headings.iter().map(|heading| {
        let by_file = told.get(&normal(heading));
        let found = match by_file {
            Some(Told::Field(told)) => Some(*told),
            Some(_) => None,
            None => suggest(heading).filter(|h| !taken.contains(&h.field)),
        };
        let field = found.filter(|h| h.many || !used.contains(&h.field)).map(|h| h.field);
        used.extend(field);
        let mut asked = match by_file {
            Some(Told::Question(asked)) => vec![*asked],
            Some(_) => Vec::new(),
            None => questions(heading, headings),
        };
        let why = |asked: &Asked| refused.iter().find(|(name, _)| *name == asked.field.name).map(|(_, why)| *why);
        let refused = asked.iter().find_map(why);
        asked.retain(|asked| why(asked).is_none());
        let kept = field.is_none() && asked.is_empty() && !matches!(by_file, Some(Told::Ignore));
        Column { heading: heading.clone(), field, asked, kept, refused }
    });
    let mapping = Mapping { columns: columns.collect() };
    let named = [Field::FullName, Field::FamilyName, Field::GivenName].iter().any(|f| mapping.has(*f));
    if named { Ok(mapping) } else { Err(ImportError::NoNameColumn) }
}

/// The questions that a heading answers in a file with these headings.
pub fn questions(heading: &str, headings: &[String]) -> Vec<Asked> {
    let word = normal(heading);
    let among = |needed: &str| needed.is_empty() || headings.iter().any(|h| normal(h) == needed);
    let lines = COLUMNS.iter().filter(|line| line.headings.split(' ').any(|w| w == word) && among(line.needs));
    lines.filter_map(|line| line.asked()).collect()
}

fn told_by(name: &str) -> Result<Told, ImportError> {
    if name == IGNORE {
        return Ok(Told::Ignore);
    }
    if let Some(known) = HEADINGS.iter().find(|h| h.name == name) {
        return Ok(Told::Field(known));
    }
    Asked::named(name).map(Told::Question).ok_or_else(|| ImportError::MapUnknownField {
        field: super::text::excerpt(name),
        known: HEADINGS.iter().map(|h| h.name).chain([IGNORE]).collect::<Vec<_>>().join(", "),
    })
}

impl Mapping {
    /// True when some column feeds the field.
    pub fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|c| c.field == Some(field))
    }

    /// The places of the columns that feed the field.
    pub fn places(&self, field: Field) -> impl Iterator<Item = usize> + '_ {
        self.columns.iter().enumerate().filter(move |(_, c)| c.field == Some(field)).map(|(place, _)| place)
    }

    /// The heading of the first column that feeds the field.
    pub fn heading(&self, field: Field) -> &str {
        self.columns.iter().find(|c| c.field == Some(field)).map_or("", |c| c.heading.as_str())
    }

    /// Headings of columns that feed nothing; but for those to be ignored, their cells are kept in words.
    pub fn not_read(&self) -> Vec<&str> {
        self.columns.iter().filter(|c| c.field.is_none() && c.asked.is_empty()).map(|c| c.heading.as_str()).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn headings(words: &[&str]) -> Vec<String> {
        words.iter().map(|w| (*w).to_owned()).collect()
    }

    #[test]
    fn headings_are_known_by_many_names() {
        let mapping =
            map(&headings(&["NHS No.", "SURNAME", "First Name", "D.O.B.", "Shoe size"]), &MapFile::new(), &[]).unwrap();
        let fields: Vec<_> = mapping.columns.iter().map(|c| c.field.map(Field::name)).collect();
        assert_eq!(
            fields,
            [Some("nhs_number"), Some("family_name"), Some("given_name"), Some("date_of_birth"), None],
            "case and punctuation of a heading do not matter"
        );
        assert_eq!(mapping.not_read(), ["Shoe size"], "an unknown column is listed, not lost from sight");
    }

    #[test]
    fn a_map_file_has_the_last_word() {
        let columns = headings(&["Client", "Name", "Phone", "Mobile"]);
        let file = read_map_file(br#"{"client": "family_name", "Name": "given_name", "Mobile": "ignore"}"#).unwrap();
        let mapping = map(&columns, &file, &[]).unwrap();
        let fields: Vec<_> = mapping.columns.iter().map(|c| c.field).collect();
        assert_eq!(
            fields,
            [Some(Field::FamilyName), Some(Field::GivenName), Some(Field::Phone), None],
            "told, told, suggested, ignored"
        );
    }

    #[test]
    fn a_wrong_map_file_is_refused_with_a_reason() {
        let columns = headings(&["Surname", "Also surname"]);
        let with = |json: &str| map(&columns, &read_map_file(json.as_bytes()).unwrap(), &[]).unwrap_err().code();
        assert_eq!(with(r#"{"Surname": "nickname"}"#), "map_unknown_field", "no such field");
        assert_eq!(with(r#"{"Sirname": "family_name"}"#), "map_unknown_heading", "no such column");
        assert_eq!(
            with(r#"{"Surname": "family_name", "Also surname": "family_name"}"#),
            "map_field_twice",
            "which of the two?"
        );
        assert_eq!(with(r#"{"Surname": "ignore"}"#), "no_name_column", "nobody could be told apart");
        assert_eq!(read_map_file(b"[1]"), Err(ImportError::MapUnreadable), "not an object");
    }

    #[test]
    fn the_first_of_two_like_columns_is_read_unless_several_may_be() {
        let mapping = map(
            &headings(&["Surname", "Last name", "Home phone", "Mobile", "Address 1", "Address 2"]),
            &MapFile::new(),
            &[],
        )
        .unwrap();
        assert_eq!(mapping.not_read(), ["Last name"], "the second surname column is listed as not read");
        assert_eq!(mapping.places(Field::Phone).collect::<Vec<_>>(), [2, 3], "both telephones are");
        assert_eq!(mapping.places(Field::Address).count(), 2, "and both address lines");
    }
}
