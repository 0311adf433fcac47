//! The calendar of the made-up neighbourhood: twelve working weeks up to today, told act by act.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::world::Clock;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
/// A working day is eight hours from nine o'clock, UTC.
const OPENS: i64 = 9 * HOUR;
const WORKING_DAY: i64 = 8 * HOUR;
/// 1 January 1970 was a Thursday; the Monday before it.
const A_MONDAY: i64 = -3 * DAY;

/// How many weeks the story lasts.
pub(super) const WEEKS: i64 = 12;

/// A clock that stands where the story is, and never ahead of the real one.
pub(super) struct Calendar {
    at: AtomicI64,
    first_monday: i64,
    today: i64,
}

impl Calendar {
    /// A calendar whose last week is the one before `today`; milliseconds since 1970.
    pub(super) fn up_to(today: i64) -> Self {
        let this_monday = (today - A_MONDAY).div_euclid(7 * DAY) * 7 * DAY + A_MONDAY;
        let first_monday = this_monday - WEEKS * 7 * DAY;
        Self { at: AtomicI64::new(first_monday + OPENS), first_monday, today }
    }

    /// Goes to the moment of a week at which `done` of `of` acts are done: Monday morning to Friday evening.
    pub(super) fn work(&self, week: i64, done: usize, of: usize) {
        let share = |whole: i64| whole * i64::try_from(done).unwrap_or(0) / i64::try_from(of.max(1)).unwrap_or(1);
        let worked = share(5 * WORKING_DAY).min(5 * WORKING_DAY - 1);
        let day = worked / WORKING_DAY;
        self.go_to(self.first_monday + week * 7 * DAY + day * DAY + OPENS + worked % WORKING_DAY);
    }

    /// Goes to today.
    pub(super) fn end(&self) {
        self.go_to(self.today);
    }

    /// Time never goes back, and never past today.
    fn go_to(&self, at: i64) {
        self.at.fetch_max(at.min(self.today), Ordering::Relaxed);
    }
}

impl Clock for Calendar {
    fn now_ms(&self) -> i64 {
        self.at.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_is_told_on_working_days_and_ends_today() {
        // Saturday 21 November 2026, 13:00.
        let today = 1_795_266_000_000;
        let calendar = Calendar::up_to(today);
        let hour = |calendar: &Calendar| calendar.now_ms().rem_euclid(DAY) / HOUR;
        let weekday = |calendar: &Calendar| (calendar.now_ms() - A_MONDAY).div_euclid(DAY).rem_euclid(7);
        let mut last = 0;
        for week in 0..WEEKS {
            for act in 0..100 {
                calendar.work(week, act, 100);
                assert!((9..17).contains(&hour(&calendar)), "nobody is made to work at night");
                assert!(weekday(&calendar) < 5, "nor at the weekend");
                assert!(calendar.now_ms() >= last && calendar.now_ms() <= today, "time goes on, up to today");
                last = calendar.now_ms();
            }
        }
        assert!(today - last < 10 * DAY, "the last act is of last week");
        calendar.end();
        assert_eq!(calendar.now_ms(), today, "and the story ends today");
    }
}
