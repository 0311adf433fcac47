//! What leaves the screen on paper: each print is a line in the audit, written before the paper is.

use crate::{
    audit::look,
    error::{Error, Result},
    office::{Office, Op},
};

/// What is printed of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The summary.
    Summary,
    /// What stays in the home of somebody near the end of life.
    HomeCopy,
}

impl Sheet {
    /// Its stable word.
    ///
    /// # Errors
    /// `Invalid` for a word that is none.
    pub fn read(word: &str) -> Result<Self> {
        match word {
            "summary" => Ok(Self::Summary),
            "home_copy" => Ok(Self::HomeCopy),
            _ => Err(Error::Invalid { field: "sheet", words: "What is printed is one of: summary, home_copy." }),
        }
    }
}

/// Notes that a case is printed. Whoever prints waits for it.
///
/// # Errors
/// `not_found`; storage errors, but for a full disk: the line is then written with the next one.
pub fn printed(office: &Office, id: &str, sheet: Sheet) -> Result<()> {
    let op = match sheet {
        Sheet::Summary => Op::CasePrint,
        Sheet::HomeCopy => Op::HomeCopyPrint,
    };
    look::behind_a_press(office, op, id)
}

/// Notes that a case is copied out as text.
pub(super) fn copied(office: &Office, id: &str) -> Result<()> {
    look::behind_a_press(office, Op::CaseText, id)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::{audit, office::sample};

    #[test]
    fn every_print_leaves_its_line() {
        let dir = tempfile::tempdir().unwrap();
        let office = sample::founded(&dir.path().join("vault")).office;
        let case = sample::ashworth(&office);
        for sheet in ["summary", "home_copy", "home_copy"] {
            printed(&office, &case, Sheet::read(sheet).unwrap()).unwrap();
        }
        let lines = audit::list::list(&office, Some(&case), None).unwrap();
        let acts: Vec<_> = lines.iter().map(|line| line.act.as_str()).filter(|act| act.contains("print")).collect();
        assert_eq!(acts, ["home_copy_print", "home_copy_print", "case_print"], "each by itself, the newest first");
        assert!(printed(&office, "nobody", Sheet::Summary).is_err(), "no such case");
        assert!(Sheet::read("everything").is_err(), "no such sheet");
    }
}
