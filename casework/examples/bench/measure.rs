//! Measuring: times, memory, and the table that is printed.

use std::{fmt, time::Instant};

/// Runs work and gives what it gave and how many seconds it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed().as_secs_f64())
}

/// Median and 99th percentile of seconds, in milliseconds.
pub(crate) fn median_and_p99(seconds: &[f64]) -> String {
    let mut sorted = seconds.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize] * 1000.0;
    format!("{:.2} ms, {:.2} ms p99", at(0.5), at(0.99))
}

/// The most memory this process has had, in megabytes (Linux; 0 elsewhere).
pub(crate) fn peak_memory_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Bytes as people read them.
pub(crate) fn human(bytes: u64) -> String {
    if bytes >= 1_000_000 { format!("{:.1} MB", bytes as f64 / 1e6) } else { format!("{:.1} kB", bytes as f64 / 1e3) }
}

/// Rows of what, figure, bar.
#[derive(Default)]
pub(crate) struct Table(Vec<[String; 3]>);

impl Table {
    pub(crate) fn row(&mut self, what: &str, figure: String, bar: &str) {
        println!("  {what}: {figure}");
        self.0.push([what.to_owned(), figure, bar.to_owned()]);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths =
            [0, 1, 2].map(|column| self.0.iter().map(|row| row[column].chars().count()).max().unwrap_or(0).max(7));
        writeln!(
            f,
            "\n| {:w0$} | {:w1$} | {:w2$} |",
            "what",
            "figure",
            "bar",
            w0 = widths[0],
            w1 = widths[1],
            w2 = widths[2]
        )?;
        writeln!(f, "|{}|{}|{}|", "-".repeat(widths[0] + 2), "-".repeat(widths[1] + 2), "-".repeat(widths[2] + 2))?;
        for [what, figure, bar] in &self.0 {
            writeln!(f, "| {what:w0$} | {figure:w1$} | {bar:w2$} |", w0 = widths[0], w1 = widths[1], w2 = widths[2])?;
        }
        Ok(())
    }
}
