//! When it is time to lock: nobody acted for as long as this laptop is set to, or the clock shows that it slept.

use std::time::Duration;

use crate::desk::Because;

/// More than this between two looks, and the laptop slept meanwhile.
const SLEPT: Duration = Duration::from_secs(30);
/// A minute is the shortest that a laptop can be set to; before that nobody asks how it is set.
const SHORTEST: Duration = Duration::from_secs(60);
/// A command that runs keeps the vault open, but not for ever: it may hang.
const LONGEST: Duration = Duration::from_secs(30 * 60);

/// A moment by two clocks: one that only ever goes on, and the one on the wall, which also counts sleep.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) steady: Duration,
    pub(super) wall: Duration,
}

/// What is remembered between two looks at the clock.
pub(super) struct Watch {
    acted: Duration,
    looked: Moment,
}

impl Watch {
    /// Begins as if somebody had just acted.
    pub(super) fn new(now: Moment) -> Self {
        Self { acted: now.steady, looked: now }
    }

    /// Looks at the clock. `acted` tells whether a key or the mouse was used since the last look, `working` whether a
    /// command is running, `limit` for how long nobody need act.
    pub(super) fn tick(
        &mut self,
        now: Moment,
        acted: bool,
        working: bool,
        limit: impl FnOnce() -> Duration,
    ) -> Option<Because> {
        let before = std::mem::replace(&mut self.looked, now);
        let slept = now.wall.saturating_sub(before.wall).max(now.steady.saturating_sub(before.steady)) > SLEPT;
        if slept {
            self.acted = now.steady;
            return Some(Because::Asleep);
        }
        if acted {
            self.acted = now.steady;
        }
        let idle = now.steady.saturating_sub(self.acted);
        if idle < SHORTEST || idle < limit() || working && idle < LONGEST {
            return None;
        }
        // Once is enough until somebody acts again.
        self.acted = now.steady;
        Some(Because::Idle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// Seconds pass with nobody acting; gives the second in which it locked.
    fn idle(watch: &mut Watch, from: u64, seconds: u64, working: bool, minutes: u64) -> Option<u64> {
        (from + 1..=from + seconds)
            .find(|second| watch.tick(at(*second, 0), false, working, || SECOND * 60 * minutes as u32).is_some())
    }

    fn at(second: u64, slept: u64) -> Moment {
        Moment { steady: SECOND * second as u32, wall: SECOND * (1_000_000 + second + slept) as u32 }
    }

    #[test]
    fn it_locks_in_the_second_that_it_is_set_to_and_not_before() {
        for minutes in [1, 5, 30] {
            let mut watch = Watch::new(at(0, 0));
            let locked = idle(&mut watch, 0, 60 * 31, false, minutes);
            assert_eq!(locked, Some(minutes * 60), "set to {minutes} minutes");
        }
    }

    #[test]
    fn a_key_begins_the_time_anew() {
        let mut watch = Watch::new(at(0, 0));
        assert_eq!(idle(&mut watch, 0, 299, false, 5), None, "a second is left");
        assert_eq!(watch.tick(at(300, 0), true, false, || SECOND * 300), None, "somebody pressed a key");
        assert_eq!(idle(&mut watch, 300, 400, false, 5), Some(600), "five minutes after that key");
    }

    #[test]
    fn work_that_runs_is_waited_for_but_not_for_ever() {
        let mut watch = Watch::new(at(0, 0));
        assert_eq!(idle(&mut watch, 0, 900, true, 5), None, "an import runs");
        assert_eq!(watch.tick(at(901, 0), false, false, || SECOND * 300), Some(Because::Idle), "it has ended");
        let mut watch = Watch::new(at(0, 0));
        assert_eq!(idle(&mut watch, 0, 3600, true, 5), Some(1800), "what hangs does not keep a vault open");
    }

    #[test]
    fn a_laptop_that_slept_is_locked_whichever_of_its_clocks_saw_it() {
        let mut watch = Watch::new(at(0, 0));
        assert_eq!(watch.tick(at(1, 0), true, false, || SECOND * 300), None, "awake");
        assert_eq!(
            watch.tick(at(2, 3600), true, false, || SECOND * 300),
            Some(Because::Asleep),
            "Linux: only the wall clock"
        );
        assert_eq!(
            watch.tick(at(90, 3600), true, true, || SECOND * 300),
            Some(Because::Asleep),
            "Windows: both clocks"
        );
        assert_eq!(watch.tick(at(110, 3600), true, false, || SECOND * 300), None, "a slow machine is not asleep");
    }

    #[test]
    fn a_wall_clock_that_is_put_back_does_not_lock() {
        let mut watch = Watch::new(at(0, 5000));
        assert_eq!(watch.tick(at(1, 0), false, false, || SECOND * 300), None, "the clock was set right");
    }
}
