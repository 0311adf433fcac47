//! Times as words for machines: RFC 3339 in UTC. Words for people are the user interface's, but for names of files.

use chrono::{DateTime, LocalResult, NaiveDateTime, SecondsFormat, Utc};

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

/// A time without a zone, as a clock on a wall in England shows it: `2026-03-02T14:10`, with a space or seconds too. Of an
/// hour that comes twice the first is taken; one that never comes is none.
#[must_use]
pub(crate) fn in_england(text: &str) -> Option<DateTime<Utc>> {
    on_the_wall(text)?.earliest().map(|at| at.with_timezone(&Utc))
}

/// Whether a clock on a wall in England showed this time without a zone twice, so that it means two moments.
#[must_use]
pub(crate) fn comes_twice_in_england(text: &str) -> bool {
    matches!(on_the_wall(text), Some(LocalResult::Ambiguous(..)))
}

fn on_the_wall(text: &str) -> Option<LocalResult<DateTime<chrono_tz::Tz>>> {
    const FORMS: [&str; 4] = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"];
    let read = FORMS.iter().find_map(|form| NaiveDateTime::parse_from_str(text.trim(), form).ok())?;
    Some(read.and_local_timezone(chrono_tz::Europe::London))
}

/// A stored day in words; what is none is given as it stands.
#[must_use]
pub(crate) fn date_in_words(day: &str) -> String {
    chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d")
        .map_or_else(|_| day.to_owned(), |day| day.format("%-d %B %Y").to_string())
}

/// A stored moment in words, as a clock on a wall in England shows it; what is none is given as it stands.
#[must_use]
pub(crate) fn moment_in_words(at: &str) -> String {
    DateTime::parse_from_rfc3339(at).map_or_else(
        |_| at.to_owned(),
        |at| at.with_timezone(&chrono_tz::Europe::London).format("%-d %B %Y, %-I:%M%P").to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_told_in_words() {
        assert_eq!(date_in_words("2026-03-03"), "3 March 2026", "screens.md");
        assert_eq!(moment_in_words("2026-07-09T13:14:00.000Z"), "9 July 2026, 2:14pm", "summer");
        assert_eq!(
            (date_in_words("soon"), moment_in_words("once")),
            ("soon".to_owned(), "once".to_owned()),
            "as it is"
        );
    }

    #[test]
    fn a_clock_in_england_goes_forward_and_back() {
        let got = |text: &str| in_england(text).map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
        assert_eq!(got("2026-01-15 09:30").as_deref(), Some("2026-01-15T09:30:00Z"), "winter");
        assert_eq!(got("2026-07-15T09:30:05").as_deref(), Some("2026-07-15T08:30:05Z"), "summer");
        assert_eq!(got("2026-10-25T01:40").as_deref(), Some("2026-10-25T00:40:00Z"), "the first of two");
        assert!(comes_twice_in_england("2026-10-25 01:40"), "and it means two");
        assert!(!comes_twice_in_england("2026-10-25T02:40"), "the next does not");
        assert_eq!(got("2026-03-29T01:30"), None, "an hour that never comes");
        assert_eq!(got("2026-02-30T01:30"), None, "nor a day");
    }
}
