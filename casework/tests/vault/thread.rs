//! The vault thread: jobs from anywhere, one after the other; one that breaks harms no other.

use crate::support::{count, create, open, write};
use casework::vault::{VaultError, VaultThread};
use std::thread;

#[test]
fn jobs_from_many_threads_are_all_done_once() {
    let dir = tempfile::tempdir().unwrap();
    let vault = VaultThread::start(create(dir.path()).0).unwrap();
    let workers: Vec<_> = (0..8i64)
        .map(|worker| {
            let handle = vault.handle();
            thread::spawn(move || {
                for n in 0..25 {
                    handle
                        .call(move |v| write(v, worker * 25 + n + 1, "by a worker"))
                        .expect("reaches it")
                        .expect("writes");
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().unwrap();
    }
    let handle = vault.handle();
    assert_eq!(handle.call(count).unwrap().unwrap(), (200, 200));
    vault.close().unwrap();
    assert!(matches!(handle.call(count), Err(VaultError::Closed)), "a handle outlives the vault and says so");
    assert_eq!(count(&mut open(dir.path())).unwrap(), (200, 200));
}

#[test]
fn a_job_that_panics_is_rolled_back_and_the_thread_lives_on() {
    let dir = tempfile::tempdir().unwrap();
    let vault = VaultThread::start(create(dir.path()).0).unwrap();
    let handle = vault.handle();
    handle.call(|v| write(v, 1, "before")).unwrap().unwrap();
    let broke = handle.call(|v| {
        v.transaction(|tx| -> Result<(), VaultError> {
            tx.execute("INSERT INTO note (n, body) VALUES (2, 'half')", [])?;
            panic!("a mistake in a verb")
        })
    });
    assert!(matches!(broke, Err(VaultError::JobBroke)));
    let raw = handle.call(|v| {
        v.conn().unwrap().execute_batch("BEGIN IMMEDIATE; INSERT INTO note (n, body) VALUES (2, 'half')").unwrap();
        panic!("with a transaction of its own")
    });
    assert!(matches!(raw, Err::<(), _>(VaultError::JobBroke)));
    assert_eq!(handle.call(count).unwrap().unwrap(), (1, 1), "nothing of either is left");
    handle.call(|v| write(v, 2, "after")).unwrap().unwrap();
    drop(handle);
    vault.close().unwrap();
    assert_eq!(count(&mut open(dir.path())).unwrap(), (2, 2));
}

#[tokio::test]
async fn a_job_can_be_awaited() {
    let dir = tempfile::tempdir().unwrap();
    let vault = VaultThread::start(create(dir.path()).0).unwrap();
    let handle = vault.handle();
    handle.call_async(|v| write(v, 1, "awaited")).await.unwrap().unwrap();
    assert_eq!(handle.call_async(count).await.unwrap().unwrap(), (1, 1));
    let broke = handle.call_async(|_| -> () { panic!("a mistake") }).await;
    assert!(matches!(broke, Err(VaultError::JobBroke)));
    let abandoned = handle.call_async(|v| write(v, 2, "nobody waits"));
    drop(abandoned);
    vault.close().unwrap();
}
