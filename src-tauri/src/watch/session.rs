//! What Linux says over its message buses: that the laptop is about to sleep, and that its screen was locked.
//!
//! GIO is here already, with the window's toolkit. A laptop without a bus, or without anybody who speaks on it, is none the
//! worse: the clock still notices that it slept.

use std::{cell::RefCell, rc::Rc};

use gtk::{
    gio::{self, BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags, UnixFDList},
    glib::{ToVariant, Variant},
};

use crate::desk::Because;

const LOGIN: &str = "org.freedesktop.login1";
const LOGIN_PATH: &str = "/org/freedesktop/login1";
const LOGIN_MANAGER: &str = "org.freedesktop.login1.Manager";
/// Screen locks by the name that their makers gave the same signal.
const SCREENS: [&str; 4] =
    ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver"];

/// Listens for as long as the program runs; `lock` is called on the main thread.
pub(super) fn listen(lock: impl Fn(Because) + Clone + 'static) {
    let on_system = lock.clone();
    gio::bus_get(BusType::System, Cancellable::NONE, move |bus| {
        if let Ok(bus) = bus {
            sleep_and_session(bus, on_system);
        }
    });
    gio::bus_get(BusType::Session, Cancellable::NONE, move |bus| {
        if let Ok(bus) = bus {
            screens(&bus, lock);
        }
    });
}

/// The signals' one argument: true when it begins.
fn begins(arguments: &Variant) -> Option<bool> {
    arguments.try_child_value(0)?.get::<bool>()
}

fn sleep_and_session(bus: DBusConnection, lock: impl Fn(Because) + Clone + 'static) {
    // While this is held, the laptop waits a few seconds before it sleeps, so that the vault is closed by then.
    let held: Rc<RefCell<Option<UnixFDList>>> = Rc::default();
    hold_off_sleep(&bus, &held);
    let asleep = lock.clone();
    bus.signal_subscribe(
        Some(LOGIN),
        Some(LOGIN_MANAGER),
        Some("PrepareForSleep"),
        Some(LOGIN_PATH),
        None,
        DBusSignalFlags::NONE,
        move |bus, _, _, _, _, arguments| match begins(arguments) {
            Some(true) => {
                asleep(Because::Asleep);
                held.borrow_mut().take();
            }
            _ => hold_off_sleep(bus, &held),
        },
    );
    bus.signal_subscribe(
        Some(LOGIN),
        Some("org.freedesktop.login1.Session"),
        Some("Lock"),
        None,
        None,
        DBusSignalFlags::NONE,
        move |_, _, _, _, _, _| lock(Because::Screen),
    );
}

fn hold_off_sleep(bus: &DBusConnection, held: &Rc<RefCell<Option<UnixFDList>>>) {
    let held = Rc::clone(held);
    let arguments = ("sleep", "Roundtable", "It locks the caseload first", "delay").to_variant();
    bus.call_with_unix_fd_list(
        Some(LOGIN),
        LOGIN_PATH,
        LOGIN_MANAGER,
        "Inhibit",
        Some(&arguments),
        None,
        DBusCallFlags::NONE,
        -1,
        UnixFDList::NONE,
        Cancellable::NONE,
        move |answer| {
            // Not allowed to wait: then it locks while it falls asleep, or when it wakes.
            if let Ok((_, list)) = answer {
                *held.borrow_mut() = Some(list);
            }
        },
    );
}

fn screens(bus: &DBusConnection, lock: impl Fn(Because) + Clone + 'static) {
    for screen in SCREENS {
        let lock = lock.clone();
        // Whoever may speak on this person's bus may lock their window; that harms nobody.
        bus.signal_subscribe(
            None,
            Some(screen),
            Some("ActiveChanged"),
            None,
            None,
            DBusSignalFlags::NONE,
            move |_, _, _, _, _, arguments| {
                if begins(arguments) == Some(true) {
                    lock(Because::Screen);
                }
            },
        );
    }
}
