//! One falls response, one home visit, one frailty review and one end of life plan, each as somebody wrote it down.

use serde_json::json;
use tests::window::{Hands, Trouble};

use crate::scenario::{Said, desk, enter, kept, look_at, pathways, unlocked};

const PRACTICE: [&str; 4] = ["Riverside Practice", "gp_practice", "Priya Nair", "Nurse practitioner"];

/// "Rang at ten past two on 2 March 2026. Her carer called: Edna fell about one o'clock in the bathroom, getting up, found
/// at twenty to two. On the floor an hour and a quarter, not able to reach the phone; has a pendant, not wearing it. Nobody
/// saw it. Hit her head, takes apixaban, no blackout; bruised, and a graze on the arm; can stand. Help was there at 2:50, up
/// with the cushion, left at 3:35. Level 2. Pulse 88, oxygen 95. Not taken to hospital, the paramedic and the GP agreed.
/// Referred to the falls clinic and for a medicines review."
#[test]
fn a_fall() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let (desk, case) = desk(folder.path(), PRACTICE, &["falls"])?;
    let window = unlocked(&desk)?;
    let person = window.used_by(Hands::Keyboard);
    pathways(&window, &person)?;
    window.look("pathways-nothing-yet")?;
    enter(
        &window,
        &person,
        "fall",
        "Add a fall",
        &[
            ("call_received_at", Said::TimeOn("2:10pm", ["2", "3", "2026"])),
            ("on_scene_at", Said::Time("2:50pm")),
            ("left_scene_at", Said::Time("15:35")),
            ("caller", Said::Listed("Carer or family")),
            ("fall_time_known", Said::One("estimated")),
            ("fall_at", Said::About("1pm")),
            ("found_at", Said::Time("1:40pm")),
            ("time_on_floor_min", Said::Typed("75")),
            ("still_on_floor", Said::One("yes")),
            ("witnessed", Said::One("no")),
            ("able_to_summon_help", Said::One("no")),
            ("pendant", Said::One("not_worn")),
            ("location", Said::Listed("Bathroom or toilet")),
            ("activity", Said::Typed("Getting up from the toilet")),
            ("mechanism", Said::Listed("Getting up or down")),
            ("loss_of_consciousness", Said::One("no")),
            ("head_strike", Said::One("yes")),
            ("anticoagulant", Said::One("yes")),
            ("injury", Said::Ticked("bruise_skin_tear")),
            ("injury", Said::Ticked("head")),
            ("weight_bearing", Said::One("yes")),
            ("response_level", Said::One("2")),
            ("lifting_equipment", Said::One("inflatable_cushion")),
            ("heart_rate", Said::Typed("88")),
            ("oxygen_saturation", Said::Typed("95")),
            ("conveyance", Said::One("not_conveyed_home")),
            ("conveyance_decided_by", Said::Typed("Paramedic with Dr Okafor")),
            ("referrals_made", Said::Ticked("falls_clinic")),
            ("referrals_made", Said::Ticked("gp_med_review")),
        ],
    )?;
    window.until_it_says("Fall, 2 March 2026, 2:10pm")?;
    window.until("document.activeElement.id.startsWith('record-')")?;
    let record = kept(&window, &case, "falls")?;
    let said = &record["answers"];
    assert_eq!(said["fall_at"], "~2026-03-02T13:00:00Z", "an estimate on the day of the call");
    assert_eq!(said["injury"], "bruise_skin_tear head", "both injuries");
    assert_eq!(said["time_on_floor_min"], "75", "minutes on the floor");
    let worked: Vec<_> =
        record["derived"].as_array().unwrap().iter().map(|fact| (&fact["name"], &fact["value"])).collect();
    assert!(worked.contains(&(&json!("long_lie"), &json!("yes"))), "an hour and a quarter is a long lie: {worked:?}");
    window.until_it_says("Long lie: yes")?;
    look_at(&window, ".rt-pathway", "pathway-falls")?;
    window.close()
}

/// "999 asked us on 9 November 2026 at half past eight: more confused since yesterday, catheter blocked. Two hours. Accepted
/// at 9:05, seen at 10:40 by the nurse practitioner, left 11:20. One of the nine: catheter care. Housebound. NEWS2 scored 3.
/// Catheter changed, draining; advice to the daughter, bloods taken. Stays at home, admission avoided. Daughter strained.
/// Next on the 11th."
#[test]
fn a_home_visit() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let (desk, case) = desk(folder.path(), PRACTICE, &["home-visiting"])?;
    let window = unlocked(&desk)?;
    let person = window.used_by(Hands::Keyboard);
    pathways(&window, &person)?;
    enter(
        &window,
        &person,
        "visit",
        "Add a visit",
        &[
            ("request_received_at", Said::TimeOn("8:30am", ["9", "Nov", "2026"])),
            ("requested_by", Said::Listed("Ambulance")),
            ("reason", Said::Listed("Catheter")),
            ("response_needed", Said::One("2h")),
            ("ucr", Said::One("yes")),
            ("ucr_condition", Said::Listed("Urgent catheter care")),
            ("ucr_accepted_at", Said::Time("9:05am")),
            ("ucr_first_contact_at", Said::Time("10.40am")),
            ("housebound", Said::One("yes")),
            ("visit_start", Said::Time("1040")),
            ("visit_end", Said::Time("11:20")),
            ("seen_by", Said::Typed("Nurse practitioner")),
            ("news2", Said::Typed("3")),
            ("assessment", Said::Typed("Catheter blocked; changed, draining well. Less muddled by eleven.")),
            ("actions_taken", Said::Ticked("treated")),
            ("actions_taken", Said::Ticked("bloods")),
            ("actions_taken", Said::Ticked("advice")),
            ("avoided", Said::One("yes")),
            ("outcome", Said::Listed("Stayed at home")),
            ("next_contact", Said::Day(["11", "11", "2026"])),
            ("carer_strain", Said::One("strained")),
        ],
    )?;
    window.until_it_says("2-hour response met: yes")?;
    let record = kept(&window, &case, "home-visiting")?;
    assert_eq!(
        record["answers"]["ucr_first_contact_at"], "2026-11-09T10:40:00Z",
        "in winter England keeps Greenwich time"
    );
    assert!(
        record["derived"][0]["definition"].as_str().unwrap().starts_with("UCR 2-hour clock, version"),
        "the definition has a name and a version"
    );
    look_at(&window, ".rt-pathway", "pathway-home-visiting")?;
    window.close()
}

/// "Reviewed on 16 November 2026. Clinical Frailty Scale 6, as she was two weeks ago, by the nurse. eFI 0.31 from the GP
/// system, moderate, on the 2nd. Mobility: need with a plan. Medicines: need, eleven of them. Mood: no need. Two falls in
/// twelve months, lives alone. She wants to get to her garden. If worse: ring the daughter, then us. Again in twelve weeks."
#[test]
fn a_frailty_review() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let (desk, case) = desk(folder.path(), PRACTICE, &["frailty"])?;
    let window = unlocked(&desk)?;
    let person = window.used_by(Hands::Keyboard);
    pathways(&window, &person)?;
    enter(
        &window,
        &person,
        "review",
        "Add a frailty review",
        &[
            ("reviewed_on", Said::Day(["16", "11", "2026"])),
            ("identified_by", Said::One("cfs")),
            ("cfs_level", Said::Listed("6, moderate frailty")),
            ("baseline_confirmed", Said::One("yes")),
            ("cfs_by", Said::Typed("Priya Nair")),
            ("efi_value", Said::Typed("0.31")),
            ("efi_category", Said::One("moderate")),
            ("efi_instrument", Said::One("efi2")),
            ("efi_on", Said::Day(["2", "11", "2026"])),
            ("frailty_change", Said::One("declined")),
            ("cga_medicines", Said::One("need")),
            ("cga_mobility", Said::One("plan")),
            ("cga_mood", Said::One("no_need")),
            ("medicines_count", Said::Typed("11")),
            ("falls_last_12m", Said::Typed("2")),
            ("lives_alone", Said::One("yes")),
            ("main_goal", Said::Typed("To get to my garden and back without holding on to anybody.")),
            ("contingency", Said::Typed("Ring my daughter first, then the practice.")),
            ("review_weeks", Said::Typed("12")),
        ],
    )?;
    let record = kept(&window, &case, "frailty")?;
    assert_eq!(record["answers"]["cfs_level"], "6", "the level");
    let open = window.call("open_case", &json!({"id": case}))?.expect("the case");
    assert!(open.to_string().contains("clinical_frailty_scale"), "the case says the level in one line too");
    look_at(&window, ".rt-pathway", "pathway-frailty")?;
    window.close()
}

/// "Weeks, her GP says: heart failure. No surprise. AKPS 40, deteriorating; she knows, her daughter knows. Not for CPR, Dr
/// Okafor on 20 February 2026, form in the yellow folder on the hall table. ReSPECT with it. Wants to be at home, and to die
/// at home; the hospice if not. Medicines are in the kitchen cupboard with the chart, until 30 June 2027. Fast Track asked for.
/// Sitters three nights."
#[test]
fn an_end_of_life_plan() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let (desk, case) =
        desk(folder.path(), ["Riverside Practice", "gp_practice", "Ama Okafor", "GP"], &["end-of-life"])?;
    let window = unlocked(&desk)?;
    let person = window.used_by(Hands::Keyboard);
    pathways(&window, &person)?;
    enter(
        &window,
        &person,
        "plan",
        "Begin end of life plan",
        &[
            ("surprise_question", Said::One("yes")),
            ("prognosis_band", Said::One("weeks")),
            ("primary_diagnosis", Said::Typed("Heart failure")),
            ("functional_status", Said::Typed("40")),
            ("phase_of_illness", Said::One("deteriorating")),
            ("person_aware", Said::One("yes")),
            ("carer_aware", Said::One("yes")),
            ("cpr_decision", Said::One("not_for_attempted")),
            ("cpr_decided_on", Said::Day(["20", "2", "2026"])),
            ("cpr_clinician", Said::Typed("Dr Okafor")),
            ("cpr_form_location", Said::Typed("Yellow folder, hall table")),
            ("respect", Said::One("exists")),
            ("respect_location", Said::Typed("Yellow folder, hall table")),
            ("preferred_place_of_care", Said::Listed("Own home")),
            ("preferred_place_of_death", Said::Listed("Own home")),
            ("preferred_place_of_death_second", Said::Listed("Hospice")),
            ("anticipatory_medicines", Said::One("in_home")),
            ("anticipatory_medicines_location", Said::Typed("Kitchen cupboard")),
            ("anticipatory_medicines_expiry", Said::Day(["30", "6", "2027"])),
            ("night_support", Said::Typed("Sitters three nights a week")),
            ("plan", Said::Typed("Keep her at home. Ring the hospice before 999.")),
        ],
    )?;
    window.until_it_says("21 answers saved on this laptop")?;
    let open = window.call("open_case", &json!({"id": case}))?.expect("the case");
    let field = |name: &str| {
        let parts = open["parts"].as_array().unwrap();
        parts
            .iter()
            .flat_map(|part| part["fields"].as_array().unwrap())
            .find(|one| one["field"] == name)
            .map(|one| one["value"].clone())
    };
    assert_eq!(field("prognosis_band"), Some(json!("weeks")), "the prognosis");
    assert_eq!(field("anticipatory_medicines_expiry"), Some(json!("2027-06-30")), "a day to come is a day");
    window.until_it_says("Not for CPR")?;
    look_at(&window, ".rt-pathway", "pathway-end-of-life")?;
    window.close()
}
