//! Clinical capabilities: what only some people may record, whatever their organisation holds.
//!
//! Checked where a person writes, never at admission: two laptops that judged a role differently would otherwise hold
//! different records.

use crate::{
    error::{Error, Result},
    office::Desk,
};

/// Words in a job title that say that somebody decides clinically. Whole words, small letters.
const CLINICAL: &[&str] = &[
    "gp",
    "doctor",
    "dr",
    "consultant",
    "physician",
    "geriatrician",
    "registrar",
    "nurse",
    "matron",
    "paramedic",
    "practitioner",
    "clinician",
    "clinical",
    "surgeon",
    "medical",
    "cns",
    "acp",
    "anp",
];
/// Words in a job title that say that somebody does not.
const NOT_CLINICAL: &[&str] = &[
    "link",
    "prescriber",
    "volunteer",
    "receptionist",
    "administrator",
    "housing",
    "caretaker",
    "befriender",
    "handyperson",
    "police",
    "warden",
    "social",
];
/// Kinds of organisation that do not give clinical care: nobody there decides clinically unless the title says so.
const NOT_CARING: &[&str] = &["vcse", "housing", "police_justice", "adult_social_care"];

/// Fields that only some may record, with what to say to the others (`reference/domain.md` c.8: SCCI1580 items 34 and 36,
/// and fast track by an appropriate clinician).
const GUARDED: &[(&str, &str)] = &[
    (
        "prognosis_band",
        "A prognosis is recorded by the key worker, the GP or the responsible clinician. Write what you saw as a note, or ask them.",
    ),
    (
        "cpr_decision",
        "A decision about CPR is recorded by a doctor, a nurse or another clinician who may decide it. If you have seen the form, write so in a note and ask them.",
    ),
    (
        "fast_track_completed_on",
        "A Fast Track is completed by a doctor or a registered nurse. You can record that you asked for it.",
    ),
];

/// Refuses a field that this seat may not record.
///
/// # Errors
/// `NotYours` with the field and the reason in words.
pub(crate) fn may_record(desk: &Desk, field: &str) -> Result<()> {
    let Some((field, words)) = GUARDED.iter().find(|(name, _)| *name == field) else { return Ok(()) };
    let kind = desk.directory.organisation(&desk.org).map_or_else(String::new, |own| own.profile().kind.clone());
    if decides(&desk.certificate()?.role, &kind) { Ok(()) } else { Err(Error::NotYours { field, words }) }
}

/// Every field that this seat may not record, with the reason in words.
pub(crate) fn refused(desk: &Desk) -> Vec<(&'static str, &'static str)> {
    GUARDED.iter().filter(|(name, _)| may_record(desk, name).is_err()).copied().collect()
}

/// Whether somebody with this job title at this kind of organisation decides clinically. The first seat of a vault holds
/// every permission of its organisation, so a title that says neither counts where care is given.
fn decides(role: &str, kind: &str) -> bool {
    let role = role.to_lowercase();
    let words: Vec<&str> = role.split(|letter: char| !letter.is_alphanumeric()).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    // "Social prescriber" and "nurse prescriber" are two different people.
    has(CLINICAL) || !(has(NOT_CLINICAL) || NOT_CARING.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_decides_and_then_the_kind_of_organisation() {
        for (role, kind, may) in [
            ("GP", "gp_practice", true),
            ("Care coordinator", "gp_practice", true),
            ("Social prescribing link worker", "gp_practice", false),
            ("Link worker", "vcse", false),
            ("Coordinator", "vcse", false),
            ("Hospice nurse", "hospice", true),
            ("Nurse prescriber", "vcse", true),
            ("Social worker", "adult_social_care", false),
            ("Housing officer", "housing", false),
            ("Manager", "hospice", true),
            ("Volunteer", "hospice", false),
        ] {
            assert_eq!(decides(role, kind), may, "{role} at {kind}");
        }
    }

    #[test]
    fn guarded_fields_are_fields() {
        for (name, _) in GUARDED {
            assert!(crdt::field::find(name).is_some(), "{name}");
        }
    }
}
