//! The interface's packages and its build, which the window embeds and so needs before it compiles.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::failure::Failure;
use crate::places;
use crate::program::{carry_out, npm, present, printed, program};
use crate::tell::{self, Ledger};

/// The oldest Node that the bundler runs on.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// What the build reads, relative to `ui/`.
const INPUTS: [&str; 7] =
    ["src", "public", "index.html", "package.json", "package-lock.json", "vite.config.ts", "tsconfig.json"];

/// Runs `npm ci` when `node_modules` is absent or older than the lock file.
pub(super) fn install() -> Result<(), Failure> {
    let lock = places::ui().join("package-lock.json");
    if !lock.is_file() {
        return Err(Failure::new("There is no ui/package-lock.json, so the interface's packages cannot be installed."));
    }
    node_is_new_enough()?;
    // npm writes this file last, so it also tells an installation that was cut short.
    let done = places::ui().join("node_modules").join(".package-lock.json");
    if newest(&done) >= newest(&lock) && done.is_file() {
        tell::line("The interface's packages are as the lock file says.");
        return Ok(());
    }
    carry_out(&mut npm("ci --no-audit --no-fund"))
}

/// Builds the interface into `ui/dist`, unless nothing it reads is newer than what is there.
pub(crate) fn build(ledger: &mut Ledger) -> Result<(), Failure> {
    ledger.step("interface: build", || {
        let built = newest(&places::ui().join("dist").join("index.html"));
        let read = INPUTS.iter().map(|input| newest(&places::ui().join(input))).max().flatten();
        if built.is_some() && built >= read {
            tell::line("Nothing changed since the last build.");
            return Ok(());
        }
        carry_out(&mut npm("run build"))
    })
}

fn node_is_new_enough() -> Result<(), Failure> {
    let (first, second) = OLDEST_NODE;
    let advice = format!("Install Node {first}.{second} or newer, then run this again.");
    if !present("node") {
        return Err(Failure::new(format!("Node is not on this machine. {advice}")));
    }
    let version = printed(program("node").arg("--version"))?;
    match release(&version) {
        Some(found) if found >= OLDEST_NODE => Ok(()),
        _ => Err(Failure::new(format!("The Node on this machine is too old ({}). {advice}", version.trim()))),
    }
}

/// Reads the first two numbers of `v20.20.2`.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// Gives the newest time of change in a file or folder; folders count too, since a deletion shows there.
fn newest(path: &Path) -> Option<SystemTime> {
    let found = fs::metadata(path).ok()?;
    let own = found.modified().ok();
    if !found.is_dir() {
        return own;
    }
    let within = fs::read_dir(path).ok()?.filter_map(Result::ok).filter_map(|entry| newest(&entry.path())).max();
    own.max(within)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_is_read_from_what_node_prints() {
        assert_eq!(release("v20.20.2\n"), Some((20, 20)), "this is how node prints it");
        assert_eq!(release(""), None, "no answer is no version");
    }

    #[test]
    fn what_is_not_there_has_no_time() {
        assert_eq!(newest(Path::new("/no/such/file")), None, "an absent build must not look up to date");
    }
}
