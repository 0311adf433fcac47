//! Spell checking in British English where somebody writes. WebKitGTK checks nothing until it is told to, and underlines
//! nothing when the system has no British dictionary; other systems' web views follow the system.

use tauri::WebviewWindow;

/// Turns it on.
#[cfg(target_os = "linux")]
pub(crate) fn check_british(window: &WebviewWindow) {
    use webkit2gtk::{WebContextExt as _, WebViewExt as _};
    // A window without it is a window all the same.
    let _ = window.with_webview(|web| {
        if let Some(context) = web.inner().context() {
            context.set_spell_checking_languages(&["en_GB"]);
            context.set_spell_checking_enabled(true);
        }
    });
}

/// Left to the system.
#[cfg(not(target_os = "linux"))]
pub(crate) fn check_british(_: &WebviewWindow) {}
