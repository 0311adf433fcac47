//! Listens to what the shipped code warns of: an honest network must never see a change refused or a seat forked.

use std::sync::atomic::{AtomicUsize, Ordering};

use tracing::{
    Event, Level, Metadata, Subscriber,
    span::{Attributes, Id, Record},
};

static WARNINGS: AtomicUsize = AtomicUsize::new(0);

struct Listener;

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::WARN
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        if event.metadata().target().starts_with("casework::share") {
            WARNINGS.fetch_add(1, Ordering::SeqCst);
        }
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// Begins to listen; a second call changes nothing.
pub(crate) fn listen() {
    // The only error is that somebody listens already.
    _ = tracing::subscriber::set_global_default(Listener);
}

/// How many warnings there were since the last call.
pub(crate) fn taken() -> usize {
    WARNINGS.swap(0, Ordering::SeqCst)
}
