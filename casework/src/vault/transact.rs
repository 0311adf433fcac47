//! The only way to write: one immediate transaction, counted, witnessed, acknowledged after COMMIT.

use super::VaultError;
use super::connection;
use super::meta;
use super::open::OpenVault;
use rusqlite::{ErrorCode, Transaction, TransactionBehavior};
use std::error::Error;

impl OpenVault {
    /// Runs `job` in one `BEGIN IMMEDIATE` transaction and commits it with `synchronous=FULL`; when it
    /// returns `Ok` the work is on the disk. An error or a panic of the job rolls everything back.
    ///
    /// After a read or write failure of the disk the vault is closed and stays closed: a commit that is
    /// tried again on the same connection may claim success for data that is gone.
    pub fn transaction<T, E>(&mut self, job: impl FnOnce(&Transaction<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<VaultError> + Error + 'static,
    {
        let done = self.attempt(job);
        if let Err(error) = &done {
            self.note_failure(error);
        }
        done
    }

    fn attempt<T, E>(&mut self, job: impl FnOnce(&Transaction<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<VaultError> + Error + 'static,
    {
        let tx = self.conn()?.transaction_with_behavior(TransactionBehavior::Immediate).map_err(VaultError::from)?;
        let value = job(&tx)?;
        let commits = meta::count_commit(&tx)?;
        tx.commit().map_err(VaultError::from)?;
        // A rolled-back store keeps its old witness until it has begun a new life.
        if !self.rolled_back
            && let Err(error) = self.anchor.note(&self.store_id, commits)
        {
            tracing::warn!(kind = ?error.kind(), "the witness file could not be written; a rollback may go unnoticed");
        }
        Ok(value)
    }

    /// A transaction of the vault's own, which counts itself.
    pub(super) fn committed<T>(
        &mut self,
        job: impl FnOnce(&Transaction<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let run = |vault: &mut Self| {
            let tx = vault.conn()?.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = job(&tx)?;
            tx.commit()?;
            Ok(value)
        };
        let done = run(self);
        if let Err(error) = &done {
            self.note_failure(error);
        }
        done
    }

    /// Looks through an error and its causes for a storage failure, and closes the vault when it finds one.
    ///
    /// Errors of reads made through `conn` should be shown to this too. Answers whether the vault was closed.
    pub fn note_failure(&mut self, error: &(dyn Error + 'static)) -> bool {
        self.note_full(error);
        if !is_storage(error) {
            return false;
        }
        self.storage_failed = true;
        if let Some(conn) = self.conn.take() {
            connection::distrust(&conn);
            drop(conn);
            tracing::error!("the disk failed; the vault was closed");
        }
        true
    }

    /// Ends a transaction that a panicking job left open.
    pub(super) fn roll_back_leftovers(&mut self) {
        let failed = match self.conn.as_mut() {
            Some(conn) if !conn.is_autocommit() => conn.execute_batch("ROLLBACK").err(),
            _ => None,
        };
        if failed.is_some() {
            // A connection that cannot roll back is in no known state.
            self.storage_failed = true;
            if let Some(conn) = self.conn.take() {
                connection::distrust(&conn);
            }
        }
    }
}

fn is_storage(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(current) = next {
        if let Some(known) = current.downcast_ref::<VaultError>()
            && known.is_storage()
        {
            return true;
        }
        if let Some(sql) = current.downcast_ref::<rusqlite::Error>()
            && sql.sqlite_error_code() == Some(ErrorCode::SystemIoFailure)
        {
            return true;
        }
        if let Some(code) = current.downcast_ref::<rusqlite::ffi::Error>()
            && code.code == ErrorCode::SystemIoFailure
        {
            return true;
        }
        next = current.source();
    }
    false
}
