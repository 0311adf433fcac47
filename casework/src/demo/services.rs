//! The directory of the made-up neighbourhood, written by the organisations that run or know each service, and what
//! nobody offers.

use super::offices::{Neighbours, PRACTICE};
use crate::{
    error::Result,
    services::{
        add::{self, NewService},
        gap::{self, NewGap},
    },
};

/// Who writes it, name, what it does, who runs it, telephone, how to refer, hours, for whom, whether it is for today.
type Line = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    bool,
);

const SERVICES: [Line; 12] = [
    (
        PRACTICE,
        "Falls pick-up",
        "Two people with a lifting cushion get somebody up who has fallen and is not hurt, and look why they fell.",
        "Hathermoor Community Trust",
        "01632 960101",
        "Ring. Say whether the person is hurt, how long they have been down and how to get in.",
        "Every day, 8am to 8pm",
        "Adults in Hathermoor who are not hurt. If somebody is hurt, ring 999.",
        true,
    ),
    (
        "community",
        "Urgent community response",
        "A nurse or therapist visits within two hours to keep somebody out of hospital.",
        "Hathermoor Community Trust",
        "01632 960102",
        "Ring the single point of access. No form.",
        "Every day, 8am to 8pm",
        "Adults who are suddenly worse at home.",
        true,
    ),
    (
        "community",
        "Continence clinic",
        "Assessment, pads and advice about bladder and bowel.",
        "Hathermoor Community Trust",
        "01632 960103",
        "Letter or message from anybody in the team.",
        "Tuesdays and Thursdays",
        "Adults; home visits for people who cannot leave home.",
        false,
    ),
    (
        "hospice",
        "Hospice night sitters",
        "Somebody sits with a dying person at night so that the family can sleep.",
        "Hathermoor Hospice",
        "01632 960111",
        "Ring before 3pm for the same night.",
        "Every night, 10pm to 7am",
        "People in the last weeks of life who wish to be at home.",
        true,
    ),
    (
        "hospice",
        "Bereavement support",
        "Listening and a monthly group for families after a death.",
        "Hathermoor Hospice",
        "01632 960112",
        "The person rings, or the team rings for them.",
        "Monday to Friday, 9am to 5pm",
        "Anybody in Hathermoor, also when the hospice did not care for the person.",
        false,
    ),
    (
        "charity",
        "Befriending visits",
        "A volunteer visits or rings every week.",
        "Age Well Hathermoor",
        "01632 960121",
        "Ask the link worker; first visit within a month.",
        "Weekdays",
        "People over 60 who feel lonely.",
        false,
    ),
    (
        "charity",
        "Strength and balance class",
        "Twelve weeks of exercise in a group for people who have fallen or are afraid of falling.",
        "Age Well Hathermoor",
        "01632 960122",
        "Ring to book; transport from the door.",
        "Mondays and Wednesdays, 10am",
        "People who can stand with or without a stick.",
        false,
    ),
    (
        "charity",
        "Money and benefits advice",
        "Attendance allowance, pension credit, and help with fuel bills.",
        "Age Well Hathermoor",
        "01632 960123",
        "Ring, or send the person to the desk in the library.",
        "Tuesdays and Fridays, 9:30am to 3pm",
        "Anybody over 60, and carers.",
        false,
    ),
    (
        "housing",
        "Small repairs and grab rails",
        "Rails, key safes, loose carpets and lights on the stairs.",
        "Oakfield Housing",
        "01632 960131",
        "Ring with the address and what is needed.",
        "Monday to Friday, 8am to 4pm",
        "Any tenure; free for our tenants, at cost for others.",
        false,
    ),
    (
        "housing",
        "Warm homes visit",
        "Looks at heating, draughts and meters, and leaves a heater when the boiler is broken.",
        "Oakfield Housing",
        "01632 960132",
        "Ring; the same day when there is no heating.",
        "Monday to Friday, 8am to 6pm",
        "People who are cold at home.",
        true,
    ),
    (
        PRACTICE,
        "Carers’ group",
        "Tea, talk and somebody who sits with the person meanwhile.",
        "St Bride’s Church Hall",
        "01632 960141",
        "Just come.",
        "First Thursday of the month, 2pm",
        "Anybody who looks after somebody.",
        false,
    ),
    (
        PRACTICE,
        "Volunteer drivers",
        "Lifts to the hospital, the practice and the day centre.",
        "Hathermoor Good Neighbours",
        "01632 960142",
        "Ring three working days before.",
        "Monday to Friday, 9am to noon",
        "People who cannot use the bus. The driver helps to the door, not further.",
        false,
    ),
];

const GAPS: [(&str, &str, Option<i64>, Option<&str>); 2] = [
    (
        "community",
        "Podiatry at home: the clinic no longer visits, and people who cannot leave home wait.",
        Some(7),
        Some("home-visiting"),
    ),
    (PRACTICE, "Somebody to sit with a person with dementia at the weekend while the carer shops.", Some(3), None),
];

/// Writes the directory, each line at the organisation that knows it.
///
/// # Errors
/// Storage errors.
pub(super) fn write(neighbours: &Neighbours) -> Result<()> {
    for (by, name, what, run_by, phone, refer, hours, eligibility, urgent) in SERVICES {
        let new = NewService {
            name: name.to_owned(),
            what: what.to_owned(),
            run_by: run_by.to_owned(),
            area: "Hathermoor".to_owned(),
            phone: phone.to_owned(),
            refer: refer.to_owned(),
            hours: hours.to_owned(),
            eligibility: eligibility.to_owned(),
            urgent,
            last_checked: None,
        };
        add::add(&neighbours.of(by)?.office, new)?;
    }
    for (by, text, people, cohort) in GAPS {
        let new = NewGap { text: text.to_owned(), people, cohort: cohort.map(str::to_owned), not_naming: None };
        gap::note(&neighbours.of(by)?.office, new)?;
    }
    Ok(())
}
