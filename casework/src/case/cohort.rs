//! Cohorts: the four built in, and how many open cases each has.

use crdt::{
    Part,
    document::{Container, Map, Value},
};
use serde::Serialize;

use crate::{
    error::{Error, Result},
    office::{Office, Tx},
    store::SpaceRow,
    view::membership::COHORTS,
};

struct BuiltIn {
    id: &'static str,
    name: &'static str,
    purpose: &'static str,
    home: &'static Part,
}

const BUILT_IN: [BuiltIn; 4] = [
    BuiltIn {
        id: "falls",
        name: "Falls response",
        purpose: "Get people up safely, and find out why they fell.",
        home: &Part::CLINICAL,
    },
    BuiltIn {
        id: "home-visiting",
        name: "Home visiting",
        purpose: "See people at home who cannot come to us.",
        home: &Part::CLINICAL,
    },
    BuiltIn {
        id: "frailty",
        name: "Frailty",
        purpose: "Plan ahead with people who live with frailty.",
        home: &Part::CLINICAL,
    },
    BuiltIn {
        id: "end-of-life",
        name: "End of life",
        purpose: "Care as the person wishes in the last year of life.",
        home: &Part::END_OF_LIFE,
    },
];

/// A cohort as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cohort {
    /// Stable id.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// `falls`, `home_visiting`, `frailty` or `end_of_life`; `user_defined` later.
    pub kind: String,
    /// One sentence.
    pub purpose: String,
    /// Cases in it that are not closed, declined or entered in error.
    pub open_cases: u64,
}

/// Every cohort, in the order of the pathways.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office) -> Result<Vec<Cohort>> {
    office.read(|sql, _| {
        let mut query = sql.prepare_cached(
            "SELECT count(DISTINCT m.space) FROM membership_view m JOIN case_view c ON c.space = m.space
             WHERE m.cohort = ?1 AND c.status NOT IN ('closed', 'declined', 'entered_in_error')",
        )?;
        BUILT_IN
            .iter()
            .map(|cohort| {
                Ok(Cohort {
                    id: cohort.id.to_owned(),
                    name: cohort.name.to_owned(),
                    kind: cohort.id.replace('-', "_"),
                    purpose: cohort.purpose.to_owned(),
                    open_cases: query.query_row([cohort.id], |row| row.get(0))?,
                })
            })
            .collect()
    })
}

/// The part in which membership of a cohort is recorded.
///
/// # Errors
/// `Invalid` for a cohort that does not exist.
pub(crate) fn home(id: &str) -> Result<&'static Part> {
    BUILT_IN
        .iter()
        .find(|cohort| cohort.id == id)
        .map(|cohort| cohort.home)
        .ok_or(Error::Invalid { field: "cohorts", words: "There is no such cohort. See the list of cohorts." })
}

/// Records that a case entered a cohort.
pub(crate) fn enter(tx: &mut Tx<'_>, row: SpaceRow, id: &str, source: &str) -> Result<()> {
    let entry = Map::from([
        ("set".to_owned(), Value::from(COHORTS)),
        ("member".to_owned(), Value::from(id)),
        ("source".to_owned(), Value::from(source)),
    ]);
    tx.edit(row, home(id)?, |_, edit| {
        edit.enter(Container::Sets, entry);
        Ok(())
    })?;
    Ok(())
}
