//! The neighbourhood team: a space of its own with one part, `team`. Whoever holds the part has been invited; whoever
//! has said so in its document has joined (`design/sync-and-trust.md`, spaces).

pub mod found;
pub mod invite;
pub mod join;
pub mod show;

use crdt::{
    Part,
    document::{Map, Value},
    id::{EntryId, OrgId},
    trust::Directory,
};
use rusqlite::{Connection, OptionalExtension};

use crate::{
    error::{Error, Result},
    office::{Office, Tx},
    store::{SpaceRow, setting},
    view::team::{LEFT, MEMBER, joined},
};

/// Said to an organisation that is in no team and asks for something of its team.
pub(crate) const NO_TEAM: Error = Error::NotAllowed(
    "Your organisation is in no team yet. Ask a partner that is in the team to invite you, then take in its file.",
);

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

/// The team's name, when our organisation is in one.
///
/// # Errors
/// Storage errors.
pub fn named(office: &Office) -> Result<Option<String>> {
    office.read(|sql, desk| match ours(sql, &desk.directory, &desk.org)? {
        Some(row) => name_of(sql, row).map(Some),
        None => named_at_setup(sql),
    })
}

/// What the team was called when this vault was made, before there were teams to be in.
pub(crate) fn named_at_setup(sql: &Connection) -> Result<Option<String>> {
    let held = setting::get(sql, setting::TEAM)?;
    held.map(|bytes| String::from_utf8(bytes).map_err(|_| Error::Inconsistent("team"))).transpose()
}

/// The team that our organisation is in: it holds the part, and said itself that it joined. When it joined two (from
/// two laptops that had not met), the one that it joined first.
pub(crate) fn ours(sql: &Connection, directory: &Directory, us: &OrgId) -> Result<Option<SpaceRow>> {
    let mut first: Option<(i64, EntryId, SpaceRow)> = None;
    for row in held(sql, us)? {
        for one in joined(sql, row, |seat| directory.org_of(seat))?.into_iter().filter(|one| one.org == *us) {
            let this = (one.at, one.entry, row);
            first = Some(first.map_or(this, |before| before.min(this)));
        }
    }
    Ok(first.map(|(_, _, row)| row))
}

/// The teams whose part our organisation holds, joined or only invited.
pub(crate) fn held(sql: &Connection, us: &OrgId) -> Result<Vec<SpaceRow>> {
    let mut query = sql.prepare_cached("SELECT space FROM circle_view WHERE org = ?1 AND part = ?2 ORDER BY space")?;
    let rows = query.query_map((us.0, Part::TEAM.as_str()), |row| row.get(0))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// What a team is called; empty while its document is still on its way.
pub(crate) fn name_of(sql: &Connection, row: SpaceRow) -> Result<String> {
    let mut query = sql.prepare_cached("SELECT name FROM team_view WHERE space = ?1")?;
    Ok(query.query_row([row], |found| found.get(0)).optional()?.unwrap_or_default())
}

/// Our own statement that we are in the team from now on.
fn joining(tx: &Tx<'_>) -> Map {
    Map::from([
        ("type".to_owned(), Value::from(MEMBER)),
        ("organisation".to_owned(), Value::from(tx.desk.org.to_string())),
        ("joined_at".to_owned(), Value::Time(tx.desk.now())),
    ])
}

/// Our own statement that a joining of ours stands no longer.
fn leaving(us: &OrgId, joining: &EntryId) -> Map {
    Map::from([
        ("type".to_owned(), Value::from(LEFT)),
        ("organisation".to_owned(), Value::from(us.to_string())),
        ("of".to_owned(), Value::from(joining.to_string())),
    ])
}
