//! Looking something up in the directory, by words.

use serde::Serialize;

use super::{Service, Version, current, shown};
use crate::{error::Result, office::Office, person::name::word_keys, team};

/// The directory.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Directory {
    /// Our organisation is in a team; without one there is no directory.
    pub in_team: bool,
    /// How many services are offered in all.
    pub offered: u64,
    /// Those that are offered and hold every word that was typed, by name.
    pub services: Vec<Service>,
    /// Those that hold the words and are no longer offered.
    pub withdrawn: Vec<Service>,
}

/// Words of what was typed that count; more would only slow it down.
const MOST_WORDS: usize = 8;

/// Services that hold every word that was typed, in any order and at the beginning of a word; without any all.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office, typed: Option<&str>) -> Result<Directory> {
    let mut wanted = word_keys(typed.unwrap_or_default());
    wanted.truncate(MOST_WORDS);
    office.read(move |sql, desk| {
        let Some(team) = team::ours(sql, &desk.directory, &desk.org)? else { return Ok(Directory::default()) };
        let mut directory = Directory { in_team: true, ..Directory::default() };
        for one in current(sql, team)? {
            let offered = one.definition.withdrawn.is_none();
            directory.offered += u64::from(offered);
            let service = shown(sql, desk, team, &one)?;
            let words = words(&service);
            if wanted.iter().all(|word| words.iter().any(|held| held.starts_with(word.as_str()))) {
                if offered { &mut directory.services } else { &mut directory.withdrawn }.push(service);
            }
        }
        Ok(directory)
    })
}

/// Every word of a service by which it is found; digits of its telephone number also without spaces.
fn words(service: &Service) -> Vec<String> {
    let Service { name, what, run_by, area, phone, refer, hours, eligibility, .. } = service;
    let mut words =
        word_keys(&[name, what, run_by, area, phone, refer, hours, eligibility].map(String::as_str).join(" "));
    words.push(phone.chars().filter(char::is_ascii_digit).collect());
    if service.urgent {
        words.push("urgent".to_owned());
    }
    words
}

/// How much a service has to do with some words: those in its name count most. Two words are alike when one begins the
/// other ("fall", "falls").
pub(super) fn score(one: &Version, wanted: &[String]) -> usize {
    let definition = &one.definition;
    let alike = |held: &str, word: &str| held.starts_with(word) || (held.len() > 3 && word.starts_with(held));
    let holds = |text: &str, word: &str| word_keys(text).iter().any(|held| alike(held, word));
    wanted
        .iter()
        .map(|word| {
            if holds(&definition.name, word) {
                4
            } else if holds(&definition.what, word) {
                2
            } else {
                usize::from(holds(&definition.eligibility, word))
            }
        })
        .sum()
}
