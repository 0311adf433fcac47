//! The four cohorts that every vault knows.

use crdt::Part;

/// A cohort of the design, the same for every team.
pub(super) struct BuiltIn {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) purpose: &'static str,
    pub(super) home: &'static Part,
}

/// In the order of the pathways (`design/records.md`).
pub(super) const BUILT_IN: [BuiltIn; 4] = [
    BuiltIn {
        id: "falls",
        name: "Falls response",
        purpose: "Get people up safely, and find out why they fell.",
        home: &Part::CLINICAL,
    },
    BuiltIn {
        id: "home-visiting",
        name: "Home visiting",
        purpose: "See people at home who cannot come to us.",
        home: &Part::CLINICAL,
    },
    BuiltIn {
        id: "frailty",
        name: "Frailty",
        purpose: "Plan ahead with people who live with frailty.",
        home: &Part::CLINICAL,
    },
    BuiltIn {
        id: "end-of-life",
        name: "End of life",
        purpose: "Care as the person wishes in the last year of life.",
        home: &Part::END_OF_LIFE,
    },
];

/// The built-in cohort with this id.
pub(super) fn find(id: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|cohort| cohort.id == id)
}
