//! What a person had to do: counted as they count, a press or a filled box at a time (`reference/ui.md` e.1).

use std::{cell::Cell, fmt, ops::Sub};

/// What was done in a window so far, or within a journey.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Acts {
    /// Things pressed: a click, a key chord, Enter or Space on something.
    pub pressed: u32,
    /// Boxes typed into, each once however long the text.
    pub typed: u32,
    /// Keys that only carried the focus to the next thing: Tab and arrows. A mouse moves too, and nobody counts it.
    pub steps: u32,
}

impl Acts {
    /// Presses and typed boxes together: what the bars count.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.pressed + self.typed
    }
}

impl Sub for Acts {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self {
            pressed: self.pressed - before.pressed,
            typed: self.typed - before.typed,
            steps: self.steps - before.steps,
        }
    }
}

impl fmt::Display for Acts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} pressed, {} typed; {} steps of the focus)", self.all(), self.pressed, self.typed, self.steps)
    }
}

/// Counts while a window is used.
#[derive(Default)]
pub(super) struct Counter(Cell<Acts>);

impl Counter {
    pub(super) fn so_far(&self) -> Acts {
        self.0.get()
    }

    pub(super) fn pressed(&self) {
        self.change(|acts| acts.pressed += 1);
    }

    pub(super) fn typed(&self) {
        self.change(|acts| acts.typed += 1);
    }

    pub(super) fn step(&self) {
        self.change(|acts| acts.steps += 1);
    }

    fn change(&self, by: impl FnOnce(&mut Acts)) {
        let mut acts = self.0.get();
        by(&mut acts);
        self.0.set(acts);
    }
}
