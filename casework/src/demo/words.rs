//! What is said of made-up people where nobody wrote it down for them.

use super::people::Person;

const FALLS: &[&str] = &[
    "Three falls since September, all on the way to the bathroom at night.",
    "Found on the kitchen floor; frightened of falling again.",
    "Frequent lifts by the ambulance crew; wants to keep using the stairs.",
    "Fell getting off the bus; has not been out since.",
    "Two falls this month; new walking frame not used.",
];
const FRAILTY: &[&str] = &[
    "Slower since the summer; daughter worried about meals.",
    "Losing weight and going out less; would like company.",
    "Manages at home with a neighbour's help; one setback from hospital.",
    "Home from hospital twice this autumn; what would help her stay home?",
    "Forgetting the oven; family split on what should happen.",
];
const VISITS: &[&str] = &[
    "Housebound; seen at home every month.",
    "Leg dressings twice a week; cannot get to the surgery.",
    "Catheter trouble, three calls out of hours in October.",
    "Cannot manage the front steps; wants to see the garden again.",
];
/// What every partner may read must not tell the housing officer who is dying.
const DYING: &[&str] = &[
    "Slower since the summer; daughter worried about meals.",
    "Losing weight and going out less; would like company.",
    "Manages at home with a neighbour's help; wants it to stay so.",
    "Would like to see the sea again.",
];
const MATTERS: &[&str] = &[
    "My dog, and being asked before anything is changed.",
    "Staying in my own home with my own front door.",
    "Sunday lunch with my daughter and the grandchildren.",
    "My garden. I would rather fall in it than sit and look at it.",
    "Chapel on Sundays, and the bowls club on Thursdays.",
    "Not being a burden to my wife.",
    "Being told the truth, plainly, and having time to think.",
    "My cup of tea at six, and the radio.",
];
/// One of a few, always the same for the same place.
fn of<'a>(few: &[&'a str], place: usize) -> &'a str {
    few.get(place % few.len().max(1)).copied().unwrap_or_default()
}

/// Why the team knows this person, in words that every partner may read.
pub(super) fn headline(person: &Person, place: usize) -> &'static str {
    match person.cohorts.first().map(String::as_str) {
        _ if person.is_dying() => of(DYING, place),
        Some("falls") => of(FALLS, place),
        Some("home-visiting") => of(VISITS, place),
        _ => of(FRAILTY, place),
    }
}

/// What matters to this person.
pub(super) fn what_matters(place: usize) -> &'static str {
    of(MATTERS, place * 3 + 1)
}

/// Who looks after this person's care; also the dying share theirs with others.
pub(super) fn key_worker(place: usize) -> &'static str {
    of(&["Asha Rahman", "Tunde Babalola-Reed", "Clare Ibbetson", "Dr S Rahmani"], place)
}

/// Why somebody is on hold.
pub(super) fn on_hold(place: usize) -> &'static str {
    of(&["In hospital", "Away with family until the new year", "Waiting for the key safe"], place / 20)
}

/// Why somebody is ready to close.
pub(super) fn ready_to_close(place: usize) -> &'static str {
    of(&["Walks to the shop again", "Usual care is enough", "No fall for 12 weeks"], place / 20)
}
