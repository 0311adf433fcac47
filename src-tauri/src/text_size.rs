//! The text size of this laptop, as true zoom of the whole page: at the start, and whenever it is set.

use tauri::{AppHandle, Listener, Manager, WebviewWindow};

use crate::{desk::Desk, window::MAIN};

/// Shows the window in the text size that was set, and follows it from now on.
pub(crate) fn follow(window: &WebviewWindow) {
    show(window.app_handle());
    let app = window.app_handle().clone();
    window.app_handle().listen("changed", move |said| {
        // The words of what changed, as the pages read them.
        if said.payload().contains("\"preferences\"") {
            show(&app);
        }
    });
}

fn show(app: &AppHandle) {
    let size = app.state::<Desk>().preferences().text_size;
    if let Some(window) = app.get_webview_window(MAIN) {
        // A web view that cannot zoom still shows everything; the setting is kept for the next start.
        let _ = window.set_zoom(f64::from(size) / 100.0);
    }
}
