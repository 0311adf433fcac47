//! Listing the referrals of this laptop, the newest first.

use serde::Serialize;

use super::list;
use crate::{
    error::{Error, Result},
    office::Office,
    record, time,
};

/// A referral as lists show it: whom it is about and where it came from, not what it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The case's id.
    pub case: String,
    /// Its short code.
    pub code: String,
    /// The person's family name.
    pub family_name: String,
    /// Their given name.
    pub given_name: String,
    /// Their title.
    pub title: String,
    /// When it came; RFC 3339.
    pub received_at: String,
    /// A source of the form `referral`.
    pub source: String,
    /// How soon it was asked for.
    pub urgency: String,
    /// The record's id.
    pub record: String,
    /// Who wrote it down.
    pub by: String,
    /// Their organisation.
    pub organisation: String,
}

/// The referrals that came on a day or later; without a day all.
///
/// # Errors
/// `Invalid` for what is no day.
pub fn list(office: &Office, since: Option<&str>) -> Result<Vec<Row>> {
    let since = since.map(begins).transpose()?.unwrap_or_default();
    office.read(move |sql, desk| {
        let mut query = sql.prepare_cached(
            "SELECT DISTINCT r.space FROM record_view r JOIN case_view c ON c.space = r.space
             WHERE r.form = 'referral' AND r.newest = 1 AND r.withdrawn IS NULL AND ltrim(r.happened, '~') >= ?1",
        )?;
        let cases = query.query_map([&since], |row| row.get(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
        let mut rows = Vec::new();
        for case in cases {
            let person = list::one(sql, desk, case)?;
            for one in record::list::of_case(sql, desk, case, Some(super::refer::FORM))? {
                let received_at = one.happened.trim_start_matches('~').to_owned();
                if one.withdrawn.is_some() || received_at < since {
                    continue;
                }
                let said = |name: &str| one.answers.get(name).cloned().unwrap_or_default();
                rows.push(Row {
                    case: person.id.clone(),
                    code: person.code.clone(),
                    family_name: person.family_name.clone(),
                    given_name: person.given_name.clone(),
                    title: person.title.clone(),
                    source: said("source"),
                    urgency: said("urgency"),
                    received_at,
                    record: one.id,
                    by: one.by,
                    organisation: one.organisation,
                });
            }
        }
        rows.sort_by(|a, b| (&b.received_at, &a.record).cmp(&(&a.received_at, &b.record)));
        Ok(rows)
    })
}

/// The moment at which a day begins in England.
fn begins(day: &str) -> Result<String> {
    let midnight = time::in_england(&format!("{}T00:00", day.trim()));
    let began = midnight.ok_or(Error::Invalid { field: "since", words: "Enter a day as 2026-03-02." })?;
    Ok(began.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
}
