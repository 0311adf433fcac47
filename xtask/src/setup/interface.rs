//! The interface's packages and its build, which the window embeds and so needs before it compiles.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::Value;

use crate::failure::{Failure, While as _};
use crate::places;
use crate::program::{carry_out, npm, present, printed, program};
use crate::tell::{self, Ledger};

/// The oldest Node that the bundler runs on.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// What the build reads, relative to `ui/`.
const INPUTS: [&str; 7] =
    ["src", "public", "index.html", "package.json", "package-lock.json", "vite.config.ts", "tsconfig.json"];

/// Installs the packages that the lock file names, unless they are there.
///
/// Not by `npm ci`: npm 11 refuses a lock file that lacks the binaries of other systems, and a
/// registry that mirrors only what its own systems need never offers those. So `npm install` does it,
/// and the lock file is held to afterwards: what it named must be what was installed.
pub(super) fn install() -> Result<(), Failure> {
    let lock = places::ui().join("package-lock.json");
    let Ok(named) = fs::read_to_string(&lock) else {
        return Err(Failure::new("There is no ui/package-lock.json, so the interface's packages cannot be installed."));
    };
    node_is_new_enough()?;
    // Written last, so an installation that was cut short is done again.
    let done = places::ui().join("node_modules").join(".installed-lock.json");
    if fs::read_to_string(&done).is_ok_and(|installed| installed == named) {
        tell::line("The interface's packages are as the lock file says.");
        return Ok(());
    }
    carry_out(&mut npm("install --no-audit --no-fund"))?;
    let written = fs::read_to_string(&lock).during("read ui/package-lock.json")?;
    if written != named {
        fs::write(&lock, &named).during("put ui/package-lock.json back")?;
        let strayed = strayed(&named, &written)?;
        if !strayed.is_empty() {
            return Err(Failure::new(format!(
                "ui/package.json and ui/package-lock.json disagree about {}. \
                 Run `npm install` in ui/ and commit the lock file.",
                strayed.join(", ")
            )));
        }
    }
    fs::write(&done, &named).during("note what was installed")
}

/// Names the packages of a lock file that another version of it no longer names alike; more packages
/// (another system's binaries) are no stray, but the root's own list must be the same.
fn strayed(named: &str, written: &str) -> Result<Vec<String>, Failure> {
    let read = |text: &str| serde_json::from_str::<Value>(text).during("understand ui/package-lock.json");
    let (named, written) = (read(named)?, read(written)?);
    let at = |lock: &Value, package: &str| {
        let entry = lock.get("packages")?.get(package)?.clone();
        if package.is_empty() { Some(entry) } else { entry.get("version").cloned() }
    };
    let packages = named.get("packages").and_then(Value::as_object);
    Ok(packages
        .into_iter()
        .flat_map(|packages| packages.keys())
        .filter(|package| at(&named, package) != at(&written, package))
        .map(|package| if package.is_empty() { "what is wanted".to_owned() } else { package.clone() })
        .collect())
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

    #[test]
    fn only_more_packages_are_no_stray() {
        let named = r#"{"packages":{"":{"dependencies":{"a":"1"}},"node_modules/a":{"version":"1.0.0"}}}"#;
        let more = r#"{"packages":{"":{"dependencies":{"a":"1"}},"node_modules/a":{"version":"1.0.0"},
                       "node_modules/a-darwin":{"version":"1.0.0"}}}"#;
        let other = r#"{"packages":{"":{"dependencies":{"a":"1"}},"node_modules/a":{"version":"1.0.1"}}}"#;
        let wanted = r#"{"packages":{"":{"dependencies":{"a":"1","b":"1"}},"node_modules/a":{"version":"1.0.0"},
                         "node_modules/b":{"version":"1.0.0"}}}"#;
        assert!(strayed(named, more).is_ok_and(|list| list.is_empty()), "another system's binaries are welcome");
        assert!(
            strayed(named, other).is_ok_and(|list| list == ["node_modules/a"]),
            "another version than the committed one must not be built with"
        );
        assert!(
            strayed(named, wanted).is_ok_and(|list| list == ["what is wanted"]),
            "a package that the lock file does not know must not slip in"
        );
    }
}
