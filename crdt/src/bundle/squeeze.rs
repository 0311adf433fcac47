//! zstd, with counted output.

use std::io::Read;

use crate::Error;

/// Up to here the slow, strong level costs milliseconds.
const SMALL: usize = 1 << 20;
const STRONG: i32 = 19;
const FAST: i32 = 3;
/// 8 MiB: more memory than this a reader never gives to a window.
const WINDOW_LOG: u32 = 23;

/// Compresses pieces as one frame each, back to back. Random bytes are kept in a frame of their own, because they
/// would spoil the statistics of the rest.
pub(super) fn compress(pieces: &[Vec<u8>]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        let level = if piece.len() < SMALL { STRONG } else { FAST };
        out.extend(zstd::bulk::compress(piece, level).map_err(|_| Error::TooLarge("bundle section"))?);
    }
    Ok(out)
}

/// Decompresses to exactly `len` bytes, which the caller has held against the limits.
pub(super) fn decompress(bytes: &[u8], len: u64) -> Result<Vec<u8>, Error> {
    let malformed = |_| Error::Malformed("bundle section");
    let mut decoder = zstd::stream::read::Decoder::with_buffer(bytes).map_err(malformed)?;
    decoder.window_log_max(WINDOW_LOG).map_err(malformed)?;
    let expected = usize::try_from(len).map_err(|_| Error::TooLarge("bundle section"))?;
    let mut out = Vec::with_capacity(expected.min(SMALL));
    decoder.take(len.saturating_add(1)).read_to_end(&mut out).map_err(malformed)?;
    if out.len() == expected { Ok(out) } else { Err(Error::Malformed("length of a bundle section")) }
}
