//! What this laptop knows of every organisation: profile, newest device list, certificates, and how far it is trusted.

use std::{cmp::Ordering, collections::BTreeMap};

use crate::{
    Error,
    id::{OrgId, SeatId},
    sign::{Signed, VerifyKey},
    trust::{BoxKey, Card, Certificate, DeviceList, Profile, TrustItem},
};

/// Clocks of honest laptops may differ by this much: 48 hours (`reference/sync.md` c.7).
const SLACK_SECONDS: i64 = 48 * 60 * 60;

/// How an organisation came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrustLevel {
    /// Our own.
    Own,
    /// Its eight words were compared, or we paired in the room.
    Verified,
    /// A verified partner named it; usable, shown as "not yet met".
    Introduced {
        /// Who named it.
        by: OrgId,
    },
    /// It signed two histories, or a person cut it off.
    Distrusted,
}

/// What adding a statement did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// It is now the newest.
    New,
    /// It was held already.
    Known,
    /// A newer one is held.
    Older,
    /// A device list whose epoch rose: the root was restored, and people should confirm that.
    EpochRaised,
}

/// One organisation as this laptop knows it.
#[derive(Debug, Clone)]
pub struct Organisation {
    profile: Signed<Profile>,
    level: TrustLevel,
    device_list: Option<Signed<DeviceList>>,
    equivocated: bool,
}

impl Organisation {
    /// What it says about itself.
    #[must_use]
    pub const fn profile(&self) -> &Profile {
        &self.profile.value
    }

    /// Its newest device list.
    #[must_use]
    pub fn device_list(&self) -> Option<&DeviceList> {
        self.device_list.as_ref().map(|list| &list.value)
    }

    /// How far it is trusted; equivocation overrides what was handed in.
    #[must_use]
    pub const fn level(&self) -> TrustLevel {
        if self.equivocated { TrustLevel::Distrusted } else { self.level }
    }
}

/// Every organisation and seat this laptop knows; built from stored statements, kept in memory.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    organisations: BTreeMap<OrgId, Organisation>,
    seats: BTreeMap<SeatId, Signed<Certificate>>,
}

impl Directory {
    /// An empty directory.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a profile after checking it. `level` counts only when the organisation is new;
    /// [`Directory::set_level`] changes it later.
    ///
    /// # Errors
    /// `BadSignature`, `Malformed`, `TooLarge`; `Equivocation` for another profile of the same version.
    pub fn add_profile(&mut self, signed: Signed<Profile>, level: TrustLevel) -> Result<Admission, Error> {
        Profile::check(&signed)?;
        self.place_profile(signed, level)
    }

    fn place_profile(&mut self, signed: Signed<Profile>, level: TrustLevel) -> Result<Admission, Error> {
        let Some(held) = self.organisations.get_mut(&signed.value.org) else {
            let organisation = Organisation { profile: signed, level, device_list: None, equivocated: false };
            self.organisations.insert(organisation.profile.value.org, organisation);
            return Ok(Admission::New);
        };
        match signed.value.version.cmp(&held.profile.value.version) {
            Ordering::Greater => {
                held.profile = signed;
                Ok(Admission::New)
            }
            Ordering::Less => Ok(Admission::Older),
            Ordering::Equal if signed.payload == held.profile.payload => Ok(Admission::Known),
            Ordering::Equal => {
                held.equivocated = true;
                Err(Error::Equivocation)
            }
        }
    }

    /// Adds a device list after checking it; equivocation is remembered as distrust.
    ///
    /// # Errors
    /// `UnknownOrganisation`, `BadSignature`, `Malformed`, `TooLarge`, `Equivocation`.
    pub fn add_device_list(&mut self, signed: Signed<DeviceList>) -> Result<Admission, Error> {
        let held = self.organisations.get(&signed.value.org).ok_or(Error::UnknownOrganisation)?;
        DeviceList::check(&signed, &held.profile.value.root_key)?;
        self.place_device_list(signed)
    }

    fn place_device_list(&mut self, signed: Signed<DeviceList>) -> Result<Admission, Error> {
        let organisation = self.organisations.get_mut(&signed.value.org).ok_or(Error::UnknownOrganisation)?;
        let Some(held) = &organisation.device_list else {
            organisation.device_list = Some(signed);
            return Ok(Admission::New);
        };
        match DeviceList::against(&signed, held) {
            Ok(Ordering::Equal) => Ok(Admission::Known),
            Ok(Ordering::Less) => Ok(Admission::Older),
            Ok(Ordering::Greater) => {
                let raised = signed.value.epoch > held.value.epoch;
                organisation.device_list = Some(signed);
                Ok(if raised { Admission::EpochRaised } else { Admission::New })
            }
            Err(error) => {
                organisation.equivocated = true;
                Err(error)
            }
        }
    }

    /// Adds a certificate after checking it; of several for one seat the one that begins last is kept.
    ///
    /// # Errors
    /// `UnknownOrganisation`, `BadSignature`, `Malformed`, `TooLarge`.
    pub fn add_certificate(&mut self, signed: Signed<Certificate>) -> Result<Admission, Error> {
        let held = self.organisations.get(&signed.value.org).ok_or(Error::UnknownOrganisation)?;
        Certificate::check(&signed, &held.profile.value.root_key)?;
        self.place_certificate(signed)
    }

    fn place_certificate(&mut self, signed: Signed<Certificate>) -> Result<Admission, Error> {
        if let Some(held) = self.seats.get(&signed.value.seat) {
            if held.value.org != signed.value.org {
                // A signing key belongs to one organisation for ever; another root cannot adopt it.
                return Err(Error::SenderNotTrusted("the seat belongs to another organisation"));
            }
            // The payload breaks ties so that all laptops keep the same one.
            let rank = |signed: &Signed<Certificate>| {
                (signed.value.not_before, signed.value.not_after, signed.payload.clone())
            };
            match rank(&signed).cmp(&rank(held)) {
                Ordering::Equal => return Ok(Admission::Known),
                Ordering::Less => return Ok(Admission::Older),
                Ordering::Greater => {}
            }
        }
        self.seats.insert(signed.value.seat, signed);
        Ok(Admission::New)
    }

    /// Adds any statement; `level` is for an organisation not known before.
    ///
    /// # Errors
    /// As the method of its kind.
    pub fn add(&mut self, item: TrustItem, level: TrustLevel) -> Result<Admission, Error> {
        match item {
            TrustItem::Profile(signed) => self.add_profile(signed, level),
            TrustItem::DeviceList(signed) => self.add_device_list(signed),
            TrustItem::Certificate(signed) => self.add_certificate(signed),
        }
    }

    /// Adds a whole card at a level a person decided; the level also replaces an earlier, lower one.
    ///
    /// # Errors
    /// As the single statements.
    pub fn add_card(&mut self, card: &Card, level: TrustLevel) -> Result<(), Error> {
        for item in card.items() {
            self.add(item, level)?;
        }
        self.set_level(&card.profile().org, level);
        Ok(())
    }

    /// Adds a statement that this laptop checked when it was stored, without checking its signature again:
    /// the vault authenticates its own pages. Hand in profiles before lists and certificates.
    ///
    /// # Errors
    /// `UnknownOrganisation`, `Equivocation`, `SenderNotTrusted`.
    pub fn restore(&mut self, item: TrustItem, level: TrustLevel) -> Result<Admission, Error> {
        match item {
            TrustItem::Profile(signed) => self.place_profile(signed, level),
            TrustItem::DeviceList(signed) => self.place_device_list(signed),
            TrustItem::Certificate(signed) => self.place_certificate(signed),
        }
    }

    /// Sets the level a person decided. An organisation that equivocated stays distrusted.
    pub fn set_level(&mut self, org: &OrgId, level: TrustLevel) {
        if let Some(organisation) = self.organisations.get_mut(org) {
            organisation.level = level;
        }
    }

    /// One organisation.
    #[must_use]
    pub fn organisation(&self, org: &OrgId) -> Option<&Organisation> {
        self.organisations.get(org)
    }

    /// Every organisation, ordered by id.
    pub fn organisations(&self) -> impl Iterator<Item = &Organisation> {
        self.organisations.values()
    }

    /// The certificate of a seat that wrote something once: expiry and revocation do not hide it.
    #[must_use]
    pub fn author(&self, seat: &SeatId) -> Option<&Certificate> {
        self.seats.get(seat).map(|signed| &signed.value)
    }

    /// The organisation of a seat.
    #[must_use]
    pub fn org_of(&self, seat: &SeatId) -> Option<OrgId> {
        self.author(seat).map(|certificate| certificate.org)
    }

    /// The signing key of a seat.
    #[must_use]
    pub fn verify_key(&self, seat: &SeatId) -> Option<VerifyKey> {
        self.author(seat).map(|certificate| certificate.sign_key)
    }

    /// The seats of an organisation that may act and whose certificate is here, with their box keys.
    /// Empty when the organisation is unknown, distrusted or has no list yet.
    #[must_use]
    pub fn active_seats(&self, org: &OrgId) -> Vec<(SeatId, BoxKey)> {
        let Some(organisation) = self.organisations.get(org).filter(|held| held.level() != TrustLevel::Distrusted)
        else {
            return Vec::new();
        };
        let active = organisation.device_list().map_or(&[][..], |list| &list.active);
        let seat_of =
            |seat: &SeatId| self.author(seat).filter(|held| held.org == *org).map(|held| (*seat, held.box_key));
        active.iter().filter_map(seat_of).collect()
    }

    /// Judges whether a seat may sign a bundle or open a conversation at `now` (unix seconds). Old records are not
    /// judged by this: for them see [`Directory::author`].
    ///
    /// # Errors
    /// `SenderNotTrusted` with the reason.
    pub fn judge_sender(&self, seat: &SeatId, now: i64) -> Result<&Certificate, Error> {
        let certificate = self.author(seat).ok_or(Error::SenderNotTrusted("its seat is not known here"))?;
        let organisation = self
            .organisations
            .get(&certificate.org)
            .filter(|held| held.level() != TrustLevel::Distrusted)
            .ok_or(Error::SenderNotTrusted("its organisation is not trusted here"))?;
        let list =
            organisation.device_list().ok_or(Error::SenderNotTrusted("its organisation's device list is missing"))?;
        if list.revocation(seat).is_some() {
            return Err(Error::SenderNotTrusted("its seat was revoked"));
        }
        if !list.is_active(seat) {
            return Err(Error::SenderNotTrusted("its seat is not on the newest device list"));
        }
        if now < certificate.not_before.saturating_sub(SLACK_SECONDS) {
            return Err(Error::SenderNotTrusted("its certificate is not valid yet"));
        }
        if now > certificate.not_after.saturating_add(SLACK_SECONDS) {
            return Err(Error::SenderNotTrusted("its certificate has expired"));
        }
        Ok(certificate)
    }

    /// All statements of one organisation in the order they can be added again.
    #[must_use]
    pub fn items(&self, org: &OrgId) -> Vec<TrustItem> {
        let Some(organisation) = self.organisations.get(org) else { return Vec::new() };
        let mut items = vec![TrustItem::Profile(organisation.profile.clone())];
        items.extend(organisation.device_list.clone().map(TrustItem::DeviceList));
        items.extend(self.seats.values().filter(|held| held.value.org == *org).cloned().map(TrustItem::Certificate));
        items
    }

    /// The card of one organisation: its active seats only.
    ///
    /// # Errors
    /// `UnknownOrganisation`, or as [`Card::new`].
    pub fn card(&self, org: &OrgId) -> Result<Card, Error> {
        let organisation = self.organisations.get(org).ok_or(Error::UnknownOrganisation)?;
        let list = organisation.device_list.clone().ok_or(Error::UnknownOrganisation)?;
        let certificates = list.value.active.iter().filter_map(|seat| self.seats.get(seat)).cloned().collect();
        Card::new(organisation.profile.clone(), list, certificates)
    }
}
