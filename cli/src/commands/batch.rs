//! `batch`: commands from stdin, one JSON line each, each answered as soon as it is durable.

use std::io::{self, BufRead, ErrorKind, Read, Write};

use clap::Parser;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Room, enter};
use crate::{answer::Answer, args::Line, failure::Failure, usage, vault::Place};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    id: Value,
    argv: Vec<String>,
}

/// Longest line; a note may have 20,000 characters.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Unlocks once, answers every line, and ends with stdin.
///
/// # Errors
/// What prevents unlocking; `file` when stdin or stdout break.
fn run_lines(room: &Room) -> Result<(), Failure> {
    let mut lines = io::stdin().lock();
    let mut out = io::stdout().lock();
    loop {
        let mut line = Vec::new();
        let read = lines.by_ref().take(MOST_BYTES).read_until(b'\n', &mut line);
        match read {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(_) => {
                return Err(Failure::lost("The commands could not be read to their end. What was answered is done."));
            }
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answered = if line.len() as u64 == MOST_BYTES && !line.ends_with(b"\n") {
            skip_line(&mut lines);
            json!({ "id": null, "error": Failure::usage("That line is too long.").json() })
        } else {
            one(&line, room)
        };
        match writeln!(out, "{answered}").and_then(|()| out.flush()) {
            Ok(()) => {}
            // Nobody listens any more.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
            Err(_) => return Err(Failure::lost("The last command was done, but its answer could not be written.")),
        }
    }
}

/// As the contract has it: `batch` itself answers only line by line.
///
/// # Errors
/// As [`run_lines`].
pub(crate) fn run(place: &Place) -> Result<Answer, Failure> {
    let room = enter(place, true)?;
    let done = run_lines(&room);
    let _ = room.office.close();
    done.map(|()| Answer::silent())
}

fn one(line: &[u8], room: &Room) -> Value {
    let Ok(asked) = serde_json::from_slice::<Asked>(line) else {
        let id = serde_json::from_slice::<Value>(line).ok().and_then(|value| value.get("id").cloned());
        let failure = Failure::usage("That line is not a command. It must look like {\"id\":1,\"argv\":[\"status\"]}.");
        return json!({ "id": id, "error": failure.json() });
    };
    let done = Line::try_parse_from(&asked.argv)
        .map_err(|error| usage::failure(&error))
        .and_then(|line| super::run(line.command, room));
    match done {
        Ok(answer) => json!({ "id": asked.id, "ok": answer.json() }),
        Err(failure) => json!({ "id": asked.id, "error": failure.json() }),
    }
}

fn skip_line(lines: &mut impl BufRead) {
    loop {
        let (used, ended) = match lines.fill_buf() {
            Ok([]) | Err(_) => return,
            Ok(bytes) => bytes.iter().position(|byte| *byte == b'\n').map_or((bytes.len(), false), |at| (at + 1, true)),
        };
        lines.consume(used);
        if ended {
            return;
        }
    }
}
