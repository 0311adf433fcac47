//! How this laptop is set.

use super::{Answered, Done};
use crate::{desk::Desk, failure::Failure, preferences::Preferences, shapes::Nothing};

/// How this laptop is set; the usual settings when nothing was set.
pub(crate) fn read(desk: &Desk, _: Nothing) -> Answered<Preferences> {
    Ok(Done::read(desk.preferences()))
}

/// Sets this laptop.
pub(crate) fn set(desk: &Desk, args: Preferences) -> Answered<()> {
    desk.prefer(args.checked()?).map_err(|_| {
        Failure::new("failed", "The settings could not be written on this laptop. They stay as they were.")
    })?;
    Ok(Done { answer: (), touched: vec!["preferences".to_owned()] })
}
