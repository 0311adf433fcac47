//! The forms that every vault knows: one file a form, read once.

use std::sync::OnceLock;

use crdt::field::{self, Kind};

use super::{Choice, Field, Form, Type};

/// The pathways first, then what any case may have. Fields and their sources: `reference/domain.md` d.1 and d.2.
const FILES: [&str; 9] = [
    include_str!("definitions/falls.json"),
    include_str!("definitions/home-visiting.json"),
    include_str!("definitions/frailty.json"),
    include_str!("definitions/end-of-life.json"),
    include_str!("definitions/after-death.json"),
    include_str!("definitions/observations.json"),
    include_str!("definitions/carer.json"),
    include_str!("definitions/alert.json"),
    include_str!("definitions/referral.json"),
];

/// Every built-in form.
pub(crate) fn all() -> &'static [Form] {
    static FORMS: OnceLock<Vec<Form>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let read = FILES.iter().filter_map(|text| serde_json::from_str::<Form>(text).ok());
        read.map(|mut form| {
            let fields = form.sections.iter_mut().flat_map(|section| &mut section.fields);
            fields.filter(|field| field.kind == Type::Field).for_each(from_table);
            form
        })
        .collect()
    })
}

/// The built-in form with this id.
pub(crate) fn find(id: &str) -> Option<&'static Form> {
    all().iter().find(|form| form.id == id)
}

/// The form that keeps this field of a case, when one does.
pub(crate) fn of_field(name: &str) -> Option<&'static Form> {
    all().iter().find(|form| form.keeps == super::Keeps::Fields && form.field(name).is_some())
}

/// What may be answered to a field of the case stands in the field table, and only there.
fn from_table(field: &mut Field) {
    let Some(known) = field::find(&field.name) else { return };
    let words = |words: &[&str]| words.iter().map(|word| Choice((*word).to_owned(), String::new())).collect();
    (field.kind, field.choices) = match known.kind {
        Kind::Line(_) | Kind::NhsNumber => (Type::Line, Vec::new()),
        Kind::Prose(_) => (Type::Text, Vec::new()),
        Kind::Code(codes) => (Type::Choice, words(codes)),
        Kind::Date | Kind::PastDate => (Type::Date, Vec::new()),
        Kind::YesNo => (Type::YesNo, Vec::new()),
        Kind::Number(least, most) => {
            // Bounds of fields are small whole numbers.
            #[allow(clippy::cast_precision_loss, reason = "bounds of fields are small whole numbers")]
            {
                (field.least, field.most) = (Some(least as f64), Some(most as f64));
            }
            (Type::Number, Vec::new())
        }
    };
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::form::{Keeps, Rule, add::fits};

    #[test]
    fn every_file_is_a_form_that_could_be_typed() {
        assert_eq!(all().len(), FILES.len(), "every file is read");
        for form in all() {
            assert_eq!(fits(form), Ok(()), "{}", form.id);
            assert_eq!(form.version, "1", "{} has a number", form.id);
            assert!(form.happened.is_empty() || form.field(&form.happened).is_some(), "{}: {}", form.id, form.happened);
            for text in FILES {
                // The policy and part of a field of the case stand in the field table alone.
                let file: Form = serde_json::from_str(text).unwrap();
                let kept = file.fields().all(|field| (field.kind == Type::Field) == (file.keeps == Keeps::Fields));
                assert!(kept, "{}: a plan has fields of the case, a record has none", file.id);
            }
        }
    }

    #[test]
    fn a_plan_has_only_fields_of_its_part_or_the_core() {
        for form in all().iter().filter(|form| form.keeps == Keeps::Fields) {
            for field in form.fields() {
                let known = field::find(&field.name).unwrap();
                let home = known.part.as_str();
                assert!(home == form.part || home == "core", "{}: {} lives in {home}", form.id, field.name);
            }
        }
        let told: BTreeSet<_> =
            field::FIELDS.iter().filter(|field| field.part.as_str() == "end_of_life").map(|field| field.name).collect();
        for name in told {
            assert!(of_field(name).is_some(), "{name} of the end of life plan can be written in a form");
        }
    }

    #[test]
    fn what_is_worked_out_names_fields_that_are_there() {
        for form in all() {
            for fact in &form.derived {
                let names: Vec<&String> = match &fact.rule {
                    Rule::MoreThan { field, .. } | Rule::Is { field, .. } => vec![field],
                    Rule::Both { fields } => fields.iter().collect(),
                    Rule::Within { from, to, only, unless, .. } => from.iter().chain([to, only, unless]).collect(),
                    Rule::PosturalDrop {} => Vec::new(),
                };
                for name in names {
                    assert!(form.field(name).is_some(), "{}: {} needs {name}", form.id, fact.name);
                }
                assert!(!fact.help.is_empty() && !fact.source.is_empty(), "{}: {} says how", form.id, fact.name);
            }
        }
    }
}
