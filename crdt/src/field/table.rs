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
        "date_of_birth" KeepBoth Kind::Date;
        "sex" Register SEX;
        "status" KeepBoth STATUS;
        "status_reason" Register LINE;
        "urgency" Register URGENCY;
        "headline" Register Kind::Line(140);
        "situation" KeepBoth PROSE;
        "key_worker" KeepBoth LINE;
        "lead_organisation" KeepBoth LINE;
        "next_review" Register Kind::Date;
        "date_of_death" KeepBoth Kind::Date;
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
        "palliative_care_register_since" Register Kind::Date;
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
