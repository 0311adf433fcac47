//! Printing a case: the line in the audit, before the paper.

use casework::{
    case::print::{self, Sheet},
    office::Office,
};

use tauri::{AppHandle, Runtime};

use super::{Answered, Done};
use crate::{
    print as paper,
    shapes::{Nothing, PrintedCase},
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
