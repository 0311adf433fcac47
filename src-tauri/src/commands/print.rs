//! Printing a case: the line in the audit, before the paper.

use casework::{
    case::{
        plain_text,
        print::{self, Sheet},
    },
    office::Office,
};

use tauri::{AppHandle, Runtime};

use super::{Answered, Done};
use crate::{
    print as paper,
    shapes::{CaseId, CaseText, Nothing, PrintedCase},
};

/// Notes that a case is printed.
pub(crate) fn printed(office: &Office, args: PrintedCase) -> Answered<()> {
    print::printed(office, &args.id, Sheet::read(&args.sheet)?)?;
    Ok(Done { answer: (), touched: vec!["audit".to_owned()] })
}

/// Prints what the window shows.
pub(crate) fn page<R: Runtime>(app: &AppHandle<R>, _: &Office, _: Nothing) -> Answered<()> {
    paper::print(app)?;
    Ok(Done::read(()))
}

/// A case as plain text; that it was copied out is noted first.
pub(crate) fn text(office: &Office, args: CaseId) -> Answered<CaseText> {
    let text = plain_text::plain_text(office, &args.id)?;
    Ok(Done { answer: CaseText { text }, touched: vec!["audit".to_owned()] })
}
