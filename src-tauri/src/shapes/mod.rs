//! Shapes that cross between the program and the pages. They follow the JSON of the command line (`design/cli.md`); times
//! are RFC 3339 UTC, days `YYYY-MM-DD`, ids opaque text.

mod action;
mod case;
mod from_casework;
mod note;
mod seen;
mod share;
mod todo;
mod vault;

pub(crate) use crate::preferences::Preferences;
pub(crate) use action::{Action, ActionStep, NewAction};
pub(crate) use case::{Case, CaseId, CasePage, CasePart, CaseQuery, CaseRow, Change, CircleMember, Cohort, Field};
pub(crate) use note::{Added, Draft, NewNote, Note};
pub(crate) use seen::{CaseCounts, NewSince, PartnerNews, Question, Shown, Today, Unfinished, Updates};
pub(crate) use share::{Answer, Changed, PartnerStatus, Settlement, SharingStatus, TwoAnswers};
pub(crate) use todo::{Tick, Ticked, TodoCounts, TodoPage, TodoQuery};
pub(crate) use vault::{Nothing, Passphrase, Secret, Standing, VaultState, Who};
