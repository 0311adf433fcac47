//! Measures the real window: each figure beside its bar (`design/bars.md`, `reference/ui.md` e.1).
//!
//! `cargo xtask bench` builds a release that can be driven and runs this with it. By hand, on any build:
//! `cargo run -p tests --example window -- target/debug/roundtable-window 300 3` (program, cases, runs).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measuring program that ends at the first surprise"
)]

mod acts;
mod bundle;
mod meanwhile;
mod start;
mod table;
mod town;

use std::path::PathBuf;

use table::Table;
use tests::{
    offices::{PASSPHRASE, built},
    window::{Person, Trouble, Window, key},
};

fn main() -> Result<(), Trouble> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments.next().map_or_else(|| built("roundtable-window"), |path| Ok(PathBuf::from(path)))?;
    let program = program.canonicalize()?;
    let cases = arguments.next().map_or(5_000, |count| count.parse().expect("a number of cases"));
    let runs = arguments.next().map_or(20, |count| count.parse().expect("a number of runs"));
    let folder = tempfile::tempdir()?;
    let mut table = Table::default();

    let fewer = cases * 2 / 5;
    println!("A practice with {fewer} cases…");
    let small = town::practice(&folder.path().join("small"), fewer)?;
    start::measure(&program, &small, runs, &mut table)?;

    println!("A practice with {cases} cases, and a hospice that has written 1,000 things…");
    let town = town::Town::make(&folder.path().join("large"), cases)?;
    let window = Window::open_program(&program, &town.practice, &[], &[])?;
    unlock(&window)?;
    acts::measure(&window, runs, &mut table)?;
    bundle::measure(&window, &town, &mut table)?;
    window.close()?;
    println!("{table}");
    Ok(())
}

/// Opens the vault, and waits for the first page.
fn unlock(window: &Window) -> Result<(), Trouble> {
    window.until("document.activeElement?.id === 'passphrase'")?;
    let person: Person<'_> = window.used_by(tests::window::Hands::Mouse);
    person.write(PASSPHRASE)?;
    person.chord(&[key::ENTER])?;
    window.until(FIRST_PAGE)
}

/// The first page is there with what it shows: a heading, nothing on its way, and no empty place.
pub(crate) const FIRST_PAGE: &str = "(() => { const main = document.getElementById('main');
    return document.querySelector('.rt-shell') && main?.querySelector('h1') && main.querySelector('a, table, li') && !main.innerText.includes('Loading'); })()";
