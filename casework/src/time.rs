//! Times as words for machines: RFC 3339 in UTC. Words for people are the user interface's, but for names of files.

use chrono::{DateTime, SecondsFormat};

/// The day that milliseconds since 1970 fall on, as `YYYY-MM-DD` in UTC: for what is due by a day. Around midnight in
/// summer that is an hour late, and an action is called late an hour later than the clock on the wall says.
#[must_use]
pub(crate) fn day(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().format("%Y-%m-%d").to_string()
}

/// The same day in words, for the name of a file that a person will look for: `3 March 2026`.
#[must_use]
pub(crate) fn day_in_words(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().format("%-d %B %Y").to_string()
}

/// Milliseconds since 1970 as RFC 3339; an impossible claim is shown as the start of 1970.
#[must_use]
pub(crate) fn rfc3339(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
}
