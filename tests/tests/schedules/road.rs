//! The road: sticks that are lost, read twice, or kept back and read late and in another order.

use casework::share::{read, write};

use crate::{lies, team::Team};

/// A file on its way to one laptop.
#[derive(Clone)]
pub(crate) struct Flight {
    pub(crate) to: usize,
    pub(crate) bytes: Vec<u8>,
}

impl Team {
    /// Writes bundles for an organisation and gives one flight for each file and each laptop of it.
    pub(crate) fn write_for(&mut self, from: usize, organisation: &str) -> Vec<Flight> {
        let sealed = match write::seal(&self.n.laptops[from].office, &[organisation.to_owned()]) {
            Ok(outcome) => outcome.value.0,
            Err(error) => {
                self.refused("write bundle", &error, &["not_found"]);
                return Vec::new();
            }
        };
        self.coverage.done("write bundle");
        let readers: Vec<_> = self.laptops_of(organisation).into_iter().filter(|to| *to != from).collect();
        let mut flights = Vec::new();
        for bundle in sealed {
            let bytes = lies::on_the_road(self, from, organisation, bundle.bytes);
            flights.extend(readers.iter().map(|to| Flight { to: *to, bytes: bytes.clone() }));
        }
        flights
    }

    /// Lets fate have a file.
    pub(crate) fn send(&mut self, flight: Flight) {
        match self.below(100) {
            0..20 => self.coverage.done("bundle lost"),
            20..35 => {
                self.coverage.done("bundle doubled");
                self.kept_back.push(flight.clone());
                self.deliver(flight);
            }
            35..60 => {
                self.coverage.done("bundle kept back");
                self.kept_back.push(flight);
            }
            _ => self.deliver(flight),
        }
    }

    /// A file that was kept back arrives; in whatever order the dice say.
    pub(crate) fn deliver_late(&mut self) {
        if !self.kept_back.is_empty() {
            let place = self.below(self.kept_back.len());
            let flight = self.kept_back.swap_remove(place);
            self.deliver(flight);
        }
    }

    /// A laptop reads a file.
    pub(crate) fn deliver(&mut self, flight: Flight) {
        match read::receive(&self.n.laptops[flight.to].office, flight.bytes) {
            Ok(outcome) => {
                self.coverage.done("bundle read");
                self.waiting.insert(flight.to, outcome.value.waiting);
            }
            // From somebody the reader has not met yet, or written before the writer knew this laptop.
            Err(error) => self.refused("bundle read", &error, &["not_trusted", "not_for_us"]),
        }
    }

    /// Notes a refusal; one that the act does not allow is a problem.
    pub(crate) fn refused(&mut self, act: &'static str, error: &casework::Error, allowed: &[&str]) {
        let code = error.code();
        self.coverage.refused(act, code);
        if !allowed.contains(&code) {
            self.problems.push(format!("{act} was refused as {code}: {error}"));
        }
    }
}
