//! Measuring: times, memory, and the table that is printed.

use std::{fmt, time::Instant};

/// Runs work and gives what it gave and how many seconds it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed().as_secs_f64())
}

/// How long something took, many times; milliseconds.
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) p99: f64,
}

impl Spread {
    pub(crate) fn of(seconds: &[f64]) -> Self {
        let mut sorted = seconds.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize] * 1000.0;
        Self { median: at(0.5), p99: at(0.99) }
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} ms, {:.2} ms p99", self.median, self.p99)
    }
}

/// The most memory this process has had, in megabytes (Linux; 0 elsewhere).
pub(crate) fn peak_memory_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// The processor time that all threads of this process have had, in seconds (Linux; 0 elsewhere). On a machine that
/// others use too it says more than the clock.
pub(crate) fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name, which stands in brackets: user and system time are the 12th and 13th, in hundredths.
    let times = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    times.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Bytes as people read them.
pub(crate) fn human(bytes: u64) -> String {
    if bytes >= 1_000_000 { format!("{:.1} MB", bytes as f64 / 1e6) } else { format!("{:.1} kB", bytes as f64 / 1e3) }
}

/// Rows of what, figure, bar, and whether it was met.
#[derive(Default)]
pub(crate) struct Table(Vec<[String; 4]>);

impl Table {
    pub(crate) fn row(&mut self, what: &str, figure: impl fmt::Display, bar: &str, met: bool) {
        let verdict = if met { "met" } else { "missed" };
        println!("  {what}: {figure} ({verdict})");
        self.0.push([what.to_owned(), figure.to_string(), bar.to_owned(), verdict.to_owned()]);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["what", "figure", "bar", ""].map(str::to_owned);
        let widths = [0, 1, 2, 3]
            .map(|column| self.0.iter().chain([&head]).map(|row| row[column].chars().count()).max().unwrap_or(0));
        let line = |f: &mut fmt::Formatter<'_>, cells: &[String; 4]| {
            cells.iter().zip(widths).try_for_each(|(cell, width)| write!(f, "| {cell:width$} "))?;
            writeln!(f, "|")
        };
        writeln!(f)?;
        line(f, &head)?;
        line(f, &widths.map(|width| "-".repeat(width)))?;
        self.0.iter().try_for_each(|row| line(f, row))
    }
}
