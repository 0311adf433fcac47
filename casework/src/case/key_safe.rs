//! The key safe of a person's door: its code is behind a press, and the press leaves a line in the audit.

use crdt::Part;

use super::open::{shown, who};
use crate::{
    audit::look,
    error::Result,
    office::{Office, Op},
    store::{change, part, space},
    time,
    two_answers::Answer,
};

/// The field.
pub const FIELD: &str = "key_safe";

/// What is recorded of the key safe: one answer, or every answer while they differ; none when nothing is recorded.
/// The line in the audit is written first.
///
/// # Errors
/// `not_found`; storage errors.
pub fn show(office: &Office, id: &str) -> Result<Vec<Answer>> {
    look::behind_a_press(office, Op::KeySafeShow, id)?;
    let id = id.to_owned();
    office.read(move |sql, desk| {
        let row = space::of_case(sql, &id)?;
        let Some(document) = part::load(sql, row, Part::CONTACT.as_str())? else { return Ok(Vec::new()) };
        document
            .answers(FIELD)?
            .into_iter()
            .map(|answer| {
                let seat = change::seat_of(sql, row, Part::CONTACT.as_str(), &answer.id.0)?;
                let (by, organisation) = who(desk, seat);
                Ok(Answer {
                    id: answer.id.to_string(),
                    value: shown(&answer.value),
                    by,
                    organisation,
                    at: time::rfc3339(answer.at),
                })
            })
            .collect()
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::{audit, case::set, office::sample};

    #[test]
    fn every_press_leaves_its_line_and_the_line_holds_no_code() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let case = sample::ashworth(&office);
        assert_eq!(show(&office, &case).unwrap(), [], "nothing is recorded yet");
        set::set(&office, &case, FIELD, "Left of the door, 4821", None).unwrap();
        for _ in 0..2 {
            let said = show(&office, &case).unwrap();
            assert_eq!((said[0].value.as_str(), said[0].by.as_str()), ("Left of the door, 4821", "Priya Nair"));
        }
        let lines = audit::list::list(&office, Some(&case), None).unwrap();
        let looks: Vec<_> = lines.iter().filter(|line| line.act == "key_safe_show").collect();
        assert_eq!(looks.len(), 3, "each press is a look, also within the same minute");
        assert!(!serde_json::to_string(&lines).unwrap().contains("4821"), "the audit never holds what was looked at");
        assert!(show(&office, "nobody").is_err(), "no such case");
    }
}
