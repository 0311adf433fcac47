//! The four cohorts that every vault knows.

use crdt::Part;

/// A cohort of the design, the same for every team.
pub(crate) struct BuiltIn {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) home: &'static Part,
    /// What the team wants to see change; the measures of `reference/domain.md` c.6 to c.8 and d.5.
    pub(crate) outcomes: &'static [&'static str],
    /// Who belongs into it, in the words of `reference/domain.md` c.4 to c.8. For people: nothing is worked out from it.
    pub(crate) entry_criteria: &'static str,
    /// Who no longer does.
    pub(crate) exit_criteria: &'static str,
    /// How often each case is looked at again unless somebody sets a day: a habit of meetings, no clinical interval.
    pub(crate) review_days: i64,
}

/// In the order of the pathways (`design/records.md`).
pub(crate) const BUILT_IN: [BuiltIn; 4] = [
    BuiltIn {
        id: "falls",
        name: "Falls response",
        purpose: "Get people up safely, and find out why they fell.",
        home: &Part::CLINICAL,
        outcomes: &[
            "Fewer people fall again",
            "Nobody lies on the floor for over an hour",
            "People stay at home when that is right",
        ],
        entry_criteria: "Has fallen, or is afraid of falling, and the team was asked.",
        exit_criteria: "What was found after the fall is dealt with, and nobody in the team has anything left to do.",
        review_days: 28,
    },
    BuiltIn {
        id: "home-visiting",
        name: "Home visiting",
        purpose: "See people at home who cannot come to us.",
        home: &Part::CLINICAL,
        outcomes: &["People are seen at home in time", "Fewer journeys to hospital that could be avoided"],
        entry_criteria: "Cannot leave home through illness, for now or for good, as the practice decides.",
        exit_criteria: "Can come to the practice again, or another service visits from now on.",
        review_days: 28,
    },
    BuiltIn {
        id: "frailty",
        name: "Frailty",
        purpose: "Plan ahead with people who live with frailty.",
        home: &Part::CLINICAL,
        outcomes: &["Fewer emergency admissions", "Each person has said what matters and has a plan for getting worse"],
        entry_criteria: "Lives with frailty, found by a score or by somebody who knows the person, and a clinician agrees.",
        exit_criteria: "The plan is in place and usual care is enough.",
        review_days: 84,
    },
    BuiltIn {
        id: "end-of-life",
        name: "End of life",
        purpose: "Care as the person wishes in the last year of life.",
        home: &Part::END_OF_LIFE,
        outcomes: &[
            "People die where they wish to",
            "People are known to the team before the last days",
            "Somebody rings the family afterwards",
        ],
        entry_criteria: "Would not surprise us if the person died within a year, or the person asks to plan ahead.",
        exit_criteria: "Has died and the family was contacted, or is so much better that the register no longer fits.",
        review_days: 28,
    },
];

/// The built-in cohort with this id.
pub(crate) fn find(id: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|cohort| cohort.id == id)
}
