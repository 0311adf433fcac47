//! Printing the page: the desktop's own dialog; in a driven window, a file that a test can read.

use tauri::{AppHandle, Manager, Runtime};

use crate::{failure::Failure, window::MAIN};

/// Prints what the window shows.
///
/// # Errors
/// When there is no window, or no way to print.
pub(crate) fn print<R: Runtime>(app: &AppHandle<R>) -> Result<(), Failure> {
    let nowhere = || Failure::new("print", "This laptop could not print. Check that it has a printer, or save as PDF.");
    let window = app.get_webview_window(MAIN).ok_or_else(nowhere)?;
    #[cfg(target_os = "linux")]
    if let Some(file) = for_a_test() {
        return window.with_webview(move |web| into_a_file(&web.inner(), &file)).map_err(|_| nowhere());
    }
    window.print().map_err(|_| nowhere())
}

/// The file that a test reads; never in what people get.
#[cfg(target_os = "linux")]
fn for_a_test() -> Option<String> {
    use std::env;

    use crate::automation;

    let driven = automation::driven(|name| env::var_os(name).is_some(), automation::ALLOWED);
    env::var("ROUNDTABLE_PRINT_TO").ok().filter(|file| driven && !file.is_empty())
}

/// Prints without a dialog, and sets `data-printed` on the page once the paper is whole.
#[cfg(target_os = "linux")]
fn into_a_file(view: &webkit2gtk::WebView, file: &str) {
    use webkit2gtk::{PrintOperation, PrintOperationExt as _};

    let settings = gtk::PrintSettings::new();
    settings.set_printer("Print to File");
    settings.set("output-file-format", Some("pdf"));
    settings.set("output-uri", Some(&format!("file://{file}")));
    let page = gtk::PageSetup::new();
    page.set_paper_size_and_default_margins(&gtk::PaperSize::new(Some("iso_a4")));
    let operation = PrintOperation::new(view);
    operation.set_print_settings(&settings);
    operation.set_page_setup(&page);
    let (done, failed) = (view.clone(), view.clone());
    operation.connect_finished(move |_| say(&done, "yes"));
    operation.connect_failed(move |_, error| say(&failed, &error.to_string()));
    operation.print();
}

#[cfg(target_os = "linux")]
fn say(view: &webkit2gtk::WebView, what: &str) {
    use webkit2gtk::WebViewExt as _;
    let what = what.replace(['\'', '\\'], " ");
    let script = format!("document.documentElement.dataset.printed = '{what}'");
    view.evaluate_javascript(&script, None, None, gtk::gio::Cancellable::NONE, |_| {});
}
