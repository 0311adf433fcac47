//! `rebuild`: the projection made again from the signed record.

use casework::check;

use super::Room;
use crate::{answer::Answer, failure::Failure};

/// Makes it again.
///
/// # Errors
/// Storage errors; the old projection then stays.
pub(crate) fn run(room: &Room) -> Result<Answer, Failure> {
    Answer::new(check::rebuild(&room.office)?, |rebuilt| {
        let same = if rebuilt.identical {
            "They say exactly what they said before."
        } else {
            "They said something else before; what the signed record says holds now."
        };
        format!("The lists and the search were made again in {:.1} seconds. {same}\n", rebuilt.seconds)
    })
}
