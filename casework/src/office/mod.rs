//! An office: one vault, unlocked, with the seat that works in it.

mod backup;
#[cfg(test)]
mod backup_tests;
mod create;
mod desk;
#[cfg(test)]
mod full_tests;
mod line;
mod op;
mod open;
mod restore;
mod restore_aside;
mod root;
#[cfg(test)]
pub(crate) mod sample;
mod secrets;
#[cfg(test)]
mod secrets_tests;
mod transact;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{
    error::{Error, Result},
    vault::{Handle, OpenVault, VaultError, VaultThread},
};

pub use backup::{BackedUp, backup, backup_into};
pub use create::{Created, Founding, KINDS, create, folder};
pub(crate) use create::{ROOT_PURPOSE, SEAT_PURPOSE, certificate};
pub(crate) use desk::Desk;
pub use op::Op;
pub(crate) use open::put_seat;
pub use restore::{Restored, restore};
pub use restore_aside::restore_aside;
pub(crate) use root::open as open_root;
pub use secrets::{
    Known, SafetyNets, change_passphrase, recovery_code_is_confirmed, rehearse_recovery_code, replace_recovery_code,
    safety_nets,
};
pub(crate) use transact::Tx;
pub use transact::{Outcome, Touched};

/// An unlocked vault on its own thread. Cheap to share; every verb takes a reference.
pub struct Office {
    thread: Mutex<Option<VaultThread>>,
    handle: Handle,
    desk: Arc<Mutex<Desk>>,
}

impl Office {
    /// Runs a job on the vault thread with the connection and the desk.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut OpenVault, &mut Desk) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let desk = Arc::clone(&self.desk);
        self.handle.call(move |vault| {
            let done = job(vault, &mut lock(&desk));
            if let Err(error) = &done {
                vault.note_failure(error);
                if matches!(error, Error::Vault(VaultError::DiskFull)) {
                    vault.disk_is_full();
                }
            }
            done
        })?
    }

    /// Reads without writing.
    pub(crate) fn read<T: Send + 'static>(
        &self,
        job: impl FnOnce(&rusqlite::Connection, &Desk) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(|vault, desk| job(vault.conn()?, desk))
    }

    /// Closes the vault in order and waits for it. Afterwards every verb answers `locked`.
    ///
    /// # Errors
    /// When the last writes could not be checkpointed; everything acknowledged is safe in the write-ahead log.
    pub fn close(&self) -> Result<()> {
        let thread = lock(&self.thread).take();
        thread.map_or(Ok(()), |thread| thread.close().map_err(Error::Vault))
    }
}

/// The vault thread is waited for: a program that ended meanwhile would take the cipher from under its feet.
impl Drop for Office {
    fn drop(&mut self) {
        if let Err(error) = self.close() {
            tracing::warn!(%error, "the vault was not closed in order; it will be checked when it is next opened");
        }
    }
}

/// Locks a mutex; what a panicking job left behind is still in order, because its transaction was rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
