//! The five become one team: the practice founds it and invites, the others join by a real invitation file.

use super::{
    offices::{Neighbours, PRACTICE},
    services,
};
use crate::{
    case::cohort::add::{self as cohort, NewCohort, Proposed},
    error::Result,
    team::{found, invite, join},
};

const NAME: &str = "Hathermoor neighbourhood team";

/// Everybody meets the practice in the room; of one another they hear through the team.
///
/// # Errors
/// Storage errors.
pub(super) fn come_together(neighbours: &Neighbours) -> Result<()> {
    for place in neighbours.others() {
        neighbours.meet(PRACTICE, place.word)?;
    }
    // These two share an office building, and compared their words over coffee.
    neighbours.meet("hospice", "community")?;
    let practice = &neighbours.of(PRACTICE)?.office;
    found::found(practice, NAME)?;
    for place in neighbours.others() {
        let invited = invite::invite(practice, place.name, neighbours.stick())?.value;
        for file in &invited.files {
            join::join(&place.office, file.as_ref())?;
        }
        neighbours.take_off(&invited.files)?;
        neighbours.carry(place.word, PRACTICE)?;
    }
    neighbours.bring_home()?;
    cohort::add(practice, lonely(neighbours)?)?;
    services::write(neighbours)?;
    for place in neighbours.others() {
        neighbours.carry(place.word, PRACTICE)?;
    }
    neighbours.bring_home()
}

/// A cohort of the team's own.
fn lonely(neighbours: &Neighbours) -> Result<NewCohort> {
    let parts = || vec!["core".to_owned(), "about".to_owned(), "contact".to_owned()];
    Ok(NewCohort {
        name: "Lonely this winter".to_owned(),
        purpose: "Somebody calls or visits every week until Easter.".to_owned(),
        home_part: Some("about".to_owned()),
        outcomes: vec![
            "Everybody has a visitor by Christmas".to_owned(),
            "Fewer people say that the days are long".to_owned(),
        ],
        entry_criteria: Some("Lives alone, and said that the days are long.".to_owned()),
        exit_criteria: Some("Has a visitor or a club of their own choosing.".to_owned()),
        review_days: Some(28),
        circle: vec![
            Proposed { organisation: neighbours.of("charity")?.name.to_owned(), parts: parts() },
            Proposed { organisation: neighbours.of("housing")?.name.to_owned(), parts: parts() },
        ],
        seen: None,
    })
}
