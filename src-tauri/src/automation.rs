//! Refuses to start when the web view would let another program drive or inspect the window.
//!
//! Tauri turns remote control on when an environment variable says so, in release builds too
//! (`tauri-runtime-wry`, `TAURI_WEBVIEW_AUTOMATION`), and WebKitGTK opens its inspector on a network port in the same
//! way. Somebody else in the same session could then read an unlocked caseload. Development builds allow it, because the
//! tests drive the real window; so does a release made with the feature `automation`, which only `cargo xtask bench` makes.

/// Whether this build may be driven.
pub(crate) const ALLOWED: bool = allowed(cfg!(debug_assertions), cfg!(feature = "automation"));

const fn allowed(development: bool, measured: bool) -> bool {
    development || measured
}

/// Environment variables that open the window to other programs.
pub(crate) const SWITCHES: [&str; 3] =
    ["TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"];

/// The first switch that is set and must not be; `is_set` tells whether a variable is set to anything at all.
pub(crate) fn refused(is_set: impl Fn(&str) -> bool, allowed: bool) -> Option<&'static str> {
    if allowed {
        return None;
    }
    SWITCHES.into_iter().find(|name| is_set(name))
}

/// Whether this run is driven by a test. WebKitGTK lets only its first, persistent context be driven, never an ephemeral
/// one, so a driven build gives up `incognito` and nothing else. What people get is never driven.
pub(crate) fn driven(is_set: impl Fn(&str) -> bool, allowed: bool) -> bool {
    allowed && SWITCHES.first().is_some_and(|name| is_set(name))
}

/// The sentence for whoever started the program.
pub(crate) fn words(switch: &str) -> String {
    format!(
        "Roundtable does not start while {switch} is set, because other programs could then read the caseload. \
         Unset it and start again. Nothing was opened."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_driven_only_with_the_feature_of_the_measurements() {
        assert!(!allowed(false, false), "what people get is never driven");
        assert!(allowed(false, true), "`cargo xtask bench` measures a release");
        assert!(allowed(true, false), "the tests drive a development build");
    }

    #[test]
    fn a_release_refuses_each_switch_by_itself() {
        for switch in SWITCHES {
            assert_eq!(
                refused(|name| name == switch, false),
                Some(switch),
                "{switch} opens the window to other programs"
            );
        }
    }

    #[test]
    fn a_release_starts_when_nothing_is_set_and_a_development_build_always() {
        assert_eq!(refused(|_| false, false), None, "nothing is set");
        assert_eq!(refused(|_| true, true), None, "the tests drive a development build");
    }

    #[test]
    fn only_a_development_build_is_ever_driven() {
        assert!(driven(|name| name == "TAURI_WEBVIEW_AUTOMATION", true), "the tests drive a development build");
        assert!(!driven(|_| true, false), "a release keeps its ephemeral web view whatever is set");
        assert!(!driven(|_| false, true), "nobody asked");
    }

    #[test]
    fn the_sentence_names_the_switch_and_what_to_do() {
        let said = words("WEBKIT_INSPECTOR_SERVER");
        assert!(said.contains("WEBKIT_INSPECTOR_SERVER") && said.contains("Unset it"), "{said}");
    }
}
