//! What an organisation says about itself, signed by its root.

use minicbor::{Decode, Encode};

use crate::{
    Error,
    id::OrgId,
    sign::{Signed, Statement, VerifyKey},
    trust::plain_text,
};

/// An organisation's public description; the newest version wins.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Profile {
    /// Derived from `root_key`.
    #[n(0)]
    pub org: OrgId,
    /// The key that signs this and every other statement of the organisation.
    #[n(1)]
    pub root_key: VerifyKey,
    /// Its name as people say it, at most 200 bytes.
    #[n(2)]
    pub name: String,
    /// A code such as `gp_practice` (`design/cli.md`); unknown codes are kept.
    #[n(3)]
    pub kind: String,
    /// Its code in the NHS Organisation Data Service, when it has one.
    #[n(4)]
    pub ods: Option<String>,
    /// Rises with every change.
    #[n(5)]
    pub version: u32,
}

impl Statement for Profile {
    const DOMAIN: &'static str = "org-profile/1";
}

impl Profile {
    /// Checks a signed profile against the root key it carries and the id derived from it.
    ///
    /// # Errors
    /// `BadSignature`, `Malformed`, `TooLarge`.
    pub fn check(signed: &Signed<Self>) -> Result<(), Error> {
        let profile = &signed.value;
        if OrgId::of(&profile.root_key) != profile.org {
            return Err(Error::BadSignature("the organisation id does not fit its root key"));
        }
        signed.verify(&profile.root_key)?;
        plain_text(&profile.name, 200, "organisation name")?;
        plain_text(&profile.kind, 40, "organisation kind")?;
        profile.ods.as_deref().map_or(Ok(()), |ods| plain_text(ods, 16, "ODS code"))
    }
}
