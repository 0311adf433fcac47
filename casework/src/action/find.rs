//! Finding actions by what they say, while somebody types.

use rusqlite::{params_from_iter, types::Value};
use serde::Serialize;

use crate::{error::Result, office::Office, store::space, view::same};

/// Words of what was typed that count; more would only slow it down.
const MOST_WORDS: usize = 8;

/// An action that says what was typed, and about whom it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// The case's id.
    pub case: String,
    /// What is to be done.
    pub text: String,
    /// `YYYY-MM-DD`.
    pub due: String,
    /// Nothing is left to do about it.
    pub settled: bool,
    /// The person's family name.
    pub family_name: String,
    /// The person's given name.
    pub given_name: String,
}

/// Actions whose text holds every word that was typed: what is still to be done first, then by due date, at most `limit`.
/// Nothing typed finds nothing.
///
/// # Errors
/// Storage errors.
pub fn find(office: &Office, typed: &str, limit: u32) -> Result<Vec<Hit>> {
    let words: Vec<Value> =
        typed.split_whitespace().take(MOST_WORDS).map(|word| format!("%{}%", literal(word)).into()).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    office.read(move |sql, _| {
        let conditions: Vec<String> =
            (1..=words.len()).map(|place| format!("a.text LIKE ?{place} ESCAPE '\\'")).collect();
        let mut values = words.clone();
        values.push(i64::from(limit).into());
        let mut query = sql.prepare_cached(&format!(
            "SELECT a.space, lower(hex(a.entry)), a.text, a.due, a.settled, c.family_name, c.given_name
             FROM action_view a JOIN case_view c ON c.space = a.space
             WHERE {} ORDER BY a.settled, a.due, a.entry LIMIT ?{}",
            conditions.join(" AND "),
            values.len()
        ))?;
        let mut rows = query.query(params_from_iter(values))?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            hits.push(Hit {
                case: space::id(sql, same::person(sql, row.get(0)?)?)?.to_string(),
                id: row.get(1)?,
                text: row.get(2)?,
                due: row.get(3)?,
                settled: row.get(4)?,
                family_name: row.get(5)?,
                given_name: row.get(6)?,
            });
        }
        Ok(hits)
    })
}

/// What was typed as itself: `%` and `_` mean anything to the database and only themselves to a person.
fn literal(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::{
        action::{NewOwner, add},
        office::sample,
    };

    #[test]
    fn every_word_counts_and_a_sign_is_only_itself() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let case = sample::ashworth(&office);
        for (text, due) in [
            ("Ring the chemist about the dosette box", "2026-03-10"),
            ("Ring Anne: 50% of nights are covered", "2026-03-09"),
        ] {
            let owner = NewOwner { person: "Priya Nair".to_owned(), organisation: None };
            let new =
                add::NewAction { case: case.clone(), text: text.to_owned(), owner, due: due.to_owned(), part: None };
            add::add(&office, new).unwrap();
        }
        let texts = |typed: &str| -> Vec<String> {
            find(&office, typed, 20).unwrap().into_iter().map(|hit| hit.text).collect()
        };
        assert_eq!(texts("ring").len(), 2, "both ring");
        assert!(texts("ring")[0].contains("Anne"), "what is due first comes first");
        assert_eq!(texts("chem RING").len(), 1, "every word, in any order and case");
        assert_eq!(texts("ring %").len(), 1, "a sign stands for itself");
        assert_eq!(texts("___"), Vec::<String>::new(), "and not for any letter");
        assert_eq!(texts("  "), Vec::<String>::new(), "nothing typed finds nothing");
        let hit = &find(&office, "ring", 1).unwrap()[0];
        assert_eq!((hit.case.as_str(), hit.family_name.as_str()), (case.as_str(), "Ashworth"), "about whom it is");
    }
}
