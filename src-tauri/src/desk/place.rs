//! Which vault the desk is at: the person's own or, as long as there is none, one of made-up people beside it.

use std::path::{Path, PathBuf};

use casework::demo;

use super::Desk;
use crate::folder;

impl Desk {
    /// The folder of the person's own vault, whether there is one or not.
    pub(crate) fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    /// The vault to open: one's own wherever there is one.
    pub(crate) fn vault(&self) -> Option<PathBuf> {
        let home = self.home.clone()?;
        let made_up = self.town()?.join(demo::PRACTICE);
        Some(if !folder::holds_a_vault(&home) && folder::holds_a_vault(&made_up) { made_up } else { home })
    }

    /// The folder of made-up people, beside one's own vault and never in it.
    pub(crate) fn town(&self) -> Option<PathBuf> {
        self.beside("-made-up")
    }

    /// Where they are made; what was cut short there was never looked at.
    pub(crate) fn building_site(&self) -> Option<PathBuf> {
        self.beside("-made-up.part")
    }

    fn beside(&self, ending: &str) -> Option<PathBuf> {
        let home = self.home.as_deref()?;
        let mut name = home.file_name()?.to_owned();
        name.push(ending);
        Some(home.with_file_name(name))
    }
}
