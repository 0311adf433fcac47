//! The age file around a bundle.

use std::{
    collections::BTreeSet,
    io::{Read, Write},
};

use crate::{Error, bundle::Limits, trust::BoxKey};

/// The number of recipients is padded to a multiple of this with keys that nobody holds.
const PADDING: usize = 8;
/// Begins the last line of an age header.
const HEADER_END: &[u8] = b"\n--- ";

/// Encrypts to every key once, padded.
///
/// The age library draws the file key, its ephemeral keys and the padding from the operating system's random
/// source: this is the one place in the crate where randomness is not handed in.
pub(super) fn encrypt(plaintext: &[u8], keys: &[BoxKey], limits: &Limits) -> Result<Vec<u8>, Error> {
    let wanted: BTreeSet<BoxKey> = keys.iter().copied().collect();
    let mut recipients = wanted.iter().map(BoxKey::recipient).collect::<Result<Vec<_>, _>>()?;
    if recipients.is_empty() {
        return Err(Error::Malformed("a bundle needs a recipient"));
    }
    while recipients.len() % PADDING != 0 {
        recipients.push(age::x25519::Identity::generate().to_public());
    }
    // In the order of their text, so that padding is not recognised by its place.
    recipients.sort_by_key(ToString::to_string);
    let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
    let failed = |_| Error::TooLarge("bundle");
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| Error::Malformed("recipients"))?;
    let mut file = Vec::with_capacity(plaintext.len() + 4_096);
    let mut writer = encryptor.wrap_output(&mut file).map_err(failed)?;
    writer.write_all(plaintext).map_err(failed)?;
    writer.finish().map_err(failed)?;
    check_size(&file, limits)?;
    Ok(file)
}

fn check_size(file: &[u8], limits: &Limits) -> Result<(), Error> {
    if file.len() > limits.file {
        return Err(Error::TooLarge("bundle file"));
    }
    if !file.starts_with(b"age-encryption.org/") {
        return Err(Error::Damaged);
    }
    let head = file.get(..file.len().min(limits.header)).unwrap_or_default();
    match head.windows(HEADER_END.len()).position(|window| window == HEADER_END) {
        Some(end) => {
            let lines = head.iter().take(end).filter(|byte| **byte == b'\n').count();
            if lines > limits.header_lines { Err(Error::TooLarge("bundle header")) } else { Ok(()) }
        }
        None if file.len() > limits.header => Err(Error::TooLarge("bundle header")),
        None => Err(Error::Damaged),
    }
}

/// Decrypts to the end; nothing comes out of a file that is cut or changed anywhere.
pub(super) fn decrypt(file: &[u8], identities: &[age::x25519::Identity], limits: &Limits) -> Result<Vec<u8>, Error> {
    check_size(file, limits)?;
    let decryptor = age::Decryptor::new_buffered(file).map_err(|_| Error::Damaged)?;
    let identities = identities.iter().map(|identity| identity as &dyn age::Identity);
    let reader = decryptor.decrypt(identities).map_err(|error| match error {
        age::DecryptError::NoMatchingKeys => Error::NotForUs,
        _ => Error::Damaged,
    })?;
    let mut plaintext = Vec::with_capacity(file.len());
    reader.take(limits.file as u64).read_to_end(&mut plaintext).map_err(|_| Error::Damaged)?;
    Ok(plaintext)
}
