//! The table that is printed: figure, bar, and whether it was met.

use std::fmt;

/// Rows of what, median, 95th of 100, bar and verdict.
#[derive(Default)]
pub(crate) struct Table(Vec<[String; 5]>);

impl Table {
    /// Adds what was measured many times, in milliseconds; the 95th of 100 must be within the bar.
    pub(crate) fn row(&mut self, what: &str, times: &[f64], bar: f64) {
        let mut sorted = times.to_vec();
        sorted.sort_by(f64::total_cmp);
        // The nearest rank: with 20 runs, the 19th.
        let at = |of_100: usize| sorted.get((sorted.len() * of_100).div_ceil(100).saturating_sub(1)).copied();
        let (middle, most) = (at(50).unwrap_or(f64::NAN), at(95).unwrap_or(f64::NAN));
        self.line(
            what,
            &format!("{middle:.0} ms"),
            &format!("{most:.0} ms"),
            &format!("≤ {bar:.0} ms p95"),
            most <= bar,
        );
    }

    /// Adds one figure.
    pub(crate) fn line(&mut self, what: &str, figure: &str, p95: &str, bar: &str, met: bool) {
        let verdict = if met { "met" } else { "missed" };
        println!("  {what}: {figure}, {p95} ({verdict})");
        self.0.push([what, figure, p95, bar, verdict].map(str::to_owned));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["the window", "median", "p95", "bar", ""].map(str::to_owned);
        let rows: Vec<&[String; 5]> = std::iter::once(&head).chain(&self.0).collect();
        let width =
            |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..5).map(|column| width(column).unwrap_or_default()).collect();
        writeln!(f)?;
        for (number, row) in rows.iter().enumerate() {
            for (cell, width) in row.iter().zip(&widths) {
                write!(f, "| {cell:width$} ")?;
            }
            writeln!(f, "|")?;
            if number == 0 {
                widths.iter().try_for_each(|width| write!(f, "| {} ", "-".repeat(*width)))?;
                writeln!(f, "|")?;
            }
        }
        Ok(())
    }
}
