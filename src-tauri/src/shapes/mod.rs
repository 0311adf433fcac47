//! Shapes that cross between the program and the pages. They follow the JSON of the command line (`design/cli.md`); times
//! are RFC 3339 UTC, days `YYYY-MM-DD`, ids opaque text.

mod about;
mod action;
mod answers;
mod attachment;
mod audit;
mod board;
mod case;
mod cohort;
mod edit;
mod find;
mod first;
mod from_casework;
mod handover;
mod note;
mod person;
mod print;
mod record;
mod referral;
mod safety;
mod same;
mod seen;
mod services;
mod share;
mod sharing;
mod spreadsheet;
mod team;
mod todo;
mod vault;

pub(crate) use crate::preferences::Preferences;
pub(crate) use about::{About, Details};
pub(crate) use action::{Action, ActionStep, NewAction, Stepped};
pub(crate) use answers::Question;
pub(crate) use attachment::{Attachment, AttachmentCopy, AttachmentId, AttachmentWithdrawn, NewAttachment, Picture};
pub(crate) use audit::{AuditPage, AuditQuery, AuditVerified};
pub(crate) use board::{Board, BoardQuery, CaseMove, CaseStanding, ClosedCase, Closing, ClosingUndone, Reopening};
pub(crate) use case::{Case, CaseId, CasePage, CasePart, CaseQuery, CaseRow, Change, CircleMember, Cohort, Field};
pub(crate) use cohort::{CohortChange, CohortDefinition, NewCohort};
pub(crate) use edit::{CaseChange, ChangedField, FieldKind, MembershipChange, NoteAmended, NoteWithdrawn};
pub(crate) use find::{FindQuery, Found};
pub(crate) use first::{NewCode, NewVault, Restore, SetAside, TypedPassphrase};
pub(crate) use from_casework::kept_back;
pub(crate) use handover::{Handover, HandoverAnswer, NewHandover, OfferToUs};
pub(crate) use note::{Added, Draft, DraftOf, NewNote, Note};
pub(crate) use person::{NewPerson, PossibleMatch};
pub(crate) use print::{CaseText, PrintedCase};
pub(crate) use record::{Form, KeptRecords, NewForm, NewRecord, RecordCorrected, RecordWithdrawn, plain};
pub(crate) use referral::{NewReferral, Referred, UrgentNumber};
pub(crate) use safety::{CheckReport, NewPassphrase, SafetyNets, TypedCode, Written};
pub(crate) use same::{
    AskPair, Different, MergePlan, Merging, OtherRecord, SamePair, SameQuestions, Separate, Separated,
};
pub(crate) use seen::{CaseCounts, NewSince, PartnerNews, QuestionLine, Shown, Today, Unfinished, Updates};
pub(crate) use services::{
    Directory, Gap, GapAnswer, NewGap, NewService, Service, ServiceChange, ServiceQuery, ServiceWithdrawn,
};
pub(crate) use share::{Answer, Changed, PartnerStatus, Settlement, SharingStatus, TwoAnswers};
pub(crate) use sharing::{
    CheckWritten, FileRead, LastRead, LogEntry, PartnerRow, Person, Place, PlaceId, Waiting, WriteTo, WrittenUpdates,
};
pub(crate) use spreadsheet::{Handed, ImportChoices, ImportProgress, Spreadsheet, SpreadsheetLook, SpreadsheetReport};
pub(crate) use team::{
    Card, CardFile, CardWords, Joined, Kept, Member, PartnerId, ShareCase, ShareCohort, SharedCohort, Team, TeamName,
    UnshareCase,
};
pub(crate) use todo::{Tick, Ticked, TodoCounts, TodoPage, TodoQuery};
pub(crate) use vault::{Bytes, HalfWritten, Nothing, Passphrase, Secret, Standing, VaultState, Who};
