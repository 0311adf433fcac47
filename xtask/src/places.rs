//! Where things are: the checkout, its target folder, and what is made there.

use std::path::{Path, PathBuf};

/// Gives the top of the checkout.
///
/// Cargo says where this package is when it runs it; the folder it was compiled in is the fallback,
/// so that several checkouts may share one target folder.
pub(crate) fn root() -> PathBuf {
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(package.clone(), Path::to_path_buf)
}

/// Gives the one target folder of all builds, absolute.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(named) => root().join(named),
        None => root().join("target"),
    }
}

/// Gives the path of a program that the dev profile built.
pub(crate) fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

/// Gives the folder of the generated TypeScript: committed, and checked for drift.
pub(crate) fn generated_types() -> PathBuf {
    ui().join("src").join("ipc").join("generated")
}

/// Gives the folder of the made-up practice, hospice and stick; made afresh by every run.
pub(crate) fn neighbourhood() -> PathBuf {
    target().join("neighbourhood")
}

/// Gives the folder that pictures of the window go to.
pub(crate) fn screens() -> PathBuf {
    target().join("screens")
}

/// Gives the folder that `cargo install` puts programs in.
pub(crate) fn cargo_programs() -> Option<PathBuf> {
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        return Some(PathBuf::from(home).join("bin"));
    }
    std::env::home_dir().map(|home| home.join(".cargo").join("bin"))
}
