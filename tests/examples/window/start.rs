//! From nothing to the unlock box, and from the passphrase to the first page.

use std::path::Path;

use tests::{
    offices::PASSPHRASE,
    window::{Hands, Trouble, Window, key},
};

use crate::{FIRST_PAGE, table::Table};

/// Starts the program again and again.
pub(crate) fn measure(program: &Path, vault: &Path, runs: usize, table: &mut Table) -> Result<(), Trouble> {
    let (mut box_shown, mut first_page) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let window = Window::open_program(program, vault, &[], &[])?;
        box_shown.push(window.since_start("document.activeElement?.id === 'passphrase'")?);
        window.used_by(Hands::Mouse).write(PASSPHRASE)?;
        first_page.push(window.timed("keydown Enter", FIRST_PAGE, |window| window.keys(&[key::ENTER]))?);
        window.close()?;
    }
    table.row("start to unlock box", &box_shown, 2_000.0);
    table.row("unlock to Today, key derivation included", &first_page, 1_500.0);
    Ok(())
}
