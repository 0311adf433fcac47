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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn scalars_come_back_as_they_went() {
        for value in [
            Value::from("text"),
            Value::Bytes(vec![0, 255]),
            Value::Int(i64::MIN),
            Value::Uint(u64::MAX),
            Value::Float(-0.25),
            Value::Bool(true),
            Value::Time(i64::MAX),
            Value::Null,
        ] {
            assert_eq!(Value::from_scalar(&value.to_scalar().unwrap()), Some(value), "a value must survive storage");
        }
    }

    #[test]
    fn what_the_guard_refuses_is_refused_here() {
        assert!(Value::Float(f64::NAN).to_scalar().is_err(), "not a number");
        assert!(Value::Float(f64::INFINITY).to_scalar().is_err(), "not finite");
        assert!(Value::Map(Map::new()).to_scalar().is_err(), "not a scalar");
        assert_eq!(Value::from_scalar(&ScalarValue::counter(1)), None, "counters are not ours");
        assert_eq!(Value::from_scalar(&ScalarValue::F64(f64::NAN)), None, "nor is a number that is none");
        let unknown = ScalarValue::Unknown { type_code: 12, bytes: Vec::new() };
        assert_eq!(Value::from_scalar(&unknown), None, "nor kinds from the future");
    }

    #[test]
    fn numbers_and_texts_are_read_as_asked() {
        assert_eq!(Value::Uint(u64::MAX).as_int(), None, "too large for a signed number");
        assert_eq!(Value::Time(5).as_int(), Some(5), "a time is a number of milliseconds");
        assert_eq!(Value::from("a").as_text(), Some("a"), "text");
        assert_eq!(Value::Null.as_bytes(), None, "nothing is not bytes");
    }
}
