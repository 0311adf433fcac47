//! The table itself. Names, enumerations and their sources: `records.md` and `reference/domain.md` c and d.

use super::{Kind, Policy};
use crate::Part;

/// One field of a case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// Its stable name: command line, projection, document.
    pub name: &'static str,
    /// The part it lives in.
    pub part: &'static Part,
    /// How concurrent values merge.
    pub policy: Policy,
    /// What may be typed.
    pub kind: Kind,
}

/// Finds a field by its name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.name == name)
}

const STATUS: Kind =
    Kind::Code(&["new", "active", "on_hold", "ready_to_close", "closed", "declined", "entered_in_error"]);
const URGENCY: Kind = Kind::Code(&["now", "two_hours", "two_days", "before_next_scrum", "routine"]);
const SEX: Kind = Kind::Code(&["female", "male", "indeterminate", "not_known", "not_specified"]);
const PLACE: Kind = Kind::Code(&[
    "own_home",
    "other_private_residence",
    "care_home",
    "hospice",
    "hospital",
    "other",
    "unable_to_express",
    "discussion_not_appropriate",
    "declined",
    "undecided",
]);
const CPR: Kind = Kind::Code(&["for_attempted", "not_for_attempted", "not_decided", "unknown"]);
const PROGNOSIS: Kind = Kind::Code(&["years", "months", "weeks", "days", "after_death", "not_stated"]);
const NHS_ABSENT: Kind = Kind::Code(&["not_known", "not_registered", "not_valid", "not_asked", "trace_required"]);
const RESIDENCE: Kind = Kind::Code(&[
    "own_home",
    "with_family",
    "sheltered",
    "care_home",
    "nursing_home",
    "prison",
    "no_fixed_abode",
    "other",
]);
const OBJECTION: Kind = Kind::Code(&[
    "no_objection",
    "objects_all",
    "objects_some",
    "explicit_consent_given",
    "withdrawn",
    "lacks_capacity_best_interests",
    "override_safeguarding",
]);
const CLOSURE: Kind =
    Kind::Code(&["goals_met", "stable_usual_care", "moved", "died", "declined", "transferred", "no_contact", "other"]);
const EXISTS: Kind = Kind::Code(&["exists", "none", "not_asked"]);
const LINE: Kind = Kind::Line(200);
const PROSE: Kind = Kind::Prose(10_000);

macro_rules! fields {
    ($($part:ident { $($name:literal $policy:ident $kind:expr;)* })*) => {
        /// Every field this version knows. Fields of newer versions stay in the document untouched.
        pub const FIELDS: &[Field] = &[$($(
            Field { name: $name, part: &Part::$part, policy: Policy::$policy, kind: $kind },
        )*)*];
    };
}

fields! {
    CORE {
        "code" Register LINE;
        "family_name" Register LINE;
        "given_name" Register LINE;
        "known_as" Register LINE;
        "title" Register Kind::Line(40);
        "date_of_birth" KeepBoth Kind::PastDate;
        "born_about" Register Kind::Line(40);
        "sex" Register SEX;
        "status" KeepBoth STATUS;
        "status_reason" Register LINE;
        "closure_reason" Register CLOSURE;
        "closure_outcome" Register Kind::Prose(1_000);
        "urgency" Register URGENCY;
        "headline" Register Kind::Line(140);
        "situation" KeepBoth PROSE;
        "key_worker" KeepBoth LINE;
        "lead_organisation" KeepBoth LINE;
        "next_review" Register Kind::Date;
        "date_of_death" KeepBoth Kind::PastDate;
        "sharing_objection" KeepBoth OBJECTION;
    }
    IDENTITY {
        "nhs_number" KeepBoth Kind::NhsNumber;
        "nhs_number_absent_reason" Register NHS_ABSENT;
        "gp_practice" Register LINE;
        "gp_practice_code" Register Kind::Line(12);
        "usual_gp" Register LINE;
        "source_id" Register LINE;
    }
    CONTACT {
        "address" Register Kind::Prose(400);
        "postcode" Register Kind::Line(12);
        "phone" Register Kind::Line(200);
        "residence_type" Register RESIDENCE;
        "lives_alone" Register Kind::YesNo;
        "key_safe" KeepBoth LINE;
        "hazards" Register Kind::Prose(1_000);
        "restricted" KeepBoth Kind::YesNo;
    }
    ABOUT {
        "what_matters" KeepBoth PROSE;
        "people_important" KeepBoth PROSE;
        "how_to_communicate" KeepBoth PROSE;
        "please_do" KeepBoth PROSE;
        "please_do_not" KeepBoth PROSE;
        "communication_needs" Register PROSE;
        "language" Register LINE;
        "interpreter_needed" Register Kind::YesNo;
        "reasonable_adjustments" Register PROSE;
        "carers" Register PROSE;
    }
    CLINICAL {
        "allergies" KeepBoth PROSE;
        "problems" Register PROSE;
        "housebound" Register Kind::Code(&["yes", "temporary", "no", "unknown"]);
        "housebound_review" Register Kind::Date;
        "clinical_frailty_scale" Register Kind::Number(1, 9);
        "efi" Register Kind::Line(40);
        "last_contact" Register Kind::Date;
        "medicines" Register PROSE;
    }
    SOCIAL {
        "social_care_package" Register PROSE;
        "housing" Register PROSE;
        "equipment" Register PROSE;
        "money" Register PROSE;
    }
    END_OF_LIFE {
        "palliative_care_register" Register Kind::YesNo;
        "palliative_care_register_since" Register Kind::PastDate;
        "prognosis_band" KeepBoth PROGNOSIS;
        "cpr_decision" KeepBoth CPR;
        "cpr_form_location" Register LINE;
        "respect" KeepBoth EXISTS;
        "respect_location" Register LINE;
        "adrt" KeepBoth EXISTS;
        "adrt_location" Register LINE;
        "preferred_place_of_care" KeepBoth PLACE;
        "preferred_place_of_death" KeepBoth PLACE;
        "anticipatory_medicines" Register Kind::Code(&["not_needed", "prescribed", "in_home"]);
        "anticipatory_medicines_location" Register LINE;
        "plan" KeepBoth PROSE;
        "surprise_question" Register Kind::YesNo;
        "primary_diagnosis" Register LINE;
        "functional_status" Register Kind::Number(0, 100);
        "phase_of_illness" Register Kind::Code(&["stable", "unstable", "deteriorating", "dying"]);
        "person_aware" Register Kind::YesNo;
        "carer_aware" Register Kind::YesNo;
        "cpr_decided_on" Register Kind::PastDate;
        "cpr_clinician" Register LINE;
        "cpr_review" Register Kind::Date;
        "cpr_told" Register LINE;
        "respect_on" Register Kind::PastDate;
        "respect_copy_seen" Register Kind::YesNo;
        "adrt_scope" Register LINE;
        "advance_statement" Register EXISTS;
        "advance_statement_location" Register LINE;
        "lpa" Register EXISTS;
        "lpa_name" Register LINE;
        "lpa_phone" Register LINE;
        "preferred_place_of_care_where" Register LINE;
        "preferred_place_of_care_second" Register PLACE;
        "preferred_place_of_death_where" Register LINE;
        "preferred_place_of_death_usual" Register Kind::YesNo;
        "preferred_place_of_death_second" Register PLACE;
        "anticipatory_medicines_chart" Register Kind::YesNo;
        "anticipatory_medicines_expiry" Register Kind::Date;
        "anticipatory_medicines_checked" Register Kind::PastDate;
        "syringe_driver" Register Kind::YesNo;
        "fast_track" Register Kind::Code(&[
            "not_needed", "asked", "completed", "submitted", "approved", "package_started", "declined",
        ]);
        "fast_track_asked_on" Register Kind::PastDate;
        "fast_track_completed_on" Register Kind::PastDate;
        "fast_track_completed_by" Register LINE;
        "fast_track_submitted_on" Register Kind::PastDate;
        "fast_track_decided_on" Register Kind::PastDate;
        "fast_track_started_on" Register Kind::PastDate;
        "special_rules_form" Register Kind::YesNo;
        "out_of_hours_told" Register Kind::YesNo;
        "out_of_hours_told_on" Register Kind::PastDate;
        "hospice_involvement" Register LINE;
        "equipment_at_home" Register LINE;
        "night_support" Register LINE;
        "carer_support" Register LINE;
        "spiritual_needs" Register Kind::Prose(2_000);
        "people_to_involve" Register Kind::Prose(2_000);
        "place_of_death" KeepBoth Kind::Code(&[
            "own_home", "other_private_residence", "care_home", "hospice", "hospital", "other",
        ]);
        "death_expected" Register Kind::YesNo;
        "death_verified_by" Register LINE;
        "preferred_place_achieved" Register Kind::Code(&["yes", "no", "none_stated"]);
        "preferred_place_variance" Register Kind::Prose(2_000);
        "bereavement_contact_due" Register Kind::Date;
        "bereavement_contact_on" Register Kind::PastDate;
        "after_death_learning" Register Kind::Prose(2_000);
    }
    SAFEGUARDING {
        "safeguarding_summary" KeepBoth PROSE;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_stable_words() {
        let names: BTreeSet<_> = FIELDS.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), FIELDS.len(), "a name may stand once");
        assert!(
            names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')),
            "names are snake_case words"
        );
    }

    #[test]
    fn safety_critical_fields_keep_both_answers() {
        // records.md, merge policies, the row of keep-both.
        for name in [
            "cpr_decision",
            "respect",
            "adrt",
            "preferred_place_of_care",
            "preferred_place_of_death",
            "prognosis_band",
            "allergies",
            "key_worker",
            "lead_organisation",
            "status",
            "date_of_birth",
            "nhs_number",
            "restricted",
            "sharing_objection",
            "key_safe",
        ] {
            assert_eq!(
                find(name).map(|field| field.policy),
                Some(Policy::KeepBoth),
                "{name} must never be overwritten unseen"
            );
        }
    }
}
