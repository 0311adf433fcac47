//! Actions asked of one another: some done and confirmed, some declined, blocked, late, or not seen yet.

use super::{
    offices::{Neighbours, PRACTICE},
    story::Known,
};
use crate::{
    action::{
        NewOwner,
        add::{self, NewAction},
        set::{self, NewStep},
    },
    error::Result,
    time,
    world::Clock,
};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// The first week in which the practice asks; a later turn asks in one of the weeks after it.
const FIRST: i64 = 5;
const WEEKS_OF_ASKING: usize = 7;

/// What is asked of whom.
const ASKED: [(&str, &str); 8] = [
    ("housing", "Fit a second grab rail by the back door"),
    ("community", "Look at the leg dressings and say how often from now on"),
    ("charity", "Start the befriending visits on Thursdays"),
    ("housing", "Change the key safe code and tell everybody in the circle"),
    ("hospice", "Visit, and say what would help this month"),
    ("community", "Check the walking frame and the bathroom at home"),
    ("charity", "Help with the attendance allowance form"),
    ("hospice", "Ring the daughter about the visits"),
];

/// How it goes on, one step a week: who takes it, the new state, the reason.
const COURSES: [&[(Who, &str, &str)]; 6] = [
    &[
        (Who::Asked, "accepted", ""),
        (Who::Asked, "in_progress", ""),
        (Who::Asked, "done", ""),
        (Who::Asker, "confirmed", ""),
    ],
    &[(Who::Asked, "accepted", ""), (Who::Asked, "done", "")],
    &[(Who::Asked, "accepted", "")],
    &[(Who::Asked, "declined", "We have nobody for this before the new year. The falls team has a fitter.")],
    &[
        (Who::Asked, "accepted", ""),
        (Who::Asked, "blocked", "No answer at the door three times; no phone number that works."),
    ],
    &[],
];

#[derive(Clone, Copy)]
enum Who {
    Asked,
    Asker,
}

/// Something that was asked.
pub(super) struct Ask {
    id: String,
    partner: &'static str,
    course: &'static [(Who, &'static str, &'static str)],
}

/// Takes every action a step on, then asks for what is asked this week. Who writes nothing any more takes no step.
///
/// # Errors
/// Storage errors.
pub(super) fn of_week(
    neighbours: &Neighbours,
    clock: &dyn Clock,
    known: &[Known],
    asks: &mut Vec<Ask>,
    (week, silent): (i64, Option<&str>),
) -> Result<()> {
    for ask in asks.iter_mut() {
        let Some(((who, state, reason), rest)) = ask.course.split_first() else { continue };
        let by = match who {
            Who::Asked => ask.partner,
            Who::Asker => PRACTICE,
        };
        if Some(by) == silent {
            continue;
        }
        let step = NewStep {
            action: ask.id.clone(),
            state: (*state).to_owned(),
            reason: (!reason.is_empty()).then(|| (*reason).to_owned()),
            ..NewStep::default()
        };
        set::set(&neighbours.of(by)?.office, step)?;
        ask.course = rest;
    }
    let Ok(turn) = usize::try_from(week - FIRST) else { return Ok(()) };
    for (number, (partner, text)) in ASKED.iter().enumerate() {
        // A handful a week; who is asked about changes with the turn.
        if turn >= WEEKS_OF_ASKING || number % 2 != turn % 2 {
            continue;
        }
        // Of whom somebody else took on this week, the file has not come yet.
        let heard = |one: &&Known| one.owner == PRACTICE || one.week < week;
        let for_them = known.iter().filter(heard).filter(|one| one.circle.contains(partner));
        let Some(one) = for_them.skip(number + turn * 2).step_by(3).next() else { continue };
        let new = NewAction {
            case: one.case.clone(),
            text: (*text).to_owned(),
            owner: NewOwner { person: String::new(), organisation: Some(neighbours.of(partner)?.name.to_owned()) },
            due: time::day(clock.now_ms() + [10, 14, 5, 21].get(number % 4).copied().unwrap_or(7) * DAY),
            part: None,
        };
        let id = add::add(&neighbours.of(PRACTICE)?.office, new)?.value.id;
        let course = COURSES.get((number + turn) % COURSES.len()).copied().unwrap_or_default();
        asks.push(Ask { id, partner, course });
    }
    Ok(())
}
