//! Writing a bundle.

use crate::{
    Error,
    bundle::{
        Contents, Envelope, Limits,
        envelope::Manifest,
        section::{Written, write_all},
        wrap,
    },
    sign::SignKey,
    trust::{BoxKey, Directory},
};

pub(super) const MAGIC: &[u8; 4] = b"RTB1";

/// Writes one bundle file.
///
/// `signer` is the key of the envelope's seat. `directory` gives the keys of the changes' authors, from which the
/// reader derives what is not sent; a change of an author unknown here travels whole. `recipients` are the box keys
/// of the active seats of the recipient and of our own organisation. The file's encryption draws on the operating
/// system's random source; everything else in it is decided by the arguments.
///
/// # Errors
/// `TooLarge` when it is over a limit: make several bundles then. `Malformed` for a box key or a change that no
/// honest store holds.
pub fn seal(
    envelope: &Envelope,
    contents: &Contents,
    signer: &SignKey,
    directory: &Directory,
    recipients: &[BoxKey],
) -> Result<Vec<u8>, Error> {
    let limits = Limits::STANDARD;
    let sections = write_all(contents, directory, &limits)?;
    let (heads, sections): (Vec<_>, Vec<_>) = sections.into_iter().collect::<Vec<Written>>().into_iter().unzip();
    let manifest = Manifest::new(envelope, heads);
    manifest.check(&limits)?;
    let plaintext = plaintext(manifest, &sections, signer, &limits)?;
    wrap::encrypt(&plaintext, recipients, &limits)
}

/// Puts the signed manifest before the sections.
pub(super) fn plaintext(
    manifest: Manifest,
    sections: &[Vec<u8>],
    signer: &SignKey,
    limits: &Limits,
) -> Result<Vec<u8>, Error> {
    let signed = signer.sign_statement(manifest);
    if signed.payload.len() > limits.manifest {
        return Err(Error::TooLarge("manifest"));
    }
    let len = u32::try_from(signed.payload.len()).map_err(|_| Error::TooLarge("manifest"))?;
    let mut out = [MAGIC.as_slice(), &len.to_le_bytes(), &signed.payload, &signed.signature.0].concat();
    sections.iter().for_each(|section| out.extend_from_slice(section));
    Ok(out)
}
