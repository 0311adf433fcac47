//! Who an action belongs to: a person in words, a partner's queue, or a person at a partner. Never nobody.

use crdt::{
    Part,
    document::{Entry, Map, Value},
    field::Kind,
    id::OrgId,
    trust::{Directory, Organisation, TrustLevel},
};

use crate::{
    error::{Error, Result},
    office::{Desk, Tx},
    organisation,
    store::SpaceRow,
    view::circle,
};

/// An owner as typed or chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewOwner {
    /// A person in words; may be empty when a partner is named.
    pub person: String,
    /// A partner's id or exact name, or our own organisation's.
    pub organisation: Option<String>,
}

/// An owner as the record holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Owner {
    pub(crate) org: Option<OrgId>,
    pub(crate) person: String,
}

const ORG: &str = "owner_org";
const PERSON: &str = "owner_person";

impl NewOwner {
    /// As the command line gives it: an organisation's id or name, a person, or `person, organisation`.
    #[must_use]
    pub fn typed(who: &str) -> Self {
        Self { person: who.to_owned(), organisation: None }
    }
}

impl Owner {
    /// Reads what was typed. Words that name no organisation are a person's.
    pub(crate) fn read(directory: &Directory, typed: &NewOwner) -> Result<Self> {
        let person = Kind::Line(200)
            .check(&typed.person)
            .map_err(|rejected| Error::Invalid { field: "owner", words: rejected.0 })?;
        let named = typed.organisation.as_deref().map(str::trim).filter(|name| !name.is_empty());
        if let Some(name) = named {
            return Ok(Self { org: Some(organisation::find(directory, name)?), person });
        }
        if person.is_empty() {
            return Err(Error::Invalid {
                field: "owner",
                words: "Say who will do it: a partner, or a person by name. An action is never nobody's.",
            });
        }
        if let Some(org) = known(directory, &person)? {
            return Ok(Self { org: Some(org), person: String::new() });
        }
        // `Ruth Ellis, Hathermoor Hospice`; the organisation's name may hold a comma itself.
        for (place, comma) in person.match_indices(", ") {
            let (before, after) = (person.get(..place), person.get(place + comma.len()..));
            if let (Some(before), Some(after)) = (before, after)
                && let Some(org) = known(directory, after)?
            {
                return Ok(Self { org: Some(org), person: before.trim().to_owned() });
            }
        }
        Ok(Self { org: None, person })
    }

    /// The owner that an entry names.
    pub(crate) fn of(entry: &Entry) -> Self {
        Self {
            org: entry.content.get(ORG).and_then(Value::as_bytes).and_then(|bytes| OrgId::from_slice(bytes).ok()),
            person: entry.text(PERSON).unwrap_or_default().trim().to_owned(),
        }
    }

    /// Whether it names nobody.
    pub(crate) fn is_nobody(&self) -> bool {
        self.org.is_none() && self.person.is_empty()
    }

    /// Writes it into an entry.
    pub(crate) fn write(&self, entry: &mut Map) {
        if let Some(org) = &self.org {
            entry.insert(ORG.to_owned(), Value::Bytes(org.0.to_vec()));
        }
        if !self.person.is_empty() {
            entry.insert(PERSON.to_owned(), Value::from(self.person.as_str()));
        }
    }

    /// In words; empty when it names nobody.
    pub(crate) fn shown(&self, desk: &Desk) -> String {
        let Some(org) = &self.org else { return self.person.clone() };
        let known = desk.directory.organisation(org).map(|known| known.profile().name.as_str());
        let name = known.unwrap_or("an organisation not met yet");
        if self.person.is_empty() { name.to_owned() } else { format!("{}, {name}", self.person) }
    }

    /// Refuses an owner that would never see what it is asked: a partner must hold the part of the action.
    pub(crate) fn must_see(&self, tx: &mut Tx<'_>, row: SpaceRow, part: &Part) -> Result<()> {
        // Ours first: whoever does not hold the part itself is not told to share it with others.
        tx.must_hold(row, part)?;
        let Some(org) = self.org.filter(|org| *org != tx.desk.org) else { return Ok(()) };
        if tx.directory.organisation(&org).map(Organisation::level) == Some(TrustLevel::Distrusted) {
            return Err(Error::NotAllowed("This partner is no longer trusted. Choose another owner."));
        }
        if circle::holds(tx.sql, row, part.as_str(), &org)? {
            return Ok(());
        }
        let in_circle = circle::of_space(tx.sql, row)?.iter().any(|(held, _)| *held == org);
        Err(Error::NotAllowed(if in_circle {
            share_part_first(part)
        } else {
            "The owner does not hold this case and would never see the action. Share the case with that partner first, or choose another owner."
        }))
    }
}

/// An organisation by its id or name; small and capital letters are the same here, so that a slip does not turn a
/// partner into a person of that name whom nobody tells.
fn known(directory: &Directory, typed: &str) -> Result<Option<OrgId>> {
    match organisation::find(directory, typed) {
        Ok(org) => return Ok(Some(org)),
        Err(Error::NotFound(_)) => {}
        Err(error) => return Err(error),
    }
    let wanted = typed.trim().to_lowercase();
    let mut alike =
        directory.organisations().map(Organisation::profile).filter(|one| one.name.to_lowercase() == wanted);
    Ok(match (alike.next(), alike.next()) {
        (Some(only), None) => Some(only.org),
        _ => None,
    })
}

macro_rules! share_first {
    ($part:literal) => {
        concat!(
            "The owner does not hold the part \"",
            $part,
            "\" of this case and would never see the action. Share that part with the partner first, or write the action in a part that it holds."
        )
    };
}

/// Which part to share before the owner can be asked. The circle of a case is told to people by these names.
fn share_part_first(part: &Part) -> &'static str {
    match part.as_str() {
        "core" => share_first!("core"),
        "identity" => share_first!("identity"),
        "contact" => share_first!("contact"),
        "about" => share_first!("about"),
        "clinical" => share_first!("clinical"),
        "social" => share_first!("social"),
        "end_of_life" => share_first!("end of life"),
        "safeguarding" => share_first!("safeguarding"),
        _ => "The owner does not hold the part of this case that the action is written in. Share that part first.",
    }
}
