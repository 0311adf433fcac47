//! The Services page: the team's directory, and the gaps in it.

use casework::{
    office::Office,
    services::{add, gap, list, suggest, withdraw},
};

use super::{Answered, Done, stale};
use crate::shapes::{
    Directory, Gap, GapAnswer, NewGap, NewService, Nothing, Service, ServiceChange, ServiceQuery, ServiceWithdrawn,
};

/// Services that stand under an action that is being written.
const SUGGESTED: usize = 3;

/// The directory, or what of it holds some words.
pub(crate) fn list(office: &Office, args: ServiceQuery) -> Answered<Directory> {
    Ok(Done::read(list::list(office, Some(&args.typed))?.into()))
}

/// The few services that may help with what is being written.
pub(crate) fn suggest(office: &Office, args: ServiceQuery) -> Answered<Vec<Service>> {
    let services = suggest::suggest(office, &args.typed, SUGGESTED)?;
    Ok(Done::read(services.into_iter().map(Service::from).collect()))
}

/// Adds a service.
pub(crate) fn add(office: &Office, args: NewService) -> Answered<Service> {
    let done = add::add(office, args.into())?;
    Ok(Done { answer: done.value.into(), touched: stale(&done.touched) })
}

/// Corrects a service, if nobody else did since.
pub(crate) fn change(office: &Office, args: ServiceChange) -> Answered<Service> {
    let done = add::change(office, &args.id, args.service.into(), Some(&args.seen))?;
    Ok(Done { answer: done.value.into(), touched: stale(&done.touched) })
}

/// Withdraws a service.
pub(crate) fn withdraw(office: &Office, args: ServiceWithdrawn) -> Answered<Service> {
    let done = withdraw::withdraw(office, &args.id, &args.reason, Some(&args.seen))?;
    Ok(Done { answer: done.value.into(), touched: stale(&done.touched) })
}

/// Every gap.
pub(crate) fn gaps(office: &Office, _: Nothing) -> Answered<Vec<Gap>> {
    Ok(Done::read(gap::list(office)?.into_iter().map(Gap::from).collect()))
}

/// Notes what was needed and nobody offered.
pub(crate) fn note_gap(office: &Office, args: NewGap) -> Answered<Gap> {
    let NewGap { text, people, cohort, not_naming } = args;
    let done = gap::note(office, gap::NewGap { text, people, cohort, not_naming })?;
    Ok(Done { answer: done.value.into(), touched: stale(&done.touched) })
}

/// Says that a gap is met, or open after all.
pub(crate) fn answer_gap(office: &Office, args: GapAnswer) -> Answered<Gap> {
    let done = gap::answer(office, &args.id, args.met, &args.reason)?;
    Ok(Done { answer: done.value.into(), touched: stale(&done.touched) })
}
