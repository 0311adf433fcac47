//! Two processes and one vault: one opens it, the others are told so; after kill -9 the next start works at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use casework::{office::Office, world::World};
use tests::{Neighbourhood, neighbourhood::passphrase};

fn closed_vault(seed: u64) -> Neighbourhood {
    let mut n = Neighbourhood::in_memory(seed);
    n.found("Riverside Practice", "gp_practice").unwrap();
    n.laptops[0].office.close().unwrap();
    n
}

struct Process {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Process {
    fn start(dir: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_laptop"))
            .arg("hold")
            .arg(dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    /// Its first line: `open`, or why not.
    fn first_line(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}

#[test]
fn one_opens_and_the_other_says_so() {
    let n = closed_vault(101);
    let mut holder = Process::start(&n.laptops[0].dir);
    assert_eq!(holder.first_line(), "open");
    let mut second = Process::start(&n.laptops[0].dir);
    // The holder still lives, so this answer did not wait for it.
    assert_eq!(second.first_line(), "refused in_use");
    let mut sentence = String::new();
    second.child.stderr.take().unwrap().read_to_string(&mut sentence).unwrap();
    assert!(sentence.trim_end().ends_with('.'), "{sentence:?} is not a sentence");
    assert!(!second.child.wait().unwrap().success(), "a refusal is not a success");
    let here = Office::open(&n.laptops[0].dir, &passphrase(), World::system()).map(drop).unwrap_err();
    assert_eq!(here.code(), "in_use", "this process is told the same");

    holder.child.kill().unwrap();
    holder.child.wait().unwrap();
    let mut next = Process::start(&n.laptops[0].dir);
    assert_eq!(next.first_line(), "open", "a dead holder holds nothing");
    drop(next.child.stdin.take());
    assert!(next.child.wait().unwrap().success(), "an orderly end");
}

#[test]
fn of_many_at_once_exactly_one_opens() {
    let n = closed_vault(102);
    for race in 0..20 {
        let mut all: Vec<_> = (0..6).map(|_| Process::start(&n.laptops[0].dir)).collect();
        let mut said: Vec<_> = all.iter_mut().map(Process::first_line).collect();
        said.sort();
        let expected =
            ["open", "refused in_use", "refused in_use", "refused in_use", "refused in_use", "refused in_use"];
        assert_eq!(said, expected, "race {race}");
        for mut process in all {
            process.child.kill().unwrap();
            process.child.wait().unwrap();
        }
    }
}
