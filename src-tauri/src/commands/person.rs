//! Whoever may be the person that is being typed.

use casework::{case::matches, office::Office};

use super::{Answered, Done};
use crate::shapes::{NewPerson, PossibleMatch};

/// Who may be the person being typed. Looks at the list only; opens no case.
pub(crate) fn matches(office: &Office, args: NewPerson) -> Answered<Vec<PossibleMatch>> {
    Ok(Done::read(matches::matches(office, args.into())?.into_iter().map(PossibleMatch::from).collect()))
}
