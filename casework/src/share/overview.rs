//! How we stand with each partner, as people ask it: what it has from us, what we have from it, when we last met. Made
//! of receipts, of what was written, and of what was read; nothing is guessed.

use std::collections::BTreeMap;

use serde::Serialize;

pub use super::last_read::LastRead;
use super::{
    last_read,
    status::{self, PartnerStatus},
};
use crate::{
    error::Result,
    office::Office,
    organisation,
    organisation::partners::{self, Partner},
    store::bundle,
    time,
};

/// One partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Who, and how far it is trusted.
    pub partner: Partner,
    /// What it has from us.
    pub status: PartnerStatus,
    /// When anything was last written for it; RFC 3339.
    pub last_written_at: Option<String>,
    /// What we have from it.
    pub last_read: Option<LastRead>,
}

/// Every partner, by name.
///
/// # Errors
/// Storage errors.
pub fn overview(office: &Office) -> Result<Vec<Row>> {
    let partners = partners::list(office)?;
    let mut statuses: BTreeMap<String, PartnerStatus> =
        status::status(office)?.into_iter().map(|status| (status.id.clone(), status)).collect();
    office.read(move |sql, desk| {
        let mut rows = Vec::new();
        for partner in partners {
            // A partner that was met between the two questions has its row the next time.
            let Some(status) = statuses.remove(&partner.id) else { continue };
            let org = organisation::find(&desk.directory, &partner.id)?;
            let last_written_at = bundle::last_written(sql, &org)?.map(time::rfc3339);
            rows.push(Row { status, last_written_at, last_read: last_read::get(sql, &org)?, partner });
        }
        Ok(rows)
    })
}
