//! Opens the one window, and keeps it at home: no other page, no second window.

use std::{env, path::PathBuf, process};

use tauri::{
    Context, Emitter, Manager, RunEvent, Runtime, Url, Wry,
    webview::{NewWindowResponse, WebviewWindowBuilder},
};

use crate::{
    alone::{self, Start},
    automation,
    commands::table,
    desk::Desk,
    folder,
    outside::{self, Outside},
    spelling, text_size, watch,
};

/// Label of the window, as in `tauri.conf.json` and `capabilities/main.json`.
pub(crate) const MAIN: &str = "main";

/// The configuration, pages and permissions built into the program.
pub(crate) fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Runs the window until it is closed, then closes the vault. A second start on the same vault hands its files over to the
/// window that is open, and ends.
pub(crate) fn open(files: Vec<PathBuf>) -> Result<(), tauri::Error> {
    let variable = |name: &str| env::var_os(name);
    let desk = Desk::new(folder::of_the_vault(variable), folder::of_the_settings(variable));
    let alone = match alone::start(desk.vault().as_deref(), &files) {
        Start::First(alone) => alone,
        Start::HandedOver => return Ok(()),
    };
    let app = tauri::Builder::<Wry>::new()
        .manage(desk)
        .manage(Outside::new(files))
        .invoke_handler(table::route)
        .setup(|app| {
            let windows = &app.config().app.windows;
            let config =
                windows.iter().find(|window| window.label == MAIN).cloned().ok_or(tauri::Error::WindowNotFound)?;
            let mut window = WebviewWindowBuilder::from_config(app.handle(), &config)?
                .on_navigation(is_home)
                .on_new_window(|_, _| NewWindowResponse::Deny);
            if automation::driven(|name| env::var_os(name).is_some(), automation::ALLOWED) {
                window = window
                    .incognito(false)
                    .data_directory(env::temp_dir().join(format!("roundtable-driven-{}", process::id())));
            }
            let window = window.build()?;
            text_size::follow(&window);
            spelling::check_british(&window);
            let pages = app.handle().clone();
            // The pages may be gone already; what they would have been told is on disk.
            app.state::<Desk>().speaks_by(move |what, details| {
                let _ = pages.emit(what, details);
            });
            watch::begin(app.handle());
            Ok(())
        })
        .build(context())?;
    if let Some(alone) = alone {
        let handle = app.handle().clone();
        alone.listen(move |files| outside::arrived(&handle, files));
    }
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            app.state::<Desk>().close();
        }
    });
    Ok(())
}

/// Whether an address is one of the program's own pages. Everything else is refused, whoever asks.
pub(crate) fn is_home(url: &Url) -> bool {
    let plain = url.port().is_none() && url.username().is_empty() && url.password().is_none();
    match url.scheme() {
        "tauri" => plain && url.host_str() == Some("localhost"),
        // How WebView2 names the same pages.
        "http" | "https" => cfg!(windows) && plain && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_may_be_shown() {
        let url = |text: &str| Url::parse(text).expect("an address");
        for home in ["tauri://localhost/", "tauri://localhost/index.html#/case/1"] {
            assert!(is_home(&url(home)), "{home} is ours");
        }
        for away in [
            "https://example.org/",
            "http://localhost/",
            "http://app.evil.example/",
            "tauri://localhost.evil.example/",
            "tauri://evil@localhost/",
            "tauri://localhost:8080/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "about:blank",
            "javascript:alert(1)",
        ] {
            assert!(!is_home(&url(away)), "{away} is not ours");
        }
    }

    #[test]
    fn the_built_configuration_is_hardened() {
        let context = context::<tauri::test::MockRuntime>();
        let config = context.config();
        assert!(!config.app.with_global_tauri, "pages reach the program through imports only");
        assert!(config.app.security.freeze_prototype, "a page cannot change what our code calls");
        assert!(!config.app.security.asset_protocol.enable, "no file is readable by address");
        let csp = config.app.security.csp.as_ref().map(ToString::to_string).unwrap_or_default();
        assert!(csp.starts_with("default-src 'none'"), "everything not allowed is refused: {csp}");
        for wrong in ["unsafe-inline", "unsafe-eval", "asset:", "*"] {
            assert!(!csp.contains(wrong), "{wrong} must not be in the content policy");
        }
        let window = config.app.windows.iter().find(|window| window.label == MAIN).expect("one window");
        assert_eq!(config.app.windows.len(), 1, "one window");
        assert!(window.incognito, "the web view writes nothing to disk");
        assert!(!window.drag_drop_enabled, "nothing is taken in by dropping it");
        assert!(!window.general_autofill_enabled, "the web view remembers nothing that was typed");
        assert_eq!(window.title, "Roundtable", "a window title holds no name");
    }
}
