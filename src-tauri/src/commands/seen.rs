//! What is new: in a case since it was looked at before, and for the first page of the day.

use casework::{
    case::needs,
    note::draft,
    office::Office,
    organisation::partners,
    seen::{look, overview, since},
    two_answers,
};

use super::{Answered, Done, stale};
use crate::shapes::{CaseCounts, CaseId, NewSince, Nothing, PartnerNews, QuestionLine, Shown, Today, Unfinished};

/// Questions and drafts that the first page names; the others are counted.
const AT_A_GLANCE: u32 = 6;

/// Begins a look at a case: tells what is new, and moves the mark to what is shown.
pub(crate) fn look(office: &Office, args: CaseId) -> Answered<NewSince> {
    let outcome = look::look(office, &args.id)?;
    Ok(Done { answer: outcome.value.into(), touched: stale(&outcome.touched) })
}

/// Tells what is new in the present look, without moving the mark.
pub(crate) fn since(office: &Office, args: CaseId) -> Answered<NewSince> {
    Ok(Done::read(since::since(office, &args.id)?.into()))
}

/// Moves the mark to what was shown since the look began.
pub(crate) fn mark(office: &Office, args: Shown) -> Answered<()> {
    let outcome = look::mark(office, &args.case, args.up_to)?;
    Ok(Done { answer: (), touched: stale(&outcome.touched) })
}

/// What the first page of the day says.
pub(crate) fn today(office: &Office, _: Nothing) -> Answered<Today> {
    let news = overview::overview(office)?;
    let (questions, questions_in_all) = two_answers::list::names(office, AT_A_GLANCE)?;
    let question = |one: two_answers::list::Named| QuestionLine {
        case: one.case,
        field: one.field,
        family_name: one.family_name,
        given_name: one.given_name,
        title: one.title,
    };
    let unfinished = |one: draft::Unfinished| Unfinished {
        case: one.case,
        family_name: one.family_name,
        given_name: one.given_name,
        title: one.title,
        at: one.at,
    };
    let counts = needs::in_all(office)?;
    Ok(Done::read(Today {
        last_here: news.last_here,
        partners: news.partners.into_iter().map(PartnerNews::from).collect(),
        questions: questions.into_iter().map(question).collect(),
        questions_in_all,
        unfinished: draft::list(office, AT_A_GLANCE)?.into_iter().map(unfinished).collect(),
        same_person: counts.same_person,
        cases: counts.cases,
        known_partners: u64::try_from(partners::list(office)?.len()).unwrap_or(u64::MAX),
    }))
}

/// How many cases need somebody's eye.
pub(crate) fn case_counts(office: &Office, _: Nothing) -> Answered<CaseCounts> {
    Ok(Done::read(needs::counts(office)?.into()))
}
