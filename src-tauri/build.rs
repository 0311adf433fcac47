//! Declares the window's commands to Tauri, from the same table that routes them, so that a command outside the table
//! cannot be called even by a page that was taken over.

/// Reads the names out of the table; everything else in a row is for `src/commands/mod.rs`.
macro_rules! commands {
    ($( $(#[$doc:meta])* $name:ident($args:ty) -> $answer:ty, $access:ident, $run:path; )*) => {
        /// Every command's name.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}
#[path = "src/commands/table.rs"]
mod table;

use std::{env, fs, path::Path, process::ExitCode};

/// The page that a development build carries when the real pages were not built.
const UNBUILT: &str = "<!doctype html><title>Roundtable</title><p>This build has no pages. Run: cargo xtask run</p>";

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=src/commands/table.rs");
    println!("cargo:rerun-if-changed=../ui/dist");
    let index = Path::new("../ui/dist/index.html");
    if !index.exists() {
        if env::var("PROFILE").as_deref() == Ok("release") {
            println!("cargo:error=The pages are not built: run `npm ci && npm run build` in ui/ first.");
            return ExitCode::FAILURE;
        }
        println!(
            "cargo:warning=The pages are not built, so the window will only say so. `cargo xtask run` builds them."
        );
        if fs::create_dir_all("../ui/dist").and_then(|()| fs::write(index, UNBUILT)).is_err() {
            return ExitCode::FAILURE;
        }
    }
    let manifest = tauri_build::AppManifest::new().commands(table::NAMES);
    match tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("cargo:error={problem:#}");
            ExitCode::FAILURE
        }
    }
}
