//! CBOR in one place: decoding that demands the whole input, and small byte-array adapters.

use minicbor::{Decode, Encode};

use crate::Error;

/// Encodes a value as CBOR. Encoding to memory cannot fail.
#[must_use]
pub fn encode<T: Encode<()>>(value: &T) -> Vec<u8> {
    let mut out = Vec::new();
    match minicbor::encode(value, &mut out) {
        Ok(()) => out,
        Err(never) => {
            // Writing to a Vec is infallible and our Encode impls raise no errors of their own.
            debug_assert!(false, "{never}");
            Vec::new()
        }
    }
}

/// Decodes a value that must fill the input exactly. Lengths inside are checked against the input before anything
/// is allocated, so a short input cannot ask for much memory.
///
/// # Errors
/// `Malformed(what)` for anything but exactly one value.
pub fn decode<'b, T: Decode<'b, ()>>(bytes: &'b [u8], what: &'static str) -> Result<T, Error> {
    let mut decoder = minicbor::Decoder::new(bytes);
    let value = decoder.decode().map_err(|_| Error::Malformed(what))?;
    if decoder.position() == bytes.len() { Ok(value) } else { Err(Error::Malformed(what)) }
}

/// Adapter for `[u8; N]` fields: CBOR byte strings (`#[cbor(with = "crate::codec::array")]`).
pub mod array {
    use minicbor::{Decoder, Encoder};

    /// Writes the bytes.
    ///
    /// # Errors
    /// Only those of the writer.
    pub fn encode<const N: usize, C, W: minicbor::encode::Write>(
        value: &[u8; N],
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(value)?.ok()
    }

    /// Reads exactly `N` bytes.
    ///
    /// # Errors
    /// When the length differs.
    pub fn decode<'b, const N: usize, C>(d: &mut Decoder<'b>, _: &mut C) -> Result<[u8; N], minicbor::decode::Error> {
        d.bytes()?.try_into().map_err(|_| minicbor::decode::Error::message("length of a byte string"))
    }
}

/// Raw bytes as one CBOR byte string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl<C> Encode<C> for Bytes {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Bytes {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Ok(Self(d.bytes()?.to_vec()))
    }
}
