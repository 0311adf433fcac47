//! Listing the forms that may be filled in here.

use serde::Serialize;

use super::{Form, built_in, known};
use crate::{error::Result, office::Office, team};

/// A form with where it is known from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Listed {
    /// The form.
    #[serde(flatten)]
    pub form: Form,
    /// `built_in` or `team`.
    pub known_from: &'static str,
}

/// Every form: the built-in ones in the order of the pathways, then our team's own by name.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office) -> Result<Vec<Listed>> {
    office.read(|sql, desk| {
        let mut forms: Vec<Listed> =
            built_in::all().iter().map(|form| Listed { form: form.clone(), known_from: "built_in" }).collect();
        if let Some(team) = team::ours(sql, &desk.directory, &desk.org)? {
            let own = known::all_of_team(sql, team)?;
            forms.extend(own.into_iter().map(|form| Listed { form, known_from: "team" }));
        }
        Ok(forms)
    })
}

/// One form as new records are made in it.
///
/// # Errors
/// `Invalid` for one that does not exist here.
pub fn show(office: &Office, id: &str) -> Result<Form> {
    let id = id.to_owned();
    office.read(move |sql, desk| known::newest(sql, desk, &id))
}
