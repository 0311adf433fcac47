//! Which people the practice shares with the hospice, and what the hospice then holds of them.

use serde_json::Value;

use crate::failure::Failure;
use crate::tell;

use super::office::{Answer, Office};

const BASIS: &str = "Direct care: talked through with the person at a visit, no objection";

/// Shares that many people with the hospice and gives their cases.
pub(super) fn share(practice: &Office, hospice: &Office, wanted: usize) -> Result<Vec<String>, Failure> {
    let all = practice.ask(&["case", "list"])?;
    let chosen = eldest(&all, wanted)?;
    let mut parts = Vec::new();
    for case in &chosen {
        let shared = practice.ask(&["case", "share", case, "--with", hospice.name, "--basis", BASIS])?;
        parts = parts_of(&shared, hospice.name);
    }
    tell::line(format!(
        "{} shares {} of its {} people with {}{}.",
        practice.name,
        chosen.len(),
        all.count("/total")?,
        hospice.name,
        if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) },
    ));
    Ok(chosen)
}

/// Picks the eldest people whose entry raises no question: the likeliest to be known to a hospice.
fn eldest(all: &Answer, wanted: usize) -> Result<Vec<String>, Failure> {
    let mut people: Vec<(&str, &str)> = all
        .list("/cases")?
        .iter()
        .filter(|case| raises_no_question(case))
        .filter_map(|case| Some((case.get("date_of_birth")?.as_str()?, case.get("id")?.as_str()?)))
        .collect();
    people.sort_unstable();
    if people.len() < wanted {
        return Err(Failure::new("The caseload holds too few people to share any."));
    }
    Ok(people.into_iter().take(wanted).map(|(_, id)| id.to_owned()).collect())
}

fn raises_no_question(case: &Value) -> bool {
    let open = matches!(case.get("status").and_then(Value::as_str), Some("new" | "active"));
    let numbered = case.get("nhs_number").is_some_and(Value::is_string);
    let asked = match case.get("needs_checking") {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::Number(count)) => count.as_u64() != Some(0),
        Some(Value::Array(list)) => !list.is_empty(),
        Some(_) => true,
    };
    open && numbered && !asked
}

/// Lists what a partner holds by a circle's answer, which names it by id or by name.
fn parts_of(shared: &Answer, partner: &str) -> Vec<String> {
    let names = |entry: &Value| {
        let organisation = entry.get("organisation");
        organisation
            .is_some_and(|o| o.as_str() == Some(partner) || o.get("name").and_then(Value::as_str) == Some(partner))
    };
    shared
        .list("/circle")
        .unwrap_or_default()
        .iter()
        .filter(|entry| names(entry))
        .filter_map(|entry| entry.get("parts")?.as_array())
        .flatten()
        .filter_map(|part| part.as_str().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_open_entries_without_a_question_are_shared() {
        let sound = json!({ "status": "new", "nhs_number": "9990000018", "needs_checking": false });
        assert!(raises_no_question(&sound), "an ordinary entry may be shared");
        for (key, value) in [
            ("status", json!("closed")),
            ("nhs_number", json!(null)),
            ("needs_checking", json!(true)),
            ("needs_checking", json!(["date_of_birth"])),
        ] {
            let mut doubtful = sound.clone();
            if let Some(entry) = doubtful.as_object_mut() {
                entry.insert(key.to_owned(), value.clone());
            }
            assert!(
                !raises_no_question(&doubtful),
                "{key} = {value} must be looked at by a person before it is shared"
            );
        }
    }
}
