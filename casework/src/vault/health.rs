//! The two checks that read every page. Both are needed, and only after a keyed read succeeded: SQLCipher's
//! finds nothing wrong with a file cut by whole pages or with no key at all (security.md, finding 9).

use super::VaultError;
use super::connection::is_damage;
use super::error::{Finding, Part};
use rusqlite::Connection;

/// More lines than this say nothing more to anybody.
const MOST_LINES: usize = 100;

/// The short check after an unclean end: every page readable, every tree in order.
pub(super) fn is_sound(conn: &Connection) -> Result<bool, VaultError> {
    match lines(conn, "PRAGMA quick_check") {
        Ok(found) => Ok(found == ["ok"]),
        Err(error) if is_damage(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// SQLCipher's check of every page's seal. Names the pages.
pub(super) fn seals(conn: &Connection) -> Result<Vec<Finding>, VaultError> {
    findings(lines(conn, "PRAGMA cipher_integrity_check"), "A page of the vault is not what was written there")
}

/// SQLite's own check of trees, indexes and constraints.
pub(super) fn structure(conn: &Connection) -> Result<Vec<Finding>, VaultError> {
    findings(lines(conn, "PRAGMA integrity_check"), "The vault's tables do not fit together")
}

/// Every row is read: the first one alone has misled others.
fn lines(conn: &Connection, pragma: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare(pragma)?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    rows.collect()
}

fn findings(found: rusqlite::Result<Vec<String>>, what: &str) -> Result<Vec<Finding>, VaultError> {
    match found {
        Ok(lines) => Ok(lines
            .into_iter()
            .filter(|line| line != "ok")
            .take(MOST_LINES)
            .map(|line| page_damage(what, &format!("{}, {}", Part::Database.file(), place(&line))))
            .collect()),
        Err(error) if is_damage(&error) => Ok(vec![page_damage(what, Part::Database.file())]),
        Err(error) => Err(error.into()),
    }
}

/// Only the page number is repeated from SQLite's line: the rest can name tables, and one day a value.
fn place(line: &str) -> String {
    let digits = |text: &str| -> String { text.chars().take_while(char::is_ascii_digit).collect() };
    let lower = line.to_ascii_lowercase();
    lower
        .split("page ")
        .skip(1)
        .map(digits)
        .find(|number| !number.is_empty())
        .map_or_else(|| "somewhere in the file".to_owned(), |number| format!("page {number}"))
}

pub(super) fn page_damage(what: &str, where_: &str) -> Finding {
    Finding {
        what: format!("{what}."),
        where_: where_.to_owned(),
        advice: "Copy the whole vault folder somewhere safe, then restore the newest backup. Your passphrase is right."
            .to_owned(),
        damage: true,
    }
}
