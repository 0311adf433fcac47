//! Reading a bundle: decrypt to the end, then the signature, then the recipients, and only then the content.

use crate::{
    Error,
    bundle::{
        Contents, Envelope, FORMAT, Limits,
        envelope::{Manifest, SectionHead},
        kind,
        seal::MAGIC,
        section, wrap,
    },
    codec,
    id::{OrgId, SeatId},
    sign::{Signature, Signed},
    trust::{Certificate, Directory, TrustItem, TrustLevel},
};

/// A bundle that was decrypted to the end but not yet verified: everything it says is only a claim.
#[derive(Debug)]
pub struct Opened {
    manifest: Signed<Manifest>,
    /// The compressed sections, back to back.
    sections: Vec<u8>,
    limits: Limits,
}

/// A bundle whose sender may send, which is meant for us, and whose content is exactly what was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Who sent what to whom.
    pub envelope: Envelope,
    /// The format its writer used; remember the highest of each seat.
    pub format: u32,
    /// The certificate by which the sender was judged.
    pub sender: Certificate,
    /// What it carries. Its changes are still to be verified and guarded one by one.
    pub contents: Contents,
}

/// Decrypts a bundle file to the end and reads its manifest.
///
/// # Errors
/// `NotForUs` when none of `identities` opens it; `Damaged` when it was cut or changed; `TooLarge`; `NewerFormat`;
/// `Malformed`.
pub fn open(file: &[u8], identities: &[age::x25519::Identity], limits: &Limits) -> Result<Opened, Error> {
    let mut plaintext = wrap::decrypt(file, identities, limits)?;
    let malformed = Error::Malformed("bundle");
    let (magic, rest) = plaintext.split_at_checked(4).ok_or(malformed.clone())?;
    if magic != MAGIC {
        let newer =
            magic.strip_prefix(b"RTB").and_then(|tail| tail.first()).filter(|digit| (b'2'..=b'9').contains(digit));
        return Err(newer.map_or(malformed, |digit| Error::NewerFormat(u32::from(digit - b'0'))));
    }
    let (len, rest) = rest.split_first_chunk::<4>().ok_or(malformed.clone())?;
    let len = usize::try_from(u32::from_le_bytes(*len)).map_err(|_| malformed.clone())?;
    if len > limits.manifest {
        return Err(Error::TooLarge("manifest"));
    }
    let (payload, rest) = rest.split_at_checked(len).ok_or(malformed.clone())?;
    let (signature, sections) = rest.split_first_chunk::<64>().ok_or(malformed)?;
    let value = codec::decode(payload, "manifest")?;
    let manifest = Signed { value, payload: payload.to_vec(), signature: Signature(*signature) };
    let before = plaintext.len() - sections.len();
    plaintext.drain(..before);
    Ok(Opened { manifest, sections: plaintext, limits: *limits })
}

impl Opened {
    /// The organisation and seat that claim to have sent it.
    #[must_use]
    pub const fn claimed_sender(&self) -> (OrgId, SeatId) {
        (self.manifest.value.sender_org, self.manifest.value.sender_seat)
    }

    /// What it claims to be; good for a quarantine list, not for a decision.
    #[must_use]
    pub fn claimed_envelope(&self) -> Envelope {
        self.manifest.value.envelope()
    }

    /// Verifies the sender and the recipients, then decodes the content under the limits.
    ///
    /// `directory` is what we know, `us` our organisation, `now` unix seconds.
    ///
    /// # Errors
    /// `SenderNotTrusted`, `Equivocation`, `BadSignature`, `NewerFormat`, `NotForUs`, `TooLarge`, `Malformed`.
    pub fn verify(self, directory: &Directory, us: &OrgId, now: i64) -> Result<Verified, Error> {
        let sender = self.judge(directory, now)?;
        self.manifest.verify(&sender.sign_key)?;
        let manifest = &self.manifest.value;
        if manifest.min_format > FORMAT {
            return Err(Error::NewerFormat(manifest.min_format));
        }
        if manifest.sender_org != *us && !manifest.recipients.iter().any(|named| named.org == *us) {
            return Err(Error::NotForUs);
        }
        let sections = self.cut()?;
        let contents = section::read_all(&sections, manifest.format, &self.limits)?;
        Ok(Verified { envelope: manifest.envelope(), format: manifest.format, sender, contents })
    }

    /// Finds the certificate of the sender and judges it, by what we know or, for an organisation that we know
    /// already, by the newer root-signed statements in the bundle itself.
    fn judge(&self, directory: &Directory, now: i64) -> Result<Certificate, Error> {
        let (org, seat) = self.claimed_sender();
        let known = directory.organisation(&org).filter(|known| known.level() != TrustLevel::Distrusted);
        if known.is_none() {
            return Err(Error::SenderNotTrusted("its organisation is not trusted here"));
        }
        let certificate = match directory.judge_sender(&seat, now) {
            Ok(certificate) => certificate.clone(),
            Err(reason) => {
                let mut informed = directory.clone();
                for item in self.own_trust(&org)? {
                    informed.add(item, TrustLevel::Distrusted)?;
                }
                informed.judge_sender(&seat, now).cloned().map_err(|_| reason)?
            }
        };
        if certificate.org == org {
            Ok(certificate)
        } else {
            Err(Error::SenderNotTrusted("its seat belongs elsewhere"))
        }
    }

    /// The statements about one organisation in the bundle's trust section. They are not covered by a verified
    /// signature of the sender yet; each carries its root's own.
    fn own_trust(&self, org: &OrgId) -> Result<Vec<TrustItem>, Error> {
        let sections = self.cut()?;
        let Some((head, bytes)) = sections.iter().find(|(head, _)| head.kind == kind::TRUST) else {
            return Ok(Vec::new());
        };
        let content = section::unpack(head, bytes, &self.limits)?;
        let mut items: Vec<TrustItem> = section::list(head, &content, "trust section")?;
        items.retain(|item| item.org() == *org);
        Ok(items)
    }

    /// Cuts the plaintext into the sections of the manifest; nothing may be missing or left over.
    fn cut(&self) -> Result<Vec<(SectionHead, &[u8])>, Error> {
        self.manifest.value.check(&self.limits)?;
        let mut rest = self.sections.as_slice();
        let mut out = Vec::new();
        for head in &self.manifest.value.sections {
            let len = usize::try_from(head.compressed_len).map_err(|_| Error::TooLarge("bundle section"))?;
            let (section, tail) = rest.split_at_checked(len).ok_or(Error::Malformed("bundle sections"))?;
            out.push((head.clone(), section));
            rest = tail;
        }
        if rest.is_empty() { Ok(out) } else { Err(Error::Malformed("bundle sections")) }
    }
}
