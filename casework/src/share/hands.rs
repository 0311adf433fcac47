//! Hands: work spread over the cores of the machine, its results taken in the order in which it was given.

use std::{
    any::Any,
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, Sender},
    },
    thread::{Scope, available_parallelism},
};

use crate::error::{Error, Result};

/// Most threads: beyond this the one that writes to the vault is what all wait for.
const MOST_HANDS: usize = 8;
/// Pieces given ahead of the one that is taken next; bounds what lies in memory.
const AHEAD: usize = 64;

/// A piece that panicked gives what the panic carried.
type Answer<R> = std::result::Result<R, Box<dyn Any + Send>>;

/// Threads that work on pieces handed to them; they end with the scope they were made in.
pub(super) struct Hands<T, R> {
    give: Sender<(usize, T)>,
    take: Receiver<(usize, Answer<R>)>,
    given: usize,
    taken: usize,
    /// Done before its turn.
    early: BTreeMap<usize, Answer<R>>,
}

impl<T: Send, R: Send> Hands<T, R> {
    /// Makes as many as the machine has cores.
    pub(super) fn new<'scope>(scope: &'scope Scope<'scope, '_>, work: impl Fn(T) -> R + Send + Sync + 'scope) -> Self
    where
        T: 'scope,
        R: 'scope,
    {
        let (give, queue) = mpsc::channel::<(usize, T)>();
        let (done, take) = mpsc::channel();
        let (queue, work) = (Arc::new(Mutex::new(queue)), Arc::new(work));
        for _ in 0..available_parallelism().map_or(1, usize::from).min(MOST_HANDS) {
            let (queue, work, done) = (Arc::clone(&queue), Arc::clone(&work), done.clone());
            scope.spawn(move || {
                loop {
                    // The lock is held only while waiting: whoever waits here, one piece wakes one thread.
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((place, piece)) = next else { return };
                    let answer = catch_unwind(AssertUnwindSafe(|| work(piece)));
                    if done.send((place, answer)).is_err() {
                        return;
                    }
                }
            });
        }
        Self { give, take, given: 0, taken: 0, early: BTreeMap::new() }
    }

    /// Whether another piece may be given before one is taken.
    pub(super) const fn has_room(&self) -> bool {
        self.given - self.taken < AHEAD
    }

    /// Gives a piece of work.
    ///
    /// # Errors
    /// When every thread has ended.
    pub(super) fn give(&mut self, piece: T) -> Result<()> {
        self.give.send((self.given, piece)).map_err(|_| Error::Inconsistent("threads"))?;
        self.given += 1;
        Ok(())
    }

    /// Waits for the result of the oldest piece; `None` when every piece was taken. A panic goes on here.
    ///
    /// # Errors
    /// When every thread has ended.
    pub(super) fn take(&mut self) -> Result<Option<R>> {
        if self.taken == self.given {
            return Ok(None);
        }
        let answer = loop {
            if let Some(answer) = self.early.remove(&self.taken) {
                break answer;
            }
            let (place, answer) = self.take.recv().map_err(|_| Error::Inconsistent("threads"))?;
            self.early.insert(place, answer);
        };
        self.taken += 1;
        answer.map_or_else(|panic| resume_unwind(panic), |result| Ok(Some(result)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_work() {
        let taken = std::thread::scope(|scope| {
            let mut hands = Hands::new(scope, |number: u64| {
                std::hint::black_box((0..(number * 7919) % 5000).sum::<u64>());
                number
            });
            let (mut given, mut taken) = (0, Vec::new());
            loop {
                while given < 500 && hands.has_room() {
                    hands.give(given).unwrap();
                    given += 1;
                }
                match hands.take().unwrap() {
                    Some(number) => taken.push(number),
                    None => return taken,
                }
            }
        });
        assert_eq!(taken, (0..500).collect::<Vec<_>>(), "none is lost, none is early");
    }

    #[test]
    fn a_piece_that_panics_ends_the_work_and_hangs_nobody() {
        let ended = catch_unwind(|| {
            std::thread::scope(|scope| {
                let mut hands = Hands::new(scope, |number: u64| if number == 3 { panic!("broken") } else { number });
                (0..10).for_each(|number| hands.give(number).unwrap());
                while hands.take().unwrap().is_some() {}
            });
        });
        assert!(ended.is_err(), "the panic reaches whoever took the result");
    }
}
