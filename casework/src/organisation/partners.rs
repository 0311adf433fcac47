//! The partners we know.

use crdt::trust::TrustLevel;
use serde::Serialize;

use crate::{error::Result, office::Office, store::partner_restored, time};

/// A partner as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Partner {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Its eight words were compared.
    pub verified: bool,
    /// It is no longer trusted.
    pub revoked: bool,
    /// It restored its record from a backup, and its words were not compared again since: ring it.
    pub reconfirm: bool,
    /// When this laptop heard of that; RFC 3339.
    pub restored_heard_at: Option<String>,
    /// The id of the partner through whom we know it, while its words were not compared.
    pub introduced_by: Option<String>,
}

/// Every partner, by name.
///
/// # Errors
/// Storage errors.
pub fn list(office: &Office) -> Result<Vec<Partner>> {
    office.read(|sql, desk| {
        let restored = partner_restored::unconfirmed(sql)?;
        let mut partners: Vec<_> = desk
            .directory
            .organisations()
            .filter(|org| org.profile().org != desk.org)
            .map(|org| Partner {
                id: org.profile().org.to_string(),
                name: org.profile().name.clone(),
                kind: org.profile().kind.clone(),
                verified: org.level() == TrustLevel::Verified,
                revoked: org.level() == TrustLevel::Distrusted,
                reconfirm: restored.contains_key(&org.profile().org),
                restored_heard_at: restored.get(&org.profile().org).copied().map(time::rfc3339),
                introduced_by: match org.level() {
                    TrustLevel::Introduced { by } => Some(by.to_string()),
                    _ => None,
                },
            })
            .collect();
        partners.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        Ok(partners)
    })
}

/// Who this laptop is: the organisation, the person and the seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ourselves {
    /// Our organisation's id.
    pub id: String,
    /// Its name.
    pub organisation: String,
    /// Its kind.
    pub kind: String,
    /// The person at this machine.
    pub person: String,
    /// Their job title.
    pub role: String,
    /// The seat's id.
    pub seat: String,
}

/// Tells who we are.
///
/// # Errors
/// Storage errors.
pub fn ourselves(office: &Office) -> Result<Ourselves> {
    office.read(|_, desk| {
        let certificate = desk.certificate()?;
        let profile = desk.directory.organisation(&desk.org).map(|org| org.profile().clone());
        Ok(Ourselves {
            id: desk.org.to_string(),
            organisation: profile.as_ref().map_or_else(String::new, |profile| profile.name.clone()),
            kind: profile.map_or_else(String::new, |profile| profile.kind),
            person: certificate.person_name.clone(),
            role: certificate.role.clone(),
            seat: desk.author.seat.to_string(),
        })
    })
}
