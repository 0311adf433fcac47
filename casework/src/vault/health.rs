//! The two checks that read every page. Both are needed, and only after a keyed read succeeded: SQLCipher's
//! finds nothing wrong with a file cut by whole pages or with no key at all (security.md, finding 9).

use super::VaultError;
use super::connection::is_damage;
use super::error::{Finding, Part};
use rusqlite::{Connection, ErrorCode};

/// More lines than this say nothing more to anybody.
const MOST_LINES: usize = 100;

/// The short check after an unclean end: every page readable, every tree in order.
pub(super) fn is_sound(conn: &Connection) -> Result<bool, VaultError> {
    let (found, error) = lines(conn, "PRAGMA quick_check");
    match error {
        None => Ok(found == ["ok"]),
        Some(error) if is_verdict(&error) => Ok(false),
        Some(error) => Err(error.into()),
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

/// Every row is read: the first one alone has misled others. What was found before an error counts too.
fn lines(conn: &Connection, pragma: &str) -> (Vec<String>, Option<rusqlite::Error>) {
    let mut found = Vec::new();
    let read = |found: &mut Vec<String>| -> rusqlite::Result<()> {
        let mut statement = conn.prepare(pragma)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            found.push(row.get(0)?);
        }
        Ok(())
    };
    let error = read(&mut found).err();
    (found, error)
}

/// True when an error of a check is itself the answer: SQLCipher ends a check of a spoilt page with the
/// general SQLITE_ERROR, which a pragma without arguments can mean in no other way.
fn is_verdict(error: &rusqlite::Error) -> bool {
    is_damage(error) || error.sqlite_error_code() == Some(ErrorCode::Unknown)
}

fn findings((lines, error): (Vec<String>, Option<rusqlite::Error>), what: &str) -> Result<Vec<Finding>, VaultError> {
    let mut found: Vec<Finding> = lines
        .into_iter()
        .filter(|line| line != "ok")
        .take(MOST_LINES)
        .map(|line| page_damage(what, &format!("{}, {}", Part::Database.file(), place(&line))))
        .collect();
    match error {
        Some(error) if !is_verdict(&error) => return Err(error.into()),
        Some(_) if found.is_empty() => found.push(page_damage(what, Part::Database.file())),
        _ => {}
    }
    Ok(found)
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
