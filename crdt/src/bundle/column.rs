//! Columns: numbers as LEB128 and runs of bytes, written back to back and read with a cursor.

use crate::Error;

/// Appends a number as unsigned LEB128.
pub(super) fn push(out: &mut Vec<u8>, mut value: u64) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

/// Appends a column with its length before it.
pub(super) fn push_column(out: &mut Vec<u8>, column: &[u8]) {
    push(out, column.len() as u64);
    out.extend_from_slice(column);
}

/// Reads columns from the front; every failure is a refusal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
    what: &'static str,
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(rest: &'a [u8], what: &'static str) -> Self {
        Self { rest, what }
    }

    pub(super) const fn malformed(&self) -> Error {
        Error::Malformed(self.what)
    }

    /// Takes `len` bytes.
    pub(super) fn bytes(&mut self, len: usize) -> Result<&'a [u8], Error> {
        let (head, tail) = self.rest.split_at_checked(len).ok_or(self.malformed())?;
        self.rest = tail;
        Ok(head)
    }

    /// Takes a fixed number of bytes.
    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        self.bytes(N)?.try_into().map_err(|_| self.malformed())
    }

    /// Takes a number of at most 63 bits.
    pub(super) fn number(&mut self) -> Result<u64, Error> {
        let mut value = 0u64;
        for (index, byte) in self.rest.iter().enumerate().take(9) {
            value |= u64::from(byte & 0x7f) << (7 * index);
            if byte & 0x80 == 0 {
                self.bytes(index + 1)?;
                return Ok(value);
            }
        }
        Err(self.malformed())
    }

    /// Takes a number that indexes or measures something in memory.
    pub(super) fn size(&mut self) -> Result<usize, Error> {
        usize::try_from(self.number()?).map_err(|_| self.malformed())
    }

    /// Takes a count of things that take at least `each` bytes of `within` bytes, so that it can be reserved.
    pub(super) fn count(&mut self, each: usize, within: usize) -> Result<usize, Error> {
        self.size().and_then(|count| if count <= within / each.max(1) { Ok(count) } else { Err(self.malformed()) })
    }

    /// Takes a column that [`push_column`] wrote.
    pub(super) fn column(&mut self) -> Result<Self, Error> {
        let len = self.size()?;
        Ok(Self { rest: self.bytes(len)?, what: self.what })
    }

    /// How many bytes are left.
    pub(super) const fn left(&self) -> usize {
        self.rest.len()
    }

    /// Refuses leftovers.
    pub(super) const fn end(&self) -> Result<(), Error> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.malformed()) }
    }
}
