//! The states of an action, as stable words (`records.md`, actions).

/// Where an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Asked; nobody has answered.
    Proposed,
    /// The owner will do it.
    Accepted,
    /// The owner has begun.
    InProgress,
    /// The owner says that it is done.
    Done,
    /// Somebody has checked that it is done.
    Confirmed,
    /// The owner will not do it, and says why.
    Declined,
    /// It cannot go on at present; the reason says what is in the way.
    Blocked,
    /// It is no longer wanted.
    Cancelled,
}

impl State {
    /// Every state, in the order of an action's life.
    pub const ALL: [Self; 8] = [
        Self::Proposed,
        Self::Accepted,
        Self::InProgress,
        Self::Done,
        Self::Confirmed,
        Self::Declined,
        Self::Blocked,
        Self::Cancelled,
    ];

    /// Its stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Accepted => "accepted",
            Self::InProgress => "in_progress",
            Self::Done => "done",
            Self::Confirmed => "confirmed",
            Self::Declined => "declined",
            Self::Blocked => "blocked",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads its word; `None` for a word of a newer version.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Whether nothing more is to be done: neither late nor in the way of closing the case. A declined action is not
    /// settled, because somebody must find it another owner or give it up.
    #[must_use]
    pub const fn settled(self) -> bool {
        matches!(self, Self::Done | Self::Confirmed | Self::Cancelled)
    }
}
