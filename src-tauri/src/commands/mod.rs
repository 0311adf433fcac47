//! The commands of the window: one table (`table.rs`) gives the router, the list that Tauri enforces (`build.rs`), and the
//! TypeScript map of names, arguments and answers (`export.rs`).
//!
//! A handler that needs an unlocked vault takes `&Office`, so it cannot be reached without one; the router answers `locked`
//! before it reads anything else.

mod about;
mod action;
mod answers;
mod attachment;
mod audit;
mod board;
mod card;
mod case;
mod circle;
mod cohort;
mod draft;
mod edit;
mod find;
mod first;
mod handover;
mod note;
mod person;
mod place;
mod preferences;
mod print;
mod reading;
mod record;
mod recover;
mod referral;
mod safety;
mod same;
mod seen;
mod services;
mod share;
mod sharing;
mod spreadsheet;
mod team;
mod todo;
mod two_answers;
mod vault;

use casework::office::{Office, Touched};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tauri::{
    AppHandle, Emitter, Manager, Runtime, async_runtime,
    ipc::{Invoke, InvokeBody, InvokeError, Response},
};

use crate::{desk::Desk, failure::Failure, shapes::Changed, showable::showable};

/// What a command did: its answer, and which of the things on screen are no longer true because of it.
pub(crate) struct Done<T> {
    pub(crate) answer: T,
    /// Words of `ui/src/ipc/keys.ts`, from [`stale`].
    pub(crate) touched: Vec<String>,
}

impl<T> Done<T> {
    /// An answer that changed nothing.
    pub(crate) fn read(answer: T) -> Self {
        Self { answer, touched: Vec::new() }
    }
}

/// The words for what a verb touched.
pub(crate) fn stale(touched: &[Touched]) -> Vec<String> {
    touched
        .iter()
        .flat_map(|touched| match touched {
            Touched::Case(id) => vec![format!("case:{id}")],
            // Whatever changes of a case waits for its partners from then on.
            Touched::Cases => {
                ["cases", "cohorts", "two_answers", "today", "todo", "status", "sharing"].map(str::to_owned).to_vec()
            }
            Touched::Sharing => ["status", "sharing"].map(str::to_owned).to_vec(),
            Touched::Team => ["team", "cohorts", "services", "sharing"].map(str::to_owned).to_vec(),
        })
        .collect()
}

/// What a handler gives back.
pub(crate) type Answered<T> = Result<Done<T>, Failure>;

/// Turns the table into its three uses.
macro_rules! commands {
    ($( $(#[$doc:meta])* $name:ident($args:ty) -> $answer:ty, $access:ident, $run:path; )*) => {
        use super::{about, action, answers, anyone, anyone_here, asking, attachment, audit, board, card, case, circle, cohort, draft, edit, find, first, handed, handed_in, handover, note, person, pictured, place, preferences, print, reading, record, recover, referral, safety, same, seated, seen, services, share, sharing, spreadsheet, team, todo, two_answers, unlocked, vault, windowed};
        use crate::{export::Catalogue, shapes::*};

        /// Every command's name, in the order of the table.
        #[cfg(test)]
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Runs one call from the page; false when there is no such command.
        pub(crate) fn route<R: tauri::Runtime>(invoke: tauri::ipc::Invoke<R>) -> bool {
            match invoke.message.command() {
                $( stringify!($name) => $access(invoke, $run), )*
                _ => return false,
            }
            true
        }

        /// Tells the catalogue every command with the types of its arguments and its answer.
        pub(crate) fn describe(catalogue: &mut Catalogue) {
            $( catalogue.command::<$args, $answer>(stringify!($name)); )*
        }
    };
}
pub(crate) mod table;

/// A command that may be called while the vault is locked.
fn anyone<R: Runtime, A: DeserializeOwned + Send + 'static, T: Serialize + Send + 'static>(
    invoke: Invoke<R>,
    run: fn(&Desk, A) -> Answered<T>,
) {
    respond(invoke, move |desk, args| run(desk, read(args)?));
}

/// A command that needs an unlocked vault.
fn unlocked<R: Runtime, A: DeserializeOwned + Send + 'static, T: Serialize + Send + 'static>(
    invoke: Invoke<R>,
    run: fn(&Office, A) -> Answered<T>,
) {
    respond(invoke, move |desk, args| desk.work(|office| run(office, read(args)?)));
}

/// A command that needs an unlocked vault and the desk it lies on.
fn seated<R: Runtime, A: DeserializeOwned + Send + 'static, T: Serialize + Send + 'static>(
    invoke: Invoke<R>,
    run: fn(&Desk, &Office, A) -> Answered<T>,
) {
    respond(invoke, move |desk, args| desk.work(|office| run(desk, office, read(args)?)));
}

/// A command that is handed the bytes of a file, and nothing else. Needs an unlocked vault.
fn handed<R: Runtime, T: Serialize + Send + 'static>(
    invoke: Invoke<R>,
    run: fn(&Desk, &Office, Vec<u8>) -> Answered<T>,
) {
    let bytes = match invoke.message.payload() {
        InvokeBody::Raw(bytes) => Some(bytes.clone()),
        InvokeBody::Json(_) => None,
    };
    respond(invoke, move |desk, _| desk.work(|office| run(desk, office, bytes.ok_or_else(Failure::bad_request)?)));
}

/// A command that needs an unlocked vault and the program around it: places, dialogs, what came from outside.
fn windowed<R: Runtime, A: DeserializeOwned + Send + 'static, T: Serialize + Send + 'static>(
    invoke: Invoke<R>,
    run: fn(&AppHandle<R>, &Office, A) -> Answered<T>,
) {
    let app = invoke.message.webview_ref().app_handle().clone();
    respond(invoke, move |desk, args| desk.work(|office| run(&app, office, read(args)?)));
}

/// A command that waits for a person at the desktop's own dialog. It holds nothing of the vault meanwhile, so that a lock
/// closes the vault at once; what was chosen before a lock is not told after it.
fn asking<R: Runtime, A: DeserializeOwned + Send + 'static, T: Serialize + Send + 'static>(
    invoke: Invoke<R>,
    run: fn(&AppHandle<R>, A) -> Answered<T>,
) {
    let app = invoke.message.webview_ref().app_handle().clone();
    respond(invoke, move |desk, args| {
        desk.work(|_| Ok(()))?;
        let answer = run(&app, read(args)?)?;
        desk.work(|_| Ok(answer))
    });
}

/// A command that needs no vault, but the program's window.
fn anyone_here<R: Runtime, A: DeserializeOwned + Send + 'static, T: Serialize + Send + 'static>(
    invoke: Invoke<R>,
    run: fn(&AppHandle<R>, &Desk, A) -> Answered<T>,
) {
    let app = invoke.message.webview_ref().app_handle().clone();
    respond(invoke, move |desk, args| run(&app, desk, read(args)?));
}

/// The same for a command that is handed the bytes of a file.
fn handed_in<R: Runtime, T: Serialize + Send + 'static>(
    invoke: Invoke<R>,
    run: fn(&AppHandle<R>, &Office, Vec<u8>) -> Answered<T>,
) {
    let app = invoke.message.webview_ref().app_handle().clone();
    let bytes = match invoke.message.payload() {
        InvokeBody::Raw(bytes) => Some(bytes.clone()),
        InvokeBody::Json(_) => None,
    };
    respond(invoke, move |desk, _| desk.work(|office| run(&app, office, bytes.ok_or_else(Failure::bad_request)?)));
}

/// A command that answers with the bytes of a picture, and nothing else. Needs an unlocked vault; changes nothing on screen.
fn pictured<R: Runtime, A: DeserializeOwned + Send + 'static>(
    invoke: Invoke<R>,
    run: fn(&Office, A) -> Result<Vec<u8>, Failure>,
) {
    let Invoke { message, resolver, .. } = invoke;
    let args = match message.payload() {
        InvokeBody::Json(args) => args.clone(),
        InvokeBody::Raw(_) => Value::Null,
    };
    let app = message.webview_ref().app_handle().clone();
    resolver.respond_async(async move {
        let work = move || app.state::<Desk>().work(|office| run(office, read(args)?));
        match async_runtime::spawn_blocking(work).await {
            Ok(Ok(bytes)) => Ok(Response::new(bytes)),
            Ok(Err(failure)) => Err(refusal(&failure)),
            Err(_) => Err(refusal(&Failure::inside())),
        }
    });
}

fn read<A: DeserializeOwned>(args: Value) -> Result<A, Failure> {
    serde_json::from_value(args).map_err(|_| Failure::bad_request())
}

/// Does the work on a thread that may wait for the vault, tells the pages what changed, then answers.
fn respond<R: Runtime, T: Serialize + Send + 'static>(
    invoke: Invoke<R>,
    work: impl FnOnce(&Desk, Value) -> Answered<T> + Send + 'static,
) {
    let Invoke { message, resolver, .. } = invoke;
    let args = match message.payload() {
        InvokeBody::Json(args) => args.clone(),
        InvokeBody::Raw(_) => Value::Null,
    };
    let webview = message.webview();
    resolver.respond_async(async move {
        let app = webview.app_handle().clone();
        let worker = app.clone();
        // A panic inside a handler is caught here and ends that one call, not the program.
        let done = async_runtime::spawn_blocking(move || work(&worker.state::<Desk>(), args)).await;
        match done {
            Ok(Ok(Done { answer, touched })) => {
                if !touched.is_empty() {
                    // The pages may be gone already; the change is durable all the same.
                    let _ = app.emit("changed", Changed { touched });
                }
                serde_json::to_value(answer).map(showable).map_err(|_| refusal(&Failure::inside()))
            }
            Ok(Err(failure)) => Err(refusal(&failure)),
            Err(_) => Err(refusal(&Failure::inside())),
        }
    });
}

fn refusal(failure: &Failure) -> InvokeError {
    InvokeError(serde_json::to_value(failure).unwrap_or(Value::Null))
}

#[cfg(test)]
mod tests;
