//! From an imported person to the fields of the case's parts.

use std::collections::BTreeMap;

use crdt::field;
use serde::Serialize;

use crate::import::{ImportedPerson, person::Absence};

/// Field name to stored value, sorted by name.
pub(super) type Fields = BTreeMap<&'static str, String>;

/// The fields that a row becomes. Everything was checked when the row was read.
pub(super) fn of(person: &ImportedPerson) -> Fields {
    let mut out = Fields::new();
    let mut put = |name, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.insert(name, value);
        }
    };
    let core = &person.core;
    put("status", Some("new".to_owned()));
    put("urgency", Some("routine".to_owned()));
    put("title", core.title.clone());
    put("family_name", Some(core.family_name.clone()));
    put("given_name", Some(core.given_name.clone()));
    put("known_as", core.known_as.clone());
    put("date_of_birth", core.date_of_birth.map(|date| date.to_string()));
    put("born_about", core.born_about.map(|years| years.to_string()));
    put("sex", core.sex.as_ref().and_then(word));
    // Died on a day that cannot be read: the fact must not be lost with the day.
    put(
        "date_of_death",
        core.deceased.map(|died| died.date.map_or_else(|| "unknown".to_owned(), |date| date.to_string())),
    );

    let identity = &person.identity;
    put("nhs_number", identity.nhs_number.map(|number| number.to_digits()));
    put("nhs_number_absent_reason", identity.nhs_number_absent.as_ref().map(|why| absence(why).to_owned()));
    put("usual_gp", identity.gp.clone());
    put("gp_practice", identity.gp_practice.clone());
    put("gp_practice_code", identity.gp_practice_code.clone());
    put("source_id", identity.local_identifier.as_ref().map(|id| format!("{}: {}", id.system, id.value)));

    let contact = &person.contact;
    put("address", contact.address.clone());
    put("postcode", contact.postcode.as_ref().map(|postcode| postcode.as_str().to_owned()));
    put("phone", phones(person));
    put("restricted", contact.restricted.then(|| "yes".to_owned()));
    put("residence_type", contact.no_fixed_abode.then(|| "no_fixed_abode".to_owned()));
    put("lives_alone", contact.lives_alone.as_ref().and_then(word));

    let about = &person.about;
    put("language", about.language.clone());
    put("interpreter_needed", about.interpreter_needed.as_ref().and_then(word));
    put("communication_needs", about.communication_needs.clone());

    let clinical = &person.clinical;
    put("clinical_frailty_scale", clinical.clinical_frailty_scale.map(|level| level.to_string()));
    put("efi", clinical.frailty_index.as_ref().map(frailty));
    put("problems", Some(clinical.problems.join("\n")));
    put("housebound", clinical.housebound.as_ref().and_then(housebound));
    put("housebound_review", clinical.housebound.as_ref().and_then(|said| said.review).map(|date| date.to_string()));
    put("last_contact", clinical.last_contact.map(|date| date.to_string()));
    let register = person.end_of_life.palliative_care_register;
    put("palliative_care_register", register.map(|_| "yes".to_owned()));
    put("palliative_care_register_since", register.and_then(|on| on.since).map(|date| date.to_string()));
    for (name, value) in &person.plan {
        if let Some(known) = field::find(name) {
            put(known.name, Some(value.clone()));
        }
    }
    out
}

/// The stable word that a code is printed with.
fn word<T: Serialize>(code: &T) -> Option<String> {
    serde_json::to_value(code).ok().and_then(|value| value.as_str().map(str::to_owned))
}

fn absence(why: &Absence) -> &'static str {
    match why {
        Absence::NotInFile => "not_asked",
        Absence::Blank | Absence::NotKnown => "not_known",
        Absence::NotValid { .. } => "not_valid",
    }
}

fn phones(person: &ImportedPerson) -> Option<String> {
    let contact = &person.contact;
    let shown: Vec<String> = contact
        .phones
        .iter()
        .map(|phone| {
            phone.label.as_ref().map_or_else(|| phone.spaced(), |label| format!("{} ({label})", phone.spaced()))
        })
        .collect();
    if shown.is_empty() { contact.phone_words.clone() } else { Some(shown.join("; ")) }
}

fn frailty(index: &crate::import::parts::FrailtyIndex) -> String {
    let value =
        index.thousandths.map(|thousandths| format!(" {}", f64::from(thousandths) / 1000.0)).unwrap_or_default();
    let category = index.category.as_deref().map(|category| format!(" {category}")).unwrap_or_default();
    format!("{}{value}{category}", word(&index.instrument).unwrap_or_default())
}

fn housebound(said: &crate::import::parts::Housebound) -> Option<String> {
    word(&said.state)
}
