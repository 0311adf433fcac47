//! Locks by itself: when nobody uses the laptop, when it sleeps, and with its own screen lock.
//!
//! The clock is here and not in the pages, so that a page which hangs or is held back is locked all the same.

mod clock;
#[cfg(target_os = "linux")]
mod session;

use std::{
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use tauri::{AppHandle, Manager, Runtime};

use self::clock::{Moment, Watch};
use crate::desk::{Because, Desk};

/// Between two looks at the clock.
const TICK: Duration = Duration::from_secs(1);

/// Begins to watch; ends with the program.
pub(crate) fn begin<R: Runtime>(app: &AppHandle<R>) {
    #[cfg(target_os = "linux")]
    session::listen({
        let app = app.clone();
        move |because| lock(&app, because)
    });
    let app = app.clone();
    let started = Instant::now();
    // Without a thread there is no program worth running; the pages' own lock still works.
    let _ = thread::Builder::new().name("watch".to_owned()).spawn(move || {
        let mut watch = Watch::new(now(started));
        loop {
            thread::sleep(TICK);
            let desk = app.state::<Desk>();
            let limit = || Duration::from_secs(u64::from(desk.preferences().lock_after_minutes) * 60);
            if let Some(because) = watch.tick(now(started), desk.has_acted(), desk.is_working(), limit) {
                lock(&app, because);
            }
        }
    });
}

fn lock<R: Runtime>(app: &AppHandle<R>, because: Because) {
    // One that is locked already stays so, with the reason of before.
    let _ = app.state::<Desk>().lock(because);
}

fn now(started: Instant) -> Moment {
    Moment { steady: started.elapsed(), wall: SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() }
}
