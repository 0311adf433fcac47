//! Talking to the person at the terminal: lines, named steps and what each step took.

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use crate::failure::Failure;

/// Prints a line. Nobody listening any more (`| head`) is no reason to stop the work.
pub(crate) fn line(words: impl AsRef<str>) {
    let _ = writeln!(io::stdout(), "{}", words.as_ref());
}

pub(crate) fn failure(failure: &Failure) {
    let _ = writeln!(io::stderr(), "\nxtask stopped. {failure}");
}

/// Keeps what each step took, so that the slow one can be found in the log of a CI run.
pub(crate) struct Ledger {
    begun: Instant,
    steps: Vec<Step>,
}

struct Step {
    words: String,
    took: Duration,
    well: bool,
}

impl Ledger {
    pub(crate) fn new() -> Self {
        Self { begun: Instant::now(), steps: Vec::new() }
    }

    /// Carries out one named step and notes its time, whether it ended well or not.
    pub(crate) fn step<T>(&mut self, words: &str, act: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        line(format!("\n── {words}"));
        let begun = Instant::now();
        let outcome = act();
        let took = begun.elapsed();
        line(format!("── {words}: {}{}", clock(took), if outcome.is_ok() { "" } else { ", FAILED" }));
        self.steps.push(Step { words: words.to_owned(), took, well: outcome.is_ok() });
        outcome
    }

    /// Prints the time of every step and of all.
    pub(crate) fn close(&self) {
        if self.steps.is_empty() {
            return;
        }
        line("\nWhat each step took");
        for step in &self.steps {
            let mark = if step.well { "" } else { "  FAILED" };
            line(format!("  {:>9}  {}{mark}", clock(step.took), step.words));
        }
        line(format!("  {:>9}  all of it", clock(self.begun.elapsed())));
    }
}

/// Writes a duration as a person reads it: `0.4 s`, `12.0 s`, `3 min 05 s`.
fn clock(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        format!("{:.1} s", took.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// Counts a thing: `1 note`, `3 notes`.
pub(crate) fn several(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

pub(crate) fn people(count: u64) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_a_person_says_them() {
        assert_eq!(clock(Duration::from_millis(440)), "0.4 s", "short steps keep a decimal");
        assert_eq!(clock(Duration::from_secs(185)), "3 min 05 s", "long ones are minutes");
    }

    #[test]
    fn a_failed_step_is_kept_with_its_time() {
        let mut ledger = Ledger::new();
        let outcome: Result<(), _> = ledger.step("try", || Err(Failure::new("no")));
        assert!(outcome.is_err(), "a step hands its failure on");
        assert!(
            ledger.steps.iter().any(|step| !step.well && step.words == "try"),
            "the log must show which step failed"
        );
    }

    #[test]
    fn figures_read_as_a_person_says_them() {
        assert_eq!(several(1, "note"), "1 note", "one is not a plural");
        assert_eq!(people(3), "3 people", "nobody says persons");
    }
}
