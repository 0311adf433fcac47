//! Listing every question with two answers.

use super::{TwoAnswers, of_case};
use crate::{error::Result, office::Office};

/// An open question by the person it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The case's id.
    pub case: String,
    /// The field.
    pub field: String,
    /// The person's family name.
    pub family_name: String,
    /// Their given name.
    pub given_name: String,
    /// Their title.
    pub title: String,
}

/// The first open questions by the person they are about, and how many there are in all; no document is loaded.
///
/// # Errors
/// Storage errors.
pub fn names(office: &Office, most: u32) -> Result<(Vec<Named>, u64)> {
    office.read(move |sql, _| {
        let mut query = sql.prepare_cached(
            "SELECT c.id, t.field, c.family_name, c.given_name, c.title FROM two_answers_view t
             JOIN case_view c ON c.space = t.space ORDER BY c.sort_name, c.id, t.field LIMIT ?1",
        )?;
        let found = query.query_map([most], |row| {
            let text = |index: usize| row.get::<_, String>(index);
            Ok(Named { case: text(0)?, field: text(1)?, family_name: text(2)?, given_name: text(3)?, title: text(4)? })
        })?;
        let first = found.collect::<std::result::Result<_, _>>()?;
        let all = sql.prepare_cached("SELECT count(*) FROM two_answers_view")?.query_row([], |row| row.get(0))?;
        Ok((first, all))
    })
}

/// Every open question on this laptop, by case.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office) -> Result<Vec<TwoAnswers>> {
    office.read(|sql, desk| {
        let mut query = sql.prepare_cached(
            "SELECT DISTINCT t.space FROM two_answers_view t JOIN case_view c ON c.space = t.space ORDER BY c.sort_name, c.id",
        )?;
        let rows = query.query_map([], |row| row.get(0))?.collect::<std::result::Result<Vec<i64>, _>>()?;
        let mut out = Vec::new();
        for row in rows {
            out.extend(of_case(sql, desk, row)?);
        }
        Ok(out)
    })
}
