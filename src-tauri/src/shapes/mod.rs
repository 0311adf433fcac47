//! Shapes that cross between the program and the pages. They follow the JSON of the command line (`design/cli.md`); times
//! are RFC 3339 UTC, days `YYYY-MM-DD`, ids opaque text.

mod action;
mod answers;
mod case;
mod from_casework;
mod note;
mod share;
mod spreadsheet;
mod sharing;
mod team;
mod vault;

pub(crate) use crate::preferences::Preferences;
pub(crate) use action::{Action, ActionStep, NewAction};
pub(crate) use answers::Question;
pub(crate) use case::{Case, CaseId, CasePage, CasePart, CaseQuery, CaseRow, Change, CircleMember, Cohort, Field};
pub(crate) use note::{Added, Draft, NewNote, Note};
pub(crate) use share::{Answer, Changed, PartnerStatus, Settlement, SharingStatus, TwoAnswers};
pub(crate) use spreadsheet::{Handed, ImportProgress, Spreadsheet, SpreadsheetLook, SpreadsheetReport};
pub(crate) use vault::{Bytes, Nothing, Passphrase, Secret, Standing, VaultState, Who};
pub(crate) use sharing::{
    CheckWritten, FileRead, LastRead, LogEntry, PartnerRow, Person, Place, PlaceId, Waiting, WriteTo,
    WrittenUpdates,
};
pub(crate) use team::{
    Card, CardFile, CardWords, Joined, Kept, Member, PartnerId, ShareCase, ShareCohort, SharedCohort, Team, TeamName,
    UnshareCase,
};
