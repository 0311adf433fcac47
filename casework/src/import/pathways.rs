//! The columns by which lists of a pathway name what its form asks: the one table of them.
//!
//! A cell is an answer only when it means exactly one; every other stays in the note, word for word. Not here, on purpose:
//! a colour without its scheme, a key worker (taking a case on is accepted, never imported), who found the person, and
//! facts that Roundtable works out from other answers (a long lie).

use super::question::{Reads, Says, Word};

/// A form whose records are made only of rows with these words in this column, both in small letters and digits only.
pub const ROWS: &[(&str, &str, &[&str])] = &[
    ("falls", "service", &["fallsresponse"]),
    ("home-visiting", "service", &["homevisiting", "urgentcommunityresponse"]),
];

const fn column(form: &'static str, question: &'static str, headings: &'static str) -> Says {
    Says { form, question, headings, needs: "", reads: Reads::Kind }
}

const fn fall(question: &'static str, headings: &'static str) -> Says {
    column("falls", question, headings).beside("service")
}

const fn visit(question: &'static str, headings: &'static str) -> Says {
    column("home-visiting", question, headings).beside("service")
}

const fn plan(question: &'static str, headings: &'static str) -> Says {
    column("end-of-life", question, headings)
}

impl Says {
    const fn beside(self, heading: &'static str) -> Self {
        Self { needs: heading, ..self }
    }

    const fn words(self, words: &'static [Word]) -> Self {
        Self { reads: Reads::Words(words), ..self }
    }

    const fn only(self, words: &'static [Word]) -> Self {
        Self { reads: Reads::Only(words), ..self }
    }

    const fn pair(self, second: &'static str) -> Self {
        Self { reads: Reads::Pair(second), ..self }
    }
}

const fn is(cell: &'static str, code: &'static str) -> Word {
    Word { cell, code, more: false }
}

const fn also(cell: &'static str, code: &'static str) -> Word {
    Word { cell, code, more: true }
}

/// Codes of preferred place of death in lists (SCCI1580). 20 is any private residence, which is not one answer here.
const PLACES: &[Word] = &[
    is("10", "hospital"),
    is("21", "own_home"),
    is("22", "other_private_residence"),
    is("30", "hospice"),
    is("40", "care_home"),
    is("50", "other"),
];

/// The same with their words.
const PLACES_IN_WORDS: &[Word] = &[
    is("10 hospital", "hospital"),
    is("21 own home", "own_home"),
    is("22 other private residence", "other_private_residence"),
    is("30 hospice", "hospice"),
    is("40 care home", "care_home"),
    is("50 other", "other"),
];

/// Who asked for help and why is told to every partner, housing too, so only reasons that anybody may read are taken over.
const CLINICAL: &str = "A clinical reason: see the clinical notes";
const REASONS: &[Word] = &[
    is("fall", "fall"),
    is("carer unwell", "carer unwell"),
    is("equipment needed today", "equipment needed today"),
    is("post-discharge check", "post-discharge check"),
    also("catheter blocked", CLINICAL),
    also("chest infection, same day visit", CLINICAL),
    also("decompensated frailty", CLINICAL),
    also("high glucose", CLINICAL),
    also("new confusion", CLINICAL),
    also("palliative support", CLINICAL),
    also("wound deterioration", CLINICAL),
];

/// In a column called "Carer" that is no name.
const NOBODY: &[Word] = &[
    is("none", ""),
    is("nil", ""),
    is("no", ""),
    is("n", ""),
    is("false", ""),
    is("0", ""),
    is("-", ""),
    is("n/a", ""),
    is("yes", ""),
    is("y", ""),
    is("true", ""),
    is("1", ""),
    is("self", ""),
    is("unknown", ""),
    is("not known", ""),
    is("n/k", ""),
    is("?", ""),
];

/// Where a place should be named and is not yet.
const NO_PLACE: &[Word] =
    &[is("to be chosen", ""), is("not known", ""), is("unknown", ""), is("tbc", ""), is("n/k", "")];

/// Every pathway column an import knows. Of several lines for one cell and form, the first that can read it does.
pub const COLUMNS: &[Says] = &[
    column("referral", "received_at", "referralreceivedat").beside("referralsource"),
    column("referral", "source", "referralsource"),
    column("referral", "reason", "reason").beside("referralsource").only(REASONS),
    fall("call_received_at", "callreceivedat"),
    fall("referral_received_at", "referralreceivedat"),
    fall("accepted_at", "acceptedat"),
    fall("dispatched_at", "dispatchedat"),
    fall("on_scene_at", "onsceneat"),
    fall("left_scene_at", "leftsceneat"),
    fall("response_level", "responselevel"),
    fall("location", "location"),
    fall("time_on_floor_min", "timeonfloormin timeonfloorminutes"),
    fall("loss_of_consciousness", "lossofconsciousness"),
    fall("head_strike", "headstrike"),
    fall("anticoagulant", "anticoagulant"),
    fall("injury", "injury"),
    fall("lifting_equipment", "liftingequipment"),
    fall("news2", "news2"),
    fall("lying_systolic", "bplying").pair("lying_diastolic"),
    fall("standing_1_systolic", "bpstanding1min").pair("standing_1_diastolic"),
    fall("standing_3_systolic", "bpstanding3min").pair("standing_3_diastolic"),
    fall("four_at", "fourat 4at").words(&[
        also("4", "4"),
        also("5", "4"),
        also("6", "4"),
        also("7", "4"),
        also("8", "4"),
        also("9", "4"),
        also("10", "4"),
        also("11", "4"),
        also("12", "4"),
    ]),
    fall("falls_last_12m", "fallslast12m"),
    fall("cfs_level", "cfs"),
    fall("conveyance", "conveyancedecision"),
    fall("conveyance_decided_by", "decidedby"),
    fall("conveyance_reason", "conveyancereason"),
    fall("fell_again_72h", "followup72h").only(&[is("fell again", "yes"), is("no further fall", "no")]),
    fall("referrals_made", "onwardreferrals"),
    fall("remarks", "narrative"),
    visit("request_received_at", "referralreceivedat"),
    visit("reason", "reason").only(&[
        is("catheter blocked", "catheter"),
        is("wound deterioration", "wound"),
        is("palliative support", "eol"),
        is("post-discharge check", "post_discharge"),
    ]),
    visit("visit_start", "onsceneat"),
    visit("visit_end", "leftsceneat"),
    visit("news2", "news2"),
    visit("outcome", "conveyancedecision").only(&[
        is("not_conveyed_home", "remain_home"),
        is("conveyed_ed", "ed"),
        is("admitted_direct", "admitted"),
        is("died", "died"),
    ]),
    visit("remarks", "narrative"),
    plan("prognosis_band", "prognosis prognosisband"),
    plan("primary_diagnosis", "primarydiagnosis maindiagnosis"),
    plan("functional_status", "akps functionalstatus"),
    plan("phase_of_illness", "phase phaseofillness"),
    plan("carer_aware", "careraware"),
    plan("cpr_decision", "cpr cprdecision")
        .words(&[is("for attempted cpr", "for_attempted"), is("not for attempted cpr", "not_for_attempted")]),
    plan("respect", "respect respectform").words(&[is("yes", "exists"), is("no", "none")]),
    plan("respect_location", "respectkeptat respectlocation"),
    plan("adrt", "adrt").words(&[also("exists, copy seen", "exists"), also("exists, not seen", "exists")]),
    plan("lpa", "lpahealth lpahealthandwelfare"),
    plan("preferred_place_of_care", "preferredplaceofcare ppc").words(PLACES),
    plan("preferred_place_of_death", "ppd1 ppd preferredplaceofdeath").words(PLACES),
    plan("preferred_place_of_death", "ppdnotstatedbecause"),
    plan("preferred_place_of_death_usual", "ppd1where").only(&[is("usual residence", "yes")]),
    plan("preferred_place_of_death_where", "ppd1where").words(NO_PLACE),
    plan("preferred_place_of_death_second", "ppd2").words(PLACES),
    plan("anticipatory_medicines", "anticipatorymedicines").words(&[is("yes - in house", "in_home")]),
    plan("anticipatory_medicines_location", "keptat").beside("anticipatorymedicines"),
    plan("anticipatory_medicines_chart", "authorisationchart"),
    plan("anticipatory_medicines_expiry", "medicinesexpire").beside("anticipatorymedicines"),
    plan("syringe_driver", "syringedriver"),
    plan("fast_track", "fasttrack"),
    plan("out_of_hours_told", "outofhourstold"),
    column("after-death", "place_of_death", "placeofdeath").words(PLACES_IN_WORDS),
    column("after-death", "preferred_place_achieved", "ppdachieved"),
    column("after-death", "preferred_place_variance", "variance").beside("ppdachieved"),
    column("carer", "name", "carer").beside("carerphone").words(NOBODY),
    column("carer", "name", "carername").words(NOBODY),
    column("carer", "phone", "carerphone").beside("carer"),
];

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
mod tests {
    use super::*;
    use crate::form::Type;

    #[test]
    fn every_line_names_a_question_and_only_codes_that_it_has() {
        for line in COLUMNS {
            let asked = line.asked().unwrap_or_else(|| panic!("{}.{}", line.form, line.question));
            let words = match line.reads {
                Reads::Kind => &[],
                Reads::Words(words) | Reads::Only(words) => words,
                Reads::Pair(second) => {
                    assert!(asked.form.field(second).is_some(), "{}: {second}", line.question);
                    &[]
                }
            };
            for word in words.iter().filter(|word| !word.code.is_empty()) {
                let known = match asked.field.kind {
                    Type::YesNo => matches!(word.code, "yes" | "no"),
                    Type::Text => true,
                    _ => asked.field.choices.iter().any(|choice| choice.0 == word.code),
                };
                assert!(known, "{}: {} is one of its answers", line.question, word.code);
                assert_eq!(word.cell, word.cell.to_lowercase(), "cells are compared in small letters");
            }
            for heading in line.headings.split(' ').chain([line.needs]) {
                assert_eq!(heading, super::super::headings::normal(heading), "headings are compared like this");
            }
        }
    }
}
