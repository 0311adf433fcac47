//! What a list says beside the fields: kept as a note in the list's own words, so that nothing is lost and nothing is
//! taken for an answer that nobody gave.

use crdt::Part;

use crate::{
    error::Result,
    import::ImportedPerson,
    note::{self, MAX_TEXT},
    office::Tx,
    store::SpaceRow,
};

/// How the note begins.
const HEAD: &str = "**From the imported list**";

/// The words of the note; nothing when the fields say it all.
pub(super) fn words(person: &ImportedPerson) -> Option<String> {
    if person.kept.is_empty() {
        return None;
    }
    let lines = person.kept.iter().map(|(heading, cell)| {
        let cell: String =
            cell.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect();
        format!("\n- {}: {}", heading.trim(), cell.trim().replace('\n', "\n  "))
    });
    Some(std::iter::once(HEAD.to_owned()).chain(lines).collect())
}

/// The part in which an organisation keeps what its own list says: no wider than its own work, because nobody has looked
/// yet at what the cells hold.
fn part_of(kind: &str) -> Part {
    match kind {
        "hospice" => Part::END_OF_LIFE,
        "gp_practice" | "pcn" | "community_trust" | "mental_health_trust" | "acute_trust" | "ambulance" => {
            Part::CLINICAL
        }
        _ => Part::SOCIAL,
    }
}

/// Writes the note; a very long row becomes several.
pub(super) fn write(tx: &mut Tx<'_>, case: SpaceRow, words: &str) -> Result<()> {
    let kind = tx.directory.organisation(&tx.desk.org).map_or_else(String::new, |us| us.profile().kind.clone());
    let part = part_of(&kind);
    let letters: Vec<char> = words.chars().collect();
    for piece in letters.chunks(MAX_TEXT) {
        note::add::write(tx, case, &part, "admin", &piece.iter().collect::<String>(), None)?;
    }
    Ok(())
}
