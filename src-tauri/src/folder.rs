//! Where the vault is: `ROUNDTABLE_VAULT`, else this platform's folder for a program's data. As the command line has it.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use casework::vault::Paths;

/// The vault's folder; none when the platform names no folder for data. `variable` reads the environment.
pub(crate) fn of_the_vault(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || set("HOME");
    set("ROUNDTABLE_VAULT").or_else(|| {
        let data = if cfg!(windows) {
            set("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            home().map(|home| home.join("Library/Application Support"))
        } else {
            set("XDG_DATA_HOME")
                .filter(|path| path.is_absolute())
                .or_else(|| home().map(|home| home.join(".local/share")))
        };
        data.map(|data| data.join("roundtable"))
    })
}

/// The file of this laptop's settings: `ROUNDTABLE_SETTINGS`, else in this platform's folder for a program's settings.
pub(crate) fn of_the_settings(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || set("HOME");
    set("ROUNDTABLE_SETTINGS").or_else(|| {
        let settings = if cfg!(windows) {
            set("APPDATA")
        } else if cfg!(target_os = "macos") {
            home().map(|home| home.join("Library/Preferences"))
        } else {
            set("XDG_CONFIG_HOME").filter(|path| path.is_absolute()).or_else(|| home().map(|home| home.join(".config")))
        };
        settings.map(|settings| settings.join("roundtable").join("settings.json"))
    })
}

/// Whether any of a vault's files is there. A vault with a lost header is a damaged vault, not a missing one.
pub(crate) fn holds_a_vault(folder: &Path) -> bool {
    let paths = Paths::new(folder);
    [paths.header(), paths.header_copy(), paths.database()].iter().any(|path| path.exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(set: &[(&str, &str)]) -> Option<PathBuf> {
        of_the_vault(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
    }

    #[test]
    fn the_named_folder_wins_and_an_empty_name_is_none() {
        assert_eq!(
            found(&[("ROUNDTABLE_VAULT", "/v"), ("HOME", "/h")]),
            Some(PathBuf::from("/v")),
            "the person said where"
        );
        assert_eq!(found(&[("ROUNDTABLE_VAULT", "")]), None, "an empty name is not a folder");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn linux_keeps_data_where_the_desktop_says() {
        let home = ("HOME", "/home/ann");
        assert_eq!(found(&[home]), Some(PathBuf::from("/home/ann/.local/share/roundtable")), "the usual place");
        let elsewhere = [home, ("XDG_DATA_HOME", "/data")];
        assert_eq!(found(&elsewhere), Some(PathBuf::from("/data/roundtable")), "the desktop named a place");
        let relative = [home, ("XDG_DATA_HOME", "data")];
        assert_eq!(
            found(&relative),
            Some(PathBuf::from("/home/ann/.local/share/roundtable")),
            "a relative place is none (XDG)"
        );
    }
}
