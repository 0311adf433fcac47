//! How much there is on this laptop, in numbers only: what somebody who helps from afar may see.

use rusqlite::Connection;
use serde::Serialize;

use super::Report;
use crate::{error::Result, office::Office};

/// Numbers, and nothing that names anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "each is a count of what it is called")]
pub struct Size {
    pub cases: u64,
    pub notes: u64,
    pub actions: u64,
    pub partners: u64,
    pub changes: u64,
    pub audit_lines: u64,
    /// Bytes of the database.
    pub bytes: u64,
}

/// Counts what there is.
///
/// # Errors
/// Storage errors.
pub fn size(office: &Office) -> Result<Size> {
    office.run(|vault, desk| {
        let bytes = vault.size()?;
        let sql = vault.conn()?;
        let count = |table: &str| counted(sql, table);
        let partners = desk.directory.organisations().filter(|org| org.profile().org != desk.org).count();
        Ok(Size {
            cases: count("case_view")?,
            notes: count("note_view")?,
            actions: count("action_view")?,
            partners: u64::try_from(partners).unwrap_or(u64::MAX),
            changes: count("change")?,
            audit_lines: count("audit")?,
            bytes,
        })
    })
}

fn counted(sql: &Connection, table: &str) -> Result<u64> {
    Ok(sql.prepare_cached(&format!("SELECT count(*) FROM {table}"))?.query_row([], |row| row.get(0))?)
}

/// What a check found, with every organisation called "a partner": a finding may be sent to somebody who must not know
/// who works with whom.
///
/// # Errors
/// Storage errors.
pub fn without_names(office: &Office, mut report: Report) -> Result<Report> {
    let mut names: Vec<String> = office
        .read(|_, desk| Ok(desk.directory.organisations().map(|org| org.profile().name.clone()).collect::<Vec<_>>()))?;
    // The longest first: one name may be the beginning of another.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.retain(|name| !name.trim().is_empty());
    for finding in &mut report.findings {
        for name in &names {
            for text in [&mut finding.what, &mut finding.place, &mut finding.advice] {
                *text = text.replace(name.as_str(), "a partner");
            }
        }
    }
    Ok(report)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::{check::Finding, office::sample};

    #[test]
    fn numbers_count_and_findings_name_nobody() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        sample::ashworth(&office);
        let size = size(&office).unwrap();
        assert_eq!((size.cases, size.partners), (1, 0), "one person, nobody to share with");
        assert!(size.bytes > 0 && size.changes > 0 && size.audit_lines > 0, "something of everything: {size:?}");
        let told = Finding {
            what: "Riverside Practice restored its record.".to_owned(),
            place: "organisation 1".to_owned(),
            advice: "Telephone Riverside Practice.".to_owned(),
        };
        let report = without_names(&office, Report { ok: true, findings: vec![told] }).unwrap();
        let all = serde_json::to_string(&report).unwrap();
        assert!(!all.contains("Riverside") && all.contains("Telephone a partner."), "no name is left: {all}");
    }
}
