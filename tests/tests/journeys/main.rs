//! The ten journeys that decide whether people stay, each done with the mouse and by the keyboard alone, its acts counted
//! against the bars of `reference/ui.md` e.1. Details and odd states have their own tests (`e2e*`); these are the short
//! golden paths.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod add_note;
mod answer;
mod duplicate;
mod find_and_open;
mod first_run;
mod import;
mod killed;
mod locked;
mod settle;
mod share_and_write;
mod told;

use tests::window::{Trouble, Window};

/// Each journey both ways: a person without a mouse is not given another program.
macro_rules! both_ways {
    ($($journey:ident),*) => {
        mod by_mouse {
            $(#[test]
            fn $journey() -> Result<(), tests::window::Trouble> {
                super::$journey::journey(tests::window::Hands::Mouse)
            })*
        }
        mod by_keyboard {
            $(#[test]
            fn $journey() -> Result<(), tests::window::Trouble> {
                super::$journey::journey(tests::window::Hands::Keyboard)
            })*
        }
    };
}
both_ways!(first_run, import, find_and_open, add_note, killed, locked, duplicate, share_and_write, answer, settle);

/// The journeys never reach behind the screen: no address typed, no element pressed by its selector, no command called.
#[test]
fn hands_only() {
    for (name, source) in [
        ("add_note", include_str!("add_note.rs")),
        ("answer", include_str!("answer.rs")),
        ("duplicate", include_str!("duplicate.rs")),
        ("find_and_open", include_str!("find_and_open.rs")),
        ("first_run", include_str!("first_run.rs")),
        ("import", include_str!("import.rs")),
        ("killed", include_str!("killed.rs")),
        ("locked", include_str!("locked.rs")),
        ("settle", include_str!("settle.rs")),
        ("share_and_write", include_str!("share_and_write.rs")),
    ] {
        for behind in ["window.press(", ".type_into(", ".type_over(", "window.go(", "window.call("] {
            assert!(!source.contains(behind), "{name} uses {behind}, which no person can");
        }
    }
}

/// Harness honesty: a request that is made is seen, so an empty list says something.
#[test]
fn a_request_is_noticed() -> Result<(), Trouble> {
    let folder = tempfile::tempdir()?;
    let window = Window::open(&folder.path().join("nothing"))?;
    window.until("document.readyState === 'complete'")?;
    assert_eq!(window.requests()?, Vec::<String>::new(), "nobody asked for anything yet");
    window.ask("void fetch('https://example.org/asked').catch(() => null)")?;
    window.until("window.refusedRequests.length > 0")?;
    let seen = window.requests()?;
    assert!(seen.iter().any(|line| line.contains("example.org")), "a refused request is told: {seen:?}");
    window.close()
}
