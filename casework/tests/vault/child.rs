//! This test program, started again as another process: it opens, writes, changes or makes a vault until killed.

use crate::support::{OTHER_WORDS, WORDS, count, migrations, open, try_open, words, write};
use casework::vault::{self, KdfParams, Passphrase, SystemEntropy, VaultError};
use std::io::{BufRead, BufReader, Read, Write, stderr, stdin};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdin, Command, Stdio};

const ROLE: &str = "ROUNDTABLE_TEST_CHILD";
const DIR: &str = "ROUNDTABLE_TEST_DIR";

/// A child process; what it says comes line by line over its standard error, which the test harness leaves alone.
pub(crate) struct Kin {
    pub(crate) process: Child,
    lines: BufReader<ChildStderr>,
    /// Held open: a child that waits ends when this is dropped.
    _stdin: Option<ChildStdin>,
}

impl Kin {
    pub(crate) fn start(role: &str, dir: &Path) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        Self::spawn(command.args(["--exact", "child::as_another_process", "--nocapture"]), role, dir)
    }

    /// Started by a shell that first limits the size of the files it may write, and lets such a write fail
    /// (EFBIG) instead of ending the process.
    pub(crate) fn start_with_file_limit(role: &str, dir: &Path, blocks: u32) -> Self {
        let mut command = Command::new("bash");
        command.args(["-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "limit"]);
        command.arg(blocks.to_string()).arg(std::env::current_exe().expect("this program"));
        Self::spawn(command.args(["--exact", "child::as_another_process", "--nocapture"]), role, dir)
    }

    fn spawn(command: &mut Command, role: &str, dir: &Path) -> Self {
        let mut process = command
            .env(ROLE, role)
            .env(DIR, dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        let lines = BufReader::new(process.stderr.take().expect("piped"));
        let stdin = process.stdin.take();
        Self { process, lines, _stdin: stdin }
    }

    /// The next line, without its end; `None` when the child is gone.
    pub(crate) fn hear(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.lines.read_line(&mut line).expect("readable");
        (read > 0 && line.ends_with('\n')).then(|| line.trim_end().to_owned())
    }

    /// `kill -9`, then everything it had still said.
    pub(crate) fn kill(mut self) -> Vec<String> {
        self.process.kill().expect("killed");
        self.process.wait().expect("gone");
        std::iter::from_fn(|| self.hear()).collect()
    }
}

fn say(line: &str) {
    // One write call: a line is heard whole or not at all.
    stderr().write_all(format!("{line}\n").as_bytes()).expect("heard");
}

/// Does nothing in an ordinary test run; it is the body of the other processes.
#[test]
fn as_another_process() {
    let Ok(role) = std::env::var(ROLE) else { return };
    let dir = PathBuf::from(std::env::var_os(DIR).expect("a folder"));
    match role.as_str() {
        "hold" => {
            let _vault = open(&dir);
            say("open");
            let _ = stdin().read(&mut [0u8; 1]);
        }
        "try" => say(&match try_open(&dir) {
            Ok(vault) => vault.close().map_or_else(|e| format!("{e:?}"), |()| "opened".to_owned()),
            Err(VaultError::InUse { pid }) => format!("in use by {}", pid.unwrap_or(0)),
            Err(error) => format!("{error:?}"),
        }),
        "write" => {
            let mut vault = open(&dir);
            let (_, last) = count(&mut vault).expect("counts");
            for n in last + 1.. {
                write(&mut vault, n, &format!("note {n} ").repeat(150)).expect("writes");
                say(&format!("{n}"));
            }
        }
        "rewrap" => {
            let mut vault = open(&dir);
            let secrets = [words(), Passphrase::new(OTHER_WORDS)];
            for n in 0usize.. {
                let (old, new) = (&secrets[n % 2], &secrets[(n + 1) % 2]);
                say(&format!("to {}", if n % 2 == 0 { OTHER_WORDS } else { WORDS }));
                vault::change_passphrase(&mut vault, old.into(), new, KdfParams::for_tests(), &mut SystemEntropy)
                    .expect("changes");
                say(&format!("is {}", if n % 2 == 0 { OTHER_WORDS } else { WORDS }));
            }
        }
        "create" => {
            say("begin");
            let made = vault::create_with(
                &dir,
                &words(),
                &mut SystemEntropy,
                KdfParams::for_tests(),
                &migrations(),
                |vault, _| write(vault, 1, "what every vault begins with"),
            );
            say(&made.map_or_else(|e| format!("{e:?}"), |_| "made".to_owned()));
            let _ = stdin().read(&mut [0u8; 1]);
        }
        "until-refused" => {
            let mut vault = open(&dir);
            let (_, last) = count(&mut vault).expect("counts");
            for n in last + 1.. {
                match write(&mut vault, n, &"x".repeat(3000)) {
                    Ok(()) => say(&format!("{n}")),
                    Err(error) => {
                        say(&format!("first {error:?}"));
                        break;
                    }
                }
            }
            let again = write(&mut vault, 1_000_000, "again");
            say(&format!("again {:?}", again.err()));
            say(&format!("close {:?}", vault.close().is_ok()));
        }
        other => panic!("no such role: {other}"),
    }
}
