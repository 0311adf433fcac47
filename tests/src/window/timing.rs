//! Times as a person has them: from a key or a press to the painted answer, by the page's own clock (1 ms in WebKitGTK).

use std::fs;

use serde_json::Value;

use super::{Trouble, Window};

/// Kernel ticks in a second, as on every Linux that this is measured on (`getconf CLK_TCK`).
const TICKS: f64 = 100.0;

/// A draft is kept a third of a second after the last key, and nothing else waits longer before it is asked for.
const QUIET_MS: u32 = 350;

/// Notes every question to the program from now on. The page's own record of what it fetched leaves these out.
const LISTEN: &str = "if (!window.asked_) {
    const asked = window.asked_ = {done: [], open: 0, last: performance.now(), from: 0};
    const ask = window.fetch;
    window.fetch = async (...all) => {
      const at = performance.now();
      asked.open += 1;
      try {
        return await ask(...all);
      } finally {
        asked.open -= 1;
        asked.last = performance.now();
        asked.done.push([String(all[0]?.url ?? all[0]).split('/').pop(), at - asked.from, asked.last - at]);
      }
    };
  }
  window.asked_.done = [];";

impl Window {
    /// Milliseconds from the next `event` (such as `click`, or `keydown Enter`) until `expression` is true and painted; `act` causes the
    /// event.
    ///
    /// # Errors
    /// When the event or the painting does not come.
    pub fn timed(
        &self,
        event: &str,
        expression: &str,
        act: impl FnOnce(&Self) -> Result<(), Trouble>,
    ) -> Result<f64, Trouble> {
        // Seen true before a frame is painted; the task after that frame is the first moment it can be seen.
        const WATCH: &str = "window.took = null;
            const [kind, key] = arguments[0].split(' ');
            const begin = event => {
              if (key && event.key !== key) return;
              removeEventListener(kind, begin, true);
              const from = window.asked_.from = performance.now();
              const look = () => test() ? setTimeout(() => { window.took = performance.now() - from; }) : requestAnimationFrame(look);
              requestAnimationFrame(look);
            };
            addEventListener(kind, begin, true);";
        // The content policy forbids `eval`, so the expression is part of the script that the driver runs.
        let script = WATCH.replace("test()", &format!("({expression})"));
        self.client.run(LISTEN, &[])?;
        self.client.run(&script, &[event.into()])?;
        act(self)?;
        self.until("window.took !== null")?;
        self.ask("window.took")?.as_f64().ok_or_else(|| Trouble::new("the page gave no time"))
    }

    /// Waits until the page has asked the program for nothing for a while.
    ///
    /// # Errors
    /// When nothing was timed, or it asks on and on.
    pub fn until_quiet(&self) -> Result<(), Trouble> {
        self.until(&format!("window.asked_.open === 0 && performance.now() - window.asked_.last > {QUIET_MS}"))
    }

    /// What the page asked the program for since the event of the last [`Window::timed`]: the command, when it was asked,
    /// and how long its answer took, in milliseconds.
    ///
    /// # Errors
    /// When nothing was timed.
    pub fn asked(&self) -> Result<Vec<(String, f64, f64)>, Trouble> {
        let asked = self.ask("window.asked_.done")?;
        Ok(serde_json::from_value(asked)?)
    }

    /// Milliseconds from the start of the program until `expression` is true and painted; to be asked at once. The
    /// driver's own delay is within it.
    ///
    /// # Errors
    /// When it never is.
    pub fn since_start(&self, expression: &str) -> Result<f64, Trouble> {
        self.until(expression)?;
        self.client.run_async("requestAnimationFrame(() => setTimeout(arguments[0]))", &[])?;
        let up: f64 = first_word(&fs::read_to_string("/proc/uptime")?)?;
        let pid = *self.driver.windows().first().ok_or("the program is not running")?;
        let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        // The name in brackets may hold spaces; the start is the twentieth word after it (proc(5)).
        let after = stat.rsplit_once(')').ok_or("no such process")?.1;
        let start: f64 = after.split_whitespace().nth(19).ok_or("no start")?.parse().map_err(|_| "no start")?;
        Ok((up - start / TICKS) * 1000.0)
    }

    /// Begins to note the gaps between frames: a gap is a frozen window.
    ///
    /// # Errors
    /// When the page is gone.
    pub fn record_frames(&self) -> Result<(), Trouble> {
        self.client.run(
            "const frames = window.frames_ = {last: performance.now(), longest: 0, count: 0};
             const tick = () => {
               if (window.frames_ !== frames) return;
               const now = performance.now();
               frames.longest = Math.max(frames.longest, now - frames.last);
               frames.last = now;
               frames.count += 1;
               requestAnimationFrame(tick);
             };
             requestAnimationFrame(tick);",
            &[],
        )?;
        Ok(())
    }

    /// The longest gap between two frames since [`Window::record_frames`], in milliseconds, and how many frames there were.
    ///
    /// # Errors
    /// When nothing was recorded.
    pub fn frames(&self) -> Result<(f64, u64), Trouble> {
        let frames = self.ask(
            "(() => { const {last, longest, count} = window.frames_; return [Math.max(longest, performance.now() - last), count]; })()",
        )?;
        match frames.as_array().map(Vec::as_slice) {
            Some([longest, count]) => Ok((longest.as_f64().unwrap_or(f64::MAX), count.as_u64().unwrap_or_default())),
            _ => Err(Trouble::new(format!("no frames were recorded: {}", Value::clone(&frames)))),
        }
    }
}

fn first_word(text: &str) -> Result<f64, Trouble> {
    text.split_whitespace().next().and_then(|word| word.parse().ok()).ok_or_else(|| Trouble::new("not a number"))
}
