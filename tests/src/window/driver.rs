//! tauri-driver and WebKitWebDriver: started on free ports, ended by their process ids.

use std::{
    env,
    io::{BufRead as _, BufReader},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use super::{Trouble, client::Client, processes, screen::Screen};

/// A driver on a slow machine answers within this.
const START: Duration = Duration::from_secs(30);

/// A running driver with its screen.
pub(super) struct Driver {
    child: Child,
    port: u16,
    program: String,
    screen: Screen,
}

impl Driver {
    /// Starts a driver whose windows open this vault; a variable without a value is taken out of their environment.
    pub(super) fn start(program: &Path, vault: &Path, environment: &[(&str, Option<&str>)]) -> Result<Self, Trouble> {
        let screen = Screen::take()?;
        let (port, native) = (free_port()?, free_port()?);
        let mut command = on_a_bus(&tauri_driver()?);
        command
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("ROUNDTABLE_VAULT", vault)
            .env("ROUNDTABLE_SETTINGS", vault.with_extension("settings"))
            .env("DISPLAY", &screen.display)
            .env("GDK_BACKEND", "x11")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        // With either of these the driver's screenshots hang for ever (reference/ui.md f.3).
        for hangs in ["WEBKIT_DISABLE_DMABUF_RENDERER", "WEBKIT_DISABLE_COMPOSITING_MODE"] {
            command.env_remove(hangs);
        }
        for (name, value) in environment {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let mut child =
            command.spawn().map_err(|cause| Trouble::new(format!("tauri-driver could not be started: {cause}")))?;
        let said = listen(&mut child)?;
        let program = program.to_str().ok_or("the program's path is not text")?.to_owned();
        let driver = Self { child, port, program, screen };
        driver.wait_for(&[port, native], &said)?;
        // Somebody must read what it says, or it stops when the pipe is full.
        thread::spawn(move || said.into_iter().for_each(drop));
        Ok(driver)
    }

    /// Opens the window; a driver that is not quite ready yet is asked again.
    pub(super) fn session(&self, args: &[&str]) -> Result<Client, Trouble> {
        let address = format!("http://127.0.0.1:{}", self.port);
        let mut last = Trouble::new("never tried");
        for _ in 0..3 {
            match Client::start(&address, &self.program, args) {
                Ok(client) => return Ok(client),
                Err(trouble) => last = trouble,
            }
        }
        Err(Trouble::new(format!("the window did not open: {last}")))
    }

    /// The display that the window is on.
    pub(super) fn display(&self) -> &str {
        &self.screen.display
    }

    /// Process ids of the window's program.
    pub(super) fn windows(&self) -> Vec<u32> {
        processes::descendants(self.child.id()).into_iter().filter(|pid| processes::runs(*pid, &self.program)).collect()
    }

    /// Waits until something listens on each port.
    fn wait_for(&self, ports: &[u16], said: &Receiver<String>) -> Result<(), Trouble> {
        let end = Instant::now() + START;
        let mut heard = String::new();
        while ports.iter().any(|port| TcpStream::connect(("127.0.0.1", *port)).is_err()) {
            // What it says is listened to meanwhile: when it ends, its words are the reason.
            match said.recv_timeout(Duration::from_millis(50)) {
                Ok(line) => heard.push_str(&line),
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(Trouble::new(format!("tauri-driver ended: {heard}")));
                }
                Err(RecvTimeoutError::Timeout) if Instant::now() > end => {
                    return Err(Trouble::new(format!("tauri-driver does not answer: {heard}")));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let mut all = processes::descendants(self.child.id());
        all.push(self.child.id());
        let _ = processes::kill(&all);
        let _ = self.child.wait();
    }
}

fn listen(child: &mut Child) -> Result<Receiver<String>, Trouble> {
    let stderr = child.stderr.take().ok_or("tauri-driver has no output")?;
    let (send, said) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    Ok(said)
}

/// The driver, with a message bus of its own when there is none: without one the accessibility tree hangs.
fn on_a_bus(driver: &Path) -> Command {
    if env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some() {
        return Command::new(driver);
    }
    let mut command = Command::new("dbus-run-session");
    command.arg("--").arg(driver);
    command
}

/// `tauri-driver` from the path, or from where cargo installs programs.
fn tauri_driver() -> Result<PathBuf, Trouble> {
    let homes = [
        env::var_os("CARGO_HOME").map(PathBuf::from),
        env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")),
    ];
    let installed = homes.into_iter().flatten().map(|home| home.join("bin"));
    let on_path = env::var_os("PATH").map(|path| env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    on_path
        .into_iter()
        .chain(installed)
        .map(|folder| folder.join("tauri-driver"))
        .find(|program| program.is_file())
        .ok_or_else(|| Trouble::new("tauri-driver is not installed. `cargo xtask test` installs it."))
}

fn free_port() -> Result<u16, Trouble> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
