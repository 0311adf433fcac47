//! Processes by parent: what a driver started must end with it, and nothing else.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use super::Trouble;

/// Every descendant of a process, nearest first.
pub(super) fn descendants(root: u32) -> Vec<u32> {
    let all: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|pid| Some((pid, parent_of(pid)?)))
        .collect();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(all.iter().filter(|(_, of)| *of == parent).map(|(pid, _)| *pid));
        next += 1;
    }
    found.remove(0);
    found
}

fn parent_of(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in brackets may hold spaces; the parent is the second word after it.
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// Whether a process runs this program.
pub(super) fn runs(pid: u32, program: &str) -> bool {
    fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe.to_str() == Some(program))
}

/// A variable of the environment that a process was started with.
pub(super) fn variable(pid: u32, name: &str) -> Option<String> {
    let all = fs::read(format!("/proc/{pid}/environ")).ok()?;
    let wanted = format!("{name}=");
    all.split(|byte| *byte == 0)
        .find_map(|pair| Some(std::str::from_utf8(pair).ok()?.strip_prefix(&wanted)?.to_owned()))
}

/// Ends processes at once, as a power cut would.
pub(super) fn kill(pids: &[u32]) -> Result<(), Trouble> {
    for pid in pids {
        // One that has ended by itself meanwhile is what was wanted.
        Command::new("kill").args(["-9", &pid.to_string()]).stderr(Stdio::null()).status()?;
    }
    Ok(())
}

/// Waits until no process holds the vault: one that was ended lets go of its lock a moment later.
pub(super) fn until_free(vault: &Path) -> Result<(), Trouble> {
    let lock = vault.join("vault.lock");
    if !lock.exists() {
        return Ok(());
    }
    let free = Command::new("flock").args(["--wait", "10"]).arg(&lock).arg("true").status()?;
    if free.success() { Ok(()) } else { Err("the program still holds the vault".into()) }
}
