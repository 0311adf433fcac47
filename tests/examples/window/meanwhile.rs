//! What the page asked the program for while something was measured: where the time goes, for whoever wants it shorter.

use std::{cell::RefCell, collections::BTreeMap};

/// Calls by command, over the runs of one measurement.
#[derive(Default)]
pub(crate) struct Meanwhile(RefCell<BTreeMap<String, Calls>>);

#[derive(Default)]
struct Calls {
    count: usize,
    asked_at: Vec<f64>,
    took: Vec<f64>,
}

impl Meanwhile {
    /// Adds the calls of one run.
    pub(crate) fn add(&self, calls: Vec<(String, f64, f64)>) {
        let mut held = self.0.borrow_mut();
        for (command, asked_at, took) in calls {
            let of = held.entry(command).or_default();
            of.count += 1;
            of.asked_at.push(asked_at);
            of.took.push(took);
        }
    }

    /// Prints them, the earliest first, and begins anew.
    pub(crate) fn tell(&self) {
        let mut calls: Vec<_> = self
            .0
            .take()
            .into_iter()
            .map(|(command, calls)| (middle(calls.asked_at), command, calls.count, middle(calls.took)))
            .collect();
        calls.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (asked_at, command, count, took) in calls {
            println!("      {command} ×{count}: asked at {asked_at:.0} ms, answered in {took:.0} ms");
        }
    }
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
