//! Search: one row of words a case. A restricted person's address and phone are not among them.

use rusqlite::{Connection, OptionalExtension, params};

use super::same;
use crate::{error::Result, person, store::SpaceRow};

/// The words by which a case is found. Where it shows a person of several records, by the words of each; a record that is
/// shown under another keeps its own, and is in no list.
pub(crate) fn project(sql: &Connection, row: SpaceRow) -> Result<()> {
    let mut words = String::new();
    for record in same::records(sql, row)? {
        match of_case(sql, record)? {
            Some(more) if words.is_empty() => words = more,
            Some(more) => words = format!("{words} {more}"),
            None => {}
        }
    }
    if words.is_empty() {
        return Ok(());
    }
    let held: Option<String> = sql
        .prepare_cached("SELECT words FROM case_search WHERE rowid = ?1")?
        .query_row([row], |found| found.get(0))
        .optional()?;
    match held {
        Some(held) if held == words => {}
        Some(_) => {
            sql.prepare_cached("UPDATE case_search SET words = ?2 WHERE rowid = ?1")?.execute(params![row, words])?;
        }
        None => {
            sql.prepare_cached("INSERT INTO case_search (rowid, words) VALUES (?1, ?2)")?
                .execute(params![row, words])?;
        }
    }
    Ok(())
}

fn of_case(sql: &Connection, row: SpaceRow) -> Result<Option<String>> {
    let words = sql
        .prepare_cached(
            "SELECT family_name, given_name, known_as, code, nhs_number, postcode, phone, headline, restricted
             FROM case_view WHERE space = ?1",
        )?
        .query_row([row], |found| {
            let text = |index: usize| found.get::<_, String>(index);
            let restricted: bool = found.get(8)?;
            let place = if restricted {
                String::new()
            } else {
                format!("{0} {1} {2}", text(5)?, text(5)?.replace(' ', ""), text(6)?)
            };
            let names = [text(0)?, text(1)?, text(2)?];
            let keys = names.iter().map(|name| person::name::match_key(name)).collect::<Vec<_>>().join(" ");
            Ok(format!("{} {keys} {} {} {} {place}", names.join(" "), text(3)?, text(4)?, text(7)?))
        })
        .optional()?;
    Ok(words)
}

/// What a person typed, as a query in which every word must begin a word of the case. `None` when nothing is left
/// to look for. An NHS number may be typed with spaces.
pub(crate) fn query(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let only_number = digits.len() >= 4 && typed.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    if only_number {
        return Some(format!("\"{digits}\"*"));
    }
    let words: Vec<String> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(8)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn the_index_survives_a_row_that_changes_often_in_one_transaction() {
        let sql = Connection::open_in_memory().unwrap();
        sql.execute_batch(include_str!("../store/projection.sql")).unwrap();
        for turn in 0..40u32 {
            sql.execute_batch("BEGIN").unwrap();
            for step in 0..4u32 {
                let row = (turn + step) % 2;
                // Words come, go and stand twice, as when the parts of a case arrive in one bundle.
                let words = format!("Ashworth Edna {}", "Words 7 ".repeat(usize::from((turn * 7 + step * 5) % 3 > 0)));
                sql.execute("DELETE FROM case_search WHERE rowid = ?1 AND ?2 % 5 = 0", params![row, turn]).unwrap();
                let held: bool = sql
                    .query_row("SELECT count(*) FROM case_search WHERE rowid = ?1", [row], |found| found.get(0))
                    .unwrap();
                let put = if held {
                    "UPDATE case_search SET words = ?2 WHERE rowid = ?1"
                } else {
                    "INSERT INTO case_search (rowid, words) VALUES (?1, ?2)"
                };
                sql.execute(put, params![row, words]).unwrap();
            }
            sql.execute_batch("COMMIT").unwrap();
            let told: String = sql.query_row("PRAGMA integrity_check", [], |found| found.get(0)).unwrap();
            assert_eq!(told, "ok", "after transaction {turn}");
        }
    }

    #[test]
    fn typed_text_never_becomes_query_syntax() {
        assert_eq!(
            query("o'brien \"x\" OR NEAR(").as_deref(),
            Some("\"o\"* AND \"brien\"* AND \"x\"* AND \"OR\"* AND \"NEAR\"*")
        );
        assert_eq!(query("943 476 5919").as_deref(), Some("\"9434765919\"*"), "a spaced number is one number");
        assert_eq!(query(" .. "), None, "nothing to look for");
    }
}
