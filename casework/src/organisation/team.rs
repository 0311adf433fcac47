//! What the neighbourhood team is called, as this laptop was told when it was set up.

use crate::{
    error::{Error, Result},
    office::{Office, Op},
    store::setting,
};

/// Reads a team's name as typed.
///
/// # Errors
/// `Invalid`.
pub fn check(typed: &str) -> Result<String> {
    let name = typed.trim();
    let fits = !name.is_empty() && name.chars().count() <= 200 && !name.chars().any(char::is_control);
    if fits {
        Ok(name.to_owned())
    } else {
        Err(Error::Invalid { field: "team", words: "Enter the team's name in at most 200 characters." })
    }
}

/// Keeps the team's name on this laptop.
///
/// # Errors
/// `Invalid`.
pub fn name(office: &Office, typed: &str) -> Result<()> {
    let name = check(typed)?;
    office.transact(Op::TeamName, move |tx| setting::put(tx.sql, setting::TEAM, name.as_bytes()))?;
    Ok(())
}

/// The team's name, when one was given.
///
/// # Errors
/// Storage errors.
pub fn named(office: &Office) -> Result<Option<String>> {
    let held = office.read(|sql, _| setting::get(sql, setting::TEAM))?;
    held.map(|bytes| String::from_utf8(bytes).map_err(|_| Error::Inconsistent("team"))).transpose()
}
