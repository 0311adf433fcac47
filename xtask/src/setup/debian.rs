//! Debian and Ubuntu packages: looks which are missing and installs those alone.

use crate::failure::Failure;
use crate::program::{carry_out, ends_well, present, printed, program};
use crate::tell;

/// Needed to compile: the C toolchain and Perl for SQLCipher and its OpenSSL, the web view for the window.
const BUILD: [&str; 8] = [
    "build-essential",
    "pkg-config",
    "perl",
    "libwebkit2gtk-4.1-dev",
    "libsoup-3.0-dev",
    "librsvg2-dev",
    "libayatana-appindicator3-dev",
    "fonts-liberation",
];

/// Needed to drive the window without a screen, and by the test that opens a bundle with stock `age`.
/// Two are only recommended by the others: `xvfb-run` stops without `xauth`, and the web view waits for
/// the accessibility bus that `at-spi2-core` starts.
/// `poppler-utils` reads what the window printed.
/// `locales` is what a British locale is made from, for the test that the system's language changes nothing.
const VIRTUAL_SCREEN: [&str; 10] = [
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "dbus-x11",
    "at-spi2-core",
    "imagemagick",
    "age",
    "locales",
    "poppler-utils",
];

/// Installs the packages that are missing, after one `apt-get update`.
pub(super) fn install(virtual_screen: bool) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        tell::line("Not Linux: the system brings its own web view, nothing to install.");
        return Ok(());
    }
    let mut wanted = BUILD.to_vec();
    if virtual_screen {
        wanted.extend(VIRTUAL_SCREEN);
    }
    if !present("dpkg-query") || !present("apt-get") {
        tell::line(format!(
            "This is not Debian or Ubuntu, so nothing was installed here. If a later step says that \
             something is missing, install your system's equivalents of: {}.",
            wanted.join(" ")
        ));
        return Ok(());
    }
    let answer = printed(program("dpkg-query").args(["-W", "-f", "${db:Status-Abbrev}|${Package}\n"]).args(&wanted))?;
    let missing = missing(&wanted, &answer);
    if missing.is_empty() {
        tell::line("All system packages are there.");
        return Ok(());
    }
    tell::line(format!("Installing: {}.", missing.join(" ")));
    let installer = installer().ok_or_else(|| {
        Failure::new(format!(
            "These system packages are missing, and installing them needs an administrator: {list}. \
             Ask for `apt-get install {list}`, then run this again.",
            list = missing.join(" ")
        ))
    })?;
    // A mirror that is down for one of several lists is no reason to stop: the installation will say.
    if carry_out(&mut apt(installer, &["update", "-q"])).is_err() {
        tell::line("The package lists could not all be read; trying with those at hand.");
    }
    let mut act = vec!["install", "-q", "-y", "--no-install-recommends"];
    act.extend(&missing);
    carry_out(&mut apt(installer, &act))
}

/// Says who installs: root itself, `sudo` where it lets us, else nobody.
fn installer() -> Option<Installer> {
    let root = printed(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if root {
        return Some(Installer::Root);
    }
    let unattended = std::env::var_os("CI").is_some();
    if !present("sudo") {
        return None;
    }
    // Without a person to type it, only a `sudo` that asks for no password helps.
    if ends_well(program("sudo").args(["-n", "true"])) || !unattended {
        return Some(Installer::Sudo { unattended });
    }
    None
}

#[derive(Clone, Copy)]
enum Installer {
    Root,
    Sudo { unattended: bool },
}

fn apt(installer: Installer, act: &[&str]) -> std::process::Command {
    let mut command = match installer {
        Installer::Root => program("env"),
        Installer::Sudo { unattended } => {
            let mut sudo = program("sudo");
            if unattended {
                sudo.arg("-n");
            }
            sudo.arg("env");
            sudo
        }
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(act);
    command
}

/// Picks the wanted packages that `dpkg-query` does not report as installed (`ii`).
fn missing<'a>(wanted: &[&'a str], answer: &str) -> Vec<&'a str> {
    let installed: Vec<&str> = answer
        .lines()
        .filter_map(|line| line.split_once('|'))
        .filter(|(status, _)| status.trim() == "ii")
        .map(|(_, package)| package.trim())
        .collect();
    wanted.iter().copied().filter(|package| !installed.contains(package)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removed_or_unknown_package_is_missing() {
        let answer = "ii |perl\nrc |xvfb\nun |age\n";
        assert_eq!(
            missing(&["perl", "xvfb", "age", "xauth"], answer),
            ["xvfb", "age", "xauth"],
            "only `ii` means that a package is there: `rc` is removed, `un` is merely known"
        );
    }

    #[test]
    fn nothing_is_missing_when_all_are_installed() {
        assert!(
            missing(&["perl"], "ii |perl\nii |perl\n").is_empty(),
            "a package of two architectures is reported twice and is there"
        );
    }
}
