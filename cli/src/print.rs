//! Printing: answers on stdout, failures on stderr.

use std::{
    io::{self, ErrorKind, IsTerminal, Write},
    process::ExitCode,
};

use serde_json::json;
use zeroize::Zeroizing;

use crate::{answer::Answer, failure::Failure, words};

/// Prints an answer; gives how the program ends.
pub(crate) fn answer(mut answer: Answer, json: bool) -> ExitCode {
    let exit = answer.exit();
    if answer.is_silent() {
        return ExitCode::from(exit.number());
    }
    let text = if json {
        let text = Zeroizing::new(format!("{}\n", answer.json()));
        answer.wipe();
        text
    } else {
        answer.wipe();
        Zeroizing::new(words::showable(&answer.words()))
    };
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Whoever read us has read enough; what was done is done.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(exit.number()),
        Err(_) => {
            let lost = "It was done, but the answer could not be written. Check where the output goes.";
            failure(&Failure::lost(lost), json)
        }
        Ok(()) => ExitCode::from(exit.number()),
    }
}

/// Prints a failure; gives how the program ends.
pub(crate) fn failure(failure: &Failure, json: bool) -> ExitCode {
    let text = if json {
        format!("{}\n", json!({ "error": failure.json() }))
    } else {
        let report = failure.report().map(crate::commands::import::rejected_words).unwrap_or_default();
        words::showable(&format!("{}\n{report}", failure.message()))
    };
    // When even that cannot be written, the exit code still says it.
    let _ = io::stderr().lock().write_all(text.as_bytes());
    ExitCode::from(failure.exit().number())
}

/// Whether somebody watches stderr.
pub(crate) fn somebody_watches() -> bool {
    io::stderr().is_terminal()
}
