//! The fields that a form may change, with what may be written into each: so that no screen keeps a list of its own.

use crdt::field::{FIELDS, Kind, Policy};
use serde::Serialize;

/// A field as a form needs to know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its name.
    pub field: &'static str,
    /// The part it lives in, which says who sees it.
    pub part: &'static str,
    /// `line`, `prose`, `code`, `date`, `nhs_number`, `yes_no` or `number`.
    pub kind: &'static str,
    /// The words of a `code` or `yes_no`, in the order of the field table.
    pub choices: Vec<&'static str>,
    /// Most characters of a `line` or `prose`; nought of others.
    pub most: usize,
    /// The bounds of a `number`.
    pub bounds: Option<(i64, i64)>,
    /// Answers given apart are both kept until a person chooses.
    pub keeps_both: bool,
}

/// Every field that may be changed, in the order of the field table.
#[must_use]
pub fn list() -> Vec<Field> {
    FIELDS
        .iter()
        .filter(|field| field.name != "code")
        .map(|field| {
            let (kind, choices, most, bounds): (_, &[&'static str], _, _) = match field.kind {
                Kind::Line(most) => ("line", &[], most, None),
                Kind::Prose(most) => ("prose", &[], most, None),
                Kind::Code(words) => ("code", words, 0, None),
                Kind::YesNo => ("yes_no", &["yes", "no", "unknown"], 0, None),
                Kind::Date | Kind::PastDate => ("date", &[], 0, None),
                Kind::NhsNumber => ("nhs_number", &[], 0, None),
                Kind::Number(least, most) => ("number", &[], 0, Some((least, most))),
            };
            Field {
                field: field.name,
                part: field.part.as_str(),
                kind,
                choices: choices.to_vec(),
                most,
                bounds,
                keeps_both: field.policy == Policy::KeepBoth,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_is_told_to_offer_is_what_is_accepted() {
        for field in list() {
            let known = crdt::field::find(field.field).map(|known| known.kind);
            for choice in &field.choices {
                let stored = known.map(|kind| kind.check(choice));
                assert_eq!(stored, Some(Ok((*choice).to_owned())), "{} offers {choice}", field.field);
            }
            let coded = matches!(field.kind, "code" | "yes_no");
            assert_eq!(coded, !field.choices.is_empty(), "{} offers choices exactly when it has them", field.field);
        }
        assert!(list().iter().all(|field| field.field != "code"), "a case's code is never changed");
    }
}
