//! Services that may help with what somebody is writing: found by its words, never chosen for anybody.

use super::{Service, current, list::score, shown};
use crate::{error::Result, office::Office, person::name::word_keys, team};

/// Shorter words say too little.
const SHORTEST: usize = 4;
/// Words of an action that count; more would only slow it down.
const MOST_WORDS: usize = 24;
/// Words that stand in many actions and say nothing of what is needed.
const SAY_NOTHING: [&str; 24] = [
    "about", "after", "again", "arrange", "askfor", "before", "call", "check", "email", "from", "into", "make", "need",
    "needs", "please", "refer", "ring", "send", "speak", "that", "this", "week", "when", "with",
];

/// At most so many services whose words are in a text, the nearest first. A text that says nothing finds nothing.
///
/// # Errors
/// Storage errors.
pub fn suggest(office: &Office, text: &str, limit: usize) -> Result<Vec<Service>> {
    let mut wanted = word_keys(text);
    wanted.retain(|word| word.chars().count() >= SHORTEST && !SAY_NOTHING.contains(&word.as_str()));
    wanted.sort();
    wanted.dedup();
    wanted.truncate(MOST_WORDS);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    office.read(move |sql, desk| {
        let Some(team) = team::ours(sql, &desk.directory, &desk.org)? else { return Ok(Vec::new()) };
        let mut found: Vec<_> = current(sql, team)?
            .into_iter()
            .filter(|one| one.definition.withdrawn.is_none())
            .map(|one| (score(&one, &wanted), one))
            // One word in passing ("home") is not enough.
            .filter(|(score, _)| *score >= 2)
            .collect();
        // By name among equals, as they are read.
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.iter().take(limit).map(|(_, one)| shown(sql, desk, team, one)).collect()
    })
}
