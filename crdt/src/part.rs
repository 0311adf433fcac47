//! Parts: the slices of a space that are shared as a whole.

use std::{borrow::Cow, fmt};

use crate::Error;

/// The name of a part. Names that this version does not know are kept, so that a newer partner loses nothing.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part(Cow<'static, str>);

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        impl Part {
            $($(#[$doc])* pub const $name: Part = Part(Cow::Borrowed($text));)*
            /// The parts of a case that this version knows, in the order they are shown.
            pub const CASE: &'static [Part] = &[$(Self::$name),*];
        }
    };
}

parts! {
    /// Who the person is to the team: names, cohorts, status, headline, team notes.
    CORE = "core",
    /// NHS number, GP practice and local identifiers.
    IDENTITY = "identity",
    /// Address, phones, access and hazards for visitors.
    CONTACT = "contact",
    /// About Me, communication needs, carers.
    ABOUT = "about",
    /// Pathway records, observations, clinical notes.
    CLINICAL = "clinical",
    /// Social care, housing, money, equipment.
    SOCIAL = "social",
    /// The end of life plan.
    END_OF_LIFE = "end_of_life",
    /// Concerns and their notes; named partners only.
    SAFEGUARDING = "safeguarding",
}

impl Part {
    /// The one part of a team: its name, members, cohorts and whatever else holds for all its cases.
    pub const TEAM: Part = Part(Cow::Borrowed("team"));

    /// Longest name, in bytes.
    pub const MAX_LEN: usize = 32;

    /// Reads a part's name: 1 to 32 of `a`–`z`, digits and underscore.
    ///
    /// # Errors
    /// `Malformed` for anything else.
    pub fn new(name: &str) -> Result<Self, Error> {
        let fits = !name.is_empty()
            && name.len() <= Self::MAX_LEN
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !fits {
            return Err(Error::Malformed("part name"));
        }
        Ok(Self::CASE
            .iter()
            .find(|part| part.as_str() == name)
            .cloned()
            .unwrap_or_else(|| Self(Cow::Owned(name.to_owned()))))
    }

    /// Its stable name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Part({})", self.0)
    }
}

impl<C> minicbor::Encode<C> for Part {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0)?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Part {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Self::new(d.str()?).map_err(|_| minicbor::decode::Error::message("part name"))
    }
}
