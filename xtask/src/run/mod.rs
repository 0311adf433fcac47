//! A neighbourhood to look at: five organisations that share no network, and the window on one of them.

use std::fs;

use crate::compile;
use crate::failure::{Failure, While as _};
use crate::places;
use crate::setup::{self, Purpose};
use crate::tell::Ledger;

mod office;
mod story;
mod window;

/// Opens every made-up vault. It protects nothing, so it may be printed.
const PASSPHRASE: &str = "made up words for a made up vault";

/// Sets the machine up, builds, makes the neighbourhood, and opens the window on the practice.
pub(crate) fn neighbourhood(ledger: &mut Ledger) -> Result<(), Failure> {
    let screen = window::screen_is_there();
    let purpose = if screen { Purpose::Build } else { Purpose::Drive };
    setup::machine(ledger, purpose)?;
    setup::build_interface(ledger)?;
    let programs = compile::programs(ledger)?;
    let practice = ledger.step("a neighbourhood of five organisations", || {
        let folder = places::neighbourhood();
        if folder.exists() {
            fs::remove_dir_all(&folder).during("clear the neighbourhood of the last run")?;
        }
        fs::create_dir_all(&folder).during("make a folder for the neighbourhood")?;
        story::play(&programs.command_line, &folder)
    })?;
    if screen { window::open(ledger, &programs.window, &practice) } else { window::photograph(ledger, &practice) }
}
