//! Times as words for machines: RFC 3339 in UTC. Words for people are the user interface's.

use chrono::{DateTime, SecondsFormat};

/// Milliseconds since 1970 as RFC 3339; an impossible claim is shown as the start of 1970.
#[must_use]
pub(crate) fn rfc3339(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
}
