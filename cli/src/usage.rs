//! Wrong usage, in sentences that do not repeat what was typed: it may be a name or the text of a note.

use std::{ffi::OsStr, io::Write, process::ExitCode};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::{failure::Failure, print};

/// Whether the command line asks for JSON, for when it could not be read as a whole.
pub(crate) fn wants_json() -> bool {
    std::env::args_os().take_while(|word| word != OsStr::new("--")).any(|word| word == OsStr::new("--json"))
}

/// Tells what clap says: help on stdout, anything else as wrong usage.
pub(crate) fn tell(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = write!(std::io::stdout().lock(), "{error}");
        return ExitCode::SUCCESS;
    }
    print::failure(&failure(error), wants_json())
}

/// The failure of a command line that does not fit.
pub(crate) fn failure(error: &clap::Error) -> Failure {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(one)) => Some(one.clone()),
        Some(ContextValue::Strings(many)) => Some(many.join(", ")),
        _ => None,
    };
    let named = said(ContextKind::InvalidArg).unwrap_or_default();
    let mut sentence = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("This is missing: {named}."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooFewValues | ErrorKind::NoEquals => {
            format!("The value for {named} is missing or does not fit.")
        }
        ErrorKind::ArgumentConflict => format!("{named} cannot be used together with something else that was given."),
        ErrorKind::InvalidSubcommand => "There is no such command.".to_owned(),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Say what to do: a command is missing. See: roundtable --help".to_owned()
        }
        ErrorKind::InvalidUtf8 => "Something that was typed is not readable text.".to_owned(),
        _ => "There is a word or option too many. Put texts that hold spaces in quotation marks.".to_owned(),
    };
    // Suggestions are our own words, never what was typed.
    if let Some(meant) = said(ContextKind::SuggestedSubcommand).or_else(|| said(ContextKind::SuggestedArg)) {
        sentence.push_str(&format!(" Did you mean: {meant}?"));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        sentence.push_str(&format!(" {}", usage.to_string().split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    Failure::usage(sentence)
}
