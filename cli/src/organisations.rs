//! `ORG[,ORG]`: several partners in one option, although an exact name may hold commas itself.

use casework::{office::Office, organisation::partners};

use crate::failure::Failure;

/// Reads what was typed into names and ids; the longest stretch that is a known name or id counts as one.
///
/// # Errors
/// Storage errors. Whether each is known is for the verb to say.
pub(crate) fn listed(office: &Office, typed: &[String]) -> Result<Vec<String>, Failure> {
    let known: Vec<String> =
        partners::list(office)?.into_iter().flat_map(|partner| [partner.name, partner.id]).collect();
    Ok(typed.iter().flat_map(|one| split(one, &known)).collect())
}

fn split(typed: &str, known: &[String]) -> Vec<String> {
    let pieces: Vec<&str> = typed.split(',').collect();
    let mut rest = pieces.as_slice();
    let mut found = Vec::new();
    while let Some((first, others)) = rest.split_first() {
        let longest = (2..=rest.len()).rev().find_map(|length| {
            let (these, after) = rest.split_at_checked(length)?;
            let name = these.join(",").trim().to_owned();
            known.contains(&name).then_some((name, after))
        });
        let (name, after) = longest.unwrap_or_else(|| (first.trim().to_owned(), others));
        if !name.is_empty() {
            found.push(name);
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_comma_is_one_partner() {
        let known = ["Age UK, Calder".to_owned(), "Hospice".to_owned()];
        assert_eq!(split("Hospice, Age UK, Calder", &known), ["Hospice", "Age UK, Calder"], "the comma is the name's");
        assert_eq!(split("Hospice,Nobody,", &known), ["Hospice", "Nobody"], "unknown names are for the verb to refuse");
    }
}
