//! Reads the write-ahead log's frames without the key: whether it is this vault's, and whether it breaks off.
//!
//! The log's checksums are over the encrypted pages (sqlite.org/fileformat2, section 4), so a flipped bit
//! shows here. SQLite itself treats a frame that does not add up as the end of the log and silently forgets
//! that commit and all later ones (measured, security.md c.3).

use super::connection::PAGE;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

const HEADER: usize = 32;
const FRAME: usize = 24;

/// What the log looks like from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Log {
    /// No log, or an empty one: everything is in the database file.
    Empty,
    /// Every frame of the log's present life adds up.
    Whole,
    /// It breaks off, and finished work of the same life lies behind the break: damage, or an unfinished
    /// write that a power cut tore. The witness knows which.
    Broken,
    /// Its first page carries another database's salt.
    Foreign,
    /// Its head does not add up, or is not a log's at all; SQLite will ignore all of it.
    Unreadable,
}

/// Looks at the log of a vault whose header names `salt`; touches nothing.
pub(super) fn look(path: &Path, salt: &[u8; 16]) -> io::Result<Log> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Log::Empty),
        Err(error) => return Err(error),
    };
    let mut file = BufReader::with_capacity(1 << 16, file);
    let mut header = [0u8; HEADER];
    match fill(&mut file, &mut header)? {
        0 => return Ok(Log::Empty),
        HEADER => {}
        _ => return Ok(Log::Unreadable),
    }
    let Some(mut sum) = Sum::begin(&header) else { return Ok(Log::Unreadable) };
    let life = header.get(16..24).unwrap_or_default().to_vec();
    let mut frame = vec![0u8; FRAME + PAGE as usize];
    let mut broken = false;
    while fill(&mut file, &mut frame)? == frame.len() {
        let (head, page) = frame.split_at(FRAME);
        if head.get(8..16) != Some(life.as_slice()) {
            // Older frames of an earlier life follow a restart of the log; they mean nothing. A flip in these
            // very bytes looks the same, so finished frames of this life are still looked for behind them.
            broken = true;
            continue;
        }
        if !broken && !sum.accepts(head, page) {
            broken = true;
        }
        if !broken && word(head, 0) == 1 && page.get(..16) != Some(salt.as_slice()) {
            return Ok(Log::Foreign);
        }
        let finishes = word(head, 4) != 0;
        if broken && finishes {
            return Ok(Log::Broken);
        }
    }
    Ok(Log::Whole)
}

/// SQLite's running checksum over pairs of 32-bit words.
struct Sum {
    big_endian: bool,
    first: u32,
    second: u32,
}

impl Sum {
    fn begin(header: &[u8; HEADER]) -> Option<Self> {
        let magic = word(header, 0);
        if magic & !1 != 0x377f_0682 || u64::from(word(header, 8)) != PAGE {
            return None;
        }
        let mut sum = Self { big_endian: magic & 1 == 1, first: 0, second: 0 };
        sum.add(header.get(..24)?);
        (sum.first == word(header, 24) && sum.second == word(header, 28)).then_some(sum)
    }

    fn accepts(&mut self, head: &[u8], page: &[u8]) -> bool {
        self.add(head.get(..8).unwrap_or_default());
        self.add(page);
        self.first == word(head, 16) && self.second == word(head, 20)
    }

    fn add(&mut self, bytes: &[u8]) {
        let (pairs, _) = bytes.as_chunks::<8>();
        for [a, b, c, d, e, f, g, h] in pairs {
            let (x, y) = if self.big_endian {
                (u32::from_be_bytes([*a, *b, *c, *d]), u32::from_be_bytes([*e, *f, *g, *h]))
            } else {
                (u32::from_le_bytes([*a, *b, *c, *d]), u32::from_le_bytes([*e, *f, *g, *h]))
            };
            self.first = self.first.wrapping_add(x).wrapping_add(self.second);
            self.second = self.second.wrapping_add(y).wrapping_add(self.first);
        }
    }
}

/// The big-endian word at an offset; zero beyond the end.
fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk::<4>()).map_or(0, |chunk| u32::from_be_bytes(*chunk))
}

/// Reads until the buffer is full or the file ends.
fn fill(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
