//! The vault thread: one thread owns the vault, everybody else hands it jobs.

use super::VaultError;
use super::open::OpenVault;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use tokio::sync::oneshot;

type Job = Box<dyn FnOnce(&mut OpenVault) + Send>;

enum Message {
    Run(Job),
    Close(Sender<Result<(), VaultError>>),
}

/// A door to the vault thread; cheap to clone, usable from any thread.
#[derive(Clone)]
pub struct Handle(Sender<Message>);

/// The thread itself; joined by `close`, or left to close the vault in order when the last handle is gone.
pub struct VaultThread {
    handle: Handle,
    thread: JoinHandle<()>,
}

impl VaultThread {
    /// Moves an open vault to a thread of its own.
    pub fn start(vault: OpenVault) -> Result<Self, VaultError> {
        let (sender, jobs) = mpsc::channel();
        let thread = thread::Builder::new().name("vault".to_owned()).spawn(move || serve(vault, &jobs))?;
        Ok(Self { handle: Handle(sender), thread })
    }

    /// A handle to hand out.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Finishes the jobs already handed in, closes the vault and waits for both. Handles answer `Closed` from then on.
    pub fn close(self) -> Result<(), VaultError> {
        let closed = self.handle.close();
        // The thread catches what its jobs throw; it cannot end in a panic of theirs.
        let _ = self.thread.join();
        closed
    }
}

impl Handle {
    /// Runs a job on the vault thread and waits for its answer.
    ///
    /// A panic in the job is caught there: its writes are rolled back, `JobBroke` is answered, the thread lives on.
    pub fn call<R: Send + 'static>(
        &self,
        job: impl FnOnce(&mut OpenVault) -> R + Send + 'static,
    ) -> Result<R, VaultError> {
        let (answer, answered) = mpsc::sync_channel(1);
        self.send(Box::new(move |vault| {
            // A caller that stopped waiting is not an error.
            let _ = answer.send(guarded(vault, job));
        }))?;
        answered.recv().map_err(|_| VaultError::Closed)?
    }

    /// As `call`, without blocking the thread that waits. The job runs even when nobody waits any more.
    pub async fn call_async<R: Send + 'static>(
        &self,
        job: impl FnOnce(&mut OpenVault) -> R + Send + 'static,
    ) -> Result<R, VaultError> {
        let (answer, answered) = oneshot::channel();
        self.send(Box::new(move |vault| {
            let _ = answer.send(guarded(vault, job));
        }))?;
        answered.await.map_err(|_| VaultError::Closed)?
    }

    fn close(&self) -> Result<(), VaultError> {
        let (answer, answered) = mpsc::channel();
        self.0.send(Message::Close(answer)).map_err(|_| VaultError::Closed)?;
        answered.recv().map_err(|_| VaultError::Closed)?
    }

    fn send(&self, job: Job) -> Result<(), VaultError> {
        self.0.send(Message::Run(job)).map_err(|_| VaultError::Closed)
    }
}

fn guarded<R>(vault: &mut OpenVault, job: impl FnOnce(&mut OpenVault) -> R) -> Result<R, VaultError> {
    let done = catch_unwind(AssertUnwindSafe(|| job(vault)));
    vault.roll_back_leftovers();
    done.map_err(|_| {
        // What the panic said may hold a name; only the fact is told.
        tracing::error!("a job on the vault thread broke; it was rolled back");
        VaultError::JobBroke
    })
}

fn serve(mut vault: OpenVault, jobs: &Receiver<Message>) {
    loop {
        match jobs.recv() {
            Ok(Message::Run(job)) => job(&mut vault),
            Ok(Message::Close(answer)) => {
                let _ = answer.send(vault.close());
                return;
            }
            Err(_) => {
                if vault.close().is_err() {
                    tracing::error!(
                        "the vault could not be closed in order; it will be checked when it is next opened"
                    );
                }
                return;
            }
        }
    }
}
