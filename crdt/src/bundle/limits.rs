//! The hard limits of a bundle; each is checked before memory is asked for.

use crate::{
    Error,
    bundle::{envelope::SectionHead, kind},
    guard::MAX_CHANGE_BYTES,
};

/// Sizes and counts beyond which a bundle is refused, when writing and when reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The file, in bytes.
    pub file: usize,
    /// The age header, in bytes.
    pub header: usize,
    /// Lines of the age header (two a seat): age parses all of it again at every line, so that an endless one
    /// would keep a laptop busy for minutes before anything is authenticated.
    pub header_lines: usize,
    /// The manifest, in bytes.
    pub manifest: usize,
    /// Named recipient organisations.
    pub recipients: usize,
    /// Sections.
    pub sections: usize,
    /// All sections uncompressed, in bytes.
    pub content: u64,
    /// One section of changes or bodies, uncompressed, in bytes.
    pub section: u64,
    /// One section of any other kind, uncompressed, in bytes.
    pub small_section: u64,
    /// Uncompressed bytes for one compressed byte, once a section is larger than 1 MiB.
    pub ratio: u64,
    /// Changes, bodies, or other counted things in one section.
    pub records: u32,
    /// One raw change, in bytes.
    pub change: usize,
    /// One body, in bytes.
    pub body: usize,
}

impl Limits {
    /// What every office writes and reads.
    pub const STANDARD: Self = Self {
        file: 64 << 20,
        header: 64 << 10,
        header_lines: 1_400,
        manifest: 1 << 20,
        recipients: 256,
        sections: 32,
        content: 160 << 20,
        section: 64 << 20,
        small_section: 16 << 20,
        ratio: 200,
        records: 200_000,
        change: MAX_CHANGE_BYTES,
        body: 8 << 20,
    };
    /// Below this a section may shrink as much as it likes: the harm is bounded.
    const FREE: u64 = 1 << 20;

    pub(super) fn check_section(&self, section: &SectionHead) -> Result<(), Error> {
        let largest =
            if matches!(section.kind, kind::CHANGES | kind::BODIES) { self.section } else { self.small_section };
        if section.len > largest || section.compressed_len > self.file as u64 {
            return Err(Error::TooLarge("bundle section"));
        }
        if section.len > Self::FREE && section.len / self.ratio > section.compressed_len {
            return Err(Error::TooLarge("bundle section: it would grow too much"));
        }
        if section.count > self.records { Err(Error::TooLarge("records in a bundle")) } else { Ok(()) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::STANDARD
    }
}
