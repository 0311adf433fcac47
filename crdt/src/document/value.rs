//! Values a document may hold: scalars, and maps of them inside an entry.

use std::collections::BTreeMap;

use automerge::ScalarValue;

use crate::Error;

/// An entry's content.
pub type Map = BTreeMap<String, Value>;

/// A scalar, or a map inside an entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// Bytes, for example a body's hash.
    Bytes(Vec<u8>),
    /// A signed number.
    Int(i64),
    /// An unsigned number.
    Uint(u64),
    /// A finite number with decimals.
    Float(f64),
    /// Yes or no.
    Bool(bool),
    /// Milliseconds since 1970 (UTC), a claim of the author.
    Time(i64),
    /// Nothing.
    Null,
    /// A map; only inside an entry.
    Map(Map),
}

impl Value {
    /// The text, when it is text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The bytes, when they are bytes.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    /// A number or time as a signed number.
    #[must_use]
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) | Self::Time(number) => Some(*number),
            Self::Uint(number) => i64::try_from(*number).ok(),
            _ => None,
        }
    }

    pub(crate) fn to_scalar(&self) -> Result<ScalarValue, Error> {
        Ok(match self {
            Self::Text(text) => ScalarValue::Str(text.as_str().into()),
            Self::Bytes(bytes) => ScalarValue::Bytes(bytes.clone()),
            Self::Int(number) => ScalarValue::Int(*number),
            Self::Uint(number) => ScalarValue::Uint(*number),
            Self::Float(number) if number.is_finite() => ScalarValue::F64(*number),
            Self::Float(_) => return Err(Error::BadValue("a number must be finite")),
            Self::Bool(answer) => ScalarValue::Boolean(*answer),
            Self::Time(at) => ScalarValue::Timestamp(*at),
            Self::Null => ScalarValue::Null,
            Self::Map(_) => return Err(Error::BadValue("a map is not a scalar")),
        })
    }

    /// Reads a scalar; `None` for the kinds that the guard never admits.
    pub(crate) fn from_scalar(scalar: &ScalarValue) -> Option<Self> {
        Some(match scalar {
            ScalarValue::Str(text) => Self::Text(text.to_string()),
            ScalarValue::Bytes(bytes) => Self::Bytes(bytes.clone()),
            ScalarValue::Int(number) => Self::Int(*number),
            ScalarValue::Uint(number) => Self::Uint(*number),
            ScalarValue::F64(number) if number.is_finite() => Self::Float(*number),
            ScalarValue::Boolean(answer) => Self::Bool(*answer),
            ScalarValue::Timestamp(at) => Self::Time(*at),
            ScalarValue::Null => Self::Null,
            ScalarValue::F64(_) | ScalarValue::Counter(_) | ScalarValue::Unknown { .. } => return None,
        })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
