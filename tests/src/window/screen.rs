//! A screen nobody sees, for machines without one.

use std::{
    env,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use super::Trouble;

/// A display: the one there is, or our own until dropped.
pub(super) struct Screen {
    /// Value of `DISPLAY`.
    pub(super) display: String,
    own: Option<Child>,
}

impl Screen {
    /// Takes the display there is, or starts one of the size the window is drawn for.
    pub(super) fn take() -> Result<Self, Trouble> {
        if let Some(display) = env::var("DISPLAY").ok().filter(|display| !display.is_empty()) {
            return Ok(Self { display, own: None });
        }
        let mut child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|cause| Trouble::new(format!("Xvfb could not be started: {cause}")))?;
        // It writes the number of the display it took once it is ready.
        let mut number = String::new();
        BufReader::new(child.stdout.take().ok_or("Xvfb has no output")?).read_line(&mut number)?;
        let screen = Self { display: format!(":{}", number.trim()), own: Some(child) };
        if number.trim().is_empty() { Err("Xvfb gave no display".into()) } else { Ok(screen) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if let Some(child) = &mut self.own {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
