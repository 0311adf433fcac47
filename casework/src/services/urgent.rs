//! Whom to telephone when somebody must act today: the team's own urgent services, then the numbers that everybody has.

use rusqlite::Connection;
use serde::Serialize;

use super::current;
use crate::{
    error::Result,
    office::{Desk, Office},
    team,
};

/// A number to telephone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Number {
    /// What answers.
    pub name: String,
    /// As it is dialled.
    pub phone: String,
    /// When somebody answers; empty when nobody wrote it down.
    #[serde(skip)]
    pub hours: String,
    /// From the team's own directory.
    #[serde(skip)]
    pub own: bool,
}

/// The numbers that do not depend on a directory.
const EVERYWHERE: [(&str, &str); 2] = [("Danger to life", "999"), ("NHS 111", "111")];

/// The numbers for what cannot wait: those of our team's directory by name, then 999 and 111.
///
/// # Errors
/// Storage errors.
pub fn numbers(office: &Office) -> Result<Vec<Number>> {
    office.read(listed)
}

/// The same on an open connection.
pub(crate) fn listed(sql: &Connection, desk: &Desk) -> Result<Vec<Number>> {
    let mut numbers = Vec::new();
    if let Some(team) = team::ours(sql, &desk.directory, &desk.org)? {
        for one in current(sql, team)? {
            let service = one.definition;
            if service.urgent && service.withdrawn.is_none() && !service.phone.is_empty() {
                let (name, phone, hours) = (service.name, service.phone, service.hours);
                numbers.push(Number { name, phone, hours, own: true });
            }
        }
    }
    numbers.extend(EVERYWHERE.map(|(name, phone)| Number {
        name: name.to_owned(),
        phone: phone.to_owned(),
        hours: String::new(),
        own: false,
    }));
    Ok(numbers)
}
