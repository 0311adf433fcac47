//! Proof that nothing left the machine: what the page asked for, and what the program's processes could speak through.

use serde_json::Value;

use super::{
    Trouble, Window, processes,
    sockets::{self, Socket},
};

/// Addresses that are inside the program: its pages and its commands.
const INSIDE: [&str; 2] = ["tauri://localhost/", "ipc://localhost/"];

/// Remembers what the content policy refused, and keeps every request instead of the first 250.
pub(super) const LISTEN: &str = "if (!window.refusedRequests) {
    window.refusedRequests = [];
    document.addEventListener('securitypolicyviolation', event => window.refusedRequests.push(event.blockedURI));
    performance.setResourceTimingBufferSize(100000);
}";

impl Window {
    /// Every address outside the program that the page asked for or tried to, and every internet socket of the program's
    /// processes but the one through which the test drives it. Empty is good.
    ///
    /// # Errors
    /// When the page or the program is gone.
    pub fn requests(&self) -> Result<Vec<String>, Trouble> {
        let asked = self
            .ask("[...performance.getEntriesByType('resource').map(entry => entry.name), ...(window.refusedRequests ?? ['nobody listened'])]")?;
        let asked: Vec<&str> = asked.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        // A style or script in the page is refused too, and is called `inline`: no address, and nothing leaves by it.
        let outside = asked
            .into_iter()
            .filter(|address| address.contains(':') && !INSIDE.iter().any(|inside| address.starts_with(inside)));
        let mut found: Vec<String> = outside.map(|address| format!("the page asked for {address}")).collect();

        let programs = self.driver.windows();
        let first = *programs.first().ok_or("the program is not running")?;
        let driven_at = processes::variable(first, "WEBKIT_INSPECTOR_SERVER")
            .ok_or("it is not known where the program is driven from")?;
        let all: Vec<u32> =
            programs.iter().flat_map(|pid| processes::descendants(*pid)).chain(programs.iter().copied()).collect();
        let open = sockets::of(&all);
        let drives = |socket: &Socket| [socket.local, socket.remote].iter().any(|end| end.to_string() == driven_at);
        if !open.iter().any(drives) {
            return Err(format!("the driver's own socket at {driven_at} is not seen, so none is: {open:?}").into());
        }
        let foreign = open.iter().filter(|socket| !drives(socket));
        found.extend(foreign.map(|socket| format!("{} from {} to {}", socket.kind, socket.local, socket.remote)));
        Ok(found)
    }
}
