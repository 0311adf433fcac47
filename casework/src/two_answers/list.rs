//! Listing every question with two answers.

use super::{TwoAnswers, of_case};
use crate::{error::Result, office::Office};

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
